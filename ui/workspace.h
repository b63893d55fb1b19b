// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QObject>
#include <QSet>

#include "core/cache/cache.h"
#include "core/cache/series_store.h"
#include "core/registry/lead.h"
#include "core/registry/model.h"

namespace nightjar {

class JobBoard;

/// 范围: what every page looks at. Empty = the whole cache.
struct Scope {
    QString district;
    QString industry;
    QString enterprise;
    QString point;
    QString factor; ///< with point: one channel
    bool operator==(const Scope &) const = default;
};

/// What all pages share: the open cache as last loaded, the scope, the selected lead. Lives on the GUI thread; loading
/// and writing happen in jobs with a connection of their own. Pages ask, show, and tell it what the officer chose.
class Workspace : public QObject
{
    Q_OBJECT
public:
    explicit Workspace(QObject *parent = nullptr);
    ~Workspace() override;

    JobBoard &jobs() { return *m_jobs; }

    /// Opens (or creates) a cache in a job; cacheChanged or failed follows.
    void open(const QString &path, OpenMode mode = OpenMode::ReadWrite);
    bool isOpen() const { return !m_path.isEmpty(); }
    QString path() const { return m_path; }
    bool readOnly() const { return m_readOnly; }
    /// Loads everything below again, off the GUI thread; the changed signals follow.
    void reload();

    const Registry &registry() const { return m_registry; }
    const std::vector<ChannelSummary> &channels() const { return m_channels; }
    const std::vector<StoredLead> &leads() const { return m_leads; }
    const CacheStats &stats() const { return m_stats; }
    const StoredLead *lead(const QString &id) const;
    const ChannelSummary *channel(const ChannelKey &key) const;
    /// Leads and channels that lie in the scope.
    bool inScope(const QString &enterprise) const;
    bool inScope(const ChannelKey &key) const;

    /// The cache's own clock (contract: 12:00 of the day after the last sample when that is older than two days), or
    /// the one that the officer set in the job strip.
    Seconds now() const;
    void setNow(std::optional<Seconds> now);

    Scope scope() const { return m_scope; }
    void setScope(const Scope &scope);
    QString selectedLead() const { return m_selectedLead; }
    void selectLead(const QString &id);
    /// Who is at work, for the journal: the system's user name, or the one from the settings.
    QString officer() const;

Q_SIGNALS:
    void cacheChanged();            ///< another file is open; everything below changed, too
    void dataChanged();             ///< registry, channels, stats
    void leadsChanged();            ///< leads, their states
    void casesChanged();
    void plansChanged();
    void scopeChanged(const nightjar::Scope &scope);
    void leadSelected(const QString &id);
    void nowChanged();
    void failed(const nightjar::Error &error);

    // What the officer chose; the main window goes there.
    void openCurvesRequested(const QStringList &channels, nightjar::Span span);
    void addToCaseRequested(const QStringList &leads);
    void planVisitRequested(const QStringList &leads);
    void openPageRequested(const QString &page); ///< `today curves screening cases plans petitions data`

private:
    JobBoard *m_jobs;
    QString m_path;
    bool m_readOnly = false;
    Registry m_registry;
    std::vector<ChannelSummary> m_channels;
    std::vector<StoredLead> m_leads;
    CacheStats m_stats;
    Scope m_scope;
    QString m_selectedLead;
    std::optional<Seconds> m_chosenNow;
    Seconds m_cacheNow = 0;
    quint64 m_generation = 0;
};

} // namespace nightjar

Q_DECLARE_METATYPE(nightjar::Scope)
Q_DECLARE_METATYPE(nightjar::Span)
Q_DECLARE_METATYPE(nightjar::Error)

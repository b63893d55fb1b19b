// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QHash>
#include <QObject>

#include "core/cache/cache.h"
#include "core/cache/series_store.h"
#include "core/registry/lead.h"
#include "core/registry/model.h"

namespace nightjar {

class JobBoard;

/// Stands in a scope for "no district" or "no industry declared".
inline const QString undeclared = QStringLiteral("-");

/// 范围: what every page looks at. Empty = the whole cache.
struct Scope {
    QString district = {};
    QString industry = {};
    QString enterprise = {};
    QString point = {};
    QString factor = {}; ///< with point: one channel
    bool operator==(const Scope &) const = default;
    bool empty() const { return *this == Scope(); }
};

/// Which leads the screening page is to show: links on Today set it. Empty parts do not filter.
struct LeadFilter {
    QString rule = {};
    QString state = {};
    std::optional<LeadTier> tier = {};
    double minStrength = 0;
    bool operator==(const LeadFilter &) const = default;
};

/// Everything that the workspace keeps in memory of a cache; made by a job, taken over by the GUI thread.
struct CacheContent {
    QString path;
    bool readOnly = false;
    QString notice; ///< how the cache was opened, where that is worth saying
    Registry registry;
    std::vector<ChannelSummary> channels; ///< by key
    std::vector<StoredLead> leads;
    CacheStats stats;
    Seconds now = 0;
    std::optional<Seconds> chosenNow;
    QHash<QString, QString> searchTexts; ///< enterprise -> what the filter box matches (code, name, pinyin, address)
};
Result<CacheContent> loadCacheContent(const QString &path, OpenMode mode);

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
    bool isOpen() const { return !m_content.path.isEmpty(); }
    QString path() const { return m_content.path; }
    bool readOnly() const { return m_content.readOnly; }
    QString notice() const { return m_content.notice; }
    /// A cache is being opened or read again; isOpen() may still speak of the one before.
    bool loading() const { return m_loading; }
    /// Loads everything below again, off the GUI thread; the changed signals follow.
    void reload();

    const Registry &registry() const { return m_content.registry; }
    const std::vector<ChannelSummary> &channels() const { return m_content.channels; } ///< by key
    const std::vector<StoredLead> &leads() const { return m_content.leads; } ///< by from, enterprise, rule
    const CacheStats &stats() const { return m_content.stats; }
    /// Lower-case text of an enterprise that filters match: code, name, pinyin, initials, address.
    QString searchText(const QString &enterprise) const { return m_content.searchTexts.value(enterprise); }
    /// Name of an enterprise as shown; the code where none is declared.
    QString enterpriseName(const QString &code) const;
    const StoredLead *lead(const QString &id) const;
    /// These leads and, behind each head, the other leads of its finding that still stand.
    QStringList withProofs(const QStringList &ids) const;
    const ChannelSummary *channel(const ChannelKey &key) const;
    /// Leads and channels that lie in the scope.
    bool inScope(const QString &enterprise) const;
    bool inScope(const ChannelKey &key) const;
    bool inScope(const Lead &lead) const;

    /// The cache's own clock (contract: 12:00 of the day after the last sample when that is older than two days), or
    /// the one that the officer set in the job strip.
    Seconds now() const;
    void setNow(std::optional<Seconds> now);
    /// True when `now` is not the clock on the wall: the data is old, or the officer chose another time.
    bool nowIsChosen() const { return m_content.chosenNow.has_value(); }

    Scope scope() const { return m_scope; }
    void setScope(const Scope &scope);
    QString selectedLead() const { return m_selectedLead; }
    void selectLead(const QString &id);
    LeadFilter leadFilter() const { return m_leadFilter; }
    void setLeadFilter(const LeadFilter &filter);
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
    void leadFilterChanged();
    void nowChanged();
    void failed(const nightjar::Error &error);

    // What the officer chose; the main window goes there.
    void openCurvesRequested(const QStringList &channels, nightjar::Span span);
    void addToCaseRequested(const QStringList &leads);
    void helpRequested(const QString &rule); ///< on a rule; empty = on the rules
    void planVisitRequested(const QStringList &leads);
    void importRequested(const QStringList &paths); ///< files or folders to look at on the Data page; may be empty
    void sampleRequested(); ///< make and open the sample district
    void openPageRequested(const QString &page); ///< `today curves screening cases plans petitions data`

private:
    void load(const QString &path, OpenMode mode);
    void take(CacheContent content, bool otherCache);

    JobBoard *m_jobs;
    CacheContent m_content;
    QHash<QString, std::size_t> m_leadIndex;
    Scope m_scope;
    QString m_selectedLead;
    LeadFilter m_leadFilter;
    bool m_loading = false;
    bool m_again = false; ///< something changed while a load was under way
    quint64 m_generation = 0; ///< answers to older questions are dropped
};

} // namespace nightjar

Q_DECLARE_METATYPE(nightjar::Scope)
Q_DECLARE_METATYPE(nightjar::Span)
Q_DECLARE_METATYPE(nightjar::Error)

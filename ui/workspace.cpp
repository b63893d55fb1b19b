// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace.h"

#include <algorithm>

#include <QDateTime>
#include <QFileInfo>

#include "core/cache/registry_store.h"
#include "core/cache/screening_store.h"
#include "core/registry/pinyin.h"
#include "ui/job_board.h"
#include "ui/settings.h"

namespace nightjar {

namespace {

Seconds wallClock() { return QDateTime::currentSecsSinceEpoch(); }

bool matches(const QString &wanted, const QString &value)
{
    return wanted.isEmpty() || wanted == value || (wanted == undeclared && value.isEmpty());
}

} // namespace

Result<CacheContent> loadCacheContent(const QString &path, OpenMode mode)
{
    auto cache = Cache::open(path, mode);
    if (!cache)
        return cache.error();
    CacheContent content;
    content.path = QFileInfo(path).absoluteFilePath();
    content.readOnly = cache->readOnly();
    content.notice = cache->notice();
    auto registry = cache->registry().load();
    if (!registry)
        return registry.error();
    content.registry = *std::move(registry);
    auto channels = cache->series().summaries();
    if (!channels)
        return channels.error();
    content.channels = *std::move(channels);
    std::sort(content.channels.begin(), content.channels.end(),
              [](const auto &a, const auto &b) { return a.key < b.key; });
    auto leads = cache->screenings().leads();
    if (!leads)
        return leads.error();
    content.leads = *std::move(leads);
    auto stats = cacheStats(*cache);
    if (!stats)
        return stats.error();
    content.stats = *std::move(stats);
    auto now = cacheNow(*cache, wallClock());
    if (!now)
        return now.error();
    content.now = *now;
    if (auto chosen = cache->registry().setting(QStringLiteral("now")); chosen && !chosen->isEmpty())
        content.chosenNow = parseTime(chosen->toStdString());
    for (const Enterprise &enterprise : content.registry.enterprises) {
        content.searchTexts.insert(enterprise.code, (enterprise.code + u'\n' + enterprise.name + u'\n'
                                                     + pinyinKeys(enterprise.name) + u'\n' + enterprise.address + u'\n'
                                                     + enterprise.tags.join(u' '))
                                                        .toLower());
    }
    return content;
}

Workspace::Workspace(QObject *parent) : QObject(parent), m_jobs(new JobBoard(this)) {}

Workspace::~Workspace() { m_jobs->cancelAllAndWait(); }

void Workspace::open(const QString &path, OpenMode mode) { load(path, mode); }

void Workspace::reload()
{
    if (!isOpen())
        return;
    if (m_loading) {
        m_again = true;
        return;
    }
    load(path(), m_content.readOnly ? OpenMode::ReadOnly : OpenMode::ReadWrite);
}

void Workspace::load(const QString &path, OpenMode mode)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    const bool other = whole != m_content.path;
    const quint64 generation = ++m_generation;
    m_loading = true;
    m_again = false;
    // A medium that cannot be written is opened for reading; the core says so in its notice.
    m_jobs->start<CacheContent>(
        other ? tr("Opening %1").arg(QFileInfo(path).fileName()) : QString(), this,
        [whole, mode](const OnProgress &) { return loadCacheContent(whole, mode); },
        [this, generation, other](Result<CacheContent> content) {
            if (generation != m_generation)
                return;
            m_loading = false;
            if (!content) {
                Q_EMIT failed(content.error());
                return;
            }
            take(*std::move(content), other);
            if (m_again)
                reload();
        });
}

void Workspace::take(CacheContent content, bool otherCache)
{
    m_content = std::move(content);
    m_leadIndex.clear();
    for (std::size_t i = 0; i < m_content.leads.size(); ++i)
        m_leadIndex.insert(m_content.leads[i].lead.id, i);
    if (otherCache) {
        m_scope = {};
        m_selectedLead.clear();
        settings::setLastCache(m_content.path);
        Q_EMIT cacheChanged();
        Q_EMIT scopeChanged(m_scope);
    }
    Q_EMIT dataChanged();
    Q_EMIT leadsChanged();
    Q_EMIT casesChanged();
    Q_EMIT plansChanged();
    Q_EMIT nowChanged();
    if (!m_selectedLead.isEmpty() && !lead(m_selectedLead))
        m_selectedLead.clear();
    Q_EMIT leadSelected(m_selectedLead);
}

const StoredLead *Workspace::lead(const QString &id) const
{
    const auto found = m_leadIndex.constFind(id);
    return found == m_leadIndex.constEnd() ? nullptr : &m_content.leads[*found];
}

QStringList Workspace::withProofs(const QStringList &ids) const
{
    QStringList all;
    for (const QString &id : ids) {
        if (!all.contains(id))
            all.append(id);
        const StoredLead *head = lead(id);
        if (!head || !head->lead.head || head->lead.finding.isEmpty())
            continue;
        for (const StoredLead &stored : m_content.leads) {
            if (!stored.gone && !stored.hint && stored.lead.finding == head->lead.finding && !all.contains(stored.lead.id))
                all.append(stored.lead.id);
        }
    }
    return all;
}

const ChannelSummary *Workspace::channel(const ChannelKey &key) const
{
    const auto found = std::lower_bound(m_content.channels.begin(), m_content.channels.end(), key,
                                        [](const ChannelSummary &summary, const ChannelKey &k) { return summary.key < k; });
    return found != m_content.channels.end() && found->key == key ? &*found : nullptr;
}

QString Workspace::enterpriseName(const QString &code) const
{
    const Enterprise *enterprise = m_content.registry.enterprise(code);
    return enterprise && !enterprise->name.isEmpty() ? enterprise->name : code;
}

bool Workspace::inScope(const QString &enterprise) const
{
    if (!m_scope.enterprise.isEmpty())
        return m_scope.enterprise == enterprise;
    if (m_scope.district.isEmpty() && m_scope.industry.isEmpty())
        return true;
    const Enterprise *known = m_content.registry.enterprise(enterprise);
    return matches(m_scope.district, known ? known->district : QString())
           && matches(m_scope.industry, known ? known->industry : QString());
}

bool Workspace::inScope(const ChannelKey &key) const
{
    return inScope(key.enterprise) && (m_scope.point.isEmpty() || m_scope.point == key.point)
           && (m_scope.factor.isEmpty() || m_scope.factor == key.factor);
}

bool Workspace::inScope(const Lead &lead) const
{
    if (!inScope(lead.enterprise))
        return false;
    if (m_scope.point.isEmpty())
        return true;
    const auto lies = [this](const QString &channel) { return inScope(channelKeyFromText(channel)); };
    return std::any_of(lead.channels.begin(), lead.channels.end(), lies)
           || std::any_of(lead.witnesses.begin(), lead.witnesses.end(), lies);
}

Seconds Workspace::now() const
{
    if (m_content.chosenNow)
        return *m_content.chosenNow;
    return isOpen() && m_content.now > 0 ? m_content.now : wallClock();
}

void Workspace::setNow(std::optional<Seconds> now)
{
    if (m_content.chosenNow == now)
        return;
    m_content.chosenNow = now;
    Q_EMIT nowChanged();
    if (!isOpen() || readOnly())
        return;
    const QString text = now ? formatIso(*now) : QString();
    m_jobs->start<Done>(
        QString(), this,
        [path = path(), text](const OnProgress &) -> Outcome {
            auto cache = Cache::open(path, OpenMode::ReadWrite);
            if (!cache)
                return cache.error();
            return cache->registry().setSetting(QStringLiteral("now"), text);
        },
        [this](Outcome outcome) {
            if (!outcome)
                Q_EMIT failed(outcome.error());
        });
}

void Workspace::setScope(const Scope &scope)
{
    if (scope == m_scope)
        return;
    m_scope = scope;
    Q_EMIT scopeChanged(m_scope);
}

void Workspace::selectLead(const QString &id)
{
    if (id == m_selectedLead)
        return;
    m_selectedLead = id;
    Q_EMIT leadSelected(id);
}

void Workspace::setLeadFilter(const LeadFilter &filter)
{
    if (filter == m_leadFilter)
        return;
    m_leadFilter = filter;
    Q_EMIT leadFilterChanged();
}

QString Workspace::officer() const
{
    if (const QString name = settings::officer(); !name.isEmpty())
        return name;
    for (const char *variable : {"USER", "LOGNAME", "USERNAME"}) {
        if (const QString name = qEnvironmentVariable(variable); !name.isEmpty())
            return name;
    }
    return QStringLiteral("officer");
}

} // namespace nightjar

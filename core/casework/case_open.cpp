// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/casework/case_open.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include "core/base/hash.h"
#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/case_store.h"
#include "core/cache/registry_store.h"
#include "core/cache/screening_store.h"
#include "core/casework/case_parts.h"
#include "core/casework/extract.h"

namespace nightjar {
namespace {

QJsonValue numberOrNull(double value) { return std::isnan(value) ? QJsonValue() : QJsonValue(value); }

/// The leads of a request, each once; an error for unknown ones, for several firms and for leads of another open case.
Result<std::vector<StoredLead>> leadsOf(Cache &cache, const QStringList &ids)
{
    std::vector<StoredLead> leads;
    for (const QString &id : ids) {
        if (std::any_of(leads.begin(), leads.end(), [&](const StoredLead &l) { return l.lead.id == id; }))
            continue;
        auto lead = cache.screenings().lead(id);
        if (!lead)
            return lead.error();
        if (!*lead) {
            return Error{Error::Kind::NotFound,
                         QCoreApplication::translate("Casework",
                                                     "There is no lead %1 in %2. List the leads there are and "
                                                     "choose from them.")
                             .arg(id, cache.path()),
                         cache.path()};
        }
        if (!leads.empty() && leads.front().lead.enterprise != (*lead)->lead.enterprise) {
            return Error{Error::Kind::Conflict,
                         QCoreApplication::translate("Casework",
                                                     "Lead %1 is of %2, lead %3 of %4. A case is about one enterprise: "
                                                     "open one case for each.")
                             .arg(leads.front().lead.id, leads.front().lead.enterprise, id, (*lead)->lead.enterprise)};
        }
        leads.push_back(**lead);
    }
    if (leads.empty()) {
        return Error{Error::Kind::BadInput,
                     QCoreApplication::translate("Casework", "A case needs at least one lead. Choose a lead first.")};
    }
    const auto cases = cache.cases().cases();
    if (!cases)
        return cases.error();
    for (const CaseFile &other : *cases) {
        if (other.stage == u"closed")
            continue;
        for (const StoredLead &lead : leads) {
            if (other.leads.contains(lead.lead.id)) {
                return Error{Error::Kind::Conflict,
                             QCoreApplication::translate(
                                 "Casework", "Lead %1 is already in case %2, which is open. Work on that case, "
                                             "or close it first.")
                                 .arg(lead.lead.id, other.number)};
            }
        }
    }
    return leads;
}

/// The entry of a rule in a pack, whether the pack lists its rules or keeps them by id.
QJsonValue ruleOfPack(const QByteArray &pack, const QString &rule)
{
    const QJsonValue rules = QJsonDocument::fromJson(pack).object().value(u"rules");
    if (rules.isObject())
        return rules.toObject().value(rule);
    for (const QJsonValue &entry : rules.toArray()) {
        if (entry.toObject().value(u"id") == rule)
            return entry;
    }
    return {};
}

QJsonObject channelFacts(const Registry &registry, const QStringList &channels)
{
    QJsonObject facts;
    for (const QString &text : channels) {
        const Channel *channel = registry.channel(channelKeyFromText(text));
        if (!channel)
            continue;
        facts.insert(text, QJsonObject{{QStringLiteral("unit"), channel->unit},
                                       {QStringLiteral("step_s"), qint64(channel->step)},
                                       {QStringLiteral("limit"), numberOrNull(channel->limit)},
                                       {QStringLiteral("reference_oxygen"), numberOrNull(channel->referenceOxygen)},
                                       {QStringLiteral("multiplier"), channel->multiplier},
                                       {QStringLiteral("raw"), channel->raw}});
    }
    return facts;
}

QByteArray leadRecord(const Registry &registry, const Lead &lead, const Screening &screening, const QString &program)
{
    const QJsonObject record{
        {QStringLiteral("id"), lead.id},
        {QStringLiteral("rule"), lead.rule},
        {QStringLiteral("finding"), lead.finding},
        {QStringLiteral("head"), lead.head},
        {QStringLiteral("enterprise"), lead.enterprise},
        {QStringLiteral("channels"), QJsonArray::fromStringList(lead.channels)},
        {QStringLiteral("witnesses"), QJsonArray::fromStringList(lead.witnesses)},
        {QStringLiteral("from"), formatIso(lead.span.from)},
        {QStringLiteral("to"), formatIso(lead.span.to)},
        {QStringLiteral("figures"), evidentialFigures(lead.figures)},
        {QStringLiteral("channel_facts"), channelFacts(registry, lead.channels + lead.witnesses)},
        {QStringLiteral("rule_as_run"), ruleOfPack(screening.pack, lead.rule)},
        {QStringLiteral("screening"), QJsonObject{{QStringLiteral("id"), screening.id},
                                                  {QStringLiteral("at"), formatIso(screening.startedAt)},
                                                  {QStringLiteral("pack"), screening.packName},
                                                  {QStringLiteral("pack_sha256"), screening.packSha256},
                                                  {QStringLiteral("data_sha256"), screening.dataSha256}}},
        {QStringLiteral("program"), program}};
    return QJsonDocument(record).toJson(QJsonDocument::Indented);
}

/// Freezes what proves one lead.
class LeadFreezer
{
public:
    LeadFreezer(Cache &cache, const CaseFile &file, const NewCase &request, const Registry &registry)
        : m_cache(cache), m_file(file), m_request(request), m_registry(registry)
    {
    }

    Outcome freezeLead(const StoredLead &stored, const DrawChart &drawChart)
    {
        const Lead &lead = stored.lead;
        const Span span{lead.span.from - m_request.context, lead.span.to + m_request.context};
        QStringList channels = lead.channels;
        for (const QString &witness : lead.witnesses) {
            if (!channels.contains(witness))
                channels << witness;
        }
        QJsonObject sources;
        for (const QString &channel : channels) {
            const auto extract = takeExtract(m_cache, channelKeyFromText(channel), span);
            if (!extract)
                return extract.error();
            QString name = channel;
            name.replace(u'/', QStringLiteral("__"));
            Evidence item =
                evidence(lead.id + u'-' + name + QStringLiteral(".csv"), QStringLiteral("extract-csv"), extract->csv);
            item.channel = channel;
            item.span = extract->span;
            item.sources = extract->sources;
            if (const auto done = freeze(m_cache, m_file, item); !done)
                return done;
            for (auto it = extract->sources.begin(); it != extract->sources.end(); ++it)
                sources.insert(it.key(), it.value());
        }
        const auto screening = m_cache.screenings().screening(stored.screening);
        if (!screening)
            return screening.error();
        const Screening run = screening->value_or(Screening{});
        Evidence record = evidence(lead.id + QStringLiteral("-lead.json"), QStringLiteral("lead-json"),
                                   leadRecord(m_registry, lead, run, m_request.program));
        record.span = lead.span;
        record.sources = sources;
        if (const auto done = freeze(m_cache, m_file, record); !done)
            return done;
        if (const auto done = freezePack(run); !done)
            return done;
        if (!drawChart)
            return Done{};
        const auto picture = drawChart(m_cache, {lead, channels, span});
        if (!picture)
            return picture.error();
        Evidence chart = evidence(lead.id + QStringLiteral("-chart.") + picture->format,
                                  QStringLiteral("chart-") + picture->format, picture->bytes);
        chart.span = span;
        chart.sources = sources;
        return freeze(m_cache, m_file, chart);
    }

private:
    Evidence evidence(const QString &name, const QString &kind, const QByteArray &bytes) const
    {
        Evidence item;
        item.caseId = m_file.id;
        item.name = name;
        item.kind = kind;
        item.bytes = bytes;
        item.takenAt = m_request.at;
        item.takenBy = m_request.by;
        return item;
    }

    /// The pack is frozen once a screening, whatever number of leads it gave.
    Outcome freezePack(const Screening &run)
    {
        if (run.pack.isEmpty() || m_packs.contains(run.packSha256))
            return Done{};
        m_packs << run.packSha256;
        Evidence item = evidence(QStringLiteral("rules-%1.json").arg(run.id), QStringLiteral("rule-pack"), run.pack);
        return freeze(m_cache, m_file, item);
    }

    Cache &m_cache;
    const CaseFile &m_file;
    const NewCase &m_request;
    const Registry &m_registry;
    QStringList m_packs;
};

} // namespace

QJsonObject evidentialFigures(const QJsonObject &figures)
{
    static const QStringList hiddenWords{
        QStringLiteral("strength"), QStringLiteral("probab"),  QStringLiteral("chance"),
        QStringLiteral("rank"),     QStringLiteral("peer"),    QStringLiteral("score"),
        QStringLiteral("odds"),     QStringLiteral("p_value"), QStringLiteral("expected_per")};
    QJsonObject kept;
    for (auto it = figures.begin(); it != figures.end(); ++it) {
        const bool hidden = std::any_of(hiddenWords.begin(), hiddenWords.end(),
                                        [&](const QString &word) { return it.key().contains(word); });
        if (!hidden)
            kept.insert(it.key(), it.value());
    }
    return kept;
}

Result<CaseFile> newCase(Cache &cache, const NewCase &request, const DrawChart &drawChart)
{
    // The lock comes first: what is read below is what is frozen, whoever else imports meanwhile.
    auto transaction = Transaction::begin(cache.database());
    if (!transaction)
        return transaction.error();
    const auto leads = leadsOf(cache, request.leads);
    if (!leads)
        return leads.error();
    const auto registry = cache.registry().load();
    if (!registry)
        return registry.error();

    CaseFile file;
    file.enterprise = leads->front().lead.enterprise;
    const Enterprise *enterprise = registry->enterprise(file.enterprise);
    const QString name = enterprise ? enterprise->name : file.enterprise;
    file.title = request.title.trimmed().isEmpty() ? name : request.title.trimmed();
    file.openedAt = request.at;
    file.openedBy = request.by;
    for (const StoredLead &lead : *leads)
        file.leads << lead.lead.id;
    const auto id = cache.cases().add(file);
    if (!id)
        return id.error();
    auto stored = caseById(cache, *id);
    if (!stored)
        return stored.error();
    file = *stored;
    if (const auto done = cache.audit().append(request.at, request.by, QStringLiteral("case-new"), file.number,
                                               {{QStringLiteral("title"), file.title},
                                                {QStringLiteral("enterprise"), file.enterprise},
                                                {QStringLiteral("leads"), QJsonArray::fromStringList(file.leads)}});
        !done) {
        return done.error();
    }
    LeadFreezer freezer(cache, file, request, *registry);
    for (const StoredLead &lead : *leads) {
        if (const auto done = freezer.freezeLead(lead, drawChart); !done)
            return done.error();
        const LeadMark mark{QStringLiteral("in-case"), file.number, request.by, request.at};
        if (const auto done = cache.screenings().mark(lead.lead.id, mark); !done)
            return done.error();
    }
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return file;
}

} // namespace nightjar

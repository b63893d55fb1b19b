// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/screening_store.h"

#include <QCoreApplication>
#include <QSet>

#include "core/cache/database.h"
#include "core/cache/json_text.h"
#include "core/cache/lead_match.h"

namespace nightjar {
namespace {

#define NIGHTJAR_LEAD_COLUMNS                                                                                          \
    "id, enterprise, rule, finding, head, channels, witnesses, span_from, span_to, strength, tier, figures, "          \
    "screening, "                                                                                                      \
    "state, gone, hint"
#define NIGHTJAR_SCREENING_COLUMNS                                                                                     \
    "id, pack_name, pack_sha256, rules, enterprises, range_from, range_to, min_strength, data_sha256, started_at, "    \
    "seconds, samples, leads, hints, pack"

StoredLead leadOf(const Statement &row)
{
    StoredLead stored;
    Lead &lead = stored.lead;
    lead.id = row.text(0);
    lead.enterprise = row.text(1);
    lead.rule = row.text(2);
    lead.finding = row.text(3);
    lead.head = row.integer(4) != 0;
    lead.channels = listFromText(row.text(5));
    lead.witnesses = listFromText(row.text(6));
    lead.span = {row.integer(7), row.integer(8)};
    lead.strength = row.real(9);
    lead.tier = row.integer(10) == 1 ? LeadTier::Firm : LeadTier::Regulator;
    lead.figures = objectFromText(row.text(11));
    stored.screening = row.integer(12);
    stored.state = row.text(13);
    stored.gone = row.integer(14) != 0;
    stored.hint = row.integer(15) != 0;
    return stored;
}

Screening screeningOf(const Statement &row)
{
    Screening s;
    s.id = row.integer(0);
    s.packName = row.text(1);
    s.packSha256 = row.text(2);
    s.rules = listFromText(row.text(3));
    s.enterprises = listFromText(row.text(4));
    s.range = {row.integer(5), row.integer(6)};
    s.minStrength = row.real(7);
    s.dataSha256 = row.text(8);
    s.startedAt = row.integer(9);
    s.seconds = row.real(10);
    s.samples = row.integer(11);
    s.leads = row.integer(12);
    s.hints = row.integer(13);
    s.pack = row.blob(14);
    return s;
}

Result<qint64> insertScreening(Database &database, const Screening &s)
{
    auto statement = database.prepare(
        "INSERT INTO screenings (pack_name, pack_sha256, rules, enterprises, range_from, range_to, min_strength, "
        "data_sha256, started_at, seconds, samples, leads, hints, pack) VALUES (:name, :sha256, :rules, :enterprises, "
        ":from, "
        ":to, :strength, :data, :at, :seconds, :samples, :leads, :hints, :pack)");
    if (!statement)
        return statement.error();
    statement->bind(":name", s.packName).bind(":sha256", s.packSha256).bind(":rules", jsonText(s.rules));
    statement->bind(":enterprises", jsonText(s.enterprises)).bind(":from", s.range.from).bind(":to", s.range.to);
    statement->bind(":strength", s.minStrength).bind(":data", s.dataSha256).bind(":at", s.startedAt);
    statement->bind(":seconds", s.seconds).bind(":samples", s.samples).bind(":leads", s.leads).bind(":hints", s.hints);
    if (auto ok = statement->bindBlob(":pack", s.pack).run(); !ok)
        return ok.error();
    return database.lastInsertId();
}

/// Writes a lead anew or over the stored one, whose state and history stay.
Outcome putLead(Database &database, const Lead &lead, qint64 screening, bool hint)
{
    auto statement = database.prepare(
        "INSERT INTO leads (id, enterprise, rule, finding, head, channels, witnesses, span_from, span_to, strength, "
        "tier, "
        "figures, screening, state, gone, hint) VALUES (:id, :enterprise, :rule, :finding, :head, :channels, "
        ":witnesses, "
        ":from, :to, :strength, :tier, :figures, :screening, 'new', 0, :hint) ON CONFLICT (id) DO UPDATE SET finding = "
        "excluded.finding, head = excluded.head, channels = excluded.channels, witnesses = excluded.witnesses, "
        "span_from = "
        "excluded.span_from, span_to = excluded.span_to, strength = excluded.strength, tier = excluded.tier, figures = "
        "excluded.figures, screening = excluded.screening, gone = 0, hint = excluded.hint");
    if (!statement)
        return statement.error();
    statement->bind(":id", lead.id).bind(":enterprise", lead.enterprise).bind(":rule", lead.rule);
    statement->bind(":finding", lead.finding).bind(":head", lead.head ? 1 : 0);
    statement->bind(":channels", jsonText(lead.channels)).bind(":witnesses", jsonText(lead.witnesses));
    statement->bind(":from", lead.span.from).bind(":to", lead.span.to).bind(":strength", lead.strength);
    statement->bind(":tier", lead.tier == LeadTier::Firm ? 1 : 0).bind(":figures", jsonText(lead.figures));
    return statement->bind(":screening", screening).bind(":hint", hint ? 1 : 0).run();
}

/// Leads that a case or a plan rests on, or that somebody marked.
Result<QSet<QString>> usedLeads(Database &database)
{
    auto statement = database.prepare(
        "SELECT value FROM cases, json_each(cases.leads) UNION SELECT l.value FROM plans, json_each(plans.plan, "
        "'$.stops') "
        "AS s, json_each(s.value, '$.leads') AS l UNION SELECT lead FROM lead_history UNION SELECT id FROM leads WHERE "
        "state <> 'new'");
    if (!statement)
        return statement.error();
    QSet<QString> used;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return used;
        used += statement->text(0);
    }
}

Outcome runOn(Database &database, const char *sql, const QString &id)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return statement.error();
    return statement->bind(":id", id).run();
}

Result<std::vector<StoredLead>> readLeads(Statement &statement)
{
    std::vector<StoredLead> leads;
    for (;;) {
        const auto row = statement.step();
        if (!row)
            return row.error();
        if (!*row)
            return leads;
        leads.push_back(leadOf(statement));
    }
}

Outcome addHistory(Database &database, StoredLead &stored)
{
    auto statement = database.prepare("SELECT state, why, by, at FROM lead_history WHERE lead = :lead ORDER BY id");
    if (!statement)
        return statement.error();
    statement->bind(":lead", stored.lead.id);
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return Done{};
        stored.history.push_back({statement->text(0), statement->text(1), statement->text(2), statement->integer(3)});
    }
}

} // namespace

ScreeningStore::ScreeningStore(Database &database) : m_database(database) {}

Result<qint64> ScreeningStore::store(const Screening &screening, std::vector<Lead> &leads,
                                     const std::vector<Lead> &hints)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const auto id = insertScreening(m_database, screening);
    if (!id)
        return id.error();
    auto all = m_database.prepare("SELECT " NIGHTJAR_LEAD_COLUMNS " FROM leads ORDER BY id");
    if (!all)
        return all.error();
    const auto stored = readLeads(*all);
    if (!stored)
        return stored.error();
    std::vector<Lead> found = leads;
    std::vector<Lead> weak = hints;
    const std::vector<int> match = takeStoredIds(*stored, found, weak);
    std::vector<bool> again(stored->size(), false);
    for (const int index : match) {
        if (index >= 0)
            again[std::size_t(index)] = true;
    }
    const auto used = usedLeads(m_database);
    if (!used)
        return used.error();
    for (std::size_t i = 0; i < stored->size(); ++i) {
        const Lead &old = (*stored)[i].lead;
        if (again[i] || !isInScope(old, screening))
            continue;
        const auto ok = used->contains(old.id) ? runOn(m_database, "UPDATE leads SET gone = 1 WHERE id = :id", old.id)
                                               : runOn(m_database, "DELETE FROM leads WHERE id = :id", old.id);
        if (!ok)
            return ok.error();
    }
    for (const Lead &lead : found) {
        if (auto ok = putLead(m_database, lead, *id, false); !ok)
            return ok.error();
    }
    for (const Lead &hint : weak) {
        if (auto ok = putLead(m_database, hint, *id, true); !ok)
            return ok.error();
    }
    if (auto ok = transaction->commit(); !ok)
        return ok.error();
    leads = std::move(found);
    return *id;
}

Result<std::vector<Screening>> ScreeningStore::screenings()
{
    auto statement = m_database.prepare("SELECT " NIGHTJAR_SCREENING_COLUMNS " FROM screenings ORDER BY id");
    if (!statement)
        return statement.error();
    std::vector<Screening> screenings;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return screenings;
        screenings.push_back(screeningOf(*statement));
    }
}

Result<std::optional<Screening>> ScreeningStore::screening(qint64 id)
{
    auto statement = m_database.prepare("SELECT " NIGHTJAR_SCREENING_COLUMNS " FROM screenings WHERE id = :id");
    if (!statement)
        return statement.error();
    const auto row = statement->bind(":id", id).step();
    if (!row)
        return row.error();
    return *row ? std::optional(screeningOf(*statement)) : std::optional<Screening>();
}

Result<std::vector<StoredLead>> ScreeningStore::leads(const QString &state)
{
    auto statement = m_database.prepare("SELECT " NIGHTJAR_LEAD_COLUMNS
                                        " FROM leads WHERE (hint = 0 OR state <> 'new') AND (:state = '' OR "
                                        "state = :state) ORDER BY span_from, enterprise, rule, id");
    if (!statement)
        return statement.error();
    statement->bind(":state", state);
    auto leads = readLeads(*statement);
    if (!leads)
        return leads;
    for (StoredLead &stored : *leads) {
        if (auto ok = addHistory(m_database, stored); !ok)
            return ok.error();
    }
    return leads;
}

Result<std::optional<StoredLead>> ScreeningStore::lead(const QString &id)
{
    auto statement = m_database.prepare("SELECT " NIGHTJAR_LEAD_COLUMNS " FROM leads WHERE id = :id");
    if (!statement)
        return statement.error();
    const auto row = statement->bind(":id", id).step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<StoredLead>();
    std::optional<StoredLead> stored = leadOf(*statement);
    if (auto ok = addHistory(m_database, *stored); !ok)
        return ok.error();
    return stored;
}

Outcome ScreeningStore::mark(const QString &id, const LeadMark &mark)
{
    if (!isLeadState(mark.state)) {
        return Error{Error::Kind::BadInput,
                     QCoreApplication::translate("Cache",
                                                 "\"%1\" is no state of a lead. Choose one of: new, asked, "
                                                 "handed-over, answered, confirmed, dismissed, in-case, in-plan.")
                         .arg(mark.state)};
    }
    auto update = m_database.prepare("UPDATE leads SET state = :state WHERE id = :id");
    if (!update)
        return update.error();
    if (auto ok = update->bind(":state", mark.state).bind(":id", id).run(); !ok)
        return ok;
    if (m_database.changes() == 0) {
        return Error{
            Error::Kind::NotFound,
            QCoreApplication::translate("Cache", "There is no lead %1 in %2. Run `leads` to see those that are there.")
                .arg(id, m_database.path()),
            m_database.path()};
    }
    auto history =
        m_database.prepare("INSERT INTO lead_history (lead, state, why, by, at) VALUES (:lead, :state, :why, "
                           ":by, :at)");
    if (!history)
        return history.error();
    history->bind(":lead", id).bind(":state", mark.state).bind(":why", mark.why).bind(":by", mark.by);
    return history->bind(":at", mark.at).run();
}

} // namespace nightjar

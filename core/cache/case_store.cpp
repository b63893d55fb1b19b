// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/case_store.h"

#include "core/cache/database.h"
#include "core/cache/json_text.h"

namespace nightjar {
namespace {

CaseFile caseOf(const Statement &row)
{
    CaseFile file;
    file.id = row.integer(0);
    file.number = row.text(1);
    file.title = row.text(2);
    file.enterprise = row.text(3);
    file.stage = row.text(4);
    file.openedAt = row.integer(5);
    file.openedBy = row.text(6);
    file.leads = listFromText(row.text(7));
    return file;
}

void bindCase(Statement &statement, const CaseFile &file, const QString &number)
{
    statement.bind(":number", number).bind(":title", file.title).bind(":enterprise", file.enterprise);
    statement.bind(":stage", file.stage).bind(":at", file.openedAt).bind(":by", file.openedBy);
    statement.bind(":leads", jsonText(file.leads));
}

/// The next number of the year in which the case is opened.
Result<QString> nextNumber(Database &database, Seconds openedAt)
{
    const QString year = formatDate(dayOf(openedAt)).left(4);
    auto statement = database.prepare("SELECT ifnull(max(CAST(substr(number, 6) AS INTEGER)), 0) + 1 FROM cases "
                                      "WHERE substr(number, 1, 5) = :year");
    if (!statement)
        return statement.error();
    const auto row = statement->bind(":year", QString(year + u'-')).step();
    if (!row)
        return row.error();
    return QStringLiteral("%1-%2").arg(year).arg(statement->integer(0), 4, 10, QLatin1Char('0'));
}

template <class T, class Make>
Result<std::vector<T>> allRows(Statement &statement, Make make)
{
    std::vector<T> rows;
    for (;;) {
        const auto row = statement.step();
        if (!row)
            return row.error();
        if (!*row)
            return rows;
        rows.push_back(make(statement));
    }
}

} // namespace

CaseStore::CaseStore(Database &database) : m_database(database) {}

Result<qint64> CaseStore::add(const CaseFile &file)
{
    auto number = file.number.isEmpty() ? nextNumber(m_database, file.openedAt) : Result<QString>(file.number);
    if (!number)
        return number.error();
    auto statement =
        m_database.prepare("INSERT INTO cases (number, title, enterprise, stage, opened_at, opened_by, leads) "
                           "VALUES (:number, :title, :enterprise, :stage, :at, :by, :leads)");
    if (!statement)
        return statement.error();
    bindCase(*statement, file, *number);
    if (auto ok = statement->run(); !ok)
        return ok.error();
    return m_database.lastInsertId();
}

Outcome CaseStore::update(const CaseFile &file)
{
    auto statement =
        m_database.prepare("UPDATE cases SET number = :number, title = :title, enterprise = :enterprise, "
                           "stage = :stage, opened_at = :at, opened_by = :by, leads = :leads WHERE id = :id");
    if (!statement)
        return statement.error();
    bindCase(*statement, file, file.number);
    return statement->bind(":id", file.id).run();
}

Result<std::vector<CaseFile>> CaseStore::cases()
{
    auto statement = m_database.prepare(
        "SELECT id, number, title, enterprise, stage, opened_at, opened_by, leads FROM cases ORDER BY id");
    if (!statement)
        return statement.error();
    return allRows<CaseFile>(*statement, caseOf);
}

Result<std::optional<CaseFile>> CaseStore::find(qint64 id)
{
    auto statement = m_database.prepare(
        "SELECT id, number, title, enterprise, stage, opened_at, opened_by, leads FROM cases WHERE id = :id");
    if (!statement)
        return statement.error();
    const auto row = statement->bind(":id", id).step();
    if (!row)
        return row.error();
    return *row ? std::optional(caseOf(*statement)) : std::optional<CaseFile>();
}

Result<qint64> CaseStore::addEvidence(const Evidence &evidence)
{
    auto statement =
        m_database.prepare("INSERT INTO evidence (case_id, name, kind, channel, span_from, span_to, sha256, sources, "
                           "taken_at, taken_by, bytes) "
                           "VALUES (:case, :name, :kind, :channel, :from, :to, :sha256, :sources, :at, :by, :bytes)");
    if (!statement)
        return statement.error();
    statement->bind(":case", evidence.caseId).bind(":name", evidence.name).bind(":kind", evidence.kind);
    statement->bind(":channel", evidence.channel).bind(":from", evidence.span.from).bind(":to", evidence.span.to);
    statement->bind(":sha256", evidence.sha256).bind(":sources", jsonText(evidence.sources));
    statement->bind(":at", evidence.takenAt).bind(":by", evidence.takenBy).bindBlob(":bytes", evidence.bytes);
    if (auto ok = statement->run(); !ok)
        return ok.error();
    return m_database.lastInsertId();
}

Result<std::vector<Evidence>> CaseStore::evidence(qint64 caseId)
{
    auto statement = m_database.prepare("SELECT id, case_id, name, kind, channel, span_from, span_to, bytes, sha256, "
                                        "sources, taken_at, taken_by FROM evidence WHERE case_id = :case ORDER BY id");
    if (!statement)
        return statement.error();
    statement->bind(":case", caseId);
    return allRows<Evidence>(*statement, [](const Statement &row) {
        Evidence evidence;
        evidence.id = row.integer(0);
        evidence.caseId = row.integer(1);
        evidence.name = row.text(2);
        evidence.kind = row.text(3);
        evidence.channel = row.text(4);
        evidence.span = {row.integer(5), row.integer(6)};
        evidence.bytes = row.blob(7);
        evidence.sha256 = row.text(8);
        evidence.sources = objectFromText(row.text(9));
        evidence.takenAt = row.integer(10);
        evidence.takenBy = row.text(11);
        return evidence;
    });
}

Result<QHash<qint64, qint64>> CaseStore::evidenceCounts()
{
    auto statement = m_database.prepare("SELECT case_id, count(*) FROM evidence GROUP BY case_id");
    if (!statement)
        return statement.error();
    QHash<qint64, qint64> counts;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return counts;
        counts.insert(statement->integer(0), statement->integer(1));
    }
}

Result<qint64> CaseStore::addDocument(const CaseDocument &document)
{
    auto statement = m_database.prepare("INSERT INTO documents (case_id, kind, format, sha256, made_at, made_by) "
                                        "VALUES (:case, :kind, :format, :sha256, :at, :by)");
    if (!statement)
        return statement.error();
    statement->bind(":case", document.caseId).bind(":kind", document.kind).bind(":format", document.format);
    statement->bind(":sha256", document.sha256).bind(":at", document.madeAt).bind(":by", document.madeBy);
    if (auto ok = statement->run(); !ok)
        return ok.error();
    return m_database.lastInsertId();
}

Result<std::vector<CaseDocument>> CaseStore::documents(qint64 caseId)
{
    auto statement = m_database.prepare("SELECT id, case_id, kind, format, sha256, made_at, made_by FROM documents "
                                        "WHERE case_id = :case ORDER BY id");
    if (!statement)
        return statement.error();
    statement->bind(":case", caseId);
    return allRows<CaseDocument>(*statement, [](const Statement &row) {
        return CaseDocument{row.integer(0), row.integer(1), row.text(2), row.text(3),
                            row.text(4),    row.integer(5), row.text(6)};
    });
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/audit_store.h"

#include "core/base/hash.h"
#include "core/cache/database.h"
#include "core/cache/json_text.h"

namespace nightjar {
namespace {

/// The bytes that are hashed: compact JSON of [id, at, by, action, subject, details], details as the stored text.
QByteArray canonicalBytes(qint64 id, Seconds at, const QString &by, const QString &action, const QString &subject,
                          const QString &details)
{
    return jsonText(QJsonArray{id, qint64(at), by, action, subject, details}).toUtf8();
}

QByteArray chain(const QByteArray &previous, const QByteArray &bytes)
{
    Sha256 hash;
    hash.add(previous);
    hash.add(bytes);
    return hash.finish();
}

struct ChainEnd {
    qint64 id = 0;
    QByteArray hash = QByteArray(32, '\0'); ///< what the first row follows
};

Result<ChainEnd> endOfChain(Database &database)
{
    auto statement = database.prepare("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1");
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? ChainEnd{statement->integer(0), statement->blob(1)} : ChainEnd{};
}

Outcome appendRow(Database &database, Seconds at, const QString &by, const QString &action, const QString &subject,
                  const QJsonObject &details)
{
    const auto end = endOfChain(database);
    if (!end)
        return end.error();
    const qint64 id = end->id + 1;
    const QString text = jsonText(details);
    const QByteArray hash = chain(end->hash, canonicalBytes(id, at, by, action, subject, text));
    auto statement = database.prepare("INSERT INTO audit (id, at, by, action, subject, details, previous, hash) VALUES "
                                      "(:id, :at, :by, :action, :subject, :details, :previous, :hash)");
    if (!statement)
        return statement.error();
    statement->bind(":id", id).bind(":at", at).bind(":by", by).bind(":action", action).bind(":subject", subject);
    return statement->bind(":details", text).bindBlob(":previous", end->hash).bindBlob(":hash", hash).run();
}

} // namespace

AuditStore::AuditStore(Database &database) : m_database(database) {}

Outcome AuditStore::append(Seconds at, const QString &by, const QString &action, const QString &subject,
                           const QJsonObject &details)
{
    if (m_database.inTransaction())
        return appendRow(m_database, at, by, action, subject, details);
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    if (auto ok = appendRow(m_database, at, by, action, subject, details); !ok)
        return ok;
    return transaction->commit();
}

Result<std::vector<AuditRow>> AuditStore::rows(qint64 limit)
{
    auto statement = m_database.prepare("SELECT id, at, by, action, subject, details, previous, hash FROM audit "
                                        "ORDER BY id DESC LIMIT :limit");
    if (!statement)
        return statement.error();
    statement->bind(":limit", limit);
    std::vector<AuditRow> rows;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return rows;
        rows.push_back({statement->integer(0), statement->integer(1), statement->text(2), statement->text(3),
                        statement->text(4), objectFromText(statement->text(5)), statement->blob(6),
                        statement->blob(7)});
    }
}

Result<AuditCheck> AuditStore::check()
{
    auto statement =
        m_database.prepare("SELECT id, at, by, action, subject, details, previous, hash FROM audit ORDER BY id");
    if (!statement)
        return statement.error();
    AuditCheck check;
    ChainEnd end;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        ++check.rows;
        const qint64 id = statement->integer(0);
        const QByteArray hash =
            chain(end.hash, canonicalBytes(id, statement->integer(1), statement->text(2), statement->text(3),
                                           statement->text(4), statement->text(5)));
        if (check.ok && (id != end.id + 1 || statement->blobView(6) != end.hash || statement->blobView(7) != hash)) {
            check.ok = false;
            check.firstBad = id;
        }
        end = {id, statement->blob(7)};
    }
    check.head = check.rows > 0 ? end.hash : QByteArray();
    // The table remembers its largest number: rows that were cut off at the end are missed.
    auto sequence = m_database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'audit'");
    if (!sequence)
        return sequence.error();
    const auto row = sequence->step();
    if (!row)
        return row.error();
    if (*row && sequence->integer(0) != end.id && check.ok) {
        check.ok = false;
        check.firstBad = end.id + 1;
    }
    return check;
}

} // namespace nightjar

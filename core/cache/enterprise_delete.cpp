// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/enterprise_delete.h"

#include <set>

#include <QCoreApplication>

#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/case_store.h"
#include "core/cache/plan_store.h"
#include "core/cache/registry_sql.h"
#include "core/cache/series_store.h"

namespace nightjar {
namespace {

QString say(const char *text) { return QCoreApplication::translate("Cache", text); }

/// Runs a statement with `:enterprise`; gives the integer of its first row, or how many rows it changed.
Result<qint64> run(Database &database, const QByteArray &sql, const QString &enterprise)
{
    auto statement = database.prepare(sql.constData());
    if (!statement)
        return statement.error();
    const auto row = statement->bind(":enterprise", enterprise).step();
    if (!row)
        return row.error();
    return *row ? statement->integer(0) : database.changes();
}

/// Tables whose rows belong to one enterprise.
std::vector<QByteArray> ownTables()
{
    std::vector<QByteArray> tables;
    for (const TableShape &shape : tableShapes()) {
        const int column = shape.columnIndex(u"enterprise");
        if (column >= 0 && isKeyColumn(shape, shape.columns[std::size_t(column)]))
            tables.push_back(shape.name);
    }
    return tables;
}

Outcome findHolders(Cache &cache, EnterpriseDeletion &deletion)
{
    const QString prefix = deletion.enterprise + u'/';
    const auto cases = cache.cases().cases();
    if (!cases)
        return cases.error();
    for (const CaseFile &file : *cases) {
        bool holds = file.enterprise == deletion.enterprise;
        if (!holds) {
            const auto evidence = cache.cases().evidence(file.id);
            if (!evidence)
                return evidence.error();
            for (const Evidence &item : *evidence)
                holds = holds || item.channel.startsWith(prefix);
        }
        if (holds)
            deletion.heldBy += say(QT_TRANSLATE_NOOP("Cache", "case %1")).arg(file.number);
    }
    const auto plans = cache.plans().plans();
    if (!plans)
        return plans.error();
    for (const Plan &plan : *plans) {
        const bool holds = std::any_of(plan.stops.begin(), plan.stops.end(), [&deletion](const PlanStop &stop) {
            return stop.enterprise == deletion.enterprise;
        });
        if (holds)
            deletion.heldBy += say(QT_TRANSLATE_NOOP("Cache", "the plan of the night %1")).arg(formatDate(plan.night));
    }
    return Done{};
}

/// Files that gave samples to the channels, and every registry file, must be read again when they come again.
Outcome forgetFiles(Cache &cache, const std::vector<ChannelId> &channels)
{
    std::set<SourceId> files;
    for (const ChannelId channel : channels) {
        const auto runs = cache.series().sources(channel);
        if (!runs)
            return runs.error();
        for (const SourceRun &found : *runs)
            files.insert(found.source);
    }
    Database &database = cache.database();
    auto statement = database.prepare("UPDATE import_files SET read_as = read_as || ' (deleted)' WHERE id = :id");
    if (!statement)
        return statement.error();
    for (const SourceId file : files) {
        if (auto ok = statement->bind(":id", file).run(); !ok)
            return ok;
    }
    return database.execute("UPDATE import_files SET read_as = read_as || ' (deleted)' WHERE format LIKE 'table:%'");
}

Result<std::vector<ChannelId>> channelsOf(Database &database, const QString &enterprise)
{
    auto statement = database.prepare("SELECT id FROM channels_seen WHERE enterprise = :enterprise");
    if (!statement)
        return statement.error();
    statement->bind(":enterprise", enterprise);
    std::vector<ChannelId> channels;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return channels;
        channels.push_back(statement->integer(0));
    }
}

Outcome deleteSeries(Database &database, const std::vector<ChannelId> &channels)
{
    for (const char *sql :
         {"DELETE FROM blocks WHERE id BETWEEN :channel << 22 AND (:channel << 22) + 4194303",
          "DELETE FROM pyramid WHERE id BETWEEN :channel << 22 AND (:channel << 22) + 4194303",
          "DELETE FROM conflicts WHERE channel = :channel", "DELETE FROM channels_seen WHERE id = :channel"}) {
        auto statement = database.prepare(sql);
        if (!statement)
            return statement.error();
        for (const ChannelId channel : channels) {
            if (auto ok = statement->bind(":channel", channel).run(); !ok)
                return ok;
        }
    }
    return Done{};
}

} // namespace

Result<EnterpriseDeletion> lookBeforeDeletion(Cache &cache, const QString &enterprise)
{
    Database &database = cache.database();
    EnterpriseDeletion deletion;
    deletion.enterprise = enterprise;
    const std::pair<const char *, qint64 *> questions[] = {
        {"SELECT count(*) FROM channels_seen WHERE enterprise = :enterprise", &deletion.channels},
        {"SELECT ifnull(sum(samples), 0) FROM channels_seen WHERE enterprise = :enterprise", &deletion.samples},
        {"SELECT ifnull(sum(bytes), 0) FROM channels_seen WHERE enterprise = :enterprise", &deletion.bytes},
        {"SELECT count(*) FROM conflicts WHERE channel IN (SELECT id FROM channels_seen WHERE enterprise = "
         ":enterprise)",
         &deletion.conflicts},
        {"SELECT count(*) FROM leads WHERE enterprise = :enterprise", &deletion.leads},
    };
    for (const auto &[sql, answer] : questions) {
        const auto count = run(database, sql, enterprise);
        if (!count)
            return count.error();
        *answer = *count;
    }
    for (const QByteArray &table : ownTables()) {
        const auto count =
            run(database, "SELECT count(*) FROM " + table + " WHERE enterprise = :enterprise", enterprise);
        if (!count)
            return count.error();
        deletion.registryRows += *count;
    }
    if (auto ok = findHolders(cache, deletion); !ok)
        return ok.error();
    if (deletion.empty()) {
        return Error{Error::Kind::NotFound,
                     say(QT_TRANSLATE_NOOP("Cache", "%1 holds nothing of an enterprise %2. Check its code with "
                                                    "`channels`."))
                         .arg(cache.path(), enterprise),
                     enterprise};
    }
    return deletion;
}

Result<EnterpriseDeletion> deleteEnterprise(Cache &cache, const QString &enterprise, Seconds at, const QString &by)
{
    Database &database = cache.database();
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    const auto deletion = lookBeforeDeletion(cache, enterprise);
    if (!deletion)
        return deletion.error();
    if (!deletion->heldBy.isEmpty()) {
        return Error{Error::Kind::Conflict,
                     say(QT_TRANSLATE_NOOP("Cache", "The data of %1 cannot be deleted: %2 refers to it. Evidence must "
                                                    "stay reproducible."))
                         .arg(enterprise, deletion->heldBy.join(QStringLiteral(", "))),
                     enterprise};
    }
    const auto channels = channelsOf(database, enterprise);
    if (!channels)
        return channels.error();
    if (auto ok = forgetFiles(cache, *channels); !ok)
        return ok.error();
    if (auto ok = deleteSeries(database, *channels); !ok)
        return ok.error();
    std::vector<QByteArray> deletions{"DELETE FROM leads WHERE enterprise = :enterprise",
                                      "DELETE FROM rule_results WHERE enterprise = :enterprise"};
    for (const QByteArray &table : ownTables())
        deletions.push_back("DELETE FROM " + table + " WHERE enterprise = :enterprise");
    for (const QByteArray &sql : deletions) {
        if (const auto done = run(database, sql, enterprise); !done)
            return done.error();
    }
    const QJsonObject details{{QStringLiteral("channels"), deletion->channels},
                              {QStringLiteral("samples"), deletion->samples},
                              {QStringLiteral("leads"), deletion->leads},
                              {QStringLiteral("registry_rows"), deletion->registryRows}};
    if (auto ok = cache.audit().append(at, by, QStringLiteral("enterprise-delete"), enterprise, details); !ok)
        return ok.error();
    if (auto ok = transaction->commit(); !ok)
        return ok.error();
    return *deletion;
}

} // namespace nightjar

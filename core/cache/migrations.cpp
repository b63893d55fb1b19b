// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/migrations.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "core/cache/cache_copy.h"
#include "core/cache/database_errors.h"

namespace nightjar {
namespace {

QString say(const char *text) { return QCoreApplication::translate("Cache", text); }

Result<qint64> number(Database &database, const char *sql)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? statement->integer(0) : 0;
}

struct SchemaState {
    qint64 application = 0;
    qint64 version = 0;
    qint64 objects = 0;
    qint64 strange = 0; ///< views and triggers: a cache has none
    bool isNew() const { return application == 0 && version == 0 && objects == 0; }
};

Result<SchemaState> stateOf(Database &database)
{
    SchemaState state;
    const std::pair<const char *, qint64 *> questions[] = {
        {"PRAGMA application_id", &state.application},
        {"PRAGMA user_version", &state.version},
        {"SELECT count(*) FROM sqlite_schema", &state.objects},
        {"SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')", &state.strange},
    };
    for (const auto &[sql, answer] : questions) {
        const auto value = number(database, sql);
        if (!value)
            return value.error();
        *answer = *value;
    }
    return state;
}

Outcome setVersion(Database &database, qint64 version)
{
    const QByteArray sql = "PRAGMA application_id = " + QByteArray::number(cacheApplicationId) +
                           "; PRAGMA user_version = " + QByteArray::number(version);
    return database.execute(sql.constData());
}

/// Runs the steps from `from` on in one transaction, unless another process was quicker.
Outcome runSteps(Database &database, qint64 from, std::span<const SchemaStep> steps)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    const auto version = number(database, "PRAGMA user_version");
    if (!version)
        return version.error();
    if (*version != from)
        return Done{};
    for (const SchemaStep step : steps.subspan(std::size_t(from))) {
        if (auto ok = step(database); !ok)
            return ok.error();
    }
    if (auto ok = setVersion(database, qint64(steps.size())); !ok)
        return ok.error();
    return transaction->commit();
}

QString freeBackupName(const QString &path, qint64 version)
{
    const QString name = QStringLiteral("%1.v%2.bak").arg(path).arg(version);
    QString free = name;
    for (int i = 2; QFileInfo::exists(free); ++i)
        free = QStringLiteral("%1.%2").arg(name).arg(i);
    return free;
}

} // namespace

std::span<const SchemaStep> schemaSteps()
{
    static constexpr SchemaStep steps[] = {&createSchema1, &createSchema2, &createSchema3};
    return steps;
}

Result<QString> prepareSchema(Database &database, OpenMode mode, std::span<const SchemaStep> steps)
{
    const QString path = database.path();
    const auto state = stateOf(database);
    if (!state)
        return state.error();
    if (state->isNew()) {
        if (mode != OpenMode::Create)
            return emptyFileError(path);
        if (auto ok = runSteps(database, 0, steps); !ok)
            return ok.error();
        return QString();
    }
    if (state->application != cacheApplicationId || state->strange > 0 || state->version < 1) {
        return Error{
            Error::Kind::BadInput,
            say(QT_TRANSLATE_NOOP("Cache", "%1 is a database of another program, not a Nightjar cache. Choose a "
                                           "*.nightjar file."))
                .arg(path),
            path};
    }
    const auto current = qint64(steps.size());
    if (state->version > current) {
        return Error{Error::Kind::BadInput,
                     say(QT_TRANSLATE_NOOP(
                             "Cache", "%1 was written by a newer Nightjar (cache version %2, this program knows up "
                                      "to %3). Update Nightjar to open it."))
                         .arg(path)
                         .arg(state->version)
                         .arg(current),
                     path};
    }
    if (state->version == current)
        return QString();
    if (database.readOnly()) {
        return Error{
            Error::Kind::BadInput,
            say(QT_TRANSLATE_NOOP("Cache", "%1 is of an older cache version (%2) and must be brought up to date first. "
                                           "Open it once where it can be written."))
                .arg(path)
                .arg(state->version),
            path};
    }
    const QString backup = freeBackupName(path, state->version);
    if (auto ok = copyDatabase(database, backup, {}); !ok)
        return ok.error();
    if (auto ok = runSteps(database, state->version, steps); !ok)
        return ok.error();
    return say(QT_TRANSLATE_NOOP("Cache", "%1 was brought from cache version %2 to %3; the old file is kept as %4."))
        .arg(path)
        .arg(state->version)
        .arg(current)
        .arg(backup);
}

} // namespace nightjar

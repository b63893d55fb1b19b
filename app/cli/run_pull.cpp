// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSaveFile>

#include "app/cli/ask_secret.h"
#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/import_report.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/base/write_file.h"
#include "core/import/pull.h"
#include "core/import/refused_csv.h"

namespace nightjar::cli {
namespace {

QJsonValue textOrNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

QJsonObject sourceJson(const QuerySource &source, const Watermark &mark)
{
    return {{QStringLiteral("source"), source.name},
            {QStringLiteral("driver"), source.driver},
            {QStringLiteral("host"), textOrNull(source.host)},
            {QStringLiteral("port"), source.port > 0 ? QJsonValue(source.port) : QJsonValue()},
            {QStringLiteral("database"), source.database},
            {QStringLiteral("user"), textOrNull(source.user)},
            {QStringLiteral("password_variable"), textOrNull(source.passwordVariable)},
            {QStringLiteral("sql"), source.sql},
            {QStringLiteral("watermark"), textOrNull(source.watermark)},
            {QStringLiteral("start"), textOrNull(source.start)},
            {QStringLiteral("profile"), textOrNull(source.profile)},
            {QStringLiteral("at"), textOrNull(mark.value)}};
}

/// The query of --sql, or of the file that --sql-file names.
Result<QString> queryOf(const Call &call)
{
    if (!call.has("sql-file"))
        return call.option("sql");
    QFile file(call.option("sql-file"));
    if (!file.open(QIODevice::ReadOnly))
        return Error{
            Error::Kind::NotFound,
            Text::tr("The query file %1 cannot be read: %2. Check the path.").arg(file.fileName(), file.errorString()),
            file.fileName()};
    return QString::fromUtf8(file.read(1'000'000));
}

int addSource(const Call &call)
{
    if (call.option("source").isEmpty() || call.option("database").isEmpty() || call.has("sql") == call.has("sql-file"))
        return call.misuse(Text::tr("pull add takes --source, --database and one of --sql and --sql-file."));
    const auto sql = queryOf(call);
    if (!sql)
        return call.fail(sql.error());
    QuerySource source;
    source.name = call.option("source");
    if (call.has("driver"))
        source.driver = call.option("driver").toUpper();
    source.host = call.option("host");
    if (call.has("port")) {
        bool ok = false;
        source.port = call.option("port").toInt(&ok);
        if (!ok || source.port < 1 || source.port > 65535)
            return call.misuse(Text::tr("--port takes a number from 1 to 65535."));
    }
    source.database = call.option("database");
    source.user = call.option("user");
    source.passwordVariable = call.option("password-env");
    source.sql = sql->trimmed();
    source.watermark = call.option("watermark");
    source.start = call.option("start");
    source.profile = call.option("profile");
    auto cache = call.openCache(OpenMode::ReadWrite);
    if (!cache)
        return call.fail(cache.error());
    if (!source.profile.isEmpty()) {
        if (const auto mapping = chosenProfile(*cache, source.profile); !mapping)
            return call.fail(mapping.error());
    }
    if (auto ok = keepSource(*cache, source, {userName(), clockNow()}); !ok)
        return call.fail(ok.error());
    const auto mark = watermarkOf(*cache, source.name);
    if (!mark)
        return call.fail(mark.error());
    call.document(sourceJson(source, *mark));
    call.line(Text::tr("The cache holds the source %1. `pull --source %1` reads what is new in it.").arg(source.name));
    return done;
}

int listSources(const Call &call)
{
    auto cache = call.openCache(OpenMode::ReadOnly);
    if (!cache)
        return call.fail(cache.error());
    const auto all = sources(*cache);
    if (!all)
        return call.fail(all.error());
    QJsonArray array;
    for (const QuerySource &source : *all) {
        const auto mark = watermarkOf(*cache, source.name);
        if (!mark)
            return call.fail(mark.error());
        array.append(sourceJson(source, *mark));
        call.line(Text::tr("%1  %2 %3, read up to %4")
                      .arg(source.name, source.driver, source.database,
                           mark->value.isEmpty() ? Text::tr("nothing yet") : mark->value));
    }
    if (all->empty())
        call.line(Text::tr("This cache has no sources."));
    call.document(array);
    return done;
}

int removeSource(const Call &call, const QString &name)
{
    auto cache = call.openCache(OpenMode::ReadWrite);
    if (!cache)
        return call.fail(cache.error());
    if (auto ok = deleteSource(*cache, name, {userName(), clockNow()}); !ok)
        return call.fail(ok.error());
    call.document(QJsonObject{{QStringLiteral("source"), name}, {QStringLiteral("deleted"), true}});
    call.line(Text::tr("The source %1 was deleted; what it brought stays.").arg(name));
    return done;
}

/// From the variable that the source names, else asked for where a database with users is read from a terminal.
Result<QString> passwordOf(const QuerySource &source)
{
    if (!source.passwordVariable.isEmpty()) {
        const QByteArray name = source.passwordVariable.toLocal8Bit();
        if (!qEnvironmentVariableIsSet(name.constData()))
            return Error{Error::Kind::NotFound,
                         Text::tr("The password of source %1 is expected in the environment variable %2, which is not "
                                  "set.")
                             .arg(source.name, source.passwordVariable),
                         source.name};
        return qEnvironmentVariable(name.constData());
    }
    if (source.driver == u"QSQLITE" || source.user.isEmpty())
        return QString();
    return askSecret(Text::tr("Password of %1 for source %2:").arg(source.user, source.name)).value_or(QString());
}

QJsonObject pullJson(const QuerySource &source, const PullReport &report)
{
    return {{QStringLiteral("source"), source.name},
            {QStringLiteral("query_rows"), report.queryRows},
            {QStringLiteral("from"), textOrNull(report.from.value)},
            {QStringLiteral("to"), textOrNull(report.to.value)},
            {QStringLiteral("files"), QJsonArray{fileJson(report.file)}},
            {QStringLiteral("skipped"), QJsonArray()},
            {QStringLiteral("refused"), refusedJson(report.refused)}};
}

int runSource(const Call &call, const QString &name)
{
    auto cache = call.openCache(OpenMode::ReadWrite);
    if (!cache)
        return call.fail(cache.error());
    const auto chosen = source(*cache, name);
    if (!chosen)
        return call.fail(chosen.error());
    const auto password = passwordOf(*chosen);
    if (!password)
        return call.fail(password.error());
    PullOptions options;
    options.password = *password;
    options.dryRun = call.has("dry-run");
    options.actor = {userName(), clockNow()};
    QSaveFile refused(call.option("refused"));
    if (call.has("refused")) {
        if (!refused.open(QIODevice::WriteOnly))
            return call.fail(cannotWrite(refused.fileName(), refused.errorString()));
        refused.write(refusedCsvHeader());
        options.onRefused = [&refused](const RefusedRow &row) { refused.write(refusedCsvLine(row)); };
    }
    const auto report = pullSource(*cache, *chosen, options, call.progress(Text::tr("Pulling")));
    if (!report)
        return call.fail(report.error());
    if (call.has("refused") && !refused.commit())
        return call.fail(cannotWrite(refused.fileName(), refused.errorString()));
    noteFile(call, report->file);
    noteRefused(call, report->refused);
    const RowCounts &rows = report->file.rows;
    call.line(
        Text::tr("%1: %2 rows of the query, %3 samples read, %4 taken, %5 refused, %6 already known, %7 in conflict.")
            .arg(name)
            .arg(report->queryRows)
            .arg(rows.read)
            .arg(rows.taken)
            .arg(rows.refused)
            .arg(rows.duplicate)
            .arg(rows.conflict));
    call.document(pullJson(*chosen, *report));
    return done;
}

} // namespace

int runPull(const Call &call)
{
    const QStringList words = call.arguments();
    const QString step = words.isEmpty() ? QStringLiteral("run") : words[0];
    if (step == u"add" && words.size() == 1)
        return addSource(call);
    if (step == u"list" && words.size() == 1)
        return listSources(call);
    // The source is an option as in `pull --source S`, or a word behind the step.
    const QString name = words.size() == 2 ? words[1] : call.option("source");
    const bool named = !name.isEmpty() && words.size() <= 2 && (words.size() < 2 || !call.has("source"));
    if (step == u"delete" && named)
        return removeSource(call, name);
    if (step == u"run" && named)
        return runSource(call, name);
    return call.misuse(
        Text::tr("pull takes --source, or one of add, list, run and delete. 'nightjar-cli pull --help' shows "
                 "them."));
}

} // namespace nightjar::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>

#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/cache/audit_store.h"
#include "core/cache/enterprise_delete.h"
#include "core/cache/import_store.h"
#include "core/cache/series_store.h"

namespace nightjar::cli {
namespace {

/// A cache so damaged that it cannot be opened or read to its end does not hold, which is what check is asked for.
int damaged(const Call &call, const Error &error)
{
    if (error.kind != Error::Kind::Damaged)
        return call.fail(error);
    call.document(QJsonObject{{QStringLiteral("ok"), false},
                              {QStringLiteral("blocks"), QJsonValue()},
                              {QStringLiteral("samples"), QJsonValue()},
                              {QStringLiteral("problems"), QJsonArray{error.text}},
                              {QStringLiteral("journal"), QJsonObject{{QStringLiteral("rows"), QJsonValue()},
                                                                      {QStringLiteral("ok"), QJsonValue()},
                                                                      {QStringLiteral("first_bad"), QJsonValue()}}}});
    call.complain(error.text);
    return failed;
}

int check(const Call &call, Cache &cache)
{
    const auto result = checkCache(cache, call.progress(Text::tr("Checking")));
    if (!result)
        return damaged(call, result.error());
    QJsonArray problems;
    for (const QString &problem : result->problems) {
        problems.append(problem);
        call.note(problem);
    }
    call.document(QJsonObject{
        {QStringLiteral("ok"), result->ok},
        {QStringLiteral("blocks"), result->blocks},
        {QStringLiteral("samples"), result->samples},
        {QStringLiteral("problems"), problems},
        {QStringLiteral("journal"), QJsonObject{{QStringLiteral("rows"), result->auditRows},
                                                {QStringLiteral("ok"), result->auditFirstBad < 0},
                                                {QStringLiteral("first_bad"),
                                                 result->auditFirstBad < 0 ? QJsonValue() : result->auditFirstBad}}}});
    call.line(
        result->ok
            ? Text::tr("The cache is sound: %1 blocks, %2 samples, %3 journal rows.")
                  .arg(result->blocks)
                  .arg(result->samples)
                  .arg(result->auditRows)
            : Text::tr("The cache does not hold what it says. Go back to a backup, and keep this file for inquiry."));
    return result->ok ? done : failed;
}

int stats(const Call &call, Cache &cache)
{
    const auto result = cacheStats(cache);
    if (!result)
        return call.fail(result.error());
    QJsonArray kinds;
    for (const auto &kind : result->byFactor) {
        const double perValue = kind.samples > 0 ? double(kind.bytes) / double(kind.samples) : 0;
        kinds.append(QJsonObject{{QStringLiteral("factor"), kind.factor},
                                 {QStringLiteral("channels"), kind.channels},
                                 {QStringLiteral("samples"), kind.samples},
                                 {QStringLiteral("bytes"), kind.bytes},
                                 {QStringLiteral("bytes_per_value"), perValue}});
        call.line(QStringLiteral("%1  %2  %3  %4")
                      .arg(kind.factor, -16)
                      .arg(kind.channels, 6)
                      .arg(kind.samples, 12)
                      .arg(Text::tr("%1 bytes a value").arg(perValue, 0, 'f', 2)));
    }
    const bool any = result->samples > 0;
    const auto channels = cache.series().summaries();
    if (!channels)
        return call.fail(channels.error());
    Seconds to = result->last; // exclusive as everywhere: the end of the last sample's step
    for (const ChannelSummary &channel : *channels)
        to = channel.samples > 0 ? std::max(to, channel.to) : to;
    call.document(QJsonObject{{QStringLiteral("ok"), true},
                              {QStringLiteral("bytes"), result->bytes},
                              {QStringLiteral("enterprises"), result->enterprises},
                              {QStringLiteral("points"), result->points},
                              {QStringLiteral("channels"), result->channels},
                              {QStringLiteral("samples"), result->samples},
                              {QStringLiteral("blocks"), result->blocks},
                              {QStringLiteral("bytes_per_value"),
                               any ? QJsonValue(double(result->bytes) / double(result->samples)) : QJsonValue()},
                              {QStringLiteral("from"), any ? QJsonValue(formatIso(result->first)) : QJsonValue()},
                              {QStringLiteral("to"), any ? QJsonValue(formatIso(to)) : QJsonValue()},
                              {QStringLiteral("kinds"), kinds}});
    call.line(Text::tr("%1 enterprises, %2 points, %3 channels, %4 samples in %5 bytes.")
                  .arg(result->enterprises)
                  .arg(result->points)
                  .arg(result->channels)
                  .arg(result->samples)
                  .arg(result->bytes));
    return done;
}

QJsonObject sideJson(const QString &value, const QString &flag, const QString &cell, const ImportFile *file,
                     qint64 line)
{
    return {{QStringLiteral("value"), value},
            {QStringLiteral("flag"), flag},
            {QStringLiteral("cell"), cell.isEmpty() ? QJsonValue() : cell},
            {QStringLiteral("file"), file ? QJsonValue(file->path) : QJsonValue()},
            {QStringLiteral("sha256"), file ? QJsonValue(file->sha256) : QJsonValue()},
            {QStringLiteral("line"), line > 0 ? QJsonValue(line) : QJsonValue()}};
}

/// `conflicts --rule first|newest`: which of two contradicting samples rules from now on.
int chooseRule(const Call &call, Cache &cache)
{
    const QString name = call.option("rule");
    const ConflictRule rule = name == u"newest" ? ConflictRule::Newest : ConflictRule::First;
    auto transaction = Transaction::begin(cache.database());
    if (!transaction)
        return call.fail(transaction.error());
    if (auto ok = cache.series().setConflictRule(rule); !ok)
        return call.fail(ok.error());
    if (auto ok = cache.audit().append(clockNow(), userName(), QStringLiteral("conflict-rule"), name); !ok)
        return call.fail(ok.error());
    if (auto ok = transaction->commit(); !ok)
        return call.fail(ok.error());
    return done;
}

int conflicts(const Call &call, Cache &cache)
{
    if (call.has("rule")) {
        if (const int status = chooseRule(call, cache); status != done)
            return status;
    }
    const auto rule = cache.series().conflictRule();
    if (!rule)
        return call.fail(rule.error());
    const auto rows = cache.series().conflicts();
    const auto files = cache.imports().files();
    if (!rows)
        return call.fail(rows.error());
    if (!files)
        return call.fail(files.error());
    QHash<SourceId, const ImportFile *> byId;
    for (const ImportFile &file : *files)
        byId.insert(file.id, &file);
    QJsonArray array;
    for (const Conflict &conflict : *rows) {
        array.append(
            QJsonObject{{QStringLiteral("channel"), conflict.channel.text()},
                        {QStringLiteral("time"), formatIso(conflict.time)},
                        {QStringLiteral("kept"), sideJson(conflict.keptValue, conflict.keptFlag, conflict.keptCell,
                                                          byId.value(conflict.keptSource), 0)},
                        {QStringLiteral("other"), sideJson(conflict.otherValue, conflict.otherFlag, conflict.otherCell,
                                                           byId.value(conflict.otherSource), conflict.otherLine)}});
        const ImportFile *other = byId.value(conflict.otherSource);
        call.line(Text::tr("%1 %2: kept %3 %4, also reported %5 %6 by %7 line %8")
                      .arg(conflict.channel.text(), formatTime(conflict.time), conflict.keptValue, conflict.keptFlag,
                           conflict.otherValue, conflict.otherFlag, other ? other->name : QString())
                      .arg(conflict.otherLine));
    }
    call.document(QJsonObject{
        {QStringLiteral("ok"), true},
        {QStringLiteral("rule"), *rule == ConflictRule::Newest ? QStringLiteral("newest") : QStringLiteral("first")},
        {QStringLiteral("count"), qint64(rows->size())},
        {QStringLiteral("conflicts"), array}});
    if (rows->empty())
        call.line(Text::tr("No sample contradicts another."));
    else if (*rule == ConflictRule::Newest)
        call.line(Text::tr("The sample that came last rules in curves, screening and export."));
    else
        call.line(Text::tr("The sample that came first rules in curves, screening and export."));
    return done;
}

int compact(const Call &call, Cache &cache)
{
    const qint64 before = QFileInfo(cache.path()).size();
    if (auto outcome = compactCache(cache, call.progress(Text::tr("Tidying"))); !outcome)
        return call.fail(outcome.error());
    const qint64 after = QFileInfo(cache.path()).size();
    call.document(QJsonObject{{QStringLiteral("ok"), true},
                              {QStringLiteral("bytes_before"), before},
                              {QStringLiteral("bytes_after"), after}});
    call.line(Text::tr("%1 bytes before, %2 after.").arg(before).arg(after));
    return done;
}

int removeEnterprise(const Call &call, Cache &cache)
{
    const QString enterprise = call.option("enterprise");
    if (enterprise.isEmpty())
        return call.misuse(
            Text::tr("cache delete takes the enterprise: nightjar-cli cache delete --cache C --enterprise "
                     "E, and --yes to do it."));
    const bool sure = call.has("yes");
    const auto deletion =
        sure ? deleteEnterprise(cache, enterprise, clockNow(), userName()) : lookBeforeDeletion(cache, enterprise);
    if (!deletion)
        return call.fail(deletion.error());
    call.document(QJsonObject{{QStringLiteral("ok"), sure},
                              {QStringLiteral("deleted"), sure},
                              {QStringLiteral("enterprise"), enterprise},
                              {QStringLiteral("channels"), deletion->channels},
                              {QStringLiteral("samples"), deletion->samples},
                              {QStringLiteral("bytes"), deletion->bytes},
                              {QStringLiteral("conflicts"), deletion->conflicts},
                              {QStringLiteral("leads"), deletion->leads},
                              {QStringLiteral("registry_rows"), deletion->registryRows},
                              {QStringLiteral("held_by"), QJsonArray::fromStringList(deletion->heldBy)}});
    const QString what = Text::tr("%1: %2 channels, %3 samples, %4 leads, %5 registry rows.")
                             .arg(enterprise)
                             .arg(deletion->channels)
                             .arg(deletion->samples)
                             .arg(deletion->leads)
                             .arg(deletion->registryRows);
    if (sure) {
        call.line(what);
        call.line(Text::tr("Deleted. `cache compact` gives the room back."));
        return done;
    }
    call.complain(what);
    if (!deletion->heldBy.isEmpty())
        call.complain(
            Text::tr("It cannot be deleted: %1 refers to it.").arg(deletion->heldBy.join(QStringLiteral(", "))));
    else
        call.complain(Text::tr("Nothing was deleted yet. Call it again with --yes to delete all of this."));
    return failed;
}

int backup(const Call &call, Cache &cache)
{
    const QStringList arguments = call.arguments().mid(1);
    const QString target = call.has("out") ? call.option("out") : arguments.value(0);
    if (target.isEmpty())
        return call.misuse(Text::tr("cache backup takes the file to write: nightjar-cli cache backup --cache C FILE."));
    if (auto outcome = backupCache(cache, target, call.progress(Text::tr("Copying"))); !outcome)
        return call.fail(outcome.error());
    call.document(QJsonObject{{QStringLiteral("ok"), true}, {QStringLiteral("file"), target}});
    call.line(Text::tr("Copied to %1.").arg(target));
    return done;
}

} // namespace

int runCache(const Call &call)
{
    struct Step {
        const char *name;
        int (*run)(const Call &, Cache &);
        OpenMode mode;
    };
    static constexpr Step steps[] = {
        {"check", check, OpenMode::ReadOnly},         {"stats", stats, OpenMode::ReadOnly},
        {"conflicts", conflicts, OpenMode::ReadOnly}, {"compact", compact, OpenMode::ReadWrite},
        {"backup", backup, OpenMode::ReadOnly},       {"delete", removeEnterprise, OpenMode::ReadWrite}};
    const QString name = call.arguments().value(0);
    const bool sets = name == u"conflicts" && call.has("rule");
    if (sets && call.option("rule") != u"first" && call.option("rule") != u"newest")
        return call.misuse(Text::tr("--rule takes first or newest."));
    for (const Step &step : steps) {
        if (name != QLatin1StringView(step.name))
            continue;
        auto cache = call.openCache(sets ? OpenMode::ReadWrite : step.mode);
        if (!cache)
            return step.run == check ? damaged(call, cache.error()) : call.fail(cache.error());
        return step.run(call, *cache);
    }
    return call.misuse(Text::tr("cache takes check, stats, conflicts, compact, backup or delete."));
}

} // namespace nightjar::cli

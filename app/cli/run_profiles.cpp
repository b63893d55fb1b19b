// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QFileInfo>

#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/base/write_file.h"
#include "core/cache/import_store.h"
#include "core/import/profile.h"
#include "core/import/propose_mapping.h"
#include "core/import/workbook.h"

namespace nightjar::cli {
namespace {

QJsonObject profileJson(const TableMapping &mapping)
{
    return {{QStringLiteral("profile"), mapping.profile},
            {QStringLiteral("version"), mapping.version},
            {QStringLiteral("layout"), layoutName(mapping.layout)},
            {QStringLiteral("columns"), qint64(mapping.columns.size())},
            {QStringLiteral("names"), qint64(mapping.names.size())},
            {QStringLiteral("header"), headerFingerprint(mapping)}};
}

Actor actorNow() { return {userName(), clockNow()}; }

int list(const Call &call)
{
    auto cache = call.openCache(OpenMode::ReadOnly);
    if (!cache)
        return call.fail(cache.error());
    const auto profiles = cachedProfiles(*cache);
    if (!profiles)
        return call.fail(profiles.error());
    const auto files = cache->imports().files();
    if (!files)
        return call.fail(files.error());
    QJsonArray array;
    for (const TableMapping &mapping : *profiles) {
        const auto used = std::count_if(files->begin(), files->end(),
                                        [&](const ImportFile &file) { return file.profile == mapping.profile; });
        QJsonObject json = profileJson(mapping);
        json[u"files"] = qint64(used);
        array.append(json);
        call.line(Text::tr("%1  version %2, %3, %4 columns, %5 names answered, %6 files read with it")
                      .arg(mapping.profile)
                      .arg(mapping.version)
                      .arg(layoutName(mapping.layout))
                      .arg(mapping.columns.size())
                      .arg(mapping.names.size())
                      .arg(used));
    }
    if (profiles->empty())
        call.line(Text::tr("This cache has no import profiles."));
    call.document(array);
    return done;
}

/// One line a column that is read, with the reason where there is one.
void printColumns(const Call &call, const TableMapping &mapping)
{
    const QJsonArray columns = mappingToJson(mapping)[u"columns"].toArray();
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const ColumnMapping &column = mapping.columns[std::size_t(i)];
        if (column.role == ColumnRole::Ignored)
            continue;
        const QJsonObject json = columns[i].toObject();
        QStringList parts{QStringLiteral("%1").arg(column.column + 1, 4), column.header, json[u"role"].toString()};
        for (const QString &part : {column.factor, column.unit, column.period, column.why}) {
            if (!part.isEmpty())
                parts += part;
        }
        call.line(parts.join(QStringLiteral("  ")));
    }
}

int show(const Call &call, const QString &name)
{
    auto cache = call.openCache(OpenMode::ReadOnly);
    if (!cache)
        return call.fail(cache.error());
    const auto mapping = chosenProfile(*cache, name);
    if (!mapping)
        return call.fail(mapping.error());
    call.line(
        Text::tr("%1, version %2, %3").arg(mapping->profile).arg(mapping->version).arg(layoutName(mapping->layout)));
    printColumns(call, *mapping);
    for (const auto &[written, code] : mapping->names)
        call.line(Text::tr("\"%1\" is %2").arg(written, code));
    call.document(mappingToJson(*mapping));
    return done;
}

int exportProfile(const Call &call, const QString &name)
{
    if (!call.has("out"))
        return call.misuse(Text::tr("profiles export takes the name of a profile and --out with the file to write."));
    auto cache = call.openCache(OpenMode::ReadOnly);
    if (!cache)
        return call.fail(cache.error());
    const auto mapping = cachedProfile(*cache, name);
    if (!mapping)
        return call.fail(mapping.error());
    const QString file = call.option("out");
    if (auto ok = writeWhole(file, profileFile(*mapping)); !ok)
        return call.fail(ok.error());
    QJsonObject json = profileJson(*mapping);
    json[u"file"] = file;
    call.document(json);
    call.line(Text::tr("%1 holds the profile %2.").arg(file, name));
    return done;
}

int importProfiles(const Call &call, const QStringList &files)
{
    if (call.has("name") && files.size() > 1)
        return call.misuse(Text::tr("--name is for one profile file."));
    auto cache = call.openCache(OpenMode::ReadWrite);
    if (!cache)
        return call.fail(cache.error());
    std::vector<TableMapping> read;
    for (const QString &file : files) { // all or none
        auto mapping = readProfileFile(file);
        if (!mapping)
            return call.fail(mapping.error());
        if (call.has("name"))
            mapping->profile = call.option("name");
        read.push_back(*std::move(mapping));
    }
    QJsonArray array;
    for (const TableMapping &mapping : read) {
        const auto kept = keepProfile(*cache, mapping, actorNow());
        if (!kept)
            return call.fail(kept.error());
        array.append(profileJson(*kept));
        call.line(Text::tr("The cache holds the profile %1, version %2.").arg(kept->profile).arg(kept->version));
    }
    call.document(array);
    return done;
}

int deleteProfiles(const Call &call, const QString &name)
{
    auto cache = call.openCache(OpenMode::ReadWrite);
    if (!cache)
        return call.fail(cache.error());
    if (auto ok = deleteProfile(*cache, name, actorNow()); !ok)
        return call.fail(ok.error());
    call.document(QJsonObject{{QStringLiteral("profile"), name}, {QStringLiteral("deleted"), true}});
    call.line(Text::tr("The profile %1 was deleted; files that were read with it keep its text.").arg(name));
    return done;
}

int nameInProfile(const Call &call, const QStringList &words)
{
    auto cache = call.openCache(OpenMode::ReadWrite);
    if (!cache)
        return call.fail(cache.error());
    const QString code = words.value(2);
    const auto mapping = nameFirm(*cache, words[0], words[1], code, actorNow());
    if (!mapping)
        return call.fail(mapping.error());
    QJsonObject json = profileJson(*mapping);
    json[u"name"] = words[1].trimmed();
    json[u"enterprise"] = code.isEmpty() ? QJsonValue() : QJsonValue(code);
    call.document(json);
    const QString version = QString::number(mapping->version);
    call.line(code.isEmpty()
                  ? Text::tr("In files read with the profile %1, version %2, \"%3\" has no answer any more.")
                        .arg(mapping->profile, version, words[1].trimmed())
                  : Text::tr("In files read with the profile %1, version %2, \"%3\" means %4. Import them again.")
                        .arg(mapping->profile, version, words[1].trimmed(), code));
    return done;
}

int propose(const Call &call, const QString &file)
{
    // The first file of a new cache is proposed, too; only an import makes the cache.
    Result<std::vector<TableMapping>> profiles = std::vector<TableMapping>();
    if (QFileInfo::exists(call.option("cache"))) {
        auto cache = call.openCache(OpenMode::ReadOnly);
        if (!cache)
            return call.fail(cache.error());
        profiles = cachedProfiles(*cache);
        if (!profiles)
            return call.fail(profiles.error());
    }
    auto book = openWorkbook(file);
    if (!book)
        return call.fail(book.error());
    auto proposal = proposeMapping(**book, *profiles);
    if (!proposal)
        return call.fail(proposal.error());
    TableMapping &mapping = proposal->mapping;
    if (call.has("name") || mapping.profile.isEmpty())
        mapping.profile =
            call.has("name") ? call.option("name") : QFileInfo(file).completeBaseName().left(64).trimmed();
    const QString missing = missingOf(mapping);
    QJsonArray columns;
    for (const ColumnMapping &column : mapping.columns)
        columns.append(QJsonObject{{QStringLiteral("header"), column.header},
                                   {QStringLiteral("score"), column.score},
                                   {QStringLiteral("why"), column.why}});
    if (call.has("out")) {
        if (auto ok = writeWhole(call.option("out"), profileFile(mapping)); !ok)
            return call.fail(ok.error());
    }
    call.document(
        QJsonObject{{QStringLiteral("file"), file},
                    {QStringLiteral("sheet"), proposal->sheet.isEmpty() ? QJsonValue() : QJsonValue(proposal->sheet)},
                    {QStringLiteral("score"), mapping.score},
                    {QStringLiteral("clear"), proposal->clear()},
                    {QStringLiteral("missing"), missing.isEmpty() ? QJsonValue() : QJsonValue(missing)},
                    {QStringLiteral("profile"), mappingToJson(mapping)},
                    {QStringLiteral("columns"), columns},
                    {QStringLiteral("out"), call.has("out") ? QJsonValue(call.option("out")) : QJsonValue()}});
    call.line(Text::tr("%1: %2, sure to %3 %").arg(file, layoutName(mapping.layout)).arg(qRound(mapping.score * 100)));
    printColumns(call, mapping);
    if (!missing.isEmpty())
        call.note(Text::tr("It cannot be used yet: %1.").arg(missing));
    if (call.has("out"))
        call.line(Text::tr("Correct %1 and use it with import --profile, or keep it with profiles import.")
                      .arg(call.option("out")));
    return done;
}

} // namespace

int runProfiles(const Call &call)
{
    const QStringList words = call.arguments();
    const QString step = words.value(0);
    const QStringList rest = words.mid(1);
    if ((step == u"list" || step.isEmpty()) && rest.isEmpty())
        return list(call);
    if (step == u"show" && rest.size() == 1)
        return show(call, rest[0]);
    if (step == u"export" && rest.size() == 1)
        return exportProfile(call, rest[0]);
    if (step == u"import" && !rest.isEmpty())
        return importProfiles(call, rest);
    if (step == u"delete" && rest.size() == 1)
        return deleteProfiles(call, rest[0]);
    if (step == u"propose" && rest.size() == 1)
        return propose(call, rest[0]);
    if (step == u"name" && (rest.size() == 2 || rest.size() == 3))
        return nameInProfile(call, rest);
    return call.misuse(
        Text::tr("profiles takes list, show NAME, export NAME, import FILE..., delete NAME, propose FILE, or "
                 "name PROFILE TEXT CODE. 'nightjar-cli profiles --help' shows them."));
}

} // namespace nightjar::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/profile.h"

#include <algorithm>

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStringList>

#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/profile_store.h"
#include "core/import/text.h"
#include "core/registry/keys.h"

namespace nightjar {
namespace {

using Kind = ProfileStore::Kind;
constexpr qint64 mostProfileBytes = 8 * 1024 * 1024; ///< 6,000 columns with their words are 2 MB

/// The mapping without what changes although it reads the same.
QByteArray contents(TableMapping mapping)
{
    mapping.version = 1;
    return mappingIdentity(mapping);
}

Result<TableMapping> mappingOf(const StoredText &stored)
{
    auto mapping = mappingFromJson(QJsonDocument::fromJson(stored.text.toUtf8()).object());
    if (!mapping) {
        return Error{Error::Kind::Damaged,
                     importText(QT_TRANSLATE_NOOP("Import",
                                                  "The profile %1 of the cache cannot be read: %2 Delete it and import "
                                                  "it from its file again."))
                         .arg(stored.name, mapping.error().text),
                     stored.name};
    }
    mapping->profile = stored.name;
    mapping->version = stored.version;
    return mapping;
}

Result<QString> knownNames(Cache &cache)
{
    const auto all = ProfileStore(cache.database()).list(Kind::Profile);
    if (!all)
        return all.error();
    QStringList names;
    for (const StoredText &stored : *all)
        names += stored.name;
    return names.isEmpty() ? importText(QT_TRANSLATE_NOOP("Import", "none")) : names.join(QStringLiteral(", "));
}

Error noProfile(const QString &name, const QString &known)
{
    return {Error::Kind::NotFound,
            importText(QT_TRANSLATE_NOOP("Import",
                                         "There is no import profile %1. Profiles of this cache: %2. A profile file is "
                                         "named by its path."))
                .arg(name, known),
            name};
}

Outcome put(Cache &cache, const TableMapping &mapping, const QString &action, const Actor &actor)
{
    const QString text = QString::fromUtf8(mappingIdentity(mapping));
    ProfileStore store(cache.database());
    if (auto ok = store.put(Kind::Profile, {mapping.profile, mapping.version, text, actor.at, actor.by}); !ok)
        return ok;
    return cache.audit().append(actor.at, actor.by, action, mapping.profile,
                                {{QStringLiteral("version"), mapping.version}, {QStringLiteral("text"), text}});
}

int lineOf(const QByteArray &bytes, int offset) { return 1 + int(bytes.left(offset).count('\n')); }

} // namespace

bool isProfileName(const QString &name)
{
    return !name.isEmpty() && name.size() <= 64 && name == name.trimmed() &&
           std::all_of(name.begin(), name.end(), [](QChar c) { return c.isPrint() && c != u'/' && c != u'\\'; });
}

Result<std::vector<TableMapping>> cachedProfiles(Cache &cache)
{
    const auto all = ProfileStore(cache.database()).list(Kind::Profile);
    if (!all)
        return all.error();
    std::vector<TableMapping> profiles;
    for (const StoredText &stored : *all) {
        auto mapping = mappingOf(stored);
        if (!mapping)
            return mapping.error();
        profiles.push_back(*std::move(mapping));
    }
    return profiles;
}

Result<TableMapping> cachedProfile(Cache &cache, const QString &name)
{
    const auto stored = ProfileStore(cache.database()).find(Kind::Profile, name);
    if (!stored)
        return stored.error();
    if (*stored)
        return mappingOf(**stored);
    const auto known = knownNames(cache);
    if (!known)
        return known.error();
    return noProfile(name, *known);
}

Result<TableMapping> keepProfile(Cache &cache, TableMapping mapping, const Actor &actor)
{
    if (!isProfileName(mapping.profile)) {
        return Error{Error::Kind::BadInput,
                     importText(QT_TRANSLATE_NOOP(
                                    "Import", "\"%1\" cannot be the name of a profile. Take 1 to 64 letters, digits "
                                              "and blanks, without slashes."))
                         .arg(mapping.profile)};
    }
    auto transaction = Transaction::begin(cache.database());
    if (!transaction)
        return transaction.error();
    const auto stored = ProfileStore(cache.database()).find(Kind::Profile, mapping.profile);
    if (!stored)
        return stored.error();
    if (*stored) {
        if (const auto old = mappingOf(**stored); old && contents(*old) == contents(mapping))
            return *old;
        mapping.version = std::max((*stored)->version + 1, mapping.version);
    }
    mapping.version = std::max(1, mapping.version);
    if (auto ok = put(cache, mapping, QStringLiteral("profile"), actor); !ok)
        return ok.error();
    if (auto ok = transaction->commit(); !ok)
        return ok.error();
    return mapping;
}

Outcome deleteProfile(Cache &cache, const QString &name, const Actor &actor)
{
    auto transaction = Transaction::begin(cache.database());
    if (!transaction)
        return transaction.error();
    const auto known = knownNames(cache);
    if (!known)
        return known.error();
    const auto gone = ProfileStore(cache.database()).remove(Kind::Profile, name);
    if (!gone)
        return gone.error();
    if (!*gone)
        return noProfile(name, *known);
    if (auto ok = cache.audit().append(actor.at, actor.by, QStringLiteral("profile-delete"), name); !ok)
        return ok;
    return transaction->commit();
}

Result<TableMapping> nameFirm(Cache &cache, const QString &profile, const QString &written, const QString &enterprise,
                              const Actor &actor)
{
    auto mapping = cachedProfile(cache, profile);
    if (!mapping)
        return mapping.error();
    const QString text = written.trimmed();
    if (text.isEmpty()) {
        return Error{Error::Kind::BadInput, importText(QT_TRANSLATE_NOOP(
                                                "Import", "The name to be answered is empty. Write it as it stands in "
                                                          "the file."))};
    }
    if (enterprise.isEmpty()) {
        mapping->names.erase(text);
    } else if (!isCode(enterprise)) {
        return Error{
            Error::Kind::BadInput,
            importText(QT_TRANSLATE_NOOP("Import", "%1 is no code of an enterprise. Codes have 1 to 64 letters, "
                                                   "digits, dots and hyphens."))
                .arg(enterprise)};
    } else {
        mapping->names[text] = enterprise;
    }
    return keepProfile(cache, *std::move(mapping), actor);
}

Result<TableMapping> chosenProfile(Cache &cache, const QString &nameOrFile)
{
    auto stored = ProfileStore(cache.database()).find(Kind::Profile, nameOrFile);
    if (!stored)
        return stored.error();
    if (*stored)
        return mappingOf(**stored);
    if (QFileInfo(nameOrFile).isFile() || nameOrFile.endsWith(u".json", Qt::CaseInsensitive))
        return readProfileFile(nameOrFile);
    const auto known = knownNames(cache);
    if (!known)
        return known.error();
    return noProfile(nameOrFile, *known);
}

QByteArray profileFile(const TableMapping &mapping)
{
    return QJsonDocument(mappingToJson(mapping)).toJson(QJsonDocument::Indented);
}

Result<TableMapping> readProfileFile(const QString &path)
{
    const auto refused = [&](const char *text, const QString &why = {}, int line = -1) {
        const QString sentence = importText(text);
        return Error{Error::Kind::BadInput, why.isEmpty() ? sentence.arg(path) : sentence.arg(path, why), path, line};
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Error::Kind::NotFound,
                     importText(QT_TRANSLATE_NOOP("Import", "The profile file %1 cannot be read: %2. Check the path."))
                         .arg(path, file.errorString()),
                     path};
    }
    if (file.size() > mostProfileBytes) {
        return refused(QT_TRANSLATE_NOOP("Import", "%1 is larger than any import profile. Name a profile file that was "
                                                   "exported by Nightjar."));
    }
    const QByteArray bytes = file.readAll();
    QJsonParseError fault;
    const QJsonDocument json = QJsonDocument::fromJson(bytes, &fault);
    if (json.isNull()) {
        const int line = lineOf(bytes, fault.offset);
        return refused(QT_TRANSLATE_NOOP("Import", "%1 is no JSON or is damaged at line %2. Export the profile again."),
                       QString::number(line), line);
    }
    auto mapping =
        json.isObject()
            ? mappingFromJson(json.object())
            : Result<TableMapping>(Error{Error::Kind::BadInput,
                                         importText(QT_TRANSLATE_NOOP("Import", "It holds a list, not a profile."))});
    if (!mapping) {
        return refused(QT_TRANSLATE_NOOP("Import", "%1 cannot be used as an import profile. %2"), mapping.error().text);
    }
    if (mapping->profile.isEmpty())
        mapping->profile = QFileInfo(path).completeBaseName().left(64).trimmed();
    return mapping;
}

std::optional<TableMapping> profileWithHeaderOf(const TableMapping &mapping, const std::vector<TableMapping> &profiles)
{
    const QString wanted = headerFingerprint(mapping);
    std::optional<TableMapping> found;
    for (const TableMapping &profile : profiles) {
        if (headerFingerprint(profile) == wanted && (!found || profile.version > found->version))
            found = profile;
    }
    return found;
}

Result<QString> recordReading(Cache &cache, const TableMapping &mapping)
{
    return ProfileStore(cache.database()).keepText(QString::fromUtf8(mappingIdentity(mapping)));
}

Result<TableMapping> recordedReading(Cache &cache, const QString &readAs)
{
    const QString key = QStringLiteral("mapping=");
    const qsizetype at = readAs.indexOf(key);
    const auto text = ProfileStore(cache.database()).keptText(at < 0 ? QString() : readAs.mid(at + key.size(), 64));
    if (!text)
        return text.error();
    if (text->isEmpty()) {
        return Error{Error::Kind::NotFound,
                     importText(QT_TRANSLATE_NOOP("Import", "The cache does not hold how this file was read."))};
    }
    return mappingFromJson(QJsonDocument::fromJson(text->toUtf8()).object());
}

} // namespace nightjar

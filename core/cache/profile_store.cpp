// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/profile_store.h"

#include "core/base/hash.h"
#include "core/cache/database.h"
#include "core/cache/json_text.h"
#include "core/cache/registry_store.h"

namespace nightjar {
namespace {

// They live among the settings of the cache, which are few and short; a profile is a few kilobytes.
QString prefixOf(ProfileStore::Kind kind)
{
    switch (kind) {
    case ProfileStore::Kind::Profile: return QStringLiteral("profile/");
    case ProfileStore::Kind::Source: return QStringLiteral("source/");
    case ProfileStore::Kind::Watermark: return QStringLiteral("watermark/");
    }
    Q_UNREACHABLE();
}

constexpr QLatin1StringView keptPrefix("reading/");

StoredText storedText(const QString &name, const QString &value)
{
    const QJsonObject json = objectFromText(value);
    return {name, json[u"version"].toInt(1), json[u"text"].toString(), json[u"changed_at"].toInteger(),
            json[u"changed_by"].toString()};
}

} // namespace

Result<std::vector<StoredText>> ProfileStore::list(Kind kind)
{
    auto statement =
        m_database.prepare("SELECT key, value FROM settings WHERE key >= :from AND key < :to ORDER BY key");
    if (!statement)
        return statement.error();
    const QString prefix = prefixOf(kind);
    statement->bind(":from", prefix).bind(":to", QString(prefix.chopped(1) + u'0')); // `0` follows `/`
    std::vector<StoredText> all;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return all;
        all.push_back(storedText(statement->text(0).mid(prefix.size()), statement->text(1)));
    }
}

Result<std::optional<StoredText>> ProfileStore::find(Kind kind, const QString &name)
{
    const auto value = RegistryStore(m_database).setting(prefixOf(kind) + name);
    if (!value)
        return value.error();
    return value->isEmpty() ? std::optional<StoredText>() : std::optional(storedText(name, *value));
}

Outcome ProfileStore::put(Kind kind, const StoredText &stored)
{
    const QJsonObject json{{QStringLiteral("version"), stored.version},
                           {QStringLiteral("text"), stored.text},
                           {QStringLiteral("changed_at"), qint64(stored.changedAt)},
                           {QStringLiteral("changed_by"), stored.changedBy}};
    return RegistryStore(m_database).setSetting(prefixOf(kind) + stored.name, jsonText(json));
}

Result<bool> ProfileStore::remove(Kind kind, const QString &name)
{
    auto statement = m_database.prepare("DELETE FROM settings WHERE key = :key");
    if (!statement)
        return statement.error();
    if (auto ok = statement->bind(":key", QString(prefixOf(kind) + name)).run(); !ok)
        return ok.error();
    return m_database.changes() > 0;
}

Result<QString> ProfileStore::keepText(const QString &text)
{
    const QString hash = sha256Hex(text.toUtf8());
    auto statement = m_database.prepare("INSERT OR IGNORE INTO settings (key, value) VALUES (:key, :value)");
    if (!statement)
        return statement.error();
    if (auto ok = statement->bind(":key", QString(keptPrefix + hash)).bind(":value", text).run(); !ok)
        return ok.error();
    return hash;
}

Result<QString> ProfileStore::keptText(const QString &sha256)
{
    return RegistryStore(m_database).setting(keptPrefix + sha256);
}

} // namespace nightjar

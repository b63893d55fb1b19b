// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/query_source.h"

#include <QJsonDocument>
#include <QStringList>

#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/profile_store.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

using Kind = ProfileStore::Kind;
constexpr qsizetype mostSql = 100'000;

bool isWordCharacter(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'$'; }

/// The query without comments; strings and quoted names become `''`.
QString bareSql(const QString &sql)
{
    QString bare;
    const QStringView text(sql);
    for (qsizetype i = 0; i < text.size();) {
        const QStringView rest = text.mid(i);
        qsizetype end = -1;
        if (rest.startsWith(u"--")) {
            end = text.indexOf(u'\n', i);
            bare += u' ';
        } else if (rest.startsWith(u"/*")) {
            const qsizetype close = text.indexOf(u"*/", i + 2);
            end = close < 0 ? -1 : close + 2;
            bare += u' ';
        } else if (text[i] == u'\'' || text[i] == u'"' || text[i] == u'`' || text[i] == u'[') {
            const qsizetype close = text.indexOf(text[i] == u'[' ? QChar(u']') : text[i], i + 1);
            end = close < 0 ? -1 : close + 1;
            bare += QStringLiteral("''");
        } else {
            bare += text[i++];
            continue;
        }
        i = end < 0 ? text.size() : end;
    }
    return bare;
}

QStringList wordsOf(const QString &bare)
{
    QStringList words;
    QString word;
    for (const QChar c : bare + u' ') {
        if (isWordCharacter(c)) {
            word += c.toLower();
        } else if (!word.isEmpty()) {
            words += word;
            word.clear();
        }
    }
    return words;
}

QJsonObject toJson(const QuerySource &source)
{
    return {{QStringLiteral("driver"), source.driver}, {QStringLiteral("host"), source.host},
            {QStringLiteral("port"), source.port},     {QStringLiteral("database"), source.database},
            {QStringLiteral("user"), source.user},     {QStringLiteral("password_variable"), source.passwordVariable},
            {QStringLiteral("sql"), source.sql},       {QStringLiteral("watermark"), source.watermark},
            {QStringLiteral("start"), source.start},   {QStringLiteral("profile"), source.profile}};
}

QuerySource fromStored(const StoredText &stored)
{
    const QJsonObject json = QJsonDocument::fromJson(stored.text.toUtf8()).object();
    QuerySource source;
    source.name = stored.name;
    source.driver = json[u"driver"].toString();
    source.host = json[u"host"].toString();
    source.port = json[u"port"].toInt();
    source.database = json[u"database"].toString();
    source.user = json[u"user"].toString();
    source.passwordVariable = json[u"password_variable"].toString();
    source.sql = json[u"sql"].toString();
    source.watermark = json[u"watermark"].toString();
    source.start = json[u"start"].toString();
    source.profile = json[u"profile"].toString();
    return source;
}

Error bad(const char *text) { return {Error::Kind::BadInput, importText(text)}; }

Error noSource(Cache &cache, const QString &name)
{
    QStringList names;
    if (const auto all = ProfileStore(cache.database()).list(Kind::Source)) {
        for (const StoredText &stored : *all)
            names += stored.name;
    }
    const QString known =
        names.isEmpty() ? importText(QT_TRANSLATE_NOOP("Import", "none")) : names.join(QStringLiteral(", "));
    return {
        Error::Kind::NotFound,
        importText(QT_TRANSLATE_NOOP("Import", "There is no source %1. Sources of this cache: %2. `pull add` keeps a "
                                               "new one."))
            .arg(name, known),
        name};
}

} // namespace

QString notASelect(const QString &sql)
{
    QString bare = bareSql(sql).trimmed();
    while (bare.endsWith(u';'))
        bare = bare.chopped(1).trimmed();
    const QStringList words = wordsOf(bare);
    if (words.isEmpty() || (words.first() != u"select" && words.first() != u"with")) {
        return importText(
            QT_TRANSLATE_NOOP("Import", "Only a query that begins with SELECT or WITH may read a database."));
    }
    if (bare.contains(u';')) {
        return importText(QT_TRANSLATE_NOOP("Import", "A source holds one query. Leave out what stands behind the "
                                                      "semicolon."));
    }
    static const QStringList writing{
        QStringLiteral("insert"),  QStringLiteral("update"), QStringLiteral("delete"), QStringLiteral("merge"),
        QStringLiteral("drop"),    QStringLiteral("alter"),  QStringLiteral("create"), QStringLiteral("truncate"),
        QStringLiteral("grant"),   QStringLiteral("revoke"), QStringLiteral("attach"), QStringLiteral("detach"),
        QStringLiteral("pragma"),  QStringLiteral("copy"),   QStringLiteral("call"),   QStringLiteral("exec"),
        QStringLiteral("execute"), QStringLiteral("vacuum"), QStringLiteral("into"),   QStringLiteral("lock")};
    for (const QString &word : words) {
        if (writing.contains(word)) {
            return importText(QT_TRANSLATE_NOOP("Import",
                                                "A source only reads: %1 is not allowed. A column of that name "
                                                "is written in double quotes."))
                .arg(word.toUpper());
        }
    }
    return {};
}

bool usesWatermark(const QString &sql)
{
    const QString bare = bareSql(sql);
    const QString mark = QStringLiteral(":watermark");
    for (qsizetype at = bare.indexOf(mark); at >= 0; at = bare.indexOf(mark, at + 1)) {
        const qsizetype end = at + mark.size();
        if ((at == 0 || bare[at - 1] != u':') && (end == bare.size() || !isWordCharacter(bare[end])))
            return true;
    }
    return false;
}

Outcome checkSource(const QuerySource &source)
{
    if (!isProfileName(source.name)) {
        return bad(QT_TRANSLATE_NOOP("Import", "A source needs a name of 1 to 64 letters, digits and blanks, without "
                                               "slashes."));
    }
    static const QStringList drivers{QStringLiteral("QSQLITE"), QStringLiteral("QPSQL"), QStringLiteral("QODBC")};
    if (!drivers.contains(source.driver))
        return bad(QT_TRANSLATE_NOOP("Import", "The driver of a source is QSQLITE, QPSQL or QODBC."));
    if (source.database.isEmpty())
        return bad(QT_TRANSLATE_NOOP("Import", "A source needs a database: its file, name or ODBC connection text."));
    if (source.port < 0 || source.port > 65535)
        return bad(QT_TRANSLATE_NOOP("Import", "The port of a source is a number from 1 to 65535."));
    const QString lower = source.database.toLower();
    if (lower.contains(u"pwd=") || lower.contains(u"password=")) {
        return bad(QT_TRANSLATE_NOOP("Import", "Passwords are not kept in a cache. Take the password out of the "
                                               "connection and name an environment variable that holds it."));
    }
    if (source.sql.size() > mostSql)
        return bad(QT_TRANSLATE_NOOP("Import", "The query is longer than 100,000 characters."));
    if (const QString why = notASelect(source.sql); !why.isEmpty())
        return Error{Error::Kind::BadInput, why};
    if (usesWatermark(source.sql)) {
        if (source.watermark.isEmpty() || source.start.isEmpty()) {
            return bad(QT_TRANSLATE_NOOP("Import", "A query with :watermark needs the column that it follows and the "
                                                   "value to start from, such as 0 or 2026-01-01 00:00:00."));
        }
    } else if (!source.watermark.isEmpty()) {
        return bad(QT_TRANSLATE_NOOP("Import",
                                     "The query names no :watermark. Add it, such as WHERE time >= :watermark, "
                                     "or leave the column out."));
    }
    return Done{};
}

Outcome keepSource(Cache &cache, const QuerySource &source, const Actor &actor)
{
    if (auto ok = checkSource(source); !ok)
        return ok;
    auto transaction = Transaction::begin(cache.database());
    if (!transaction)
        return transaction.error();
    ProfileStore store(cache.database());
    const auto old = store.find(Kind::Source, source.name);
    if (!old)
        return old.error();
    if (*old) {
        const QuerySource before = fromStored(**old);
        const bool sameRows = before.sql == source.sql && before.database == source.database &&
                              before.host == source.host && before.watermark == source.watermark &&
                              before.start == source.start;
        if (!sameRows) {
            if (const auto gone = store.remove(Kind::Watermark, source.name); !gone)
                return gone.error();
        }
    }
    const QJsonObject json = toJson(source);
    const int version = *old ? (*old)->version + 1 : 1;
    const QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    if (auto ok = store.put(Kind::Source, {source.name, version, text, actor.at, actor.by}); !ok)
        return ok;
    if (auto ok = cache.audit().append(actor.at, actor.by, QStringLiteral("source"), source.name, json); !ok)
        return ok;
    return transaction->commit();
}

Result<std::vector<QuerySource>> sources(Cache &cache)
{
    const auto all = ProfileStore(cache.database()).list(Kind::Source);
    if (!all)
        return all.error();
    std::vector<QuerySource> list;
    for (const StoredText &stored : *all)
        list.push_back(fromStored(stored));
    return list;
}

Result<QuerySource> source(Cache &cache, const QString &name)
{
    const auto stored = ProfileStore(cache.database()).find(Kind::Source, name);
    if (!stored)
        return stored.error();
    if (!*stored)
        return noSource(cache, name);
    return fromStored(**stored);
}

Outcome deleteSource(Cache &cache, const QString &name, const Actor &actor)
{
    auto transaction = Transaction::begin(cache.database());
    if (!transaction)
        return transaction.error();
    ProfileStore store(cache.database());
    const auto gone = store.remove(Kind::Source, name);
    if (!gone)
        return gone.error();
    if (!*gone)
        return noSource(cache, name);
    if (const auto mark = store.remove(Kind::Watermark, name); !mark)
        return mark.error();
    if (auto ok = cache.audit().append(actor.at, actor.by, QStringLiteral("source-delete"), name); !ok)
        return ok;
    return transaction->commit();
}

Result<Watermark> watermarkOf(Cache &cache, const QString &source)
{
    const auto stored = ProfileStore(cache.database()).find(Kind::Watermark, source);
    if (!stored)
        return stored.error();
    if (!*stored)
        return Watermark();
    const QJsonObject json = QJsonDocument::fromJson((*stored)->text.toUtf8()).object();
    return Watermark{json[u"value"].toString(), json[u"number"].toBool()};
}

Outcome setWatermark(Cache &cache, const QString &source, const Watermark &mark, const Actor &actor)
{
    const QJsonObject json{{QStringLiteral("value"), mark.value}, {QStringLiteral("number"), mark.number}};
    const QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    return ProfileStore(cache.database()).put(Kind::Watermark, {source, 1, text, actor.at, actor.by});
}

} // namespace nightjar

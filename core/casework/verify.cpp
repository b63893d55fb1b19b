// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/casework/verify.h"

#include <algorithm>

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QSet>

#include "core/base/hash.h"
#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/case_store.h"
#include "core/cache/import_store.h"
#include "core/casework/case_parts.h"
#include "core/casework/extract.h"

namespace nightjar {
namespace {

struct RowDifference {
    qsizetype lost = 0;  ///< frozen rows that the cache no longer gives
    qsizetype added = 0; ///< rows of today that were not frozen
    QByteArray first;    ///< the first row that differs
};

/// Compares extracts as sets of lines: both are in time order, a line is one sample.
RowDifference compareRows(const QByteArray &frozen, const QByteArray &today)
{
    const auto lines = [](const QByteArray &csv) {
        QList<QByteArray> rows = csv.split('\n');
        rows.removeLast(); // after the last line end
        return rows;
    };
    const QList<QByteArray> was = lines(frozen);
    const QList<QByteArray> is = lines(today);
    const QSet<QByteArray> wasSet(was.begin(), was.end());
    const QSet<QByteArray> isSet(is.begin(), is.end());
    RowDifference difference;
    for (const QByteArray &row : was) {
        if (!isSet.contains(row) && difference.lost++ == 0)
            difference.first = row;
    }
    for (const QByteArray &row : is) {
        if (!wasSet.contains(row) && difference.added++ == 0 && difference.first.isEmpty())
            difference.first = row;
    }
    return difference;
}

/// Names of the frozen sources whose import record is gone or says something else.
Result<QStringList> lostSources(Cache &cache, const QJsonObject &sources)
{
    QStringList lost;
    for (auto it = sources.begin(); it != sources.end(); ++it) {
        const QJsonObject source = it.value().toObject();
        if (!source.contains(u"import"))
            continue; // a file that was added from disk has no import record
        const auto record = cache.imports().file(source.value(u"import").toInteger());
        if (!record)
            return record.error();
        if (!*record || (*record)->sha256 != source.value(u"sha256").toString())
            lost << it.key();
    }
    return lost;
}

/// The imports that an extract rests on, without their names.
QStringList importsOf(const QJsonObject &sources)
{
    QStringList imports;
    for (const QJsonValue &source : sources)
        imports << QString::number(source.toObject().value(u"import").toInteger());
    imports.sort();
    return imports;
}

/// What is wrong with an extract when it is made again today; empty when nothing is.
Result<QStringList> extractTroubles(Cache &cache, const Evidence &item)
{
    QStringList troubles;
    const auto today = retakeExtract(cache, channelKeyFromText(item.channel), item.span);
    if (!today) { // a damaged block is a finding about this item, not a failure of the check
        troubles << QCoreApplication::translate("Casework", "The extract cannot be made again from the cache: %1")
                        .arg(today.error().text);
        return troubles;
    }
    if (today->csv != item.bytes) {
        const RowDifference d = compareRows(item.bytes, today->csv);
        troubles << QCoreApplication::translate("Casework", "The cache gives other rows of %1 today: %2 of the frozen "
                                                            "rows are gone or changed, %3 are new or changed. "
                                                            "The first row that differs is \"%4\".")
                        .arg(item.channel)
                        .arg(d.lost)
                        .arg(d.added)
                        .arg(QString::fromUtf8(d.first));
    } else if (importsOf(today->sources) != importsOf(item.sources)) {
        troubles << QCoreApplication::translate(
                        "Casework", "The same rows of %1 come from other imports today than when they were frozen.")
                        .arg(item.channel);
    }
    return troubles;
}

struct Frozen {
    QString sha256;
    QString at;
};

/// What the journal says was frozen in this case, by item.
Result<QHash<QString, Frozen>> frozenByJournal(Cache &cache, const QString &number)
{
    const auto rows = cache.audit().rows();
    if (!rows)
        return rows.error();
    QHash<QString, Frozen> frozen;
    for (const AuditRow &row : *rows) {
        if (row.action == u"evidence" && row.subject == number)
            frozen.insert(row.details.value(u"item").toString(),
                          {row.details.value(u"sha256").toString(), formatTime(row.at)});
    }
    return frozen;
}

} // namespace

Result<CaseVerification> verifyCase(Cache &cache, qint64 caseId, const OnProgress &onProgress)
{
    const auto file = caseById(cache, caseId);
    if (!file)
        return file.error();
    const auto evidence = cache.cases().evidence(caseId);
    if (!evidence)
        return evidence.error();
    auto journal = frozenByJournal(cache, file->number);
    if (!journal)
        return journal.error();

    CaseVerification verification;
    qint64 done = 0;
    for (const Evidence &item : *evidence) {
        VerifiedItem verified{item.name, sha256Hex(item.bytes), true, {}};
        QStringList troubles;
        if (verified.sha256 != item.sha256)
            troubles << QCoreApplication::translate(
                            "Casework", "The bytes are not those that were frozen: their SHA-256 should be %1.")
                            .arg(item.sha256);
        const auto entry = journal->constFind(item.name);
        if (entry == journal->cend())
            troubles << QCoreApplication::translate("Casework", "The journal does not know that this was frozen.");
        else if (entry->sha256 != item.sha256)
            troubles << QCoreApplication::translate("Casework", "The journal says that SHA-256 %1 was frozen on %2.")
                            .arg(entry->sha256, entry->at);
        journal->remove(item.name);
        const auto lost = lostSources(cache, item.sources);
        if (!lost)
            return lost.error();
        if (!lost->isEmpty())
            troubles << QCoreApplication::translate("Casework",
                                                    "The import records of these source files are gone or changed: %1.")
                            .arg(lost->join(QStringLiteral(", ")));
        if (item.kind == u"extract-csv") {
            const auto more = extractTroubles(cache, item);
            if (!more)
                return more.error();
            troubles << *more;
        }
        verified.ok = troubles.isEmpty();
        verified.why = troubles.join(u' ');
        verification.ok = verification.ok && verified.ok;
        verification.items.push_back(std::move(verified));
        if (onProgress && !onProgress({++done, qint64(evidence->size())}))
            return Error{
                Error::Kind::Cancelled,
                QCoreApplication::translate("Casework", "The check of case %1 was cancelled.").arg(file->number)};
    }
    QStringList gone = journal->keys();
    gone.sort();
    for (const QString &name : gone) {
        const Frozen entry = journal->value(name);
        verification.items.push_back(
            {name, entry.sha256, false,
             QCoreApplication::translate("Casework", "This was frozen on %1 and is missing from the case.")
                 .arg(entry.at)});
        verification.ok = false;
    }
    const auto chain = cache.audit().check();
    if (!chain)
        return chain.error();
    verification.journalRows = chain->rows;
    verification.journalOk = chain->ok;
    verification.journalFirstBad = chain->firstBad;
    verification.journalHead = chain->head;
    verification.ok = verification.ok && chain->ok;
    return verification;
}

QJsonObject verificationJson(const CaseVerification &verification)
{
    QJsonArray items;
    for (const VerifiedItem &item : verification.items) {
        items.append(QJsonObject{{QStringLiteral("item"), item.item},
                                 {QStringLiteral("sha256"), item.sha256},
                                 {QStringLiteral("ok"), item.ok},
                                 {QStringLiteral("why"), item.ok ? QJsonValue() : QJsonValue(item.why)}});
    }
    const QJsonValue firstBad =
        verification.journalFirstBad < 0 ? QJsonValue() : QJsonValue(verification.journalFirstBad);
    return {{QStringLiteral("ok"), verification.ok},
            {QStringLiteral("items"), items},
            {QStringLiteral("journal"), QJsonObject{{QStringLiteral("rows"), verification.journalRows},
                                                    {QStringLiteral("ok"), verification.journalOk},
                                                    {QStringLiteral("first_bad"), firstBad}}}};
}

} // namespace nightjar

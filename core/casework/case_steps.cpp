// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "core/base/hash.h"
#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/case_store.h"
#include "core/casework/case_open.h"
#include "core/casework/case_parts.h"

namespace nightjar {
namespace {

Result<QByteArray> readFile(const QString &path, qint64 largest)
{
    const QFileInfo info(path);
    const auto refuse = [&](Error::Kind kind, const QString &text) { return Error{kind, text.arg(path), path}; };
    if (!info.exists()) {
        return refuse(Error::Kind::NotFound,
                      QCoreApplication::translate("Casework", "There is no file %1. Check the path and add it again."));
    }
    if (!info.isFile()) {
        return refuse(Error::Kind::BadInput,
                      QCoreApplication::translate("Casework", "%1 is not a file. Add the files in it one by one."));
    }
    if (info.size() == 0)
        return refuse(Error::Kind::BadInput,
                      QCoreApplication::translate("Casework", "%1 is empty. There is nothing to freeze."));
    if (info.size() > largest) {
        return Error{Error::Kind::BadInput,
                     QCoreApplication::translate(
                         "Casework", "%1 has %2 MB; a case takes files of at most %3 MB. Keep it on its own "
                                     "medium and add a record with its SHA-256.")
                         .arg(path)
                         .arg(double(info.size()) / 1048576.0, 0, 'f', 1)
                         .arg(double(largest) / 1048576.0, 0, 'f', 1),
                     path};
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Error::Kind::Io,
                     QCoreApplication::translate("Casework", "%1 cannot be read: %2. Check the permissions.")
                         .arg(path, file.errorString()),
                     path};
    }
    const QByteArray bytes = file.readAll();
    if (bytes.size() != info.size()) {
        return refuse(Error::Kind::Io,
                      QCoreApplication::translate("Casework", "Reading %1 broke off. Copy the file again and retry."));
    }
    return bytes;
}

/// `photo.jpg` -> `photo (2).jpg` while the name is taken.
QString freeName(const std::vector<Evidence> &taken, const QString &wanted)
{
    const auto isTaken = [&](const QString &name) {
        return std::any_of(taken.begin(), taken.end(), [&](const Evidence &e) { return e.name == name; });
    };
    const QFileInfo info(wanted);
    QString name = wanted;
    for (int n = 2; isTaken(name); ++n) {
        name = info.suffix().isEmpty()
                   ? QStringLiteral("%1 (%2)").arg(wanted).arg(n)
                   : QStringLiteral("%1 (%2).%3").arg(info.completeBaseName()).arg(n).arg(info.suffix());
    }
    return name;
}

} // namespace

Result<CaseFile> caseById(Cache &cache, qint64 id)
{
    auto found = cache.cases().find(id);
    if (!found)
        return found.error();
    if (!*found) {
        return Error{Error::Kind::NotFound,
                     QCoreApplication::translate("Casework",
                                                 "There is no case %1 in %2. List the cases there are and choose "
                                                 "from them.")
                         .arg(id)
                         .arg(cache.path()),
                     cache.path()};
    }
    return **found;
}

Result<CaseFile> openCaseById(Cache &cache, qint64 id)
{
    auto file = caseById(cache, id);
    if (file && file->stage == u"closed") {
        return Error{
            Error::Kind::Conflict,
            QCoreApplication::translate("Casework", "Case %1 is closed and takes nothing more. Open a new case.")
                .arg(file->number)};
    }
    return file;
}

Outcome freeze(Cache &cache, const CaseFile &file, Evidence &item)
{
    item.caseId = file.id;
    item.sha256 = sha256Hex(item.bytes);
    const auto id = cache.cases().addEvidence(item);
    if (!id)
        return id.error();
    item.id = *id;
    QJsonObject details{{QStringLiteral("item"), item.name},
                        {QStringLiteral("kind"), item.kind},
                        {QStringLiteral("size"), item.bytes.size()},
                        {QStringLiteral("sha256"), item.sha256},
                        {QStringLiteral("sources"), item.sources}};
    return cache.audit().append(item.takenAt, item.takenBy, QStringLiteral("evidence"), file.number, details);
}

Result<CaseFile> findCase(Cache &cache, const QString &text)
{
    auto cases = cache.cases().cases();
    if (!cases)
        return cases.error();
    bool isId = false;
    const qint64 id = text.toLongLong(&isId);
    for (CaseFile &file : *cases) {
        if (file.number == text || (isId && file.id == id))
            return std::move(file);
    }
    return Error{Error::Kind::NotFound,
                 QCoreApplication::translate(
                     "Casework", "There is no case %1 in %2. List the cases there are and choose from them.")
                     .arg(text, cache.path()),
                 cache.path()};
}

Result<std::vector<Evidence>> addFiles(Cache &cache, qint64 caseId, const QStringList &paths, const QString &by,
                                       Seconds at, qint64 largest)
{
    std::vector<std::pair<QString, QByteArray>> read; // before the lock: a slow medium must not hold up other writers
    for (const QString &path : paths) {
        auto bytes = readFile(path, largest);
        if (!bytes)
            return bytes.error();
        read.emplace_back(path, std::move(*bytes));
    }
    auto transaction = Transaction::begin(cache.database());
    if (!transaction)
        return transaction.error();
    const auto file = openCaseById(cache, caseId);
    if (!file)
        return file.error();
    auto present = cache.cases().evidence(caseId);
    if (!present)
        return present.error();
    std::vector<Evidence> added;
    for (const auto &[path, bytes] : read) {
        Evidence item;
        const QString name = QFileInfo(path).fileName();
        const QString sha256 = sha256Hex(bytes);
        const auto same = std::find_if(present->begin(), present->end(),
                                       [&](const Evidence &e) { return e.sha256 == sha256 && e.kind == u"file"; });
        if (same != present->end()) {
            return Error{Error::Kind::Conflict,
                         QCoreApplication::translate(
                             "Casework", "%1 is in case %2 already, byte for byte, as %3. Nothing was added.")
                             .arg(path, file->number, same->name),
                         path};
        }
        item.name = freeName(*present, name);
        item.kind = QStringLiteral("file");
        item.bytes = bytes;
        item.sources = {{name, QJsonObject{{QStringLiteral("sha256"), sha256},
                                           {QStringLiteral("path"), QFileInfo(path).absoluteFilePath()}}}};
        item.takenAt = at;
        item.takenBy = by;
        if (const auto done = freeze(cache, *file, item); !done)
            return done.error();
        present->push_back(item);
        added.push_back(std::move(item));
    }
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return added;
}

Result<CaseFile> stepCase(Cache &cache, qint64 caseId, const QString &stage, const QString &why, const QString &by,
                          Seconds at)
{
    static const QStringList stages{QStringLiteral("clue"), QStringLiteral("filed"), QStringLiteral("closed")};
    if (!stages.contains(stage)) {
        return Error{Error::Kind::BadInput,
                     QCoreApplication::translate("Casework", "A case has no stage \"%1\". The stages are %2.")
                         .arg(stage, stages.join(QStringLiteral(", ")))};
    }
    auto transaction = Transaction::begin(cache.database());
    if (!transaction)
        return transaction.error();
    auto file = openCaseById(cache, caseId);
    if (!file)
        return file.error();
    if (stages.indexOf(stage) <= stages.indexOf(file->stage)) {
        return Error{Error::Kind::Conflict,
                     QCoreApplication::translate(
                         "Casework", "Case %1 is at stage \"%2\" and cannot go to \"%3\". Stages go forward only.")
                         .arg(file->number, file->stage, stage)};
    }
    if (stage == u"closed" && why.trimmed().isEmpty()) {
        return Error{Error::Kind::BadInput,
                     QCoreApplication::translate("Casework", "Closing case %1 needs a reason. Give one and try again.")
                         .arg(file->number)};
    }
    const QString before = file->stage;
    file->stage = stage;
    if (const auto done = cache.cases().update(*file); !done)
        return done.error();
    if (const auto done = cache.audit().append(
            at, by, QStringLiteral("case-step"), file->number,
            {{QStringLiteral("from"), before}, {QStringLiteral("to"), stage}, {QStringLiteral("why"), why.trimmed()}});
        !done) {
        return done.error();
    }
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return file;
}

Outcome recordDocument(Cache &cache, const CaseDocument &document)
{
    auto transaction = Transaction::begin(cache.database());
    if (!transaction)
        return transaction.error();
    const auto file = caseById(cache, document.caseId);
    if (!file)
        return file.error();
    if (const auto id = cache.cases().addDocument(document); !id)
        return id.error();
    if (const auto done =
            cache.audit().append(document.madeAt, document.madeBy, QStringLiteral("case-document"), file->number,
                                 {{QStringLiteral("kind"), document.kind},
                                  {QStringLiteral("format"), document.format},
                                  {QStringLiteral("sha256"), document.sha256}});
        !done) {
        return done;
    }
    return transaction->commit();
}

} // namespace nightjar

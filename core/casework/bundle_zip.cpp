// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/casework/bundle_zip.h"

#include <algorithm>

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include "core/base/hash.h"
#include "core/base/write_file.h"
#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/case_store.h"
#include "core/casework/case_json.h"
#include "core/casework/case_parts.h"
#include "core/casework/zip_file.h"

namespace nightjar {
namespace {

QByteArray manifest(const QJsonObject &caseRecord, const std::vector<BundleFile> &files, const AuditCheck &journal,
                    const QString &program)
{
    QJsonArray list;
    for (const BundleFile &file : files) {
        list.append(QJsonObject{{QStringLiteral("path"), file.path},
                                {QStringLiteral("size"), file.bytes.size()},
                                {QStringLiteral("sha256"), sha256Hex(file.bytes)},
                                {QStringLiteral("role"), file.role}});
    }
    const QJsonObject json{
        {QStringLiteral("format"), QStringLiteral("nightjar-case-1")},
        {QStringLiteral("program"), program},
        {QStringLiteral("case"), caseRecord},
        {QStringLiteral("files"), list},
        {QStringLiteral("journal"), QJsonObject{{QStringLiteral("rows"), journal.rows},
                                                {QStringLiteral("ok"), journal.ok},
                                                {QStringLiteral("head"), QString::fromLatin1(journal.head.toHex())}}}};
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

Result<std::vector<BundleFile>> evidenceFiles(Cache &cache, const CaseFile &file)
{
    const auto evidence = cache.cases().evidence(file.id);
    if (!evidence)
        return evidence.error();
    std::vector<BundleFile> files;
    for (const Evidence &item : *evidence) {
        if (sha256Hex(item.bytes) != item.sha256) {
            return Error{Error::Kind::Damaged,
                         QCoreApplication::translate(
                             "Casework", "%1 of case %2 is no longer what was frozen, so the case is not exported. "
                                         "Run \"case verify\" and restore the cache from a backup.")
                             .arg(item.name, file.number),
                         item.name};
        }
        files.push_back({QStringLiteral("evidence/") + item.name, item.bytes, item.kind, item.takenAt});
    }
    return files;
}

} // namespace

Result<ExportedCase> exportCase(Cache &cache, qint64 caseId, const QString &path,
                                const std::vector<BundleFile> &documents, const QString &program, const QString &by,
                                Seconds at)
{
    const auto file = caseById(cache, caseId);
    if (!file)
        return file.error();
    const auto record = caseJson(cache, *file);
    if (!record)
        return record.error();
    const auto journal = cache.audit().check();
    if (!journal)
        return journal.error();
    auto files = evidenceFiles(cache, *file);
    if (!files)
        return files.error();
    for (const BundleFile &document : documents) {
        files->push_back(document);
        if (document.at == 0)
            files->back().at = at;
    }
    std::sort(files->begin(), files->end(), [](const BundleFile &a, const BundleFile &b) { return a.path < b.path; });
    BundleFile index{QStringLiteral("manifest.json"), manifest(*record, *files, *journal, program),
                     QStringLiteral("manifest"), file->openedAt};
    files->insert(files->begin(), std::move(index));
    QByteArray sums;
    for (const BundleFile &entry : *files)
        sums += sha256Hex(entry.bytes).toLatin1() + "  " + entry.path.toUtf8() + '\n';
    files->push_back({QStringLiteral("SHA256SUMS"), sums, QStringLiteral("sums"), file->openedAt});

    QSaveFile out(path);
    if (!out.open(QIODevice::WriteOnly))
        return cannotWrite(path, out.errorString());
    if (!writeZip(out, *files) || !out.commit())
        return cannotWrite(path, out.errorString());
    const auto hash = sha256OfFile(path);
    if (!hash)
        return hash.error();
    ExportedCase exported{path, *hash, QFileInfo(path).size(), qint64(files->size())};
    if (!cache.readOnly()) {
        const QJsonObject details{{QStringLiteral("file"), QFileInfo(path).fileName()},
                                  {QStringLiteral("size"), exported.size},
                                  {QStringLiteral("sha256"), exported.sha256}};
        if (const auto done = cache.audit().append(at, by, QStringLiteral("case-export"), file->number, details); !done)
            return done.error();
    }
    return exported;
}

} // namespace nightjar

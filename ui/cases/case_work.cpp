// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_work.h"

#include <QCoreApplication>

#include "core/cache/cache.h"
#include "core/casework/case_open.h"
#include "core/report/case_summary.h"
#include "ui/paper/document_pdf.h"
#include "ui/paper/lead_picture.h"

namespace nightjar
{

namespace
{

const QString program = QStringLiteral("Nightjar " NIGHTJAR_VERSION);

} // namespace

Result<CaseFile> openCase(const CaseHand &hand, const QStringList &leads, const QString &title,
                          const OnProgress &progress)
{
    auto cache = Cache::open(hand.cachePath, OpenMode::ReadWrite);
    if (!cache)
        return cache.error();
    NewCase request;
    request.leads = leads;
    request.title = title;
    request.by = hand.by;
    request.at = hand.at;
    request.program = program;
    return newCase(*cache, request, [&progress](Cache &open, const PictureRequest &picture) -> Result<ChartPicture> {
        if (progress && !progress({}))
            return Error{Error::Kind::Cancelled, QCoreApplication::translate("Cases", "Stopped. Nothing was frozen.")};
        return drawLeadPicture(open, picture);
    });
}

Result<std::vector<Evidence>> freezeFiles(const CaseHand &hand, qint64 caseId, const QStringList &paths)
{
    auto cache = Cache::open(hand.cachePath, OpenMode::ReadWrite);
    if (!cache)
        return cache.error();
    return addFiles(*cache, caseId, paths, hand.by, hand.at);
}

Result<CaseFile> moveCase(const CaseHand &hand, qint64 caseId, const QString &stage, const QString &why)
{
    auto cache = Cache::open(hand.cachePath, OpenMode::ReadWrite);
    if (!cache)
        return cache.error();
    return stepCase(*cache, caseId, stage, why, hand.by, hand.at);
}

Result<QString> writeSummary(const CaseHand &hand, qint64 caseId, const QString &path, Language language)
{
    const auto format = documentFormat(path);
    if (!format)
        return format.error();
    auto cache = Cache::open(hand.cachePath, OpenMode::ReadWrite);
    if (!cache)
        return cache.error();
    const auto summary = loadCaseSummary(*cache, caseId, language, program, hand.at);
    if (!summary)
        return summary.error();
    const auto sha256 = writeDocument(caseSummary(*summary, language), path);
    if (!sha256)
        return sha256.error();
    CaseDocument record;
    record.caseId = caseId;
    record.kind = QStringLiteral("summary");
    record.format = *format;
    record.sha256 = *sha256;
    record.madeAt = hand.at;
    record.madeBy = hand.by;
    if (const auto kept = recordDocument(*cache, record); !kept)
        return kept.error();
    return *sha256;
}

Result<ExportedCase> writeBundle(const CaseHand &hand, qint64 caseId, const QString &path, Language language)
{
    auto cache = Cache::open(hand.cachePath, OpenMode::ReadWrite);
    if (!cache)
        return cache.error();
    const auto summary = loadCaseSummary(*cache, caseId, language, program, hand.at);
    if (!summary)
        return summary.error();
    const auto pdf = documentPdf(caseSummary(*summary, language));
    if (!pdf)
        return pdf.error();
    return exportCase(*cache, caseId, path,
                      {{QStringLiteral("documents/summary.pdf"), *pdf, QStringLiteral("document")}}, program, hand.by,
                      hand.at);
}

Result<CaseVerification> checkEvidence(const QString &cachePath, qint64 caseId, const OnProgress &progress)
{
    auto cache = Cache::open(cachePath, OpenMode::ReadOnly);
    if (!cache)
        return cache.error();
    return verifyCase(*cache, caseId, progress);
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_content.h"

#include <algorithm>

#include <QCoreApplication>

#include "core/cache/cache.h"
#include "core/cache/case_store.h"

namespace nightjar
{

Result<std::vector<CaseRow>> loadCases(const QString &cachePath)
{
    auto cache = Cache::open(cachePath, OpenMode::ReadOnly);
    if (!cache)
        return cache.error();
    auto files = cache->cases().cases();
    if (!files)
        return files.error();
    const auto counts = cache->cases().evidenceCounts();
    if (!counts)
        return counts.error();
    std::vector<CaseRow> rows;
    rows.reserve(files->size());
    for (auto file = files->rbegin(); file != files->rend(); ++file)
        rows.push_back({*file, counts->value(file->id)});
    return rows;
}

Result<CaseContent> loadCaseContent(const QString &cachePath, qint64 caseId)
{
    auto cache = Cache::open(cachePath, OpenMode::ReadOnly);
    if (!cache)
        return cache.error();
    auto file = cache->cases().find(caseId);
    if (!file)
        return file.error();
    if (!*file) {
        return Error{
            Error::Kind::NotFound,
            QCoreApplication::translate("Casework", "The case is no longer in %1. Choose another one.").arg(cachePath),
            cachePath};
    }
    CaseContent content;
    content.file = **file;
    auto evidence = cache->cases().evidence(caseId);
    if (!evidence)
        return evidence.error();
    for (Evidence &item : *evidence) {
        EvidenceRow row;
        row.size = item.bytes.size();
        item.bytes.clear();
        row.item = std::move(item);
        content.evidence.push_back(std::move(row));
    }
    auto documents = cache->cases().documents(caseId);
    if (!documents)
        return documents.error();
    content.documents = std::move(*documents);
    auto journal = cache->audit().rows();
    if (!journal)
        return journal.error();
    for (AuditRow &row : *journal) {
        if (row.subject == content.file.number)
            content.journal.push_back(std::move(row));
    }
    return content;
}

void applyVerification(CaseContent &content, const CaseVerification &verification)
{
    for (const VerifiedItem &checked : verification.items) {
        auto row = std::find_if(content.evidence.begin(), content.evidence.end(),
                                [&](const EvidenceRow &known) { return known.item.name == checked.item; });
        if (row == content.evidence.end()) {
            EvidenceRow lost;
            lost.item.name = checked.item;
            lost.item.sha256 = checked.sha256;
            content.evidence.push_back(lost);
            row = std::prev(content.evidence.end());
        }
        row->mark = checked.ok ? EvidenceMark::Ok : EvidenceMark::Bad;
        row->why = checked.why;
    }
}

} // namespace nightjar

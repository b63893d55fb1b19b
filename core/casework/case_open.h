// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QByteArray>
#include <QStringList>

#include "core/base/result.h"
#include "core/registry/casefile.h"
#include "core/registry/lead.h"

namespace nightjar {

class Cache;

/// What the picture of a lead is to show. Core has no Gui: the command line and the workbench draw it by ui/paper.
struct PictureRequest {
    Lead lead;
    QStringList channels; ///< doubted ones first, then witnesses
    Span span;            ///< with context on both sides
};
struct ChartPicture {
    QByteArray bytes;
    QString format = QStringLiteral("png"); ///< `png` or `svg`
};
/// Draws from the cache that it is given (inside the transaction that freezes the evidence). Empty: no pictures.
using DrawChart = std::function<Result<ChartPicture>(Cache &cache, const PictureRequest &request)>;

struct NewCase {
    QStringList leads;
    QString title; ///< empty: the name of the enterprise
    QString by;
    Seconds at = 0;
    Seconds context = 6 * 3600; ///< frozen on each side of a lead's interval
    QString program;            ///< name and version, kept in the lead records
};

/// Opens a case from leads of one enterprise and freezes, in one transaction: a CSV extract of every doubted channel
/// and witness over the lead's interval with context, the lead with its rule's parameters, the rule pack, and a chart;
/// each with SHA-256 and its source files. Marks the leads `in-case` and writes the journal. A lead may be in one open
/// case only.
Result<CaseFile> newCase(Cache &cache, const NewCase &request, const DrawChart &drawChart = {});

/// Largest file that addFiles takes.
inline constexpr qint64 largestCaseFile = qint64(256) << 20;

/// Freezes files from disk in a case, all or none. Another file of the same name gets a number; the same bytes under
/// the same name are refused, as are empty, too large and unreadable files and closed cases.
Result<std::vector<Evidence>> addFiles(Cache &cache, qint64 caseId, const QStringList &paths, const QString &by,
                                       Seconds at, qint64 largest = largestCaseFile);

/// Finds a case by its number (`2026-0007`) or its plain id; `NotFound` as a sentence.
Result<CaseFile> findCase(Cache &cache, const QString &text);

/// Next step: `clue` -> `filed` -> `closed`, or from `clue` straight to `closed`; closing needs a reason.
Result<CaseFile> stepCase(Cache &cache, qint64 caseId, const QString &stage, const QString &why, const QString &by,
                          Seconds at);

/// Keeps the record (kind, format, SHA-256) of a document that was issued and writes the journal.
Outcome recordDocument(Cache &cache, const CaseDocument &document);

/// Figures as documents and case files may carry them: without strength, chance, rank and peers.
QJsonObject evidentialFigures(const QJsonObject &figures);

} // namespace nightjar

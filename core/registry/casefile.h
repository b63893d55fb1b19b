// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "core/base/time.h"

namespace nightjar {

/// 案件: an enterprise, its leads, evidence, documents and decisions. Legal stages come with their own issue.
struct CaseFile {
    qint64 id = 0;
    QString number; ///< shown to people, such as `2026-0007`
    QString title;
    QString enterprise;
    QString stage = QStringLiteral("clue"); ///< `clue`, `filed`, `closed`
    Seconds openedAt = 0;
    QString openedBy;
    QStringList leads;
};

/// 证据: an extract frozen with its hashes.
struct Evidence {
    qint64 id = 0;
    qint64 caseId = 0;
    QString name;        ///< file name inside the case, unique in it
    QString kind;        ///< `extract-csv`, `chart-png`, `chart-svg`, `file`, `lead-json`
    QString channel;     ///< for extracts
    Span span;           ///< for extracts and charts
    QByteArray bytes;    ///< frozen content
    QString sha256;      ///< of `bytes`
    QJsonObject sources; ///< file name -> {sha256, import, imported_at} of every source file
    Seconds takenAt = 0;
    QString takenBy;
};

/// A document that was made from a case, kept as issued.
struct CaseDocument {
    qint64 id = 0;
    qint64 caseId = 0;
    QString kind;   ///< `summary`
    QString format; ///< `pdf`, `docx`, `odt`
    QString sha256;
    Seconds madeAt = 0;
    QString madeBy;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <variant>
#include <vector>

#include <QByteArray>
#include <QStringList>

#include "core/base/language.h"
#include "core/base/time.h"

namespace nightjar {

/// What a document says, block by block; how it looks is ui/paper's business. All texts are plain, never rich.
struct DocHeading {
    int level = 1; ///< 1 or 2
    QString text;
};
struct DocParagraph {
    enum class Kind { Body, Notice, Warning, Small };
    QString text;
    Kind kind = Kind::Body;
};
/// Labels and values, one pair a row; a marked value must not be overlooked.
struct DocFacts {
    struct Row {
        QString label;
        QString value;
        bool marked = false;
    };
    std::vector<Row> rows;
};
struct DocTable {
    QStringList header;
    std::vector<QStringList> rows;
    std::vector<int> widths;  ///< percent of the text width, one a column; empty = equal
    std::vector<bool> marked; ///< rows that must not be overlooked; empty = none
};
struct DocFigure {
    QByteArray picture; ///< PNG
    QString caption;
    QString sha256; ///< of the picture as frozen; printed whole under the caption
};
/// Names with their SHA-256, each hash whole on a line of its own.
struct DocHashes {
    struct Row {
        QString name;
        QString note;
        QString sha256;
    };
    std::vector<Row> rows;
};
struct DocSignatures {
    QStringList labels;
};
struct DocPageBreak {
};

using DocBlock =
    std::variant<DocHeading, DocParagraph, DocFacts, DocTable, DocFigure, DocHashes, DocSignatures, DocPageBreak>;

struct Document {
    Language language = Language::English;
    QString title;
    QString subtitle;  ///< under the title and in the header of every page
    QString program;   ///< name and version, in the footer
    QString chainHead; ///< hex head of the journal, in the footer; may be empty
    Seconds madeAt = 0;
    QString pageText; ///< "Page %1 of %2"
    QString headText; ///< "Journal head %1"
    std::vector<DocBlock> blocks;

    void add(DocBlock block) { blocks.push_back(std::move(block)); }
};

/// Every text of a document, line by line: for searches, tests and screen readers.
QString plainText(const Document &document);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/document.h"

namespace nightjar {
namespace {

struct Lines {
    QStringList &out;

    void operator()(const DocHeading &block) { out << block.text; }
    void operator()(const DocParagraph &block) { out << block.text; }
    void operator()(const DocFacts &block)
    {
        for (const DocFacts::Row &row : block.rows)
            out << row.label + u'\t' + row.value;
    }
    void operator()(const DocTable &block)
    {
        out << block.header.join(u'\t');
        for (const QStringList &row : block.rows)
            out << row.join(u'\t');
    }
    void operator()(const DocFigure &block) { out << block.caption << block.sha256; }
    void operator()(const DocHashes &block)
    {
        for (const DocHashes::Row &row : block.rows)
            out << row.name + u'\t' + row.note << row.sha256;
    }
    void operator()(const DocSignatures &block) { out << block.labels; }
    void operator()(const DocPageBreak &) {}
};

} // namespace

QString plainText(const Document &document)
{
    QStringList lines{document.title, document.subtitle};
    for (const DocBlock &block : document.blocks)
        std::visit(Lines{lines}, block);
    return lines.join(u'\n');
}

} // namespace nightjar

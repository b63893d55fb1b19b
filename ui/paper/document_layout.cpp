// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/document_layout.h"

#include <algorithm>
#include <cmath>

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <QUrl>

#include "ui/paper/pdf_text.h"

namespace nightjar
{
namespace
{

constexpr int keepProperty = QTextFormat::UserProperty + 1;

// Printed on white paper, whatever theme the window has.
constexpr QRgb inkColour = 0xff16191d;
constexpr QRgb quietColour = 0xff5b636d;
constexpr QRgb accentColour = 0xff0b5394;
constexpr QRgb lineColour = 0xffc4cad1;
constexpr QRgb headColour = 0xffeceff2;
constexpr QRgb markedColour = 0xfffff0c2;
constexpr QRgb warningColour = 0xffa12a00;

class LayoutWriter
{
public:
    LayoutWriter(QTextDocument &target, const Document &document)
        : m_target(target), m_document(document), m_cursor(&target)
    {
    }

    void write()
    {
        QFont font;
        font.setFamilies(documentFamilies());
        font.setPointSizeF(9);
        font.setLetterSpacing(QFont::AbsoluteSpacing, withoutLigatures);
        m_target.setDefaultFont(font);
        m_target.setDocumentMargin(0);
        m_target.setMetaInformation(QTextDocument::DocumentTitle,
                                    m_document.title + QStringLiteral(" ") + m_document.subtitle);
        startBlock(0, 2);
        m_cursor.insertText(m_document.title, text(16, inkColour, true));
        startBlock(0, 10);
        m_cursor.insertText(m_document.subtitle, text(11, quietColour));
        if (m_document.madeAt != 0)
            m_cursor.insertText(QStringLiteral("    ") + formatTime(m_document.madeAt), text(9, quietColour));
        for (const DocBlock &block : m_document.blocks)
            std::visit([this](const auto &b) { add(b); }, block);
    }

private:
    static QTextCharFormat text(double points, QRgb colour = inkColour, bool bold = false)
    {
        QTextCharFormat format;
        format.setFontFamilies(documentFamilies());
        format.setFontPointSize(points);
        format.setFontLetterSpacingType(QFont::AbsoluteSpacing);
        format.setFontLetterSpacing(withoutLigatures);
        format.setForeground(QColor(colour));
        if (bold)
            format.setFontWeight(QFont::Bold);
        return format;
    }

    /// The first block of a document exists already; after a table Qt leaves an empty one behind, which is used, too.
    void startBlock(double above, double below, bool keep = false)
    {
        QTextBlockFormat format;
        format.setTopMargin(above);
        format.setBottomMargin(below);
        format.setLineHeight(118, QTextBlockFormat::ProportionalHeight);
        if (keep)
            format.setProperty(keepProperty, true);
        if (m_breakBefore)
            format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        m_breakBefore = false;
        if (m_useCurrent) {
            m_cursor.setBlockFormat(format);
            m_cursor.setBlockCharFormat(text(9));
        } else {
            m_cursor.insertBlock(format, text(9));
        }
        m_useCurrent = false;
    }

    void add(const DocHeading &block)
    {
        startBlock(block.level == 1 ? 14 : 9, 4, true);
        m_cursor.insertText(block.text, block.level == 1 ? text(12, accentColour, true) : text(10, inkColour, true));
    }

    void add(const DocParagraph &block)
    {
        using Kind = DocParagraph::Kind;
        if (block.kind == Kind::Notice || block.kind == Kind::Warning) {
            QTextTable *table = insertTable(1, 1, {100}, block.kind == Kind::Warning ? markedColour : headColour);
            fill(table, 0, 0, block.text, block.kind == Kind::Warning ? text(9, warningColour, true) : text(9));
            endTable();
            return;
        }
        startBlock(3, 5);
        m_cursor.insertText(block.text, block.kind == Kind::Small ? text(8, quietColour) : text(9));
    }

    void add(const DocFacts &block)
    {
        if (block.rows.empty())
            return;
        QTextTable *table = insertTable(int(block.rows.size()), 2, {24, 76});
        int row = 0;
        for (const DocFacts::Row &entry : block.rows) {
            fill(table, row, 0, entry.label, text(8.5, quietColour));
            fill(table, row, 1, entry.value, entry.marked ? text(9, warningColour, true) : text(9));
            if (entry.marked)
                paint(table, row, 1, markedColour);
            ++row;
        }
        endTable();
    }

    void add(const DocTable &block)
    {
        const int columns = int(block.header.size());
        if (columns == 0)
            return;
        std::vector<int> widths = block.widths;
        if (int(widths.size()) != columns)
            widths.assign(std::size_t(columns), 100 / columns);
        QTextTable *table = insertTable(int(block.rows.size()) + 1, columns, widths, {}, 1);
        for (int c = 0; c < columns; ++c) {
            fill(table, 0, c, block.header[c], text(8.5, inkColour, true));
            paint(table, 0, c, headColour);
        }
        for (std::size_t r = 0; r < block.rows.size(); ++r) {
            const bool marked = r < block.marked.size() && block.marked[r];
            for (int c = 0; c < columns && c < block.rows[r].size(); ++c) {
                fill(table, int(r) + 1, c, block.rows[r][c], marked ? text(8.5, warningColour, true) : text(8.5));
                if (marked)
                    paint(table, int(r) + 1, c, markedColour);
            }
        }
        endTable();
    }

    void add(const DocFigure &block)
    {
        const QImage image = QImage::fromData(block.picture);
        if (!image.isNull()) {
            const QString name = QStringLiteral("figure-%1.png").arg(++m_figures);
            m_target.addResource(QTextDocument::ImageResource, QUrl(name), image);
            QTextImageFormat format;
            format.setName(name);
            const double scale = std::min({1.0, (documentTextWidth - 2) / image.width(), 520.0 / image.height()});
            format.setWidth(image.width() * scale);
            format.setHeight(image.height() * scale);
            startBlock(6, 0, true);
            // A proportional line height would be applied to the picture, too, and leave a hole under it.
            QTextBlockFormat single = m_cursor.blockFormat();
            single.setLineHeight(100, QTextBlockFormat::SingleHeight);
            m_cursor.setBlockFormat(single);
            m_cursor.insertImage(format);
        }
        startBlock(2, 0, true);
        m_cursor.insertText(block.caption, text(8, quietColour));
        startBlock(0, 6);
        insertHash(block.sha256, 7.5);
    }

    void add(const DocHashes &block)
    {
        if (block.rows.empty())
            return;
        QTextTable *table = insertTable(int(block.rows.size()), 1, {100});
        int row = 0;
        for (const DocHashes::Row &entry : block.rows) {
            QTextCursor saved = m_cursor;
            m_cursor = table->cellAt(row++, 0).firstCursorPosition();
            m_cursor.insertText(entry.name, text(8.5, inkColour, true));
            if (!entry.note.isEmpty())
                m_cursor.insertText(QStringLiteral("   ") + entry.note, text(8, quietColour));
            m_cursor.insertBlock();
            insertHash(entry.sha256, 8);
            m_cursor = saved;
        }
        endTable();
    }

    void add(const DocSignatures &block)
    {
        if (block.labels.isEmpty())
            return;
        QTextTable *table = insertTable(int(block.labels.size()), 2, {34, 66});
        int row = 0;
        for (const QString &label : block.labels) {
            fill(table, row, 0, label, text(9));
            QTextTableCell cell = table->cellAt(row++, 0);
            QTextTableCellFormat room = cell.format().toTableCellFormat();
            room.setTopPadding(16); // for a signature
            room.setBottomPadding(6);
            cell.setFormat(room);
        }
        endTable();
    }

    void add(const DocPageBreak &) { m_breakBefore = true; }

    /// The 64 digits in eights of two shades: groups for the eye, yet one word for who copies it.
    void insertHash(const QString &hash, double points)
    {
        for (qsizetype i = 0; i < hash.size(); i += 8) {
            QTextCharFormat format = text(points, i / 8 % 2 == 0 ? inkColour : accentColour);
            format.setFontFamilies(documentMonoFamilies());
            m_cursor.insertText(hash.mid(i, 8), format);
        }
    }

    QTextTable *insertTable(int rows, int columns, const std::vector<int> &widths, QRgb background = {},
                            int headerRows = 0)
    {
        // A table needs a block before it to stand on; an empty one would be a hole, so it is as low as it can be.
        if (!m_useCurrent || m_breakBefore) {
            startBlock(0, 0);
            shrinkBlock();
        }
        QTextTableFormat format;
        format.setBorder(0);
        format.setBorderCollapse(true);
        format.setCellPadding(4);
        format.setCellSpacing(0);
        format.setTopMargin(2);
        format.setBottomMargin(9);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        format.setHeaderRowCount(headerRows);
        QList<QTextLength> lengths;
        for (const int width : widths)
            lengths << QTextLength(QTextLength::PercentageLength, width);
        format.setColumnWidthConstraints(lengths);
        QTextTable *table = m_cursor.insertTable(rows, columns, format);
        for (int r = 0; r < rows; ++r) {
            for (int c = 0; c < columns; ++c) {
                QTextTableCell cell = table->cellAt(r, c);
                QTextTableCellFormat line = cell.format().toTableCellFormat();
                line.setBottomBorder(0.75);
                line.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
                line.setBottomBorderBrush(QColor(lineColour));
                if (background)
                    line.setBackground(QColor(background));
                cell.setFormat(line);
            }
        }
        return table;
    }

    void endTable()
    {
        m_cursor.movePosition(QTextCursor::End);
        shrinkBlock();
        m_useCurrent = true;
    }

    void shrinkBlock()
    {
        QTextBlockFormat low = m_cursor.blockFormat();
        low.setLineHeight(1, QTextBlockFormat::FixedHeight);
        low.setTopMargin(0);
        low.setBottomMargin(0);
        m_cursor.setBlockFormat(low);
        m_cursor.setBlockCharFormat(text(1));
    }

    static void fill(QTextTable *table, int row, int column, const QString &value, const QTextCharFormat &format)
    {
        QTextCursor cell = table->cellAt(row, column).firstCursorPosition();
        QTextBlockFormat block;
        block.setLineHeight(112, QTextBlockFormat::ProportionalHeight);
        cell.setBlockFormat(block);
        QString lines = value;
        lines.replace(u'\n', QChar::LineSeparator);
        cell.insertText(lines, format);
    }

    static void paint(QTextTable *table, int row, int column, QRgb colour)
    {
        QTextTableCell cell = table->cellAt(row, column);
        QTextTableCellFormat format = cell.format().toTableCellFormat();
        format.setBackground(QColor(colour));
        cell.setFormat(format);
    }

    QTextDocument &m_target;
    const Document &m_document;
    QTextCursor m_cursor;
    bool m_useCurrent = true;
    bool m_breakBefore = false;
    int m_figures = 0;
};

} // namespace

QStringList documentFamilies() { return {QStringLiteral("DejaVu Sans"), QStringLiteral("Noto Sans CJK SC")}; }

QStringList documentMonoFamilies()
{
    return {QStringLiteral("DejaVu Sans Mono"), QStringLiteral("DejaVu Sans"), QStringLiteral("Noto Sans CJK SC")};
}

void layOutDocument(QTextDocument &target, const Document &document) { LayoutWriter(target, document).write(); }

void keepWithNext(QTextDocument &document)
{
    const double height = document.pageSize().height();
    if (height <= 0)
        return;
    QAbstractTextDocumentLayout *layout = document.documentLayout();
    // What must stand on the page of a heading: a whole short table, else the first lines of what follows.
    const auto endOfNext = [&](const QTextBlock &next) {
        const QRectF line = layout->blockBoundingRect(next);
        if (QTextTable *table = QTextCursor(next).currentTable()) {
            const QRectF whole = layout->frameBoundingRect(table);
            if (whole.height() < height * 0.5)
                return whole.bottom();
        }
        return line.top() + std::min(line.height(), height / 20);
    };
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const bool kept = block.blockFormat().property(keepProperty).toBool();
        const bool follows =
            block.previous().isValid() && block.previous().blockFormat().property(keepProperty).toBool();
        if (!kept || follows)
            continue; // a chain (heading, heading; picture, caption) is moved by its first block
        QTextBlock next = block.next();
        while (next.isValid() && (next.blockFormat().property(keepProperty).toBool() || next.length() <= 1))
            next = next.next();
        if (!next.isValid())
            continue;
        const double top = layout->blockBoundingRect(block).top();
        const double page = std::floor(top / height) * height;
        const double bottom = endOfNext(next);
        if (bottom <= page + height || bottom - top > height * 0.95 || top - page < 1)
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(block).setBlockFormat(format);
        // Qt lays out again only what it takes for changed and loses blocks between tables: everything anew.
        document.markContentsDirty(0, document.characterCount());
    }
}

} // namespace nightjar

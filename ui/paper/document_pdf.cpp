// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/document_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

#include "ui/paper/document_layout.h"
#include "ui/paper/pdf_text.h"

namespace nightjar
{
namespace
{

constexpr double millimetre = 1200.0 / 25.4; // the writer has 1200 dots an inch
constexpr QRectF textArea(20 * millimetre, 22 * millimetre, 170 * millimetre, 247 * millimetre);

QFont documentFont(const QStringList &families, double points)
{
    QFont font;
    font.setFamilies(families);
    font.setPointSizeF(points);
    font.setLetterSpacing(QFont::AbsoluteSpacing, withoutLigatures);
    return font;
}

void drawFrame(QPainter &painter, const Document &document, int page, int pages)
{
    const double left = textArea.left();
    const double width = textArea.width();
    painter.setPen(QColor(0xff5b636d));
    painter.setFont(documentFont(documentFamilies(), 8));
    const QRectF head(left, 11 * millimetre, width, 6 * millimetre);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignBottom, document.title);
    painter.drawText(head, Qt::AlignRight | Qt::AlignBottom, document.subtitle);
    painter.setPen(QPen(QColor(0xffc4cad1), 0.2 * millimetre));
    painter.drawLine(QPointF(left, 18 * millimetre), QPointF(left + width, 18 * millimetre));
    painter.drawLine(QPointF(left, 273 * millimetre), QPointF(left + width, 273 * millimetre));

    painter.setPen(QColor(0xff5b636d));
    const QRectF foot(left, 274.5 * millimetre, width, 5 * millimetre);
    painter.setFont(documentFont(documentFamilies(), 8));
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignTop, document.program);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignTop,
                     document.pageText.arg(QString::number(page), QString::number(pages)));
    if (!document.chainHead.isEmpty()) {
        painter.setFont(documentFont(documentMonoFamilies(), 6.5));
        painter.drawText(foot.translated(0, 5 * millimetre), Qt::AlignLeft | Qt::AlignTop,
                         document.headText.arg(document.chainHead));
    }
}

} // namespace

Result<QByteArray> documentPdf(const Document &document)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setResolution(1200);
        writer.setTitle(document.title + u' ' + document.subtitle);
        writer.setCreator(document.program);

        QTextDocument text;
        text.documentLayout()->setPaintDevice(&writer);
        layOutDocument(text, document);
        text.setPageSize(textArea.size());
        keepWithNext(text);
        const int pages = text.pageCount();
        QPainter painter(&writer);
        if (!painter.isActive()) {
            return Error{
                Error::Kind::Io,
                QCoreApplication::translate("Report", "The document cannot be drawn as PDF. Is there enough memory?"),
                {}};
        }
        painter.setRenderHint(QPainter::LosslessImageRendering); // a chart is evidence, not a photograph
        for (int page = 0; page < pages; ++page) {
            if (page > 0)
                writer.newPage();
            drawFrame(painter, document, page + 1, pages);
            painter.save();
            painter.translate(textArea.left(), textArea.top() - page * textArea.height());
            QAbstractTextDocumentLayout::PaintContext context;
            const QRectF onPage(0, page * textArea.height(), textArea.width(), textArea.height());
            // A line that begins where this page ends touches its edge; it would be copied twice.
            context.clip = onPage.adjusted(0, 2, 0, -2);
            context.palette.setColor(QPalette::Text, QColor(0xff16191d));
            // A picture at the very top of the next page would leave a hair of its frame at the foot of this one.
            painter.setClipRect(onPage.adjusted(-millimetre, 0, millimetre, -0.3 * millimetre));
            text.documentLayout()->draw(&painter, context);
            painter.restore();
        }
        painter.end();
    }
    mendPdfText(bytes);
    return bytes;
}

} // namespace nightjar

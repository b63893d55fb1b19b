// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QXmlStreamWriter>

#include "core/casework/zip_file.h"
#include "ui/paper/document_pdf.h"

namespace nightjar
{
namespace
{

constexpr int textWidthTwips = 9638;       // 170 mm
constexpr double emuPerMillimetre = 36000; // English Metric Units
const QString contentTypesXml = QStringLiteral(
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>)");
const QString rootRelationsXml = QStringLiteral(
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)");

/// XML 1.0 forbids most control characters; names from files may hold them.
QString xmlText(QString text)
{
    text.removeIf([](QChar c) { return c.unicode() < 0x20 && c != u'\n' && c != u'\t'; });
    return text;
}

struct TextStyle {
    double points = 9;
    bool bold = false;
    bool mono = false;
    QString colour = QStringLiteral("16191D");
};

/// Writes word/document.xml; pictures are gathered beside it.
class DocxWriter
{
public:
    explicit DocxWriter(const Document &document) : m_document(document), m_xml(&m_body) {}

    std::vector<BundleFile> parts()
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(QStringLiteral("w:document"));
        m_xml.writeAttribute(QStringLiteral("xmlns:w"),
                             QStringLiteral("http://schemas.openxmlformats.org/wordprocessingml/2006/main"));
        m_xml.writeAttribute(QStringLiteral("xmlns:r"),
                             QStringLiteral("http://schemas.openxmlformats.org/officeDocument/2006/relationships"));
        m_xml.writeAttribute(QStringLiteral("xmlns:wp"),
                             QStringLiteral("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"));
        m_xml.writeAttribute(QStringLiteral("xmlns:a"),
                             QStringLiteral("http://schemas.openxmlformats.org/drawingml/2006/main"));
        m_xml.writeAttribute(QStringLiteral("xmlns:pic"),
                             QStringLiteral("http://schemas.openxmlformats.org/drawingml/2006/picture"));
        m_xml.writeStartElement(QStringLiteral("w:body"));
        paragraph(m_document.title, {16, true, false, QStringLiteral("16191D")});
        paragraph(m_document.subtitle, {11, false, false, QStringLiteral("5B636D")}, 160);
        for (const DocBlock &block : m_document.blocks)
            std::visit([this](const auto &b) { add(b); }, block);
        section();
        m_xml.writeEndDocument();

        std::vector<BundleFile> files;
        const auto part = [&](const QString &path, const QByteArray &bytes) {
            files.push_back({path, bytes, {}, m_document.madeAt});
        };
        part(QStringLiteral("[Content_Types].xml"), contentTypesXml.toUtf8());
        part(QStringLiteral("_rels/.rels"), rootRelationsXml.toUtf8());
        part(QStringLiteral("word/document.xml"), m_body.toUtf8());
        part(QStringLiteral("word/_rels/document.xml.rels"), relations());
        part(QStringLiteral("word/footer1.xml"), footer());
        for (std::size_t i = 0; i < m_pictures.size(); ++i)
            part(QStringLiteral("word/media/image%1.png").arg(i + 1), m_pictures[i]);
        return files;
    }

private:
    void value(const char *element, const QString &text)
    {
        m_xml.writeEmptyElement(QLatin1StringView(element));
        m_xml.writeAttribute(QStringLiteral("w:val"), text);
    }

    void run(const QString &text, const TextStyle &style)
    {
        m_xml.writeStartElement(QStringLiteral("w:r"));
        m_xml.writeStartElement(QStringLiteral("w:rPr"));
        m_xml.writeEmptyElement(QStringLiteral("w:rFonts"));
        const QString latin = style.mono ? QStringLiteral("DejaVu Sans Mono") : QStringLiteral("DejaVu Sans");
        m_xml.writeAttribute(QStringLiteral("w:ascii"), latin);
        m_xml.writeAttribute(QStringLiteral("w:hAnsi"), latin);
        m_xml.writeAttribute(QStringLiteral("w:eastAsia"), QStringLiteral("Noto Sans CJK SC"));
        if (style.bold)
            m_xml.writeEmptyElement(QStringLiteral("w:b"));
        value("w:color", style.colour);
        value("w:sz", QString::number(int(style.points * 2)));
        m_xml.writeEndElement();
        const QStringList lines = xmlText(text).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i > 0)
                m_xml.writeEmptyElement(QStringLiteral("w:br"));
            m_xml.writeStartElement(QStringLiteral("w:t"));
            m_xml.writeAttribute(QStringLiteral("xml:space"), QStringLiteral("preserve"));
            m_xml.writeCharacters(lines[i]);
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }

    void beginParagraph(int after, bool keep = false)
    {
        m_xml.writeStartElement(QStringLiteral("w:p"));
        m_xml.writeStartElement(QStringLiteral("w:pPr"));
        if (keep)
            m_xml.writeEmptyElement(QStringLiteral("w:keepNext"));
        if (std::exchange(m_breakBefore, false))
            m_xml.writeEmptyElement(QStringLiteral("w:pageBreakBefore"));
        m_xml.writeEmptyElement(QStringLiteral("w:spacing"));
        m_xml.writeAttribute(QStringLiteral("w:before"), QStringLiteral("40"));
        m_xml.writeAttribute(QStringLiteral("w:after"), QString::number(after));
        m_xml.writeEndElement();
    }
    void paragraph(const QString &text, const TextStyle &style, int after = 60, bool keep = false)
    {
        beginParagraph(after, keep);
        run(text, style);
        m_xml.writeEndElement();
    }

    /// One cell holding paragraphs of given texts and styles.
    void cell(int width, const std::vector<std::pair<QString, TextStyle>> &texts, const QString &shade = {})
    {
        m_xml.writeStartElement(QStringLiteral("w:tc"));
        m_xml.writeStartElement(QStringLiteral("w:tcPr"));
        m_xml.writeEmptyElement(QStringLiteral("w:tcW"));
        m_xml.writeAttribute(QStringLiteral("w:w"), QString::number(width));
        m_xml.writeAttribute(QStringLiteral("w:type"), QStringLiteral("dxa"));
        if (!shade.isEmpty()) {
            m_xml.writeEmptyElement(QStringLiteral("w:shd"));
            m_xml.writeAttribute(QStringLiteral("w:val"), QStringLiteral("clear"));
            m_xml.writeAttribute(QStringLiteral("w:color"), QStringLiteral("auto"));
            m_xml.writeAttribute(QStringLiteral("w:fill"), shade);
        }
        m_xml.writeEndElement();
        for (const auto &[text, style] : texts)
            paragraph(text, style, 20);
        m_xml.writeEndElement();
    }

    void beginTable(const std::vector<int> &widths)
    {
        if (m_breakBefore)
            paragraph({}, {1, false, false, QStringLiteral("16191D")}, 0);
        m_xml.writeStartElement(QStringLiteral("w:tbl"));
        m_xml.writeStartElement(QStringLiteral("w:tblPr"));
        m_xml.writeEmptyElement(QStringLiteral("w:tblW"));
        m_xml.writeAttribute(QStringLiteral("w:w"), QString::number(textWidthTwips));
        m_xml.writeAttribute(QStringLiteral("w:type"), QStringLiteral("dxa"));
        m_xml.writeStartElement(QStringLiteral("w:tblBorders"));
        for (const char *side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
            m_xml.writeEmptyElement(QLatin1StringView(side));
            m_xml.writeAttribute(QStringLiteral("w:val"), QStringLiteral("single"));
            m_xml.writeAttribute(QStringLiteral("w:sz"), QStringLiteral("4"));
            m_xml.writeAttribute(QStringLiteral("w:color"), QStringLiteral("C4CAD1"));
        }
        m_xml.writeEndElement();
        m_xml.writeEmptyElement(QStringLiteral("w:tblLayout"));
        m_xml.writeAttribute(QStringLiteral("w:type"), QStringLiteral("fixed"));
        m_xml.writeEndElement();
        m_xml.writeStartElement(QStringLiteral("w:tblGrid"));
        for (const int width : widths) {
            m_xml.writeEmptyElement(QStringLiteral("w:gridCol"));
            m_xml.writeAttribute(QStringLiteral("w:w"), QString::number(width));
        }
        m_xml.writeEndElement();
    }
    void beginRow() { m_xml.writeStartElement(QStringLiteral("w:tr")); }
    void endRow() { m_xml.writeEndElement(); }
    void endTable()
    {
        m_xml.writeEndElement();
        paragraph({}, {2, false, false, QStringLiteral("16191D")}, 20); // two tables that touch would become one
    }

    static std::vector<int> twips(const std::vector<int> &percents, int columns)
    {
        std::vector<int> widths;
        for (int i = 0; i < columns; ++i)
            widths.push_back(int(percents.size()) == columns ? textWidthTwips * percents[std::size_t(i)] / 100
                                                             : textWidthTwips / columns);
        return widths;
    }

    void add(const DocHeading &b)
    {
        paragraph(b.text,
                  b.level == 1 ? TextStyle{12, true, false, QStringLiteral("0B5394")}
                               : TextStyle{10, true, false, QStringLiteral("16191D")},
                  60, true);
    }
    void add(const DocParagraph &b)
    {
        const bool warning = b.kind == DocParagraph::Kind::Warning;
        TextStyle style{b.kind == DocParagraph::Kind::Small ? 8.0 : 9.0, warning, false,
                        warning ? QStringLiteral("A12A00") : QStringLiteral("16191D")};
        paragraph(b.text, style);
    }
    void add(const DocFacts &b)
    {
        const std::vector<int> widths = twips({24, 76}, 2);
        beginTable(widths);
        for (const DocFacts::Row &row : b.rows) {
            beginRow();
            cell(widths[0], {{row.label, {8.5, false, false, QStringLiteral("5B636D")}}});
            cell(
                widths[1],
                {{row.value, {9, row.marked, false, row.marked ? QStringLiteral("A12A00") : QStringLiteral("16191D")}}},
                row.marked ? QStringLiteral("FFF0C2") : QString());
            endRow();
        }
        endTable();
    }
    void add(const DocTable &b)
    {
        const std::vector<int> widths = twips(b.widths, int(b.header.size()));
        beginTable(widths);
        beginRow();
        for (qsizetype c = 0; c < b.header.size(); ++c)
            cell(widths[std::size_t(c)], {{b.header[c], {8.5, true, false, QStringLiteral("16191D")}}},
                 QStringLiteral("ECEFF2"));
        endRow();
        for (std::size_t r = 0; r < b.rows.size(); ++r) {
            const bool marked = r < b.marked.size() && b.marked[r];
            beginRow();
            for (qsizetype c = 0; c < b.header.size(); ++c) {
                cell(widths[std::size_t(c)],
                     {{b.rows[r].value(c),
                       {8.5, marked, false, marked ? QStringLiteral("A12A00") : QStringLiteral("16191D")}}},
                     marked ? QStringLiteral("FFF0C2") : QString());
            }
            endRow();
        }
        endTable();
    }
    void add(const DocHashes &b)
    {
        const std::vector<int> widths = twips({100}, 1);
        beginTable(widths);
        for (const DocHashes::Row &row : b.rows) {
            beginRow();
            cell(widths[0], {{row.note.isEmpty() ? row.name : row.name + QStringLiteral("   ") + row.note,
                              {8.5, false, false, QStringLiteral("16191D")}},
                             {row.sha256, {8, false, true, QStringLiteral("16191D")}}});
            endRow();
        }
        endTable();
    }
    void add(const DocSignatures &b)
    {
        const std::vector<int> widths = twips({34, 66}, 2);
        beginTable(widths);
        for (const QString &label : b.labels) {
            beginRow();
            cell(widths[0], {{label, {}}});
            cell(widths[1], {{QString(), {}}, {QString(), {}}});
            endRow();
        }
        endTable();
    }
    void add(const DocPageBreak &) { m_breakBefore = true; }

    void add(const DocFigure &b)
    {
        const QImage image = QImage::fromData(b.picture);
        if (!image.isNull()) {
            m_pictures.push_back(b.picture);
            const double width = 170 * emuPerMillimetre;
            const double height = std::min(width * image.height() / image.width(), 140 * emuPerMillimetre);
            picture(int(m_pictures.size()), qint64(height * image.width() / image.height()), qint64(height));
        }
        paragraph(b.caption, {8, false, false, QStringLiteral("5B636D")}, 0, true);
        paragraph(b.sha256, {7.5, false, true, QStringLiteral("16191D")});
    }

    void attributes(std::initializer_list<std::pair<const char *, QString>> list)
    {
        for (const auto &[name, text] : list)
            m_xml.writeAttribute(QLatin1StringView(name), text);
    }

    void picture(int number, qint64 width, qint64 height)
    {
        const QString id = QString::number(number);
        const QString name = QStringLiteral("image%1.png").arg(number);
        const auto size = [&](const char *element) {
            m_xml.writeEmptyElement(QLatin1StringView(element));
            attributes({{"cx", QString::number(width)}, {"cy", QString::number(height)}});
        };
        beginParagraph(0, true);
        m_xml.writeStartElement(QStringLiteral("w:r"));
        m_xml.writeStartElement(QStringLiteral("w:drawing"));
        m_xml.writeStartElement(QStringLiteral("wp:inline"));
        size("wp:extent");
        m_xml.writeEmptyElement(QStringLiteral("wp:docPr"));
        attributes({{"id", id}, {"name", name}});
        m_xml.writeStartElement(QStringLiteral("a:graphic"));
        m_xml.writeStartElement(QStringLiteral("a:graphicData"));
        attributes({{"uri", QStringLiteral("http://schemas.openxmlformats.org/drawingml/2006/picture")}});
        m_xml.writeStartElement(QStringLiteral("pic:pic"));
        m_xml.writeStartElement(QStringLiteral("pic:nvPicPr"));
        m_xml.writeEmptyElement(QStringLiteral("pic:cNvPr"));
        attributes({{"id", id}, {"name", name}});
        m_xml.writeEmptyElement(QStringLiteral("pic:cNvPicPr"));
        m_xml.writeEndElement();
        m_xml.writeStartElement(QStringLiteral("pic:blipFill"));
        m_xml.writeEmptyElement(QStringLiteral("a:blip"));
        attributes({{"r:embed", QStringLiteral("rIdImage") + id}});
        m_xml.writeStartElement(QStringLiteral("a:stretch"));
        m_xml.writeEmptyElement(QStringLiteral("a:fillRect"));
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        m_xml.writeStartElement(QStringLiteral("pic:spPr"));
        m_xml.writeStartElement(QStringLiteral("a:xfrm"));
        m_xml.writeEmptyElement(QStringLiteral("a:off"));
        attributes({{"x", QStringLiteral("0")}, {"y", QStringLiteral("0")}});
        size("a:ext");
        m_xml.writeEndElement();
        m_xml.writeStartElement(QStringLiteral("a:prstGeom"));
        attributes({{"prst", QStringLiteral("rect")}});
        m_xml.writeEmptyElement(QStringLiteral("a:avLst"));
        for (int i = 0; i < 8; ++i) // prstGeom, spPr, pic, graphicData, graphic, inline, drawing, r
            m_xml.writeEndElement();
        m_xml.writeEndElement(); // p
    }

    void section()
    {
        m_xml.writeStartElement(QStringLiteral("w:sectPr"));
        m_xml.writeEmptyElement(QStringLiteral("w:footerReference"));
        attributes({{"w:type", QStringLiteral("default")}, {"r:id", QStringLiteral("rIdFooter")}});
        m_xml.writeEmptyElement(QStringLiteral("w:pgSz"));
        attributes({{"w:w", QStringLiteral("11906")}, {"w:h", QStringLiteral("16838")}});
        m_xml.writeEmptyElement(QStringLiteral("w:pgMar"));
        attributes({{"w:top", QStringLiteral("1134")},
                    {"w:right", QStringLiteral("1134")},
                    {"w:bottom", QStringLiteral("1247")},
                    {"w:left", QStringLiteral("1134")},
                    {"w:header", QStringLiteral("567")},
                    {"w:footer", QStringLiteral("567")},
                    {"w:gutter", QStringLiteral("0")}});
        m_xml.writeEndElement();
    }

    QByteArray relations() const
    {
        const QString base = QStringLiteral("http://schemas.openxmlformats.org/officeDocument/2006/relationships/");
        QString xml = QStringLiteral(
            R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)");
        xml += QStringLiteral(R"(<Relationship Id="rIdFooter" Type="%1footer" Target="footer1.xml"/>)").arg(base);
        for (std::size_t i = 1; i <= m_pictures.size(); ++i)
            xml += QStringLiteral(R"(<Relationship Id="rIdImage%2" Type="%1image" Target="media/image%2.png"/>)")
                       .arg(base)
                       .arg(i);
        return (xml + QStringLiteral("</Relationships>")).toUtf8();
    }

    QByteArray footer() const
    {
        const auto field = [](const QString &name) {
            return QStringLiteral(
                       R"(</w:t></w:r><w:fldSimple w:instr="%1"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve">)")
                .arg(name);
        };
        QString text =
            (m_document.chainHead.isEmpty() ? QString()
                                            : m_document.headText.arg(m_document.chainHead) + QStringLiteral("   ")) +
            m_document.program + QStringLiteral("   ");
        text = xmlText(text).toHtmlEscaped() + m_document.pageText.toHtmlEscaped().arg(
                                                   field(QStringLiteral("PAGE")), field(QStringLiteral("NUMPAGES")));
        return (QStringLiteral(
                    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t xml:space="preserve">)") +
                text + QStringLiteral("</w:t></w:r></w:p></w:ftr>"))
            .toUtf8();
    }

    const Document &m_document;
    QString m_body;
    QXmlStreamWriter m_xml;
    std::vector<QByteArray> m_pictures;
    bool m_breakBefore = false;
};

} // namespace

Result<QByteArray> documentDocx(const Document &document)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadWrite);
    if (!writeZip(buffer, DocxWriter(document).parts())) {
        return Error{
            Error::Kind::Io,
            QCoreApplication::translate("Report", "The document cannot be written as DOCX. Choose PDF or ODT instead."),
            {}};
    }
    return bytes;
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QTextDocument>
#include <QTextDocumentWriter>

#include "core/base/hash.h"
#include "core/base/write_file.h"
#include "ui/paper/document_layout.h"
#include "ui/paper/document_pdf.h"

namespace nightjar
{

Result<QByteArray> documentOdt(const Document &document)
{
    QTextDocument text;
    layOutDocument(text, document);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QTextDocumentWriter writer(&buffer, "odf");
    if (!writer.write(&text)) {
        return Error{
            Error::Kind::Io,
            QCoreApplication::translate("Report", "The document cannot be written as ODT. Choose PDF or DOCX instead."),
            {}};
    }
    return bytes;
}

Result<QString> documentFormat(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"pdf" || suffix == u"odt" || suffix == u"docx")
        return suffix;
    return Error{Error::Kind::BadInput,
                 QCoreApplication::translate(
                     "Report", "%1 has no ending that says a document format. Let it end in .pdf, .docx or .odt.")
                     .arg(path),
                 path};
}

Result<QByteArray> documentBytes(const Document &document, const QString &format)
{
    if (format == u"pdf")
        return documentPdf(document);
    return format == u"odt" ? documentOdt(document) : documentDocx(document);
}

Result<QString> writeDocument(const Document &document, const QString &path)
{
    const auto format = documentFormat(path);
    if (!format)
        return format.error();
    const auto bytes = documentBytes(document, *format);
    if (!bytes)
        return bytes.error();
    if (const auto written = writeWhole(path, *bytes); !written)
        return written.error();
    return sha256Hex(*bytes);
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/document.h"

namespace nightjar
{

/// Draws a document as A4 pages with header (title, subtitle) and footer (head of the journal, program, page n of m).
/// Needs a QGuiApplication. The text can be copied: digits, Chinese and each whole hash.
Result<QByteArray> documentPdf(const Document &document);

/// The same text as OpenDocument, for offices that go on writing in it.
Result<QByteArray> documentOdt(const Document &document);

/// The same text as Office Open XML.
Result<QByteArray> documentDocx(const Document &document);

/// `pdf`, `odt` or `docx`, by the file's ending; another one is refused with a sentence.
Result<QString> documentFormat(const QString &path);
Result<QByteArray> documentBytes(const Document &document, const QString &format);

/// Writes a document in the format that the file's ending says; whole or not at all. The answer is its SHA-256.
Result<QString> writeDocument(const Document &document, const QString &path);

} // namespace nightjar

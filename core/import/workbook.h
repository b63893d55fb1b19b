// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/import/byte_stream.h"
#include "core/import/sheet.h"

namespace nightjar {

/// Opens whatever holds rows of cells. What the file is says its content, not its suffix: an XLSX named .xls, text
/// named .xls and JSON lines named .txt are common. `head` is its first bytes (64 KiB are plenty; the whole of a
/// shorter file). Formats that are no tables, and those that cannot be read, are refused with what to do instead.
Result<std::unique_ptr<Workbook>> openWorkbook(const QString &path, std::string_view head,
                                               ByteStream::OnBytes onBytes = {});
/// Reads the head itself.
Result<std::unique_ptr<Workbook>> openWorkbook(const QString &path, ByteStream::OnBytes onBytes = {});

/// Kinds of files that officers drop and that hold no rows that can be read: the sentence that says what the file is
/// and what to do; nothing where `head` may be text, a workbook or an archive.
std::optional<Error> foreignFile(const QString &path, std::string_view head);

/// The sentence that names the sheets that are left out because they are hidden; nothing where none is.
QStringList hiddenSheetsNotice(const QStringList &names);

/// Does the file begin as one of the formats that openWorkbook() reads and that are no delimited text?
bool isSpreadsheet(std::string_view head);

} // namespace nightjar

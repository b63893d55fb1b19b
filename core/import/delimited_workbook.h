// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/import/byte_stream.h"
#include "core/import/sheet.h"

namespace nightjar {

/// Delimited text (comma, tab, semicolon or bar) in UTF-8, UTF-16 or GB18030 as a workbook of one sheet without a name.
/// Encoding and delimiter are found in its first bytes; the file is read once for its rows and its SHA-256, in pieces
/// of bounded size. `onBytes` sees the bytes read so far and may end the reading (`Cancelled`).
Result<std::unique_ptr<Workbook>> openDelimited(const QString &path, ByteStream::OnBytes onBytes = {});

} // namespace nightjar

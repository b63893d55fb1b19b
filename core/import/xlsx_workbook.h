// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/byte_stream.h"
#include "core/import/sheet.h"

namespace nightjar {

/// Opens an XLSX (ECMA-376, transitional or strict, of any producer): its directory, styles and shared texts are read
/// at once, rows as they are asked for. Refused: damaged and encrypted files,
/// declared entities, zip bombs, other documents in a ZIP.
Result<std::unique_ptr<Workbook>> openXlsx(const QString &path, ByteStream::OnBytes onBytes = {});

} // namespace nightjar

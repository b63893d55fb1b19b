// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/byte_stream.h"
#include "core/import/sheet.h"

namespace nightjar {

/// JSON lines (one object a line) as a workbook of one sheet without a name. The keys of the first 200 lines are the
/// header, the first row that is read; nested keys are joined by dots. A later line with another key is refused with
/// its reason, as are broken ones, arrays and lines of more than 1 MiB. A file that is one JSON document is told as
/// such.
Result<std::unique_ptr<Workbook>> openJsonLines(const QString &path, ByteStream::OnBytes onBytes = {});

} // namespace nightjar

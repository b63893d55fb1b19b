// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/byte_stream.h"
#include "core/import/sheet.h"

namespace nightjar {

/// Opens an old Excel workbook (XLS: BIFF5 of 1995 and BIFF8, MS-XLS). Read by ourselves and not by libfreexl 1.0.6,
/// which drops the values of formulas, booleans and errors without a word, knows neither hidden sheets nor merged
/// cells, and makes 00:00:00 of 24:00. Refused: protected files (an encrypted XLSX is in the same container), damaged
/// ones, other documents of Office.
Result<std::unique_ptr<Workbook>> openXls(const QString &path, ByteStream::OnBytes onBytes = {});

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/import/cell_text.h"
#include "core/import/sheet.h"
#include "core/import/xls_records.h"
#include "core/import/xlsx_merges.h"

namespace nightjar {

/// What all sheets of an XLS share.
struct XlsGlobals {
    XlsTextRules rules;
    XlsTexts texts;
    std::vector<CellFormat> formats; ///< by the number that a cell names
    Epoch epoch = Epoch::From1900;
};

/// Rows of the sheet that begins at `begin` of the stream, in the order of their numbers whatever the order in the
/// file. `onRow` is asked for each row; stream and globals live as long as the reader.
Result<std::unique_ptr<SheetReader>> readXlsSheet(const OleStream &stream, qint64 begin, const XlsGlobals &globals,
                                                  const QString &file, std::function<Outcome()> onRow);

/// Says that a file is damaged behind what could be read of it.
Error xlsDamaged(const QString &file);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "core/import/sheet.h"
#include "core/import/xlsx_merges.h"
#include "core/import/xlsx_package.h"

namespace nightjar {

class SharedTexts;
class ZipReader;

/// What the reader of a sheet needs of its workbook; all of it lives as long as the workbook.
struct XlsxSheetSource {
    QString file; ///< for sentences
    QString part; ///< name of the sheet's part
    const XlsxPackage &package;
    const SharedTexts &texts;
    const std::vector<MergedRange> &merges;
    std::function<Outcome()> onPiece; ///< asked after each piece of the part
};

/// Rows of one sheet, parsed piece by piece. Cells stand in the column that their reference names, else behind the one
/// before them; rows without a number follow the one before. Formulas without a value are shown as `=...`.
Result<std::unique_ptr<SheetReader>> readXlsxSheet(ZipReader zip, XlsxSheetSource source);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "core/base/result.h"
#include "core/import/cell_text.h"

namespace nightjar {

class ZipReader;

struct XlsxSheet {
    QString name;
    QString part; ///< name of its part in the ZIP
    bool hidden = false;
};

/// What an XLSX says about itself: sheets in their order, how numbers are shown, where its texts are.
struct XlsxPackage {
    std::vector<XlsxSheet> sheets;
    std::vector<CellFormat> styles; ///< by the number that a cell names
    Epoch epoch = Epoch::From1900;
    QString texts; ///< part of the shared strings; empty when there is none
};

/// Does the ZIP hold a workbook, or another document of an office program, and not files of its own?
bool isOfficeDocument(const ZipReader &zip);

Result<XlsxPackage> readXlsxPackage(ZipReader &zip, const QString &file);

} // namespace nightjar

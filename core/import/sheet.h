// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <QStringList>

#include "core/base/result.h"

namespace nightjar {

/// One row of a sheet: the cells as text in UTF-8, as a spreadsheet would show an exact value (a date serial of XLSX or
/// XLS is written as ISO time). Views are valid until the next row is read.
struct SheetRow {
    std::vector<std::string_view> cells;
    std::string_view raw; ///< the row as it is shown when it is refused
    qint64 line = 0;      ///< 1-based line of a text file, row number of a spreadsheet, element of a query
    QString fault;        ///< why the row cannot be used (half a character, NUL, too long); empty = it can
    bool blank() const;   ///< no cell holds anything but blanks
};

/// The rows of one sheet, front to back, with bounded memory.
class SheetReader
{
public:
    virtual ~SheetReader() = default;
    /// False: the end. An error means that the rest of the file cannot be read, or `Cancelled`.
    virtual Result<bool> next(SheetRow &row) = 0;
};

/// Anything that holds rows of cells: delimited text in any encoding, XLSX, XLS, JSON lines, a query. Text files are
/// one sheet without a name.
class Workbook
{
public:
    virtual ~Workbook() = default;
    virtual QString format() const = 0;     ///< `csv`, `tsv`, `xlsx`, `xls`, `jsonl`, `query`
    virtual QString encoding() const = 0;   ///< `UTF-8`, `GB18030`, `UTF-16LE`; empty where the format fixes it
    virtual QStringList sheets() const = 0; ///< visible sheets in their order
    virtual QStringList notices() const { return {}; } ///< sentences about the whole file: sheets that are hidden
    /// Days between 1900's epoch and the one that the workbook counts its dates from (1904: 1,462), for cells without a
    /// date's format, which come as plain numbers.
    virtual int serialShift() const { return 0; }
    /// May be called again for the same sheet, which is then read from its begin; one reader at a time.
    virtual Result<std::unique_ptr<SheetReader>> open(qsizetype sheet) = 0;
    /// SHA-256 of the file's bytes in lower-case hex; of a query: of its text and rows.
    virtual Result<QString> sha256() = 0;
};

} // namespace nightjar

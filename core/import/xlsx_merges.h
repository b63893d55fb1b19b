// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <QString>

#include "core/base/result.h"

namespace nightjar {

class ZipReader;
struct ZipEntry;

/// Last column of a sheet, `XFD`.
inline constexpr int sheetColumns = 16'384;

/// A place such as `AB12`: 0-based column, 1-based row. Either may be -1 when the text does not say it.
struct CellPlace {
    int column = -1;
    qint64 row = -1;
};
CellPlace cellPlace(std::string_view reference);

/// A merged range; rows are 1-based, columns 0-based, all ends inclusive.
struct MergedRange {
    qint64 firstRow = 0;
    qint64 lastRow = 0;
    int firstColumn = 0;
    int lastColumn = 0;
};

/// The merged ranges of a sheet, by their first row. They stand behind the rows in the file, so this goes through the
/// whole part once, unpacking without parsing.
Result<std::vector<MergedRange>> readMerges(ZipReader &zip, const ZipEntry &part,
                                            const std::function<Outcome()> &onPiece);

/// Repeats what the first cell of a merged range says in its other cells, row by row from the top. A plain number is
/// not repeated: it is one reading, however many cells it covers.
class MergeFiller
{
public:
    explicit MergeFiller(const std::vector<MergedRange> &merges) : m_merges(merges) {}
    /// Fills the empty cells of a row. `isNumber(column)` tells of a cell of that row whether it holds a plain number.
    void fill(qint64 row, std::vector<std::string_view> &cells, const std::function<bool(int)> &isNumber);

private:
    struct Active {
        const MergedRange *range;
        std::string text;
    };
    const std::vector<MergedRange> &m_merges;
    std::size_t m_next = 0;
    std::vector<Active> m_active;
};

} // namespace nightjar

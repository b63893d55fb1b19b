// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/refused_csv.h"

#include "core/base/write_file.h"
#include "core/import/refused_csv.h"

namespace nightjar {

Outcome writeRefusedCsv(const QString &path, const std::vector<RefusedRow> &rows)
{
    QByteArray text = refusedCsvHeader();
    for (const RefusedRow &row : rows)
        text += refusedCsvLine(row);
    return writeWhole(path, text);
}

} // namespace nightjar

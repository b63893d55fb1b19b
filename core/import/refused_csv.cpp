// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/refused_csv.h"

namespace nightjar {
namespace {

QByteArray quoted(const QString &cell)
{
    QByteArray bytes = cell.toUtf8();
    if (!bytes.contains(',') && !bytes.contains('"') && !bytes.contains('\n') && !bytes.contains('\r'))
        return bytes;
    return '"' + bytes.replace('"', "\"\"") + '"';
}

} // namespace

QByteArray refusedCsvHeader() { return "file,line,field,reason,text\n"; }

QByteArray refusedCsvLine(const RefusedRow &row)
{
    return quoted(row.fileName) + ',' + QByteArray::number(row.line) + ',' + quoted(row.field) + ',' +
           quoted(row.reason) + ',' + quoted(row.text) + '\n';
}

} // namespace nightjar

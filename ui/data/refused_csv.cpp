// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/refused_csv.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace nightjar {

namespace {

QByteArray cell(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    if (!bytes.contains(',') && !bytes.contains('"') && !bytes.contains('\n') && !bytes.contains('\r'))
        return bytes;
    return '"' + bytes.replace("\"", "\"\"") + '"';
}

} // namespace

Outcome writeRefusedCsv(const QString &path, const std::vector<RefusedRow> &rows)
{
    QSaveFile file(path);
    bool good = file.open(QIODevice::WriteOnly);
    if (good) {
        file.write("file,line,field,reason,text\n");
        for (const RefusedRow &row : rows)
            file.write(cell(row.fileName) + ',' + QByteArray::number(row.line) + ',' + cell(row.field) + ','
                       + cell(row.reason) + ',' + cell(row.text) + '\n');
        good = file.commit();
    }
    if (!good)
        return Error{Error::Kind::Io,
                     QCoreApplication::translate("ImportPage", "%1 cannot be written: %2. Choose another place.")
                         .arg(path, file.errorString()),
                     path};
    return Done{};
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/write_file.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace nightjar {

Error cannotWrite(const QString &path, const QString &why)
{
    return {Error::Kind::Io,
            QCoreApplication::translate("Base", "%1 cannot be written: %2. Choose another folder or free some space.")
                .arg(path, why),
            path};
}

Outcome writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return cannotWrite(path, file.errorString());
    return Done{};
}

} // namespace nightjar

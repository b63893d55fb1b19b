// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/import_resource.h"

#include <mutex>

#include <QFile>
#include <QJsonDocument>

// Q_INIT_RESOURCE must stand outside of any namespace; without it the linker drops the resource of a static library.
static void initImportResource() { Q_INIT_RESOURCE(import_words); }

namespace nightjar {

QJsonObject importResource(const QString &name)
{
    static std::once_flag once;
    std::call_once(once, initImportResource);
    QFile file(QStringLiteral(":/import/import/") + name);
    [[maybe_unused]] const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open); // travels inside the library
    const QJsonDocument json = QJsonDocument::fromJson(file.readAll());
    Q_ASSERT(json.isObject()); // a test reads every table
    return json.object();
}

} // namespace nightjar

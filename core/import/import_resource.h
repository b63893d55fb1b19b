// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace nightjar {

/// One of the tables of `resources/import`, by its file name. They travel inside the library.
QJsonObject importResource(const QString &name);

} // namespace nightjar

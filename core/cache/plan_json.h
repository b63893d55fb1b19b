// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "core/registry/plan.h"

namespace nightjar {

/// A plan as the cache keeps it, without its id; what is read back is equal.
QJsonObject planToJson(const Plan &plan);
Plan planFromJson(const QJsonObject &json);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include "core/base/time.h"
#include "core/registry/lead.h"

namespace nightjar {

/// Ending of a figure's key for a unit: "mg/m3" -> "mg_m3", "%" -> "pct", "" -> "value".
QString unitEnding(const QString &unit);
/// A number rounded to `digits` significant digits; null when it is not finite. Figures are read by people and compared
/// by programs, so they carry no noise of the arithmetic.
QJsonValue figure(double value, int digits = 6);
QJsonValue figure(Seconds time, bool isTime);

/// `0.5 + ...` style evidence to a chance: the logistic of `logit`, kept within 0.02 .. 0.99.
double chanceOf(double logit);

/// Factor without suffixes: "a21002-zs-h" -> "a21002".
QString baseFactor(const QString &factor);

} // namespace nightjar

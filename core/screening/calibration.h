// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "core/registry/lead.h"

namespace nightjar {

/// What a rule's own strength is worth: the share of leads of that strength that turned out right on inserted frauds
/// and honest firms on which no threshold was chosen (resources/rules/calibration.json, made by `bench_quality --fit`).
/// `logit(calibrated) = offset + slope logit(strength)`, slope > 0, so the order of a rule's leads never changes.
/// A rule without an entry keeps its strength. The result stays within 0.01..0.99: nothing is certain before a visit.
double calibratedStrength(const QString &rule, double strength);
/// Puts calibrated strengths into leads of one rule.
void calibrate(std::vector<Lead> &leads);
/// Changes when the table does: kept answers of an older table are found again.
QByteArray calibrationPrint();

} // namespace nightjar

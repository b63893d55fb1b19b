// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/site.h"

namespace nightjar::sample {

// The four places at which acts reach into the physics, in this order. A template calls each once where it makes the
// thing in question and knows nothing of frauds; an act that does not fit (too few days, no run that is long enough)
// leaves no trace and no label. One file a family: inject_night, inject_idle, inject_constant, inject_exceedance,
// inject_readings.

/// A firm with Act::ExceedHard has a permit limit of this share of the standard's (limits.csv); the permit wins.
inline constexpr double permitShare = 0.75;

/// Production: night work, overtime, plain stops. `level` is the usual load.
void shapeLoad(Site &site, Curve &load, double level);
/// Treatment on/off of the point `code` that serves production `load`: switched off while production runs.
void shapeTreatment(Site &site, const Curve &load, Curve &on, const QByteArray &code);
/// Emission factor: hours in which treatment fails to hold the limit. `usualShare` = usual converted level / limit.
/// `load` tells when the plant runs.
void shapeEmission(Site &site, Curve &factor, double usualShare, const Curve &load);
/// Reported samples of a pollutant: frozen, dithered, cycled while `load` runs.
void shapeReadings(Site &site, Channel &channel, const Curve &load);

/// The same samples altered in level or noise, not frozen: jumps, steady low values, damping.
void alterReadings(Site &site, Channel &channel, const Curve &load);
/// Air in the sampling line, an oxygen reading that is too low or stands; honest: an old leak, a damper of the duct.
void alterFlue(Site &site, Flue &flue, const QByteArray &code, const Curve &load);
/// Reference oxygen that the logger converts with.
double conversionReference(const Site &site, double reference);
/// Converted samples that do not follow from measured value and oxygen.
void alterConverted(Site &site, Channel &converted, const Channel &oxygen);
/// Reported hours that do not follow from their minutes; honest: hours stamped at their end.
void alterHours(Site &site, Channel &hours, double limit);
/// An honest step of the load, which the emission follows.
void stepLoad(Site &site, Curve &load);

/// A finished outlet's channels: values at the floor, impossible ones, outages, and what looks like them.
void alterOutlet(Site &site, const QByteArray &code, const Curve &load);

/// Labels each run of valid hours over the channel's limit, judged as dataset-format orders the hourly mean: converted
/// samples where reported (else minutes converted with their own oxygen; without `oxygen` values the measured ones).
/// Called for every limited channel, so that a label is a count of what stands in the file, not a wish.
void labelExceedances(Site &site, const Channel &measured, const Channel &converted, const Channel &oxygen,
                      bool reportsHours);

} // namespace nightjar::sample

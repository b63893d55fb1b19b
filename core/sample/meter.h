// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/plant.h"
#include "core/sample/random.h"

namespace nightjar::sample {

/// Means of the curve over the channel's step, rounded to its resolution; letters by majority of the step.
/// A letter 0 over most of a step leaves the row out; `B` leaves the value empty.
void render(Channel &channel, const Curve &curve, const Letters &letters = {});

/// Power of machines: standby, and rated power times load with its own fast noise. kW.
Curve powerOf(const Curve &load, double standbyKw, double ratedKw, double noise, Random &random);

/// 1 while treatment has to run: `lead` minutes before each run until `lag` minutes after it, through pauses of
/// up to `bridge` minutes.
Curve treatmentFor(const Curve &load, int lead, int lag, int bridge = 75);

/// Power of a fan or pump that is on (1) or off (0); `follows` is the share of its power that goes with the load
/// (frequency drive). kW.
Curve drivePower(const Curve &on, const Curve &load, double ratedKw, double follows, Random &random);

/// Lights, offices and air conditioning of a firm with `kw` connected. kW.
Curve officePower(const Clock &clock, double kw, Random &random);

/// Air temperature on the coast of Zhejiang, degC.
Curve ambient(const Clock &clock, Random &random);

void add(Curve &to, const Curve &what, double factor = 1);

/// A channel of factor `kw`. The reported digits follow the size: three under 10 kW, two under 100, one above.
Channel powerChannel(const QByteArray &point, int stepS, double rated, const QByteArray &tariff = {});

} // namespace nightjar::sample

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "core/screening/constant_runs.h"
#include "core/screening/firm_data.h"
#include "core/screening/rule.h"
#include "core/screening/witness_line.h"

namespace nightjar {

/// Channels whose patterns are judged at an outlet: measured ones; converted, real-time or hourly ones only where that
/// is all there is of a factor.
std::vector<const ChannelData *> judgedChannels(const FirmData &firm, const QString &point);

/// Is it a concentration: no flow, velocity, temperature, pressure, humidity, oxygen, pH or state?
bool isConcentration(const QString &factor);

/// A channel beside its plant: the valid samples that were taken while the plant ran.
struct RunningChannel {
    const FirmData &firm;
    const Point &outlet;
    const ChannelData &channel;
    const OperatingState &state;
    const StateLine &line;
    WitnessSet self = 0;       ///< witnesses that the channel feeds itself
    double unflaggedShare = 0; ///< share of samples whose flag is not known
    Seconds step = 60;
    double resolution = 0;      ///< smallest usual change of the reported value
    std::vector<Seconds> times; ///< of samples taken while running, neither starting nor stopping
    std::vector<double> values;
    Span span(std::size_t begin, std::size_t end) const { return {times[begin], times[end - 1] + step}; }
    /// Days of running that the samples fill.
    double runningDays() const { return double(values.size()) * double(step) / double(secondsPerDay); }
};

/// Calls `judge` for every concentration channel of every outlet whose plant's state is known by other instruments;
/// adds to `unjudged` where no instrument tells of running.
void forEachConcentration(const FirmData &firm, const char *rule, RuleResult &result,
                          const std::function<void(const RunningChannel &)> &judge);

/// Is one of the firm's filed marks (stop, start, fault, calibration) laid over any of the span at this channel?
bool isMarked(const RunningChannel &channel, const Span &span);

/// A lead of this channel with what every rule of emission data says: names, unit figures, witnesses, the load.
Lead leadOf(const RunningChannel &channel, const char *rule, const QString &kind, const Span &span, double strength);
/// Ending of figures in the channel's unit.
QString endingOf(const RunningChannel &channel);

} // namespace nightjar

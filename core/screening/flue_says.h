// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/screening/outlet_context.h"

namespace nightjar {

/// What one channel of an outlet says of the plant behind it.
enum class FlueSays : std::uint8_t {
    Nothing, ///< no sample, or one that a flag took out
    Stopped,
    Marked, ///< reported with the flag F
    Between,
    Running
};

enum class FlueKind { Flow, Oxygen, Temperature, Pollutant };

/// A flue channel by minutes from the begin of the outlet's state line.
struct FlueVoice {
    const ChannelData *channel = nullptr;
    FlueKind kind = FlueKind::Flow;
    double usual = 0; ///< 70th percentile while the load runs
    std::vector<FlueSays> says;
};

/// What every channel says that can tell a plant at work from one that stands: flow and velocity, pollutants well above
/// their resolution, and where something burns O2 and temperature. `stillShare`: a flow under this share of its usual
/// stands still. `loads` on or off by minutes tell which values are usual.
std::vector<FlueVoice> flueVoices(const FirmData &firm, const OutletContext &context, const std::vector<OnOff> &loads,
                                  double stillShare);

/// Do the production meters that serve the outlet run, by minutes of the state line: on when any does, off when all
/// that are known stand, unknown else.
std::vector<OnOff> loadByMinutes(const OutletContext &context);

} // namespace nightjar

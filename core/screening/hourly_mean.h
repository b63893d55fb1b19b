// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/screening/firm_data.h"

namespace nightjar {

/// Where an hourly mean comes from, in the contract's order.
enum class Basis : std::uint8_t {
    None,
    ReportedConvertedHour,  ///< `-zs-h`
    ConvertedMinutes,       ///< mean of the valid `-zs` minutes
    MeasuredWithOxygen,     ///< measured minutes, each converted with its own O2
    ReportedHourWithOxygen, ///< `-h` converted with `a19001-h`
    ReportedHour,           ///< `-h` as measured
    MeasuredMinutes,        ///< mean of the valid minutes as measured
};
QString basisName(Basis basis); ///< stable word in figures.basis

struct HourMean {
    double value;   ///< NaN: not valid
    double anyFlag; ///< mean of all numbers of the hour whatever their flag; NaN without numbers
    Basis basis = Basis::None;
    float unflagged = 0;   ///< share of valid samples whose flag is unknown
    float flagged = 0;     ///< share of samples that a flag took out
    bool noOxygen = false; ///< only O2 was missing
};

struct HourMeans {
    Seconds first = 0; ///< begin of the first hour
    std::vector<HourMean> hours;
    Seconds timeOf(std::size_t index) const { return first + Seconds(index) * 3600; }
    bool anyOxygenMissing = false;
};

/// Hourly means of a factor at an outlet over the whole data. With `referenceOxygen` (percent) converted ones, else
/// measured ones. An hour counts with 45 valid minutes, for steps over a minute with 75 % of its steps (V01); O2
/// of 20.5 and more makes a minute not valid (C02).
HourMeans hourlyMeans(const FirmData &firm, const QString &point, const QString &factor, double referenceOxygen,
                      double validMinutes = 45);
/// Hourly means of one channel exactly as it is.
HourMeans hourlyMeansOf(const ChannelData &channel, double validMinutes = 45);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/screening/firm_data.h"

namespace nightjar {

/// A reported converted channel with what it should have been made from.
struct Conversion {
    const ChannelData *converted = nullptr;
    const ChannelData *measured = nullptr;
    const ChannelData *oxygen = nullptr;
};

/// One instant at which all three are valid.
struct ConversionRow {
    Seconds time = 0;
    double measured = 0;
    double oxygen = 0;
    double converted = 0;
    float ratio = 1;     ///< converted x (21 - O2) / C against 21 - reference: 1 = as it should be
    float tolerance = 0; ///< of the ratio of one row
    float rounding = 0;  ///< steps of the three values as shares of them, summed
    float cut = 0;       ///< the larger step of converted and measured value as a share
    bool differs() const { return ratio > 1 + tolerance || ratio < 1 - tolerance; }
};

struct ConversionRows {
    std::vector<ConversionRow> rows;
    double reference = 0;  ///< percent that the ratio is against (of the last date); NaN: none is known
    bool inferred = false; ///< no reference is registered: the data's own constant
    double unflaggedShare = 0;
    double scatter = 0; ///< robust scale of the ratio, for hours (a mean of converted minutes is no converted mean)
};

/// Rows of the times that the three channels share. Left out: values under five steps of their resolution, O2 of 19.5
/// and more, flagged and substituted samples. `leastShare`: what a ratio may differ by beside rounding. Merge of three
/// ascending lists: linear.
ConversionRows conversionRows(const FirmData &firm, const Conversion &conversion, double leastShare);

/// The conversions that an outlet reports: `-zs` with the channel and the O2 of the same period. What lacks a part is
/// in the list with null pointers.
std::vector<Conversion> conversionsOf(const FirmData &firm, const QString &point);

} // namespace nightjar

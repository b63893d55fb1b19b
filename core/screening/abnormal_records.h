// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/screening/firm_data.h"

namespace nightjar {

/// Why a value cannot be.
enum class Abnormal : std::uint8_t { Fill, OverRange, Absurd, Negative, Oxygen, Moisture, Acidity, Cold, Sister };
const char *abnormalName(Abnormal kind); ///< stable word in figures.kind

/// Neighbouring samples [begin, end) of a series that cannot be for one reason.
struct AbnormalRun {
    Abnormal kind = Abnormal::Fill;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t records = 0;
    double worst = 0; ///< the value farthest out
    double bound = 0; ///< what it passed
    double logit = 0; ///< evidence
    Span span;
};

struct AbnormalSearch {
    std::vector<AbnormalRun> runs; ///< ascending in time
    bool rangeTooSmall = false;    ///< a twentieth of the values lies over the declared range: it is not the real one
};

/// Records of one channel beyond what its instrument, physics and its own habit allow. `overRange` times the declared
/// range is allowed. Valid, measured samples only.
AbnormalSearch abnormalRecords(const ChannelData &channel, double overRange);

/// Where a part lies above its whole (ammonia over total nitrogen) for `least` seconds and three samples; the samples
/// are those of `part`.
std::vector<AbnormalRun> partsOverWhole(const ChannelData &part, const ChannelData &whole, Seconds least);

/// The coldest air to be expected in a month (1 to 12) on the coast of Zhejiang, degC: about one hour of a hundred is
/// colder.
double coldestAir(int month);

} // namespace nightjar

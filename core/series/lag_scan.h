// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nightjar {

// A cheap look at which stretch of a series goes up and down as an earlier one did: one bit a sample, 64 samples a
// machine word. It only proposes places; what is proposed must be compared sample by sample.

/// Signs of residuals. Where a residual is 0 or NaN the bit is taken from a fixed mixture of its index, so that missing
/// and standing samples agree in half of all cases, as independent ones do.
std::vector<std::uint64_t> packedSigns(std::span<const float> residuals);

/// The earlier place that agrees best with a window.
struct LagHit {
    std::size_t begin = 0;  ///< first sample of the window
    std::size_t length = 0; ///< 32 or 64 samples
    std::size_t lag = 0;
    int agreeing = 0;       ///< signs of `length`, half by chance; 0 when found by correlation
    double correlation = 0; ///< 0 when found by signs
};

struct LagScan {
    std::size_t from = 64; ///< lags [from, to) by `step`, in samples
    std::size_t to = 0;
    std::size_t step = 1;
    int leastOf64 = 50; ///< agreements at which a window is told: 4.5 standard deviations of chance
    int leastOf32 = 27;
};
/// For every window of 64 and of 32 samples the lag at which most signs agree, where that is enough. samples x lags /
/// 64 steps of about a nanosecond. Ascending by begin.
std::vector<LagHit> bestLags(std::span<const std::uint64_t> signs, const LagScan &scan);

/// The same by correlation of the residuals themselves, for short series such as hours: windows of 24 and 48 samples,
/// every 8, over all lags [from, to). samples x lags / 8 steps of a nanosecond and less.
std::vector<LagHit> bestCorrelations(std::span<const float> residuals, std::size_t from, std::size_t to,
                                     double leastOf24 = 0.8, double leastOf48 = 0.66);

} // namespace nightjar

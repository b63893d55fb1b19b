// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include <QByteArray>

#include "core/base/result.h"
#include "core/series/series.h"

namespace nightjar {

/// What a stretch of time holds; one such bucket becomes one pixel column of a chart.
struct Bucket {
    double min = std::numeric_limits<double>::quiet_NaN();
    double max = std::numeric_limits<double>::quiet_NaN();
    double sum = 0;
    double first = std::numeric_limits<double>::quiet_NaN();
    double last = std::numeric_limits<double>::quiet_NaN();
    std::uint32_t samples = 0; ///< with empty ones
    std::uint32_t numbers = 0;
    void add(double value); ///< NaN counts as an empty sample
    void add(const Bucket &later);
};

/// Buckets of equal width that cover `span`; bucket i is [from + i*width, from + (i+1)*width).
std::vector<Bucket> bucketsOf(const Series &series, Span span, std::size_t count);

/// One hour of the pyramid level that the cache keeps beside the blocks.
inline constexpr Seconds pyramidStep = 3600;
/// 24 buckets of the local day `day`, as the cache stores them; empty hours cost one bit.
QByteArray encodeDayPyramid(const std::vector<Bucket> &hours);
Result<std::vector<Bucket>> decodeDayPyramid(QByteArrayView bytes);

} // namespace nightjar

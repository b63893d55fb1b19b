// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <span>
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

/// One bucket of the level that the cache keeps beside the blocks. A year on 2,000 pixels has 4.4 hours a pixel; finer
/// ranges are decoded, at 600 million values a second. Hourly buckets made the file 4 % larger and nothing faster.
inline constexpr Seconds pyramidStep = 2 * 3600;
/// Buckets in a row, as the cache stores them. The same buckets give the same bytes: sums of decimals are rounded to
/// their last digit, so that they do not depend on the order of adding.
QByteArray encodePyramid(std::span<const Bucket> buckets);
/// Fills as many buckets as were encoded; any other number, or damaged bytes, is an error.
Outcome decodePyramid(QByteArrayView bytes, std::span<Bucket> buckets);

} // namespace nightjar

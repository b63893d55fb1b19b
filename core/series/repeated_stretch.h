// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nightjar {

/// A stretch that stands twice: source[sourceBegin + i] and copy[copyBegin + i] for i < length.
struct Repeat {
    std::uint32_t source = 0; ///< number of the series that was added
    std::size_t sourceBegin = 0;
    std::size_t copyBegin = 0;
    std::size_t length = 0;
    double factor = 1; ///< copy = factor * source + offset
    double offset = 0;
    double correlation = 1; ///< of the fast movements (residuals against neighbours), over the stretch
    double equalShare = 1;  ///< share of samples that agree within half a resolution after factor and offset
    double evidence = 0; ///< natural log of likelihood "copied" / "independent", before the number of places looked at
    double rhythm = 0;   ///< median correlation with the same clock time of neighbouring days: what habit explains
    std::size_t moving = 0; ///< samples that differ from the one before: constant stretches prove nothing
};

/// Finds stretches that stood before digit by digit, as they were or with a constant added, at any lag and in any
/// series added so far. Rolling hashes (Karp and Rabin 1987) of changes in steps of the resolution; every hit is
/// compared sample by sample, so a hash never accuses. Each copy of at least 2 `window` samples is found; from `window`
/// on it may be. Windows with fewer than `window` / 4 moving samples are not kept: standing still is another rule's
/// business.
class RepeatIndex
{
public:
    explicit RepeatIndex(std::size_t window = 60, double resolution = 0.01);

    /// Looks for copies of what was added before and of the series' own past, then keeps the series. NaN ends a
    /// stretch. Repeats ascend by copyBegin; of one lag each stretch is told once, as long as it goes.
    std::vector<Repeat> add(std::span<const double> values);
    std::size_t series() const { return m_changes.size(); }

private:
    struct Kept {
        std::uint64_t hash = 0; ///< 0: free
        std::uint32_t series = 0;
        std::uint32_t begin = 0;
    };
    void keep(std::uint64_t hash, std::uint32_t series, std::size_t begin);
    void grow();
    std::size_t m_window;
    double m_resolution;
    std::vector<std::vector<std::int32_t>> m_changes; ///< change to the sample before in steps
    std::vector<std::vector<double>> m_first;         ///< values, to tell the offset
    std::vector<Kept> m_table;                        ///< open addressing, a power of two
    std::size_t m_used = 0;
    std::vector<std::uint64_t> m_seen; ///< a bit a hash: most places need no look into the table
};

/// The change to the sample before in whole steps; `noChange` where either is missing or it is over 2^30 steps.
inline constexpr std::int32_t noChange = INT32_MIN;
std::vector<std::int32_t> changesInSteps(std::span<const double> values, double resolution);

} // namespace nightjar

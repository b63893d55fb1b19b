// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/change_point.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nightjar {
namespace {

/// Sums over the values up to each place, around a value of their own so that large levels lose no digits.
struct Sums {
    std::vector<double> values;
    std::vector<double> squares;
    std::vector<double> counts;
    double offset = 0;

    Sums(std::span<const double> all, double scale)
        : values(all.size() + 1), squares(all.size() + 1), counts(all.size() + 1)
    {
        for (const double value : all) {
            if (std::isfinite(value)) {
                offset = value;
                break;
            }
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool here = std::isfinite(all[i]);
            const double x = here ? (all[i] - offset) / scale : 0;
            values[i + 1] = values[i] + x;
            squares[i + 1] = squares[i] + x * x;
            counts[i + 1] = counts[i] + (here ? 1 : 0);
        }
    }
    double count(std::size_t from, std::size_t to) const { return counts[to] - counts[from]; }
    double cost(std::size_t from, std::size_t to) const
    {
        const double n = count(from, to);
        const double sum = values[to] - values[from];
        return n > 0 ? std::max(0.0, squares[to] - squares[from] - sum * sum / n) : 0;
    }
};

void segmentPart(std::span<const double> values, std::size_t shift, double scale, double penalty, std::size_t least,
                 std::vector<Segment> &segments)
{
    const std::size_t n = values.size();
    const Sums sums(values, scale);
    std::vector<double> best(n + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> last(n + 1, 0);
    struct Start {
        std::size_t at = 0;
        std::size_t beatenAt = 0; ///< 0: not beaten yet
    };
    std::vector<Start> starts;
    best[0] = -penalty;
    // A start joins the candidates once a segment from it can be long enough. One that is beaten at some end can never
    // win again once a segment from that end can be long enough, too; until then it stays.
    std::size_t joined = 0;
    for (std::size_t end = 1; end <= n; ++end) {
        while (joined < end && sums.count(joined, end) >= double(least)) {
            if (std::isfinite(best[joined]))
                starts.push_back({joined, 0});
            ++joined;
        }
        for (const Start &start : starts) {
            const double cost = best[start.at] + sums.cost(start.at, end) + penalty;
            if (cost < best[end]) {
                best[end] = cost;
                last[end] = start.at;
            }
        }
        for (Start &start : starts) {
            if (start.beatenAt == 0 && best[start.at] + sums.cost(start.at, end) >= best[end])
                start.beatenAt = end;
        }
        std::erase_if(starts, [&](const Start &start) {
            return start.beatenAt > 0 && sums.count(start.beatenAt, end) >= double(least);
        });
    }
    std::vector<Segment> found;
    // Too few values for even one segment: the part is one segment all the same.
    for (std::size_t end = n; end > 0; end = last[end]) {
        const std::size_t begin = std::isfinite(best[end]) ? last[end] : 0;
        const double count = sums.count(begin, end);
        const double mean = count > 0 ? sums.offset + scale * (sums.values[end] - sums.values[begin]) / count
                                      : std::numeric_limits<double>::quiet_NaN();
        found.push_back({begin + shift, end + shift, mean});
        if (begin == 0)
            break;
    }
    segments.insert(segments.end(), found.rbegin(), found.rend());
}

} // namespace

std::vector<CusumAlarm> cusum(std::span<const double> values, double centre, double scale, double slack, double bar)
{
    std::vector<CusumAlarm> alarms;
    if (!(scale > 0))
        return alarms;
    double up = 0;
    double down = 0;
    std::size_t upFrom = 0;
    std::size_t downFrom = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double z = std::clamp((values[i] - centre) / scale, -4.0, 4.0);
        if (std::isnan(z))
            continue;
        if (up <= 0)
            upFrom = i;
        if (down <= 0)
            downFrom = i;
        up = std::max(0.0, up + z - slack);
        down = std::max(0.0, down - z - slack);
        if (up < bar && down < bar)
            continue;
        const bool isUp = up >= bar;
        alarms.push_back({isUp ? upFrom : downFrom, i, isUp ? 1 : -1});
        up = 0;
        down = 0;
    }
    return alarms;
}

std::vector<Segment> segmentsOfMean(std::span<const double> values, double scale, double penalty, std::size_t least)
{
    std::vector<Segment> segments;
    if (!(scale > 0) || !(penalty >= 0))
        return segments;
    constexpr std::size_t part = 20'000;
    for (std::size_t from = 0; from < values.size(); from += part) {
        const std::size_t count = std::min(part, values.size() - from);
        segmentPart(values.subspan(from, count), from, scale, penalty, std::max<std::size_t>(least, 1), segments);
    }
    return segments;
}

} // namespace nightjar

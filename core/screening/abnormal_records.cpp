// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/abnormal_records.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/screening/figures.h"
#include "core/series/robust.h"

namespace nightjar {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Numbers that loggers and drivers write where there is no value: rows of nines, ends of 16-bit registers.
bool isFillNumber(double value)
{
    // The nines also as a channel without decimals rounds them.
    static constexpr std::array<double, 30> known{
        99.9,   99.99,    999,     999.9,   999.99,        1000,           9999,   9999.9, 9999.99, 10'000,
        99'999, 99'999.9, 100'000, 999'999, 1e6,           655.35,         6553.5, 65'534, 65'535,  327.67,
        3276.7, 3276.8,   32'767,  32'768,  2'147'483'647, 4'294'967'295., 200,    850,    655.34,  6553.4};
    const double size = std::abs(value);
    if (size > 1e9)
        return true;
    // 99.9, 99.99, 200 and 850 (open thermocouples) only below zero: above they are ordinary values.
    const bool ordinary = value > 0 && (size == 99.99 || size == 99.9 || size == 200 || size == 850);
    return !ordinary && std::find(known.begin(), known.end(), size) != known.end();
}

bool isGood(const Series &series, std::size_t i)
{
    return isValidFlag(series.flags[i]) && series.origins[i] == Origin::Measured && !std::isnan(series.values[i]);
}

/// Bulk of a channel's valid values, numbers that look like fills left out.
struct Bulk {
    double low = 0;    ///< 5 %
    double middle = 0; ///< median
    double high = 0;   ///< 90 %
    double top = 0;    ///< 99 %
    std::size_t values = 0;
};

Bulk bulkOf(const Series &series)
{
    std::vector<double> some;
    const std::size_t stride = series.size() / 8000 + 1;
    for (std::size_t i = 0; i < series.size(); i += stride) {
        if (isGood(series, i) && !isFillNumber(series.values[i]))
            some.push_back(series.values[i]);
    }
    Bulk bulk;
    bulk.values = some.size();
    if (some.empty())
        return bulk;
    bulk.low = quantileInPlace(some, 0.05);
    bulk.middle = quantileInPlace(some, 0.5);
    bulk.high = quantileInPlace(some, 0.9);
    bulk.top = quantileInPlace(some, 0.99);
    return bulk;
}

/// What the channel's quantity allows.
struct Bounds {
    double low = -infinite;
    double high = infinite;
    Abnormal below = Abnormal::Negative;
    Abnormal above = Abnormal::OverRange;
};

Bounds boundsOf(const ChannelData &channel, const Bulk &bulk)
{
    const QString base = baseFactor(channel.factor());
    const Channel &info = channel.info;
    const double range = info.rangeHigh > 0 ? info.rangeHigh : std::nan("");
    Bounds bounds;
    if (base == u"a19001")
        return {-0.1, 21.5, Abnormal::Oxygen, Abnormal::Oxygen};
    if (base == u"a01014")
        return {-1, 100, Abnormal::Moisture, Abnormal::Moisture};
    if (base == u"w01001")
        return {0, 14, Abnormal::Acidity, Abnormal::Acidity};
    if (base == u"a01013") // gauge pressure lies on both sides of zero
        return bounds;
    if (base == u"a01012" || base == u"w01010" || base == u"furnace-temp") {
        bounds.low = base == u"w01010" ? -5 : -60; // the coldest stack of the country is warmer
        return bounds;
    }
    if (base == u"a00000" || base == u"a01011" || base == u"w00000") {
        // A pitot tube drifts a little around zero while the fan stands.
        bounds.low = bulk.high > 0 ? -0.05 * bulk.high : std::isfinite(range) ? -0.03 * range : -1.0;
        return bounds;
    }
    if (channel.factor().contains(u"-zs")) // a small negative value grows without bound near 21 % of oxygen
        return bounds;
    // Analysers drift under zero by some percent of their range.
    bounds.low = std::isfinite(range) ? -0.1 * range
                 : bulk.middle < 0    ? 0.1 * bulk.middle // a wrong sign throughout
                                      : -std::max(0.5 * bulk.middle, 0.2 * bulk.high);
    if (info.rangeLow < 0)
        bounds.low = std::min(bounds.low, info.rangeLow * 1.1);
    if (!(bounds.low < 0))
        bounds.low = -infinite;
    return bounds;
}

struct Edge {
    double before; ///< NaN where there is none
    double after;
};

/// Good values beside the run, within three steps.
Edge edgeOf(const ChannelData &channel, std::size_t begin, std::size_t end)
{
    const Series &series = channel.series;
    const Seconds most = 3 * std::max<Seconds>(channel.step, 1);
    Edge edge{std::nan(""), std::nan("")};
    for (std::size_t i = begin; i-- > 0 && series.times[begin] - series.times[i] <= most;) {
        if (isGood(series, i)) {
            edge.before = series.values[i];
            break;
        }
    }
    for (std::size_t i = end; i < series.size() && series.times[i] - series.times[end - 1] <= most; ++i) {
        if (isGood(series, i)) {
            edge.after = series.values[i];
            break;
        }
    }
    return edge;
}

bool isFar(double beside, double value) { return std::isnan(beside) || std::abs(beside) < 0.35 * std::abs(value); }

/// How many bits past the bound.
double bitsOver(const AbnormalRun &run)
{
    return std::clamp(std::log2(std::max(std::abs(run.worst), 1e-12) / std::max(std::abs(run.bound), 1e-12)), 0.0, 6.0);
}

/// Evidence of a run by itself; NaN: innocent.
double weigh(const ChannelData &channel, const AbnormalRun &run, const Bulk &bulk)
{
    const Edge edge = edgeOf(channel, run.begin, run.end);
    const bool abrupt = isFar(edge.before, run.worst) && isFar(edge.after, run.worst);
    switch (run.kind) {
    case Abnormal::Fill: return 2.2;
    case Abnormal::OverRange:
        // At the very end of the range an upset ends, too: only a jump there and back tells.
        if (run.worst <= run.bound)
            return abrupt ? 0.3 + 0.2 * std::log2(double(run.records)) : std::nan("");
        return (abrupt ? 0.5 : -0.5) + 1.1 * bitsOver(run);
    case Abnormal::Absurd: {
        const Seconds length = run.span.length();
        const bool brief = length <= std::max<Seconds>(900, 3 * channel.step);
        if (!abrupt || !brief)
            return std::nan("");
        return 0.3 + 0.4 * std::log2(std::max(run.worst / std::max(bulk.top, 1e-12), 1.0));
    }
    case Abnormal::Negative: return 0.8 + 0.3 * std::clamp(bitsOver(run), 0.0, 4.0);
    case Abnormal::Oxygen: {
        const double past = std::max(run.worst - 21.5, -run.worst);
        return past <= 0.5 ? -0.3 + 0.1 * std::log2(double(run.records)) : 0.6 + 0.5 * std::min(past, 4.0);
    }
    default: return 1.2;
    }
}

} // namespace

const char *abnormalName(Abnormal kind)
{
    switch (kind) {
    case Abnormal::Fill: return "fill";
    case Abnormal::OverRange: return "over-range";
    case Abnormal::Absurd: return "absurd";
    case Abnormal::Negative: return "negative";
    case Abnormal::Oxygen: return "oxygen";
    case Abnormal::Moisture: return "moisture";
    case Abnormal::Acidity: return "acidity";
    case Abnormal::Cold: return "colder-than-air";
    case Abnormal::Sister: return "sister";
    }
    return "fill";
}

AbnormalSearch abnormalRecords(const ChannelData &channel, double overRange)
{
    AbnormalSearch search;
    const Series &series = channel.series;
    if (series.empty())
        return search;
    const Bulk bulk = bulkOf(series);
    Bounds bounds = boundsOf(channel, bulk);
    const QString &factor = channel.factor();
    const bool converted = factor.contains(u"-zs"); // divides by 21 - O2: no range holds there
    const double range = channel.info.rangeHigh > 0 && !converted ? channel.info.rangeHigh : std::nan("");
    if (bounds.above == Abnormal::OverRange && std::isfinite(range))
        bounds.high = overRange * range;
    // Clipped at the end of the range, far above all that the channel shows, and not flagged T.
    const double clipped =
        bounds.above == Abnormal::OverRange && std::isfinite(range) && bulk.values >= 100 && bulk.top < 0.5 * range
            ? 0.999 * range
            : infinite;
    const bool ownHabit = bulk.values >= 100 && bulk.high > 0;
    double absurd = infinite;
    if (bounds.above == Abnormal::OverRange && !converted && ownHabit && bounds.low > -infinite) {
        absurd = std::max({15 * bulk.high, 5 * bulk.top, 0.0});
        if (channel.info.limit > 0)
            absurd = std::max(std::min(absurd, 5 * channel.info.limit), 6 * bulk.top);
    }
    // Where a number that looks like a fill is far from what the channel shows.
    const double fillAbove = ownHabit ? 3 * std::max(bulk.high, bulk.top) : std::isfinite(range) ? range : 1e9;
    const double fillBelow = bulk.values >= 100 ? std::min(-1.0, bulk.low - 2 * (bulk.high - bulk.low)) : -90;
    const double high = std::min({bounds.high, absurd, fillAbove, clipped});
    const double low = std::max(bounds.low, fillBelow);
    std::size_t over = 0;
    std::size_t good = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const double value = series.values[i];
        good += isValidFlag(series.flags[i]) ? 1 : 0;
        if ((value <= high && value >= low) || !isGood(series, i))
            continue;
        AbnormalRun run;
        const bool outside = std::isfinite(range) && (value > range || value < std::min(0.0, channel.info.rangeLow));
        if (isFillNumber(value) && (outside || value > fillAbove || value < fillBelow)) {
            run.kind = Abnormal::Fill;
            run.bound = value > 0 ? std::min(fillAbove, range > 0 ? range : infinite) : fillBelow;
        } else if (value > bounds.high) {
            run.kind = bounds.above;
            run.bound = bounds.high;
            over += run.kind == Abnormal::OverRange ? 1 : 0;
        } else if (value >= clipped && value <= 1.001 * range) {
            run.kind = Abnormal::OverRange;
            run.bound = bounds.high;
        } else if (value < bounds.low) {
            run.kind = bounds.below;
            run.bound = bounds.low;
        } else if (value > absurd) {
            run.kind = Abnormal::Absurd;
            run.bound = absurd;
        } else {
            continue;
        }
        AbnormalRun *last = search.runs.empty() ? nullptr : &search.runs.back();
        if (last && last->kind == run.kind &&
            series.times[i] - series.times[last->end - 1] <= 2 * std::max<Seconds>(channel.step, 1)) {
            last->end = i + 1;
            ++last->records;
            const bool up = run.bound > 0;
            if (up ? value > last->worst : value < last->worst)
                last->worst = value;
            continue;
        }
        run.begin = i;
        run.end = i + 1;
        run.records = 1;
        run.worst = value;
        search.runs.push_back(run);
    }
    search.rangeTooSmall = good > 0 && 20 * over > good;
    for (AbnormalRun &run : search.runs) {
        run.span = {series.times[run.begin], series.times[run.end - 1] + std::max<Seconds>(channel.step, 1)};
        run.logit = weigh(channel, run, bulk);
    }
    std::erase_if(search.runs, [&](const AbnormalRun &run) {
        return std::isnan(run.logit) || (search.rangeTooSmall && run.kind == Abnormal::OverRange);
    });
    return search;
}

std::vector<AbnormalRun> partsOverWhole(const ChannelData &part, const ChannelData &whole, Seconds least)
{
    std::vector<AbnormalRun> runs;
    const Series &a = part.series;
    const Series &b = whole.series;
    if (part.step <= 0 || part.step != whole.step)
        return runs;
    AbnormalRun run;
    const auto close = [&] {
        if (run.records >= 3) {
            run.span = {a.times[run.begin], a.times[run.end - 1] + part.step};
            if (run.span.length() >= least) {
                run.logit = 0.2 + 0.4 * std::log2(run.worst / run.bound) +
                            0.3 * std::log2(double(run.span.length()) / double(least));
                runs.push_back(run);
            }
        }
        run = {};
    };
    std::size_t j = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        while (j < b.size() && b.times[j] < a.times[i])
            ++j;
        if (j >= b.size() || b.times[j] != a.times[i] || !isGood(a, i) || !isGood(b, j))
            continue;
        const double mine = a.values[i];
        const double its = b.values[j];
        // A tenth for two analysers that never agree better.
        if (!(mine > 0) || !(mine > 1.1 * its + 0.05 * mine) || its < 0) {
            close();
            continue;
        }
        if (run.records > 0 && a.times[i] - a.times[run.end - 1] > 3 * part.step)
            close();
        if (run.records++ == 0)
            run.begin = i;
        run.end = i + 1;
        run.kind = Abnormal::Sister;
        if (run.records == 1 || mine - its > run.worst - run.bound) {
            run.worst = mine;
            run.bound = std::max(its, 0.05 * mine);
        }
    }
    close();
    return runs;
}

double coldestAir(int month)
{
    static constexpr std::array<double, 12> lowest{-4, -3, 1, 6, 12, 17, 21, 21, 16, 9, 3, -3};
    return lowest[std::size_t(std::clamp(month, 1, 12) - 1)];
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/repeated_shape.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include "core/series/regression.h"
#include "core/series/robust.h"

namespace nightjar {
namespace {

/// Anchors by each byte of their bits. Windows that correlate with 0.95 share one byte of the eight in 98 cases of 100,
/// with 0.8 in 75; others in 3. So nearly all pairs that are no copies are never looked at.
class AnchorBytes
{
public:
    explicit AnchorBytes(const std::vector<ShapeAnchor> &anchors)
        : m_bits(anchors.size()), m_numbers(8 * anchors.size())
    {
        const std::size_t n = anchors.size();
        for (std::size_t i = 0; i < n; ++i)
            m_bits[i] = anchors[i].bits;
        for (std::size_t byte = 0; byte < 8; ++byte) {
            auto &starts = m_starts[byte];
            for (const std::uint64_t bits : m_bits)
                ++starts[(bits >> (8 * byte) & 255) + 1];
            for (std::size_t key = 0; key < 256; ++key)
                starts[key + 1] += starts[key];
            std::array<std::uint32_t, 257> next = starts;
            for (std::size_t i = 0; i < n; ++i)
                m_numbers[byte * n + next[m_bits[i] >> (8 * byte) & 255]++] = std::uint32_t(i);
        }
    }
    /// Ascending numbers of the anchors before `count` that share a byte with `bits` and differ in at most `most` bits.
    void alike(std::uint64_t bits, std::size_t count, int most, std::vector<std::uint32_t> &found) const
    {
        found.clear();
        const std::size_t n = m_bits.size();
        for (std::size_t byte = 0; byte < 8; ++byte) {
            const std::size_t key = bits >> (8 * byte) & 255;
            for (std::uint32_t k = m_starts[byte][key]; k < m_starts[byte][key + 1]; ++k) {
                const std::uint32_t number = m_numbers[byte * n + k];
                if (number >= count)
                    break;
                if (std::popcount(m_bits[number] ^ bits) <= most)
                    found.push_back(number);
            }
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
    }

private:
    std::vector<std::uint64_t> m_bits;
    std::vector<std::uint32_t> m_numbers; ///< for each byte all anchors, by their key and then by time
    std::array<std::array<std::uint32_t, 257>, 8> m_starts{};
};

/// How two series go together around a place: slope of the residuals and what is left.
struct Link {
    double slope = 0;
    double correlation = 0;
    double spreadCopy = 0; ///< mean squares of the copy's residuals, and of what the source does not tell
    double spreadRest = 0;
};

Link linkOf(const ShapeSketch &source, const ShapeSketch &copy, std::ptrdiff_t lag, std::size_t from, std::size_t to)
{
    double aa = 0;
    double bb = 0;
    double ab = 0;
    double n = 0;
    for (std::size_t i = from; i < to; ++i) { // i counts in the copy
        const double a = double(source.residuals[std::size_t(std::ptrdiff_t(i) - lag)]);
        const double b = double(copy.residuals[i]);
        aa += a * a;
        bb += b * b;
        ab += a * b;
        n += a != 0 || b != 0 ? 1 : 0;
    }
    Link link;
    if (aa <= 0 || bb <= 0 || n < 16)
        return link;
    link.slope = ab / aa;
    link.correlation = ab / std::sqrt(aa * bb);
    link.spreadCopy = bb / n;
    // Rounding leaves something even in a true copy: never less than a hundredth.
    link.spreadRest = std::max(link.spreadCopy * (1 - link.correlation * link.correlation), 0.01 * link.spreadCopy);
    return link;
}

struct Best {
    std::size_t from = 0;
    std::size_t to = 0;
    double evidence = 0;
};

/// The stretch within [low, high) with the greatest sum of log likelihood ratios that holds `seed` (Kadane's scan to
/// both sides). Samples that tell nothing in either series count 0; after `patience` samples without a new best it
/// ends.
Best grow(const ShapeSketch &source, const ShapeSketch &copy, std::ptrdiff_t lag, const Link &link, std::size_t low,
          std::size_t high, std::size_t seed)
{
    constexpr std::size_t patience = 400;
    const double gain = 0.5 * std::log(link.spreadCopy / link.spreadRest);
    const auto ratio = [&](std::size_t i) {
        const double a = double(source.residuals[std::size_t(std::ptrdiff_t(i) - lag)]);
        const double b = double(copy.residuals[i]);
        if (a == 0 && b == 0)
            return 0.0;
        const double rest = b - link.slope * a;
        // Neither may a single spike in one of them end the stretch, nor may a few that fall together make the
        // evidence: in rhythmic plants the same valve opens at the same minute. Shared by all samples it is `gain`
        // each.
        return std::clamp(gain + b * b / (2 * link.spreadCopy) - rest * rest / (2 * link.spreadRest), -6.0, gain + 0.5);
    };
    Best best{seed, seed, 0};
    double sum = 0;
    double most = 0;
    for (std::size_t i = seed; i < high && i < best.to + patience; ++i) {
        sum += ratio(i);
        if (sum > most) {
            most = sum;
            best.to = i + 1;
        }
    }
    best.evidence = most;
    sum = most = 0;
    for (std::size_t i = seed; i-- > low && i + patience > best.from;) {
        sum += ratio(i);
        if (sum > most) {
            most = sum;
            best.from = i;
        }
    }
    best.evidence += most;
    return best;
}

/// Factor, offset and agreement of the values themselves.
void describe(Repeat &repeat, std::span<const double> source, std::span<const double> copy, double resolution)
{
    const auto a = source.subspan(repeat.sourceBegin, repeat.length);
    const auto b = copy.subspan(repeat.copyBegin, repeat.length);
    const LineFit line = theilSen(a, b, 20'000);
    repeat.factor = line.slope;
    repeat.offset = line.intercept;
    const double near = std::max(0.51 * resolution, 1e-9) + (std::abs(line.slope - 1) > 1e-3 ? 0.5 * resolution : 0);
    std::size_t equal = 0;
    std::size_t pairs = 0;
    repeat.moving = 0;
    for (std::size_t i = 0; i < repeat.length; ++i) {
        if (std::isnan(a[i]) || std::isnan(b[i]))
            continue;
        ++pairs;
        equal += std::abs(b[i] - line.slope * a[i] - line.intercept) <= near ? 1 : 0;
        repeat.moving += i > 0 && b[i] != b[i - 1] ? 1 : 0;
    }
    repeat.equalShare = pairs > 0 ? double(equal) / double(pairs) : 0;
}

struct Pair {
    const ShapeSketch &source;
    std::span<const double> sourceValues;
    const ShapeSketch &copy;
    std::span<const double> copyValues;
    bool same() const { return &source == &copy; }
    /// Indices of the copy that have a partner at this lag.
    std::pair<std::size_t, std::size_t> range(std::ptrdiff_t lag) const
    {
        const std::ptrdiff_t n = std::ptrdiff_t(copy.residuals.size());
        const std::ptrdiff_t from = std::clamp<std::ptrdiff_t>(lag, 0, n);
        const std::ptrdiff_t to = std::clamp<std::ptrdiff_t>(std::ptrdiff_t(source.residuals.size()) + lag, from, n);
        return {std::size_t(from), std::size_t(to)};
    }
};

/// How well the copy goes with the same clock time of the days around its source.
double rhythmOf(const Pair &pair, std::ptrdiff_t lag, const Best &best, const RepeatSearch &search)
{
    std::vector<double> others;
    for (std::ptrdiff_t days = -7; search.rhythm > 0 && days <= 7; ++days) {
        const std::ptrdiff_t other = lag + days * std::ptrdiff_t(search.rhythm);
        const auto [low, high] = pair.range(other);
        // Neither the copy itself nor its partner, and as much of the stretch as there is.
        if (days == 0 || (pair.same() && std::size_t(std::abs(other)) < search.leastLag))
            continue;
        const std::size_t from = std::max(low, best.from);
        const std::size_t to = std::min(high, best.to);
        if (to >= from + search.least / 2)
            others.push_back(linkOf(pair.source, pair.copy, other, from, to).correlation);
    }
    return others.empty() ? 0 : medianInPlace(others);
}

/// Judges the stretch around `centre` at this lag; false when it is no copy. `repeat` then holds the stretch that was
/// refused.
bool judge(const Pair &pair, std::ptrdiff_t lag, std::size_t centre, const RepeatSearch &search, double resolution,
           Repeat &repeat)
{
    const auto [low, high] = pair.range(lag);
    const std::size_t half = shapeWindow / 2;
    if (centre < low + 16 || centre + 16 > high)
        return false;
    Link link = linkOf(pair.source, pair.copy, lag, std::max(low, centre - std::min(centre, half)),
                       std::min(high, centre + half));
    if (link.correlation < search.leastCorrelation)
        return false;
    Best best = grow(pair.source, pair.copy, lag, link, low, high, centre);
    if (best.to - best.from < 32)
        return false;
    // Once more with what the whole stretch tells.
    link = linkOf(pair.source, pair.copy, lag, best.from, best.to);
    if (link.correlation < search.leastCorrelation)
        return false;
    best = grow(pair.source, pair.copy, lag, link, low, high, centre);
    if (best.to - best.from < search.least || best.evidence < search.leastEvidence)
        return false;
    repeat = {};
    repeat.copyBegin = best.from;
    repeat.sourceBegin = std::size_t(std::ptrdiff_t(best.from) - lag);
    repeat.length = best.to - best.from;
    repeat.correlation = linkOf(pair.source, pair.copy, lag, best.from, best.to).correlation;
    repeat.rhythm = rhythmOf(pair, lag, best, search);
    if (repeat.correlation < search.leastCorrelation ||
        (repeat.correlation < search.plainCopy && repeat.correlation < repeat.rhythm + search.aboveRhythm))
        return false;
    repeat.evidence = best.evidence;
    describe(repeat, pair.sourceValues, pair.copyValues, resolution);
    return true;
}

/// Where each lag was looked at last. Places come in ascending order, so one number a lag is enough.
class Done
{
public:
    bool covers(std::ptrdiff_t lag, std::size_t at) const
    {
        const auto found = m_until.find(lag);
        return found != m_until.end() && at < found->second;
    }
    void set(std::ptrdiff_t lag, const Repeat &judged) { m_until[lag] = judged.copyBegin + judged.length; }

private:
    std::unordered_map<std::ptrdiff_t, std::size_t> m_until;
};

void sortByCopy(std::vector<Repeat> &repeats)
{
    std::sort(repeats.begin(), repeats.end(), [](const Repeat &a, const Repeat &b) {
        return std::tie(a.copyBegin, a.sourceBegin) < std::tie(b.copyBegin, b.sourceBegin);
    });
}

} // namespace

RepeatSearch repeatSearchFor(std::int64_t step)
{
    RepeatSearch search;
    if (step <= 0)
        return search;
    search.rhythm = std::size_t(86'400 / std::min<std::int64_t>(step, 86'400));
    if (step >= 300) {
        search.least = 48;
        search.leastLag = std::max<std::size_t>(search.rhythm, 2);
        search.leastEvidence = 80;
    }
    return search;
}

std::vector<Repeat> repeatedShapes(const ShapeSketch &source, std::span<const double> sourceValues,
                                   const ShapeSketch &copy, std::span<const double> copyValues,
                                   const RepeatSearch &search, double resolution)
{
    const Pair pair{source, sourceValues, copy, copyValues};
    const AnchorBytes bytes(source.anchors);
    std::vector<std::uint32_t> hits;
    std::vector<Repeat> repeats;
    Done done;
    for (const ShapeAnchor &anchor : copy.anchors) {
        // Within one series only what stood before can be the source; anchors ascend in time.
        std::size_t count = source.anchors.size();
        if (pair.same()) {
            const std::size_t first = anchor.at >= search.leastLag ? anchor.at - search.leastLag + 1 : 0;
            count = std::size_t(std::lower_bound(source.anchors.begin(), source.anchors.end(), first,
                                                 [](const ShapeAnchor &a, std::size_t at) { return a.at < at; }) -
                                source.anchors.begin());
        }
        bytes.alike(anchor.bits, count, search.mostBits, hits);
        for (const std::uint32_t number : hits) {
            const std::ptrdiff_t lag = std::ptrdiff_t(anchor.at) - std::ptrdiff_t(source.anchors[number].at);
            if (done.covers(lag, anchor.at))
                continue;
            Repeat repeat;
            if (judge(pair, lag, anchor.at, search, resolution, repeat))
                repeats.push_back(repeat);
            done.set(lag, repeat);
        }
    }
    sortByCopy(repeats);
    return repeats;
}

std::vector<Repeat> repeatedAtLag(const ShapeSketch &source, std::span<const double> sourceValues,
                                  const ShapeSketch &copy, std::span<const double> copyValues, std::ptrdiff_t lag,
                                  const RepeatSearch &search, double resolution)
{
    const Pair pair{source, sourceValues, copy, copyValues};
    std::vector<Repeat> repeats;
    Done done;
    if (pair.same() && std::size_t(std::max<std::ptrdiff_t>(lag, 0)) < search.leastLag)
        return repeats;
    const auto [low, high] = pair.range(lag);
    for (std::size_t from = low; from + shapeWindow <= high; from += shapeWindow) {
        const std::size_t centre = from + shapeWindow / 2;
        if (done.covers(lag, centre))
            continue;
        Repeat repeat;
        if (judge(pair, lag, centre, search, resolution, repeat))
            repeats.push_back(repeat);
        done.set(lag, repeat);
    }
    return repeats;
}

} // namespace nightjar

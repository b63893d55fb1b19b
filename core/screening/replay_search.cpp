// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/replay_search.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/series/lag_scan.h"
#include "core/series/products.h"
#include "core/series/regression.h"
#include "core/series/robust.h"

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The channel averaged over `width` samples, and each mean against its neighbours.
struct View {
    std::size_t width = 1;
    std::vector<double> means;
    std::vector<float> residuals; ///< in robust scales, cut at 5; 0 where a neighbour is missing
    double scale = 0;
};

std::vector<double> meansOf(std::span<const double> values, std::size_t width)
{
    if (width <= 1)
        return {values.begin(), values.end()};
    std::vector<double> means(values.size() / width, nan);
    for (std::size_t cell = 0; cell < means.size(); ++cell) {
        double sum = 0;
        std::size_t count = 0;
        for (std::size_t i = cell * width; i < (cell + 1) * width; ++i) {
            const bool there = values[i] == values[i];
            sum += there ? values[i] : 0.0;
            count += there ? 1 : 0;
        }
        if (10 * count >= 6 * width)
            means[cell] = sum / double(count);
    }
    return means;
}

/// value - mean of two neighbours to either side; NaN near holes and ends.
std::vector<double> residualsOf(std::span<const double> means)
{
    std::vector<double> residuals(means.size(), nan);
    for (std::size_t i = 2; i + 2 < means.size(); ++i)
        residuals[i] = means[i] - 0.25 * ((means[i - 2] + means[i + 2]) + (means[i - 1] + means[i + 1]));
    return residuals;
}

double scaleOf(const std::vector<double> &residuals)
{
    std::vector<double> sizes;
    const std::size_t stride = residuals.size() / 20'000 + 1;
    for (std::size_t i = 0; i < residuals.size(); i += stride) {
        if (std::isfinite(residuals[i]) && residuals[i] != 0)
            sizes.push_back(std::abs(residuals[i]));
    }
    return sizes.size() < 12 ? 0 : madToSigma * medianInPlace(sizes);
}

float cut(double residual, double scale)
{
    if (!(std::abs(residual) < 1e12))
        return 0;
    return float(std::clamp(residual / scale, -5.0, 5.0));
}

View viewOf(std::span<const double> values, std::size_t width)
{
    View view;
    view.width = width;
    view.means = meansOf(values, width);
    const std::vector<double> residuals = residualsOf(view.means);
    view.scale = scaleOf(residuals);
    view.residuals.assign(residuals.size(), 0.0f);
    for (std::size_t i = 0; view.scale > 0 && i < residuals.size(); ++i)
        view.residuals[i] = cut(residuals[i], view.scale);
    return view;
}

/// Products of residuals of a stretch of the copy and its source.
struct Link {
    double aa = 0;
    double bb = 0;
    double ab = 0;
    std::size_t pairs = 0;
    void add(double source, double copy)
    {
        aa += source * source;
        bb += copy * copy;
        ab += source * copy;
        pairs += source != 0 || copy != 0 ? 1 : 0;
    }
    double correlation() const { return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0; }
    double slope() const { return aa > 0 ? ab / aa : 0; }
};

Link linkOf(const std::vector<float> &residuals, std::size_t lag, std::size_t from, std::size_t to)
{
    Link link;
    for (std::size_t i = std::max(from, lag); i < std::min(to, residuals.size()); ++i)
        link.add(double(residuals[i - lag]), double(residuals[i]));
    return link;
}

/// Log likelihood ratio of one pair: "slope x source + rest" against independent.
class Ratio
{
public:
    /// `floor`: variance that rounding leaves even in a true copy.
    Ratio(const Link &link, double floor)
    {
        const double n = double(std::max<std::size_t>(link.pairs, 1));
        const double r = link.correlation();
        m_slope = link.slope();
        m_spread = link.bb / n;
        m_rest = std::max({m_spread * (1 - r * r), floor, 2e-4 * m_spread});
        m_gain = m_rest < m_spread ? 0.5 * std::log(m_spread / m_rest) : 0;
    }
    double operator()(double source, double copy) const
    {
        if ((source == 0 && copy == 0) || m_gain <= 0)
            return 0;
        const double left = copy - m_slope * source;
        // Neither may one spike end a stretch, nor may a few that fall together make the evidence.
        return std::clamp(m_gain + copy * copy / (2 * m_spread) - left * left / (2 * m_rest), -6.0, m_gain + 0.5);
    }

private:
    double m_slope = 0;
    double m_spread = 0;
    double m_rest = 0;
    double m_gain = 0;
};

struct Stretch {
    std::size_t from = 0;
    std::size_t to = 0;
    double evidence = 0;
};

/// The stretch around `seed` with the greatest sum, ending after `patience` places without a new best.
template <class Score>
Stretch grow(const Score &score, std::size_t low, std::size_t high, std::size_t seed, std::size_t patience)
{
    Stretch best{seed, seed, 0};
    double sum = 0;
    double most = 0;
    for (std::size_t i = seed; i < high && i < best.to + patience; ++i) {
        sum += score(i);
        if (sum > most) {
            most = sum;
            best.to = i + 1;
        }
    }
    best.evidence = most;
    sum = most = 0;
    for (std::size_t i = seed; i-- > low && i + patience > best.from;) {
        sum += score(i);
        if (sum > most) {
            most = sum;
            best.from = i;
        }
    }
    best.evidence += most;
    return best;
}

double roundingFloor(const ReplayChannel &channel, std::size_t width, double scale)
{
    if (!(scale > 0))
        return 1;
    // Two roundings, spread over the neighbours and averaged over the width.
    return 0.21 * channel.resolution * channel.resolution / (double(width) * scale * scale);
}

/// Residuals cut at three robust scales of their own: a plant that starts and stops by the clock repeats its ramps, and
/// a few great ones would pass for a copy. What is copied repeats its small movement, too.
std::vector<double> tamed(std::vector<double> residuals, double resolution)
{
    const double most = 3 * std::max(scaleOf(residuals), 0.5 * resolution);
    for (double &each : residuals)
        each = std::clamp(each, -most, most);
    return residuals;
}

/// Averages of both stretches in the same cells, so that any lag fits; then their residuals.
Link linkAtWidth(const ReplayChannel &channel, std::size_t width, std::size_t lag, std::size_t from, std::size_t to,
                 std::vector<double> &a, std::vector<double> &b)
{
    const std::span<const double> all(channel.values);
    a = tamed(residualsOf(meansOf(all.subspan(from - lag, to - from), width)), channel.resolution / double(width));
    b = tamed(residualsOf(meansOf(all.subspan(from, to - from), width)), channel.resolution / double(width));
    Link link;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::isfinite(a[i]) && std::isfinite(b[i]))
            link.add(a[i], b[i]);
    }
    return link;
}

std::vector<std::size_t> widthsOf(Seconds step)
{
    std::vector<std::size_t> widths{1};
    for (const Seconds target : {300, 900, 3600}) {
        const std::size_t width = std::size_t(target / std::max<Seconds>(step, 1));
        if (width >= 2 * widths.back())
            widths.push_back(width);
    }
    return widths;
}

/// Evidence over fast and slow movement together: what each width adds is nearly independent of the others.
double evidenceOf(const ReplayChannel &channel, const Replay &replay)
{
    double evidence = 0;
    for (const std::size_t width : widthsOf(channel.step)) {
        std::vector<double> a;
        std::vector<double> b;
        const Link link = linkAtWidth(channel, width, replay.lag, replay.copyBegin, replay.end(), a, b);
        if (link.pairs < 12 || link.correlation() < 0.3)
            continue;
        const Ratio ratio(link, 0.21 * channel.resolution * channel.resolution / double(width));
        double sum = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (std::isfinite(a[i]) && std::isfinite(b[i]))
                sum += ratio(a[i], b[i]);
        }
        evidence += std::max(0.0, sum - 2); // two fitted numbers
    }
    return evidence;
}

/// Correlation of the finest movement that is more than rounding. A batch furnace or a day shift repeats its programme
/// and with it all that is slow; the noise of minutes is new every time, unless it was copied.
double finestLikeness(const ReplayChannel &channel, const Replay &replay)
{
    for (const std::size_t width : widthsOf(channel.step)) {
        std::vector<double> a;
        std::vector<double> b;
        const Link link = linkAtWidth(channel, width, replay.lag, replay.copyBegin, replay.end(), a, b);
        if (link.pairs >= 12 && std::sqrt(link.bb / double(link.pairs)) > 0.8 * channel.resolution)
            return link.correlation();
    }
    return 0;
}
/// Half of the noise may be new and it is still a copy.
constexpr double leastLikeness = 0.45;

/// How the likeness stands out from that at other lags: the same clock time of other days, and other hours. The width
/// at which it does most counts.
double standoutOf(const ReplayChannel &channel, const Replay &replay)
{
    const std::size_t day = std::size_t(secondsPerDay / channel.step);
    const std::size_t hour = std::max<std::size_t>(1, std::size_t(3600 / channel.step));
    const std::span<const double> all(channel.values);
    double standout = 0;
    for (const std::size_t width : widthsOf(channel.step)) {
        std::vector<double> a;
        std::vector<double> b;
        const Link link = linkAtWidth(channel, width, replay.lag, replay.copyBegin, replay.end(), a, b);
        if (link.pairs < 12 || link.correlation() < 0.3)
            continue;
        std::vector<double> others;
        const auto look = [&](std::ptrdiff_t by) {
            const std::ptrdiff_t lag = std::ptrdiff_t(replay.lag) + by;
            const std::ptrdiff_t at = std::ptrdiff_t(replay.copyBegin) - lag;
            if (at < 0 || std::size_t(at) + replay.length > all.size() ||
                std::size_t(std::abs(lag)) < replay.length / 2)
                return;
            const auto c = tamed(residualsOf(meansOf(all.subspan(std::size_t(at), replay.length), width)),
                                 channel.resolution / double(width));
            Link other;
            for (std::size_t i = 0; i < c.size(); ++i) {
                if (std::isfinite(c[i]) && std::isfinite(b[i]))
                    other.add(c[i], b[i]);
            }
            if (2 * other.pairs >= link.pairs && other.pairs >= 12)
                others.push_back(std::atanh(std::clamp(other.correlation(), -0.999, 0.999)));
        };
        for (std::ptrdiff_t k = 1; k <= 12; ++k) {
            for (const std::ptrdiff_t unit : {std::ptrdiff_t(day), std::ptrdiff_t(hour)}) {
                look(k * unit);
                look(-k * unit);
            }
        }
        const double least = 1 / std::sqrt(std::max(double(link.pairs) - 3, 1.0));
        double centre = 0;
        double spread = least;
        if (others.size() >= 5) {
            std::vector<double> scratch;
            const Spread found = medianSpread(others, scratch);
            centre = std::max(found.centre, 0.0);
            spread = std::max(found.scale, least);
        }
        const double here = std::atanh(std::min(link.correlation(), 0.9999));
        standout = std::max(standout, (here - centre) / spread);
    }
    return standout;
}

/// A lag that was found in means over `width` samples, to the sample: where the values go together best.
void refineLag(const ReplayChannel &channel, Replay &replay, std::size_t width)
{
    const std::span<const double> all(channel.values);
    const auto b = all.subspan(replay.copyBegin, replay.length);
    double best = -2;
    std::size_t bestLag = replay.lag;
    const std::size_t first = replay.lag > width ? replay.lag - width : 1;
    for (std::size_t lag = first; lag <= replay.lag + width && lag <= replay.copyBegin; ++lag) {
        const auto a = all.subspan(replay.copyBegin - lag, replay.length);
        PairSums sums;
        const double ca = a[a.size() / 2] == a[a.size() / 2] ? a[a.size() / 2] : 0.0;
        const double cb = b[b.size() / 2] == b[b.size() / 2] ? b[b.size() / 2] : 0.0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const double x = a[i] - ca;
            const double y = b[i] - cb;
            if (x != x || y != y)
                continue;
            sums.n += 1;
            sums.x += x;
            sums.y += y;
            sums.xx += x * x;
            sums.yy += y * y;
            sums.xy += x * y;
        }
        const double r = sums.correlation();
        if (r > best) {
            best = r;
            bestLag = lag;
        }
    }
    replay.lag = bestLag;
}

/// Factor, offset and agreement of the values; false when there is nothing to compare.
bool describe(const ReplayChannel &channel, Replay &replay)
{
    const std::span<const double> all(channel.values);
    const auto a = all.subspan(replay.sourceBegin(), replay.length);
    const auto b = all.subspan(replay.copyBegin, replay.length);
    const LineFit line = theilSen(a, b, 5'000);
    if (!std::isfinite(line.slope) || !std::isfinite(line.intercept))
        return false;
    replay.factor = line.slope;
    replay.offset = line.intercept;
    // What was only shifted or not at all is told exactly: a slope of 0.9998 is rounding.
    if (std::abs(line.slope - 1) < 0.004) {
        std::vector<double> differences;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (std::isfinite(a[i]) && std::isfinite(b[i]))
                differences.push_back(b[i] - a[i]);
        }
        replay.factor = 1;
        replay.offset = medianInPlace(differences);
        if (std::abs(replay.offset) < 0.4 * channel.resolution)
            replay.offset = 0;
    }
    const double near = (replay.factor == 1 ? 0.51 : 0.51 + 0.55 * std::abs(replay.factor)) * channel.resolution + 1e-9;
    Link link;
    std::vector<double> rests;
    std::vector<double> copies;
    replay.compared = replay.equal = replay.moving = 0;
    double last = nan;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!std::isfinite(a[i]) || !std::isfinite(b[i]))
            continue;
        const double rest = b[i] - replay.factor * a[i] - replay.offset;
        ++replay.compared;
        replay.equal += std::abs(rest) <= near ? 1 : 0;
        replay.moving += std::isfinite(last) && b[i] != last ? 1 : 0;
        last = b[i];
        rests.push_back(rest);
        copies.push_back(b[i]);
    }
    if (rests.size() < 8)
        return false;
    std::vector<double> scratch;
    const Spread rest = medianSpread(rests, scratch);
    const Spread copy = medianSpread(copies, scratch);
    replay.rest = rest.scale;
    replay.noiseShare = copy.scale > 0 ? rest.scale / copy.scale : 1;
    double mean = 0;
    for (const double value : copies)
        mean += value / double(copies.size());
    double all2 = 0;
    double rest2 = 0;
    for (std::size_t i = 0; i < rests.size(); ++i) {
        all2 += (copies[i] - mean) * (copies[i] - mean);
        rest2 += rests[i] * rests[i];
    }
    replay.correlation = all2 > 0 ? std::sqrt(std::max(0.0, 1 - rest2 / all2)) : 0;
    return true;
}

/// Ends to the sample: within the copy the values go together as closely as in its middle, outside they do not.
void sharpen(const ReplayChannel &channel, Replay &replay)
{
    const std::vector<double> &v = channel.values;
    const std::size_t slack = std::max<std::size_t>(replay.length, 16);
    const std::size_t low = std::max(replay.lag, replay.copyBegin > slack ? replay.copyBegin - slack : 0);
    const std::size_t high = std::min(v.size(), replay.end() + slack);
    const auto left = [&](std::size_t i) { return v[i] - replay.factor * v[i - replay.lag] - replay.offset; };
    std::vector<double> outside;
    for (std::size_t i = low; i < high; ++i) {
        if ((i < replay.copyBegin || i >= replay.end()) && std::isfinite(left(i)))
            outside.push_back(std::abs(left(i)));
    }
    const double inner = std::max({replay.rest, 0.35 * channel.resolution, 1e-12});
    const double outer = std::max(3 * inner, outside.size() < 8 ? 5 * inner : madToSigma * medianInPlace(outside));
    const double gain = std::log(outer / inner);
    const auto score = [&](std::size_t i) {
        const double e = left(i);
        if (!std::isfinite(e))
            return 0.0;
        return std::clamp(gain + e * e / (2 * outer * outer) - e * e / (2 * inner * inner), -6.0, gain);
    };
    const Stretch found =
        grow(score, low, high, replay.copyBegin + replay.length / 2, std::max<std::size_t>(30, replay.length / 6));
    if (found.to >= found.from + 8) {
        replay.copyBegin = found.from;
        replay.length = found.to - found.from;
    }
}

/// A proposed stretch, compared sample by sample.
bool finish(const ReplayChannel &channel, Replay &replay, std::size_t width, std::size_t leastSamples,
            double leastEvidence)
{
    if (replay.length < 8)
        return false;
    if (width > 1)
        refineLag(channel, replay, width);
    if (!describe(channel, replay))
        return false;
    sharpen(channel, replay);
    if (replay.length < leastSamples || replay.length > replay.lag + 1 || !describe(channel, replay))
        return false;
    replay.evidence = evidenceOf(channel, replay);
    if (replay.evidence < leastEvidence || !(replay.factor > 0.02))
        return false;
    if (channel.step <= 300 && finestLikeness(channel, replay) < leastLikeness)
        return false;
    replay.standout = standoutOf(channel, replay);
    return true;
}

/// Looks at one proposal of a view; false when it is nothing.
bool look(const ReplayChannel &channel, const View &view, const LagHit &hit, Replay &replay)
{
    const std::size_t n = view.residuals.size();
    Link link = linkOf(view.residuals, hit.lag, hit.begin, hit.begin + hit.length);
    if (link.pairs < 12 || link.correlation() < 0.55)
        return false;
    const double floor = roundingFloor(channel, view.width, view.scale);
    const std::size_t high = n;
    Stretch best{};
    for (int round = 0; round < 2; ++round) {
        const Ratio ratio(link, floor);
        const auto score = [&](std::size_t i) {
            return ratio(double(view.residuals[i - hit.lag]), double(view.residuals[i]));
        };
        best = grow(score, hit.lag, high, hit.begin + hit.length / 2, 60);
        if (best.to < best.from + 12)
            return false;
        link = linkOf(view.residuals, hit.lag, best.from, best.to);
        if (link.correlation() < 0.5)
            return false;
    }
    // What follows itself for longer than the lag has a period; that is no copy.
    if (best.evidence < 12 || best.to - best.from > hit.lag)
        return false;
    replay = {};
    replay.lag = hit.lag * view.width;
    replay.copyBegin = std::max(best.from * view.width, replay.lag);
    replay.length = std::min(best.to * view.width, channel.values.size()) - replay.copyBegin;
    return replay.length > 0;
}

/// Is this lag and place told already?
bool isKnown(const std::vector<Replay> &known, std::size_t lag, std::size_t at, std::size_t slack)
{
    return std::any_of(known.begin(), known.end(), [&](const Replay &replay) {
        const std::size_t apart = lag > replay.lag ? lag - replay.lag : replay.lag - lag;
        return apart <= slack && at >= replay.copyBegin && at < replay.end();
    });
}

} // namespace

ReplayChannel replayChannel(const ValidSamples &samples)
{
    ReplayChannel channel;
    if (samples.times.size() < 24)
        return channel;
    channel.step = std::max<Seconds>(samples.step, 1);
    channel.resolution = samples.resolution;
    channel.from = dayStart(dayOf(samples.times.front()));
    const Seconds length = samples.times.back() - channel.from;
    if (length < 0 || length / channel.step > Seconds(5 * samples.times.size() + 100'000))
        return channel;
    channel.values.assign(std::size_t(length / channel.step) + 1, nan);
    for (std::size_t i = 0; i < samples.times.size(); ++i) {
        const double value = samples.values[i];
        if (std::abs(value) < 1e9)
            channel.values[std::size_t((samples.times[i] - channel.from) / channel.step)] = value;
    }
    channel.sketch = shapeSketch(channel.values);
    return channel;
}

std::vector<Replay> findReplays(const ReplayChannel &channel, std::size_t leastSamples, double leastEvidence)
{
    std::vector<Replay> found;
    if (channel.values.size() < 2 * leastSamples || !(channel.resolution > 0))
        return found;
    const auto propose = [&](Replay replay, std::size_t width = 1) {
        if (finish(channel, replay, width, leastSamples, leastEvidence))
            found.push_back(replay);
    };
    // Digit by digit or scaled, at any lag, where the fast movement is kept.
    RepeatSearch search = repeatSearchFor(channel.step);
    search.leastEvidence = 25;
    search.least = std::max<std::size_t>(48, leastSamples / 2);
    for (const Repeat &repeat :
         repeatedShapes(channel.sketch, channel.values, channel.sketch, channel.values, search, channel.resolution)) {
        const std::size_t lag = repeat.copyBegin - repeat.sourceBegin;
        if (isKnown(found, lag, repeat.copyBegin + repeat.length / 2, 0) || repeat.length > lag)
            continue;
        Replay replay;
        replay.copyBegin = repeat.copyBegin;
        replay.length = repeat.length;
        replay.lag = lag;
        propose(replay);
    }
    // Hours: a table of changes is small, and a day holds too few for anchors.
    if (channel.step >= 300) {
        RepeatIndex index(channel.step >= 1800 ? 8 : 24, channel.resolution);
        for (const Repeat &repeat : index.add(channel.values)) {
            const std::size_t lag = repeat.copyBegin - repeat.sourceBegin;
            if (isKnown(found, lag, repeat.copyBegin + repeat.length / 2, 0) || repeat.length < leastSamples / 2)
                continue;
            Replay replay;
            replay.copyBegin = repeat.copyBegin;
            replay.length = repeat.length;
            replay.lag = lag;
            propose(replay);
        }
    }
    // Where noise hides the fast movement, slower means still go together.
    for (const std::size_t width : widthsOf(channel.step)) {
        const Seconds step = Seconds(width) * channel.step;
        if (step < 300)
            continue;
        const View view = viewOf(channel.values, width);
        if (!(view.scale > 0))
            continue;
        const std::size_t from = std::max<std::size_t>(std::size_t(20'000 / step), 16);
        const std::size_t to = std::min<std::size_t>(view.residuals.size(), std::size_t(100 * secondsPerDay / step));
        std::vector<LagHit> hits;
        if (step >= 1800 && view.residuals.size() < 12'000) {
            hits = bestCorrelations(view.residuals, from, to);
        } else {
            LagScan scan;
            scan.from = from;
            scan.to = to;
            scan.step = step < 900 ? std::max<std::size_t>(1, std::size_t(3600 / step)) : 1;
            hits = bestLags(packedSigns(view.residuals), scan);
        }
        std::stable_sort(hits.begin(), hits.end(), [](const LagHit &x, const LagHit &y) {
            return x.correlation != y.correlation ? x.correlation > y.correlation
                                                  : x.agreeing * int(y.length) > y.agreeing * int(x.length);
        });
        if (hits.size() > 100)
            hits.resize(100);
        for (const LagHit &hit : hits) {
            if (isKnown(found, hit.lag * width, (hit.begin + hit.length / 2) * width, width))
                continue;
            Replay replay;
            if (look(channel, view, hit, replay))
                propose(replay, width);
        }
    }
    // Of those that overlap the one with more evidence stays.
    std::sort(found.begin(), found.end(), [](const Replay &a, const Replay &b) {
        return a.evidence != b.evidence ? a.evidence > b.evidence : a.copyBegin < b.copyBegin;
    });
    std::vector<Replay> kept;
    for (const Replay &replay : found) {
        const bool taken = std::any_of(kept.begin(), kept.end(), [&](const Replay &other) {
            const std::size_t from = std::max(replay.copyBegin, other.copyBegin);
            const std::size_t to = std::min(replay.end(), other.end());
            return to > from && 2 * (to - from) > std::min(replay.length, other.length);
        });
        if (!taken)
            kept.push_back(replay);
    }
    std::sort(kept.begin(), kept.end(), [](const Replay &a, const Replay &b) { return a.copyBegin < b.copyBegin; });
    return kept;
}

Replay replayAt(const ReplayChannel &channel, std::size_t lag, std::size_t begin, std::size_t end)
{
    Replay replay;
    if (begin < lag || end > channel.values.size() || begin + 8 > end)
        return replay;
    replay.copyBegin = begin;
    replay.length = end - begin;
    replay.lag = lag;
    if (!describe(channel, replay) || !(replay.factor > 0.02))
        return {};
    if (channel.step <= 300 && finestLikeness(channel, replay) < leastLikeness)
        return {};
    replay.evidence = evidenceOf(channel, replay);
    replay.standout = standoutOf(channel, replay);
    return replay;
}

} // namespace nightjar

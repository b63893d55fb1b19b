// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/constant_dither.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/screening/figures.h"
#include "core/screening/outlet_context.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

struct Blocks {
    Seconds from = 0;
    Seconds length = 600;      ///< ten minutes, or one step where steps are longer
    std::vector<double> means; ///< NaN: under 60 % of its samples
    std::size_t size() const { return means.size(); }
};

Blocks blocksOf(const ValidSamples &samples)
{
    Blocks blocks;
    if (samples.times.empty())
        return blocks;
    blocks.length = std::max<Seconds>(600, samples.step);
    const Seconds blockLength = blocks.length;
    blocks.from = samples.times.front() - samples.times.front() % blockLength;
    const std::size_t n = std::size_t((samples.times.back() - blocks.from) / blockLength + 1);
    std::vector<double> sums(n, 0.0);
    std::vector<int> counts(n, 0);
    for (std::size_t i = 0; i < samples.times.size(); ++i) {
        const std::size_t block = std::size_t((samples.times[i] - blocks.from) / blockLength);
        sums[block] += samples.values[i];
        ++counts[block];
    }
    const double expected = double(blockLength) / double(samples.step);
    blocks.means.assign(n, nan);
    for (std::size_t i = 0; i < n; ++i) {
        if (counts[i] > 0 && double(counts[i]) >= 0.6 * expected)
            blocks.means[i] = sums[i] / counts[i];
    }
    return blocks;
}

/// Spread between the 10th and 90th percentile; NaN with more than a fifth missing.
double movement(const std::vector<double> &means, std::size_t begin, std::size_t end)
{
    std::vector<double> values;
    for (std::size_t i = begin; i < std::min(end, means.size()); ++i) {
        if (std::isfinite(means[i]))
            values.push_back(means[i]);
    }
    if (values.size() < 6 || 5 * values.size() < 4 * (end - begin))
        return nan;
    return quantile(values, 0.9) - quantile(values, 0.1);
}

double meanOf(const std::vector<double> &means, std::size_t begin, std::size_t end)
{
    std::vector<double> values;
    for (std::size_t i = begin; i < std::min(end, means.size()); ++i) {
        if (std::isfinite(means[i]))
            values.push_back(means[i]);
    }
    return mean(values);
}

/// Robust standard deviation of the fast noise within a stretch.
double fastNoise(const ValidSamples &samples, std::size_t begin, std::size_t end)
{
    std::vector<double> changes;
    for (std::size_t i = begin + 1; i < end; ++i)
        changes.push_back(samples.values[i] - samples.values[i - 1]);
    return changes.size() < 10 ? nan : 1.4826 * medianDeviation(changes) / std::sqrt(2.0);
}

std::size_t indexAt(const ValidSamples &samples, Seconds t)
{
    return std::size_t(std::lower_bound(samples.times.begin(), samples.times.end(), t) - samples.times.begin());
}

} // namespace

std::vector<DitherRun> ditherRuns(const ValidSamples &samples, const std::vector<bool> &running, Seconds gridFrom,
                                  double hours)
{
    std::vector<DitherRun> found;
    const Blocks blocks = blocksOf(samples);
    const Seconds blockLength = blocks.length;
    const bool coarse = blockLength > 600;
    // With quarter hours or hours a window holds eight values at least: fewer say nothing about a spread.
    const std::size_t width = coarse ? std::max<std::size_t>(8, std::size_t(hours * 3600.0 / double(blockLength)))
                                     : std::max<std::size_t>(12, std::size_t(hours * 6));
    const std::size_t stride = coarse ? 1 : 3; // half an hour
    struct Window {
        std::size_t begin = 0;
        double moved = 0;
        double level = 0;
    };
    std::vector<Window> windows;
    for (std::size_t b = 0; b + width <= blocks.size(); b += stride) {
        std::size_t on = 0;
        for (std::size_t k = b; k < b + width; ++k) {
            const Seconds offset = blocks.from + Seconds(k) * blockLength - gridFrom;
            const std::size_t cell = offset < 0 ? 0 : std::size_t(offset / 300);
            on += cell < running.size() && running[cell] ? 1 : 0;
        }
        const double moved = movement(blocks.means, b, b + width);
        if (10 * on >= 9 * width && std::isfinite(moved))
            windows.push_back({b, moved, meanOf(blocks.means, b, b + width)});
    }
    if (windows.size() < (coarse ? 72u : 12u)) // a day or so of running is too short to know what is usual
        return found;
    std::vector<double> all;
    for (const Window &window : windows)
        all.push_back(window.moved);
    const double usual = median(all);
    std::vector<double> honest;
    for (const double moved : all) {
        if (moved >= 0.2 * usual)
            honest.push_back(moved);
    }
    // More than half of everything flat: then the channel is quiet, and nothing can be said from itself.
    if (usual <= 0 || 2 * honest.size() < all.size())
        return found;
    const double bar = std::min(0.2 * usual, 0.5 * quantile(honest, 0.05));
    std::size_t i = 0;
    while (i < windows.size()) {
        if (windows[i].moved >= bar) {
            ++i;
            continue;
        }
        std::size_t j = i;
        double least = windows[i].moved;
        while (j + 1 < windows.size() && windows[j + 1].moved < bar &&
               windows[j + 1].begin <= windows[j].begin + 2 * stride) {
            ++j;
            least = std::min(least, windows[j].moved);
        }
        std::size_t begin = indexAt(samples, blocks.from + Seconds(windows[i].begin) * blockLength);
        std::size_t end = indexAt(samples, blocks.from + Seconds(windows[j].begin + width) * blockLength);
        const std::size_t firstWindow = i;
        i = j + 1;
        if (end <= begin + (coarse ? 6 : 30))
            continue;
        // Emissions of a steady full load may be low and calm together (CO of a turbine): with few values a window only
        // counts as flat against others of its own level.
        if (coarse) {
            std::vector<double> alike;
            const double level = windows[firstWindow].level;
            for (const Window &window : windows) {
                const bool apart =
                    window.begin + width <= windows[firstWindow].begin || window.begin >= windows[j].begin + width;
                if (apart && window.level > 0.7 * level && window.level < 1.4 * level)
                    alike.push_back(window.moved);
            }
            if (alike.size() < 2 * width || least >= std::min(0.2 * median(alike), 0.5 * quantile(alike, 0.05)))
                continue;
        }
        // White noise of the size seen moves ten-minute means by this much; a real level wanders beyond it.
        const double noise = fastNoise(samples, begin, end);
        const double perBlock = std::max(1.0, double(blockLength) / double(samples.step));
        if (!(noise > 0) || least > 2.56 * 2.0 * noise / std::sqrt(perBlock))
            continue;
        // The band of the inner core (a window may reach half an hour beyond the flat stretch), and from there outwards
        // sample by sample: while values stay in the band and the mean of the last eight stays at the core's level.
        const std::size_t trim = std::min((end - begin) / 4, std::size_t((coarse ? 3600 : 2700) / samples.step));
        begin += trim;
        end -= trim;
        const std::vector<double> core(samples.values.begin() + std::ptrdiff_t(begin),
                                       samples.values.begin() + std::ptrdiff_t(end));
        const double low = quantile(core, 0.0);
        const double high = quantile(core, 1.0);
        const double centre = mean(core);
        // Flat at a level that the channel never has is no frozen value with pasted noise: hour-stable-low,
        // minimal-value and abnormal-value tell of that.
        std::vector<double> levels;
        for (const Window &window : windows) {
            if (window.begin + width <= windows[firstWindow].begin || window.begin >= windows[j].begin + width)
                levels.push_back(window.level);
        }
        if (levels.size() >= 12 && (centre < 0.7 * quantile(levels, 0.02) || centre > 1.4 * quantile(levels, 0.98)))
            continue;
        const double wander = 3.5 * standardDeviation(core) / std::sqrt(8.0);
        const Seconds hole = std::max<Seconds>(600, 2 * samples.step);
        const auto fits = [&](std::size_t k, int direction) {
            if (samples.values[k] < low || samples.values[k] > high)
                return false;
            double sum = 0;
            for (int step = 0; step < 8; ++step) {
                const std::ptrdiff_t inner = std::ptrdiff_t(k) - direction * step;
                sum += samples.values[std::size_t(
                    std::clamp<std::ptrdiff_t>(inner, 0, std::ptrdiff_t(samples.values.size()) - 1))];
            }
            return std::abs(sum / 8 - centre) <= wander;
        };
        while (begin > 0 && fits(begin - 1, -1) && samples.times[begin] - samples.times[begin - 1] <= hole)
            --begin;
        while (end < samples.values.size() && fits(end, 1) && samples.times[end] - samples.times[end - 1] <= hole)
            ++end;
        found.push_back({{begin, end, 1}, least / usual});
    }
    return found;
}

bool othersMove(const FirmData &firm, const QString &point, const ChannelData &judged, const Span &span)
{
    for (const ChannelData &channel : firm.channels) {
        const bool meter = channel.factor() == u"kw" || channel.factor() == u"kwh";
        if ((channel.info.key.point != point && !meter) ||
            baseFactor(channel.factor()) == baseFactor(judged.factor()) || channel.step > 3600)
            continue;
        const std::shared_ptr<const ValidSamples> valid = validSamplesOf(firm, channel);
        const ValidSamples &samples = *valid;
        if (samples.values.size() < 100)
            continue;
        const Blocks blocks = blocksOf(samples);
        const Seconds blockLength = blocks.length;
        const std::size_t width = std::size_t(std::max<Seconds>(span.length() / blockLength, 6));
        const Seconds offset = span.from - blocks.from;
        if (offset < 0)
            continue;
        const double here =
            movement(blocks.means, std::size_t(offset / blockLength), std::size_t(offset / blockLength) + width);
        std::vector<double> usual;
        for (std::size_t b = 0; b + width <= blocks.size(); b += std::max<std::size_t>(width / 2, 1))
            usual.push_back(movement(blocks.means, b, b + width));
        if (std::isfinite(here) && here > 0 && here >= 0.3 * median(usual))
            return true;
    }
    return false;
}

} // namespace nightjar

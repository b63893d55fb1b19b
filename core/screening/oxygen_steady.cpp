// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/oxygen_steady.h"

#include <algorithm>
#include <cmath>

#include "core/series/robust.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

/// q90 - q10 of a window; NaN with fewer than four values.
double spreadOf(const std::vector<double> &values, std::size_t begin, std::size_t end, std::vector<double> &scratch)
{
    scratch.clear();
    for (std::size_t i = begin; i < end; ++i) {
        if (std::isfinite(values[i]))
            scratch.push_back(values[i]);
    }
    if (scratch.size() < 4)
        return std::nan("");
    const double high = quantileInPlace(scratch, 0.9);
    return high - quantileInPlace(scratch, 0.1);
}

double medianFinite(const std::vector<double> &values)
{
    std::vector<double> scratch;
    return keepFinite(values, scratch) == 0 ? std::nan("") : medianInPlace(scratch);
}

/// Mean change from block to block; NaN with fewer than four.
double changeOf(const OxygenFrame &frame, std::size_t begin, std::size_t end)
{
    double sum = 0;
    int count = 0;
    for (std::size_t i = begin + 1; i < end; ++i) {
        if (frame.times[i] - frame.times[i - 1] > frame.step)
            continue;
        sum += std::abs(frame.percent[i] - frame.percent[i - 1]);
        ++count;
    }
    return count < 4 ? std::nan("") : sum / count;
}

/// Begin and end at the oxygen's samples: as far as they stay within `tolerance` of the level, two in a row apart.
Span spanAtSamples(const OxygenFrame &frame, std::size_t begin, std::size_t end, double level, double tolerance)
{
    const Series &series = frame.oxygen->series;
    const Seconds step = std::max<Seconds>(frame.oxygen->step, 1);
    const Seconds slack = 6 * 3600;
    const std::size_t middle = lowerIndex(series, (frame.times[begin] + frame.times[end - 1]) / 2);
    const auto walk = [&](std::ptrdiff_t direction) {
        std::ptrdiff_t last = std::ptrdiff_t(middle);
        int apart = 0;
        const Seconds limit = direction < 0 ? frame.times[begin] - slack : frame.times[end - 1] + frame.step + slack;
        for (std::ptrdiff_t i = last; i >= 0 && i < std::ptrdiff_t(series.size()); i += direction) {
            const std::size_t k = std::size_t(i);
            if (direction < 0 ? series.times[k] < limit : series.times[k] > limit)
                break;
            if (!isValidFlag(series.flags[k]) || !std::isfinite(series.values[k]))
                continue;
            apart = std::abs(series.values[k] - level) <= tolerance ? 0 : apart + 1;
            if (apart == 0)
                last = i;
            else if (apart == 2)
                break;
        }
        return std::size_t(last);
    };
    if (middle >= series.size())
        return {frame.times[begin], frame.times[end - 1] + frame.step};
    return {series.times[walk(-1)], series.times[walk(1)] + step};
}

} // namespace

std::vector<SteadyOxygen> steadyOxygen(const OxygenFrame &frame, double hours, double share)
{
    std::vector<SteadyOxygen> found;
    const std::size_t n = frame.times.size();
    // Hourly means are few: a day of them before their spread says anything.
    const std::size_t length = frame.step >= 3600 ? std::max<std::size_t>(24, std::size_t(hours))
                                                  : std::size_t(hours * 3600 / double(frame.step));
    if (n < 8 * length)
        return found;
    const OxygenFrame::Witness *load = frame.witness(OxygenFrame::Witness::Kind::Load);
    std::vector<double> scratch;
    // As a whole: no burner keeps its air to a tenth of a percent while its load varies.
    const double whole = spreadOf(frame.percent, 0, n, scratch);
    const double loadLevel = load ? medianFinite(load->values) : 0;
    if (whole <= std::max(0.1, 2 * frame.resolution)) {
        if (load && loadLevel > 0 && spreadOf(load->values, 0, n, scratch) > 0.12 * loadLevel) {
            const double level = medianOf(frame.percent, 0, n);
            found.push_back({{frame.times.front(), frame.times.back() + frame.step},
                             level,
                             level,
                             whole,
                             0.5,
                             std::max(whole / 0.5, 0.01)});
        }
        return found;
    }
    struct Window {
        std::size_t begin;
        double oxygen;
        double change; ///< from block to block: a calm plant still flickers
        double load;
        std::vector<double> gases;
    };
    std::vector<Window> windows;
    for (std::size_t begin = 0; begin + length <= n; begin += std::max<std::size_t>(1, length / 4)) {
        if (frame.times[begin + length - 1] - frame.times[begin] > Seconds(length) * frame.step + 4 * 3600)
            continue;
        Window window{begin,
                      spreadOf(frame.percent, begin, begin + length, scratch),
                      changeOf(frame, begin, begin + length),
                      std::nan(""),
                      {}};
        if (load)
            window.load = spreadOf(load->values, begin, begin + length, scratch);
        for (const OxygenFrame::Gas &gas : frame.gases)
            window.gases.push_back(spreadOf(gas.rest, begin, begin + length, scratch));
        windows.push_back(std::move(window));
    }
    if (windows.size() < 20)
        return found;
    const auto usualOf = [&](const auto &get) {
        std::vector<double> values;
        for (const Window &window : windows)
            values.push_back(get(window));
        return medianFinite(values);
    };
    const double usual = usualOf([](const Window &w) { return w.oxygen; });
    const double usualLoad = usualOf([](const Window &w) { return w.load; });
    const double usualChange = usualOf([](const Window &w) { return w.change; });
    std::vector<double> usualGas;
    for (std::size_t g = 0; g < frame.gases.size(); ++g)
        usualGas.push_back(usualOf([g](const Window &w) { return w.gases[g]; }));
    if (!(usual > 4 * frame.resolution))
        return found;
    // What is quiet by itself now and then lowers the bars.
    std::vector<double> shares;
    std::vector<double> changes;
    for (const Window &window : windows) {
        shares.push_back(window.oxygen / usual);
        if (std::isfinite(window.change))
            changes.push_back(window.change);
    }
    if (changes.size() < 20)
        return found;
    const double bar = std::min({share * usual, 0.6 * quantile(shares, 0.2) * usual, frame.step >= 3600 ? 0.15 : 0.3});
    const double changeBar = std::min(0.4 * usualChange, 0.7 * quantile(changes, 0.2));
    const auto stands = [&](const Window &window) {
        bool moves = load && window.load >= 0.5 * usualLoad;
        for (std::size_t g = 0; g < usualGas.size(); ++g)
            moves = moves || window.gases[g] >= 0.5 * usualGas[g];
        return moves && window.oxygen <= bar && window.change <= changeBar;
    };
    for (std::size_t w = 0; w < windows.size(); ++w) {
        if (!stands(windows[w]))
            continue;
        const std::size_t begin = windows[w].begin;
        std::size_t end = begin + length;
        while (w + 1 < windows.size() && stands(windows[w + 1]) && windows[w + 1].begin <= end)
            end = windows[++w].begin + length;
        SteadyOxygen steady;
        steady.oxygen = medianOf(frame.percent, begin, end);
        steady.usual = medianOf(frame.expected, begin, end);
        steady.moved = spreadOf(frame.percent, begin, end, scratch);
        steady.usualMoved = usual;
        steady.share = steady.moved / usual;
        // Samples scatter more than blocks of them: their own spread in the middle of the stretch.
        std::vector<double> samples;
        const Series &series = frame.oxygen->series;
        const std::size_t last = lowerIndex(series, frame.times[end - 1]);
        for (std::size_t i = lowerIndex(series, frame.times[begin]); i < last; ++i) {
            if (isValidFlag(series.flags[i]) && std::isfinite(series.values[i]))
                samples.push_back(series.values[i]);
        }
        const Spread spread = medianSpread(samples, scratch);
        const double tolerance = std::max(4.5 * spread.scale, 1.5 * frame.resolution);
        steady.span = spanAtSamples(frame, begin, end, spread.centre, tolerance);
        if (double(steady.span.length()) >= 0.9 * hours * 3600)
            found.push_back(steady);
    }
    return found;
}

} // namespace nightjar

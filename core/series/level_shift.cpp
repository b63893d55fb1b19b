// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/level_shift.h"

#include <algorithm>
#include <cmath>

#include "core/base/clones.h"
#include "core/series/robust.h"
#include "core/series/rolling_median.h"

namespace nightjar {
namespace {

constexpr std::size_t w = medianWindow;

/// Is any difference of medians `w` apart over the bar? `count` differences.
NIGHTJAR_CLONES bool anyOver(const double *medians, std::size_t count, double bar)
{
    int over = 0;
    for (std::size_t i = 0; i < count; ++i)
        over |= std::abs(medians[i + w] - medians[i]) >= bar ? 1 : 0;
    return over != 0;
}

/// Where the levels meet: the split within [from, to) with the least sum of distances to the level of its side.
std::size_t placeOf(std::span<const double> values, std::size_t from, std::size_t to, double before, double after)
{
    double cost = 0;
    double least = 0;
    std::size_t best = from;
    for (std::size_t i = from; i < to; ++i) {
        cost += std::abs(values[i] - before) - std::abs(values[i] - after);
        if (cost < least) {
            least = cost;
            best = i + 1;
        }
    }
    return best;
}

std::size_t rampOf(std::span<const double> values, const Step &step)
{
    const double quarter = std::abs(step.after - step.before) / 4;
    std::size_t left = step.at;
    while (left > 0 && step.at - left < w && std::abs(values[left - 1] - step.before) > quarter)
        --left;
    std::size_t right = step.at;
    while (right < values.size() && right - step.at < w && std::abs(values[right] - step.after) > quarter)
        ++right;
    return right - left;
}

std::vector<Step> stepsIn(std::span<const double> values, const std::vector<double> &medians, double scale,
                          double least)
{
    std::vector<Step> steps;
    if (medians.size() <= w || !(scale > 0) || !(least > 0))
        return steps;
    const double bar = scale * least;
    const std::size_t count = medians.size() - w;
    constexpr std::size_t chunk = 512;
    std::size_t bestAt = 0;
    double best = 0;
    const auto close = [&] {
        if (best == 0)
            return;
        Step step;
        step.before = medians[bestAt];
        step.after = medians[bestAt + w];
        step.size = (step.after - step.before) / scale;
        step.at = placeOf(values, bestAt, bestAt + 2 * w, step.before, step.after);
        step.ramp = rampOf(values, step);
        steps.push_back(step);
        best = 0;
    };
    for (std::size_t start = 0; start < count; start += chunk) {
        const std::size_t end = std::min(count, start + chunk);
        if (!anyOver(medians.data() + start, end - start, bar))
            continue;
        for (std::size_t i = start; i < end; ++i) {
            const double change = medians[i + w] - medians[i];
            if (std::abs(change) < bar)
                continue;
            if (best != 0 && i >= bestAt + w)
                close();
            if (std::abs(change) > std::abs(best)) {
                best = change;
                bestAt = i;
            }
        }
    }
    close();
    return steps;
}

} // namespace

std::vector<Step> findSteps(std::span<const double> values, double scale, double least)
{
    std::vector<double> medians;
    rollingMedian(values, medians);
    return stepsIn(values, medians, scale, least);
}

std::vector<LevelShift> findLevelShifts(std::span<const double> values, double scale, double least,
                                        std::size_t shortest, std::size_t longest)
{
    std::vector<double> medians;
    rollingMedian(values, medians);
    const std::vector<Step> steps = stepsIn(values, medians, scale, least);
    std::vector<LevelShift> shifts;
    std::vector<double> scratch;
    for (std::size_t index = 0; index < steps.size(); ++index) {
        LevelShift shift;
        shift.step = steps[index];
        const double near = std::abs(shift.step.after - shift.step.before) / 3;
        const auto isBack = [&](std::size_t i) { return std::abs(medians[i] - shift.step.before) < near; };
        shift.end = values.size();
        const std::size_t stop = std::min(medians.size(), shift.step.at + std::min(longest, values.size()));
        for (std::size_t i = shift.step.at; i + w < stop; ++i) {
            if (isBack(i) && isBack(i + w)) {
                shift.end = i;
                shift.returned = true;
                break;
            }
        }
        for (std::size_t later = index + 1; shift.returned && later < steps.size(); ++later) {
            const Step &step = steps[later];
            if (step.at > shift.end + w)
                break;
            const bool turned = (step.size < 0) != (shift.step.size < 0);
            if (turned && step.at + w >= shift.end && std::abs(step.after - shift.step.before) < near) {
                shift.end = step.at;
                shift.abruptEnd = true;
                break;
            }
        }
        if (shift.end < shift.step.at + shortest)
            continue;
        const std::size_t length = std::min<std::size_t>(shift.end - shift.step.at, 4096);
        keepFinite(values.subspan(shift.step.at, length), scratch);
        shift.during = medianInPlace(scratch);
        shifts.push_back(shift);
    }
    return shifts;
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/running_threshold.h"

#include <algorithm>
#include <cmath>

namespace nightjar {
namespace {

constexpr double lowest = 1.0 / 1024; // kW

std::size_t cellOf(double value)
{
    if (!(value > lowest))
        return 0;
    return std::min<std::size_t>(LevelHistogram::cells - 1, 1 + std::size_t(std::log2(value / lowest) * 16));
}

double valueOf(double cell) { return cell <= 0 ? 0 : lowest * std::exp2((cell - 0.5) / 16); }

} // namespace

void LevelHistogram::add(double value, double weight)
{
    if (std::isnan(value))
        return;
    m_count[cellOf(value)] += weight;
    m_total += weight;
}

void LevelHistogram::add(const LevelHistogram &other, double weight)
{
    for (std::size_t i = 0; i < cells; ++i)
        m_count[i] += weight * other.m_count[i];
    m_total += weight * other.m_total;
}

double LevelHistogram::atQuantile(double share, std::size_t from, std::size_t to) const
{
    double sum = 0;
    for (std::size_t i = from; i < to; ++i)
        sum += m_count[i];
    double rest = sum * share;
    for (std::size_t i = from; i < to; ++i) {
        rest -= m_count[i];
        if (rest <= 0 && m_count[i] > 0)
            return valueOf(double(i));
    }
    return valueOf(double(to) - 1);
}

RunningThreshold LevelHistogram::learn() const
{
    RunningThreshold found;
    found.samples = m_total;
    if (m_total < 1)
        return found;
    const double high = atQuantile(0.995, 0, cells);
    found.running = atQuantile(0.5, 0, cells);
    found.low5 = atQuantile(0.05, 0, cells);
    found.standby = found.low5;
    if (high <= lowest)
        return found;

    std::array<double, cells> smooth{};
    for (std::size_t i = 0; i < cells; ++i) {
        constexpr double kernel[] = {1, 2, 3, 2, 1};
        for (std::size_t k = 0; k < 5; ++k) {
            if (i + k >= 2 && i + k - 2 < cells)
                smooth[i] += kernel[k] * m_count[i + k - 2] / 9;
        }
    }
    const double needed = std::max(12.0, 0.003 * m_total);
    std::size_t from = std::max<std::size_t>(1, cellOf(0.08 * high));
    const std::size_t to = std::max(cellOf(0.8 * high), from);
    // The place has to have a level on both sides: emptiness below a high standby is no valley.
    double sum = 0;
    std::size_t first = 0;
    while (first < to && sum < needed)
        sum += m_count[first++];
    from = std::clamp(first, from, to);
    // Emptiest place; of equally empty ones (within 0.02 % of all samples a cell) the middle of the widest stretch.
    double least = smooth[from];
    for (std::size_t i = from; i <= to; ++i)
        least = std::min(least, smooth[i]);
    const double bar = least + 2e-4 * m_total;
    std::size_t bestFrom = from;
    std::size_t bestTo = from;
    for (std::size_t i = from; i <= to;) {
        std::size_t j = i;
        while (j <= to && smooth[j] <= bar)
            ++j;
        if (j > i && j - i > bestTo - bestFrom) {
            bestFrom = i;
            bestTo = j;
        }
        i = std::max(j, i + 1);
    }
    const std::size_t middle = (bestFrom + std::max(bestTo, bestFrom + 1) - 1) / 2;

    double below = 0;
    double above = 0;
    double peakBelow = 0;
    double peakAbove = 0;
    for (std::size_t i = 0; i < cells; ++i) {
        (i < middle ? below : above) += m_count[i];
        double &peak = i < middle ? peakBelow : peakAbove;
        peak = std::max(peak, smooth[i]);
    }
    if (below < needed || above < needed || smooth[middle] > 0.2 * std::min(peakBelow, peakAbove))
        return found;
    const double standby = atQuantile(0.5, 0, middle);
    const double running = atQuantile(0.5, middle, cells);
    if (running < 1.6 * standby)
        return found;
    found.found = true;
    found.standby = standby;
    found.running = running;
    found.low5 = atQuantile(0.05, middle, cells);
    found.lowEdge = valueOf(double(bestFrom));
    found.highEdge = valueOf(double(std::max(bestTo, bestFrom + 1)));
    const double centre = valueOf(double(middle));
    found.on = centre * 1.1;
    found.off = centre * 0.9;
    return found;
}

RunningThreshold learnThreshold(const std::vector<double> &values)
{
    LevelHistogram histogram;
    for (const double value : values)
        histogram.add(value);
    return histogram.learn();
}

std::vector<OnOff> onOff(const std::vector<double> &values, double on, double off)
{
    std::vector<OnOff> states(values.size(), OnOff::Unknown);
    OnOff state = OnOff::Unknown;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i]))
            state = OnOff::Unknown;
        else if (values[i] > on)
            state = OnOff::On;
        else if (values[i] < off || state == OnOff::Unknown)
            state = OnOff::Off;
        states[i] = state;
    }
    return states;
}

} // namespace nightjar

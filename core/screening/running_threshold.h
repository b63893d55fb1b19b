// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace nightjar {

/// Standby against running of one meter, without knowing the machine.
struct RunningThreshold {
    bool found = false; ///< two levels stand apart
    double standby = 0; ///< median of the lower level
    double running = 0; ///< median of the upper level (of everything when there is one level)
    double on = 0;      ///< rises above: running. Hysteresis: `off` lies below it
    double off = 0;
    double lowEdge = 0; ///< the emptiest stretch between the levels: the threshold may lie anywhere in it
    double highEdge = 0;
    double low5 = 0; ///< 5th percentile of the upper level
    double samples = 0;
};

/// Distribution of a meter's power on a logarithmic scale (16 cells an octave, 1 W to 1 GW), to which days can be added
/// and from which they can be taken away, so that a threshold learned from the past costs nothing to keep up to date.
class LevelHistogram
{
public:
    static constexpr std::size_t cells = 481;
    void add(double value, double weight = 1);
    void add(const LevelHistogram &other, double weight);
    /// Two levels are found when the emptiest place between 8 % and 80 % of the high level (99.5th percentile) holds at
    /// most a fifth of the density of the peaks at both sides, and each side has at least 0.3 % of the samples (and
    /// 12). A robust mixture: no shape of either level is assumed, single spikes and rare states do not move it.
    RunningThreshold learn() const;
    double total() const { return m_total; }

private:
    double atQuantile(double share, std::size_t from, std::size_t to) const;
    std::array<double, cells> m_count{};
    double m_total = 0;
};

/// Threshold over a whole curve (NaN left out).
RunningThreshold learnThreshold(const std::vector<double> &values);

enum class OnOff : std::uint8_t { Unknown, Off, On };
/// On and off by hysteresis; NaN is unknown and forgets the state.
std::vector<OnOff> onOff(const std::vector<double> &values, double on, double off);

} // namespace nightjar

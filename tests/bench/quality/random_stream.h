// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

namespace nightjar::quality {

/// A stream of chance of its own (splitmix64), the same on every machine. Not the simulator's: the judge shares no code
/// with what makes our sample data.
class RandomStream
{
public:
    RandomStream(std::uint64_t seed, std::uint64_t firm, std::uint64_t use)
        : m_state(seed * 0x9E3779B97F4A7C15ULL ^ (firm + 1) * 0xC2B2AE3D27D4EB4FULL ^ (use + 1) * 0x165667B19E3779F9ULL)
    {
        for (int i = 0; i < 4; ++i)
            next();
    }
    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    double uniform() { return double(next() >> 11) * 0x1.0p-53; }
    double between(double low, double high) { return low + (high - low) * uniform(); }
    bool chance(double p) { return uniform() < p; }
    /// 0 .. count - 1
    int below(int count) { return count <= 1 ? 0 : int(next() % std::uint64_t(count)); }
    int whole(int low, int high) { return low + below(high - low + 1); }
    double normal()
    {
        const double u = 1.0 - uniform();
        return std::sqrt(-2.0 * std::log(u)) * std::cos(2.0 * std::numbers::pi * uniform());
    }
    /// Student's t with `degrees` degrees of freedom, scaled to a spread of 1: heavy tails of combustion noise.
    double heavy(int degrees)
    {
        double sum = 0;
        for (int i = 0; i < degrees; ++i) {
            const double z = normal();
            sum += z * z;
        }
        return normal() / std::sqrt(sum / degrees) * std::sqrt(double(degrees - 2) / degrees);
    }
    double exponential(double mean) { return -mean * std::log(1.0 - uniform()); }

private:
    std::uint64_t m_state;
};

} // namespace nightjar::quality

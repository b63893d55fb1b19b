// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/flue.h"

#include <algorithm>
#include <cmath>

#include "core/sample/schedule.h"

namespace nightjar::sample {
namespace {

/// F while the plant stands: the duct needs 20 minutes to be purged, and a start has no steady flame for 25.
Letters stopLetters(const Curve &load)
{
    Letters letters(load.size(), 'N');
    int idle = 0;
    int startUp = 0;
    for (std::size_t i = 0; i < load.size(); ++i) {
        if (load[i] > 0.02) {
            if (idle > 20 || (i == 0 && load[i] < 0.3))
                startUp = 25;
            idle = 0;
            if (startUp > 0) {
                --startUp;
                letters[i] = 'F';
            }
        } else {
            ++idle;
            startUp = 0;
            if (idle > 20 || i < 20)
                letters[i] = 'F';
        }
    }
    return letters;
}

/// Zero gas in the first half of a calibration, span gas in the second; or the last good value throughout.
void calibrate(Curve &gas, int from, int to, double span, bool holds, Random &random)
{
    const double last = from > 0 ? gas[std::size_t(from - 1)] : gas[std::size_t(from)];
    for (int m = from; m < to; ++m) {
        const bool zero = m < (from + to) / 2;
        double value = zero ? std::abs(0.002 * span * random.gauss()) : span * (1 + 0.003 * random.gauss());
        gas[std::size_t(m)] = holds ? last : value;
    }
}

/// Upsets that every plant has: about two a week, 8 to 20 minutes in which the flame is rich and NOx up to 45 %
/// higher.
class Upsets
{
public:
    explicit Upsets(Random &random) : m_random(random) {}
    double next()
    {
        if (m_left > 0)
            --m_left;
        else if (m_random.chance(1.0 / 5000)) {
            m_left = m_random.integer(8, 20);
            m_factor = m_random.uniform(1.2, 1.45);
        }
        return m_left > 0 ? m_factor : 1.0;
    }

private:
    Random &m_random;
    int m_left = 0;
    double m_factor = 1;
};

} // namespace

Flue burn(const Clock &clock, const Curve &load, const Curve &factor, const FlueSpec &spec, const Curve &air,
          Random &random)
{
    const std::size_t size = std::size_t(clock.minutes());
    Flue flue;
    for (Curve *curve : {&flue.oxygen, &flue.temperature, &flue.velocity, &flue.humidity})
        curve->resize(size);
    const struct {
        Curve *curve;
        double usual;
    } gases[] = {{&flue.nox, spec.nox}, {&flue.so2, spec.so2}, {&flue.pm, spec.pm}};
    for (const auto &gas : gases) {
        if (gas.usual >= 0)
            gas.curve->resize(size);
    }

    // What fails is denitrification; scrubber and filter feel it a little.
    constexpr double feels[] = {1.0, 0.15, 0.15};
    SlowNoise oxygenNoise(0.98, 0.30, random);
    SlowNoise fuelNoise(0.995, 0.05, random);
    SlowNoise flowNoise(0.9, 0.35, random);
    SlowNoise gasNoise[] = {
        {0.9, spec.noise, random}, {0.95, spec.noise * 1.6, random}, {0.92, spec.noise * 1.3, random}};
    Upsets upsets(random);
    double fire = load.empty() ? 0 : load[0];
    double heat = fire > 0 ? 1 : 0;
    for (std::size_t i = 0; i < size; ++i) {
        fire += (load[i] - fire) * 0.15; // the furnace room answers within some minutes
        heat += ((load[i] > 0 ? 0.75 + 0.25 * load[i] : 0.0) - heat) * 0.03;
        const bool burning = fire > 0.04;
        const double share = std::min(fire, 1.0);
        const double flicker = 0.04 * random.gauss();
        double oxygen = 20.85 + flicker;
        if (burning)
            oxygen = std::min(spec.oxygen + (1 - share) * 3.2 + oxygenNoise.next() + flicker, 20.6);
        if (burning && share < 0.25) // ignition and burn-out let air through
            oxygen += (20.6 - oxygen) * (0.25 - share) * 4;
        flue.oxygen[i] = std::clamp(oxygen, 0.5, 21.0);
        flue.temperature[i] = air[i] + (spec.temperature - air[i]) * std::min(heat, 1.05) + 0.3 * random.gauss();
        flue.velocity[i] = std::max(0.0, (burning ? spec.velocity * (0.35 + 0.65 * share) : 0.5) + flowNoise.next());
        flue.humidity[i] = std::max(0.2, (burning ? spec.humidity : 1.8) + 0.25 * random.gauss());
        const double upset = upsets.next();
        const double fuel = (1 + fuelNoise.next()) * upset;
        for (std::size_t g = 0; g < 3; ++g) {
            if (gases[g].usual < 0)
                continue;
            const double level = gases[g].usual * (1 + feels[g] * (factor[i] - 1)) * fuel * (0.82 + 0.2 * share);
            const double fast = 0.004 * gases[g].usual * random.gauss();
            const double converted = level * (1 + gasNoise[g].next()) + fast;
            const double measured = converted * (21 - flue.oxygen[i]) / (21 - spec.referenceOxygen);
            const double rest = spec.zeroWhenStopped ? 0 : std::abs(0.004 * gases[g].usual * random.gauss());
            (*gases[g].curve)[i] = burning ? std::max(measured, 0.0) : rest;
        }
    }
    flue.gas = stopLetters(load);
    flue.other = flue.gas;
    return flue;
}

void keepUp(Flue &flue, const Clock &clock, const FlueSpec &spec, const Upkeep &upkeep, Random &random)
{
    const int size = clock.minutes();
    for (int d = 0; d < clock.days; ++d) {
        const bool weekly = weekdayOf(clock.first + d) == upkeep.weeklyDay;
        const struct {
            int at, length;
            char letter;
        } works[] = {{upkeep.dailyAt, upkeep.dailyMinutes, 'C'},
                     {weekly ? upkeep.weeklyAt : -1, upkeep.weeklyMinutes, 'M'}};
        for (const auto &work : works) {
            if (work.at < 0 || work.length <= 0)
                continue;
            const int from = d * 1440 + work.at;
            const int to = std::min(from + work.length, size);
            if (flue.gas[std::size_t(from)] != 'N') // nobody calibrates a plant that stands
                continue;
            const struct {
                Curve *curve;
                double span;
            } spans[] = {{&flue.nox, spec.nox * 2.5}, {&flue.so2, spec.so2 * 2.5}, {&flue.oxygen, 20.9}};
            for (const auto &one : spans) {
                if (!one.curve->empty())
                    calibrate(*one.curve, from, to, one.span, upkeep.holds, random);
            }
            std::fill(flue.gas.begin() + from, flue.gas.begin() + to, work.letter);
        }
    }
    const int outages = int(upkeep.outagesPerMonth * clock.days / 30.0 + random.uniform());
    for (int k = 0; k < outages; ++k) {
        const int from = random.integer(0, std::max(size - 120, 0));
        const int to = std::min(from + random.integer(20, 100), size);
        const char letters[] = {'B', 'D', 0}; // no answer, a faulty analyser, or nothing arrives at all
        const char letter = letters[random.integer(0, 2)];
        std::fill(flue.gas.begin() + from, flue.gas.begin() + to, letter);
        std::fill(flue.other.begin() + from, flue.other.begin() + to, letter);
    }
}

} // namespace nightjar::sample

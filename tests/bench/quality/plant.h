// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "tests/bench/quality/random_stream.h"

namespace nightjar::quality {

using Curve = std::vector<double>;

inline constexpr int minutesPerDay = 1440;
/// A minute of which no row is sent.
inline constexpr char noRow = 0;

/// One quantity by minutes, as the logger sees it before it rounds.
struct Track {
    Curve values;
    std::vector<char> flags;  ///< HJ 212 letters; noRow = nothing is sent
    double resolution = 0.01; ///< what is reported is a multiple of it
    double rangeHigh = 0;     ///< of the instrument; 0 = not declared
    double clipLow = -1e9;    ///< lowest that the instrument shows
    double limit = 0;         ///< 0 = none
};

/// When minutes are reported as what.
enum class Reporting { Minutes, MinutesAndHours, Hours, TwoHours };

/// A stack or a water outlet by minutes.
struct Outlet {
    std::string code;
    std::string process;
    Reporting reporting = Reporting::Minutes;
    bool converted = false;     ///< reports -zs of its gases
    bool convertedOnly = false; ///< reports nothing but -zs of its gases
    bool water = false;
    double reference = 0;           ///< reference oxygen, 0 = limits mean the measured value
    std::vector<std::string> gases; ///< the limited factors
    std::map<std::string, Track> tracks;
    /// What a fraud did to derived values: converted value / true converted value, and of the reported hours. Empty
    /// = 1.
    std::map<std::string, Curve> conversionFactor;
    std::map<std::string, Curve> hourFactor;
    bool has(const std::string &factor) const { return tracks.count(factor) > 0; }
};

struct MeterTrack {
    std::string code;
    std::string role; ///< `total`, `production`
    Curve power;      ///< kW by minutes
    int stepMinutes = 15;
    double resolution = 0.1;
    std::vector<char> flags;
};

/// A firm: what it did (`load`) and what it reports.
struct Plant {
    std::string code;
    std::string industry;
    std::string kind; ///< name of the template, for lists of misses
    Seconds start = 0;
    int minutes = 0;
    Curve load;                ///< of production, 0..1.1; 0 = stopped
    std::vector<char> running; ///< 1 while it emits as it does when it runs (without starting and stopping)
    std::vector<Outlet> outlets;
    std::vector<MeterTrack> meters;
};

/// Makes an honest firm with everything that happens to honest firms. `days` of minutes from `start`.
Plant makePlant(RandomStream &random, int days, Seconds start);

// --- parts of it, in files of their own
Curve continuousLoad(RandomStream &random, int minutes);
Curve batchLoad(RandomStream &random, int minutes);
Curve shiftLoad(RandomStream &random, int minutes, Seconds start);
/// A real load curve (0 turbine, 1 steel, 2 machines of an institute) from a random day on; `companion` gets the real
/// emission that belongs to it, where there is one (the turbine's NOx and CO).
Curve realLoad(RandomStream &random, int minutes, int which, Curve *nox, Curve *co);
/// The road analyser's real gases (CO, NOx, benzene) by minutes; empty when the files are not there.
std::vector<Curve> realAir(RandomStream &random, int minutes);
void addMeters(RandomStream &random, Plant &plant);
void addUpkeep(RandomStream &random, Plant &plant, Outlet &outlet);
Outlet makeWater(RandomStream &random, const Plant &plant);

/// Correlated noise of spread 1: AR(1) with `lag1`, innovations with heavy tails when `degrees` > 2.
Curve noiseCurve(RandomStream &random, int minutes, double lag1, int degrees = 0);
/// Slow wander of spread 1 with a time constant in minutes, ten-minute knots joined by lines.
Curve wander(RandomStream &random, int minutes, double minutesOfMemory);

} // namespace nightjar::quality

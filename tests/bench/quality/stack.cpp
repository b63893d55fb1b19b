// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numbers>

#include "tests/bench/quality/plant.h"

namespace nightjar::quality {
namespace {

struct GasSpec {
    std::string factor;
    double limit = 50;
    double level = 25;   ///< converted, at full load
    double withLoad = 0; ///< exponent of the load; negative: much at low load (CO)
    double slow = 0.1;   ///< spread of the slow wander, of the level
    double fast = 0.06;  ///< spread of minute noise
    double lag1 = 0.85;
    int degrees = 0; ///< heavy tails
    double resolution = 0.1;
    double range = 200;
    double floorNoise = 0.1; ///< additive, in units
    bool clips = true;       ///< shows no negative values
};

struct StackSpec {
    std::string kind, industry, process;
    int loadKind = 0; ///< 0 continuous, 1 batch, 2 shifts, 3 turbine, 4 steel, 5 institute
    double reference = 0;
    double oxygen = 0; ///< at full load; 0 = not measured
    double oxygenRise = 4;
    double temperature = 120;
    double velocity = 11;
    double humidity = 9;
    std::vector<GasSpec> gases;
};

double pick(RandomStream &random, std::initializer_list<double> values)
{
    return values.begin()[random.below(int(values.size()))];
}

GasSpec gas(RandomStream &random, const char *factor, double limit, double lowShare, double highShare, double withLoad)
{
    GasSpec spec;
    spec.factor = factor;
    spec.limit = limit;
    spec.level = limit * random.between(lowShare, highShare);
    spec.withLoad = withLoad * random.between(0.5, 1.4);
    spec.slow = random.between(0.05, 0.16);
    spec.fast = random.between(0.03, 0.14);
    spec.lag1 = random.between(0.6, 0.97);
    spec.degrees = random.chance(0.5) ? 0 : random.whole(4, 7);
    spec.range = limit * pick(random, {2, 3, 5});
    spec.resolution = limit >= 150 ? pick(random, {0.1, 1}) : limit >= 30 ? pick(random, {0.01, 0.1, 0.1}) : 0.01;
    spec.floorNoise = spec.range * random.between(0.0005, 0.0025);
    spec.clips = random.chance(0.6);
    return spec;
}

/// A gas that the source hardly emits: at or near the detection limit for months, and honest.
GasSpec quiet(RandomStream &random, const char *factor, double limit)
{
    GasSpec spec = gas(random, factor, limit, 0.01, 0.07, 0.2);
    spec.resolution = pick(random, {0.01, 0.1, 0.1});
    spec.slow = random.between(0.15, 0.4);
    return spec;
}

GasSpec dust(RandomStream &random, double limit)
{
    GasSpec spec = random.chance(0.25) ? quiet(random, "a34013", limit) : gas(random, "a34013", limit, 0.12, 0.5, 0.4);
    spec.slow = random.between(0.08, 0.25);
    spec.degrees = 5;
    spec.resolution = pick(random, {0.01, 0.01, 0.1});
    return spec;
}

StackSpec specOf(RandomStream &random)
{
    StackSpec spec;
    switch (random.below(10)) {
    case 0:
    case 1:
        spec = {"coal-boiler",
                "热电联产",
                "combustion",
                0,
                6,
                random.between(5, 8),
                4,
                random.between(50, 130),
                random.between(9, 16),
                random.between(8, 13),
                {}};
        spec.gases = {gas(random, "a21002", 50, 0.4, 0.75, 0.4), gas(random, "a21026", 35, 0.15, 0.6, 0.3),
                      dust(random, 10)};
        break;
    case 2:
        spec = {"gas-boiler",
                "纺织印染",
                "combustion",
                random.chance(0.5) ? 0 : 2,
                3.5,
                random.between(3, 6),
                5,
                random.between(70, 160),
                random.between(5, 10),
                random.between(10, 16),
                {}};
        spec.gases = {gas(random, "a21002", pick(random, {50, 150}), 0.4, 0.75, 0.5), quiet(random, "a21026", 50)};
        if (random.chance(0.5))
            spec.gases.push_back(quiet(random, "a34013", 20));
        break;
    case 3:
        spec = {"furnace",
                "金属冶炼和压延",
                "kiln",
                random.chance(0.6) ? 1 : 4,
                random.chance(0.5) ? 0.0 : 15.0,
                random.between(10, 15),
                3,
                random.between(90, 220),
                random.between(8, 14),
                random.between(3, 7),
                {}};
        spec.gases = {gas(random, "a21002", 200, 0.25, 0.65, 0.9), gas(random, "a21026", 100, 0.1, 0.5, 0.7),
                      dust(random, 20)};
        break;
    case 4:
        spec = {"cement-kiln",
                "水泥制造",
                "kiln",
                0,
                10,
                random.between(8, 12),
                2.5,
                random.between(80, 130),
                random.between(10, 17),
                random.between(6, 12),
                {}};
        spec.gases = {gas(random, "a21002", 100, 0.45, 0.8, 0.2), gas(random, "a21026", 35, 0.1, 0.5, 0.2),
                      dust(random, 10)};
        break;
    case 5:
        spec = {"incinerator",
                "生活垃圾焚烧",
                "incinerator",
                0,
                11,
                random.between(6.5, 9.5),
                2.5,
                random.between(130, 155),
                random.between(10, 15),
                random.between(14, 24),
                {}};
        spec.gases = {gas(random, "a21002", 250, 0.35, 0.7, 0.2), gas(random, "a21026", 80, 0.1, 0.5, 0.2),
                      gas(random, "a21024", 50, 0.08, 0.4, 0.1), gas(random, "a21005", 80, 0.05, 0.3, -0.8),
                      dust(random, 20)};
        break;
    case 6:
        spec = {"gas-turbine",
                "火力发电",
                "combustion",
                3,
                15,
                random.between(13, 14.5),
                1.5,
                random.between(85, 110),
                random.between(14, 20),
                random.between(6, 9),
                {}};
        spec.gases = {gas(random, "a21002", 150, 0.4, 0.5, 0), gas(random, "a21005", 40, 0.05, 0.1, 0)};
        break;
    case 7:
        spec = {"rto",
                "涂装",
                "rto",
                random.chance(0.5) ? 2 : 5,
                0,
                0,
                0,
                random.between(60, 110),
                random.between(7, 13),
                random.between(2, 5),
                {}};
        spec.gases = {gas(random, "a24088", 60, 0.2, 0.6, 0.6)};
        break;
    case 8:
        spec = {"dust",
                "建材",
                "dust",
                random.chance(0.5) ? 2 : 4,
                0,
                0,
                0,
                random.between(25, 60),
                random.between(8, 15),
                random.between(1.5, 4),
                {}};
        spec.gases = {gas(random, "a34013", 20, 0.15, 0.55, 0.5)};
        break;
    default:
        spec = {"sinter",
                "钢压延加工",
                "kiln",
                0,
                16,
                random.between(14, 16.5),
                1,
                random.between(95, 150),
                random.between(11, 18),
                random.between(7, 11),
                {}};
        spec.gases = {gas(random, "a21002", 50, 0.45, 0.8, 0.4), gas(random, "a21026", 35, 0.15, 0.6, 0.4),
                      dust(random, 10)};
        break;
    }
    return spec;
}

/// Share of normal burning, 0..1: the flue follows the furnace with a lag, and gases are gone sooner than the heat is.
struct Following {
    Curve gas;  ///< load as the flue shows it
    Curve heat; ///< the same, slow
};
Following follow(const Curve &load, double heatMinutes)
{
    Following found{load, load};
    double gas = load.front();
    double heat = load.front();
    for (std::size_t i = 0; i < load.size(); ++i) {
        gas += (load[i] - gas) / 4.0;
        heat += (load[i] - heat) / heatMinutes;
        found.gas[i] = gas;
        found.heat[i] = heat;
    }
    return found;
}

/// Slow honest changes of the emission itself: another fuel, a retuned injection, an ageing bag. Factor by minutes.
Curve honestDrift(RandomStream &random, int minutes)
{
    Curve factor(std::size_t(minutes), 1.0);
    const auto ramp = [&](int at, int length, double to) {
        for (int i = at; i < minutes; ++i)
            factor[std::size_t(i)] *= 1 + (to - 1) * std::min(1.0, double(i - at) / length);
    };
    if (random.chance(0.25))
        ramp(random.below(minutes), random.whole(90, 400), random.between(0.72, 1.3));
    if (random.chance(0.35)) { // dosing by hand: down and up again, over half an hour and more
        for (int k = random.whole(1, 4); k > 0; --k) {
            const int at = random.below(minutes);
            const double to = random.between(0.65, 0.9);
            ramp(at, random.whole(30, 90), to);
            ramp(std::min(minutes - 1, at + random.whole(240, 1500)), random.whole(30, 90), 1 / to);
        }
    }
    const double ageing = random.between(-0.08, 0.12);
    for (int i = 0; i < minutes; ++i)
        factor[std::size_t(i)] *= 1 + ageing * i / minutes;
    return factor;
}

double at(const Curve &curve, std::size_t i) { return curve[i]; }

Outlet makeStack(RandomStream &random, Plant &plant, const StackSpec &spec, const Curve &realNox, const Curve &realCo)
{
    Outlet outlet;
    outlet.code = "DA001";
    outlet.process = spec.process;
    outlet.reference = spec.oxygen > 0 ? spec.reference : 0;
    const int minutes = plant.minutes;
    const std::size_t count = std::size_t(minutes);
    const Following flue = follow(plant.load, random.between(15, 50));
    const Curve slowOxygen = wander(random, minutes, random.between(100, 600));
    const Curve fastOxygen = noiseCurve(random, minutes, random.between(0.7, 0.95));
    const double oxygenSlow = random.between(0.1, 0.35);
    const double oxygenFast = random.between(0.05, 0.25);
    const double leak = random.chance(0.15) ? random.between(0.8, 2.5) : 0;
    const int leakAt = random.below(minutes);
    Curve oxygen(count, 20.9);
    for (std::size_t i = 0; i < count && spec.oxygen > 0; ++i) {
        const double burning = std::clamp(at(flue.gas, i) / 0.25, 0.0, 1.0);
        double hot = spec.oxygen + spec.oxygenRise * std::max(0.0, 0.95 - at(flue.gas, i)) +
                     oxygenSlow * at(slowOxygen, i) + oxygenFast * at(fastOxygen, i);
        if (leak > 0 && int(i) > leakAt)
            hot += leak * std::min(1.0, (double(i) - leakAt) / 7000.0);
        hot = std::clamp(hot, 0.8, 20.3);
        oxygen[i] = 20.9 - (20.9 - hot) * burning * (2 - burning);
    }
    const Curve shared = noiseCurve(random, minutes, random.between(0.8, 0.97), 5);
    const double sharedPart = random.between(0, 0.5);
    for (const GasSpec &each : spec.gases) {
        const Curve slow = wander(random, minutes, random.between(120, 900));
        const Curve fast = noiseCurve(random, minutes, each.lag1, each.degrees);
        const Curve ground = noiseCurve(random, minutes, 0.5);
        const Curve drift = honestDrift(random, minutes);
        const Curve *real = each.factor == "a21002" && !realNox.empty()  ? &realNox
                            : each.factor == "a21005" && !realCo.empty() ? &realCo
                                                                         : nullptr;
        const double day = random.between(0, 0.06);
        const double peak = random.between(0, 24);
        Track track;
        track.resolution = each.resolution;
        track.rangeHigh = each.range;
        track.limit = each.limit;
        track.clipLow = each.clips ? 0 : -each.range;
        track.values.resize(count);
        track.flags.assign(count, 'N');
        double seen = 0;
        const double answer = random.between(0.35, 0.9); // of the analyser in a minute
        for (std::size_t i = 0; i < count; ++i) {
            const double load = std::max(0.05, at(flue.gas, i));
            double hot =
                real ? at(*real, i)
                     : each.level * std::pow(load, each.withLoad) *
                           (1 + day * std::cos((double(int(i) % minutesPerDay) / 60 - peak) / 12 * std::numbers::pi));
            const double wobble =
                each.slow * (real ? 0.2 : 1) * at(slow, i) +
                each.fast * (std::sqrt(1 - sharedPart) * at(fast, i) + std::sqrt(sharedPart) * at(shared, i));
            hot *= std::exp(std::clamp(wobble, -1.5, 1.2)) * (real ? 1.0 : at(drift, i));
            if (spec.oxygen > 0 && spec.reference > 0)
                hot *= (21 - std::min(oxygen[i], 20.5)) / (21 - spec.reference);
            const double burning = std::clamp(at(flue.gas, i) / 0.2, 0.0, 1.0);
            const double value = hot * burning;
            seen = i == 0 ? value : seen + answer * (value - seen);
            track.values[i] = seen + each.floorNoise * at(ground, i);
        }
        outlet.gases.push_back(each.factor);
        outlet.tracks[each.factor] = std::move(track);
    }
    const auto add = [&](const char *factor, double resolution, double range, double low, auto value) {
        Track track;
        track.resolution = resolution;
        track.rangeHigh = range;
        track.clipLow = low;
        track.values.resize(count);
        track.flags.assign(count, 'N');
        for (std::size_t i = 0; i < count; ++i)
            track.values[i] = value(i);
        outlet.tracks[factor] = std::move(track);
    };
    const double ambient = random.between(8, 26);
    const auto airAt = [&](std::size_t i) {
        return ambient + 4 * std::sin(double(int(i) % minutesPerDay) / minutesPerDay * 2 * std::numbers::pi - 2);
    };
    const Curve jitterT = noiseCurve(random, minutes, 0.97);
    const Curve slowT = wander(random, minutes, 300);
    add("a01012", pick(random, {0.1, 0.1, 1}), 300, -40, [&](std::size_t i) {
        const double share = std::clamp(at(flue.heat, i) * 1.6, 0.0, 1.0);
        return airAt(i) + (spec.temperature - ambient) * share * (0.85 + 0.15 * at(flue.heat, i)) +
               0.6 * at(jitterT, i) + 1.5 * at(slowT, i) * share;
    });
    const Curve jitterV = noiseCurve(random, minutes, random.between(0.4, 0.85));
    const Curve slowV = wander(random, minutes, 240);
    const double noiseV = random.between(0.015, 0.05);
    const double fan = random.between(0.25, 0.6); // share of the flow that goes with the load
    Curve velocity(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double on = std::clamp(at(flue.gas, i) / 0.15, 0.0, 1.0);
        velocity[i] = std::max(0.0, on * spec.velocity * (1 - fan + fan * at(flue.gas, i)) *
                                            (1 + noiseV * at(jitterV, i) + 0.02 * at(slowV, i)) +
                                        0.15 * std::abs(at(jitterV, i)) * (1 - on));
    }
    add("a01011", pick(random, {0.01, 0.1}), 40, 0, [&](std::size_t i) { return velocity[i]; });
    const Curve jitterH = noiseCurve(random, minutes, 0.95);
    if (random.chance(0.8)) {
        add("a01014", pick(random, {0.01, 0.1}), 40, 0, [&](std::size_t i) {
            const double share = std::clamp(at(flue.heat, i) * 2, 0.0, 1.0);
            return std::max(0.2, 1.5 + (spec.humidity - 1.5) * share + 0.25 * at(jitterH, i));
        });
    }
    if (random.chance(0.5)) {
        add("a01013", 0.01, 10, -10,
            [&](std::size_t i) { return -0.12 - 0.1 * at(flue.gas, i) + 0.02 * at(jitterV, i); });
    }
    if (random.chance(0.7)) {
        const double area = random.between(0.8, 9);
        add("a00000", 1, 0, 0, [&](std::size_t i) {
            const double kelvin = 273.15 + outlet.tracks["a01012"].values[i];
            const double wet = outlet.has("a01014") ? outlet.tracks["a01014"].values[i] : spec.humidity;
            return 3600 * area * velocity[i] * 273.15 / kelvin * (1 - wet / 100);
        });
    }
    if (spec.oxygen > 0)
        add("a19001", pick(random, {0.01, 0.01, 0.1}), 25, 0, [&](std::size_t i) { return oxygen[i]; });
    return outlet;
}

} // namespace

Plant makePlant(RandomStream &random, int days, Seconds start)
{
    Plant plant;
    plant.start = start;
    plant.minutes = days * minutesPerDay;
    const bool water = random.chance(0.13);
    StackSpec spec = specOf(random);
    Curve realNox, realCo;
    switch (water ? (random.chance(0.5) ? 0 : 2) : spec.loadKind) {
    case 1: plant.load = batchLoad(random, plant.minutes); break;
    case 2: plant.load = shiftLoad(random, plant.minutes, start); break;
    case 3: plant.load = realLoad(random, plant.minutes, 0, &realNox, &realCo); break;
    case 4: plant.load = realLoad(random, plant.minutes, 1, nullptr, nullptr); break;
    case 5: plant.load = realLoad(random, plant.minutes, 2, nullptr, nullptr); break;
    default: plant.load = continuousLoad(random, plant.minutes); break;
    }
    if (plant.load.empty())
        plant.load = continuousLoad(random, plant.minutes);
    if (water) {
        plant.kind = "wastewater";
        plant.industry = "纺织印染";
        plant.outlets.push_back(makeWater(random, plant));
    } else {
        plant.kind = spec.kind;
        plant.industry = spec.industry;
        Outlet outlet = makeStack(random, plant, spec, realNox, realCo);
        const int way = random.below(10);
        outlet.reporting = way < 5 ? Reporting::Minutes : way < 8 ? Reporting::MinutesAndHours : Reporting::Hours;
        outlet.converted = outlet.reference > 0 && random.chance(0.75);
        outlet.convertedOnly = outlet.converted && random.chance(0.06);
        if (random.chance(0.1)) { // an outlet without any analyser but that of the gases
            for (const char *factor : {"a01011", "a01012", "a01014", "a01013", "a00000"})
                outlet.tracks.erase(factor);
        }
        plant.outlets.push_back(std::move(outlet));
    }
    // Runs as it runs: an hour after the start, half an hour before the stop. A slow furnace between two charges runs.
    plant.running.assign(std::size_t(plant.minutes), 1);
    int since = 60;
    for (int i = 0; i < plant.minutes; ++i) {
        since = plant.load[std::size_t(i)] > 0.1 ? since + 1 : 0;
        plant.running[std::size_t(i)] = since > 60 ? 1 : 0;
        if (since == 0)
            std::fill(plant.running.begin() + std::max(0, i - 30), plant.running.begin() + i, 0);
    }
    addMeters(random, plant);
    for (Outlet &outlet : plant.outlets)
        addUpkeep(random, plant, outlet);
    return plant;
}

} // namespace nightjar::quality

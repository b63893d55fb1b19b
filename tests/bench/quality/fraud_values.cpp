// SPDX-License-Identifier: GPL-3.0-or-later
// Frauds that alter the values of a monitor by themselves.
#include <algorithm>

#include "tests/bench/quality/fraud.h"

namespace nightjar::quality {
namespace {

std::string anyGas(Inserter &in) { return in.outlet.gases[std::size_t(in.random.below(int(in.outlet.gases.size())))]; }

/// One gas, or all of them.
std::vector<std::string> oneOrAll(Inserter &in, const std::string &first, double all)
{
    if (!in.random.chance(all))
        return {first};
    std::vector<std::string> factors{first};
    for (const std::string &gas : in.outlet.gases) {
        if (gas != first)
            factors.push_back(gas);
    }
    return factors;
}

} // namespace

std::optional<Fraud> insertJump(Inserter &in)
{
    if (!in.minutely())
        return {};
    const std::string gas = anyGas(in);
    Track &track = in.outlet.tracks[gas];
    const Usual usual = usualOf(in.plant, track);
    if (usual.median < 0.04 * track.rangeHigh || usual.median < 12 * track.resolution)
        return {};
    double factor = in.pick(0.15, 0.4, 0.4, 0.58, 0.55, 0.7);
    const double clearness[] = {5, 3.5, 2.5};
    factor = std::min(factor, 1 - clearness[in.level] * usual.spread / usual.median);
    if (factor < 0.12)
        return {};
    const bool up = in.level == 0 && in.random.chance(0.12);
    if (up)
        factor = 1 + (1 - factor) * 1.5;
    const auto at = in.stretch(in.level == 2 ? 1.5 : 3, in.level == 0 ? 20 : in.level == 1 ? 12 : 8, gas);
    if (!at)
        return {};
    const std::vector<std::string> factors = oneOrAll(in, gas, 0.35);
    for (const std::string &each : factors)
        in.alter(in.outlet.tracks[each], *at, [&](int, double old) { return old * factor; });
    return in.found("minute-jump",
                    up                   ? "rise"
                    : factors.size() > 1 ? "all"
                                         : "one",
                    factors, *at, 100 * std::abs(1 - factor),
                    text("x%.2f spread %.0f%%", factor, 100 * usual.spread / usual.median));
}

std::optional<Fraud> insertStableLow(Inserter &in)
{
    const std::string gas = anyGas(in);
    Track &track = in.outlet.tracks[gas];
    const Usual usual = usualOf(in.plant, track);
    if (usual.median <= 0)
        return {};
    double share = in.pick(0.06, 0.15, 0.15, 0.25, 0.25, 0.38);
    share = std::max(share, 0.03 * track.rangeHigh / usual.median);
    const double level = share * usual.median;
    const double spread = in.random.between(0.012, 0.03) * level;
    if (share > 0.42 || spread < 0.9 * track.resolution || usual.spread < 2 * spread)
        return {};
    const auto at = in.level == 0   ? in.stretch(in.minutely() ? 30 : 36, 96, gas)
                    : in.level == 1 ? in.stretch(in.minutely() ? 16 : 24, 48, gas)
                                    : in.stretch(in.minutely() ? 10 : 18, 26, gas);
    if (!at)
        return {};
    const Curve noise = noiseCurve(in.random, at->length(), 0.8);
    in.alter(track, *at, [&](int i, double) {
        return level + spread * noise[std::size_t((i - at->from) / in.unit() * in.unit())];
    });
    return in.found("hour-stable-low", "low", {gas}, *at, 100 * share,
                    text("level %.3g of %.3g, sd %.2g", level, usual.median, spread));
}

std::optional<Fraud> insertConstant(Inserter &in)
{
    const std::string gas = in.outlet.has("a19001") && in.random.chance(0.1) ? "a19001" : anyGas(in);
    Track &track = in.outlet.tracks[gas];
    const Usual usual = usualOf(in.plant, track);
    const double lively = in.minutely() ? usual.noise : usual.spread;
    if (lively < 0.8 * track.resolution || usual.median < 0.02 * track.rangeHigh)
        return {};
    const int kind = in.random.below(4);
    static const char *names[] = {"exact", "cycle", "dither", "pasted"};
    const double longer = kind == 0 ? 1 : 2;
    const auto at = in.minutely() ? in.stretch(longer * (in.level == 0   ? 10
                                                         : in.level == 1 ? 4
                                                                         : 1.6),
                                               longer * (in.level == 0   ? 36
                                                         : in.level == 1 ? 10
                                                                         : 4),
                                               gas)
                                  : in.stretch(longer * (in.level == 0   ? 30
                                                         : in.level == 1 ? 14
                                                                         : 9),
                                               longer * (in.level == 0   ? 72
                                                         : in.level == 1 ? 28
                                                                         : 14),
                                               gas);
    if (!at)
        return {};
    const double q = track.resolution;
    const int unit = in.unit();
    const double noisePart[] = {0.05, 0.1, 0.2};
    const double pasted = std::max(noisePart[in.level] * lively, 0.6 * q);
    if ((kind == 2 && lively < (in.level == 2 ? 1.5 : 3) * q) || (kind == 3 && lively < 3 * pasted))
        return {};
    const std::vector<std::string> factors = gas == "a19001" || kind == 1 ? std::vector{gas} : oneOrAll(in, gas, 0.25);
    const int cycle = in.random.whole(2, in.minutely() ? 8 : 4);
    for (const std::string &each : factors) {
        Track &own = in.outlet.tracks[each];
        const double held =
            std::max(0.0, std::round(own.values[std::size_t(at->from)] / own.resolution) * own.resolution);
        std::vector<double> values;
        for (int k = 0; k < at->length() / unit + 1; ++k) {
            double value = held;
            if (kind == 1)
                value = std::max(own.clipLow, held + lively * std::sin(1.7 * (k % cycle)) * 0.8);
            else if (kind == 2)
                value = held + own.resolution * in.random.whole(-1, 1);
            else if (kind == 3)
                value = held + (each == gas ? pasted : noisePart[in.level] * usualOf(in.plant, own).noise) *
                                   in.random.normal();
            values.push_back(value);
        }
        in.alter(own, *at, [&](int i, double) { return values[std::size_t((i - at->from) / unit)]; });
    }
    return in.found("long-constant", names[kind], factors, *at, at->length() / 60.0,
                    text("noise %.2g, res %.2g, cycle %d, pasted %.2g", lively, q, cycle, pasted));
}

std::optional<Fraud> insertMinimal(Inserter &in)
{
    const std::string gas = anyGas(in);
    Track &track = in.outlet.tracks[gas];
    const Usual usual = usualOf(in.plant, track);
    const double range = track.rangeHigh;
    if (usual.median < 0.06 * range || usual.median < 5 * usual.spread * 0.5)
        return {};
    const auto at = in.minutely() ? in.stretch(in.level == 0   ? 10
                                               : in.level == 1 ? 6
                                                               : 4,
                                               in.level == 0   ? 40
                                               : in.level == 1 ? 14
                                                               : 7,
                                               gas)
                                  : in.stretch(in.level == 0   ? 24
                                               : in.level == 1 ? 12
                                                               : 8,
                                               in.level == 0   ? 72
                                               : in.level == 1 ? 24
                                                               : 12,
                                               gas);
    if (!at)
        return {};
    static const char *names[] = {"zero", "under-limit", "negative", "above-floor"};
    const int kind = in.level == 2 ? (in.random.chance(0.5) ? 3 : in.random.below(3)) : in.random.below(in.level + 3);
    if (in.outlet.water && kind == 2)
        return {};
    const double level = kind == 0   ? 0
                         : kind == 1 ? 0.006 * range
                         : kind == 2 ? -range * in.random.between(0.004, 0.02)
                                     : range * in.random.between(0.01, 0.018);
    const double noise = kind == 0 ? 0 : std::max(0.6 * track.resolution, range * in.random.between(0.001, 0.0025));
    const std::vector<std::string> factors = in.outlet.water ? std::vector{gas} : oneOrAll(in, gas, 0.2);
    for (const std::string &each : factors) {
        Track &own = in.outlet.tracks[each];
        if (kind == 2)
            own.clipLow = -1e9;
        const double scale = own.rangeHigh / range;
        double value = 0;
        in.alter(own, *at, [&](int i, double) {
            if ((i - at->from) % in.unit() == 0)
                value = scale * (level + noise * in.random.normal());
            return kind == 2 ? value : std::max(0.0, value);
        });
    }
    Fraud fraud = in.found("minimal-value", names[kind], factors, *at, at->length() / 60.0,
                           text("level %.3g of %.3g, range %.0f", level, usual.median, range));
    if (noise < 0.9 * track.resolution)
        fraud.accepted.push_back("long-constant"); // flat: the contract's table takes that first
    return fraud;
}

std::optional<Fraud> insertAbnormal(Inserter &in)
{
    struct Kind {
        const char *name;
        std::string factor;
    };
    std::vector<Kind> kinds;
    const std::string gas = anyGas(in);
    kinds.push_back({"over-range", gas});
    kinds.push_back({"fill", gas});
    if (in.outlet.has("a19001"))
        kinds.push_back({"oxygen", "a19001"});
    if (in.outlet.has("a00000"))
        kinds.push_back({"negative-flow", "a00000"});
    if (in.outlet.has("a01014"))
        kinds.push_back({"humidity", "a01014"});
    if (in.outlet.has("a01012"))
        kinds.push_back({"cold", "a01012"});
    if (in.outlet.has("w21001"))
        kinds.push_back({"ammonia-over-nitrogen", "w21003"});
    const Kind kind = kinds[std::size_t(in.random.below(int(kinds.size())))];
    const auto at = in.minutely() ? in.stretch(in.level == 0   ? 1
                                               : in.level == 1 ? 0.35
                                                               : 0.1,
                                               in.level == 0   ? 10
                                               : in.level == 1 ? 1
                                                               : 0.3,
                                               kind.factor)
                                  : in.stretch(in.level == 0   ? 6
                                               : in.level == 1 ? 3
                                                               : 2,
                                               in.level == 0   ? 14
                                               : in.level == 1 ? 6
                                                               : 3,
                                               kind.factor);
    if (!at)
        return {};
    Track &track = in.outlet.tracks[kind.factor];
    const std::string name = kind.name;
    const double fills[] = {999.9, 9999, -9999, 99999};
    const double fill = fills[in.random.below(4)];
    const double over = in.random.between(1.15, 1.6);
    const double above = in.random.between(21.9, 24.9);
    track.clipLow = -1e9;
    double value = 0;
    in.alter(track, *at, [&](int i, double old) {
        if ((i - at->from) % in.unit() != 0)
            return value;
        const double z = in.random.normal();
        value = name == "over-range"      ? track.rangeHigh * over * (1 + 0.02 * z)
                : name == "fill"          ? fill
                : name == "oxygen"        ? std::max(21.6, above + 0.1 * z)
                : name == "negative-flow" ? -std::abs(old * in.random.between(0.1, 0.9)) - 3
                : name == "humidity"      ? 112 + 4 * z
                : name == "cold"          ? -22 + 0.5 * z
                                          : in.outlet.tracks["w21001"].values[std::size_t(i)] * (1.45 + 0.08 * z);
        return value;
    });
    Fraud fraud =
        in.found("abnormal-value", name, {kind.factor}, *at, at->length(), text("fill %.1f over %.2f", fill, over));
    if (name == "fill")
        fraud.accepted.push_back("long-constant");
    return fraud;
}

std::optional<Fraud> insertNoiseCollapse(Inserter &in)
{
    const std::string gas = anyGas(in);
    const Usual usual = usualOf(in.plant, in.outlet.tracks[gas]);
    const double lively[] = {6, 5, 5};
    if (!in.minutely() || usual.noise < lively[in.level] * in.outlet.tracks[gas].resolution)
        return {};
    const auto at = in.stretch(in.level == 0   ? 20
                               : in.level == 1 ? 12
                                               : 8,
                               in.level == 0   ? 72
                               : in.level == 1 ? 24
                                               : 14,
                               gas);
    if (!at)
        return {};
    const double rest = in.pick(0, 0.08, 0.1, 0.18, 0.22, 0.32);
    const int half = in.random.whole(10, 25);
    const std::vector<std::string> factors = oneOrAll(in, gas, 0.3);
    for (const std::string &each : factors) {
        Track &track = in.outlet.tracks[each];
        Curve smooth(track.values);
        for (int i = at->from; i < at->to; ++i) {
            double sum = 0;
            int count = 0;
            for (int k = std::max(0, i - half); k <= std::min(in.plant.minutes - 1, i + half); ++k) {
                if (track.flags[std::size_t(k)] == 'N') {
                    sum += track.values[std::size_t(k)];
                    ++count;
                }
            }
            if (count > 0)
                smooth[std::size_t(i)] = sum / count;
        }
        in.alter(track, *at,
                 [&](int i, double old) { return smooth[std::size_t(i)] + rest * (old - smooth[std::size_t(i)]); });
    }
    return in.found("noise-collapse", factors.size() > 1 ? "all" : "one", factors, *at, 100 * rest,
                    text("rest %.0f%%, window %d, noise %.2g", 100 * rest, 2 * half + 1, usual.noise));
}

std::optional<Fraud> insertGenerated(Inserter &in)
{
    const std::string gas = anyGas(in);
    Track &track = in.outlet.tracks[gas];
    const Usual usual = usualOf(in.plant, track);
    if (usual.median < 10 * track.resolution || usual.median < 0.04 * track.rangeHigh)
        return {};
    const auto at = in.minutely() ? in.stretch(in.level == 0   ? 30
                                               : in.level == 1 ? 16
                                                               : 10,
                                               in.level == 0   ? 90
                                               : in.level == 1 ? 36
                                                               : 16,
                                               gas)
                                  : in.stretch(in.level == 0   ? 96
                                               : in.level == 1 ? 72
                                                               : 48,
                                               in.level == 0   ? 200
                                               : in.level == 1 ? 110
                                                               : 80,
                                               gas);
    if (!at)
        return {};
    static const char *names[] = {"uniform", "sine", "noise"};
    const int kind = in.level == 0 ? in.random.below(2) : in.random.below(3);
    const double mean = usual.median * in.random.between(0.75, 1.05);
    const double spread = std::max(0.04 * mean, in.random.between(0.7, 1.3) * std::hypot(usual.spread, usual.noise));
    const double period = in.minutely() ? in.random.between(20, 240) : in.random.between(5, 30) * 60;
    const Curve noise = noiseCurve(in.random, at->length(), in.minutely() ? in.random.between(0.5, 0.95) : 0);
    double value = 0;
    in.alter(track, *at, [&](int i, double) {
        const int k = i - at->from;
        if (k % in.unit() != 0)
            return value;
        value = kind == 0   ? mean + 1.732 * spread * (2 * in.random.uniform() - 1)
                : kind == 1 ? mean + 1.414 * spread * (std::sin(k / period * 6.2831853) + 0.07 * in.random.normal())
                            : mean + spread * noise[std::size_t(k)];
        value = std::max(0.0, value);
        return value;
    });
    return in.found("generated-series", names[kind], {gas}, *at, at->length() / 60.0,
                    text("mean %.3g sd %.2g period %.0f min", mean, spread, period));
}

std::optional<Fraud> insertReplay(Inserter &in)
{
    const std::string gas = anyGas(in);
    const Usual usual = usualOf(in.plant, in.outlet.tracks[gas]);
    const double lively = in.minutely() ? usual.noise : usual.spread;
    if (lively < 1.5 * in.outlet.tracks[gas].resolution)
        return {};
    static const char *names[] = {"exact", "shifted", "scaled", "noised"};
    const int kind = in.random.below(4);
    const double longer = kind == 0 ? 1 : kind == 3 ? 2 : 1.5;
    const auto at = in.minutely() ? in.stretch(longer * (in.level == 0   ? 8
                                                         : in.level == 1 ? 4
                                                                         : 2),
                                               longer * (in.level == 0   ? 30
                                                         : in.level == 1 ? 9
                                                                         : 4),
                                               gas)
                                  : in.stretch(longer * (in.level == 0   ? 30
                                                         : in.level == 1 ? 20
                                                                         : 12),
                                               longer * (in.level == 0   ? 60
                                                         : in.level == 1 ? 30
                                                                         : 20),
                                               gas);
    if (!at)
        return {};
    int lag = 0;
    for (int attempt = 0; attempt < 200 && lag == 0; ++attempt) {
        int own = in.random.chance(0.7) ? in.random.whole(1, 25) * minutesPerDay
                                        : in.random.whole(at->length() + 10, 25 * minutesPerDay);
        own -= own % std::max(1, in.unit());
        if (own < at->length() || own > at->from)
            continue;
        int good = 0;
        for (int i = at->from; i < at->to; ++i) {
            const std::size_t k = std::size_t(i - own);
            good += (in.plant.running[k] || in.outlet.water) && in.outlet.tracks[gas].flags[k] == 'N' ? 1 : 0;
        }
        if (good >= 0.97 * at->length())
            lag = own;
    }
    if (lag == 0)
        return {};
    std::vector<std::string> factors = oneOrAll(in, gas, 0.5);
    if (factors.size() > 1 && in.outlet.has("a19001") && kind == 0)
        factors.push_back("a19001");
    const double scale =
        kind == 2 ? (in.random.chance(0.6) ? in.random.between(0.7, 0.93) : in.random.between(1.07, 1.3)) : 1;
    const double shift = kind == 1 ? (in.random.chance(0.6) ? -1 : 1) * in.random.between(0.06, 0.3) : 0;
    const double noisePart[] = {0.1, 0.2, 0.3};
    for (const std::string &each : factors) {
        Track &track = in.outlet.tracks[each];
        const Usual own = usualOf(in.plant, track);
        const double noise = kind == 3 ? noisePart[in.level] * (in.minutely() ? own.noise : own.spread) : 0;
        const double offset = shift * own.median;
        double last = own.median;
        double fresh = 0;
        in.alter(track, *at, [&](int i, double) {
            if ((i - at->from) % in.unit() == 0) {
                double sum = 0;
                int count = 0;
                for (int k = i - lag; k < i - lag + in.unit(); ++k) {
                    if (track.flags[std::size_t(k)] == 'N') {
                        sum += track.values[std::size_t(k)];
                        ++count;
                    }
                }
                if (count > 0)
                    last = std::round(sum / count / track.resolution) * track.resolution;
                fresh = noise * in.random.normal();
            }
            return last * scale + offset + fresh;
        });
    }
    return in.found("replayed-data", names[kind], factors, *at, at->length() / 60.0,
                    text("lag %.2f d, x%.2f, %+.0f%%, noise %.0f%%", double(lag) / minutesPerDay, scale, 100 * shift,
                         kind == 3 ? 100 * noisePart[in.level] : 0));
}

} // namespace nightjar::quality

// SPDX-License-Identifier: GPL-3.0-or-later
// Frauds that break a relation: between factors, to the limit, to the load, to the flags, to the hours.
#include <algorithm>
#include <limits>
#include <numeric>

#include "tests/bench/quality/fraud.h"

namespace nightjar::quality {
namespace {

std::string anyGas(Inserter &in) { return in.outlet.gases[std::size_t(in.random.below(int(in.outlet.gases.size())))]; }

/// Means of the judged values of every hour, NaN under 45 normal minutes.
Curve hourMeans(const Outlet &outlet, const std::string &gas, const Curve &judged)
{
    const Track &track = outlet.tracks.at(gas);
    Curve means;
    for (std::size_t from = 0; from + 60 <= judged.size(); from += 60) {
        double sum = 0;
        int count = 0;
        for (std::size_t i = from; i < from + 60; ++i) {
            if (track.flags[i] == 'N') {
                sum += judged[i];
                ++count;
            }
        }
        means.push_back(count >= 45 ? sum / count : std::numeric_limits<double>::quiet_NaN());
    }
    return means;
}

Curve runningMeans(const Plant &plant, const Curve &means, int from, int to)
{
    Curve found;
    for (int hour = from / 60; hour < to / 60; ++hour) {
        if (plant.running[std::size_t(hour * 60 + 30)] && !std::isnan(means[std::size_t(hour)]))
            found.push_back(means[std::size_t(hour)]);
    }
    return found;
}

} // namespace

std::optional<Fraud> insertExceedance(Inserter &in)
{
    if (in.outlet.water)
        return {};
    const std::string gas = anyGas(in);
    Track &track = in.outlet.tracks[gas];
    const auto at = in.stretch(3, 14, gas, 5);
    if (!at || track.limit <= 0)
        return {};
    const Curve means =
        runningMeans(in.plant, hourMeans(in.outlet, gas, judgedCurve(in.outlet, gas)), at->from, at->to);
    const double usual = quantileOf(means, 0.5);
    if (usual < 0.1 * track.limit)
        return {};
    const double multiple = in.pick(1.6, 2.6, 1.2, 1.5, 1.05, 1.15);
    const double factor = multiple * track.limit / usual;
    for (int i = at->from; i < at->to; ++i) { // treatment fails by and by: no jump
        const double ramp = std::min({1.0, (i - at->from) / 50.0, (at->to - i) / 50.0});
        if (track.flags[std::size_t(i)] == 'N')
            track.values[std::size_t(i)] *= 1 + (factor - 1) * ramp;
    }
    return in.found("exceedance", "hour", {gas}, *at, 100 * (multiple - 1), text("x%.2f of the limit", multiple));
}

std::optional<Fraud> insertOffline(Inserter &in)
{
    const std::string gas = anyGas(in);
    const int kind = in.outlet.water ? 0 : in.random.below(5); // gone, B, D, nights, at high load
    static const char *names[] = {"gone", "flag-B", "flag-D", "nights", "high-load"};
    const bool all = in.random.chance(0.7);
    std::vector<std::string> factors{gas};
    if (all) {
        factors.clear();
        for (const auto &[factor, track] : in.outlet.tracks)
            factors.push_back(factor);
    }
    const auto take = [&](int from, int to) {
        for (const std::string &factor : factors) {
            Track &track = in.outlet.tracks[factor];
            const double held = track.values[std::size_t(std::max(0, from - 1))];
            for (int i = std::max(0, from); i < std::min(in.plant.minutes, to); ++i) {
                if (kind == 1 || kind == 2) {
                    track.flags[std::size_t(i)] = kind == 1 ? 'B' : 'D';
                    track.values[std::size_t(i)] = kind == 1 ? std::numeric_limits<double>::quiet_NaN() : held;
                } else {
                    track.flags[std::size_t(i)] = noRow;
                }
            }
        }
    };
    if (kind < 3) {
        const auto at = in.stretch(in.level == 0   ? 26
                                   : in.level == 1 ? 8
                                                   : 4,
                                   in.level == 0   ? 90
                                   : in.level == 1 ? 20
                                                   : 7,
                                   gas);
        if (!at || at->length() < 3 * in.unit())
            return {};
        take(at->from, at->to);
        return in.found("long-offline", names[kind], factors, *at, at->length() / 60.0,
                        all ? "all factors" : "one factor");
    }
    if (!in.minutely())
        return {};
    std::vector<Stretch> gaps;
    const int nights = in.level == 0 ? 10 : in.level == 1 ? 6 : 4;
    const int firstDay = in.random.whole(9, std::max(10, in.plant.minutes / minutesPerDay - 2 * nights - 2));
    if (kind == 3) {
        const int clock = in.random.whole(21 * 60, 23 * 60);
        const int length = in.level == 2 ? in.random.whole(150, 240) : in.random.whole(270, 450);
        for (int k = 0; k < nights; ++k) {
            const int from = (firstDay + k) * minutesPerDay + clock + in.random.whole(-4, 4);
            gaps.push_back({from, from + length});
        }
    } else {
        const double high = quantileOf(in.plant.load, 0.85);
        for (int i = firstDay * minutesPerDay; i + 300 < in.plant.minutes && int(gaps.size()) < nights; ++i) {
            const bool risen = in.plant.load[std::size_t(i)] > high && in.plant.load[std::size_t(i + 60)] > high &&
                               in.plant.load[std::size_t(i + 120)] > high;
            if (risen && in.plant.running[std::size_t(i)]) {
                const int length = in.random.whole(125, 220);
                gaps.push_back({i, i + length});
                i += length + 600;
            }
        }
    }
    if (int(gaps.size()) < nights || gaps.back().to >= in.plant.minutes ||
        !in.clear({gaps.front().from, gaps.back().to}))
        return {};
    for (const Stretch &gap : gaps) {
        if (!in.plant.running[std::size_t(gap.from)] || !in.plant.running[std::size_t(gap.to)])
            return {};
    }
    for (const Stretch &gap : gaps)
        take(gap.from, gap.to);
    return in.found("long-offline", names[kind], factors, {gaps.front().from, gaps.back().to}, double(gaps.size()),
                    text("%d gaps of %d min", int(gaps.size()), gaps.front().length()));
}

std::optional<Fraud> insertMinuteHour(Inserter &in)
{
    if (in.outlet.reporting != Reporting::MinutesAndHours)
        return {};
    const std::string gas = anyGas(in);
    const Usual usual = usualOf(in.plant, in.outlet.tracks[gas]);
    if (usual.median < 20 * in.outlet.tracks[gas].resolution || usual.median < 0.04 * in.outlet.tracks[gas].rangeHigh)
        return {};
    auto at = in.stretch(in.level == 2 ? 12 : 24, in.level == 0 ? 200 : 72, gas);
    if (!at)
        return {};
    at->from -= at->from % 60;
    at->to -= at->to % 60;
    const double factor = in.pick(0.5, 0.72, 0.75, 0.86, 0.88, 0.93);
    Curve &factors = in.outlet.hourFactor[gas];
    factors.assign(std::size_t(in.plant.minutes / 60), 1.0);
    const bool highOnly = in.level > 0 && in.random.chance(0.4);
    const Curve means = hourMeans(in.outlet, gas, judgedCurve(in.outlet, gas));
    const double line = highOnly ? quantileOf(runningMeans(in.plant, means, at->from, at->to), 0.4) : -1e9;
    int first = -1;
    int last = -1;
    for (int hour = at->from / 60; hour < at->to / 60; ++hour) {
        if (!(means[std::size_t(hour)] > line))
            continue;
        factors[std::size_t(hour)] = factor * in.random.between(0.99, 1.01);
        first = first < 0 ? hour : first;
        last = hour;
    }
    if (last < 0)
        return {};
    return in.found("minute-hour-mismatch", highOnly ? "high-hours" : "all-hours", {gas}, {first * 60, (last + 1) * 60},
                    100 * (1 - factor), text("x%.2f", factor));
}

std::optional<Fraud> insertHugging(Inserter &in)
{
    const std::string gas = anyGas(in);
    Track &track = in.outlet.tracks[gas];
    if (in.outlet.water || track.limit <= 0)
        return {};
    const double wanted[] = {34, 24, 16};
    const double days = std::min(wanted[in.level], double(in.plant.minutes) / minutesPerDay - 0.5);
    const bool whole = in.random.chance(0.5);
    int from = whole ? 0 : in.plant.minutes - int(days * minutesPerDay);
    from -= from % 60;
    const Stretch at{from, in.plant.minutes};
    if (!in.clear(at))
        return {};
    const Curve judged = judgedCurve(in.outlet, gas);
    const Curve means = runningMeans(in.plant, hourMeans(in.outlet, gas, judged), at.from, at.to);
    if (means.size() < 230)
        return {};
    const double over = in.pick(0.3, 0.5, 0.18, 0.28, 0.1, 0.16);
    const double factor = track.limit / quantileOf(means, 1 - over);
    if (factor > 6 || factor < 0.3)
        return {};
    const bool cap = in.random.chance(0.5);
    const double top = in.random.between(0.965, 0.99);
    double wobble = 0;
    for (int i = 0; i < in.plant.minutes; ++i) {
        const std::size_t k = std::size_t(i);
        if (track.flags[k] != 'N' || judged[k] <= 0)
            continue;
        // before the fraud it kept the limit: it is the fuel that became worse
        const double x = judged[k] * (i < at.from ? factor * 0.7 : factor) / track.limit;
        double y = x;
        wobble = 0.97 * wobble + 0.24 * in.random.normal();
        if (i >= at.from && cap)
            y = std::min(x, top * (1 + 0.006 * wobble));
        else if (i >= at.from && x > 0.88)
            y = 0.88 + (top + 0.005 - 0.88) * (1 - std::exp(-(x - 0.88) / 0.1));
        track.values[k] *= y * track.limit / judged[k];
    }
    return in.found("limit-hugging", cap ? "cap" : "compress", {gas}, at, 100 * over,
                    text("top %.3f L, fuel x%.2f", top, factor));
}

std::optional<Fraud> insertOxygen(Inserter &in)
{
    if (!in.outlet.has("a19001") || in.outlet.reference <= 0 || in.outlet.convertedOnly)
        return {};
    Track &track = in.outlet.tracks["a19001"];
    const Usual usual = usualOf(in.plant, track);
    const auto at = in.stretch(in.level == 0   ? 24
                               : in.level == 1 ? 12
                                               : 8,
                               in.level == 0   ? 96
                               : in.level == 1 ? 36
                                               : 20,
                               "a19001");
    if (!at)
        return {};
    const bool high = in.random.chance(0.4) && usual.median < 12;
    double points = high ? in.pick(4.5, 7, 3, 4.5, 2.2, 3) : in.pick(3.5, 5.5, 2.5, 3.5, 1.8, 2.5);
    points = std::max(points, 4 * usual.spread);
    if (high ? usual.median + points > 19.8 : usual.median - points < 1.2)
        return {};
    in.alter(track, *at,
             [&](int, double old) { return high ? std::min(20.4, old + points) : std::max(0.6, old - points); });
    return in.found("oxygen-logic", high ? "too-high" : "flattering", {"a19001"}, *at, points,
                    text("%+.1f of %.1f, spread %.2f", high ? points : -points, usual.median, usual.spread));
}

std::optional<Fraud> insertDilution(Inserter &in)
{
    if (!in.outlet.has("a19001") || in.outlet.convertedOnly || in.outlet.gases.size() < 2)
        return {};
    const auto at = in.stretch(in.level == 0   ? 16
                               : in.level == 1 ? 8
                                               : 5,
                               in.level == 0   ? 80
                               : in.level == 1 ? 30
                                               : 14,
                               "a19001");
    if (!at)
        return {};
    const double factor = in.pick(0.35, 0.55, 0.55, 0.7, 0.7, 0.8);
    std::vector<std::string> factors;
    const Curve wobble = noiseCurve(in.random, at->length(), 0.97);
    const auto part = [&](int i) { return factor * (1 + 0.015 * wobble[std::size_t(i - at->from)]); };
    for (const std::string &gas : in.outlet.gases) {
        in.alter(in.outlet.tracks[gas], *at, [&](int i, double old) { return old * part(i); });
        factors.push_back(gas);
    }
    in.alter(in.outlet.tracks["a19001"], *at, [&](int i, double old) { return 20.9 - (20.9 - old) * part(i); });
    factors.push_back("a19001");
    return in.found("dilution", "line", factors, *at, 100 * (1 - factor), text("x%.2f", factor));
}

std::optional<Fraud> insertFlagAbuse(Inserter &in)
{
    if (in.outlet.water)
        return {};
    const std::string gas = anyGas(in);
    const double wanted[] = {34, 24, 18};
    const double days = std::min(wanted[in.level], double(in.plant.minutes) / minutesPerDay - 2);
    int from = in.plant.minutes - int((days + in.random.between(0, 1)) * minutesPerDay);
    from = std::max(0, from - from % 60);
    if (!in.clear({from, in.plant.minutes}))
        return {};
    const Curve means = hourMeans(in.outlet, gas, judgedCurve(in.outlet, gas));
    const bool nights = in.random.chance(0.3) && in.minutely();
    const double share = in.pick(0.14, 0.25, 0.08, 0.14, 0.05, 0.08);
    const double line = quantileOf(runningMeans(in.plant, means, from, in.plant.minutes), 1 - share);
    const char letter = "CCMD"[in.random.below(4)];
    const int clock = in.random.whole(21 * 60, 23 * 60);
    const int length = in.level == 0 ? 240 : in.level == 1 ? 180 : 130;
    int first = -1;
    int last = -1;
    int marked = 0;
    std::vector<std::string> factors = nights ? in.outlet.gases : std::vector{gas};
    for (int i = from; i < in.plant.minutes; ++i) {
        const double mean = means[std::size_t(i / 60)];
        const int minute = i % minutesPerDay;
        const bool hit = nights ? (minute >= clock && minute < clock + length) : mean > line;
        if (!hit || !in.plant.running[std::size_t(i)])
            continue;
        for (const std::string &factor : factors) {
            if (in.outlet.tracks[factor].flags[std::size_t(i)] == 'N')
                in.outlet.tracks[factor].flags[std::size_t(i)] = nights ? 'C' : letter;
        }
        first = first < 0 ? i : first;
        last = i;
        ++marked;
    }
    if (marked < 600 || last - first < 7 * minutesPerDay)
        return {};
    return in.found("flag-abuse", nights ? "night-calibrations" : "highs", factors, {first, last + 1},
                    100.0 * marked / (in.plant.minutes - from),
                    text("%c, %d min marked", nights ? 'C' : letter, marked));
}

std::optional<Fraud> insertConversion(Inserter &in)
{
    if (!in.outlet.converted || in.outlet.convertedOnly || in.outlet.water)
        return {};
    const std::string gas = anyGas(in);
    Track &track = in.outlet.tracks[gas];
    const Usual usual = usualOf(in.plant, track);
    if (usual.median < 30 * track.resolution)
        return {};
    const auto at = in.random.chance(0.4) ? in.toEnd(4, 20, gas) : in.stretch(in.level == 2 ? 12 : 24, 200, gas);
    if (!at)
        return {};
    const double factor = in.pick(0.55, 0.8, 0.82, 0.92, 0.93, 0.965);
    const std::vector<std::string> factors = in.random.chance(0.5) ? in.outlet.gases : std::vector{gas};
    for (const std::string &each : factors) {
        Curve &own = in.outlet.conversionFactor[each];
        own.assign(std::size_t(in.plant.minutes), 1.0);
        std::fill(own.begin() + at->from, own.begin() + at->to, factor);
    }
    return in.found("conversion-mismatch", factors.size() > 1 ? "all" : "one", factors, *at, 100 * (1 - factor),
                    text("x%.3f", factor));
}

std::optional<Fraud> insertParameter(Inserter &in)
{
    const bool speed = in.outlet.has("a01011") && in.random.chance(0.3);
    const std::string factor = speed ? "a01011" : anyGas(in);
    Track &track = in.outlet.tracks[factor];
    const Usual usual = usualOf(in.plant, track);
    if (usual.median < 15 * track.resolution || (!speed && usual.median < 0.05 * track.rangeHigh))
        return {};
    const auto at = in.toEnd(in.level == 2 ? 3 : 5, 22, factor);
    if (!at)
        return {};
    double share = in.pick(0.4, 0.6, 0.62, 0.74, 0.72, 0.82);
    const double clearness[] = {4, 3, 2};
    share = std::min(share, 1 - clearness[in.level] * usual.spread / usual.median);
    if (share < 0.3)
        return {};
    in.alter(track, *at, [&](int, double old) { return old * share; });
    std::vector<std::string> factors{factor};
    if (speed && in.outlet.has("a00000")) {
        in.alter(in.outlet.tracks["a00000"], *at, [&](int, double old) { return old * share; });
        factors.push_back("a00000");
    }
    return in.found(
        "parameter-change", speed ? "velocity" : "slope", factors, *at, 100 * (1 - share),
        text("x%.2f for %.1f d, spread %.0f%%", share, at->length() / 1440.0, 100 * usual.spread / usual.median));
}

std::optional<Fraud> insertContradiction(Inserter &in)
{
    const bool witnesses = in.outlet.has("a01011") || in.outlet.has("a19001") || in.outlet.has("w00000");
    if (in.plant.meters.empty() || !witnesses)
        return {};
    const std::string gas = in.outlet.gases.front();
    const auto at = in.stretch(in.level == 0   ? 8
                               : in.level == 1 ? 5
                                               : 3,
                               in.level == 0   ? 30
                               : in.level == 1 ? 10
                                               : 5,
                               gas);
    if (!at || at->length() < 3 * in.unit())
        return {};
    const bool reverse = in.random.chance(0.3);
    if (reverse) {
        for (MeterTrack &meter : in.plant.meters) {
            const double idle = quantileOf(meter.power, 0.995) * (meter.role == "total" ? 0.06 : 0.01);
            for (int i = at->from; i < at->to; ++i)
                meter.power[std::size_t(i)] = idle * (1 + 0.1 * in.random.normal());
        }
        return in.found("load-emission-contradiction", "meter-stopped", {"kw"}, *at, at->length() / 60.0,
                        text("%d meters", int(in.plant.meters.size())));
    }
    const bool marks = in.random.chance(0.3) && !in.outlet.water;
    std::vector<std::string> factors;
    for (auto &[factor, track] : in.outlet.tracks) {
        if (in.outlet.water && factor != "w00000")
            continue;
        factors.push_back(factor);
        const bool isGas = std::find(in.outlet.gases.begin(), in.outlet.gases.end(), factor) != in.outlet.gases.end();
        const double noise = std::max(track.resolution, 0.002 * track.rangeHigh);
        const double before = track.values[std::size_t(at->from)];
        for (int i = at->from; i < at->to; ++i) {
            const std::size_t k = std::size_t(i);
            if (track.flags[k] != 'N')
                continue;
            const double fading = std::exp(-(i - at->from) / (factor == "a01012" ? 60.0 : 3.0));
            const double z = in.random.normal();
            const double rest = isGas                ? noise * std::abs(z)
                                : factor == "a19001" ? 20.8 + 0.04 * z
                                : factor == "a01012" ? 22 + 0.3 * z
                                : factor == "a01014" ? 1.6 + 0.1 * z
                                : factor == "a01013" ? -0.02 + 0.01 * z
                                : factor == "a01011" ? 0.1 * std::abs(z)
                                                     : 0.01 * before * std::abs(z);
            track.values[k] = rest + (before - rest) * fading;
            if (marks)
                track.flags[k] = 'F';
        }
    }
    Fraud fraud = in.found(
        "load-emission-contradiction", marks ? "flue-stopped-F" : "flue-stopped", factors, *at, at->length() / 60.0,
        text("%d meters, role %s", int(in.plant.meters.size()), in.plant.meters.back().role.c_str()));
    if (marks)
        fraud.accepted.push_back("flag-abuse");
    return fraud;
}

} // namespace nightjar::quality

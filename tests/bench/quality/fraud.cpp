// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quality/fraud.h"

#include <algorithm>
#include <cstdarg>
#include <cstdio>

namespace nightjar::quality {
namespace {

using Insert = std::optional<Fraud> (*)(Inserter &);
struct Entry {
    const char *rule;
    const char *axis;
    Insert insert;
};
constexpr Entry entries[] = {
    {"minute-jump", "|Δ| / %", insertJump},
    {"hour-stable-low", "C / C₀ / %", insertStableLow},
    {"long-constant", "t / h", insertConstant},
    {"minimal-value", "t / h", insertMinimal},
    {"abnormal-value", "t / min", insertAbnormal},
    {"long-offline", "t / h", insertOffline},
    {"exceedance", "C / L − 1 / %", insertExceedance},
    {"minute-hour-mismatch", "|Δ| / %", insertMinuteHour},
    {"limit-hugging", "C > L / %", insertHugging},
    {"replayed-data", "t / h", insertReplay},
    {"noise-collapse", "σ / σ₀ / %", insertNoiseCollapse},
    {"generated-series", "t / h", insertGenerated},
    {"oxygen-logic", "|ΔO₂| / %", insertOxygen},
    {"dilution", "|Δ| / %", insertDilution},
    {"flag-abuse", "t / t₀ / %", insertFlagAbuse},
    {"conversion-mismatch", "|Δ| / %", insertConversion},
    {"parameter-change", "|Δ| / %", insertParameter},
    {"load-emission-contradiction", "t / h", insertContradiction},
};

} // namespace

const std::vector<std::string> &fraudRules()
{
    static const std::vector<std::string> rules = [] {
        std::vector<std::string> all;
        for (const Entry &entry : entries)
            all.push_back(entry.rule);
        return all;
    }();
    return rules;
}

std::string effectAxis(const std::string &rule)
{
    for (const Entry &entry : entries) {
        if (rule == entry.rule)
            return entry.axis;
    }
    return {};
}

std::optional<Fraud> insertFraud(RandomStream &random, Plant &plant, const std::string &rule, int level,
                                 const std::vector<Fraud> &taken)
{
    for (const Entry &entry : entries) {
        if (rule != entry.rule)
            continue;
        Inserter in{random, plant, plant.outlets.front(), level, taken, random.chance(0.4)};
        std::optional<Fraud> fraud = entry.insert(in);
        if (fraud) {
            fraud->level = level;
            fraud->point = in.outlet.code;
        }
        return fraud;
    }
    return {};
}

int Inserter::unit() const
{
    return outlet.reporting == Reporting::Hours ? 60 : outlet.reporting == Reporting::TwoHours ? 120 : 1;
}

double Inserter::hours(double minutely0, double minutely1, double hourly0, double hourly1) const
{
    return minutely() ? random.between(minutely0, minutely1) : random.between(hourly0, hourly1);
}

double Inserter::pick(double a0, double a1, double b0, double b1, double c0, double c1)
{
    return level == 0 ? random.between(a0, a1) : level == 1 ? random.between(b0, b1) : random.between(c0, c1);
}

bool Inserter::clear(const Stretch &stretch) const
{
    return std::all_of(taken.begin(), taken.end(), [&](const Fraud &other) {
        return stretch.to + 720 < other.from || stretch.from > other.to + 720;
    });
}

std::optional<Stretch> Inserter::stretch(double hoursFrom, double hoursTo, const std::string &factor, double earliest)
{
    const Track &track = outlet.tracks.at(factor);
    const int first = int(earliest * minutesPerDay);
    for (int attempt = 0; attempt < 60; ++attempt) {
        // shorter by and by: a day shift has no room for a day
        const double longest = std::max(hoursFrom, hoursTo - (hoursTo - hoursFrom) * attempt / 50.0);
        int length = int(random.between(hoursFrom, longest) * 60);
        const int room = plant.minutes - 180 - length - first;
        if (room <= 0)
            return {};
        int from = first + random.below(room);
        from -= from % unit();
        length = std::max(unit(), length - length % unit());
        int running = 0;
        int measured = 0;
        for (int i = from; i < from + length; ++i) {
            running += plant.running[std::size_t(i)];
            measured += track.flags[std::size_t(i)] == 'N' ? 1 : 0;
        }
        const bool edges = plant.running[std::size_t(from)] && plant.running[std::size_t(from + length - 1)] &&
                           track.flags[std::size_t(from)] == 'N' && track.flags[std::size_t(from + length - 1)] == 'N';
        const bool steady = outlet.water || (edges && running >= 0.97 * length);
        if (steady && measured >= 0.75 * length && clear({from, from + length}))
            return Stretch{from, from + length};
    }
    return {};
}

std::optional<Stretch> Inserter::toEnd(double daysFrom, double daysTo, const std::string &factor)
{
    const Track &track = outlet.tracks.at(factor);
    for (int attempt = 0; attempt < 40; ++attempt) {
        int from = plant.minutes - int(random.between(daysFrom, daysTo) * minutesPerDay);
        from -= from % unit();
        if (from < 6 * minutesPerDay || from >= plant.minutes)
            continue;
        const Stretch found{from, plant.minutes};
        if ((outlet.water || plant.running[std::size_t(from)]) && track.flags[std::size_t(from)] == 'N' && clear(found))
            return found;
    }
    return {};
}

Fraud Inserter::found(const std::string &rule, const std::string &kind, std::vector<std::string> factors,
                      const Stretch &stretch, double effect, std::string parameters) const
{
    Fraud fraud;
    fraud.rule = rule;
    fraud.accepted = {rule};
    fraud.kind = kind;
    fraud.factors = std::move(factors);
    fraud.from = stretch.from;
    fraud.to = stretch.to;
    fraud.effect = effect;
    fraud.parameters = std::move(parameters);
    return fraud;
}

double quantileOf(Curve values, double q)
{
    if (values.empty())
        return 0;
    const auto place = values.begin() + std::ptrdiff_t(q * double(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

Usual usualOf(const Plant &plant, const Track &track)
{
    Curve all, medians, steps, hour;
    for (std::size_t i = 1; i < track.values.size(); ++i) {
        if (i % 60 == 0) {
            if (hour.size() >= 30)
                medians.push_back(quantileOf(hour, 0.5));
            hour.clear();
        }
        if (!plant.running[i] || track.flags[i] != 'N')
            continue;
        hour.push_back(track.values[i]);
        if (i % 3 == 0)
            all.push_back(track.values[i]);
        if (i % 3 == 0 && track.flags[i - 1] == 'N')
            steps.push_back(std::abs(track.values[i] - track.values[i - 1]));
    }
    Usual usual;
    usual.median = quantileOf(all, 0.5);
    const double middle = quantileOf(medians, 0.5);
    for (double &each : medians)
        each = std::abs(each - middle);
    usual.spread = 1.4826 * quantileOf(medians, 0.5);
    usual.noise = 1.4826 * quantileOf(steps, 0.5) / std::numbers::sqrt2;
    return usual;
}

Curve judgedCurve(const Outlet &outlet, const std::string &factor)
{
    Curve curve = outlet.tracks.at(factor).values;
    if (outlet.reference > 0 && outlet.has("a19001")) {
        const Curve &oxygen = outlet.tracks.at("a19001").values;
        for (std::size_t i = 0; i < curve.size(); ++i)
            curve[i] *= (21 - outlet.reference) / std::max(0.5, 21 - oxygen[i]);
    }
    return curve;
}

std::string text(const char *format, ...)
{
    char buffer[256];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    return buffer;
}

} // namespace nightjar::quality

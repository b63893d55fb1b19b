// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/bench/quality/plant.h"

namespace nightjar::quality {

inline constexpr const char *levelNames[] = {"easy", "middling", "hard"};

/// What was put in, and what a judge should say of it.
struct Fraud {
    std::string rule;
    std::vector<std::string> accepted; ///< heads that the contract's table allows, `rule` first
    std::string kind;
    int level = 0;
    std::string point;
    std::vector<std::string> factors;
    int from = 0; ///< minutes since the begin of the data
    int to = 0;
    double effect = 0; ///< its size, see effectAxis()
    std::string parameters;
    bool optional = false; ///< neither a miss nor a false lead
};

/// Rules that the judge has frauds for, in the order.
const std::vector<std::string> &fraudRules();
/// What `effect` is of a rule, in symbols that are read in both languages ("Δ %", "t / h").
std::string effectAxis(const std::string &rule);
/// Puts a fraud of this rule and level into the plant's first outlet; nothing when it does not fit this plant.
/// `taken`: frauds already there, to be kept clear of.
std::optional<Fraud> insertFraud(RandomStream &random, Plant &plant, const std::string &rule, int level,
                                 const std::vector<Fraud> &taken);

// --- shared by the files that put them in

struct Stretch {
    int from = 0;
    int to = 0;
    int length() const { return to - from; }
};

/// Where and with what a fraud is made.
struct Inserter {
    RandomStream &random;
    Plant &plant;
    Outlet &outlet;
    int level;
    const std::vector<Fraud> &taken;
    bool covers; ///< calibrations inside the stretch vanish, too

    int unit() const; ///< minutes of one reported value
    bool minutely() const
    {
        return outlet.reporting == Reporting::Minutes || outlet.reporting == Reporting::MinutesAndHours;
    }
    double hours(double minutely0, double minutely1, double hourly0, double hourly1) const;
    /// A stretch of this many hours in which the plant runs and `factor` is measured, not before the day `earliest`.
    std::optional<Stretch> stretch(double hoursFrom, double hoursTo, const std::string &factor, double earliest = 8);
    /// From a running minute to the end of the data.
    std::optional<Stretch> toEnd(double daysFrom, double daysTo, const std::string &factor);
    bool clear(const Stretch &stretch) const;
    double pick(double a0, double a1, double b0, double b1, double c0, double c1); ///< by level
    /// Changes what is measured inside the stretch: value = change(index, old value).
    template <class Change>
    void alter(Track &track, const Stretch &stretch, Change change)
    {
        for (int i = stretch.from; i < stretch.to; ++i) {
            const std::size_t k = std::size_t(i);
            if (track.flags[k] != 'N' && !(covers && (track.flags[k] == 'C' || track.flags[k] == 'M')))
                continue;
            track.flags[k] = 'N';
            track.values[k] = change(i, track.values[k]);
        }
    }
    Fraud found(const std::string &rule, const std::string &kind, std::vector<std::string> factors,
                const Stretch &stretch, double effect, std::string parameters) const;
};

/// Of the values reported while the plant runs, before `to`.
struct Usual {
    double median = 0;
    double spread = 0; ///< of hourly medians, robust, absolute
    double noise = 0;  ///< of the minutes about their neighbours, robust, absolute
};
Usual usualOf(const Plant &plant, const Track &track);

std::optional<Fraud> insertJump(Inserter &in);
std::optional<Fraud> insertStableLow(Inserter &in);
std::optional<Fraud> insertConstant(Inserter &in);
std::optional<Fraud> insertMinimal(Inserter &in);
std::optional<Fraud> insertAbnormal(Inserter &in);
std::optional<Fraud> insertOffline(Inserter &in);
std::optional<Fraud> insertExceedance(Inserter &in);
std::optional<Fraud> insertMinuteHour(Inserter &in);
std::optional<Fraud> insertHugging(Inserter &in);
std::optional<Fraud> insertReplay(Inserter &in);
std::optional<Fraud> insertNoiseCollapse(Inserter &in);
std::optional<Fraud> insertGenerated(Inserter &in);
std::optional<Fraud> insertOxygen(Inserter &in);
std::optional<Fraud> insertDilution(Inserter &in);
std::optional<Fraud> insertFlagAbuse(Inserter &in);
std::optional<Fraud> insertConversion(Inserter &in);
std::optional<Fraud> insertParameter(Inserter &in);
std::optional<Fraud> insertContradiction(Inserter &in);

/// The converted (or, without reference oxygen, measured) value that the limit means, by minutes.
Curve judgedCurve(const Outlet &outlet, const std::string &factor);
double quantileOf(Curve values, double q);
std::string text(const char *format, ...) __attribute__((format(printf, 1, 2)));

} // namespace nightjar::quality

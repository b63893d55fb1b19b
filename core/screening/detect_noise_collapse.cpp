// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_noise_collapse.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "core/screening/figures.h"
#include "core/screening/judged_channels.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr const char *ruleId = "noise-collapse";

/// How much a channel changes from sample to sample at a level: an instrument's own noise, which is there at any level,
/// and the process's, which grows with it. Carbon monoxide of a turbine has the first at full load and the second at
/// part load; a share of the level alone would take every rise for calm.
struct NoiseOfLevel {
    double own2 = 0;   ///< square of the part that is always there
    double share2 = 0; ///< square of the part that goes with the level
    double at(double level) const { return std::sqrt(own2 + share2 * level * level); }
};

/// From the mean changes of twelve equally filled classes of the level: median slope of their squares, so that a class
/// in which the noise is gone has no say.
NoiseOfLevel noiseOfLevel(std::vector<std::pair<double, double>> levelAndChange)
{
    constexpr std::size_t classes = 12;
    std::sort(levelAndChange.begin(), levelAndChange.end());
    std::vector<double> levels;
    std::vector<double> squares;
    for (std::size_t k = 0; k < classes; ++k) {
        const std::size_t begin = k * levelAndChange.size() / classes;
        const std::size_t end = (k + 1) * levelAndChange.size() / classes;
        double level = 0;
        double change = 0;
        for (std::size_t i = begin; i < end; ++i) {
            level += levelAndChange[i].first;
            change += levelAndChange[i].second;
        }
        levels.push_back(level / double(end - begin));
        squares.push_back(std::pow(change / double(end - begin), 2));
    }
    std::vector<double> slopes;
    for (std::size_t i = 0; i < classes; ++i) {
        for (std::size_t k = i + 1; k < classes; ++k) {
            const double between = levels[k] * levels[k] - levels[i] * levels[i];
            if (between > 0.05 * levels[k] * levels[k])
                slopes.push_back((squares[k] - squares[i]) / between);
        }
    }
    NoiseOfLevel noise;
    if (slopes.size() >= 6) {
        noise.share2 = std::max(0.0, median(slopes));
    } else { // hardly any levels: they need no telling apart
        for (std::size_t i = 0; i < classes; ++i)
            slopes.push_back(levels[i] > 0 ? squares[i] / (levels[i] * levels[i]) : 0);
        noise.share2 = median(slopes);
        return noise;
    }
    for (std::size_t i = 0; i < classes; ++i)
        squares[i] -= noise.share2 * levels[i] * levels[i];
    noise.own2 = std::max(0.0, median(squares));
    return noise;
}

/// Changes from sample to sample against what is usual at the level around; -1 across holes.
struct Changes {
    std::vector<double> shares;
    double usual = 0;    ///< mean of those that are there, without what jumps
    double absolute = 0; ///< mean magnitude in the channel's unit
};

Changes changesOf(const RunningChannel &channel)
{
    const std::vector<double> &values = channel.values;
    Changes changes;
    changes.shares.assign(values.size(), -1);
    const double floor = 0.2 * median(values);
    if (!(floor > 0))
        return changes;
    std::vector<double> levels(values.size(), floor);
    std::vector<double> sizes;
    std::vector<std::pair<double, double>> some; // every seventh is enough to learn from
    double level = std::max(values.front(), floor);
    for (std::size_t i = 1; i < values.size(); ++i) {
        level += 0.1 * (std::max(values[i], floor) - level); // about ten samples, jumps included
        levels[i] = level;
        if (channel.times[i] - channel.times[i - 1] > channel.step + channel.step / 2)
            continue;
        changes.shares[i] = std::abs(values[i] - values[i - 1]);
        sizes.push_back(changes.shares[i]);
        if (i % 7 == 0)
            some.push_back({level, changes.shares[i]});
    }
    if (sizes.size() < 100 || some.size() < 48)
        return changes;
    changes.absolute = mean(sizes);
    for (auto &[at, change] : some)
        change = std::min(change, 5 * changes.absolute);
    double ofLevel = 0; // of noise that all goes with the level
    for (auto &[at, change] : some)
        ofLevel += change / at / double(some.size());
    const NoiseOfLevel noise = noiseOfLevel(std::move(some));
    std::vector<double> known;
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (changes.shares[i] < 0)
            continue;
        // Where a level was hardly ever held, nobody knows which of the two it is: what fits either is no calm.
        const double expected = std::min(noise.at(levels[i]), ofLevel * levels[i]);
        if (!(expected > 0))
            return changes;
        changes.shares[i] /= expected;
        known.push_back(changes.shares[i]);
    }
    changes.usual = mean(known);
    // Once more without what jumps: the mean of what is left tells finer than a median of rounded changes.
    const double cap = 5 * changes.usual;
    for (double &share : changes.shares)
        share = std::min(share, cap);
    for (double &share : known)
        share = std::min(share, cap);
    changes.usual = mean(known);
    return changes;
}

/// A window of samples [begin, end) and what moved in it.
struct Window {
    std::size_t begin = 0;
    std::size_t end = 0;
    double share = 0; ///< mean change against the usual one
};

/// Windows of `length` samples, a quarter of it apart, without holes over an hour.
std::vector<Window> windowsOf(const RunningChannel &channel, const Changes &changes, std::size_t length)
{
    std::vector<Window> windows;
    const Seconds most = Seconds(length) * channel.step + 3600;
    for (std::size_t begin = 0; begin + length <= channel.values.size();
         begin += std::max<std::size_t>(length / 4, 1)) {
        if (channel.times[begin + length - 1] - channel.times[begin] > most)
            continue;
        double sum = 0;
        std::size_t count = 0;
        for (std::size_t i = begin; i < begin + length; ++i) {
            if (changes.shares[i] < 0)
                continue;
            sum += changes.shares[i];
            ++count;
        }
        if (2 * count >= length)
            windows.push_back({begin, begin + length, sum / double(count) / changes.usual});
    }
    return windows;
}

/// Movement of the level: spread of means of eight samples.
double levelMovement(const RunningChannel &channel, std::size_t begin, std::size_t end)
{
    std::vector<double> means;
    for (std::size_t i = begin; i + 8 <= end; i += 8)
        means.push_back(mean(std::span<const double>(channel.values).subspan(i, 8)));
    return means.size() < 4 ? std::nan("") : quantile(means, 0.9) - quantile(means, 0.1);
}

/// The stretch within [begin, end) in which changes are smallest against `bar`: greatest sum of (bar - change).
Window sharpened(const RunningChannel &channel, const Changes &changes, Window window, double bar)
{
    const std::size_t slack = window.end - window.begin;
    const std::size_t from = window.begin > slack ? window.begin - slack : 1;
    const std::size_t to = std::min(channel.values.size(), window.end + slack);
    double sum = 0;
    double best = -1;
    std::size_t begin = from;
    Window result = window;
    for (std::size_t i = from; i < to; ++i) {
        if (sum <= 0) {
            sum = 0;
            begin = i;
        }
        sum += changes.shares[i] < 0 ? 0 : bar - changes.shares[i];
        if (sum > best) {
            best = sum;
            result.begin = begin - 1; // a change belongs to both of its samples
            result.end = i + 1;
        }
    }
    return result;
}

double shareIn(const Changes &changes, std::size_t begin, std::size_t end)
{
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = begin + 1; i < end; ++i) {
        if (changes.shares[i] >= 0) {
            sum += changes.shares[i];
            ++count;
        }
    }
    return count == 0 ? 1 : sum / double(count) / changes.usual;
}

void judgeChannel(const RunningChannel &channel, const Params &params, RuleResult &result)
{
    const auto unjudged = [&](const QString &why) {
        result.unjudged.push_back({QString::fromLatin1(ruleId), channel.channel.name(), why});
    };
    if (channel.step > 600) {
        unjudged(QCoreApplication::translate("Screening", "Not judged: the samples are more than ten minutes apart."));
        return;
    }
    const std::size_t length =
        std::max<std::size_t>(24, std::size_t(params("least_h") * 3600.0 / double(channel.step)));
    if (channel.runningDays() < params("least_days") || channel.values.size() < 6 * length) {
        unjudged(QCoreApplication::translate("Screening", "Not judged: too few samples while the plant ran."));
        return;
    }
    const Changes changes = changesOf(channel);
    if (!(changes.usual > 0) || changes.absolute < channel.resolution) {
        unjudged(QCoreApplication::translate(
            "Screening", "Not judged: the channel moves less than its resolution from sample to sample."));
        return;
    }
    const std::vector<Window> windows = windowsOf(channel, changes, length);
    if (windows.size() < 20)
        return;
    std::vector<double> shares;
    std::vector<double> movements;
    for (const Window &window : windows) {
        shares.push_back(window.share);
        movements.push_back(levelMovement(channel, window.begin, window.end));
    }
    const double bar = std::min(params("most_share"), 0.75 * quantile(shares, 0.05));
    // Where twenty windows have no quiet one but the suspects, these must not set the bar for themselves.
    const double fewBar = std::min(params("most_share"), 0.6 * quantile(shares, 0.2));
    const double usualMovement = median(movements);
    const auto isQuiet = [&](const Window &window) { return window.share < std::max(bar, fewBar); };
    if (double(std::count_if(windows.begin(), windows.end(), isQuiet)) > params("habit_share") * double(windows.size()))
        return; // calm for much of its time by itself
    std::size_t done = 0;
    for (std::size_t w = 0; w < windows.size(); ++w) {
        if (!isQuiet(windows[w]) || windows[w].begin < done)
            continue;
        Window whole = windows[w];
        while (w + 1 < windows.size() && isQuiet(windows[w + 1]) && windows[w + 1].begin <= whole.end)
            whole.end = windows[++w].end;
        const double inside = std::max(shareIn(changes, whole.begin, whole.end), 0.02);
        // Equal odds of both kinds of movement: exponential changes with these means.
        const double threshold = changes.usual * inside * std::log(1 / inside) / (1 - inside);
        whole = sharpened(channel, changes, whole, threshold);
        const Span span = channel.span(whole.begin, whole.end);
        done = whole.end;
        const double share = shareIn(changes, whole.begin, whole.end);
        const double movement = levelMovement(channel, whole.begin, whole.end);
        if (double(span.length()) < 0.8 * params("least_h") * 3600 || share > params("most_share") ||
            isMarked(channel, span))
            continue;
        // Nothing moves at all: that is a constant value, told by its own rule.
        if (!(movement >= std::max(2.5 * channel.resolution, params("least_movement") * usualMovement)))
            continue;
        const double over = params("most_share") / std::max(share, 0.02);
        const double strength = std::min(0.93, chanceOf(0.4 + 1.1 * std::log2(over)));
        Lead lead = leadOf(channel, ruleId, QStringLiteral("smoothed"), span, strength);
        const QString ending = endingOf(channel);
        lead.figures[u"noise_share"] = figure(share, 3);
        lead.figures[QStringLiteral("usual_change_") + ending] = figure(changes.absolute, 3);
        lead.figures[QStringLiteral("level_moved_") + ending] = figure(movement, 3);
        result.leads.push_back(std::move(lead));
    }
}

} // namespace

RuleResult judgeNoiseCollapse(const FirmData &firm, const Params &params)
{
    RuleResult result;
    forEachConcentration(firm, ruleId, result,
                         [&](const RunningChannel &channel) { judgeChannel(channel, params, result); });
    return result;
}

} // namespace nightjar

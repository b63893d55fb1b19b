// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/detect_load_emission_contradiction.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

#include <QCoreApplication>

#include "core/screening/figures.h"
#include "core/screening/flue_says.h"
#include "core/screening/power.h"
#include "core/series/rank_correlation.h"
#include "core/series/robust.h"

namespace nightjar {
namespace {

constexpr const char *ruleId = "load-emission-contradiction";

/// A minute of load against flue.
enum class Minute : std::uint8_t { Unknown, Agrees, FlueStopped, Marked, LoadStopped };

struct Task {
    const FirmData &firm;
    const Params &params;
    const OutletContext &context;
    std::vector<OnOff> loads;
    std::vector<FlueVoice> voices;
    std::vector<Minute> minutes;
    PowerCurve power;   ///< of the meters that tell of this outlet, summed
    double usual = 0;   ///< median power while the load runs
    bool total = false; ///< no sub-meter: the firm's total speaks
    bool water = false;
    Seconds timeOf(std::size_t minute) const { return context.line.from() + Seconds(minute) * 60; }
};

/// Minutes [begin, end).
struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t length() const { return end - begin; }
};

/// The meters behind the load witnesses, summed.
void takePower(Task &task)
{
    std::set<QString> points;
    for (const Witness &witness : task.context.state.all()) {
        if (witness.kind == Witness::Kind::Load)
            points.insert(channelKeyFromText(witness.channels.constFirst()).point);
    }
    std::vector<PowerCurve> curves;
    for (const QString &code : points) {
        const Point *meter = task.firm.point(code);
        if (!meter)
            continue;
        task.total = task.total || meter->role == MeterRole::Total || meter->role == MeterRole::None;
        curves.push_back(powerCurve(task.firm, *meter));
    }
    task.power = curves.size() == 1 ? std::move(curves.front()) : summed(curves);
    std::vector<double> on;
    for (std::size_t cell = 0; cell < task.power.size(); ++cell) {
        const Seconds offset = task.power.timeOf(cell) - task.context.line.from();
        const std::size_t minute = std::size_t(offset / 60);
        if (offset >= 0 && minute < task.loads.size() && task.loads[minute] == OnOff::On &&
            std::isfinite(task.power.kw[cell]))
            on.push_back(task.power.kw[cell]);
    }
    task.usual = on.empty() ? std::nan("") : medianInPlace(on);
}

/// Minutes under a filed mark that `fits` its label.
template <class Fits>
std::vector<Run> markedRuns(const Task &task, Fits fits)
{
    std::vector<Run> runs;
    const Seconds size = Seconds(task.loads.size());
    for (const Mark &mark : task.firm.marks) {
        if (mark.point != task.context.outlet->key || !mark.factor.isEmpty() || !fits(mark.label))
            continue;
        const Seconds begin = std::clamp<Seconds>((mark.span.from - task.context.line.from()) / 60, 0, size);
        const Seconds end = std::clamp<Seconds>((mark.span.to - task.context.line.from()) / 60, 0, size);
        if (begin < end)
            runs.push_back({std::size_t(begin), std::size_t(end)});
    }
    return runs;
}

bool isStopLabel(const QString &label)
{
    return label.contains(QStringLiteral("停")) || label.contains(QStringLiteral("stop"), Qt::CaseInsensitive);
}

/// Heating up is announced: the flue may lag behind the load for long.
bool isStartLabel(const QString &label)
{
    return label.contains(QStringLiteral("启")) || label.contains(QStringLiteral("起")) ||
           label.contains(QStringLiteral("烘")) || label.contains(QStringLiteral("start"), Qt::CaseInsensitive);
}

void compare(Task &task)
{
    const std::size_t size = task.loads.size();
    task.minutes.assign(size, Minute::Unknown);
    std::vector<std::uint8_t> filed(size, 0); // 1: stop, 2: start
    for (const Run &run : markedRuns(task, isStopLabel))
        std::fill(filed.begin() + std::ptrdiff_t(run.begin), filed.begin() + std::ptrdiff_t(run.end), 1);
    for (const Run &run : markedRuns(task, isStartLabel))
        std::fill(filed.begin() + std::ptrdiff_t(run.begin), filed.begin() + std::ptrdiff_t(run.end), 2);
    for (std::size_t m = 0; m < size; ++m) {
        if (task.loads[m] == OnOff::Unknown || filed[m] == 2)
            continue;
        int stopped = 0;
        int marked = 0;
        int other = 0;
        bool gasAtWork = false; // a pollutant that is reported as valid and not still
        unsigned busy = 0;
        for (const FlueVoice &voice : task.voices) {
            switch (voice.says[m]) {
            case FlueSays::Nothing: break;
            case FlueSays::Stopped: ++stopped; break;
            case FlueSays::Marked: ++marked; break;
            case FlueSays::Between:
                ++other;
                gasAtWork = gasAtWork || voice.kind == FlueKind::Pollutant;
                break;
            case FlueSays::Running:
                ++other;
                gasAtWork = gasAtWork || voice.kind == FlueKind::Pollutant;
                // A hot duct cools for hours: no word of a fire.
                busy |= voice.kind == FlueKind::Temperature ? 0u : 1u << int(voice.kind);
                break;
            }
        }
        if (stopped + marked + other == 0)
            continue;
        Minute &minute = task.minutes[m];
        minute = Minute::Agrees;
        if (task.loads[m] == OnOff::On) {
            if ((filed[m] == 1 || marked > 0) && !gasAtWork)
                minute = Minute::Marked;
            else if (other == 0)
                minute = Minute::FlueStopped;
        } else if (stopped + marked == 0 && std::popcount(busy) >= 2) {
            minute = Minute::LoadStopped;
        }
    }
}

/// Stretches of what `fits`; what does not fit for up to ten minutes, or is not known for up to `gap`, ends none.
template <class Fits>
std::vector<Run> runsOf(const Task &task, Fits fits)
{
    std::vector<Run> runs;
    const std::size_t gap = std::size_t(task.params("gap"));
    std::size_t unknown = 0;
    std::size_t against = 0;
    bool open = false;
    for (std::size_t m = 0; m < task.minutes.size(); ++m) {
        if (fits(task.minutes[m])) {
            if (!open || unknown + against > gap || against > 10)
                runs.push_back({m, m});
            runs.back().end = m + 1;
            open = true;
            unknown = against = 0;
        } else if (task.minutes[m] == Minute::Unknown) {
            ++unknown;
        } else {
            ++against;
        }
    }
    return runs;
}

/// How long the load had stood before the run begins; how long it stands after its end. Minutes, at most a day.
std::size_t restBefore(const Task &task, std::size_t at)
{
    std::size_t m = at;
    while (m > 0 && at - m < 45 && task.loads[m - 1] != OnOff::Off)
        --m;
    std::size_t rest = 0;
    while (m > 0 && rest < 1440 && task.loads[m - 1] == OnOff::Off) {
        --m;
        ++rest;
    }
    return rest;
}

std::size_t restAfter(const Task &task, std::size_t at)
{
    std::size_t m = at;
    while (m < task.loads.size() && m - at < 45 && task.loads[m] != OnOff::Off)
        ++m;
    std::size_t rest = 0;
    while (m < task.loads.size() && rest < 1440 && task.loads[m] == OnOff::Off) {
        ++m;
        ++rest;
    }
    return rest;
}

/// Shortest run that says something: `least_h`, and the time of a start or a stop where it begins or ends with one.
std::size_t leastLength(const Task &task, const Run &run)
{
    std::size_t least = std::size_t(task.params(task.water ? "water_h" : "least_h") * 60);
    const StateTimes &times = task.context.times;
    if (restBefore(task, run.begin) >= std::size_t(times.leastStandstill))
        least += std::size_t(times.longestStart);
    if (restAfter(task, run.end) >= std::size_t(times.leastStandstill))
        least += std::size_t(times.longestStop);
    return least;
}

/// 10th, 50th and 90th percentile of the power within a run; NaN where it is not known.
struct Power {
    double low = std::nan("");
    double middle = std::nan("");
    double high = std::nan("");
};

Power powerIn(const Task &task, const Run &run)
{
    std::vector<double> kw;
    const Seconds to = task.timeOf(run.end);
    for (Seconds t = task.timeOf(run.begin); t < to; t += std::max<Seconds>(task.power.step, 60)) {
        const double value = task.power.at(t);
        if (std::isfinite(value))
            kw.push_back(value);
    }
    if (kw.empty())
        return {};
    return {quantileInPlace(kw, 0.1), quantileInPlace(kw, 0.5), quantileInPlace(kw, 0.9)};
}

/// Kinds of flue channels that say `word` in most of what they say within the run.
unsigned kindsThat(const Task &task, const Run &run, FlueSays word, QStringList *channels = nullptr)
{
    unsigned kinds = 0;
    for (const FlueVoice &voice : task.voices) {
        std::size_t fits = 0;
        std::size_t known = 0;
        for (std::size_t m = run.begin; m < run.end; ++m) {
            known += voice.says[m] != FlueSays::Nothing ? 1 : 0;
            fits += voice.says[m] == word ? 1 : 0;
        }
        if (known == 0 || 5 * fits < 4 * known)
            continue;
        kinds |= 1u << int(voice.kind);
        if (channels)
            *channels << voice.channel->name();
    }
    return kinds;
}

/// Does the firm's total say anything about this outlet? Together on and off before, or by rank while both run.
bool totalSpeaks(const Task &task, const Run &run)
{
    std::size_t together = 0;
    std::size_t apart = 0;
    for (std::size_t m = 0; m < task.minutes.size(); m += 5) {
        if ((m >= run.begin && m < run.end) || task.minutes[m] == Minute::Unknown || task.loads[m] != OnOff::Off)
            continue;
        ++(task.minutes[m] == Minute::LoadStopped ? apart : together);
    }
    if (together >= 24 && together > 5 * apart)
        return true;
    for (const FlueVoice &voice : task.voices) {
        if (voice.kind != FlueKind::Flow && voice.kind != FlueKind::Pollutant)
            continue;
        std::vector<double> kw;
        std::vector<double> values;
        const Series &series = voice.channel->series;
        for (Seconds t = task.context.line.from(); t < task.context.line.span().to; t += 3600) {
            const std::size_t minute = std::size_t((t - task.context.line.from()) / 60);
            if ((minute >= run.begin && minute < run.end) || task.minutes[minute] != Minute::Agrees)
                continue;
            const std::size_t i = lowerIndex(series, t);
            if (i >= series.size() || series.times[i] > t + 1800 || !isValidFlag(series.flags[i]))
                continue;
            kw.push_back(task.power.at(t));
            values.push_back(series.values[i]);
        }
        if (kw.size() >= 48 && spearman(kw, values) >= 0.35)
            return true;
    }
    return false;
}

/// Witness channels of a kind.
QStringList loadChannels(const Task &task)
{
    QStringList names;
    for (const Witness &witness : task.context.state.all()) {
        if (witness.kind == Witness::Kind::Load)
            names << witness.channels;
    }
    names.removeDuplicates();
    return names;
}

Lead makeLead(const Task &task, const Run &run, const QString &kind, const QStringList &flue, const Power &power,
              double strength)
{
    const bool reverse = kind == u"load-stopped";
    Lead lead;
    lead.rule = QString::fromLatin1(ruleId);
    lead.enterprise = task.firm.enterprise.code;
    lead.channels = reverse ? loadChannels(task) : flue;
    lead.witnesses = reverse ? flue : loadChannels(task);
    lead.span = {task.timeOf(run.begin), task.timeOf(run.end)};
    lead.strength = strength;
    QJsonObject &f = lead.figures;
    f[u"kind"] = kind;
    f[u"outlet"] = task.context.outlet->name;
    f[u"longest_min"] = figure(double(run.length()));
    f[u"load_kw"] = figure(power.middle, 4);
    f[u"load_low_kw"] = figure(power.low, 4);
    f[u"load_high_kw"] = figure(power.high, 4);
    f[u"load_usual_kw"] = figure(task.usual, 4);
    f[u"load_kwh"] = figure(power.middle * double(run.length()) / 60.0, 4);
    f[u"flue_channels"] = int(flue.size());
    f[u"total_meter"] = task.total;
    for (const FlueVoice &voice : task.voices) {
        if (!flue.contains(voice.channel->name()))
            continue;
        // The plainest figure of each kind: what it showed, and what it shows at work.
        const char *name = voice.kind == FlueKind::Flow          ? "flow"
                           : voice.kind == FlueKind::Oxygen      ? "oxygen"
                           : voice.kind == FlueKind::Temperature ? "temperature"
                                                                 : "pollutant";
        const Series &series = voice.channel->series;
        std::vector<double> values;
        for (std::size_t i = lowerIndex(series, lead.span.from); i < lowerIndex(series, lead.span.to); ++i) {
            if (std::isfinite(series.values[i]))
                values.push_back(series.values[i]);
        }
        const Channel &info = voice.channel->info;
        const QString ending = unitEnding(info.unit.isEmpty() ? usualUnit(voice.channel->factor()) : info.unit);
        const QString key = QString::fromLatin1(name) + u'_' + ending;
        if (values.empty() || f.contains(key))
            continue;
        f[key] = figure(medianInPlace(values), 4);
        f[QString::fromLatin1(name) + QStringLiteral("_usual_") + ending] = figure(voice.usual, 4);
    }
    return lead;
}

double strengthOf(double logit, std::size_t length, std::size_t least)
{
    const double over = double(length) / double(std::max<std::size_t>(least, 1));
    return std::min(0.95, chanceOf(logit + 0.45 * std::min(3.0, std::log2(std::max(over, 1.0)))));
}

void judgeStopped(const Task &task, RuleResult &result)
{
    const std::vector<Run> runs =
        runsOf(task, [](Minute m) { return m == Minute::FlueStopped || m == Minute::Marked; });
    const std::size_t loadOn = std::size_t(std::count(task.loads.begin(), task.loads.end(), OnOff::On));
    std::size_t all = 0;
    for (const Run &run : runs)
        all += run.length() >= 60 ? run.length() : 0;
    for (const Run &run : runs) {
        const std::size_t least = leastLength(task, run);
        if (run.length() < least)
            continue;
        std::size_t marks = 0;
        for (std::size_t m = run.begin; m < run.end; ++m)
            marks += task.minutes[m] == Minute::Marked ? 1 : 0;
        const bool marked = 2 * marks > run.length();
        const Power power = powerIn(task, run);
        // A low load is work of another kind: a fan that purges, a furnace that is kept warm.
        const double share = power.middle / task.usual;
        if (!(share >= (marked && !task.total ? 0.1 : task.params("load_share"))))
            continue;
        QStringList flue;
        unsigned kinds = kindsThat(task, run, FlueSays::Stopped, &flue);
        if (marked)
            kinds |= kindsThat(task, run, FlueSays::Marked, &flue);
        flue.removeDuplicates();
        if (marked && flue.isEmpty()) { // under a filed stop without values
            for (const FlueVoice &voice : task.voices)
                flue << voice.channel->name();
        }
        const int count = std::popcount(kinds);
        const bool onlyPollutants = kinds == 1u << int(FlueKind::Pollutant) && !marked;
        if (flue.isEmpty() || (onlyPollutants && flue.size() < 2))
            continue;
        const double habit =
            double(all - std::min(all, run.length())) / double(std::max<std::size_t>(loadOn - run.length(), 1));
        if (habit > task.params("habit_share") * (task.total ? 0.4 : 1.0))
            continue;
        if (task.total && !totalSpeaks(task, run))
            continue;
        double logit = 0.2 + 0.4 * std::min(count, 3);
        if (marked)
            logit += 0.1;
        if (onlyPollutants)
            logit -= 0.4;
        if (task.total)
            logit -= 0.3;
        if (task.water)
            logit -= 0.2;
        if (share < 0.8)
            logit -= 0.3;
        logit -= 4 * habit;
        const QString kind = marked ? QStringLiteral("marked-stopped") : QStringLiteral("flue-stopped");
        result.leads.push_back(makeLead(task, run, kind, flue, power, strengthOf(logit, run.length(), least)));
    }
}

void judgeReverse(const Task &task, RuleResult &result)
{
    if (task.water)
        return; // a basin empties long after the work is done
    const std::vector<Run> runs = runsOf(task, [](Minute m) { return m == Minute::LoadStopped; });
    std::size_t all = 0;
    for (const Run &run : runs)
        all += run.length() >= 30 ? run.length() : 0;
    const std::size_t loadOff = std::size_t(std::count(task.loads.begin(), task.loads.end(), OnOff::Off));
    for (const Run &run : runs) {
        const std::size_t least = std::size_t(task.params("least_h") * 60) +
                                  (restBefore(task, run.begin) > 0 ? 0 : std::size_t(task.context.times.longestStop));
        if (run.length() < least)
            continue;
        const Power power = powerIn(task, run);
        const double habit =
            double(all - std::min(all, run.length())) / double(std::max<std::size_t>(loadOff - run.length(), 1));
        if (!(power.high <= 0.1 * task.usual) || habit > 0.2)
            continue;
        QStringList flue;
        const unsigned kinds = kindsThat(task, run, FlueSays::Running, &flue);
        if (std::popcount(kinds & ~(1u << int(FlueKind::Temperature))) < 2)
            continue;
        const double logit = 0.1 - 3 * habit - (task.total ? 0.1 : 0.0);
        result.leads.push_back(makeLead(task, run, QStringLiteral("load-stopped"), flue, power,
                                        std::min(0.65, strengthOf(logit, run.length(), least))));
    }
}

} // namespace

RuleResult judgeLoadEmissionContradiction(const FirmData &firm, const Params &params)
{
    RuleResult result;
    for (const Point &outlet : firm.points) {
        if (outlet.kind == PointKind::Meter || firm.channelsAt(outlet.key.point).empty())
            continue;
        const auto unjudged = [&](const QString &why) {
            result.unjudged.push_back(
                {QString::fromLatin1(ruleId), outlet.key.enterprise + u'/' + outlet.key.point, why});
        };
        const std::shared_ptr<const OutletContext> context = outletContext(firm, outlet);
        if (witnessesOfKind(context->state, Witness::Kind::Load) == 0) {
            unjudged(QCoreApplication::translate(
                "Screening", "Not judged: no meter tells when the production behind this outlet runs."));
            continue;
        }
        Task task{firm, params, *context, loadByMinutes(*context), {}, {}, {}};
        task.water = outlet.kind == PointKind::WaterOutlet;
        task.voices = flueVoices(firm, *context, task.loads, params("still_share"));
        if (task.voices.empty()) {
            unjudged(QCoreApplication::translate(
                "Screening",
                "Not judged: no channel of this outlet tells a plant at work from one that stands still."));
            continue;
        }
        takePower(task);
        if (!(task.usual > 0))
            continue;
        compare(task);
        judgeStopped(task, result);
        judgeReverse(task, result);
    }
    return result;
}

} // namespace nightjar

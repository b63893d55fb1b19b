// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/tonight.h"

#include <cmath>
#include <limits>

#include <QCoreApplication>

#include "core/cache/cache.h"
#include "core/cache/registry_store.h"
#include "core/screening/firm_data.h"
#include "core/screening/firm_jobs.h"
#include "core/screening/lead_json.h"
#include "core/screening/night_load.h"
#include "core/screening/running_threshold.h"
#include "core/screening/screening_run.h"
#include "core/screening/tariff_calendar.h"

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t slotCount = 96;
constexpr std::size_t expertCount = 6;
using Slots = std::array<double, slotCount>; ///< 0, 1 or NaN; or probabilities

Seconds noonOf(Day day) { return dayStart(day) + 12 * 3600; }

struct History {
    Day first = 0;
    std::vector<Slots> nights; ///< from `first` on, each from 12:00 to 12:00
    std::vector<double> known; ///< known share of the night's hours
};

/// Kind of night: whether its evening and its morning are working days.
int kindOf(Day day, const Workdays &workdays)
{
    const bool evening = workdays.kind(day) == DayKind::Workday;
    const bool morning = workdays.kind(day + 1) == DayKind::Workday;
    return (evening ? 2 : 0) + (morning ? 1 : 0);
}

History historyOf(const PowerCurve &load, double threshold, Day night)
{
    History history;
    history.first = dayOf(load.from);
    for (Day day = history.first; day < night; ++day) {
        Slots slots;
        double known = 0;
        for (std::size_t i = 0; i < slotCount; ++i) {
            const Seconds t = noonOf(day) + Seconds(i) * 900;
            // Nothing of the day itself after 12:00: the last night ends at 12:00 of `night`.
            const double kw = t < noonOf(night) ? load.at(t) : nan;
            slots[i] = std::isnan(kw) ? nan : kw > threshold ? 1.0 : 0.0;
            known += std::isnan(kw) || i < 40 || i >= 72 ? 0 : 1;
        }
        history.nights.push_back(slots);
        history.known.push_back(known / 32.0);
    }
    return history;
}

/// Forecasts of all experts for night `target` (index) from the nights before it.
struct Experts {
    std::array<Slots, expertCount> p;
};

Experts askExperts(const History &history, std::size_t target, Day night, const Workdays &workdays)
{
    Experts experts;
    const int kind = kindOf(night, workdays);
    const int weekday = weekdayOf(night);
    const std::size_t from = target > 120 ? target - 120 : 0;
    // The newest night with data: its state at the slot is what "same as last night" would say.
    std::size_t last = target;
    for (std::size_t n = target; n-- > from;) {
        if (history.known[n] > 0.5) {
            last = n;
            break;
        }
    }
    for (std::size_t slot = 0; slot < slotCount; ++slot) {
        double all = 0, allOn = 0, fortnight = 0, fortnightOn = 0, recent = 0, recentOn = 0;
        double alike = 0, alikeOn = 0, same = 0, sameOn = 0, after = 0, afterOn = 0;
        double previous = nan;
        const double lastState = last < target ? history.nights[last][slot] : nan;
        for (std::size_t n = from; n < target; ++n) {
            const double on = history.nights[n][slot];
            const Day day = history.first + Day(n);
            if (std::isnan(on)) {
                previous = nan;
                continue;
            }
            const double age = double(target - n);
            all += 1;
            allOn += on;
            if (target - n <= 14) {
                fortnight += 1;
                fortnightOn += on;
            }
            const double weight = std::exp2(-age / 6.0);
            recent += weight;
            recentOn += weight * on;
            const double slow = std::exp2(-age / 28.0);
            if (kindOf(day, workdays) == kind) {
                alike += slow;
                alikeOn += slow * on;
            }
            if (weekdayOf(day) == weekday) {
                same += slow;
                sameOn += slow * on;
            }
            if (!std::isnan(previous) && previous == lastState) {
                after += slow;
                afterOn += slow * on;
            }
            previous = on;
        }
        const double base = (allOn + 0.5) / (all + 1.0);
        const auto shrunk = [base](double on, double count, double prior) {
            return (on + prior * base) / (count + prior);
        };
        experts.p[0][slot] = shrunk(fortnightOn, fortnight, 1.0);
        experts.p[1][slot] = shrunk(recentOn, recent, 1.0);
        experts.p[2][slot] = shrunk(alikeOn, alike, 1.5);
        experts.p[3][slot] = shrunk(sameOn, same, 1.5);
        experts.p[4][slot] = std::isnan(lastState) ? base : shrunk(afterOn, after, 1.5);
        experts.p[5][slot] = base;
    }
    return experts;
}

using Weights = std::array<double, expertCount>;

Slots mix(const Experts &experts, const Weights &weights)
{
    Slots slots{};
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    for (std::size_t slot = 0; slot < slotCount; ++slot) {
        for (std::size_t e = 0; e < expertCount; ++e)
            slots[slot] += weights[e] / sum * experts.p[e][slot];
    }
    return slots;
}

/// Exponential weights by the Brier score of each expert on the last 60 nights. The learning rate counts a night as
/// four independent outcomes: its quarter hours are nearly one event.
Weights weigh(const History &history, const Workdays &workdays)
{
    std::array<double, expertCount> loss{};
    const std::size_t n = history.nights.size();
    for (std::size_t target = std::max<std::size_t>(7, n > 60 ? n - 60 : 0); target < n; ++target) {
        if (history.known[target] < 0.5)
            continue;
        const Experts experts = askExperts(history, target, history.first + Day(target), workdays);
        std::array<double, expertCount> sum{};
        double count = 0;
        for (std::size_t slot = 40; slot < 72; ++slot) { // 22:00-06:00
            const double on = history.nights[target][slot];
            if (std::isnan(on))
                continue;
            count += 1;
            for (std::size_t e = 0; e < expertCount; ++e)
                sum[e] += (experts.p[e][slot] - on) * (experts.p[e][slot] - on);
        }
        const double fade = std::exp2(-double(n - target) / 30.0);
        for (std::size_t e = 0; e < expertCount && count > 0; ++e)
            loss[e] += fade * sum[e] / count;
    }
    Weights weights;
    const double least = *std::min_element(loss.begin(), loss.end());
    for (std::size_t e = 0; e < expertCount; ++e)
        weights[e] = std::exp(-8.0 * (loss[e] - least));
    return weights;
}

std::optional<RaidWindow> windowOf(const Slots &slots, Day night, const NightHours &hours)
{
    const int from = std::max(0, (hours.from - 720) / 15);
    const int to = std::min(int(slotCount), (hours.to + 1440 - 720) / 15);
    std::optional<RaidWindow> best;
    double bestSum = 0;
    for (int begin = from; begin < to; ++begin) {
        double sum = 0;
        double probability = 0;
        for (int end = begin; end < to; ++end) {
            sum += slots[std::size_t(end)] - 0.5;
            probability += slots[std::size_t(end)];
            const int length = end - begin + 1;
            if (length >= 4 && sum > bestSum + 1e-12) {
                bestSum = sum;
                best = RaidWindow{{noonOf(night) + begin * 900, noonOf(night) + (end + 1) * 900}, probability / length};
            }
        }
    }
    return best;
}

/// Effect of an order that holds tonight and was known by noon: what the firm did under orders before, else a halving.
double orderFactor(const History &history, const std::vector<Order> &orders, Day night, std::size_t slot, double usual)
{
    const Seconds t = noonOf(night) + Seconds(slot) * 900;
    for (const Order &order : orders) {
        const bool stops = order.kind == u"stop" || (std::isfinite(order.share) && order.share < 0.3);
        if (!stops || !order.span.contains(t) || order.issued >= noonOf(night))
            continue;
        double on = 0;
        double count = 0;
        for (std::size_t n = 0; n < history.nights.size(); ++n) {
            const Seconds past = noonOf(history.first + Day(n)) + Seconds(slot) * 900;
            for (const Order &other : orders) {
                if (other.span.contains(past) && other.issued < noonOf(night) &&
                    (other.kind == u"stop" || other.share < 0.3) && !std::isnan(history.nights[n][slot])) {
                    on += history.nights[n][slot];
                    count += 1;
                    break;
                }
            }
        }
        const double prior = 0.4 * usual;
        return (on + 2.0 * prior) / (count + 2.0);
    }
    return usual;
}

} // namespace

RunningForecast forecastNight(const QString &enterprise, const PowerCurve &load, const std::vector<Order> &orders,
                              const Workdays &workdays, Day night, const NightHours &hours)
{
    RunningForecast forecast;
    forecast.enterprise = enterprise;
    PowerCurve past = load;
    // What became known at noon or later does not exist.
    const Seconds noon = noonOf(night);
    while (!past.kw.empty() && past.timeOf(past.size() - 1) >= noon)
        past.kw.pop_back();
    while (!past.kw.empty() && std::isnan(past.kw.back()))
        past.kw.pop_back();
    const LoadLevels levels = loadLevels(past);
    const History history = historyOf(past, levels.threshold, night);
    int nights = 0;
    for (const double known : history.known)
        nights += known >= 0.5 ? 1 : 0;
    if (!past.kw.empty())
        forecast.newest = past.timeOf(past.size() - 1);
    if (nights < 7) {
        forecast.why = QCoreApplication::translate(
                           "Screening", "Not forecast: only %1 nights of load were known by noon; 7 are needed.")
                           .arg(nights);
        return forecast;
    }
    forecast.known = true;
    const Experts experts = askExperts(history, history.nights.size(), night, workdays);
    Slots slots = mix(experts, weigh(history, workdays));
    const double ageHours = double(noon - (past.timeOf(past.size() - 1) + past.step)) / 3600.0;
    const double trust = ageHours <= 36 ? 1.0 : std::exp(-(ageHours - 36) / 72.0);
    bool ordered = false;
    for (std::size_t slot = 0; slot < slotCount; ++slot) {
        slots[slot] = trust * slots[slot] + (1 - trust) * experts.p[5][slot];
        const double under = orderFactor(history, orders, night, slot, slots[slot]);
        ordered = ordered || under != slots[slot];
        slots[slot] = std::clamp(std::round(under * 1e6) / 1e6, 0.005, 0.995);
    }
    forecast.slots = slots;
    forecast.window = windowOf(slots, night, hours);
    int ran = 0;
    int seen = 0;
    for (std::size_t back = 1; back <= 28 && back <= history.nights.size(); ++back) {
        const std::size_t n = history.nights.size() - back;
        const Day day = history.first + Day(n);
        if (history.known[n] < 0.5)
            continue;
        ++seen;
        if (!forecast.window)
            continue;
        int on = 0;
        int length = 0;
        for (Seconds t = forecast.window->span.from; t < forecast.window->span.to; t += 900) {
            ++length;
            on += history.nights[n][std::size_t((t - noon) / 900)] == 1.0 ? 1 : 0;
        }
        if (2 * on >= length) {
            forecast.nights.push_back(day);
            ++ran;
        }
    }
    if (forecast.window) {
        forecast.why = QCoreApplication::translate(
                           "Screening", "Ran in at least half of the window on %1 of the last %2 nights with data.")
                           .arg(ran)
                           .arg(seen);
    } else {
        forecast.why =
            QCoreApplication::translate(
                "Screening", "No hour of the night in which running is likelier than not, over %1 nights with data.")
                .arg(seen);
    }
    if (ageHours > 36)
        forecast.why += u' ' + QCoreApplication::translate(
                                   "Screening", "The newest sample is %1 h old: drawn towards the long-run rate.")
                                   .arg(qRound(ageHours));
    if (ordered)
        forecast.why += u' ' + QCoreApplication::translate("Screening", "A stop or limit order holds tonight.");
    return forecast;
}

Result<std::vector<RunningForecast>> forecastNights(const QString &cachePath, Day night, const QStringList &enterprises,
                                                    const NightHours &hours, int threads, const OnProgress &onProgress)
{
    Result<FirmJobs> jobs = FirmJobs::open(cachePath, enterprises);
    if (!jobs)
        return jobs.error();
    std::vector<std::optional<RunningForecast>> slots(jobs->firms().size());
    const Span span{noonOf(night) - 400 * secondsPerDay, noonOf(night)};
    const auto work = [&](Cache &cache, std::size_t index, const StopSign &stop) -> Outcome {
        Result<FirmData> firm = loadFirm(cache, jobs->registry(), jobs->firms()[index], jobs->tariffs(),
                                         jobs->workdays(), FirmParts::Meters, span, &stop);
        if (!firm)
            return firm.error();
        QString source = QStringLiteral("total");
        std::vector<const Point *> meters = firm->meters(MeterRole::Total);
        if (meters.empty()) {
            meters = firm->meters(MeterRole::Production);
            source = QStringLiteral("production");
        }
        std::vector<PowerCurve> curves;
        for (const Point *meter : meters)
            curves.push_back(powerCurve(*firm, *meter, 900));
        RunningForecast forecast =
            forecastNight(firm->enterprise.code, summed(curves), firm->orders, *jobs->workdays(), night, hours);
        forecast.source = source;
        // The curve knows quarter hours; what was read is told by its own time.
        forecast.newest.reset();
        for (const Point *meter : meters) {
            for (const ChannelData *channel : firm->channelsAt(meter->key.point)) {
                const Series &series = channel->series;
                std::size_t last = series.size();
                while (last > 0 && std::isnan(series.values[last - 1]))
                    --last;
                if (last > 0)
                    forecast.newest = std::max(forecast.newest, std::optional(series.times[last - 1]));
            }
        }
        slots[index] = std::move(forecast);
        return Done{};
    };
    if (const Outcome done = jobs->run(work, threads, onProgress); !done)
        return done.error();
    std::vector<RunningForecast> forecasts;
    for (std::optional<RunningForecast> &slot : slots) {
        if (slot)
            forecasts.push_back(std::move(*slot));
    }
    return forecasts;
}

QJsonArray tonightJson(const std::vector<RunningForecast> &forecasts)
{
    QJsonArray rows;
    for (const RunningForecast &forecast : forecasts) {
        QJsonObject row{{QStringLiteral("enterprise"), forecast.enterprise}};
        QJsonValue slots(QJsonValue::Null);
        QJsonValue window(QJsonValue::Null);
        if (forecast.known) {
            QJsonArray list;
            for (const double p : forecast.slots)
                list.append(p);
            slots = list;
        }
        if (forecast.window) {
            window = QJsonObject{{QStringLiteral("from"), formatIso(forecast.window->span.from)},
                                 {QStringLiteral("to"), formatIso(forecast.window->span.to)},
                                 {QStringLiteral("probability"), threeDecimals(forecast.window->probability)}};
        }
        QJsonArray nights;
        for (const Day day : forecast.nights)
            nights.append(formatDate(day));
        row[u"slots"] = slots;
        row[u"window"] = window;
        row[u"nights"] = nights;
        row[u"newest"] = forecast.newest ? QJsonValue(formatIso(*forecast.newest)) : QJsonValue(QJsonValue::Null);
        row[u"why"] = forecast.why;
        rows.append(row);
    }
    return rows;
}

} // namespace nightjar

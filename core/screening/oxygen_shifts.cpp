// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/oxygen_shifts.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/screening/figures.h"
#include "core/series/robust.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr Seconds longestHole = 3 * 3600;

struct Rows {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// `rest` less its medians over five days, day by day: slow drift of tuning, fuel and season. What was told already
/// does not count, or the days around it would seem to be the odd ones.
std::vector<double> withoutDrift(const OxygenFrame &frame, const std::vector<double> &rest,
                                 const std::vector<bool> &told)
{
    std::vector<double> result(rest);
    std::vector<double> own(rest);
    for (std::size_t i = 0; i < own.size(); ++i)
        own[i] = told[i] ? nan : own[i];
    std::size_t day = 0;
    std::size_t low = 0;
    std::size_t high = 0;
    while (day < rest.size()) {
        std::size_t next = day;
        while (next < rest.size() && frame.times[next] < frame.times[day] + secondsPerDay)
            ++next;
        while (low < day && frame.times[low] < frame.times[day] - 2 * secondsPerDay)
            ++low;
        while (high < rest.size() && frame.times[high] < frame.times[day] + 3 * secondsPerDay)
            ++high;
        double centre = medianOf(own, low, high);
        centre = std::isfinite(centre) ? centre : medianOf(rest, low, high);
        for (std::size_t i = day; i < next; ++i)
            result[i] -= centre;
        day = next;
    }
    return result;
}

/// Stretches beyond `bar` on one side; rows that are not beyond it part two only when there is an hour of them.
std::vector<Rows> runsBeyond(const OxygenFrame &frame, const std::vector<double> &smooth, double bar)
{
    std::vector<Rows> runs;
    int side = 0;
    for (std::size_t i = 0; i < smooth.size(); ++i) {
        const int now = smooth[i] > bar ? 1 : smooth[i] < -bar ? -1 : 0;
        if (now == 0)
            continue;
        if (!runs.empty() && now == side && i - runs.back().end < frame.hour())
            runs.back().end = i + 1;
        else
            runs.push_back({i, i + 1});
        side = now;
    }
    return runs;
}

/// Median of the rows around [begin, end): half a day of running either side, without rows of other shifts.
double levelAround(const OxygenFrame &frame, const std::vector<double> &values, const std::vector<bool> &apart,
                   const Rows &rows)
{
    const std::size_t reach = 12 * frame.hour() / (frame.step >= 3600 ? 3 : 1);
    std::vector<double> near;
    const auto take = [&](std::size_t i) {
        if (!apart[i] && std::isfinite(values[i]))
            near.push_back(values[i]);
    };
    for (std::size_t k = 0, i = rows.begin; k < reach && i-- > 0; ++k)
        take(i);
    for (std::size_t k = 0, i = rows.end; k < reach && i < values.size(); ++k, ++i)
        take(i);
    return near.size() < frame.hour() ? nan : medianInPlace(near);
}

/// Moves the ends to where `rest` crosses half of the shift.
Rows sharpened(const std::vector<double> &rest, Rows rows, const Rows &bounds, double outside, double inside)
{
    const auto within = [&](std::size_t i) { return (rest[i] - outside) / (inside - outside) > 0.5; };
    while (rows.begin + 1 < rows.end && !within(rows.begin))
        ++rows.begin;
    while (rows.end > rows.begin + 1 && !within(rows.end - 1))
        --rows.end;
    while (rows.begin > bounds.begin && within(rows.begin - 1))
        --rows.begin;
    while (rows.end < bounds.end && within(rows.end))
        ++rows.end;
    return rows;
}

/// Change of `values` over an edge at block `at`; NaN where a hole lies there.
double stepAt(const OxygenFrame &frame, const std::vector<double> &values, std::size_t at)
{
    const EdgeReach reach = edgeReach(frame);
    const std::size_t span = reach.width + reach.apart;
    if (at < span || at + span > values.size() ||
        frame.times[at + span - 1] - frame.times[at - span] > longestHole + Seconds(2 * span) * frame.step)
        return nan;
    const auto known = [&](std::size_t from, std::size_t to) {
        return 2 * std::count_if(values.begin() + std::ptrdiff_t(from), values.begin() + std::ptrdiff_t(to),
                                 [](double v) { return std::isfinite(v); }) >=
               std::ptrdiff_t(to - from);
    };
    if (!known(at + reach.apart, at + span) || !known(at - span, at - reach.apart))
        return nan;
    return medianOf(values, at + reach.apart, at + span) - medianOf(values, at - span, at - reach.apart);
}

/// Mean change over both edges of the rows, inside less outside, and how many edges could be seen.
std::pair<double, int> edgeStep(const OxygenFrame &frame, const std::vector<double> &values, const Rows &rows)
{
    const double in = stepAt(frame, values, rows.begin);
    const double out = -stepAt(frame, values, rows.end);
    if (std::isfinite(in) && std::isfinite(out))
        return {(in + out) / 2, 2};
    return {std::isfinite(in) ? in : out, std::isfinite(in) || std::isfinite(out) ? 1 : 0};
}

/// Share of the change that is passed at the edges.
double sharpnessOf(const OxygenFrame &frame, const Rows &rows, double size)
{
    const auto [step, edges] = edgeStep(frame, frame.rest, rows);
    const double seen = edges > 0 ? std::clamp(step / size, 0.0, 1.2) : 0;
    return edges == 2 ? seen : edges == 1 ? 0.5 * seen + 0.3 : 0.4; // what lies at a stop or a hole is not seen
}

/// Parts a run where it holds two levels, one of them begun by a step: another act, or a drift beside it.
void splitLevels(const OxygenFrame &frame, const std::vector<double> &smooth, const Rows &run, double least,
                 std::size_t fewest, int depth, std::vector<Rows> &parts)
{
    const std::size_t n = run.end - run.begin;
    std::size_t at = 0;
    if (depth > 0 && n >= 2 * fewest) {
        std::vector<double> sums(n + 1, 0);
        std::vector<std::size_t> counts(n + 1, 0);
        for (std::size_t i = 0; i < n; ++i) {
            const bool known = std::isfinite(smooth[run.begin + i]);
            sums[i + 1] = sums[i] + (known ? smooth[run.begin + i] : 0);
            counts[i + 1] = counts[i] + (known ? 1 : 0);
        }
        double best = 0;
        double difference = 0;
        for (std::size_t i = fewest; i + fewest <= n; ++i) {
            const double left = double(counts[i]);
            const double right = double(counts[n] - counts[i]);
            if (left < 1 || right < 1)
                continue;
            const double apart = (sums[n] - sums[i]) / right - sums[i] / left;
            const double gain = apart * apart * left * right / (left + right);
            if (gain > best) {
                best = gain;
                at = run.begin + i;
                difference = apart;
            }
        }
        const double step = at > 0 ? stepAt(frame, frame.rest, at) : nan;
        if (std::abs(difference) <
                std::max(least, 0.3 * std::abs(sums[n] / double(std::max<std::size_t>(1, counts[n])))) ||
            !(step / difference > 0.6))
            at = 0;
    }
    if (at == 0) {
        parts.push_back(run);
        return;
    }
    splitLevels(frame, smooth, {run.begin, at}, least, fewest, depth - 1, parts);
    splitLevels(frame, smooth, {at, run.end}, least, fewest, depth - 1, parts);
}

/// What a witness did: at sharp edges mostly by its own step there, since plants change their load for hours anyway.
double change(const OxygenFrame &frame, OxygenFrame::Witness::Kind kind, const std::vector<bool> &apart,
              const Rows &rows, bool sharp)
{
    const OxygenFrame::Witness *witness = frame.witness(kind);
    if (!witness)
        return nan;
    const double inside = medianOf(witness->values, rows.begin, rows.end);
    const auto [step, edges] = edgeStep(frame, witness->values, rows);
    const double outside = levelAround(frame, witness->values, apart, rows);
    const double level = outside > 0 ? inside / outside : nan;
    if (!sharp || edges < 2 || !(inside > step) || !(inside > 0))
        return level;
    const double atEdges = inside / (inside - step);
    return std::isfinite(level) && level > 0 ? std::sqrt(std::sqrt(level) * std::pow(atEdges, 1.5)) : atEdges;
}

OxygenShift::Answer answerOf(const OxygenFrame &frame, const OxygenFrame::Gas &gas, const std::vector<bool> &apart,
                             const Rows &rows, double size, bool sharp)
{
    OxygenShift::Answer answer;
    answer.gas = &gas;
    // Levels wander for hours: a stretch holds about one independent look in two hours of it.
    const double looks = std::max(1.0, double(rows.end - rows.begin) / double(2 * frame.hour()));
    answer.size = medianOf(gas.rest, rows.begin, rows.end) - levelAround(frame, gas.rest, apart, rows);
    answer.error = std::max(gas.scale, 0.005) / std::sqrt(looks);
    // At a sharp edge nothing has had time to wander.
    const auto [step, edges] = edgeStep(frame, gas.rest, rows);
    const double edgeError = edges > 0 ? std::max(gas.edgeScale, 0.005) / std::sqrt(double(edges)) : nan;
    if (sharp && edges > 0 && (edgeError < answer.error || !std::isfinite(answer.size))) {
        answer.size = step;
        answer.error = edgeError;
    }
    if (!std::isfinite(answer.size))
        return answer;
    answer.told = answer.error < 0.45 * std::abs(size);
    const double tolerance = std::max(0.28 * std::abs(size), std::min(2 * answer.error, 0.45 * std::abs(size)));
    answer.follows = answer.told && std::abs(answer.size - size) <= tolerance;
    answer.unmoved = answer.told && !answer.follows && answer.size / size < 0.45;
    return answer;
}

/// Parts of one act that a calibration, an upset or a short stop divides: alike in size, three hours of running apart
/// at most. The part with the more blocks keeps its say.
void joinParts(const OxygenFrame &frame, std::vector<OxygenShift> &shifts)
{
    for (std::size_t i = 0; i + 1 < shifts.size();) {
        OxygenShift &a = shifts[i];
        OxygenShift &b = shifts[i + 1];
        const double ratio = a.size / b.size;
        if (b.begin > a.end + 3 * frame.hour() || !(ratio > 0.6 && ratio < 1.7)) {
            ++i;
            continue;
        }
        OxygenShift whole = a.end - a.begin >= b.end - b.begin ? a : b;
        whole.begin = a.begin;
        whole.end = std::max(a.end, b.end);
        whole.span = {a.span.from, std::max(a.span.to, b.span.to)};
        a = std::move(whole);
        shifts.erase(shifts.begin() + std::ptrdiff_t(i) + 1);
    }
}

} // namespace

std::size_t OxygenShift::count(bool Answer::*what, bool dust) const
{
    return std::size_t(std::count_if(answers.begin(), answers.end(), [&](const Answer &answer) {
        return answer.*what && (dust || !answer.gas->dust);
    }));
}

double OxygenShift::balance(bool dust) const
{
    double sum = 0;
    for (const Answer &answer : answers) {
        if (!answer.told || (!dust && answer.gas->dust))
            continue;
        const double error = answer.error * answer.error + 0.01 * size * size;
        sum += std::clamp((size * size - 2 * answer.size * size) / (2 * error), -4.0, 4.0);
    }
    return sum;
}

double airInDuct(const OxygenShift &shift)
{
    const double left = std::exp(shift.size); // share of flue gas in what was measured
    const double load = std::isfinite(shift.load) && shift.load > 0.2 ? shift.load : 1;
    if (std::isfinite(shift.flow))
        return std::clamp((shift.flow / load - 1) / (1 / left - 1), 0.0, 1.0);
    if (std::isfinite(shift.temperature)) // wanders with weather and load: half as much
        return std::clamp(0.5 * (1 - shift.temperature) / (1 - left), 0.0, 1.0);
    return -1;
}

Span placedAtSamples(const OxygenFrame &frame, std::size_t begin, std::size_t end, double level, double usual)
{
    const Series &series = frame.oxygen->series;
    const Seconds step = std::max<Seconds>(frame.oxygen->step, 1);
    Span span{frame.times[begin], frame.times[end - 1] + frame.step};
    if (step >= frame.step || !(std::abs(level - usual) > 1e-9))
        return span;
    // The split of the samples around an edge that leaves the least squares to both levels.
    const auto place = [&](Seconds edge, double before, double after) {
        const Seconds reach = 2 * frame.step + frame.step / 2;
        const std::size_t first = lowerIndex(series, std::max(edge - reach, Seconds(0)));
        const std::size_t last = lowerIndex(series, edge + reach);
        double best = 0;
        double sum = 0;
        Seconds at = -1;
        for (std::size_t i = first; i < last; ++i) {
            if (!isValidFlag(series.flags[i]) || !std::isfinite(series.values[i]))
                continue;
            if (at < 0)
                at = series.times[i]; // all of it is after the edge until something says otherwise
            const double v = std::clamp(series.values[i], std::min(before, after) - std::abs(after - before),
                                        std::max(before, after) + std::abs(after - before));
            sum += (v - before) * (v - before) - (v - after) * (v - after);
            if (sum < best) {
                best = sum;
                at = series.times[i] + step;
            }
        }
        return at < 0 ? edge : at;
    };
    span.from = place(span.from, usual, level);
    span.to = place(span.to, level, usual);
    if (span.to <= span.from)
        span = {frame.times[begin], frame.times[end - 1] + frame.step};
    return span;
}

std::vector<OxygenShift> oxygenShifts(const OxygenFrame &frame, double least, Seconds shortest)
{
    const std::size_t n = frame.times.size();
    const std::size_t fewest = std::max<std::size_t>(frame.step >= 3600 ? 2 : 4, std::size_t(shortest / frame.step));
    std::vector<OxygenShift> shifts;
    std::vector<bool> told(n, false);
    std::vector<double> scratch;
    for (const bool local : {false, true}) {
        const std::vector<double> rest = local ? withoutDrift(frame, frame.rest, told) : frame.rest;
        const std::vector<double> smooth = smoothed(frame, rest);
        const double scale = std::max(medianSpread(smooth, scratch).scale, 0.003);
        const double bar = std::max(0.7 * least, 2.5 * scale);
        std::vector<bool> apart(n, false);
        for (std::size_t i = 0; i < n; ++i)
            apart[i] = std::abs(smooth[i]) > bar;
        std::vector<Rows> parts;
        for (const Rows &run : runsBeyond(frame, smooth, bar))
            splitLevels(frame, smooth, run, least, fewest, 3, parts);
        for (std::size_t p = 0; p < parts.size(); ++p) {
            Rows rows = parts[p];
            if (2 * (rows.end - rows.begin) < fewest)
                continue;
            const Rows bounds{p > 0 ? parts[p - 1].end : 0, p + 1 < parts.size() ? parts[p + 1].begin : n};
            double outside = nan;
            double size = 0;
            for (int round = 0; round < 3; ++round) {
                const double inside = medianOf(frame.rest, rows.begin, rows.end);
                outside = levelAround(frame, frame.rest, apart, rows);
                size = inside - outside;
                if (!(std::abs(size) > 0.5 * least) || round == 2)
                    break;
                rows = sharpened(frame.rest, rows, bounds, outside, inside);
            }
            if (!std::isfinite(size) || std::abs(size) < least || rows.end - rows.begin < fewest)
                continue;
            OxygenShift shift;
            shift.begin = rows.begin;
            shift.end = rows.end;
            shift.size = size;
            shift.contrast = std::abs(size) / scale;
            shift.oxygen = medianOf(frame.percent, rows.begin, rows.end);
            shift.usual = 21 - (21 - shift.oxygen) * std::exp(-size);
            shift.sharpness = sharpnessOf(frame, rows, size);
            const bool sharp = shift.sharpness > 0.7;
            for (const OxygenFrame::Gas &gas : frame.gases)
                shift.answers.push_back(answerOf(frame, gas, apart, rows, size, sharp));
            shift.load = change(frame, OxygenFrame::Witness::Kind::Load, apart, rows, sharp);
            shift.flow = change(frame, OxygenFrame::Witness::Kind::Flow, apart, rows, sharp);
            shift.temperature = change(frame, OxygenFrame::Witness::Kind::Temperature, apart, rows, sharp);
            if (const OxygenFrame::Witness *load = frame.witness(OxygenFrame::Witness::Kind::Load))
                shift.usualLoad = medianOf(load->values, rows.begin, rows.end) / medianOf(load->values, 0, n);
            shift.span = placedAtSamples(frame, rows.begin, rows.end, shift.oxygen, shift.usual);
            if (shift.span.length() < 9 * shortest / 10)
                continue;
            for (std::size_t i = rows.begin; i < rows.end; ++i)
                told[i] = true;
            const auto same = std::find_if(shifts.begin(), shifts.end(), [&](const OxygenShift &known) {
                return known.begin < rows.end && rows.begin < known.end;
            });
            if (same == shifts.end())
                shifts.push_back(std::move(shift));
            else if (shift.sharpness * shift.contrast > same->sharpness * same->contrast)
                *same = std::move(shift); // clearer against the days around than against the whole
        }
    }
    std::sort(shifts.begin(), shifts.end(),
              [](const OxygenShift &a, const OxygenShift &b) { return a.span.from < b.span.from; });
    joinParts(frame, shifts);
    return shifts;
}

bool isMarkedAt(const FirmData &firm, const Point &outlet, const Span &span)
{
    return std::any_of(firm.marks.begin(), firm.marks.end(), [&](const Mark &mark) {
        return mark.point == outlet.key && 2 * overlap(mark.span, span) > span.length();
    });
}

Lead oxygenLead(const FirmData &firm, const OxygenFrame &frame, const char *rule, const QString &kind, const Span &span,
                double strength)
{
    Lead lead;
    lead.rule = QString::fromLatin1(rule);
    lead.enterprise = firm.enterprise.code;
    lead.channels << frame.oxygen->name();
    const OperatingState &state = frame.context->state;
    lead.witnesses = state.witnesses(span, ownWitnesses(state, frame.oxygen->info.key));
    lead.span = span;
    lead.strength = strength;
    QJsonObject &f = lead.figures;
    f[u"kind"] = kind;
    f[u"factor"] = frame.oxygen->factor();
    f[u"outlet"] = frame.context->outlet->name;
    f[u"longest_min"] = figure(double(span.length()) / 60.0);
    f[u"running_min"] = figure(frame.context->line.share(span).running);
    f[u"step_min"] = figure(double(std::max<Seconds>(frame.oxygen->step, 1)) / 60.0, 4);
    f[u"resolution_pct"] = figure(frame.resolution, 3);
    f[u"unflagged_share"] = figure(frame.unflaggedShare, 3);
    const OxygenFrame::Witness *load = frame.witness(OxygenFrame::Witness::Kind::Load);
    std::vector<double> power;
    for (std::size_t i = 0; load && i < frame.times.size(); ++i) {
        if (span.contains(frame.times[i]) && std::isfinite(load->values[i]))
            power.push_back(load->values[i]);
    }
    if (power.size() > 1) {
        f[u"load_low_kw"] = figure(quantile(power, 0.1), 4);
        f[u"load_high_kw"] = figure(quantile(power, 0.9), 4);
    }
    return lead;
}

void addWitnessFigures(const OxygenShift &shift, Lead &lead)
{
    lead.figures[u"oxygen_pct"] = figure(shift.oxygen, 4);
    lead.figures[u"usual_oxygen_pct"] = figure(shift.usual, 4);
    lead.figures[u"load_share"] = figure(shift.load, 3);
    lead.figures[u"flow_share"] = figure(shift.flow, 3);
    lead.figures[u"temperature_share"] = figure(shift.temperature, 3);
}

} // namespace nightjar

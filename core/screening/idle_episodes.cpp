// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/idle_episodes.h"

#include <cmath>
#include <deque>

#include "core/screening/past_threshold.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

/// Learns from finished short stops whether a treatment cycles by itself, and for how long it then rests.
class CycleWatch
{
public:
    void cell(IdleTrack::Cell cell, double minutes)
    {
        if (cell == IdleTrack::Treated || cell == IdleTrack::Mismatch)
            m_productionHours += minutes / 60.0;
        if (cell == IdleTrack::Mismatch) {
            m_stop += minutes;
        } else {
            // Only a stop that ends by the treatment coming back is a cycle.
            if (m_stop > 0 && cell == IdleTrack::Treated && m_stop <= 45) {
                m_stops.push_back(m_stop);
                if (m_stops.size() > 200)
                    m_stops.pop_front();
                m_count += 1;
            }
            m_stop = 0;
        }
    }
    void fade()
    {
        m_count *= 0.93; // half of the weight within ten days
        m_productionHours *= 0.93;
    }
    double allowed() const
    {
        // At least one short stop in three hours of production, and enough of them to call it a habit.
        if (m_stops.size() < 6 || m_count < 0.33 * m_productionHours)
            return 0;
        return std::min(60.0, 1.5 * quantile({m_stops.begin(), m_stops.end()}, 0.95));
    }

private:
    std::deque<double> m_stops;
    double m_stop = 0;
    double m_count = 0;
    double m_productionHours = 0;
};

} // namespace

IdleTrack trackIdle(const std::vector<IdleInput> &parts, const std::vector<IdleInput> &production, const Params &)
{
    IdleTrack track;
    Seconds to = 0;
    track.step = 3600;
    bool first = true;
    for (const auto *inputs : {&parts, &production}) {
        for (const IdleInput &input : *inputs) {
            track.from = first ? input.curve->from : std::min(track.from, input.curve->from);
            to = std::max(to, input.curve->end());
            track.step = std::min(track.step, input.curve->step);
            first = false;
        }
    }
    const std::size_t cells = std::size_t((to - track.from) / track.step);
    track.cells.assign(cells, IdleTrack::Unknown);

    struct State {
        PastThreshold threshold;
        const PowerCurve *curve;
        std::size_t last = SIZE_MAX;
        OnOff state = OnOff::Unknown;
        OnOff at(Seconds t)
        {
            if (t < curve->from || t >= curve->end())
                return OnOff::Unknown;
            const std::size_t index = std::size_t((t - curve->from) / curve->step);
            if (index != last) {
                last = index;
                state = threshold.next(index);
            }
            return state;
        }
    };
    std::vector<State> treatments;
    std::vector<State> lines;
    for (const IdleInput &input : parts)
        treatments.push_back({PastThreshold(*input.curve, PastThreshold::Role::Treatment, input.rated), input.curve});
    for (const IdleInput &input : production)
        lines.push_back({PastThreshold(*input.curve, PastThreshold::Role::Production, input.rated), input.curve});

    CycleWatch cycles;
    double treatedSoFar =
        0; // cells in which treatment was on, and all known ones: says what one level of production means
    double knownSoFar = 0;
    const std::size_t perHour = std::size_t(3600 / track.step);
    const std::size_t perDay = 24 * perHour;
    for (std::size_t i = 0; i < cells; ++i) {
        const Seconds t = track.timeOf(i);
        bool treatedOn = false;
        bool treatedUnknown = false;
        for (State &part : treatments) {
            const OnOff state = part.at(t);
            treatedOn = treatedOn || state == OnOff::On;
            treatedUnknown = treatedUnknown || state == OnOff::Unknown;
        }
        bool running = false;
        bool runningUnknown = false;
        double on = 0;
        double usual = 0;
        for (State &line : lines) {
            OnOff state = line.at(t);
            if (line.threshold.undecided() && !(treatedSoFar > 0.5 * knownSoFar && knownSoFar >= double(perHour)))
                state = OnOff::Unknown;
            running = running || state == OnOff::On;
            runningUnknown = runningUnknown || state == OnOff::Unknown;
            if (state == OnOff::On) {
                on += line.threshold.on();
                usual += line.threshold.running();
            }
        }
        if (track.learnedAt == SIZE_MAX && std::all_of(treatments.begin(), treatments.end(), [](const State &part) {
                return QLatin1StringView(part.threshold.source()) == QLatin1StringView("two-levels");
            })) {
            track.learnedAt = i;
        }
        if (!treatedUnknown || treatedOn) {
            knownSoFar += 1;
            treatedSoFar += treatedOn ? 1 : 0;
        }
        IdleTrack::Cell &cell = track.cells[i];
        if (running && treatedOn)
            cell = IdleTrack::Treated;
        else if (running && !treatedUnknown)
            cell = IdleTrack::Mismatch;
        else if (!running && !runningUnknown)
            cell = IdleTrack::Rest;
        track.everKnown = track.everKnown || cell == IdleTrack::Treated || cell == IdleTrack::Mismatch ||
                          (cell == IdleTrack::Rest && !treatedUnknown);
        if (i > 0 && i % perDay == 0)
            cycles.fade();
        if (i % perHour == 0) {
            track.allowedMin.push_back(float(cycles.allowed()));
            double off = 0;
            double treatmentUsual = 0;
            for (State &part : treatments) {
                off += part.threshold.off();
                treatmentUsual += part.threshold.running();
                track.source = part.threshold.source();
            }
            track.treatmentOff.push_back(float(off));
            track.treatmentRunning.push_back(float(treatmentUsual));
            track.productionOn.push_back(0);
            track.productionRunning.push_back(0);
        }
        if (running) {
            track.productionOn.back() = float(on);
            track.productionRunning.back() = std::max(track.productionRunning.back(), float(usual));
        }
        cycles.cell(cell, double(track.step) / 60.0);
    }
    return track;
}

void excuseTurns(IdleTrack &track, const IdleTrack &other)
{
    if (track.step != other.step || track.from != other.from)
        return;
    const std::size_t n = std::min(track.cells.size(), other.cells.size());
    double both = 0; // hours so far: both on, only this one, only the other
    double mine = 0;
    double theirs = 0;
    const double hours = double(track.step) / 3600.0;
    if (track.excused.empty())
        track.excused.assign(track.cells.size(), false);
    // Before a part has shown two levels, its standby may have been taken for running: looked at again with what was
    // learned.
    const auto wasOn = [](const IdleTrack &part, std::size_t i) {
        if (part.cells[i] != IdleTrack::Treated || i >= part.learnedAt)
            return part.cells[i] == IdleTrack::Treated;
        const std::size_t then = std::min(part.hourOf(part.learnedAt) + 1, part.treatmentOff.size() - 1);
        return part.treatmentRunning[std::min(part.hourOf(i), part.treatmentRunning.size() - 1)] >
               part.treatmentOff[then];
    };
    const std::size_t learned = std::max(track.learnedAt, other.learnedAt);
    for (std::size_t i = 0; learned < n && i < n; ++i) {
        const IdleTrack::Cell a = track.cells[i];
        const IdleTrack::Cell b = other.cells[i];
        // A series runs together; a pair that takes turns hardly ever does. One hour of this part alone is needed: a
        // part that never ran takes no turns.
        const bool turns = mine >= 1 && both <= 0.15 * (both + mine + theirs);
        if (i >= learned && a == IdleTrack::Mismatch && b == IdleTrack::Treated && turns)
            track.excused[i] = true;
        const bool aOn = wasOn(track, i);
        const bool bOn = wasOn(other, i);
        const auto known = [](IdleTrack::Cell cell) {
            return cell == IdleTrack::Treated || cell == IdleTrack::Mismatch;
        };
        // A part that has never moved yet is not known; when it later turns out to have levels, it stood still until
        // then. Worth no more than the hour that is needed, for it may also have had no data.
        if (aOn && b == IdleTrack::Unknown && i < other.learnedAt && mine < 1)
            mine += hours;
        else if (known(a) && known(b) && (aOn || bOn))
            (aOn && bOn ? both : aOn ? mine : theirs) += hours;
    }
}

std::vector<IdleEpisode> idleEpisodes(const IdleTrack &track, const Params &params)
{
    const double minutes = double(track.step) / 60.0;
    const double gap = params("gap");
    std::vector<IdleEpisode> episodes;
    const auto mismatch = [&](std::size_t i) {
        return track.cells[i] == IdleTrack::Mismatch && (track.excused.empty() || !track.excused[i]);
    };
    std::size_t i = 0;
    while (i < track.cells.size()) {
        if (!mismatch(i)) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        std::size_t end = i; // behind the last cell of mismatch
        int interruptions = 0;
        double off = 0;
        std::size_t alarm = SIZE_MAX;
        const double allowed = double(track.allowedMin[std::min(track.hourOf(begin), track.allowedMin.size() - 1)]);
        // With long steps one cell may be half of each: two of them are needed.
        const double after = std::max({params("alarm_after"), allowed, minutes > 5 ? 2 * minutes : 0.0});
        std::size_t k = i;
        for (; k < track.cells.size(); ++k) {
            if (mismatch(k)) {
                if (double(k - end) * minutes > gap)
                    break;
                interruptions += k > end ? 1 : 0;
                end = k + 1;
                off += minutes;
                // Raised when the clock has run out and treatment was off for most of that time.
                if (alarm == SIZE_MAX && double(end - begin) * minutes >= after &&
                    off >= 0.6 * double(end - begin) * minutes)
                    alarm = end;
            } else if (double(k + 1 - end) * minutes > gap) {
                break;
            }
        }
        if (alarm != SIZE_MAX) {
            IdleEpisode episode;
            episode.span = {track.timeOf(begin), track.timeOf(end)};
            // The contract's clock begins with the mismatch; a cycle's own rest moves it.
            episode.alarmAt = track.timeOf(begin) + Seconds(std::max(params("alarm_after"), allowed) * 60);
            episode.alarmAt = std::max(episode.alarmAt, std::min(track.timeOf(alarm), episode.alarmAt));
            episode.interruptions = interruptions;
            const std::size_t hour = std::min(track.hourOf(begin), track.productionOn.size() - 1);
            const std::size_t nextHour = std::min(hour + 1, track.productionOn.size() - 1);
            episode.productionOn = double(std::max(track.productionOn[hour], track.productionOn[nextHour]));
            episode.productionRunning =
                double(std::max(track.productionRunning[hour], track.productionRunning[nextHour]));
            episode.treatmentOff = double(track.treatmentOff[hour]);
            episode.treatmentRunning = double(track.treatmentRunning[hour]);
            episode.source = track.source;
            episodes.push_back(episode);
        }
        i = std::max(end, k);
        if (i <= begin)
            i = begin + 1;
    }
    return episodes;
}

} // namespace nightjar

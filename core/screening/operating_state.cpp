// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/operating_state.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/screening/power.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Twelve years of minutes: a lone sample with a broken clock must not ask for the memory of a century.
constexpr Seconds longestGrid = 12 * 366;

struct Grid {
    Seconds from = 0;
    Seconds step = 60;
    std::vector<double> values;
};

/// Valid samples on the channel's own grid.
Grid gridOf(const ChannelData &channel)
{
    Grid grid;
    const Series &series = channel.series;
    if (series.size() < 2)
        return grid;
    grid.step = std::max<Seconds>(60, channel.step > 0 ? channel.step : medianStep(series));
    grid.from = series.times.front() - (series.times.front() - dayStart(dayOf(series.times.front()))) % grid.step;
    const Seconds cells = longestGrid * (secondsPerDay / 60);
    if ((series.times.back() - grid.from) / grid.step >= cells)
        grid.from += ((series.times.back() - grid.from) / grid.step - cells + 1) * grid.step;
    grid.values.assign(std::size_t((series.times.back() - grid.from) / grid.step + 1), nan);
    for (std::size_t i = lowerIndex(series, grid.from); i < series.size(); ++i) {
        if (isValidFlag(series.flags[i]) && std::isfinite(series.values[i]) && std::abs(series.values[i]) < 1e9)
            grid.values[std::size_t((series.times[i] - grid.from) / grid.step)] = series.values[i];
    }
    return grid;
}

/// 1 from a tenth under `level` on; nothing when no level is known.
std::vector<std::uint8_t> settledAt(const std::vector<double> &values, double level)
{
    std::vector<std::uint8_t> settled;
    if (!(level > 0))
        return settled;
    settled.resize(values.size());
    std::transform(values.begin(), values.end(), settled.begin(),
                   [level](double value) { return std::uint8_t(value >= 0.9 * level ? 1 : 0); });
    return settled;
}

Witness witnessOf(Witness::Kind kind, const Grid &grid, const QString &channel, double on, double off,
                  double usual = nan)
{
    Witness witness;
    witness.kind = kind;
    witness.channels << channel;
    witness.from = grid.from;
    witness.step = grid.step;
    witness.states = onOff(grid.values, on, off);
    witness.settled = settledAt(grid.values, usual);
    return witness;
}

/// Load of the production that emits through the outlet; the firm's total where nothing is sub-metered.
void addLoad(const FirmData &firm, const Point &outlet, std::vector<Witness> &witnesses)
{
    std::vector<const Point *> meters;
    for (const Point *meter : firm.meters(MeterRole::Production)) {
        if (outlet.serves.isEmpty() || outlet.serves.contains(meter->key.point))
            meters.push_back(meter);
    }
    const bool total = meters.empty();
    if (total)
        meters = firm.meters(MeterRole::Total);
    for (const Point *meter : meters) {
        const PowerCurve curve = powerCurve(firm, *meter);
        if (curve.empty())
            continue;
        const RunningThreshold threshold = learnThreshold(curve.kw);
        double on = threshold.on;
        double off = threshold.off;
        if (!threshold.found) {
            // One level only: a plant that never stops, or one that stands still. Rated power decides; without it only
            // what is clearly an industrial load (20 kW and more) or clearly none (under 1 kW).
            double rated = nan;
            for (const ChannelData *channel : firm.channelsAt(meter->key.point))
                rated = std::isnan(rated) ? channel->info.rated : rated;
            if (std::isfinite(rated) && rated > 0) {
                on = 0.15 * rated;
                off = 0.12 * rated;
            } else if (threshold.low5 >= 20) {
                on = 0.3 * threshold.low5;
                off = 0.25 * threshold.low5;
            } else if (threshold.running < 1) {
                on = std::max(1.0, 5 * threshold.running);
                off = on;
            } else {
                continue;
            }
        }
        Witness witness;
        witness.kind = Witness::Kind::Load;
        witness.channels = curve.channels;
        witness.from = curve.from;
        witness.step = curve.step;
        witness.states = onOff(curve.kw, on, off);
        witness.settled = settledAt(curve.kw, threshold.found ? threshold.low5 : nan);
        witnesses.push_back(std::move(witness));
    }
}

void addFlue(const FirmData &firm, const Point &outlet, std::vector<Witness> &witnesses)
{
    const bool burns = isCombustion(firm, outlet);
    const bool water = outlet.kind == PointKind::WaterOutlet;
    const auto find = [&](const char *factor) {
        const ChannelData *channel = firm.channel(outlet.key.point, QLatin1StringView(factor));
        return channel ? channel : firm.channel(outlet.key.point, QString::fromLatin1(factor) + QStringLiteral("-h"));
    };
    for (const char *factor : {"a00000", "a01011", "w00000"}) {
        const ChannelData *channel = find(factor);
        if (!channel)
            continue;
        const Grid grid = gridOf(*channel);
        const RunningThreshold threshold = learnThreshold(grid.values);
        const bool velocity = QLatin1StringView(factor) == QLatin1StringView("a01011");
        if (threshold.found)
            witnesses.push_back(
                witnessOf(Witness::Kind::Flow, grid, channel->name(), threshold.on, threshold.off, threshold.low5));
        else if (velocity) // facts 3.3, gate (a): more than 3 m/s in the duct
            witnesses.push_back(witnessOf(Witness::Kind::Flow, grid, channel->name(), 3.0, 2.0));
        else if (water && threshold.samples > 0) // a discharge without a second level: any flow at all
            witnesses.push_back(witnessOf(Witness::Kind::Flow, grid, channel->name(), 1e-6, 1e-6));
        else if (threshold.samples > 0 && threshold.low5 > 0)
            witnesses.push_back(
                witnessOf(Witness::Kind::Flow, grid, channel->name(), 0.1 * threshold.low5, 0.08 * threshold.low5));
    }
    if (!burns)
        return;
    if (const ChannelData *channel = find("a01012")) {
        const Grid grid = gridOf(*channel);
        const RunningThreshold threshold = learnThreshold(grid.values);
        // Wet stacks run at 45-60 degC; air on the coast stays under 40.
        const double on = threshold.found ? std::max(threshold.on, 30.0) : 45.0;
        if (threshold.samples > 0)
            witnesses.push_back(witnessOf(Witness::Kind::Temperature, grid, channel->name(), on, on - 3,
                                          threshold.found ? threshold.running : nan));
    }
    if (const ChannelData *channel = find("furnace-temp")) {
        const Grid grid = gridOf(*channel);
        const RunningThreshold threshold = learnThreshold(grid.values);
        // Incinerators burn above 850 degC and boilers hardly below 600; a banked fire stays under 400.
        const double on = threshold.found ? std::max(threshold.on, 200.0) : 400.0;
        if (threshold.samples > 0)
            witnesses.push_back(witnessOf(Witness::Kind::Temperature, grid, channel->name(), on, 0.9 * on,
                                          threshold.found ? threshold.running : nan));
    }
    if (const ChannelData *channel = find("a19001")) {
        Grid grid = gridOf(*channel);
        // Low O2 burns: turned round, so that "above" means running. 19 % (facts 3.3); kilns that work at 15-18 % fit,
        // too.
        for (double &value : grid.values)
            value = 21.0 - value;
        if (!grid.values.empty())
            witnesses.push_back(witnessOf(Witness::Kind::Oxygen, grid, channel->name(), 2.0, 1.5));
    }
}

} // namespace

bool isCombustion(const FirmData &firm, const Point &outlet)
{
    static const QStringList burning{QStringLiteral("combustion"), QStringLiteral("kiln"),
                                     QStringLiteral("incinerator"), QStringLiteral("rto")};
    if (!outlet.process.isEmpty())
        return burning.contains(outlet.process) && outlet.process != u"rto";
    // Not declared: a reference oxygen is only given where something burns.
    for (const ChannelData *channel : firm.channelsAt(outlet.key.point)) {
        if (std::isfinite(channel->info.referenceOxygen))
            return true;
    }
    return std::any_of(firm.limits.begin(), firm.limits.end(), [&](const Limit &limit) {
        return limit.channel.point == outlet.key.point && std::isfinite(limit.referenceOxygen);
    });
}

OnOff Witness::at(Seconds t) const
{
    if (t < from)
        return OnOff::Unknown;
    const std::size_t index = std::size_t((t - from) / step);
    return index < states.size() ? states[index] : OnOff::Unknown;
}

OperatingState::OperatingState(const FirmData &firm, const Point &outlet)
{
    addLoad(firm, outlet, m_witnesses);
    addFlue(firm, outlet, m_witnesses);
    if (m_witnesses.size() > 64) // one bit each in a WitnessSet; no outlet has that many lines
        m_witnesses.resize(64);
}

OnOff OperatingState::running(Seconds t, WitnessSet without) const
{
    // Several production lines emit through one outlet: any of them keeps it running.
    OnOff load = OnOff::Unknown;
    int on = 0;
    int off = 0;
    WitnessSet bit = 1;
    for (const Witness &witness : m_witnesses) {
        const bool left = (without & bit) != 0;
        bit <<= 1;
        if (left)
            continue;
        const OnOff state = witness.at(t);
        if (state == OnOff::Unknown)
            continue;
        if (witness.kind == Witness::Kind::Load)
            load = load == OnOff::On ? OnOff::On : state;
        else
            (state == OnOff::On ? on : off) += 1;
    }
    if (load != OnOff::Unknown)
        (load == OnOff::On ? on : off) += 2;
    if (on == off)
        return load;
    return on > off ? OnOff::On : OnOff::Off;
}

std::vector<bool> OperatingState::runningCells(Seconds from, Seconds step, std::size_t count, WitnessSet without) const
{
    struct Vote {
        std::int8_t balance = 0; ///< witnesses for running less those against
        OnOff load = OnOff::Unknown;
    };
    std::vector<Vote> votes(count);
    WitnessSet bit = 1;
    for (const Witness &witness : m_witnesses) {
        const bool left = (without & bit) != 0;
        bit <<= 1;
        if (left || witness.states.empty())
            continue;
        const Seconds end = witness.from + Seconds(witness.states.size()) * witness.step;
        std::size_t cell = from >= witness.from ? 0 : std::size_t((witness.from - from + step - 1) / step);
        Seconds t = from + Seconds(cell) * step;
        std::size_t index = std::size_t((t - witness.from) / witness.step);
        Seconds next = witness.from + Seconds(index + 1) * witness.step;
        for (; cell < count && t < end; ++cell, t += step) {
            for (; t >= next; next += witness.step)
                ++index;
            const OnOff state = witness.states[index];
            if (state == OnOff::Unknown)
                continue;
            if (witness.kind == Witness::Kind::Load)
                votes[cell].load = votes[cell].load == OnOff::On ? OnOff::On : state;
            else
                votes[cell].balance = std::int8_t(votes[cell].balance + (state == OnOff::On ? 1 : -1));
        }
    }
    std::vector<bool> running(count);
    for (std::size_t cell = 0; cell < count; ++cell) {
        const Vote &vote = votes[cell];
        const int balance = vote.balance + (vote.load == OnOff::Unknown ? 0 : vote.load == OnOff::On ? 2 : -2);
        running[cell] = balance > 0 || (balance == 0 && vote.load == OnOff::On);
    }
    return running;
}

State OperatingState::at(Seconds t, WitnessSet without) const
{
    const OnOff now = running(t, without);
    if (now == OnOff::Unknown)
        return State::Unknown;
    if (now == OnOff::Off)
        return State::Stopped;
    // Looking at quarter hours is enough to tell a start from a short dip.
    int stoppedBefore = 0;
    for (Seconds back = 900; back <= startMinutes * 60 + 3600; back += 900) {
        if (running(t - back, without) == OnOff::Off)
            ++stoppedBefore;
        else if (stoppedBefore > 0)
            break;
    }
    if (stoppedBefore >= 3)
        return State::Starting;
    if (running(t + 900, without) == OnOff::Off && running(t + 1800, without) == OnOff::Off)
        return State::Stopping;
    return State::Running;
}

OperatingState::Share OperatingState::share(Span span, WitnessSet without, Seconds sampling) const
{
    Share share;
    const double minutes = double(sampling) / 60.0;
    for (Seconds t = span.from; t < span.to; t += sampling) {
        switch (running(t, without)) {
        case OnOff::On: share.running += minutes; break;
        case OnOff::Off: share.stopped += minutes; break;
        case OnOff::Unknown: share.unknown += minutes; break;
        }
    }
    return share;
}

QStringList OperatingState::witnesses(Span span, WitnessSet without) const
{
    QStringList names;
    WitnessSet bit = 1;
    for (const Witness &witness : m_witnesses) {
        const bool left = (without & bit) != 0;
        bit <<= 1;
        if (left)
            continue;
        bool knows = false;
        for (Seconds t = span.from; t < span.to && !knows;
             t += std::max<Seconds>(witness.step, (span.to - span.from) / 50))
            knows = witness.at(t) != OnOff::Unknown;
        if (knows)
            names << witness.channels;
    }
    names.removeDuplicates();
    return names;
}

WitnessSet OperatingState::setOf(const QSet<QString> &channels) const
{
    WitnessSet set = 0;
    for (std::size_t i = 0; i < m_witnesses.size() && i < 64; ++i) {
        if (channels.contains(m_witnesses[i].channels.constFirst()))
            set |= WitnessSet(1) << i;
    }
    return set;
}

bool OperatingState::hasWitness(WitnessSet without) const
{
    for (std::size_t i = 0; i < m_witnesses.size() && i < 64; ++i) {
        if ((without >> i & 1) == 0)
            return true;
    }
    return false;
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/inject.h"

#include <algorithm>
#include <cmath>

#include "core/sample/schedule.h"

namespace nightjar::sample {
namespace {

bool isGood(const Channel &channel, std::size_t i)
{
    return channel.letters[i] == 'N' && channel.values[i] != Channel::missing;
}

bool isGas(const Channel &channel) { return channel.factor.startsWith("a2") || channel.factor.startsWith("a3"); }

/// The reported channels of one outlet after everything else was done to them, with a random stream of their own.
class Outlet
{
public:
    Outlet(Site &site, const QByteArray &code, const Curve &load)
        : m_site(site), m_code(code), m_load(load), m_random(streamOf(site))
    {
        m_offset = m_random.integer(420, 700);
    }

    /// Begin of `hours` of steady running at or after a share of the clock, away from all other labels; -1: nowhere.
    int freeMinute(double share, double hours) const
    {
        const int length = int(hours * 60);
        for (const Minutes &run : runsOf(m_load, 0.1)) {
            const int begin = std::max(run.from + 150, m_site.dayAt(share) + m_offset) / 60 * 60 + 20;
            if (begin + length + 45 > run.to)
                continue;
            const Span around{m_site.clock.timeOf(begin) - secondsPerDay / 2,
                              m_site.clock.timeOf(begin + length) + secondsPerDay / 2};
            const bool taken = std::any_of(m_site.plant.labels.begin(), m_site.plant.labels.end(), [&](const Label &l) {
                return l.span.length() < 20 * secondsPerDay && overlap(l.span, around) > 0;
            });
            if (!taken)
                return begin;
        }
        return -1;
    }

    Channel *find(const QByteArray &factor) { return m_site.plant.find(m_code, factor); }
    std::vector<Channel *> all(bool gasesOnly = false)
    {
        std::vector<Channel *> channels;
        for (Channel &channel : m_site.plant.channels) {
            if (channel.point == m_code && (!gasesOnly || isGas(channel)))
                channels.push_back(&channel);
        }
        return channels;
    }
    /// The outlet's pollutant: NOx, else VOC, dust, COD.
    Channel *main()
    {
        for (const char *factor : {"a21002", "a24088", "a34013", "w01018"}) {
            if (Channel *channel = find(factor))
                return channel;
        }
        return nullptr;
    }
    QByteArrayList names(const std::vector<Channel *> &channels) const
    {
        QByteArrayList names;
        for (const Channel *channel : channels)
            names << channel->point + '/' + channel->factor;
        return names;
    }
    Minutes minutes(const Channel &channel, int from, double hours) const
    {
        const int step = std::max(1, channel.stepS / 60);
        return {from / step * step, (from + int(hours * 60)) / step * step};
    }
    /// Calls with each good sample of the span.
    template <class Change>
    void change(Channel &channel, const Minutes &where, Change apply)
    {
        const std::size_t from = std::size_t(where.from) * 60 / std::size_t(channel.stepS);
        const std::size_t to = std::min(std::size_t(where.to) * 60 / std::size_t(channel.stepS), channel.values.size());
        for (std::size_t i = from; i < to; ++i) {
            if (isGood(channel, i))
                channel.values[i] = apply(channel, i);
        }
    }
    /// `value` in the channel's unit, at its resolution.
    static qint32 cell(const Channel &channel, double value)
    {
        return qint32(std::lround(value * std::pow(10.0, channel.digits) / channel.quantum)) * channel.quantum;
    }
    /// A converted twin goes with what is reported as measured.
    void follow(const Channel &channel, const std::vector<qint32> &before)
    {
        Channel *twin = find(channel.factor + "-zs");
        if (!twin)
            return;
        for (std::size_t i = 0; i < channel.values.size() && i < twin->values.size(); ++i) {
            if (before[i] != channel.values[i] && twin->values[i] != Channel::missing)
                twin->values[i] =
                    before[i] > 0
                        ? qint32(std::lround(double(twin->values[i]) * double(channel.values[i]) / double(before[i])))
                        : channel.values[i];
        }
    }
    void silence(const std::vector<Channel *> &channels, const Minutes &where, char letter)
    {
        for (Channel *channel : channels) {
            const std::size_t step = std::size_t(channel->stepS);
            const std::size_t from = (std::size_t(where.from) * 60 + step - 1) / step;
            const std::size_t to = std::min(std::size_t(where.to) * 60 / step, channel->letters.size());
            for (std::size_t i = from; i < to; ++i) {
                channel->letters[i] = letter;
                if (letter == 'B' || letter == 0)
                    channel->values[i] = Channel::missing;
            }
        }
    }
    void mark(const Minutes &where, const char *label, const char *reason)
    {
        const auto text = [&](int minute) { return formatTime(m_site.clock.timeOf(minute)).toUtf8(); };
        m_site.plant.markRows += m_site.plant.firm.code + ',' + m_code + ",,device," + label + ",manual," +
                                 text(where.from) + ',' + text(where.to) + ',' + reason + ',' + text(where.to + 45) +
                                 '\n';
    }
    Random &random() { return m_random; }

private:
    /// A stream of its own: firms without these acts keep their bytes.
    static Random streamOf(const Site &site)
    {
        Random copy = site.random;
        return Random(copy.next(), 0x6A9);
    }
    Site &m_site;
    QByteArray m_code;
    const Curve &m_load;
    Random m_random;
    int m_offset = 0;
};

/// Zero, at the limit of detection, slightly above it: one factor, or all gases with oxygen as ever.
void putOnFloor(Site &site, Outlet &outlet)
{
    const struct {
        double share, hours, level; ///< level against 1 % of the range
        const char *kind, *grade;
    } floors[] = {
        {0.15, 7, 0.0, "zero", "easy"}, {0.4, 6, 0.8, "at-limit", "middling"}, {0.65, 6, 1.35, "just-above", "hard"}};
    Channel *main = outlet.main();
    if (!main || main->rangeHigh <= 0)
        return;
    for (const auto &floor : floors) {
        const int minute = outlet.freeMinute(floor.share, floor.hours);
        if (minute < 0)
            continue;
        const Minutes where = outlet.minutes(*main, minute, floor.hours);
        const std::vector<qint32> before = main->values;
        const double limit = 0.01 * main->rangeHigh;
        outlet.change(*main, where, [&](const Channel &channel, std::size_t) {
            const double noise = floor.level > 0 ? 0.08 * outlet.random().gauss() : 0.0;
            return std::max(0, Outlet::cell(channel, limit * (floor.level + noise)));
        });
        outlet.follow(*main, before);
        site.label("minimal-value", floor.kind, outlet.names({main}), where, floor.grade);
    }
}

void openLine(Site &site, Outlet &outlet)
{
    std::vector<Channel *> gases;
    for (Channel *channel : outlet.all(true)) {
        if (channel->factor.startsWith("a2") && !channel->factor.endsWith("-zs"))
            gases.push_back(channel);
    }
    const int minute = gases.empty() ? -1 : outlet.freeMinute(0.3, 9);
    if (minute < 0)
        return;
    const Minutes where = outlet.minutes(*gases.front(), minute, 9);
    for (Channel *gas : gases) {
        const std::vector<qint32> before = gas->values;
        outlet.change(*gas, where, [&](const Channel &channel, std::size_t) {
            return outlet.random().chance(0.7) ? 0 : channel.quantum;
        });
        outlet.follow(*gas, before);
    }
    site.label("minimal-value", "line-open", outlet.names(gases), where, "easy");
}

void putImpossible(Site &site, Outlet &outlet)
{
    Channel *main = outlet.main();
    const auto once = [&](double share, double hours, Channel *channel, const char *kind, const char *grade,
                          double chance, auto value) {
        if (!channel)
            return;
        const int minute = outlet.freeMinute(share, hours);
        if (minute < 0)
            return;
        const Minutes where = outlet.minutes(*channel, minute, hours);
        const std::size_t first = std::size_t(where.from) * 60 / std::size_t(channel->stepS);
        const std::size_t last = std::size_t(where.to) * 60 / std::size_t(channel->stepS) - 1;
        outlet.change(*channel, where, [&](const Channel &each, std::size_t i) {
            const bool edge = i == first || i == last; // the label begins and ends with one
            const bool hit = outlet.random().chance(chance) || edge;
            return hit ? Outlet::cell(each, value(each)) : each.values[i];
        });
        site.label("abnormal-value", kind, outlet.names({channel}), where, grade);
    };
    once(0.1, 2, main, "fill", "easy", 0.5, [](const Channel &) { return 9999.0; });
    once(0.35, 3, main, "over-range", "middling", 0.2, [](const Channel &c) { return 1.3 * c.rangeHigh; });
    once(0.55, 2, outlet.find("a19001"), "oxygen", "middling", 0.6, [](const Channel &) { return 23.4; });
    once(0.7, 2, outlet.find("a01011"), "negative", "middling", 0.5, [](const Channel &) { return -4.2; });
    once(0.85, 1, main, "negative", "hard", 0.3, [](const Channel &c) { return -0.15 * c.rangeHigh; });
}

void goOffline(Site &site, Outlet &outlet)
{
    const std::vector<Channel *> all = outlet.all();
    if (all.empty())
        return;
    const struct {
        double share, hours;
        char letter;
        const char *grade;
    } outages[] = {{0.12, 30, 0, "easy"}, {0.3, 6, 'B', "middling"}, {0.78, 3.5, 0, "hard"}};
    for (const auto &outage : outages) {
        const int minute = outlet.freeMinute(outage.share, outage.hours) / 60 * 60;
        if (minute <= 0)
            continue;
        const Minutes where = outlet.minutes(*all.front(), minute, std::ceil(outage.hours));
        outlet.silence(all, where, outage.letter);
        site.label("long-offline", "once", outlet.names(all), where, outage.grade);
    }
    // Five nights in a row, an hour and a half each.
    const int first = site.dayAt(0.5) + 23 * 60;
    if (first + 6 * 1440 > site.clock.minutes())
        return;
    Minutes where{first, first};
    for (int night = 0; night < 5; ++night) {
        where.to = first + night * 1440 + 120;
        outlet.silence(all, {first + night * 1440, where.to}, 0);
    }
    site.label("long-offline", "daily", outlet.names(all), where, "middling");
}

/// Honest: a fault that was filed, a power cut, peaks of a real upset, a channel that lives at its floor.
void lookAlike(Site &site, Outlet &outlet)
{
    const std::vector<Channel *> all = outlet.all();
    Channel *main = outlet.main();
    if (!main)
        return;
    if (site.has(Act::FiledOutage)) {
        const int minute = outlet.freeMinute(0.2, 9);
        if (minute > 0) {
            const Minutes where = outlet.minutes(*main, minute, 9);
            outlet.silence(all, where, 'D');
            outlet.mark({where.from - 10, where.to + 10}, "故障", "分析仪故障维修");
            site.label("", "filed-outage", outlet.names(all), where, "middling");
        }
        const int check = outlet.freeMinute(0.8, 4);
        if (check > 0) { // a check with zero gas that takes long, flagged as what it is
            const Minutes where = outlet.minutes(*main, check, 3);
            outlet.change(*main, where, [](const Channel &, std::size_t) { return 0; });
            outlet.silence({main}, where, 'C');
            site.label("", "long-zero-check", outlet.names({main}), where, "middling");
        }
    }
    if (site.has(Act::PowerCut)) {
        const int minute = outlet.freeMinute(0.45, 5);
        if (minute > 0) {
            const Minutes where = outlet.minutes(*main, minute / 60 * 60, 5);
            outlet.silence(all, where, 0);
            for (Channel &meter : site.plant.channels) {
                if (meter.factor != "kw")
                    continue;
                const std::size_t step = std::size_t(meter.stepS);
                for (std::size_t i = std::size_t(where.from) * 60 / step;
                     i < std::min(std::size_t(where.to) * 60 / step, meter.values.size()); ++i)
                    meter.values[i] = 0;
            }
            site.label("", "power-cut", outlet.names(all), where, "middling");
        }
    }
    if (site.has(Act::RealPeaks)) {
        const int minute = outlet.freeMinute(0.6, 2);
        if (minute > 0) {
            const Minutes where = outlet.minutes(*main, minute, 1);
            const int length = where.to - where.from;
            const std::vector<qint32> before = main->values;
            outlet.change(*main, where, [&](const Channel &channel, std::size_t i) {
                const int at = int(i) * channel.stepS / 60 - where.from;
                const double rise = 1 - std::abs(2 * (at + 0.5) / length - 1);
                const double top = std::min(channel.rangeHigh * 1.02, 3.5 * channel.valueAt(i));
                return Outlet::cell(channel, channel.valueAt(i) * (1 - rise) + top * rise);
            });
            outlet.follow(*main, before);
            site.label("", "real-upset", outlet.names({main}), where, "hard");
        }
    }
    if (site.has(Act::QuietGas)) {
        if (Channel *gas = outlet.find("a21026")) {
            const std::vector<qint32> before = gas->values;
            for (qint32 &value : gas->values) {
                if (value != Channel::missing)
                    value = qint32(value * 0.035 / gas->quantum) * gas->quantum;
            }
            outlet.follow(*gas, before);
            site.label("", "quiet-channel", outlet.names({gas}), {0, site.clock.minutes()}, "middling");
        }
    }
}

} // namespace

void alterOutlet(Site &site, const QByteArray &code, const Curve &load)
{
    Outlet outlet(site, code, load);
    if (site.has(Act::Floors))
        putOnFloor(site, outlet);
    if (site.has(Act::LineOpen))
        openLine(site, outlet);
    if (site.has(Act::Impossible))
        putImpossible(site, outlet);
    if (site.has(Act::Offline))
        goOffline(site, outlet);
    lookAlike(site, outlet);
}

} // namespace nightjar::sample

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/register_energy.h"

#include <algorithm>

#include "core/import/row_channels.h"
#include "core/import/text.h"
#include "core/series/decimal.h"

namespace nightjar {
namespace {

__extension__ using Wide = __int128; // differences of 18 digits brought to one scale

constexpr std::size_t mostPoints = 3'000'000; ///< then what is there is worked off: 100 MB

/// Digits before the point of a register's text.
int widthOf(std::string_view text)
{
    int width = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            break;
        ++width;
    }
    return width;
}

Wide scaled(std::int64_t digits, int from, int to)
{
    Wide value = digits;
    for (; from < to; ++from)
        value *= 10;
    return value;
}

QString pointText(std::int64_t digits, std::int8_t scale) { return QString::fromStdString(readingText(digits, scale)); }

} // namespace

int RegisterEnergy::reading(const ChannelKey &key, const QString &header)
{
    const auto [known, isNew] = m_index.try_emplace(key, int(m_registers.size()));
    if (!isNew)
        return known->second;
    Register one;
    one.key = key;
    one.header = header;
    m_registers.push_back(std::move(one));
    return known->second;
}

bool RegisterEnergy::takeText(std::string_view text, Point &point)
{
    constexpr std::int8_t mostDecimals = 9;
    point.width = std::int8_t(std::min(widthOf(text), 100));
    while (text.size() > 1 && text[0] == '0' && text[1] != '.') // 00003.2
        text.remove_prefix(1);
    Reading reading;
    if (!parseReading(text, ValueKind::Number, reading) || reading.scale < 0 || reading.scale > mostDecimals)
        return false; // missing, or written with an exponent: a reading, but nothing to subtract
    point.digits = reading.digits;
    point.scale = reading.scale;
    return true;
}

Outcome RegisterEnergy::addStored(Register &one, Part part)
{
    constexpr Seconds reach = 62 * secondsPerDay; // a monthly reading and one that was left out
    const auto take = [&](const Series &series, std::size_t index) {
        Point point;
        point.time = series.times[index];
        if (takeText(valueText(series, index), point))
            one.points.push_back(point); // its multiplier is the one that is declared
    };
    const auto [first, last] = std::minmax_element(one.points.begin(), one.points.end(),
                                                   [](const Point &a, const Point &b) { return a.time < b.time; });
    const Span before{first->time - reach, first->time};
    const Span after{last->time + 1, last->time + 1 + reach};
    if (!one.begun) {
        const auto stored = m_sink.storedSamples(one.key, before);
        if (!stored)
            return stored.error();
        if (!stored->empty())
            take(*stored, stored->size() - 1);
    }
    one.begun = true;
    if (part == Part::Some)
        return Done{};
    const auto stored = m_sink.storedSamples(one.key, after);
    if (!stored)
        return stored.error();
    if (!stored->empty())
        take(*stored, 0);
    return Done{};
}

Outcome RegisterEnergy::add(int number, Seconds time, std::string_view text, const std::string &multiplier, qint64 line)
{
    Point point;
    point.time = time;
    if (!takeText(text, point))
        return Done{};
    point.line = std::uint32_t(line);
    const auto known = std::find(m_multipliers.begin(), m_multipliers.end(), multiplier);
    constexpr std::size_t mostMultipliers = 10'000;
    point.multiplier = std::uint16_t(known - m_multipliers.begin());
    if (known == m_multipliers.end() && m_multipliers.size() < mostMultipliers)
        m_multipliers.push_back(multiplier);
    Register &one = m_registers[std::size_t(number)];
    one.several |= !one.points.empty() && one.multiplier != multiplier;
    one.multiplier = multiplier;
    one.points.push_back(point);
    if (++m_points < mostPoints)
        return Done{};
    m_points = 0;
    for (Register &each : m_registers) {
        if (auto outcome = work(each, Part::Some); !outcome)
            return outcome;
        m_points += each.points.size();
    }
    return Done{};
}

std::string RegisterEnergy::multiplierText(const Register &one, std::uint16_t index) const
{
    if (index < m_multipliers.size() && !m_multipliers[index].empty())
        return m_multipliers[index];
    const Channel *declared = m_registry.channel(one.key);
    return declared ? QString::number(declared->multiplier, 'g', 15).toStdString() : std::string("1");
}

Outcome RegisterEnergy::refuse(const Register &one, const Point &from, const Point &to, const QString &reason)
{
    const QString text = QStringLiteral("%1: %2 (%3) - %4 (%5)")
                             .arg(one.key.text(), pointText(from.digits, from.scale), formatTime(from.time),
                                  pointText(to.digits, to.scale), formatTime(to.time));
    return m_sink.refuse(to.line ? to.line : from.line, one.header, reason, text.toStdString());
}

Outcome RegisterEnergy::between(Register &one, std::size_t channel, const Point &from, const Point &to,
                                const Point *after)
{
    const QString span =
        importText(QT_TRANSLATE_NOOP("Import", "%1 to %2")).arg(formatTime(from.time), formatTime(to.time));
    const std::string multiplier = multiplierText(one, from.multiplier);
    if (const std::string now = multiplierText(one, to.multiplier); now != multiplier) {
        return refuse(
            one, from, to,
            importText(QT_TRANSLATE_NOOP("Import", "the multiplier changes from %1 to %2: no energy is worked "
                                                   "out for %3"))
                .arg(QString::fromStdString(multiplier), QString::fromStdString(now), span));
    }
    const int scale = std::max(from.scale, to.scale);
    const Wide begin = scaled(from.digits, from.scale, scale);
    const Wide end = scaled(to.digits, to.scale, scale);
    Wide difference = end - begin;
    if (difference < 0) {
        const int width = std::max(from.width, to.width);
        const Wide range = width >= 4 && width <= 12 ? scaled(wholePowersOfTen[width], 0, scale) : 0;
        if (range == 0 || begin * 10 < range * 9 || end * 10 > range) {
            return refuse(one, from, to,
                          importText(QT_TRANSLATE_NOOP("Import", "the register goes down (the meter was replaced or "
                                                                 "read wrongly): no energy is worked out for %1"))
                              .arg(span));
        }
        difference += range;
        ++m_rollovers;
    } else if (after && difference > 0) {
        const int common = std::max<int>(scale, after->scale);
        const Wide next = scaled(after->digits, after->scale, common);
        const int width = to.width;
        const Wide range = width >= 4 && width <= 12 ? scaled(wholePowersOfTen[width], 0, common) : 0;
        const Wide here = scaled(to.digits, to.scale, common);
        const bool rolls = range > 0 && here * 10 >= range * 9 && next * 10 <= range;
        if (next < here && next >= scaled(from.digits, from.scale, common) && !rolls) {
            return refuse(one, from, to,
                          importText(QT_TRANSLATE_NOOP("Import", "the reading stands above the one after it and was "
                                                                 "read wrongly: no energy is worked out for %1"))
                              .arg(span));
        }
    }
    const std::string energy = exactProduct(
        difference <= Wide(999'999'999'999'999'999) ? readingText(std::int64_t(difference), std::int8_t(scale)) : "x",
        multiplier);
    const double kwh = energy.empty() ? 0 : textValue(energy);
    const nightjar::Point *meter = m_registry.point(one.key.pointKey());
    const double hours = double(to.time - from.time) / 3600.0;
    constexpr double mostLoad = 1.3; // of the capacity: more is no load but a wrong figure
    if (energy.empty() || (meter && meter->capacityKva > 0 && kwh > mostLoad * meter->capacityKva * hours)) {
        return refuse(
            one, from, to,
            importText(QT_TRANSLATE_NOOP("Import", "the energy is more than the connection can carry: none is "
                                                   "kept for %1"))
                .arg(span));
    }
    if (one.interval > 0 && to.time - from.time > one.interval * 19 / 10) {
        return refuse(one, from, to,
                      importText(QT_TRANSLATE_NOOP("Import", "readings are missing: %1 kWh of %2 belong to several "
                                                             "intervals"))
                          .arg(QString::fromStdString(energy), span));
    }
    Reading reading;
    if (!parseReading(energy, ValueKind::Number, reading))
        return Done{};
    m_sink.add(channel, from.time, reading, energy, flagUnknown, Origin::Measured, to.line ? to.line : from.line);
    return m_sink.flushIfFull();
}

Outcome RegisterEnergy::work(Register &one, Part part)
{
    std::vector<Point> &points = one.points;
    if (points.empty())
        return Done{};
    if (auto outcome = addStored(one, part); !outcome)
        return outcome;
    std::stable_sort(points.begin(), points.end(), [](const Point &a, const Point &b) { return a.time < b.time; });
    points.erase(
        std::unique(points.begin(), points.end(), [](const Point &a, const Point &b) { return a.time == b.time; }),
        points.end());
    if (points.size() < 2)
        return Done{};
    std::vector<Seconds> distances;
    for (std::size_t i = 1; i < points.size(); ++i) {
        distances.push_back(points[i].time - points[i - 1].time);
    }
    // The lower median: of a usual distance and one hole the usual one.
    const std::size_t middle = (distances.size() - 1) / 2;
    std::nth_element(distances.begin(), distances.begin() + std::ptrdiff_t(middle), distances.end());
    one.interval = distances.size() > 1 ? distances[middle] : 0;
    ChannelKey key = one.key;
    key.factor.replace(QStringLiteral("kwh-reg"), QStringLiteral("kwh"));
    const std::size_t channel = m_sink.channel(key);
    if (one.interval > 0) { // where readings are missing, the samples alone would tell a longer step
        ChannelFacts facts;
        facts.step = one.interval;
        if (auto outcome = m_sink.declare(key, facts); !outcome)
            return outcome;
    }
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Point *after = i + 1 < points.size() ? &points[i + 1] : nullptr;
        if (auto outcome = between(one, channel, points[i - 1], points[i], after); !outcome)
            return outcome;
    }
    points.erase(points.begin(), points.end() - 1);
    return Done{};
}

Outcome RegisterEnergy::finish()
{
    for (Register &one : m_registers) {
        if (auto outcome = work(one, Part::Last); !outcome)
            return outcome;
        if (one.points.empty())
            continue;
        const std::string multiplier = one.multiplier;
        if (multiplier.empty()) {
            m_assumed |= !m_registry.channel(one.key);
        } else if (!one.several && multiplier != "1") {
            ChannelFacts facts;
            facts.multiplier = QString::fromStdString(multiplier);
            facts.raw = true; // the register itself is what the meter shows
            if (auto outcome = m_sink.declare(one.key, facts); !outcome)
                return outcome;
        }
    }
    if (m_rollovers > 0)
        m_sink.warn(importText(QT_TRANSLATE_NOOP("Import", "Registers that rolled over and were counted through: %1."))
                        .arg(m_rollovers));
    if (m_assumed)
        m_sink.warn(importText(QT_TRANSLATE_NOOP("Import", "No column gives the multiplier of the registers: energy is "
                                                           "worked out with 1, or with what channels.csv declares.")));
    return Done{};
}

} // namespace nightjar

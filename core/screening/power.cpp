// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/power.h"

#include <cmath>
#include <limits>

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
/// No meter of an industrial firm shows a gigawatt: such a value is a fault of the transfer.
constexpr double impossibleKw = 1e6;

enum class Kind { Power, Energy, Register, Current };

Seconds gridStep(Seconds own, Seconds atLeast)
{
    constexpr Seconds steps[] = {60, 120, 180, 300, 600, 900, 1800, 3600, 7200};
    Seconds chosen = 60;
    for (const Seconds step : steps) {
        if (step <= std::max(own, atLeast) && step % std::max<Seconds>(atLeast, 60) == 0)
            chosen = step;
    }
    return std::max(chosen, atLeast);
}

double unitFactor(const QString &unit)
{
    if (unit.compare(u"W", Qt::CaseInsensitive) == 0 || unit.compare(u"Wh", Qt::CaseInsensitive) == 0)
        return 0.001;
    return unit == u"MW" || unit == u"MWh" ? 1000.0 : 1.0;
}

/// How long a sample stands for: to the next one where that is near or the channel's step has changed for good.
Seconds coverOf(const Series &series, std::size_t i, Seconds nominal)
{
    const std::size_t n = series.size();
    if (i + 1 >= n)
        return nominal;
    const Seconds next = series.times[i + 1] - series.times[i];
    if (next <= nominal + nominal / 2)
        return next;
    const bool regular = i > 0 && series.times[i] - series.times[i - 1] == next && next <= 3600;
    return regular ? next : nominal;
}

double wrapped(double from, double to)
{
    if (to >= from)
        return to - from;
    // Roll-over at the next power of ten, such as 999999.99: only when the register stood near it.
    const double top = std::pow(10.0, std::ceil(std::log10(std::max(from, 1.0))));
    return from > 0.95 * top && to < 0.05 * top ? top - from + to : nan;
}

/// Mean power that sample `i` tells about, and how long it stands for.
std::pair<double, Seconds> reading(const ChannelData &channel, Kind kind, double factor, std::size_t i, Seconds nominal)
{
    const Series &series = channel.series;
    const auto usable = [&](std::size_t k) {
        return isValidFlag(series.flags[k]) && series.origins[k] == Origin::Measured && std::isfinite(series.values[k]);
    };
    if (!usable(i))
        return {nan, 0};
    if (kind == Kind::Register) {
        if (i + 1 >= series.size() || !usable(i + 1))
            return {nan, 0};
        const Seconds dt = series.times[i + 1] - series.times[i];
        if (dt > std::max<Seconds>(2 * nominal, 7200))
            return {nan, 0};
        const double kw = wrapped(series.values[i], series.values[i + 1]) * factor * 3600.0 / double(dt);
        return {kw, dt};
    }
    const Seconds cover = coverOf(series, i, nominal);
    double kw = series.values[i] * factor;
    if (kind == Kind::Energy)
        kw *= 3600.0 / double(std::max<Seconds>(cover, 1));
    if (kind == Kind::Current)
        kw *= 1.7320508 * 0.38 * 0.85;
    return {kw, cover};
}

PowerCurve fromChannel(const ChannelData &channel, Kind kind, Seconds atLeast)
{
    PowerCurve curve;
    const Series &series = channel.series;
    if (series.size() < 2)
        return curve;
    const Seconds nominal = channel.step > 0 ? channel.step : std::max<Seconds>(medianStep(series), 1);
    if (nominal > 7200)
        return curve;
    curve.step = gridStep(nominal, atLeast);
    curve.from = dayStart(dayOf(series.times.front()));
    const Seconds end = series.times.back() + nominal;
    const std::size_t cells = std::size_t((end - curve.from + curve.step - 1) / curve.step);
    std::vector<double> covered(cells, 0.0);
    curve.kw.assign(cells, 0.0);
    curve.channels << channel.name();
    curve.estimated = kind == Kind::Current;
    const double factor = unitFactor(channel.info.unit);
    for (std::size_t i = 0; i < series.size(); ++i) {
        const auto [kw, cover] = reading(channel, kind, factor, i, nominal);
        if (!std::isfinite(kw) || std::abs(kw) > impossibleKw)
            continue;
        if (kw < 0)
            curve.fedBackKwh -= kw * double(cover) / 3600.0;
        Seconds t = series.times[i];
        const Seconds stop = t + cover;
        while (t < stop) {
            const std::size_t cell = std::size_t((t - curve.from) / curve.step);
            if (cell >= cells)
                break;
            const Seconds part = std::min(stop, curve.timeOf(cell + 1)) - t;
            curve.kw[cell] += kw * double(part);
            covered[cell] += double(part);
            t += part;
        }
    }
    for (std::size_t cell = 0; cell < cells; ++cell)
        curve.kw[cell] = covered[cell] * 2 >= double(curve.step) ? curve.kw[cell] / covered[cell] : nan;
    return curve;
}

} // namespace

double PowerCurve::at(Seconds t) const
{
    if (t < from || t >= end())
        return nan;
    return kw[std::size_t((t - from) / step)];
}

PowerCurve powerCurve(const FirmData &firm, const Point &meter, Seconds atLeast)
{
    constexpr std::pair<const char *, Kind> order[] = {{"kw", Kind::Power},
                                                       {"kwh", Kind::Energy},
                                                       {"kwh-reg", Kind::Register},
                                                       {"a", Kind::Current},
                                                       {"kw-rt", Kind::Power}};
    for (const auto &[factor, kind] : order) {
        if (const ChannelData *channel = firm.channel(meter.key.point, QLatin1StringView(factor))) {
            PowerCurve curve = fromChannel(*channel, kind, atLeast);
            if (!curve.empty())
                return curve;
        }
    }
    return {};
}

PowerCurve resampled(const PowerCurve &curve, Seconds step)
{
    if (step <= curve.step || curve.empty())
        return curve;
    PowerCurve coarse = curve;
    coarse.step = step;
    coarse.from = dayStart(dayOf(curve.from));
    const std::size_t cells = std::size_t((curve.end() - coarse.from + step - 1) / step);
    std::vector<double> sum(cells, 0.0);
    std::vector<double> count(cells, 0.0);
    for (std::size_t i = 0; i < curve.size(); ++i) {
        if (std::isnan(curve.kw[i]))
            continue;
        const std::size_t cell = std::size_t((curve.timeOf(i) - coarse.from) / step);
        sum[cell] += curve.kw[i];
        count[cell] += 1;
    }
    coarse.kw.assign(cells, nan);
    for (std::size_t cell = 0; cell < cells; ++cell) {
        if (count[cell] * double(curve.step) * 2 >= double(step))
            coarse.kw[cell] = sum[cell] / count[cell];
    }
    return coarse;
}

PowerCurve summed(const std::vector<PowerCurve> &curves)
{
    PowerCurve total;
    Seconds to = 0;
    for (const PowerCurve &curve : curves) {
        if (curve.empty())
            continue;
        total.step = total.channels.isEmpty() ? curve.step : std::max(total.step, curve.step);
        total.from = total.channels.isEmpty() ? curve.from : std::min(total.from, curve.from);
        to = std::max(to, curve.end());
        total.channels << curve.channels;
        total.estimated = total.estimated || curve.estimated;
        total.fedBackKwh += curve.fedBackKwh;
    }
    if (total.channels.isEmpty())
        return total;
    total.from = dayStart(dayOf(total.from));
    total.kw.assign(std::size_t((to - total.from + total.step - 1) / total.step), 0.0);
    for (const PowerCurve &curve : curves) {
        if (curve.empty())
            continue;
        const PowerCurve coarse = resampled(curve, total.step);
        for (std::size_t i = 0; i < total.kw.size(); ++i)
            total.kw[i] += coarse.at(total.timeOf(i));
    }
    return total;
}

} // namespace nightjar

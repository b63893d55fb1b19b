// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>

#include "tests/core/screening/emission_maker.h"

namespace nightjar::test {

/// A boiler's stack F/DA001 with O2, NOx, SO2, temperature and flow behind a load, reference 6 %, limit 100.
struct Stack {
    int days = 20;
    Seconds step = 60;
    bool load = true;
    bool flow = true;
    bool converted = false; ///< reports -zs
    bool hours = false;     ///< reports -h (and -zs-h) beside
    bool real = false;      ///< load of a gas turbine (UCI, CC BY 4.0; resources/sample)
    bool trims = false;     ///< the air is trimmed for hours now and then, and the gases go with it
};

inline constexpr double stackReference = 6;

/// One minute of the stack as the instruments show it.
struct StackValues {
    double oxygen = 0;
    double nox = 0;
    double so2 = 0;
    double flow = 0;
};
using StackEffect = std::function<void(Seconds, StackValues &)>;

inline double roundedTo(double value, int digits)
{
    const double scale = std::pow(10.0, digits);
    return std::isfinite(value) && std::abs(value) < 1e12 ? std::round(value * scale) / scale : value;
}

/// Reported hours of a minute channel: means of its values, one digit more, times `share(t)`, labelled `shift` late.
inline void addHours(Maker &maker, const QString &factor, int digits, const std::function<double(Seconds)> &share = {},
                     Seconds shift = 0)
{
    const Series fine = maker.firm.channel(QStringLiteral("DA001"), factor)->series;
    const Seconds begin = fine.times.front();
    const Seconds end = fine.times.back() + 3600;
    maker.channel(QStringLiteral("DA001"), factor + QStringLiteral("-h"), begin + shift, end - end % 3600 + shift, 3600,
                  digits + 1, [&](Seconds t) {
                      double sum = 0;
                      int count = 0;
                      for (std::size_t i = lowerIndex(fine, t - shift); i < lowerIndex(fine, t - shift + 3600); ++i) {
                          if (!std::isfinite(fine.values[i]))
                              continue;
                          sum += fine.values[i];
                          ++count;
                      }
                      return count > 0 ? sum / count * (share ? share(t) : 1.0) : none;
                  });
}

inline Maker stackOf(const Stack &stack, quint64 seed, const StackEffect &effect = {},
                     const std::function<double(Seconds, double)> &zs = {})
{
    Maker maker;
    maker.random.seed(seed);
    Plant plant;
    plant.real = stack.real;
    Point &outlet = maker.point(QStringLiteral("DA001"), PointKind::GasOutlet);
    outlet.process = QStringLiteral("combustion");
    const Seconds end = plantBegin + stack.days * secondsPerDay;
    if (stack.load) {
        maker.point(QStringLiteral("line"), PointKind::Meter, MeterRole::Production);
        maker.channel(QStringLiteral("line"), QStringLiteral("kw"), plantBegin, end, 900, 1,
                      [&](Seconds t) { return 400 * loadAt(plant, t) + maker.noise(4); });
    }
    std::vector<StackValues> values;
    double air = 0;
    double slowNox = 0;
    double slowSo2 = 0;
    const double keep = std::exp(-double(stack.step) / 2400.0);
    const double kick = std::sqrt(1 - keep * keep);
    for (Seconds t = plantBegin; t < end; t += stack.step) {
        const double load = loadAt(plant, t);
        air = keep * air + maker.noise(0.25 * kick);
        slowNox = keep * slowNox + maker.noise(0.05 * kick);
        slowSo2 = keep * slowSo2 + maker.noise(0.08 * kick);
        const double trim = stack.trims && (t / 21600) % 5 == 0 ? 1.2 : 0.0;
        StackValues now;
        now.oxygen = 6 + 4 * (1 - load) + air + trim + maker.noise(0.04);
        const double left = (21 - now.oxygen) / 15.0;
        now.nox = 60 * left * (1 + slowNox) * (1 + maker.noise(0.01));
        now.so2 = 25 * left * (1 + slowSo2) * (1 + maker.noise(0.015));
        now.flow = 50'000 * (0.3 + 0.7 * load) / left * (1 + maker.noise(0.01));
        if (effect)
            effect(t, now);
        values.push_back(now);
    }
    const auto add = [&](const char *factor, int digits, const std::function<double(const StackValues &)> &get) {
        maker.channel(QStringLiteral("DA001"), QString::fromLatin1(factor), plantBegin, end, stack.step, digits,
                      [&](Seconds t) { return get(values[std::size_t((t - plantBegin) / stack.step)]); });
    };
    add("a19001", 2, [](const StackValues &v) { return v.oxygen; });
    add("a21002", 1, [](const StackValues &v) { return v.nox; });
    maker.firm.channels.back().info.limit = 100;
    maker.firm.channels.back().info.referenceOxygen = stackReference;
    add("a21026", 1, [](const StackValues &v) { return v.so2; });
    maker.firm.channels.back().info.limit = 50;
    maker.firm.channels.back().info.referenceOxygen = stackReference;
    if (stack.flow)
        add("a00000", 0, [](const StackValues &v) { return v.flow; });
    maker.channel(QStringLiteral("DA001"), QStringLiteral("a01012"), plantBegin, end, 300, 1,
                  [&](Seconds) { return 130 + maker.noise(0.5); });
    if (stack.converted) {
        for (const char *factor : {"a21002", "a21026"}) {
            const auto get = [&](const char *name, Seconds t, int digits) {
                const StackValues &v = values[std::size_t((t - plantBegin) / stack.step)];
                return roundedTo(*name == 'o' ? v.oxygen : std::strcmp(factor, "a21002") == 0 ? v.nox : v.so2, digits);
            };
            maker.channel(QStringLiteral("DA001"), QLatin1StringView(factor) + QStringLiteral("-zs"), plantBegin, end,
                          stack.step, 1, [&](Seconds t) {
                              const double right = get("c", t, 1) * (21 - stackReference) / (21 - get("o", t, 2));
                              return zs ? zs(t, right) : right;
                          });
        }
    }
    if (stack.hours) {
        addHours(maker, QStringLiteral("a21002"), 1);
        if (stack.converted)
            addHours(maker, QStringLiteral("a21002-zs"), 1);
    }
    return maker;
}

/// Ways in which data can be broken that no rule on a stack may stumble over.
inline const char *const badStackNames[] = {
    "one sample",    "all equal",    "all missing", "step of 7 s", "huge",          "no limit",      "no oxygen",
    "unknown flags", "flag by flag", "hours only",  "no witness",  "oxygen of air", "oxygen beyond", "two of a kind"};
inline Maker badStack(const QString &what)
{
    Stack stack;
    stack.days = what == u"step of 7 s" ? 1 : 6;
    stack.step = what == u"hours only" ? 3600 : what == u"step of 7 s" ? 7 : 60;
    stack.load = stack.flow = what != u"no witness";
    stack.converted = true;
    stack.hours = stack.step == 60;
    Maker maker = stackOf(stack, 5);
    std::vector<ChannelData> &channels = maker.firm.channels;
    if (what == u"no oxygen" || what == u"no witness")
        std::erase_if(channels, [&](const ChannelData &channel) {
            return channel.factor().startsWith(what == u"no oxygen" ? u"a19001" : u"a01012");
        });
    if (what == u"two of a kind")
        channels.push_back(channels[1]);
    for (ChannelData &channel : channels) {
        Series &series = channel.series;
        if (channel.factor() == u"kw")
            continue;
        if (what == u"no limit")
            channel.info.limit = channel.info.referenceOxygen = none;
        if (what == u"one sample") {
            series = slice(series, 0, 1);
            channel.step = 0;
        }
        const bool oxygen = channel.factor() == u"a19001";
        for (std::size_t i = 0; i < series.size(); ++i) {
            double &value = series.values[i];
            value = what == u"all equal"                 ? 7.0
                    : what == u"all missing"             ? none
                    : what == u"huge"                    ? (i % 2 ? 1e30 : -1e30)
                    : what == u"oxygen of air" && oxygen ? 20.9
                    : what == u"oxygen beyond" && oxygen ? 25.0
                                                         : value;
            if (what == u"unknown flags")
                series.flags[i] = flagUnknown;
            else if (what == u"flag by flag")
                series.flags[i] = Flag("NCMDBFTSX"[i % 9]);
        }
    }
    return maker;
}

/// Does the lead lie over the span by nine tenths either way?
inline bool covers(const Lead &lead, const Span &span)
{
    const Seconds common = overlap(lead.span, span);
    return 10 * common >= 9 * span.length() && 10 * common >= 9 * lead.span.length();
}

} // namespace nightjar::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include "tests/core/screening/firm_maker.h"

namespace nightjar::test {

/// A stack F/DA001 with NOx and a load F/line, as a made plant or after a real one.
struct Plant {
    int days = 20;
    Seconds step = 60;
    int digits = 1;
    bool load = true;
    bool stops = false;  ///< works 06:00 to 22:00
    bool real = false;   ///< level and load of a gas turbine (UCI, CC BY 4.0; resources/sample), hours joined by lines
    double noise = 0.03; ///< of the level, from sample to sample
};

inline const Seconds plantBegin = at("2026-03-02 00:00");

/// Values of a real hourly series of the sample folder.
inline std::vector<double> realSeries(const char *name)
{
    QFile file(QStringLiteral(NIGHTJAR_SOURCE_DIR "/resources/sample/") + QLatin1StringView(name));
    std::vector<double> values;
    if (file.open(QIODevice::ReadOnly)) {
        file.readLine();
        while (!file.atEnd()) {
            const QByteArray cell = file.readLine().split(',').value(1).trimmed();
            if (!cell.isEmpty())
                values.push_back(cell.toDouble());
        }
    }
    return values;
}

/// Production at `t`, about 1.
inline double loadAt(const Plant &plant, Seconds t)
{
    if (plant.stops && !between(t, 360, 1320))
        return 0;
    static const std::vector<double> real = realSeries("REAL-TURBINE__load__kwh.csv");
    if (plant.real && real.size() > 2) {
        const double at = double(t - plantBegin) / 3600.0;
        const std::size_t i = std::size_t(at) % (real.size() - 1);
        return (real[i] + (real[i + 1] - real[i]) * (at - std::floor(at))) / 135'000.0;
    }
    return 0.9 + 0.07 * std::sin(double(t) / 9000.0) + 0.05 * std::sin(double(t) / 3100.0 + 1);
}

inline double noxAt(const Plant &plant, Seconds t)
{
    static const std::vector<double> real = realSeries("REAL-TURBINE__DA001__a21002-zs.csv");
    if (plant.real && real.size() > 2) {
        const double at = double(t - plantBegin) / 3600.0;
        const std::size_t i = std::size_t(at) % (real.size() - 1);
        return real[i] + (real[i + 1] - real[i]) * (at - std::floor(at));
    }
    const double load = loadAt(plant, t);
    return load <= 0 ? 0.4 : 42 * (0.5 + 0.5 * load) * (1 + 0.06 * std::sin(double(t) / 5200.0 + 2));
}

/// The plant with NOx `value(t, honest)`.
inline Maker plantOf(
    const Plant &plant, quint64 seed,
    const std::function<double(Seconds, double)> &value = [](Seconds, double v) { return v; })
{
    Maker maker;
    maker.random.seed(seed);
    Point &outlet = maker.point(QStringLiteral("DA001"), PointKind::GasOutlet);
    outlet.process = QStringLiteral("voc");
    const Seconds end = plantBegin + plant.days * secondsPerDay;
    if (plant.load) {
        maker.point(QStringLiteral("line"), PointKind::Meter, MeterRole::Production);
        maker.channel(QStringLiteral("line"), QStringLiteral("kw"), plantBegin, end, 300, 1, [&](Seconds t) {
            const double load = loadAt(plant, t);
            return load > 0 ? 400 * load + maker.noise(5) : 3 + maker.noise(0.2);
        });
    }
    double slow = 0;
    maker.channel(QStringLiteral("DA001"), QStringLiteral("a21002"), plantBegin, end, plant.step, plant.digits,
                  [&](Seconds t) {
                      const double keep = std::exp(-double(plant.step) / 600.0);
                      slow = keep * slow + maker.noise(plant.noise * std::sqrt(1 - keep * keep));
                      const double level = noxAt(plant, t);
                      return value(t, std::max(0.0, level * (1 + slow) + maker.noise(0.3 * plant.noise * level)));
                  });
    return maker;
}

inline std::vector<Lead> strongLeads(const RuleResult &result)
{
    std::vector<Lead> strong;
    std::copy_if(result.leads.begin(), result.leads.end(), std::back_inserter(strong),
                 [](const Lead &lead) { return lead.strength >= 0.5; });
    return strong;
}

/// Outlets that no rule may stumble over, by name.
inline const char *const badOutletNames[] = {"one sample", "all equal",     "all missing",    "step of 7 s",
                                             "huge",       "unknown flags", "flag by flag",   "hours only",
                                             "negative",   "no witness",    "two of a factor"};
inline Maker badOutlet(const QString &what)
{
    Plant plant;
    plant.days = what == u"step of 7 s" ? 2 : 8;
    plant.step = what == u"hours only" ? 3600 : what == u"step of 7 s" ? 7 : 60;
    plant.load = what != u"no witness";
    int k = 0;
    Maker maker = plantOf(plant, 3, [&](Seconds, double value) {
        ++k;
        return what == u"all equal"     ? 7.0
               : what == u"all missing" ? none
               : what == u"huge"        ? (k % 2 ? 1e30 : -1e30)
               : what == u"negative"    ? -value
                                        : value;
    });
    Series &series = maker.firm.channels.back().series;
    if (what == u"one sample") {
        maker.firm.channels.back().series = slice(series, 0, 1);
        maker.firm.channels.back().step = 0;
        return maker;
    }
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (what == u"unknown flags")
            series.flags[i] = flagUnknown;
        else if (what == u"flag by flag")
            series.flags[i] = Flag("NCMDBFTSX"[i % 9]);
    }
    if (what == u"two of a factor") {
        ChannelData twin = maker.firm.channels.back();
        maker.firm.channels.push_back(twin);
    }
    return maker;
}

} // namespace nightjar::test

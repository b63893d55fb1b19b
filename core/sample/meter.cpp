// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/meter.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/sample/schedule.h"
#include "core/sample/workdays.h"

namespace nightjar::sample {
namespace {

/// The letter of a step: N when most minutes are good, else the commonest other one.
char letterOf(const Letters &letters, std::size_t from, std::size_t to)
{
    std::array<int, 128> count{};
    for (std::size_t i = from; i < to; ++i)
        ++count[std::size_t(letters[i]) & 127];
    const int size = int(to - from);
    if (count['N'] * 4 >= size * 3)
        return 'N';
    std::size_t best = 0;
    for (std::size_t c = 1; c < count.size(); ++c) {
        if (c != 'N' && count[c] > count[best])
            best = c;
    }
    return count[best] > 0 ? char(best) : 'N';
}

double scaleOf(int digits)
{
    double scale = 1;
    for (int d = 0; d < digits; ++d)
        scale *= 10;
    return scale;
}

} // namespace

void render(Channel &channel, const Curve &curve, const Letters &letters)
{
    const std::size_t width = std::size_t(channel.stepS / 60);
    const std::size_t count = curve.size() / width;
    const double scale = scaleOf(channel.digits) / double(channel.quantum);
    channel.values.resize(count);
    channel.letters.assign(count, 'N');
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t from = i * width;
        const std::size_t to = from + width;
        const char letter = letters.empty() ? 'N' : (width == 1 ? letters[from] : letterOf(letters, from, to));
        double sum = 0;
        int used = 0;
        for (std::size_t m = from; m < to; ++m) {
            if (letter != 'N' || letters.empty() || letters[m] == 'N') {
                sum += curve[m];
                ++used;
            }
        }
        const double mean = sum / std::max(used, 1);
        channel.values[i] = letter == 'B' ? Channel::missing : qint32(std::floor(mean * scale + 0.5)) * channel.quantum;
        channel.letters[i] = letter;
    }
}

Curve powerOf(const Curve &load, double standbyKw, double ratedKw, double noise, Random &random)
{
    Curve power(load.size());
    for (std::size_t i = 0; i < load.size(); ++i) {
        const double standby = standbyKw * (1 + 0.04 * random.gauss());
        power[i] = load[i] > 0 ? standby + ratedKw * load[i] * (1 + noise * random.gauss()) : standby;
        power[i] = std::max(power[i], 0.0);
    }
    return power;
}

Curve treatmentFor(const Curve &load, int lead, int lag, int bridge)
{
    Curve on(load.size(), 0.0);
    const int size = int(load.size());
    for (const Minutes &run : runsOf(load, 0.02, bridge)) {
        // A run that was on when the clock began has had its lead before.
        for (int m = std::max(run.from - lead, 0); m < std::min(run.to + lag, size); ++m)
            on[std::size_t(m)] = 1;
    }
    return on;
}

Curve drivePower(const Curve &on, const Curve &load, double ratedKw, double follows, Random &random)
{
    Curve power(on.size());
    for (std::size_t i = 0; i < on.size(); ++i) {
        const double share = 0.82 * (1 - follows + follows * std::min(load[i] + 0.3, 1.0));
        power[i] = on[i] > 0 ? ratedKw * share * on[i] * (1 + 0.015 * random.gauss())
                             : 0.004 * ratedKw * (1 + 0.2 * random.gauss());
        power[i] = std::max(power[i], 0.0);
    }
    return power;
}

Curve officePower(const Clock &clock, double kw, Random &random)
{
    Curve power(std::size_t(clock.minutes()));
    SlowNoise slow(0.97, 0.08, random);
    for (int d = 0; d < clock.days; ++d) {
        const Day day = clock.first + d;
        const bool workday = dayKind(day) == DayKind::Workday;
        const int month = civilOf(day).month;
        const double season = month >= 6 && month <= 9 ? 1.3 : 1.0; // air conditioning
        for (int m = 0; m < 1440; ++m) {
            double share = 0.12;
            if (workday && m >= 450 && m < 1080)
                share = 0.12 + 0.7 * season * std::min({1.0, (m - 449) / 40.0, (1080 - m) / 40.0});
            power[std::size_t(d * 1440 + m)] = std::max(kw * share * (1 + slow.next()), 0.0);
        }
    }
    return power;
}

Curve ambient(const Clock &clock, Random &random)
{
    // Monthly means of Ningbo; the day's course is a parabola with its top at 14:00, so that no sine is needed.
    constexpr std::array<double, 12> means = {5.5, 7, 11, 16.5, 21.5, 25, 29, 28.5, 24.5, 19.5, 14, 8};
    Curve air(std::size_t(clock.minutes()));
    SlowNoise weather(0.9995, 2.5, random);
    for (int d = 0; d < clock.days; ++d) {
        const double mean = means[std::size_t(civilOf(clock.first + d).month - 1)];
        for (int m = 0; m < 1440; ++m) {
            const double x = double((m + 1440 - 120) % 1440) / 720.0 - 1.0; // -1 at 02:00, 0 at 14:00
            air[std::size_t(d * 1440 + m)] = mean + 4.0 * (1 - 2 * x * x) + 1.3 + weather.next();
        }
    }
    return air;
}

void add(Curve &to, const Curve &what, double factor)
{
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] += what[i] * factor;
}

Channel powerChannel(const QByteArray &point, int stepS, double rated, const QByteArray &tariff)
{
    Channel channel;
    channel.point = point;
    channel.factor = "kw";
    channel.unit = "kW";
    channel.stepS = stepS;
    channel.digits = rated < 10 ? 3 : rated < 100 ? 2 : 1;
    channel.rated = rated;
    channel.tariff = tariff;
    return channel;
}

} // namespace nightjar::sample

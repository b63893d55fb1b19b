// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/site.h"

#include <algorithm>
#include <cmath>

#include "core/sample/inject.h"
#include "core/sample/meter.h"
#include "core/sample/schedule.h"

namespace nightjar::sample {
namespace {

/// The reported converted value: from measured value and oxygen as reported, so that a check by hand comes out.
Channel convertedOf(const Channel &measured, const Channel &oxygen, double reference)
{
    Channel channel = measured;
    channel.factor += "-zs";
    channel.limit = -1;
    channel.referenceOxygen = -1;
    channel.rangeHigh = -1;
    channel.quantum = 1;
    for (std::size_t i = 0; i < channel.values.size(); ++i) {
        // The logger cannot convert with an oxygen value that is not good: the letter of oxygen counts as well.
        if (measured.letters[i] == 'N')
            channel.letters[i] = oxygen.letters[i];
        if (measured.values[i] == Channel::missing || oxygen.values[i] == Channel::missing) {
            channel.values[i] = Channel::missing;
            continue;
        }
        const double o2 = oxygen.valueAt(i);
        // Above 20.5 % there is nothing to convert: loggers repeat the measured value, which is near zero then.
        if (o2 < 20.5)
            channel.values[i] = qint32(std::floor(measured.values[i] * (21 - reference) / (21 - o2) + 0.5));
    }
    return channel;
}

/// Hourly means of a minute channel: mean of its valid samples; with under 45 valid minutes the commonest letter.
Channel hourlyOf(const Channel &fine)
{
    Channel channel = fine;
    channel.factor += "-h";
    channel.stepS = 3600;
    channel.quantum = 1;
    channel.limit = -1;
    channel.referenceOxygen = -1;
    channel.digits = fine.digits + 1;
    const std::size_t width = std::size_t(3600 / fine.stepS);
    const std::size_t count = fine.values.size() / width;
    channel.values.assign(count, Channel::missing);
    channel.letters.assign(count, 0);
    for (std::size_t h = 0; h < count; ++h) {
        qint64 sum = 0, sumAll = 0;
        int valid = 0, any = 0;
        char other = 0;
        for (std::size_t i = h * width; i < (h + 1) * width; ++i) {
            if (fine.letters[i] == 0 || fine.values[i] == Channel::missing) {
                other = other ? other : fine.letters[i];
                continue;
            }
            sumAll += fine.values[i];
            ++any;
            if (fine.letters[i] == 'N') {
                sum += fine.values[i];
                ++valid;
            } else {
                other = fine.letters[i];
            }
        }
        const bool counts = valid * 4 >= int(width) * 3;
        if (any == 0) {
            channel.letters[h] = other;
            continue;
        }
        const double mean = counts ? double(sum) / valid : double(sumAll) / any;
        channel.values[h] = qint32(std::floor(mean * 10 + 0.5));
        channel.letters[h] = counts ? 'N' : (other ? other : 'B');
    }
    return channel;
}

Channel gasChannel(const QByteArray &point, const char *factor, double limit, double reference, double usual, int stepS)
{
    Channel channel;
    channel.point = point;
    channel.factor = factor;
    channel.unit = "mg/m3";
    channel.stepS = stepS;
    channel.limit = limit;
    channel.referenceOxygen = limit > 0 ? reference : -1;
    channel.rangeHigh = usual < 20 ? 50 : usual < 60 ? 200 : 500;
    return channel;
}

Channel plainChannel(const QByteArray &point, const char *factor, const char *unit, double high, int stepS, int digits)
{
    Channel channel;
    channel.point = point;
    channel.factor = factor;
    channel.unit = unit;
    channel.stepS = stepS;
    channel.digits = digits;
    channel.rangeHigh = high;
    return channel;
}

QByteArray padded(quint64 number, int width) { return QByteArray::number(number).rightJustified(width, '0'); }

Point outletPoint(Site &site, const QByteArray &code, const QByteArray &name, const QByteArray &process,
                  const QByteArray &serves)
{
    Point point;
    point.code = code;
    point.name = name;
    point.kind = "gas-outlet";
    point.process = process;
    point.serves = serves;
    point.mn = "3302" + padded(quint64(site.index + 1), 12) + padded(site.random.next() % 100'000'000, 8);
    point.maker = site.random.chance(0.5) ? "甬测仪器" : "东海分析";
    point.model = point.maker == "甬测仪器" ? "YC-9000" : "DH-CEMS 200";
    return point;
}

} // namespace

bool Site::has(Act act) const { return std::find(acts.begin(), acts.end(), act) != acts.end(); }

void Site::label(const char *rule, const char *kind, QByteArrayList channels, Minutes where, const char *level)
{
    const int end = std::min(where.to, clock.minutes());
    plant.labels.push_back({rule, kind, std::move(channels), {clock.timeOf(where.from), clock.timeOf(end)}, level});
}

void addMeter(Site &site, const QByteArray &code, const QByteArray &name, const QByteArray &role, const Curve &power,
              double ratedKw, int stepS, const QByteArray &serves)
{
    Point point;
    point.code = code;
    point.name = name;
    point.kind = "meter";
    point.role = role;
    point.serves = serves;
    site.plant.points.push_back(point);
    Channel channel = powerChannel(code, site.meterStep(stepS), ratedKw);
    Letters letters;
    if (site.random.chance(0.5)) { // the collector loses its network now and then; missing is never "off"
        letters.assign(power.size(), 'N');
        const int outages = 1 + site.clock.days / 45;
        for (int k = 0; k < outages; ++k) {
            const int from = site.random.integer(0, site.clock.minutes() - 1);
            const int to = std::min(from + site.random.integer(5, 40), site.clock.minutes());
            std::fill(letters.begin() + from, letters.begin() + to, char(0));
        }
        // Not over a fraud: its label says what can be seen.
        for (const Label &label : site.plant.labels) {
            const int from = int((label.span.from - site.clock.from()) / 60);
            const int to = int((label.span.to - site.clock.from()) / 60);
            if (label.rule == "treatment-idle")
                std::fill(letters.begin() + std::max(from - 30, 0),
                          letters.begin() + std::min(to + 30, site.clock.minutes()), 'N');
        }
    }
    render(channel, power, letters);
    site.plant.channels.push_back(std::move(channel));
}

void addTotal(Site &site, const Curve &power, int kva, const QByteArray &priceClass)
{
    Point point;
    point.code = "total";
    point.name = "总表";
    point.kind = "meter";
    point.role = "total";
    point.kva = kva;
    point.voltage = kva >= 250 ? "10kV" : "0.4kV";
    point.priceClass = priceClass;
    point.account = "0" + padded(330000000 + site.random.next() % 9'000'000, 9);
    point.meterNo = "3320" + padded(site.random.next() % 100'000'000, 8);
    site.plant.points.insert(site.plant.points.begin(), point);
    Channel channel = powerChannel("total", 900, kva, "ZJ");
    channel.digits = 2;
    channel.rated = -1;
    Letters letters(power.size(), 'N');
    for (int k = 0; k < site.clock.days / 60; ++k) {
        const int from = site.random.integer(0, site.clock.minutes() - 1);
        std::fill(letters.begin() + from, letters.begin() + std::min(from + 30, site.clock.minutes()), char(0));
    }
    render(channel, power, letters);
    site.plant.channels.insert(site.plant.channels.begin(), std::move(channel));
}

void addStack(Site &site, const OutletSpec &spec, const Curve &load, const Curve &factor)
{
    Random &random = site.random;
    const Curve air = ambient(site.clock, random);
    Flue flue = burn(site.clock, load, factor, spec.flue, air, random);
    keepUp(flue, site.clock, spec.flue, spec.upkeep, random);
    alterFlue(site, flue, spec.code, load);
    site.plant.points.push_back(outletPoint(site, spec.code, spec.name, spec.process, spec.serves));

    const int step = site.outletStep(spec.stepS);
    Channel oxygen = plainChannel(spec.code, "a19001", "%", 25, step, 2);
    render(oxygen, flue.oxygen, flue.gas);
    const struct {
        const char *factor;
        const Curve *curve;
        double limit, usual;
        qint32 quantum;
    } gases[] = {{"a21002", &flue.nox, spec.limitNox, spec.flue.nox, spec.quantumNox},
                 {"a21026", &flue.so2, spec.limitSo2, spec.flue.so2, 1},
                 {"a34013", &flue.pm, spec.limitPm, spec.flue.pm, 1}};
    for (const auto &gas : gases) {
        if (gas.curve->empty())
            continue;
        Channel channel = gasChannel(spec.code, gas.factor, gas.limit, spec.flue.referenceOxygen, gas.usual, step);
        channel.quantum = gas.quantum;
        channel.digits = gas.usual < 20 ? 2 : 1;
        render(channel, *gas.curve, flue.gas);
        shapeReadings(site, channel, load);
        alterReadings(site, channel, load);
        Channel converted = convertedOf(channel, oxygen, conversionReference(site, spec.flue.referenceOxygen));
        if (spec.converted)
            alterConverted(site, converted, oxygen);
        if (gas.limit > 0 && site.has(Act::ExceedHard)) {
            site.plant.limitRows += site.plant.firm.code + ',' + spec.code + ',' + gas.factor + ",hour," +
                                    QByteArray::number(gas.limit * permitShare) + ',' +
                                    QByteArray::number(spec.flue.referenceOxygen) + ',' +
                                    formatDate(site.clock.first - 365).toUtf8() + ",,permit\n";
        }
        if (spec.hours && step < 3600) {
            site.plant.channels.push_back(hourlyOf(channel));
            alterHours(site, site.plant.channels.back(), gas.limit);
            site.plant.channels.push_back(hourlyOf(converted));
            alterHours(site, site.plant.channels.back(), gas.limit);
        }
        labelExceedances(site, channel, spec.converted || spec.hours ? converted : Channel{}, oxygen,
                         spec.hours && step < 3600);
        if (spec.converted)
            site.plant.channels.push_back(std::move(converted));
        site.plant.channels.push_back(std::move(channel));
    }
    site.plant.channels.push_back(std::move(oxygen));
    const struct {
        const char *factor;
        const Curve *curve;
        const char *unit;
        double high;
        int digits;
    } others[] = {{"a01012", &flue.temperature, "degC", 300, 1},
                  {"a01011", &flue.velocity, "m/s", 40, 2},
                  {"a01014", &flue.humidity, "%", 40, 1}};
    for (const auto &other : others) {
        // What moves slowly is reported every five minutes: a third of the file size for nothing lost.
        Channel channel =
            plainChannel(spec.code, other.factor, other.unit, other.high, std::max(step, 300), other.digits);
        render(channel, *other.curve, flue.other);
        site.plant.channels.push_back(std::move(channel));
    }
    alterOutlet(site, spec.code, load);
}

void addVent(Site &site, const VentSpec &spec, const Curve &load, const Curve &treatment, const Curve &factor)
{
    Random &random = site.random;
    const Curve air = ambient(site.clock, random);
    const std::size_t size = load.size();
    Curve dirt(size), velocity(size), temperature(size);
    SlowNoise slow(0.97, 0.12, random);
    SlowNoise flow(0.9, 0.2, random);
    double level = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const double target = load[i] <= 0 ? 0 : load[i] * (treatment[i] > 0 ? spec.clean * factor[i] : spec.raw);
        level += (target - level) * 0.12;
        const double fast = 0.03 * spec.clean * random.gauss();
        dirt[i] = std::max(0.02 * spec.clean, level * (1 + slow.next()) + fast);
        velocity[i] = std::max(0.0, (treatment[i] > 0 ? spec.velocity : 0.3) + flow.next());
        temperature[i] = air[i] + (load[i] > 0 ? spec.temperature : 0.5) + 0.2 * random.gauss();
    }
    Letters letters(size, 'N');
    int idle = 0;
    for (std::size_t i = 0; i < size; ++i) {
        idle = load[i] > 0 || treatment[i] > 0 ? 0 : idle + 1;
        if (idle > 30)
            letters[i] = 'F';
    }
    site.plant.points.push_back(outletPoint(site, spec.code, spec.name, spec.process, spec.serves));
    const int step = site.outletStep(spec.stepS);
    Channel main = gasChannel(spec.code, spec.factor.constData(), spec.limit, -1, spec.clean, step);
    main.referenceOxygen = -1;
    main.digits = 2;
    main.quantum = site.has(Act::CoarseResolution) ? 50 : 1;
    render(main, dirt, letters);
    shapeReadings(site, main, load);
    alterReadings(site, main, load);
    labelExceedances(site, main, {}, {}, false);
    site.plant.channels.push_back(std::move(main));
    if (site.has(Act::CoarseResolution))
        site.label("", "coarse-resolution", {spec.code + '/' + spec.factor}, {0, site.clock.minutes()}, "middling");
    Channel speed = plainChannel(spec.code, "a01011", "m/s", 40, step, 2);
    render(speed, velocity, letters);
    site.plant.channels.push_back(std::move(speed));
    Channel heat = plainChannel(spec.code, "a01012", "degC", 200, step, 1);
    render(heat, temperature, letters);
    site.plant.channels.push_back(std::move(heat));
    alterOutlet(site, spec.code, load);
}

} // namespace nightjar::sample

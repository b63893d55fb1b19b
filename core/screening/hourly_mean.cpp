// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/hourly_mean.h"

#include <cmath>
#include <limits>

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double impossible = 1e9;

Seconds hourOf(Seconds t)
{
    return t - (t % 3600 + 3600) % 3600; // UTC+8 has whole hours
}

bool usable(const Series &series, std::size_t i)
{
    return isValidFlag(series.flags[i]) && series.origins[i] == Origin::Measured && std::isfinite(series.values[i]) &&
           std::abs(series.values[i]) < impossible;
}

/// Sums of one channel hour by hour.
struct Adder {
    const ChannelData *channel = nullptr;
    const ChannelData *oxygen = nullptr; ///< convert each sample with the O2 of its minute
    double reference = nan;
    double validMinutes = 45;
    std::size_t next = 0;
    std::size_t nextOxygen = 0;

    Seconds step() const { return std::max<Seconds>(1, channel->step > 0 ? channel->step : 60); }

    /// O2 at `t`, when the oxygen channel has a valid sample whose step covers it.
    double oxygenAt(Seconds t)
    {
        const Series &series = oxygen->series;
        const Seconds width = std::max<Seconds>(oxygen->step, 60);
        while (nextOxygen < series.size() && series.times[nextOxygen] <= t)
            ++nextOxygen;
        if (nextOxygen == 0 || t - series.times[nextOxygen - 1] >= width || !usable(series, nextOxygen - 1))
            return nan;
        return series.values[nextOxygen - 1];
    }

    HourMean hour(Seconds begin, Basis basis)
    {
        HourMean mean{nan, nan, Basis::None};
        const Series &series = channel->series;
        while (next < series.size() && series.times[next] < begin)
            ++next;
        double sum = 0;
        double sumAny = 0;
        int valid = 0;
        int any = 0;
        int samples = 0;
        int unknownFlag = 0;
        int flaggedOut = 0;
        int withoutOxygen = 0;
        int minutes = 0;
        Seconds lastMinute = -1;
        for (; next < series.size() && series.times[next] < begin + 3600; ++next) {
            const Seconds t = series.times[next];
            ++samples;
            flaggedOut += isValidFlag(series.flags[next]) ? 0 : 1;
            double value = series.values[next];
            const bool number =
                std::isfinite(value) && std::abs(value) < impossible && series.origins[next] == Origin::Measured;
            if (!number)
                continue;
            if (oxygen) {
                const double o2 = oxygenAt(t);
                if (!(o2 < 20.5) || o2 < 0) {
                    withoutOxygen += isValidFlag(series.flags[next]) && std::isnan(o2) ? 1 : 0;
                    continue;
                }
                value *= (21.0 - reference) / (21.0 - o2);
            }
            sumAny += value;
            ++any;
            if (!usable(series, next))
                continue;
            sum += value;
            ++valid;
            unknownFlag += series.flags[next] == flagUnknown ? 1 : 0;
            if (t / 60 != lastMinute) {
                lastMinute = t / 60;
                ++minutes;
            }
        }
        if (any > 0)
            mean.anyFlag = sumAny / any;
        mean.flagged = samples > 0 ? float(flaggedOut) / float(samples) : 0;
        const double expected = 3600.0 / double(step());
        const bool enough = step() <= 60 ? double(minutes) >= validMinutes
                                         : double(valid) >= std::floor(expected * validMinutes / 60.0 + 0.999);
        if (valid > 0 && enough) {
            mean.value = sum / valid;
            mean.basis = basis;
            mean.unflagged = float(unknownFlag) / float(valid);
        }
        mean.noOxygen = std::isnan(mean.value) && withoutOxygen > 0 && withoutOxygen + valid >= int(0.75 * expected);
        return mean;
    }
};

} // namespace

QString basisName(Basis basis)
{
    switch (basis) {
    case Basis::ReportedConvertedHour: return QStringLiteral("zs-h");
    case Basis::ConvertedMinutes: return QStringLiteral("zs-minutes");
    case Basis::MeasuredWithOxygen: return QStringLiteral("minutes-with-o2");
    case Basis::ReportedHourWithOxygen: return QStringLiteral("h-with-o2-h");
    case Basis::ReportedHour: return QStringLiteral("h");
    case Basis::MeasuredMinutes: return QStringLiteral("minutes");
    case Basis::None: break;
    }
    return QStringLiteral("none");
}

HourMeans hourlyMeans(const FirmData &firm, const QString &point, const QString &factor, double referenceOxygen,
                      double validMinutes)
{
    struct Source {
        Adder adder;
        Basis basis;
    };
    std::vector<Source> sources;
    bool oxygenMissing = false;
    const auto channel = [&](const QString &suffix) { return firm.channel(point, factor + suffix); };
    const auto add = [&](const ChannelData *data, Basis basis, const ChannelData *oxygen = nullptr) {
        if (data && data->series.size() > 0)
            sources.push_back({Adder{data, oxygen, referenceOxygen, validMinutes}, basis});
    };
    const ChannelData *minutes = channel(QString());
    if (!minutes)
        minutes = channel(QStringLiteral("-rt"));
    // A channel without suffix whose step is an hour holds hourly means, not minutes.
    const bool hourly = minutes && minutes->step >= 3600;
    if (std::isfinite(referenceOxygen)) {
        const ChannelData *oxygen = firm.channel(point, QStringLiteral("a19001"));
        const ChannelData *oxygenHour = firm.channel(point, QStringLiteral("a19001-h"));
        if (!oxygen)
            oxygen = firm.channel(point, QStringLiteral("a19001-rt"));
        add(channel(QStringLiteral("-zs-h")), Basis::ReportedConvertedHour);
        const ChannelData *converted = channel(QStringLiteral("-zs"));
        add(converted ? converted : channel(QStringLiteral("-zs-rt")), Basis::ConvertedMinutes);
        if (minutes && (oxygen || oxygenHour))
            add(minutes, hourly ? Basis::ReportedHourWithOxygen : Basis::MeasuredWithOxygen,
                oxygen ? oxygen : oxygenHour);
        if (oxygenHour || oxygen)
            add(channel(QStringLiteral("-h")), Basis::ReportedHourWithOxygen, oxygenHour ? oxygenHour : oxygen);
        oxygenMissing = sources.empty() && (minutes || channel(QStringLiteral("-h")));
    } else {
        add(channel(QStringLiteral("-h")), Basis::ReportedHour);
        add(minutes, hourly ? Basis::ReportedHour : Basis::MeasuredMinutes);
    }
    HourMeans result;
    result.anyOxygenMissing = oxygenMissing;
    Seconds last = 0;
    for (const Source &source : sources) {
        const Series &series = source.adder.channel->series;
        const Seconds begin = hourOf(series.times.front());
        result.first = result.first == 0 ? begin : std::min(result.first, begin);
        last = std::max(last, hourOf(series.times.back()) + 3600);
    }
    if (sources.empty())
        return result;
    result.hours.reserve(std::size_t((last - result.first) / 3600));
    for (Seconds begin = result.first; begin < last; begin += 3600) {
        HourMean chosen{nan, nan, Basis::None};
        for (Source &source : sources) {
            const HourMean mean = source.adder.hour(begin, source.basis);
            if (std::isfinite(mean.value)) {
                chosen = mean;
                break;
            }
            if (std::isnan(chosen.anyFlag))
                chosen.anyFlag = mean.anyFlag;
            chosen.flagged = std::max(chosen.flagged, mean.flagged);
            chosen.noOxygen = chosen.noOxygen || mean.noOxygen;
        }
        result.anyOxygenMissing = result.anyOxygenMissing || chosen.noOxygen;
        result.hours.push_back(chosen);
    }
    return result;
}

HourMeans hourlyMeansOf(const ChannelData &channel, double validMinutes)
{
    HourMeans result;
    if (channel.series.empty())
        return result;
    Adder adder{&channel, nullptr, nan, validMinutes};
    const Basis basis = channel.step >= 3600 ? Basis::ReportedHour : Basis::MeasuredMinutes;
    result.first = hourOf(channel.series.times.front());
    const Seconds last = hourOf(channel.series.times.back()) + 3600;
    for (Seconds begin = result.first; begin < last; begin += 3600)
        result.hours.push_back(adder.hour(begin, basis));
    return result;
}

} // namespace nightjar

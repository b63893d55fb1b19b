// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/flue_says.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/screening/figures.h"
#include "core/series/robust.h"

namespace nightjar {
namespace {

/// Values up to `still` say stopped, from `busy` on running; turned round for O2.
struct Bounds {
    double still = 0;
    double busy = 0;
    bool turned = false;
    FlueSays of(double value) const
    {
        if (turned)
            return value >= still ? FlueSays::Stopped : value <= busy ? FlueSays::Running : FlueSays::Between;
        return value <= still ? FlueSays::Stopped : value >= busy ? FlueSays::Running : FlueSays::Between;
    }
};

std::optional<FlueKind> kindOf(const QString &factor, bool burns, bool water)
{
    const QString base = baseFactor(factor);
    if (base == u"a00000" || base == u"a01011" || base == u"w00000")
        return FlueKind::Flow;
    if (water)
        return {}; // analysers hold their value, with water or without
    if (base == u"a19001" && burns)
        return FlueKind::Oxygen;
    if ((base == u"a01012" || base == u"furnace-temp") && burns)
        return FlueKind::Temperature;
    if (isConcentration(factor))
        return FlueKind::Pollutant;
    return {};
}

std::optional<Bounds> boundsOf(FlueKind kind, const QString &factor, double usual, double resolution, double stillShare)
{
    switch (kind) {
    case FlueKind::Flow:
        if (!(usual > 0))
            return {};
        return Bounds{stillShare * usual, 0.5 * usual, false};
    case FlueKind::Oxygen:
        if (!(usual < 19))
            return {};
        return Bounds{20.0, 18.5, true};
    case FlueKind::Temperature: {
        if (baseFactor(factor) == u"furnace-temp")
            return usual > 400 ? std::optional(Bounds{200, 400, false}) : std::nullopt;
        // A duct below 48 degC at work cannot be told from a summer's day.
        if (!(usual >= 48))
            return {};
        return Bounds{std::min(42.0, 15 + 0.5 * (usual - 15)), 15 + 0.75 * (usual - 15), false};
    }
    case FlueKind::Pollutant:
        // Quiet channels say the same at work and at rest.
        if (!(usual > 5 * resolution) || !(usual > 0))
            return {};
        return Bounds{std::max(0.05 * usual, 2 * resolution), 0.4 * usual, false};
    }
    return {};
}

/// 70th percentile of the valid samples while the load runs, of at most some thousand; NaN with under 20.
double usualOf(const ChannelData &channel, const StateLine &line, const std::vector<OnOff> &loads)
{
    const Series &series = channel.series;
    const std::size_t stride = series.size() / 6000 + 1;
    std::vector<double> values;
    for (std::size_t i = 0; i < series.size(); i += stride) {
        const Seconds offset = series.times[i] - line.from();
        const std::size_t minute = std::size_t(offset / 60);
        if (offset >= 0 && minute < loads.size() && loads[minute] == OnOff::On && isValidFlag(series.flags[i]) &&
            std::isfinite(series.values[i]) && std::abs(series.values[i]) < 1e9)
            values.push_back(series.values[i]);
    }
    const bool turned = baseFactor(channel.factor()) == u"a19001";
    return values.size() < 20 ? std::nan("") : quantileInPlace(values, turned ? 0.3 : 0.7);
}

} // namespace

std::vector<OnOff> loadByMinutes(const OutletContext &context)
{
    const std::size_t minutes = context.line.states().size();
    const Seconds from = context.line.from();
    std::vector<OnOff> loads(minutes, OnOff::Unknown);
    for (const Witness &witness : context.state.all()) {
        if (witness.kind != Witness::Kind::Load)
            continue;
        for (std::size_t cell = 0; cell < witness.states.size(); ++cell) {
            const OnOff state = witness.states[cell];
            if (state == OnOff::Unknown)
                continue;
            const Seconds begin = witness.from + Seconds(cell) * witness.step - from;
            const Seconds end = std::min<Seconds>((begin + witness.step + 59) / 60, Seconds(minutes));
            for (Seconds m = std::max<Seconds>((begin + 59) / 60, 0); m < end; ++m) {
                OnOff &all = loads[std::size_t(m)];
                all = all == OnOff::On ? OnOff::On : state;
            }
        }
    }
    return loads;
}

std::vector<FlueVoice> flueVoices(const FirmData &firm, const OutletContext &context, const std::vector<OnOff> &loads,
                                  double stillShare)
{
    std::vector<FlueVoice> voices;
    const Point &outlet = *context.outlet;
    const bool burns = isCombustion(firm, outlet);
    const std::size_t minutes = loads.size();
    const Seconds from = context.line.from();
    for (const ChannelData *channel : judgedChannels(firm, outlet.key.point)) {
        const std::optional<FlueKind> kind = kindOf(channel->factor(), burns, outlet.kind == PointKind::WaterOutlet);
        if (!kind || channel->step > 7200)
            continue;
        const double usual = usualOf(*channel, context.line, loads);
        if (!std::isfinite(usual))
            continue;
        const double resolution = *kind == FlueKind::Pollutant ? validSamplesOf(firm, *channel)->resolution : 0.0;
        const std::optional<Bounds> bounds = boundsOf(*kind, channel->factor(), usual, resolution, stillShare);
        if (!bounds)
            continue;
        FlueVoice voice{channel, *kind, usual, std::vector<FlueSays>(minutes, FlueSays::Nothing)};
        const Series &series = channel->series;
        const Seconds step = std::max<Seconds>(channel->step, 60);
        for (std::size_t i = 0; i < series.size(); ++i) {
            const Flag flag = series.flags[i];
            const FlueSays says = flag == 'F'                                            ? FlueSays::Marked
                                  : isValidFlag(flag) && std::isfinite(series.values[i]) ? bounds->of(series.values[i])
                                                                                         : FlueSays::Nothing;
            if (says == FlueSays::Nothing)
                continue;
            const Seconds begin = series.times[i] - from;
            const Seconds end = std::min<Seconds>((begin + step + 59) / 60, Seconds(minutes));
            for (Seconds m = std::max<Seconds>(begin / 60, 0); m < end; ++m)
                voice.says[std::size_t(m)] = says;
        }
        voices.push_back(std::move(voice));
    }
    return voices;
}

} // namespace nightjar

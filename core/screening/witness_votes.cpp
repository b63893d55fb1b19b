// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/witness_votes.h"

#include <algorithm>
#include <cmath>

#include "core/screening/figures.h"
#include "core/series/robust.h"

namespace nightjar {
namespace {

/// Seconds of `span` under any of `spans`.
double coveredShare(std::vector<Span> spans, const Span &span)
{
    if (span.empty())
        return 0;
    std::sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return a.from < b.from; });
    Seconds covered = 0;
    Seconds until = span.from;
    for (const Span &each : spans) {
        const Seconds from = std::max(each.from, until);
        const Seconds to = std::min(each.to, span.to);
        if (to > from) {
            covered += to - from;
            until = to;
        }
    }
    return double(covered) / double(span.length());
}

/// +1, -1 or 0 for one witness over a span.
int voteOf(const Witness &witness, const Span &span)
{
    if (span.to <= witness.from || witness.states.empty())
        return 0;
    const std::size_t first = std::size_t(std::max<Seconds>(0, (span.from - witness.from) / witness.step));
    const std::size_t last = std::min(
        witness.states.size(), std::size_t(std::max<Seconds>(0, (span.to - 1 - witness.from) / witness.step)) + 1);
    std::size_t on = 0;
    std::size_t off = 0;
    for (std::size_t i = first; i < last; ++i) {
        on += witness.states[i] == OnOff::On ? 1 : 0;
        off += witness.states[i] == OnOff::Off ? 1 : 0;
    }
    if (on + off == 0)
        return 0;
    const double share = double(on) / double(on + off);
    return share > 0.7 ? 1 : share < 0.3 ? -1 : 0;
}

} // namespace

WitnessVotes witnessVotes(const FirmData &firm, const OperatingState &state, const Span &span, WitnessSet without)
{
    WitnessVotes votes;
    bool anyTotal = false;
    bool anyPart = false;
    for (std::size_t i = 0; i < state.all().size(); ++i) {
        if ((without >> i & 1) != 0)
            continue;
        const Witness &witness = state.all()[i];
        const int vote = voteOf(witness, span);
        if (witness.kind != Witness::Kind::Load) {
            votes.flueOn += vote > 0 ? 1 : 0;
            votes.flueOff += vote < 0 ? 1 : 0;
            continue;
        }
        if (vote == 0)
            continue;
        votes.loadOn = votes.loadOn || vote > 0;
        votes.loadOff = votes.loadOff || vote < 0;
        const Point *meter = firm.point(channelKeyFromText(witness.channels.constFirst()).point);
        (meter && meter->role == MeterRole::Production ? anyPart : anyTotal) = true;
    }
    votes.loadOff = votes.loadOff && !votes.loadOn;
    votes.totalOnly = anyTotal && !anyPart;
    return votes;
}

double markedShare(const FirmData &firm, const PointKey &outlet, const QString &factor, const Span &span)
{
    std::vector<Span> spans;
    for (const Mark &mark : firm.marks) {
        if (mark.point == outlet &&
            (mark.factor.isEmpty() || factor.isEmpty() || baseFactor(mark.factor) == baseFactor(factor)))
            spans.push_back(mark.span);
    }
    return coveredShare(std::move(spans), span);
}

double workedOnShare(const FirmData &firm, const PointKey &outlet, const Span &span)
{
    static const QStringList work{QStringLiteral("maintenance"), QStringLiteral("calibration"),
                                  QStringLiteral("repair"), QStringLiteral("power-cut")};
    std::vector<Span> spans;
    for (const Event &event : firm.events) {
        if (work.contains(event.kind) && (event.point.point.isEmpty() || event.point == outlet))
            spans.push_back(event.span);
    }
    return coveredShare(std::move(spans), span);
}

double loadShareOver(const FirmData &firm, const OutletContext &context, const Span &span)
{
    double least = std::nan("");
    std::vector<double> inside;
    std::vector<double> all;
    for (const Witness &witness : context.state.all()) {
        const ChannelKey key = channelKeyFromText(witness.channels.constFirst());
        const ChannelData *data = firm.channel(key.point, key.factor);
        if (witness.kind != Witness::Kind::Load || !data || key.factor != u"kw")
            continue;
        const Series &series = data->series;
        inside.clear();
        all.clear();
        const auto take = [&](std::size_t from, std::size_t to, std::vector<double> &values) {
            const std::size_t stride = (to - from) / 2000 + 1;
            for (std::size_t i = from; i < to; i += stride) {
                const State state = context.line.at(series.times[i]);
                if (isValidFlag(series.flags[i]) && std::isfinite(series.values[i]) && state != State::Stopped &&
                    state != State::Unknown)
                    values.push_back(series.values[i]);
            }
        };
        take(lowerIndex(series, span.from), lowerIndex(series, span.to), inside);
        take(0, series.size(), all);
        if (inside.size() < 3 || all.size() < 20)
            continue;
        const double share = medianInPlace(inside) / medianInPlace(all);
        least = std::isnan(least) ? share : std::min(least, share);
    }
    return least;
}

} // namespace nightjar

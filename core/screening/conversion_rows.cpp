// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/conversion_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/screening/figures.h"
#include "core/screening/limits.h"
#include "core/screening/outlet_context.h"
#include "core/series/robust.h"

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool usable(const Series &series, std::size_t i)
{
    return isValidFlag(series.flags[i]) && series.origins[i] == Origin::Measured && std::abs(series.values[i]) < 1e9;
}

/// Reference oxygen by date, found once a day.
class References
{
public:
    References(const FirmData &firm, const ChannelKey &converted)
        : m_table(firm, converted.point, baseFactor(converted.factor))
    {
        // The registry may say it at the converted channel itself.
        const ChannelData *channel = firm.channel(converted.point, converted.factor);
        m_own = channel ? channel->info.referenceOxygen : nan;
    }
    double on(Seconds t)
    {
        if (dayOf(t) == m_day)
            return m_reference;
        m_day = dayOf(t);
        m_reference = m_table.referenceOxygen();
        for (const LimitKind kind : {LimitKind::Daily, LimitKind::Hourly}) {
            const std::optional<ActiveLimit> limit = m_table.on(m_day, kind);
            if (limit && std::isfinite(limit->referenceOxygen))
                m_reference = limit->referenceOxygen;
        }
        if (!std::isfinite(m_reference))
            m_reference = m_own;
        if (!(m_reference >= 0 && m_reference < 20.5))
            m_reference = nan;
        return m_reference;
    }

private:
    LimitTable m_table;
    double m_own = nan;
    Day m_day = std::numeric_limits<Day>::min();
    double m_reference = nan;
};

/// 21 - reference as most rows show it; NaN when they agree on none.
double constantOf(const std::vector<ConversionRow> &rows)
{
    std::vector<double> constants;
    const std::size_t stride = std::max<std::size_t>(1, rows.size() / 5000);
    for (std::size_t i = 0; i < rows.size(); i += stride)
        constants.push_back(rows[i].converted * (21 - rows[i].oxygen) / rows[i].measured);
    const std::vector<double> all = constants;
    const double centre = medianInPlace(constants);
    const auto near =
        std::count_if(all.begin(), all.end(), [centre](double k) { return std::abs(k / centre - 1) <= 0.02; });
    return 2 * near >= std::ptrdiff_t(all.size()) && centre > 0.5 && centre < 21.5 ? centre : nan;
}

} // namespace

std::vector<Conversion> conversionsOf(const FirmData &firm, const QString &point)
{
    std::vector<Conversion> found;
    for (const ChannelData *channel : firm.channelsAt(point)) {
        const QString base = baseFactor(channel->factor());
        for (const char *period : {"", "-rt", "-h"}) {
            if (channel->factor() != base + QStringLiteral("-zs") + QLatin1StringView(period) ||
                channel->series.size() < 2)
                continue;
            found.push_back({channel, firm.channel(point, base + QLatin1StringView(period)),
                             firm.channel(point, QStringLiteral("a19001") + QLatin1StringView(period))});
        }
    }
    // Hours are judged only where no finer conversion of the factor can be: their own minutes say more.
    const std::vector<Conversion> all = found;
    std::erase_if(found, [&](const Conversion &one) {
        return one.converted->step >= 3600 && std::any_of(all.begin(), all.end(), [&](const Conversion &other) {
                   return other.measured && other.oxygen && other.converted->step < 3600 &&
                          baseFactor(other.converted->factor()) == baseFactor(one.converted->factor());
               });
    });
    return found;
}

ConversionRows conversionRows(const FirmData &firm, const Conversion &conversion, double leastShare)
{
    ConversionRows result;
    const Series &zs = conversion.converted->series;
    const Series &c = conversion.measured->series;
    const Series &o = conversion.oxygen->series;
    const double stepZs = validSamplesOf(firm, *conversion.converted)->resolution;
    const double stepC = validSamplesOf(firm, *conversion.measured)->resolution;
    const double stepO = validSamplesOf(firm, *conversion.oxygen)->resolution;
    result.rows.reserve(zs.size());
    std::size_t unflagged = 0;
    std::size_t j = 0;
    std::size_t k = 0;
    for (std::size_t i = 0; i < zs.size(); ++i) {
        const Seconds t = zs.times[i];
        while (j < c.size() && c.times[j] < t)
            ++j;
        while (k < o.size() && o.times[k] < t)
            ++k;
        if (j >= c.size() || k >= o.size())
            break;
        if (c.times[j] != t || o.times[k] != t || !usable(zs, i) || !usable(c, j) || !usable(o, k))
            continue;
        const double converted = zs.values[i];
        const double measured = c.values[j];
        const double oxygen = o.values[k];
        if (!(oxygen >= 0 && oxygen < 19.5) || measured < 5 * stepC || converted < 5 * stepZs || measured <= 0 ||
            converted <= 0)
            continue;
        ConversionRow row{t, measured, oxygen, converted, 1, 0, 0, 0};
        row.rounding = float(stepZs / converted + stepC / measured + stepO / (21 - oxygen));
        row.cut = float(std::max(stepZs / converted, stepC / measured));
        // Half a step each, and loggers that reckon with 20.9 % for air.
        row.tolerance = float(leastShare + 0.1 / (21 - oxygen) - 0.005) + 0.55f * row.rounding;
        result.rows.push_back(row);
        unflagged += zs.flags[i] == flagUnknown ? 1 : 0;
    }
    if (result.rows.empty()) {
        result.reference = nan;
        return result;
    }
    result.unflaggedShare = double(unflagged) / double(result.rows.size());
    References references(firm, conversion.converted->info.key);
    double inferred = nan;
    for (ConversionRow &row : result.rows) {
        double constant = 21 - references.on(row.time);
        if (!std::isfinite(constant)) {
            if (!result.inferred)
                inferred = constantOf(result.rows);
            result.inferred = true;
            constant = inferred;
        }
        result.reference = 21 - constant;
        row.ratio = std::isfinite(constant) ? float(row.converted * (21 - row.oxygen) / (row.measured * constant)) : 1;
    }
    if (conversion.converted->step >= 3600) {
        std::vector<double> ratios;
        for (const ConversionRow &row : result.rows)
            ratios.push_back(double(row.ratio));
        std::vector<double> scratch;
        result.scatter = medianSpread(ratios, scratch).scale;
        for (ConversionRow &row : result.rows)
            row.tolerance += float(4 * result.scatter);
    }
    return result;
}

} // namespace nightjar

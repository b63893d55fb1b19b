// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/channel_totals.h"
#include "core/cache/series_state.h"
#include "core/registry/model.h"

namespace nightjar {
namespace {

struct Declared {
    QString unit;
    Seconds step = 0;
};

Result<Declared> declared(Database &database, const ChannelKey &key)
{
    auto statement =
        database.prepare("SELECT unit, step_s FROM channels WHERE enterprise = :enterprise AND point = :point "
                         "AND factor = :factor");
    if (!statement)
        return statement.error();
    statement->bind(":enterprise", key.enterprise).bind(":point", key.point).bind(":factor", key.factor);
    const auto row = statement->step();
    if (!row)
        return row.error();
    Declared found;
    if (*row) {
        found.unit = statement->text(0);
        found.step = statement->text(1).toLongLong();
    }
    if (found.unit.isEmpty())
        found.unit = usualUnit(key.factor);
    return found;
}

} // namespace

Result<std::vector<ChannelSummary>> SeriesStore::summaries()
{
    Database &database = m_state->database;
    const auto known = channels();
    if (!known)
        return known.error();
    std::vector<ChannelSummary> summaries;
    for (const auto &[id, key] : *known) {
        const auto totals = loadTotals(database, id);
        if (!totals)
            return totals.error();
        const auto facts = declared(database, key);
        if (!facts)
            return facts.error();
        ChannelSummary summary;
        summary.id = id;
        summary.key = key;
        summary.unit = facts->unit;
        summary.step = facts->step > 0 ? facts->step : totals->medianDistance();
        summary.from = totals->first;
        summary.to = totals->last + summary.step;
        summary.samples = totals->samples;
        summary.gaps = totals->gaps(summary.step);
        summary.bytes = totals->bytes;
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

Result<Span> SeriesStore::extent(ChannelId channel)
{
    Database &database = m_state->database;
    const auto totals = loadTotals(database, channel);
    if (!totals)
        return totals.error();
    if (totals->blocks == 0)
        return Span{};
    auto name = database.prepare("SELECT enterprise, point, factor FROM channels_seen WHERE id = :id");
    if (!name)
        return name.error();
    const auto row = name->bind(":id", channel).step();
    if (!row)
        return row.error();
    Seconds step = 0;
    if (*row) {
        const auto facts = declared(database, {name->text(0), name->text(1), name->text(2)});
        if (!facts)
            return facts.error();
        step = facts->step;
    }
    if (step <= 0)
        step = totals->medianDistance();
    return Span{totals->first, totals->last + std::max<Seconds>(step, 1)};
}

} // namespace nightjar

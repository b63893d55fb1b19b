// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <map>

#include "core/cache/series_keys.h"
#include "core/cache/series_state.h"
#include "core/registry/model.h"
#include "core/series/block.h"

namespace nightjar {
namespace {

/// What the blocks of a channel say together. Days are added in order of time.
struct Gathered {
    Seconds first = 0;
    Seconds last = 0;
    qint64 samples = 0;
    qint64 bytes = 0;
    std::map<Seconds, qint64> distances;

    /// The middle distance, as medianStep() gives it.
    Seconds step() const
    {
        qint64 left = samples < 2 ? 0 : (samples - 2) / 2;
        for (const auto &[distance, count] : distances) {
            if (left < count)
                return distance;
            left -= count;
        }
        return 0;
    }
    qint64 gaps(Seconds step) const
    {
        qint64 gaps = 0;
        for (const auto &[distance, count] : distances) {
            if (step > 0 && 2 * distance > 3 * step)
                gaps += count;
        }
        return gaps;
    }
};

Outcome gather(Database &database, KeyRange range, std::map<ChannelId, Gathered> &channels)
{
    auto statement = database.prepare(
        "SELECT id, first, last, samples, data FROM blocks WHERE id BETWEEN :from AND :to ORDER BY id");
    if (!statement)
        return statement.error();
    statement->bind(":from", range.from).bind(":to", range.to);
    std::vector<std::pair<Seconds, std::uint32_t>> distances;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return Done{};
        Gathered &channel = channels[channelOfKey(statement->integer(0))];
        const Seconds first = statement->integer(1);
        if (channel.samples == 0)
            channel.first = first;
        else
            ++channel.distances[first - channel.last];
        channel.last = statement->integer(2);
        channel.samples += statement->integer(3);
        const QByteArrayView data = statement->blobView(4);
        channel.bytes += data.size();
        distances.clear();
        if (!blockDistances(data, distances))
            return blockError(database, statement->integer(0));
        for (const auto &[distance, count] : distances)
            channel.distances[distance] += count;
    }
}

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
    std::map<ChannelId, Gathered> gathered;
    if (auto ok = gather(database, {0, std::numeric_limits<qint64>::max()}, gathered); !ok)
        return ok.error();
    auto pyramid = database.prepare("SELECT id >> 22, sum(length(data)) FROM pyramid GROUP BY id >> 22");
    if (!pyramid)
        return pyramid.error();
    for (;;) {
        const auto row = pyramid->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        gathered[pyramid->integer(0)].bytes += pyramid->integer(1);
    }
    std::vector<ChannelSummary> summaries;
    for (const auto &[id, key] : *known) {
        const Gathered &channel = gathered[id];
        const auto facts = declared(database, key);
        if (!facts)
            return facts.error();
        ChannelSummary summary;
        summary.id = id;
        summary.key = key;
        summary.unit = facts->unit;
        summary.step = facts->step > 0 ? facts->step : channel.step();
        summary.from = channel.first;
        summary.to = channel.last + summary.step;
        summary.samples = channel.samples;
        summary.gaps = channel.gaps(summary.step);
        summary.bytes = channel.bytes;
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

Result<Span> SeriesStore::extent(ChannelId channel)
{
    Database &database = m_state->database;
    std::map<ChannelId, Gathered> gathered;
    if (auto ok = gather(database, keyRange(channel, {}), gathered); !ok)
        return ok.error();
    if (gathered.empty())
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
    const Gathered &found = gathered.begin()->second;
    if (step <= 0)
        step = found.step();
    return Span{found.first, found.last + std::max<Seconds>(step, 1)};
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/channel_totals.h"

#include <QCoreApplication>

#include "core/cache/database.h"
#include "core/cache/series_keys.h"
#include "core/series/bytes.h"

namespace nightjar {

void ChannelTotals::add(const Distances &of)
{
    for (const auto &[distance, count] : of)
        distances[distance] += count;
}

void ChannelTotals::remove(const Distances &of)
{
    for (const auto &[distance, count] : of) {
        const auto found = distances.find(distance);
        if (found != distances.end() && (found->second -= count) <= 0)
            distances.erase(found);
    }
}

void ChannelTotals::add(Seconds distance) { ++distances[distance]; }
void ChannelTotals::remove(Seconds distance) { remove(Distances{{distance, 1}}); }

Seconds ChannelTotals::medianDistance() const
{
    qint64 left = samples < 2 ? 0 : (samples - 2) / 2;
    for (const auto &[distance, count] : distances) {
        if (left < count)
            return distance;
        left -= count;
    }
    return 0;
}

qint64 ChannelTotals::gaps(Seconds step) const
{
    qint64 gaps = 0;
    for (const auto &[distance, count] : distances) {
        if (step > 0 && 2 * distance > 3 * step)
            gaps += count;
    }
    return gaps;
}

QByteArray encodeDistances(const ChannelTotals &totals)
{
    ByteWriter out;
    Seconds last = 0;
    for (const auto &[distance, count] : totals.distances) {
        out.number(std::uint64_t(distance - last));
        out.number(std::uint64_t(count));
        last = distance;
    }
    return QByteArray(out.bytes().data(), qsizetype(out.bytes().size()));
}

bool decodeDistances(QByteArrayView bytes, ChannelTotals &totals)
{
    constexpr auto most = std::uint64_t(1) << 42;
    const auto *const data = reinterpret_cast<const std::uint8_t *>(bytes.data());
    ByteReader in(data, data + bytes.size());
    totals.distances.clear();
    Seconds last = 0;
    while (in.ok() && !in.atEnd()) {
        last += Seconds(in.number(most));
        const auto count = qint64(in.number(most));
        if (!in.ok() || last < 1 || count < 1)
            return false;
        totals.distances.emplace_hint(totals.distances.end(), last, count);
    }
    return in.ok();
}

Result<ChannelTotals> loadTotals(Database &database, ChannelId channel)
{
    auto statement = database.prepare(
        "SELECT period, first, last, samples, blocks, bytes, loose, distances FROM channels_seen WHERE id = :id");
    if (!statement)
        return statement.error();
    const auto row = statement->bind(":id", channel).step();
    if (!row)
        return row.error();
    ChannelTotals totals;
    if (!*row)
        return totals;
    const qint64 period = statement->integer(0);
    totals.period = int(std::clamp<qint64>(period, 0, longestPeriod));
    totals.first = statement->integer(1);
    totals.last = statement->integer(2);
    totals.samples = statement->integer(3);
    totals.blocks = statement->integer(4);
    totals.bytes = statement->integer(5);
    totals.loose = statement->integer(6);
    if (!decodeDistances(statement->blobView(7), totals) || period != totals.period) {
        return Error{Error::Kind::Damaged,
                     QCoreApplication::translate("Cache",
                                                 "The totals of a channel in %1 are damaged. Restore the cache "
                                                 "from a backup, or import the files into a new one.")
                         .arg(database.path()),
                     database.path()};
    }
    return totals;
}

Outcome storeTotals(Database &database, ChannelId channel, const ChannelTotals &totals)
{
    auto statement = database.prepare(
        "UPDATE channels_seen SET period = :period, first = :first, last = :last, samples = :samples, blocks = "
        ":blocks, bytes = :bytes, loose = :loose, distances = :distances WHERE id = :id");
    if (!statement)
        return statement.error();
    const QByteArray distances = encodeDistances(totals);
    statement->bind(":id", channel).bind(":period", totals.period).bind(":first", totals.first);
    statement->bind(":last", totals.last).bind(":samples", totals.samples).bind(":blocks", totals.blocks);
    statement->bind(":bytes", totals.bytes).bind(":loose", totals.loose).bindBlob(":distances", distances);
    return statement->run();
}

} // namespace nightjar

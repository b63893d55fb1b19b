// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/series_state.h"

#include <algorithm>

#include <QCoreApplication>

#include "core/cache/series_keys.h"
#include "core/series/bytes.h"
#include "core/series/decimal.h"

namespace nightjar {

QByteArray encodeSources(const std::vector<SourceCount> &runs)
{
    ByteWriter out;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        out.number(std::uint64_t(runs[i].source));
        if (i + 1 < runs.size())
            out.number(runs[i].samples);
    }
    return QByteArray(out.bytes().data(), qsizetype(out.bytes().size()));
}

bool decodeSources(QByteArrayView bytes, std::uint32_t samples, std::vector<SourceCount> &runs)
{
    const auto *const data = reinterpret_cast<const std::uint8_t *>(bytes.data());
    ByteReader in(data, data + bytes.size());
    runs.clear();
    std::uint32_t left = samples;
    while (in.ok() && left > 0) {
        const auto source = SourceId(in.number());
        const auto count = in.atEnd() ? left : std::uint32_t(in.number(left));
        if (!in.ok() || count == 0)
            return false;
        runs.push_back({source, count});
        left -= count;
    }
    return in.ok() && in.atEnd() && left == 0;
}

Error blockError(Database &database, qint64 key)
{
    QString channel = QString::number(channelOfKey(key));
    if (auto name =
            database.prepare("SELECT enterprise || '/' || point || '/' || factor FROM channels_seen WHERE id = :id")) {
        const auto row = name->bind(":id", channelOfKey(key)).step();
        if (row && *row)
            channel = name->text(0);
    }
    return {Error::Kind::Damaged,
            QCoreApplication::translate("Cache",
                                        "The data of %1 on %2 in %3 is damaged. Restore the cache from a backup, or "
                                        "import the files into a new one.")
                .arg(channel, formatDate(dayOfKey(key)), database.path()),
            database.path()};
}

Result<qint64> oneInteger(Database &database, const char *sql)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? statement->integer(0) : 0;
}

Result<bool> newestRules(Database &database)
{
    const auto found =
        oneInteger(database, "SELECT EXISTS (SELECT 1 FROM settings WHERE key = 'conflict' AND value = 'newest')");
    if (!found)
        return found.error();
    return *found != 0;
}

namespace {

/// Keeps `text` for a sample; an empty one forgets what was kept.
void replaceText(std::vector<std::pair<std::uint32_t, std::string>> &texts, std::size_t i, const std::string &text)
{
    const auto place = std::lower_bound(texts.begin(), texts.end(), i,
                                        [](const auto &entry, std::size_t index) { return entry.first < index; });
    const bool had = place != texts.end() && place->first == i;
    if (had && text.empty())
        texts.erase(place);
    else if (had)
        place->second = text;
    else if (!text.empty())
        texts.emplace(place, std::uint32_t(i), text);
}

} // namespace

Outcome applyNewest(Database &database, ChannelId channel, Series &series, SeriesParts parts)
{
    if (series.empty())
        return Done{};
    auto statement = database.prepare("SELECT time, other_value, other_flag, other_origin, other_cell FROM conflicts "
                                      "WHERE channel = :channel AND time BETWEEN :from AND :to ORDER BY time, id");
    if (!statement)
        return statement.error();
    statement->bind(":channel", channel).bind(":from", series.times.front()).bind(":to", series.times.back());
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return Done{};
        const Seconds t = statement->integer(0);
        const std::size_t i = lowerIndex(series, t);
        if (i == series.size() || series.times[i] != t)
            continue;
        const std::string text = statement->text(1).toStdString();
        Reading reading;
        double value = 0;
        if (!parseReading(text, ValueKind::State, reading, &value))
            continue;
        if (parts == SeriesParts::All) {
            replaceText(series.texts, i, reading.scale == Reading::verbatim ? text : std::string());
            replaceText(series.cells, i, statement->text(4).toStdString());
            series.digits[i] = reading.digits;
            series.scales[i] = reading.scale;
        }
        series.values[i] = value;
        series.flags[i] = flagCode(statement->text(2).toStdString(), series.flagTexts);
        series.origins[i] = statement->integer(3) == 1 ? Origin::Substituted : Origin::Measured;
    }
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/casework/extract.h"

#include <algorithm>
#include <map>

#include <QCoreApplication>

#include "core/cache/cache.h"
#include "core/cache/import_store.h"
#include "core/cache/series_store.h"

namespace nightjar {
namespace {

void appendTwo(QByteArray &out, int value)
{
    out.append(char('0' + value / 10));
    out.append(char('0' + value % 10));
}

/// Writes times by the day, because a year of minutes has half a million of them and only 365 dates.
class TimeWriter
{
public:
    void write(QByteArray &out, Seconds t)
    {
        const Day day = dayOf(t);
        if (m_date.isEmpty() || day != m_day) {
            m_day = day;
            m_date = formatDate(day).toLatin1() + ' ';
        }
        const int second = secondOfDay(t);
        out.append(m_date);
        appendTwo(out, second / 3600);
        out.append(':');
        appendTwo(out, second / 60 % 60);
        out.append(':');
        appendTwo(out, second % 60);
    }

private:
    Day m_day = 0;
    QByteArray m_date;
};

/// Two imports of different files with one name must not hide each other.
QString sourceName(const QJsonObject &taken, const ImportFile &file)
{
    return taken.contains(file.name) ? QStringLiteral("%1 #%2").arg(file.name).arg(file.id) : file.name;
}

Result<QJsonObject> sourcesOf(Cache &cache, ChannelId channel, Span span)
{
    const auto runs = cache.series().sources(channel, span);
    if (!runs)
        return runs.error();
    const auto rule = cache.series().conflictRule();
    if (!rule)
        return rule.error();
    const QString ruling = *rule == ConflictRule::Newest ? QStringLiteral("newest") : QStringLiteral("first");
    std::map<SourceId, qint64> samples; // by id, so that the order never depends on the cache
    for (const SourceRun &run : *runs)
        samples[run.source] += run.samples;
    QJsonObject sources;
    for (const auto &[id, count] : samples) {
        const auto file = cache.imports().file(id);
        if (!file)
            return file.error();
        if (!*file) {
            return Error{Error::Kind::Damaged,
                         QCoreApplication::translate("Casework",
                                                     "The import record %1 that samples refer to is missing from %2. "
                                                     "Run \"cache check\" and import the file again.")
                             .arg(id)
                             .arg(cache.path()),
                         cache.path()};
        }
        const ImportFile &record = **file;
        sources.insert(sourceName(sources, record),
                       QJsonObject{{QStringLiteral("import"), record.id},
                                   {QStringLiteral("sha256"), record.sha256},
                                   {QStringLiteral("bytes"), record.bytes},
                                   {QStringLiteral("format"), record.format},
                                   {QStringLiteral("imported_at"), formatIso(record.importedAt)},
                                   {QStringLiteral("imported_by"), record.importedBy},
                                   {QStringLiteral("samples"), count},
                                   {QStringLiteral("conflict_rule"), ruling}});
    }
    return sources;
}

} // namespace

QByteArray csvCell(const QByteArray &text)
{
    const bool plain =
        std::none_of(text.begin(), text.end(), [](char c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; });
    if (plain)
        return text;
    QByteArray quoted = text;
    quoted.replace('"', "\"\"");
    return '"' + quoted + '"';
}

QByteArray csvCell(const QString &text) { return csvCell(text.toUtf8()); }

QByteArray seriesCsv(const Series &series, std::size_t begin, std::size_t end)
{
    const bool origin =
        std::any_of(series.origins.begin() + std::ptrdiff_t(begin), series.origins.begin() + std::ptrdiff_t(end),
                    [](Origin o) { return o == Origin::Substituted; });
    QByteArray out = origin ? "time,value,flag,origin\n" : "time,value,flag\n";
    out.reserve(out.size() + qsizetype(end - begin) * 32);
    TimeWriter times;
    for (std::size_t i = begin; i < end; ++i) {
        times.write(out, series.times[i]);
        out.append(',');
        out.append(csvCell(QByteArray::fromStdString(valueText(series, i))));
        out.append(',');
        const Flag flag = series.flags[i];
        if (flag < 128)
            out.append(char(flag));
        else
            out.append(csvCell(QByteArray::fromStdString(flagText(series, i))));
        if (origin)
            out.append(series.origins[i] == Origin::Substituted ? ",substituted" : ",");
        out.append('\n');
    }
    return out;
}

QByteArray seriesCsv(const Series &series) { return seriesCsv(series, 0, series.size()); }

Result<Extract> retakeExtract(Cache &cache, const ChannelKey &channel, Span span)
{
    const auto id = cache.series().find(channel);
    if (!id)
        return id.error();
    Extract extract{channel, span, {}, 0, {}};
    if (*id == 0) {
        extract.csv = seriesCsv({});
        return extract;
    }
    const auto series = cache.series().read(*id, span);
    if (!series)
        return series.error();
    const std::size_t begin = lowerIndex(*series, span.from);
    const std::size_t end = lowerIndex(*series, span.to);
    extract.csv = seriesCsv(*series, begin, end);
    extract.samples = qint64(end - begin);
    auto sources = sourcesOf(cache, *id, span);
    if (!sources)
        return sources.error();
    extract.sources = *sources;
    return extract;
}

Result<Extract> takeExtract(Cache &cache, const ChannelKey &channel, Span span)
{
    const auto id = cache.series().find(channel);
    if (!id)
        return id.error();
    Span there;
    if (*id != 0) {
        const auto extent = cache.series().extent(*id);
        if (!extent)
            return extent.error();
        there = {std::max(span.from, extent->from), std::min(span.to, extent->to)};
    }
    if (there.empty()) {
        return Error{Error::Kind::NotFound,
                     QCoreApplication::translate("Casework",
                                                 "%1 holds no sample of %2 from %3 to %4. Import the data of this "
                                                 "channel and try again.")
                         .arg(cache.path(), channel.text(), formatTime(span.from), formatTime(span.to)),
                     channel.text()};
    }
    return retakeExtract(cache, channel, there);
}

} // namespace nightjar

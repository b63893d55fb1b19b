// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>

#include <QTemporaryDir>
#include <QTest>

#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/case_store.h"
#include "core/cache/import_store.h"
#include "core/cache/plan_store.h"
#include "core/cache/registry_store.h"
#include "core/cache/screening_store.h"
#include "core/cache/series_store.h"

namespace nightjar {

/// A folder of its own and a new cache in it.
struct CacheFixture {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("test.nightjar"));

    Cache open(OpenMode mode = OpenMode::Create)
    {
        auto cache = Cache::open(path, mode);
        if (!cache)
            qFatal("%s", qPrintable(cache.error().text));
        return std::move(*cache);
    }
};

/// Adds a sample as a reader does.
inline void addSample(SampleBatch &batch, Seconds t, const std::string &text, const std::string &flag = "N",
                      std::uint32_t line = 0)
{
    Reading reading;
    if (!parseReading(text, ValueKind::State, reading))
        qFatal("%s is no reading", text.c_str());
    if (reading.scale == Reading::verbatim)
        batch.texts.emplace_back(std::uint32_t(batch.size()), text);
    batch.times.push_back(t);
    batch.readings.push_back(reading);
    batch.flags.push_back(flagCode(flag, batch.flagTexts));
    batch.origins.push_back(Origin::Measured);
    batch.lines.push_back(line ? line : std::uint32_t(batch.size() + 1));
}

inline Seconds at(const char *time) { return parseTime(time).value(); }

/// Merges in a transaction of its own.
inline RowCounts merge(Cache &cache, const ChannelKey &key, SampleBatch batch, SourceId source = 1)
{
    auto transaction = Transaction::begin(cache.database());
    if (!transaction)
        qFatal("%s", qPrintable(transaction.error().text));
    const auto channel = cache.series().findOrCreate(key);
    RowCounts counts;
    if (!channel || !cache.series().merge(*channel, batch, source, counts) || !transaction->commit())
        qFatal("merge failed: %s", qPrintable(cache.database().lastError().text));
    return counts;
}

/// "time value flag" of every sample, one a line.
inline QString written(const Series &series)
{
    QString text;
    for (std::size_t i = 0; i < series.size(); ++i)
        text += formatTime(series.times[i]) + u' ' + QString::fromStdString(valueText(series, i)) + u' ' +
                QString::fromStdString(flagText(series, i)) + u'\n';
    return text;
}

inline QString written(Cache &cache, const ChannelKey &key, Span span = {})
{
    const auto series = cache.series().read(cache.series().find(key) ? *cache.series().find(key) : 0, span);
    return series ? written(*series) : series.error().text;
}

/// Minutes with one decimal; the same seed gives the same values.
inline SampleBatch minutesOf(Seconds from, int count, int seed = 0)
{
    SampleBatch batch;
    std::mt19937 random(unsigned(seed) + 1);
    for (int i = 0; i < count; ++i) {
        const int tenths = 400 + int(random() % 101);
        addSample(batch, from + 60 * i, std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10));
    }
    return batch;
}

} // namespace nightjar

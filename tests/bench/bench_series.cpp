// SPDX-License-Identifier: GPL-3.0-or-later
// Packing and reading of series: values a second, bytes a value, time of a chart's query. One core.
#include <chrono>
#include <random>

#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include "core/cache/cache.h"
#include "core/cache/series_store.h"
#include "core/series/block.h"

using namespace nightjar;

namespace {

constexpr int minutesPerDay = 1440;
constexpr int days = 365;
const Seconds begin = dayStart(20'000);

enum Shape { Emission, Load, Quarters };

/// Emission: two decimals, a slow walk with instrument noise, a calibration each night. Load: kW with one decimal, idle
/// by night. Quarters: the same every 15 minutes.
Series made(Shape shape, int count)
{
    std::mt19937 random(unsigned(shape) + 1);
    std::normal_distribution<double> noise(0, 1);
    Series series;
    double level = 40;
    const Seconds step = shape == Quarters ? 900 : 60;
    for (int i = 0; i < count; ++i) {
        const Seconds t = begin + step * i;
        const int minute = secondOfDay(t) / 60;
        level += 0.05 * (40 - level) + 0.6 * noise(random);
        const bool idle = minute < 360 || minute > 1200;
        const bool calibration = shape == Emission && minute >= 120 && minute < 135;
        const double value = shape == Emission ? (calibration ? 100.0 : level + 0.3 * noise(random))
                                               : (idle ? 3 + 0.1 * noise(random) : 180 + 20 * noise(random));
        const int scale = shape == Emission ? 2 : 1;
        const auto digits = std::int64_t(std::max(0.0, value) * (scale == 2 ? 100 : 10));
        series.times.push_back(t);
        series.digits.push_back(digits);
        series.scales.push_back(std::int8_t(scale));
        series.values.push_back(double(digits) / (scale == 2 ? 100 : 10));
        series.flags.push_back(calibration ? 'C' : 'N');
        series.origins.push_back(Origin::Measured);
    }
    return series;
}

std::vector<std::pair<std::size_t, std::size_t>> daysOf(const Series &series)
{
    std::vector<std::pair<std::size_t, std::size_t>> pieces;
    for (std::size_t i = 0; i < series.size();) {
        const std::size_t end = lowerIndex(series, dayStart(dayOf(series.times[i]) + 1));
        pieces.emplace_back(i, end);
        i = end;
    }
    return pieces;
}

int samplesOf(Shape shape) { return days * (shape == Quarters ? 96 : minutesPerDay); }

SampleBatch batchOf(const Series &series)
{
    SampleBatch batch;
    batch.times.assign(series.times.begin(), series.times.end());
    batch.flags.assign(series.flags.begin(), series.flags.end());
    batch.origins.assign(series.origins.begin(), series.origins.end());
    batch.readings.reserve(series.size());
    for (std::size_t i = 0; i < series.size(); ++i)
        batch.readings.push_back({series.digits[i], series.scales[i]});
    return batch;
}

void encode(benchmark::State &state)
{
    const auto shape = Shape(state.range(0));
    const Series series = made(shape, samplesOf(shape));
    const auto pieces = daysOf(series);
    qint64 bytes = 0;
    for (auto _ : state) {
        bytes = 0;
        for (const auto &[from, to] : pieces)
            bytes += encodeBlock(series, from, to).size();
    }
    state.SetItemsProcessed(state.iterations() * qint64(series.size()));
    state.counters["bytes/value"] = double(bytes) / double(series.size());
}

void decode(benchmark::State &state)
{
    const auto shape = Shape(state.range(0));
    const Series series = made(shape, samplesOf(shape));
    std::vector<QByteArray> blocks;
    for (const auto &[from, to] : daysOf(series))
        blocks.push_back(encodeBlock(series, from, to));
    Series out;
    for (auto _ : state) {
        for (const QByteArray &block : blocks) {
            out.times.clear(), out.values.clear(), out.digits.clear(), out.scales.clear();
            out.flags.clear(), out.origins.clear();
            if (!decodeBlock(block, out))
                state.SkipWithError("damaged");
        }
        benchmark::DoNotOptimize(out.values.data());
    }
    state.SetItemsProcessed(state.iterations() * qint64(series.size()));
}

/// A cache of 20 channels with a year each, made once a shape.
struct Filled {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("bench.nightjar"));
    explicit Filled(Shape shape)
    {
        auto cache = Cache::open(path, OpenMode::Create);
        const Series series = made(shape, samplesOf(shape));
        auto transaction = Transaction::begin(cache->database());
        for (int channel = 0; channel < 20; ++channel) {
            const auto id =
                cache->series().findOrCreate({QStringLiteral("E"), QString::number(channel), QStringLiteral("f")});
            SampleBatch batch = batchOf(series);
            RowCounts counts;
            (void)cache->series().merge(*id, batch, 1, counts);
        }
        (void)transaction->commit();
    }
};

Filled &filled(Shape shape)
{
    static Filled caches[] = {Filled(Emission), Filled(Load), Filled(Quarters)};
    return caches[shape];
}

enum Into { NewArrays, SameArrays, BlockByBlock };

/// Everything that a series has is decoded: times, values, digits, scales, flags and origins (27 bytes a value); or
/// what rules look at (18). New arrays cost page faults on top, so programs that read much use theirs again.
void readCache(benchmark::State &state)
{
    const auto shape = Shape(state.range(0));
    const auto into = Into(state.range(1));
    const auto parts = state.range(2) == 0 ? SeriesParts::All : SeriesParts::Numbers;
    auto cache = Cache::open(filled(shape).path, OpenMode::ReadOnly);
    qint64 values = 0;
    qint64 turn = 0;
    Series kept;
    for (auto _ : state) {
        const ChannelId channel = 1 + turn++ % 20;
        if (into == NewArrays) {
            const auto series = cache->series().read(channel, {}, parts);
            benchmark::DoNotOptimize(series->values.data());
            values += qint64(series->size());
        } else if (into == SameArrays) {
            (void)cache->series().read(channel, {}, kept, parts);
            benchmark::DoNotOptimize(kept.values.data());
            values += qint64(kept.size());
        } else {
            const auto count = [&values](const Series &block) {
                benchmark::DoNotOptimize(block.values.data());
                values += qint64(block.size());
                return Done{};
            };
            (void)cache->series().scan(channel, count, parts);
        }
    }
    state.SetItemsProcessed(values);
    const auto stats = cacheStats(*cache);
    state.counters["file bytes/value"] = double(stats->bytes) / double(stats->samples);
    const auto channels = cache->series().summaries();
    qint64 bytes = 0;
    for (const ChannelSummary &channel : *channels)
        bytes += channel.bytes;
    state.counters["data bytes/value"] = double(bytes) / double(stats->samples);
}

void writeCache(benchmark::State &state)
{
    const auto shape = Shape(state.range(0));
    const Series series = made(shape, samplesOf(shape));
    qint64 values = 0;
    for (auto _ : state) {
        QTemporaryDir folder;
        auto cache = Cache::open(folder.filePath(QStringLiteral("w.nightjar")), OpenMode::Create);
        SampleBatch batch = batchOf(series);
        const auto start = std::chrono::steady_clock::now();
        auto transaction = Transaction::begin(cache->database());
        RowCounts counts;
        (void)cache->series().merge(1, batch, 1, counts);
        (void)transaction->commit();
        state.SetIterationTime(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        values += counts.taken;
    }
    state.SetItemsProcessed(values);
}

void chart(benchmark::State &state)
{
    auto cache = Cache::open(filled(Emission).path, OpenMode::ReadOnly);
    const Span year{begin, begin + days * secondsPerDay};
    for (auto _ : state) {
        for (ChannelId channel = 1; channel <= state.range(0); ++channel) {
            const auto buckets = cache->series().buckets(channel, year, 2000);
            benchmark::DoNotOptimize(buckets->data());
        }
    }
}

BENCHMARK(encode)->ArgName("shape")->Arg(Emission)->Arg(Load)->Arg(Quarters)->Unit(benchmark::kMillisecond);
BENCHMARK(decode)->ArgName("shape")->Arg(Emission)->Arg(Load)->Arg(Quarters)->Unit(benchmark::kMillisecond);
BENCHMARK(readCache)
    ->ArgNames({"shape", "into", "numbers"})
    ->ArgsProduct({{Emission, Load, Quarters}, {NewArrays, SameArrays, BlockByBlock}, {0, 1}})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(writeCache)
    ->UseManualTime()
    ->ArgName("shape")
    ->Arg(Emission)
    ->Arg(Load)
    ->Arg(Quarters)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(chart)->ArgName("channels")->Arg(1)->Arg(20)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();

// SPDX-License-Identifier: GPL-3.0-or-later
// A cache from 1e6 to 1e9 values, by kind of channel: bytes a value with everything in the file, values a second
// written and read on one core, a year's chart warm and cold, and the peak of memory, which stays flat.
// bench_cache [--quick] [--huge] [--daily] [--folder F]: --quick stops at 1e7, --huge adds 1e9, --daily imports day by
// day, all channels each day, and shows what `cache compact` then gains.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include "core/cache/cache.h"
#include "core/cache/series_store.h"

using namespace nightjar;

namespace {

const Seconds begin = dayStart(20'000);
constexpr int daysAYear = 365;

enum class Kind { Emission, Load, Quarters };

struct Shape {
    Kind kind;
    const char *name;
    Seconds step;
};
constexpr Shape shapes[] = {
    {Kind::Emission, "minute emission", 60}, {Kind::Load, "minute load", 60}, {Kind::Quarters, "15-minute load", 900}};

double cpuSeconds()
{
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

double peakMegabytes()
{
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

/// One channel's endless series. Emission: a slow walk with instrument noise in hundredths and a calibration each
/// night. Load: kW in tenths, idle by night.
class Source
{
public:
    Source(Shape shape, unsigned seed) : m_shape(shape), m_random(seed) {}
    void fill(SampleBatch &batch, qint64 first, qint64 count)
    {
        batch.clear();
        for (qint64 i = first; i < first + count; ++i) {
            const Seconds t = begin + m_shape.step * i;
            const int minute = secondOfDay(t) / 60;
            const bool calibration = m_shape.kind == Kind::Emission && minute >= 120 && minute < 135;
            batch.times.push_back(t);
            batch.readings.push_back(m_shape.kind == Kind::Emission ? Reading{emission(calibration), 2}
                                                                    : Reading{load(minute), 1});
            batch.flags.push_back(calibration ? 'C' : 'N');
            batch.origins.push_back(Origin::Measured);
        }
    }

private:
    std::int64_t emission(bool calibration)
    {
        m_level += 0.05 * (40 - m_level) + 0.6 * m_noise(m_random);
        return calibration ? 10'000 : std::int64_t(100 * std::max(0.0, m_level + 0.3 * m_noise(m_random)));
    }
    std::int64_t load(int minute)
    {
        const bool idle = minute < 360 || minute > 1200;
        return std::int64_t(10 * (idle ? 3 + 0.1 * m_noise(m_random) : 180 + 20 * m_noise(m_random)));
    }
    Shape m_shape;
    std::mt19937 m_random;
    std::normal_distribution<double> m_noise{0, 1};
    double m_level = 40;
};

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "%s failed\n", what);
    std::exit(1);
}

struct Written {
    double seconds = 0; ///< of the CPU, without making the values
    qint64 values = 0;
};

Written write(const QString &path, Shape shape, qint64 values, bool daily)
{
    const qint64 perYear = daysAYear * secondsPerDay / shape.step;
    const qint64 channels = std::max<qint64>(1, (values + perYear - 1) / perYear);
    const qint64 perChannel = std::min(values, perYear);
    const qint64 perStep = daily ? secondsPerDay / shape.step : perChannel;
    Written written;
    auto cache = Cache::open(path, OpenMode::Create);
    if (!cache)
        fail("making the cache");
    std::vector<Source> sources;
    for (qint64 c = 0; c < channels; ++c)
        sources.emplace_back(shape, unsigned(c) + 1);
    SampleBatch batch;
    for (qint64 at = 0; at < perChannel; at += perStep) {
        std::optional<Transaction> transaction;
        for (qint64 c = 0; c < channels; ++c) {
            sources[std::size_t(c)].fill(batch, at, std::min(perStep, perChannel - at));
            const double from = cpuSeconds();
            if (!transaction) {
                auto opened = Transaction::begin(cache->database());
                if (!opened)
                    fail("beginning");
                transaction.emplace(std::move(*opened));
            }
            const auto id =
                cache->series().findOrCreate({QStringLiteral("E"), QString::number(c), QStringLiteral("x")});
            RowCounts counts;
            if (!id || !cache->series().merge(*id, batch, 1 + at / perStep, counts))
                fail("merging");
            written.values += counts.taken;
            if (!daily && !transaction->commit()) // a file a channel
                fail("committing");
            if (!daily)
                transaction.reset();
            written.seconds += cpuSeconds() - from;
        }
        const double from = cpuSeconds();
        if (transaction && !transaction->commit())
            fail("committing");
        written.seconds += cpuSeconds() - from;
    }
    return written;
}

/// Forgets the file's pages, as after a start of the machine.
void forget(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY);
    if (file < 0)
        fail("opening");
    ::fsync(file);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
}

double chartMs(Cache &cache, qint64 channels)
{
    const auto from = std::chrono::steady_clock::now();
    for (ChannelId channel = 1; channel <= channels; ++channel) {
        if (!cache.series().buckets(channel, {begin, begin + daysAYear * secondsPerDay}, 2000))
            fail("charting");
    }
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
}

/// How a channel is read: block after block, whole into arrays that are used again, or whole into new ones.
enum class Into { Block, Same, New };

qint64 readChannel(SeriesStore &store, ChannelId channel, Into into, SeriesParts parts)
{
    if (into == Into::Block) {
        qint64 read = 0;
        const auto count = [&read](const Series &block) -> Outcome {
            read += qint64(block.size());
            return Done{};
        };
        if (!store.scan(channel, count, parts))
            fail("reading");
        return read;
    }
    auto series = store.read(channel, {}, parts);
    if (!series)
        fail("reading");
    const auto read = qint64(series->size());
    if (into == Into::Same)
        store.giveBack(std::move(*series));
    return read;
}

struct Speed {
    double best = 0; ///< millions of values a second of CPU time
    double median = 0;
};

/// Of several repetitions: the machine has other work, which shows in CPU time too (its caches and memory are shared).
Speed readSpeed(Cache &cache, qint64 channels, Into into, SeriesParts parts)
{
    constexpr int repetitions = 31;
    constexpr qint64 enough = 3'000'000;
    std::vector<double> speeds;
    ChannelId channel = 0;
    for (int i = 0; i <= repetitions; ++i) {
        qint64 read = 0;
        const double from = cpuSeconds();
        while (read < enough) {
            read += readChannel(cache.series(), channel + 1, into, parts);
            channel = (channel + 1) % channels;
        }
        if (i > 0) // the first one warms
            speeds.push_back(double(read) / (cpuSeconds() - from) / 1e6);
    }
    std::sort(speeds.begin(), speeds.end());
    return {speeds.back(), speeds[speeds.size() / 2]};
}

void measure(const QString &path, Shape shape, const Written &written, const char *state)
{
    qint64 channels = 0;
    qint64 data = 0;
    {
        auto cache = Cache::open(path, OpenMode::ReadOnly);
        const auto summaries = cache ? cache->series().summaries() : Result<std::vector<ChannelSummary>>(Error{});
        if (!summaries)
            fail("listing");
        channels = qint64(summaries->size());
        for (const ChannelSummary &summary : *summaries)
            data += summary.bytes;
    }
    forget(path);
    double cold = 0;
    {
        auto cache = Cache::open(path, OpenMode::ReadOnly);
        cold = chartMs(*cache, 1);
    }
    auto cache = Cache::open(path, OpenMode::ReadOnly);
    (void)chartMs(*cache, std::min<qint64>(channels, 20));
    const double one = chartMs(*cache, 1);
    const double twenty = chartMs(*cache, std::min<qint64>(channels, 20));
    std::printf("%-16s %10lld values %s: %.2f bytes/value in the file (%.2f blocks and overviews); ", shape.name,
                static_cast<long long>(written.values), state, double(QFileInfo(path).size()) / double(written.values),
                double(data) / double(written.values));
    if (written.seconds > 0)
        std::printf("written %.1f M/s; ", double(written.values) / written.seconds / 1e6);
    std::printf("chart %.2f ms, cold %.1f ms, %lld channels %.2f ms; read, best (median):", one, cold,
                static_cast<long long>(std::min<qint64>(channels, 20)), twenty);
    const struct {
        const char *name;
        Into into;
        SeriesParts parts;
    } ways[] = {{"all by block", Into::Block, SeriesParts::All},
                {"numbers by block", Into::Block, SeriesParts::Numbers},
                {"numbers by channel", Into::Same, SeriesParts::Numbers},
                {"in new arrays", Into::New, SeriesParts::Numbers},
                {"all by channel", Into::Same, SeriesParts::All}};
    for (const auto &way : ways) {
        const Speed speed = readSpeed(*cache, channels, way.into, way.parts);
        std::printf(" %s %.0f (%.0f),", way.name, speed.best, speed.median);
    }
    std::printf(" M/s; peak %.0f MB\n", peakMegabytes());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const bool daily = arguments.contains(QStringLiteral("--daily"));
    std::vector<qint64> sizes{1'000'000, 10'000'000};
    if (!daily && !arguments.contains(QStringLiteral("--quick")))
        sizes.push_back(100'000'000);
    if (arguments.contains(QStringLiteral("--huge")))
        sizes.push_back(1'000'000'000);
    const qsizetype named = arguments.indexOf(QStringLiteral("--folder"));
    QTemporaryDir folder(named > 0 ? arguments.value(named + 1) + QStringLiteral("/bench-XXXXXX")
                                   : QStringLiteral("bench-XXXXXX"));
    for (const qint64 size : sizes) {
        for (const Shape &shape : shapes) {
            const QString path = folder.filePath(QStringLiteral("bench.nightjar"));
            const Written written = write(path, shape, size, daily);
            measure(path, shape, written, daily ? "day by day" : "by channel");
            if (daily) {
                const auto start = std::chrono::steady_clock::now();
                {
                    auto cache = Cache::open(path, OpenMode::ReadWrite);
                    if (!cache || !compactCache(*cache))
                        fail("compacting");
                } // an open connection would keep the file's pages in memory
                std::printf("compacted in %.1f s: ",
                            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
                measure(path, shape, {0, written.values}, "compacted");
            }
            QFile::remove(path);
        }
    }
    return 0;
}

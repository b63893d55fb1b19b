// SPDX-License-Identifier: GPL-3.0-or-later
// What an import takes, end to end: `bench_import [--kind series|remark|gb18030|long|small|log] [--rows N]
// [--threads N] [--huge]` or `--file F`. Without a kind all but `log`, at 1e6, 1e7 and 1e8 rows where that says
// something; --huge adds 1e9 rows and a log of 5 GB.
#include <chrono>
#include <cstdio>
#include <ctime>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringEncoder>
#include <QTemporaryDir>

#include <sys/resource.h>

#include "core/cache/cache.h"
#include "core/cache/database.h"
#include "core/import/importer.h"

using namespace nightjar;

namespace {

double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

double wallSeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Forgets the peak so far, so that the next one belongs to what comes.
void resetMemoryPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

double memoryPeakMb()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

/// Minutes of an analyser: one decimal, small steps, a time of day each; written without a library, so that making the
/// files does not take longer than reading them.
class Minutes
{
public:
    explicit Minutes(unsigned seed) : m_state(seed) {}
    void add(qint64 minute, QByteArray &out)
    {
        if (minute % 1440 == 0 || m_date.isEmpty())
            m_date = formatDate(dayOf(begin() + minute * 60)).toLatin1();
        const int clock = int(minute % 1440);
        m_state = m_state * 1664525U + 1013904223U;
        m_level = std::max(50, m_level + int(m_state >> 28) - 8 + (m_level < 300 ? 1 : 0));
        char text[40];
        const int size = std::snprintf(text, sizeof text, "%s %02d:%02d:00,%d.%d,N", m_date.constData(), clock / 60,
                                       clock % 60, m_level / 10, m_level % 10);
        out.append(text, size);
    }
    static Seconds begin() { return *parseTime("2000-01-01 00:00"); }

private:
    unsigned m_state;
    int m_level = 300;
    QByteArray m_date;
};

enum class Kind { Series, Remark, Gb18030, Long };

QByteArray csvBytes(Kind kind, qint64 rows, unsigned seed)
{
    const bool gb = kind == Kind::Gb18030;
    const auto text = [gb](const char *utf8) {
        return gb ? QByteArray(QStringEncoder("GB18030")(QString::fromUtf8(utf8))) : QByteArray(utf8);
    };
    const QByteArray remark = kind == Kind::Series || kind == Kind::Long ? QByteArray() : text(",正常生产");
    QByteArray out = kind == Kind::Long
                         ? QByteArray("enterprise,point,factor,time,value,flag\n")
                         : QByteArray("time,value,flag") + (remark.isEmpty() ? "" : text(",备注")) + '\n';
    out.reserve(rows * (28 + remark.size() + (kind == Kind::Long ? 16 : 0)) + 1000);
    static constexpr const char *factors[] = {"a21026", "a21002", "a34013", "a19001"};
    Minutes minutes(seed);
    for (qint64 i = 0; i < rows; ++i) {
        if (kind == Kind::Long)
            out.append("E").append(QByteArray::number(seed)).append(",P1,").append(factors[i % 4]).append(',');
        minutes.add(kind == Kind::Long ? i / 4 : i, out);
        out.append(remark).append('\n');
    }
    return out;
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

ImportOptions importOptions(int threads)
{
    ImportOptions options;
    options.by = QStringLiteral("bench");
    options.threads = threads;
    return options;
}

/// Imports files of a channel-year each, one after the other, into one cache; files of 1e6 rows are kept no longer than
/// needed. Prints one line.
int measureCsv(const char *what, Kind kind, qint64 rows, int threads)
{
    constexpr qint64 rowsOfFile = 4'000'000;
    QTemporaryDir folder;
    auto cache = Cache::open(folder.filePath(QStringLiteral("bench.nightjar")), OpenMode::Create);
    if (!cache)
        return 1;
    double cpu = 0;
    double wall = 0;
    double peak = 0;
    double bytes = 0;
    unsigned number = 1;
    for (qint64 left = rows; left > 0; left -= rowsOfFile, ++number) {
        const QString path = folder.filePath(QStringLiteral("E%1__P1__a21026.csv").arg(number));
        {
            const QByteArray text = csvBytes(kind, std::min(left, rowsOfFile), number);
            bytes += double(text.size());
            if (!write(path, text))
                return 1;
        }
        resetMemoryPeak();
        const double cpuBefore = cpuSeconds();
        const double wallBefore = wallSeconds();
        const auto report = importPaths(*cache, {path}, importOptions(threads));
        cpu += cpuSeconds() - cpuBefore;
        wall += wallSeconds() - wallBefore;
        peak = std::max(peak, memoryPeakMb());
        if (!report || !report->ok() || report->files[0].rows.taken != std::min(left, rowsOfFile)) {
            std::fprintf(stderr, "%s\n", report ? "rows were lost" : qPrintable(report.error().text));
            return 1;
        }
        QFile::remove(path);
    }
    (void)cache->database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    const double size = double(QFileInfo(folder.filePath(QStringLiteral("bench.nightjar"))).size());
    std::printf(
        "%-22s %11lld rows: %6.2f M rows/CPU-s, %6.2f M rows/s, %4.0f MB/CPU-s, %.2f bytes/value, peak %.0f MB\n", what,
        static_cast<long long>(rows), double(rows) / cpu / 1e6, double(rows) / wall / 1e6, bytes / cpu / 1e6,
        size / double(rows), peak);
    std::fflush(stdout);
    return 0;
}

/// A file of the caller's, for comparing with other programs; the best of five runs counts.
int measureFile(const QString &path, int threads)
{
    double best = 1e9;
    double bestWall = 1e9;
    qint64 rows = 0;
    for (int round = 0; round < 5; ++round) {
        QTemporaryDir folder;
        auto cache = Cache::open(folder.filePath(QStringLiteral("bench.nightjar")), OpenMode::Create);
        if (!cache)
            return 1;
        const double cpu = cpuSeconds();
        const double wall = wallSeconds();
        const auto report = importPaths(*cache, {path}, importOptions(threads));
        best = std::min(best, cpuSeconds() - cpu);
        bestWall = std::min(bestWall, wallSeconds() - wall);
        if (!report || !report->ok())
            return 1;
        rows = report->files[0].rows.taken;
    }
    std::printf("%s: %lld rows, %.2f M rows/CPU-s, %.2f M rows/s\n", qPrintable(path), static_cast<long long>(rows),
                double(rows) / best / 1e6, double(rows) / bestWall / 1e6);
    return 0;
}

/// One file of many channels, larger than memory allows to hold.
int measureLog(qint64 bytes, int threads)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("long.csv"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("enterprise,point,factor,time,value,flag\n") < 0)
        return 1;
    qint64 rows = 0;
    std::vector<Minutes> channels;
    for (unsigned i = 0; i < 200; ++i)
        channels.emplace_back(i + 1);
    QByteArray piece;
    for (qint64 minute = 0; file.pos() < bytes; ++minute) {
        piece.clear();
        for (std::size_t i = 0; i < channels.size(); ++i, ++rows) {
            piece.append("E")
                .append(QByteArray::number(qint64(i) / 4))
                .append(",P1,f")
                .append(char('0' + i % 4))
                .append(',');
            channels[i].add(minute, piece);
            piece.append('\n');
        }
        file.write(piece);
    }
    file.close();
    auto cache = Cache::open(folder.filePath(QStringLiteral("bench.nightjar")), OpenMode::Create);
    if (!cache)
        return 1;
    resetMemoryPeak();
    const double cpu = cpuSeconds();
    const double wall = wallSeconds();
    const auto report = importPaths(*cache, {path}, importOptions(threads));
    if (!report || !report->ok() || report->files[0].rows.taken != rows)
        return 1;
    std::printf("one file of %.1f GB     %11lld rows: %6.2f M rows/CPU-s, %6.2f M rows/s, peak %.0f MB\n",
                double(bytes) / 1e9, static_cast<long long>(rows), double(rows) / (cpuSeconds() - cpu) / 1e6,
                double(rows) / (wallSeconds() - wall) / 1e6, memoryPeakMb());
    std::fflush(stdout);
    return 0;
}

/// 1,500 files of an enterprise-day each: 15-minute load of one meter.
int measureSmallFiles(int threads)
{
    constexpr int files = 1500;
    QTemporaryDir folder;
    QDir(folder.path()).mkpath(QStringLiteral("data"));
    for (int i = 0; i < files; ++i) {
        QByteArray text("time,value\n");
        for (int k = 0; k < 96; ++k)
            text += formatTime(Minutes::begin() + (qint64(i % 30) * 96 + k) * 900).toLatin1() + ',' +
                    QByteArray::number((i * 7 + k * 13) % 900) + '.' + QByteArray::number(k % 10) + '\n';
        if (!write(folder.filePath(QStringLiteral("data/E%1__P%2__kw.csv").arg(i / 30).arg(i)), text))
            return 1;
    }
    auto cache = Cache::open(folder.filePath(QStringLiteral("bench.nightjar")), OpenMode::Create);
    if (!cache)
        return 1;
    const double cpu = cpuSeconds();
    const double wall = wallSeconds();
    const auto report = importPaths(*cache, {folder.filePath(QStringLiteral("data"))}, importOptions(threads));
    const double took = wallSeconds() - wall;
    if (!report || !report->ok() || report->files.size() != files)
        return 1;
    std::printf("1,500 small files: %.0f files/s (%.2f s, %.2f CPU-s)\n", files / took, took, cpuSeconds() - cpu);
    std::fflush(stdout);
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption kindOption(QStringLiteral("kind"), QString(), QStringLiteral("kind"));
    const QCommandLineOption rowsOption(QStringLiteral("rows"), QString(), QStringLiteral("rows"));
    const QCommandLineOption threadsOption(QStringLiteral("threads"), QString(), QStringLiteral("threads"),
                                           QStringLiteral("1"));
    const QCommandLineOption hugeOption(QStringLiteral("huge"));
    const QCommandLineOption fileOption(QStringLiteral("file"), QString(), QStringLiteral("file"));
    parser.addOptions({fileOption, kindOption, rowsOption, threadsOption, hugeOption});
    parser.process(application);
    const QString only = parser.value(kindOption);
    const int threads = parser.value(threadsOption).toInt();
    std::vector<qint64> sizes{1'000'000, 10'000'000, 100'000'000};
    if (parser.isSet(hugeOption))
        sizes.push_back(1'000'000'000);
    if (parser.isSet(rowsOption))
        sizes = {parser.value(rowsOption).toLongLong()};
    const auto wanted = [&](const char *kind) { return only.isEmpty() || only == QLatin1StringView(kind); };
    int failed = 0;
    if (parser.isSet(fileOption))
        return measureFile(parser.value(fileOption), threads);
    if (wanted("series")) {
        for (const qint64 rows : sizes)
            failed += measureCsv("series CSV, UTF-8", Kind::Series, rows, threads);
    }
    const qint64 some = std::min<qint64>(sizes.back(), 10'000'000);
    if (wanted("remark"))
        failed += measureCsv("with a text, UTF-8", Kind::Remark, some, threads);
    if (wanted("gb18030"))
        failed += measureCsv("with a text, GB18030", Kind::Gb18030, some, threads);
    if (wanted("long"))
        failed += measureCsv("many channels", Kind::Long, some, threads);
    if (wanted("small"))
        failed += measureSmallFiles(threads);
    if (only == u"log" || parser.isSet(hugeOption))
        failed += measureLog(parser.isSet(rowsOption) ? sizes[0] * 40 : 5'000'000'000, threads);
    return failed;
}

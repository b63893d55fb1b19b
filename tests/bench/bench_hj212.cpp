// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include <sys/resource.h>

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include "core/cache/cache.h"
#include "core/import/hj212_frame.h"
#include "core/import/importer.h"

using namespace nightjar;

namespace {

double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

long peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

/// What a log looks like.
struct Shape {
    const char *name;
    int devices;
    bool timePrefix;
    bool modbus;       ///< the CRC that many devices send instead
    QString file = {}; ///< a log that is there already
};

/// Minute messages of stacks with ten values each, minute by minute, all devices in turn. Written piece by piece, so
/// that the size of the log does not show in the memory peak.
bool writeLog(const QString &path, const Shape &shape, qint64 values)
{
    static constexpr const char *codes[] = {"a21026", "a21002", "a34013", "a19001", "a01011",
                                            "a01012", "a01013", "a01014", "a00000", "a21001"};
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const Seconds begin = *parseTime("2024-01-01 00:00");
    QByteArray out;
    unsigned state = 1;
    for (qint64 message = 0; message < values / 10; ++message) {
        const Seconds at = begin + message / shape.devices * 60;
        const QByteArray readable = formatTime(at).toLatin1();
        QByteArray time = readable;
        time.replace("-", "").replace(":", "").replace(" ", "");
        const int device = int(message % shape.devices);
        QByteArray segment = "QN=" + time + "123;ST=31;CN=2051;PW=123456;MN=330200A8900016F00016" +
                             QByteArray::number(1000 + device) + ";Flag=5;CP=&&DataTime=" + time;
        for (const char *code : codes) {
            state = state * 1664525U + 1013904223U;
            segment += QByteArray(";") + code + "-Avg=" + QByteArray::number(20 + state % 97) + '.' +
                       QByteArray::number((state >> 8) % 10) + ',' + code + "-Flag=N";
        }
        segment += "&&";
        const std::string_view view(segment.constData(), std::size_t(segment.size()));
        const unsigned crc = shape.modbus ? modbusCrc(view) : hj212Crc(view);
        if (shape.timePrefix)
            out += readable + " [INFO] recv: ";
        out += "##" + QByteArray::number(segment.size()).rightJustified(4, '0') + segment +
               QByteArray::number(crc, 16).toUpper().rightJustified(4, '0') + "\r\n";
        if (out.size() > 1 << 20) {
            if (file.write(out) != out.size())
                return false;
            out.clear();
        }
    }
    return file.write(out) == out.size();
}

struct Took {
    double cpu = 1e9; ///< seconds
    double wall = 1e9;
    qint64 values = 0; ///< negative: the import failed
};

/// Imports the log into fresh caches; the best of the rounds counts.
Took import(const QString &log, const QTemporaryDir &folder, int threads, int rounds)
{
    Took took;
    for (int round = 0; round < rounds; ++round) {
        const QString path = folder.filePath(QStringLiteral("bench%1-%2.nightjar").arg(threads).arg(round));
        auto cache = Cache::open(path, OpenMode::Create);
        if (!cache)
            return {0, 0, -1};
        ImportOptions options;
        options.by = QStringLiteral("bench");
        options.threads = threads;
        const double cpu = cpuSeconds();
        const auto wall = std::chrono::steady_clock::now();
        const auto report = importPaths(*cache, {log}, options);
        took.cpu = std::min(took.cpu, cpuSeconds() - cpu);
        took.wall = std::min(took.wall, std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count());
        if (!report || !report->ok())
            return {0, 0, -1};
        took.values = report->files[0].rows.taken;
        QFile::remove(path);
    }
    return took;
}

/// Prints what a log takes on one thread, in time of the processor, and on all cores, in time.
int measure(const Shape &shape, qint64 values, int rounds)
{
    QTemporaryDir folder;
    const QString log = shape.file.isEmpty() ? folder.filePath(QStringLiteral("log.txt")) : shape.file;
    if (shape.file.isEmpty() && !writeLog(log, shape, values))
        return 1;
    const double megabytes = double(QFile(log).size()) / 1e6;
    const Took one = import(log, folder, 1, rounds);
    const long peak = peakMegabytes();
    const Took all = import(log, folder, 0, rounds);
    if (one.values < 0 || all.values != one.values || (values > 0 && one.values != values)) {
        std::fprintf(stderr, "%s failed\n", shape.name);
        return 1;
    }
    std::printf("hj212 %-20s %lld values: one thread %.2f M values/CPU-s (%.0f MB/s, peak %ld MB); all cores %.2f M "
                "values/s (%.2f M values/CPU-s, peak %ld MB)\n",
                shape.name, static_cast<long long>(one.values), double(one.values) / one.cpu / 1e6, megabytes / one.cpu,
                peak, double(all.values) / all.wall / 1e6, double(all.values) / all.cpu / 1e6, peakMegabytes());
    std::fflush(stdout);
    return 0;
}

} // namespace

/// `bench_hj212` prints the usual shapes; `bench_hj212 VALUES DEVICES` one log of a size, for the memory peak;
/// `bench_hj212 VALUES DEVICES FILE` only writes the log, `bench_hj212 FILE` only reads it, for a profiler.
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 2)
        return measure({"log", 1, false, false, QString::fromLocal8Bit(argv[1])}, 0, 3);
    if (argc == 4)
        return writeLog(QString::fromLocal8Bit(argv[3]), {"log", std::atoi(argv[2]), false, false}, std::atoll(argv[1]))
                   ? 0
                   : 1;
    if (argc == 3)
        return measure({"log", std::atoi(argv[2]), false, false}, std::atoll(argv[1]) / 10 * 10, 1);
    int failed = measure({"one device", 1, false, false}, 2'000'000, 3);
    failed += measure({"100 devices in turn", 100, false, false}, 4'320'000, 3);
    failed += measure({"with time prefix", 10, true, false}, 2'000'000, 3);
    failed += measure({"MODBUS CRC", 10, false, true}, 2'000'000, 3);
    failed += measure({"1,000 devices", 1000, false, false}, 5'000'000, 3);
    return failed;
}

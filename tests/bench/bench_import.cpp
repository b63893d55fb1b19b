// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <ctime>

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

/// A minute series with the noise of a real analyser: one decimal, small steps.
QByteArray seriesCsv(int rows)
{
    const Seconds begin = *parseTime("2024-01-01 00:00");
    QByteArray out("time,value,flag\n");
    out.reserve(rows * 28 + 100);
    unsigned state = 1;
    int level = 300;
    for (int i = 0; i < rows; ++i) {
        state = state * 1664525U + 1013904223U;
        level = std::max(50, level + int(state >> 28) - 8 + (level < 300 ? 1 : 0));
        out += formatTime(begin + Seconds(i) * 60).toLatin1();
        out += ',' + QByteArray::number(level / 10) + '.' + QByteArray::number(level % 10) + ",N\n";
    }
    return out;
}

/// Minute messages of one stack with ten values each.
QByteArray hj212Log(int messages)
{
    static constexpr const char *codes[] = {"a21026", "a21002", "a34013", "a19001", "a01011",
                                            "a01012", "a01013", "a01014", "a00000", "a21001"};
    const Seconds begin = *parseTime("2024-01-01 00:00");
    QByteArray out;
    unsigned state = 1;
    for (int i = 0; i < messages; ++i) {
        QByteArray time = formatTime(begin + Seconds(i) * 60).toLatin1();
        time.replace("-", "").replace(":", "").replace(" ", "");
        QByteArray segment =
            "QN=" + time + "123;ST=31;CN=2051;PW=123456;MN=330200A8900016F000169D01;Flag=5;CP=&&DataTime=" + time;
        for (const char *code : codes) {
            state = state * 1664525U + 1013904223U;
            segment += QByteArray(";") + code + "-Avg=" + QByteArray::number(20 + state % 97) + '.' +
                       QByteArray::number((state >> 8) % 10) + ',' + code + "-Flag=N";
        }
        segment += "&&";
        const std::string_view view(segment.constData(), std::size_t(segment.size()));
        out += "##" + QByteArray::number(segment.size()).rightJustified(4, '0') + segment +
               QByteArray::number(hj212Crc(view), 16).toUpper().rightJustified(4, '0') + "\r\n";
    }
    return out;
}

/// Writes the file, imports it into a fresh cache and prints what it took; the best of three runs counts.
int measure(const char *what, const QString &name, const QByteArray &bytes)
{
    double best = 1e9;
    qint64 rows = 0;
    for (int round = 0; round < 3; ++round) {
        QTemporaryDir folder;
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return 1;
        file.close();
        auto cache = Cache::open(folder.filePath(QStringLiteral("bench.nightjar")), OpenMode::Create);
        if (!cache)
            return 1;
        ImportOptions options;
        options.by = QStringLiteral("bench");
        const double begin = cpuSeconds();
        const auto report = importPaths(*cache, {file.fileName()}, options);
        best = std::min(best, cpuSeconds() - begin);
        if (!report || !report->ok() || report->files[0].rows.taken != report->files[0].rows.read)
            return 1;
        rows = report->files[0].rows.taken;
    }
    std::printf("import %s: %.2f M values/CPU-s (%lld values, %.3f s, %.0f MB/s)\n", what, double(rows) / best / 1e6,
                static_cast<long long>(rows), best, double(bytes.size()) / best / 1e6);
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const int failed = measure("series CSV", QStringLiteral("E1__P1__a21026.csv"), seriesCsv(2'000'000));
    return failed + measure("HJ 212 log", QStringLiteral("log.txt"), hj212Log(100'000));
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every row of the first sheet of a workbook and prints seconds and the memory peak. Budget: 1e6 rows x 8 cells
// in under 8 s and 300 MB.
//   make_xlsx rows 1000000 /tmp/m.xlsx && bench_xlsx /tmp/m.xlsx
#include <chrono>
#include <cstdio>
#include <ctime>

#include <sys/resource.h>

#include "core/import/workbook.h"

using namespace nightjar;

int main(int count, char **arguments)
{
    if (count != 2) {
        std::fprintf(stderr, "usage: bench_xlsx FILE.xlsx\n");
        return 2;
    }
    const auto begin = std::chrono::steady_clock::now();
    auto book = openWorkbook(QString::fromLocal8Bit(arguments[1]));
    if (!book) {
        std::fprintf(stderr, "%s\n", qPrintable(book.error().text));
        return 1;
    }
    auto reader = (*book)->open(0);
    SheetRow row;
    long long rows = 0;
    long long cells = 0;
    long long bytes = 0;
    while (reader) {
        const auto got = (*reader)->next(row);
        if (!got) {
            std::fprintf(stderr, "%s\n", qPrintable(got.error().text));
            return 1;
        }
        if (!*got)
            break;
        ++rows;
        cells += qint64(row.cells.size());
        for (const std::string_view cell : row.cells)
            bytes += qint64(cell.size());
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const double cpu = double(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                       double(used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-6;
    std::printf("%lld rows, %lld cells, %lld bytes of text: %.2f s (%.2f CPU-s), %.0f rows/s, peak %.0f MB\n", rows,
                cells, bytes, seconds, cpu, double(rows) / seconds, double(used.ru_maxrss) / 1024);
}

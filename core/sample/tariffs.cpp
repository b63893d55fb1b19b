// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/district.h"

#include <vector>

namespace nightjar::sample {
namespace {

struct Row {
    const char *from, *to, *period;
};
struct Scheme {
    const char *since, *until, *months, *dates;
    std::vector<Row> rows;
};

// Deep valley stands on named days only; a row with dates beats the rows without on its minutes.
const std::vector<Scheme> &schemes()
{
    static const std::vector<Scheme> all = {
        {"2024-03-01",
         "2026-07-01",
         "2;3;4;5;6;9;10;11",
         "",
         {{"00:00", "08:00", "valley"},
          {"08:00", "11:00", "peak"},
          {"11:00", "13:00", "valley"},
          {"13:00", "17:00", "peak"},
          {"17:00", "24:00", "flat"}}},
        {"2024-03-01",
         "2026-07-01",
         "1;7;8;12",
         "",
         {{"00:00", "08:00", "valley"},
          {"08:00", "09:00", "peak"},
          {"09:00", "11:00", "sharp"},
          {"11:00", "13:00", "valley"},
          {"13:00", "15:00", "flat"},
          {"15:00", "17:00", "sharp"},
          {"17:00", "23:00", "peak"},
          {"23:00", "24:00", "flat"}}},
        {"2024-03-01",
         "2026-07-01",
         "",
         "2024-05-01..2024-05-05;2024-10-01..2024-10-07;2025-01-28..2025-02-04;2025-05-01..2025-05-05;"
         "2025-10-01..2025-10-08;2026-02-15..2026-02-23;2026-05-01..2026-05-05",
         {{"10:00", "14:00", "deep-valley"}}},
        {"2026-07-01",
         "",
         "2;3;4;5;6;9;10;11",
         "",
         {{"00:00", "07:00", "valley"},
          {"07:00", "11:00", "flat"},
          {"11:00", "14:00", "valley"},
          {"14:00", "16:00", "flat"},
          {"16:00", "23:00", "peak"},
          {"23:00", "24:00", "flat"}}},
        {"2026-07-01",
         "",
         "1;7;8;12",
         "",
         {{"00:00", "07:00", "valley"},
          {"07:00", "11:00", "flat"},
          {"11:00", "14:00", "valley"},
          {"14:00", "16:00", "flat"},
          {"16:00", "18:00", "peak"},
          {"18:00", "22:00", "sharp"},
          {"22:00", "23:00", "peak"},
          {"23:00", "24:00", "flat"}}},
        {"2026-07-01", "", "", "2026-10-01..2026-10-03", {{"09:00", "15:00", "deep-valley"}}},
    };
    return all;
}

} // namespace

QByteArray zhejiangTariffs()
{
    QByteArray text = "tariff,valid_from,valid_to,months,days,dates,from,to,period\n";
    for (const Scheme &scheme : schemes()) {
        for (const Row &row : scheme.rows)
            text += QByteArray("ZJ,") + scheme.since + ',' + scheme.until + ',' + scheme.months + ",," + scheme.dates +
                    ',' + row.from + ',' + row.to + ',' + row.period + '\n';
    }
    return text;
}

} // namespace nightjar::sample

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/workdays.h"

#include <algorithm>
#include <iterator>

namespace nightjar::sample {
namespace {

struct Range {
    int from; ///< yyyymmdd
    int to;   ///< yyyymmdd, included
};

// Kept in the source and not read from resources: a recipe must give the same bytes after the calendar file grows.
constexpr Range holidays[] = {
    {20240101, 20240101}, {20240210, 20240217}, {20240404, 20240406}, {20240501, 20240505}, {20240610, 20240610},
    {20240915, 20240917}, {20241001, 20241007}, {20250101, 20250101}, {20250128, 20250204}, {20250404, 20250406},
    {20250501, 20250505}, {20250531, 20250602}, {20251001, 20251008}, {20260101, 20260103}, {20260215, 20260223},
    {20260404, 20260406}, {20260501, 20260505}, {20260619, 20260621}, {20260925, 20260927}, {20261001, 20261007},
};
constexpr int makeUpDays[] = {20240204, 20240218, 20240407, 20240428, 20240511, 20240914, 20240929,
                              20241012, 20250126, 20250208, 20250427, 20250928, 20251011, 20260104,
                              20260214, 20260228, 20260509, 20260920, 20261010};

} // namespace

DayKind dayKind(Day day)
{
    const Civil civil = civilOf(day);
    const int date = civil.year * 10000 + civil.month * 100 + civil.day;
    const bool weekend = weekdayOf(day) >= 6;
    if (civil.year < 2024 || civil.year > 2026) {
        const int monthDay = date % 10000;
        if (monthDay == 101 || (monthDay >= 501 && monthDay <= 503) || (monthDay >= 1001 && monthDay <= 1007))
            return DayKind::Holiday;
        return weekend ? DayKind::Weekend : DayKind::Workday;
    }
    if (std::any_of(std::begin(holidays), std::end(holidays),
                    [date](const Range &range) { return date >= range.from && date <= range.to; }))
        return DayKind::Holiday;
    if (std::binary_search(std::begin(makeUpDays), std::end(makeUpDays), date))
        return DayKind::Workday;
    return weekend ? DayKind::Weekend : DayKind::Workday;
}

} // namespace nightjar::sample

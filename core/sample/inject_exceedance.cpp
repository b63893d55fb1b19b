// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/inject.h"

#include <algorithm>
#include <cmath>

#include "core/sample/schedule.h"

namespace nightjar::sample {
namespace {

struct Hour {
    bool valid = false;
    double mean = 0;
};

/// The hour by the order of dataset-format: reported converted hour, converted samples, samples each converted with
/// their own oxygen, measured ones.
Hour hourOf(const Channel &measured, const Channel &converted, const Channel &oxygen, std::size_t h, bool reportsHours)
{
    const Channel &basis = converted.values.empty() ? measured : converted;
    const std::size_t width = std::size_t(3600 / measured.stepS);
    const bool byOwnOxygen = converted.values.empty() && measured.referenceOxygen > 0 && !oxygen.values.empty();
    double sum = 0;
    int valid = 0;
    for (std::size_t i = h * width; i < (h + 1) * width; ++i) {
        if (basis.letters[i] != 'N' || basis.values[i] == Channel::missing)
            continue;
        double value = basis.valueAt(i);
        if (byOwnOxygen) {
            if (oxygen.letters[i] != 'N' || oxygen.valueAt(i) >= 20.5)
                continue;
            value *= (21 - measured.referenceOxygen) / (21 - oxygen.valueAt(i));
        }
        sum += value;
        ++valid;
    }
    if (valid * 4 < int(width) * 3)
        return {};
    double mean = sum / valid;
    if (reportsHours) { // one digit more than the minutes
        double scale = 10;
        for (int d = 0; d < measured.digits; ++d)
            scale *= 10;
        mean = std::floor(mean * scale + 0.5) / scale;
    }
    return {true, mean};
}

} // namespace

void shapeEmission(Site &site, Curve &factor, double usualShare, const Curve &load)
{
    const struct {
        Act act;
        double at;
        int hour, hours;
        double target; ///< share of the limit
    } events[] = {{Act::Exceed, 0.2, 9, 6, 1.7},       {Act::Exceed, 0.52, 13, 3, 1.35},
                  {Act::Exceed, 0.78, 20, 5, 1.5},     {Act::ExceedHard, 0.33, 10, 3, 1.14},
                  {Act::ExceedHard, 0.7, 15, 2, 1.12}, {Act::ExceedDay, 0.4, 0, 48, 1.6}};
    for (const auto &event : events) {
        if (!site.has(event.act))
            continue;
        for (int day = site.dayAt(event.at) / 1440; day < site.clock.days; ++day) {
            const int from = day * 1440 + event.hour * 60;
            const int to = from + event.hours * 60;
            if (to > site.clock.minutes())
                break;
            if (std::any_of(load.begin() + std::max(from - 60, 0), load.begin() + to, [](double x) { return x < 0.2; }))
                continue; // treatment fails while the plant runs
            for (int m = from; m < to; ++m)
                factor[std::size_t(m)] = event.target / usualShare;
            break;
        }
    }
}

void labelExceedances(Site &site, const Channel &measured, const Channel &converted, const Channel &oxygen,
                      bool reportsHours)
{
    if (measured.limit <= 0)
        return;
    // A permit limit in limits.csv wins over the number in channels.csv.
    const double limit = measured.limit * (site.has(Act::ExceedHard) ? permitShare : 1.0);
    const std::size_t hours = measured.values.size() / std::size_t(3600 / measured.stepS);
    int begin = -1;
    double top = 0;
    for (std::size_t h = 0; h <= hours; ++h) {
        const Hour hour = h < hours ? hourOf(measured, converted, oxygen, h, reportsHours) : Hour{};
        const int minute = int(h) * 60;
        const std::vector<Minutes> &marks = site.plant.marked;
        const bool marked = std::any_of(marks.begin(), marks.end(), [minute](const Minutes &mark) {
            return minute + 60 > mark.from && minute < mark.to;
        });
        if (hour.valid && hour.mean > limit && !marked) {
            begin = begin < 0 ? minute : begin;
            top = std::max(top, hour.mean);
            continue;
        }
        if (begin >= 0) {
            const char *level = top > 1.4 * limit ? "easy" : top > 1.2 * limit ? "middling" : "hard";
            site.label("exceedance", "hour", {measured.point + '/' + measured.factor}, {begin, minute}, level);
        }
        begin = -1;
        top = 0;
    }
}

} // namespace nightjar::sample

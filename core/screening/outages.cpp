// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/outages.h"

#include <algorithm>
#include <cmath>

namespace nightjar {
namespace {

/// Did the instrument say something at this sample? A mark (M, C, F ...) is an answer, too, with or without a value.
bool speaks(const Series &series, std::size_t i)
{
    const Flag flag = series.flags[i];
    if (flag == 'B' || flag == 'D')
        return false;
    return std::isfinite(series.values[i]) || !isValidFlag(flag);
}

Seconds clockDistance(Seconds a, Seconds b)
{
    const Seconds apart = std::abs(secondOfDay(a) - secondOfDay(b));
    return std::min<Seconds>(apart, secondsPerDay - apart);
}

} // namespace

std::vector<Outage> outagesOf(const ChannelData &channel, Seconds least, Seconds goesOn)
{
    std::vector<Outage> found;
    const Series &series = channel.series;
    const Seconds step = std::max<Seconds>(channel.step, 1);
    least = std::max(least, 2 * step);
    const auto add = [&](Seconds from, Seconds to, std::size_t first, std::size_t last, bool atEnd) {
        if (to - from < least)
            return;
        Outage outage{{from, to}, {&channel}, 0, 0, atEnd};
        for (std::size_t i = first; i < last; ++i) {
            outage.faulty += series.flags[i] == 'D' ? double(step) : 0;
            outage.broken += series.flags[i] == 'B' ? double(step) : 0;
        }
        outage.faulty /= double(to - from);
        outage.broken /= double(to - from);
        found.push_back(std::move(outage));
    };
    const std::size_t n = series.size();
    std::size_t last = n; // the last sample that spoke
    for (std::size_t i = 0; i < n; ++i) {
        if (!speaks(series, i))
            continue;
        if (last < n && series.times[i] - series.times[last] >= least)
            add(series.times[last] + step, series.times[i], last + 1, i, false);
        last = i;
    }
    if (last < n) {
        const Seconds end = std::max(goesOn, series.times[n - 1] + step);
        add(series.times[last] + step, end, last + 1, n, end > series.times[n - 1] + step);
    }
    return found;
}

std::vector<Outage> joinOutages(std::vector<Outage> outages)
{
    std::stable_sort(outages.begin(), outages.end(),
                     [](const Outage &a, const Outage &b) { return a.span.from < b.span.from; });
    std::vector<Outage> joined;
    constexpr Seconds widest = 3 * 3600;
    for (Outage &outage : outages) {
        Outage *fits = nullptr;
        for (std::size_t k = joined.size(); k-- > 0 && outage.span.from - joined[k].span.from <= widest && !fits;) {
            Seconds step = std::max<Seconds>(300, outage.channels.front()->step);
            for (const ChannelData *other : joined[k].channels)
                step = std::max(step, other->step);
            const bool known = std::find(joined[k].channels.begin(), joined[k].channels.end(),
                                         outage.channels.front()) != joined[k].channels.end();
            if (!known && std::abs(joined[k].span.from - outage.span.from) <= 2 * step &&
                std::abs(joined[k].span.to - outage.span.to) <= 2 * step)
                fits = &joined[k];
        }
        if (!fits) {
            joined.push_back(std::move(outage));
            continue;
        }
        // The finest channel knows best when it began and ended.
        if (outage.channels.front()->step < fits->channels.front()->step) {
            fits->span = outage.span;
            fits->channels.insert(fits->channels.begin(), outage.channels.front());
        } else {
            fits->channels.push_back(outage.channels.front());
        }
        fits->faulty = std::max(fits->faulty, outage.faulty);
        fits->broken = std::max(fits->broken, outage.broken);
        fits->atEnd = fits->atEnd && outage.atEnd;
    }
    return joined;
}

std::vector<std::vector<std::size_t>> dailyOutages(const std::vector<Outage> &outages, int days)
{
    std::vector<std::vector<std::size_t>> found;
    std::vector<bool> used(outages.size(), false);
    for (std::size_t i = 0; i < outages.size(); ++i) {
        if (used[i] || outages[i].span.length() > 20 * 3600)
            continue;
        // A chain of mornings: each within a week of the one before, at the hour of the first.
        std::vector<std::size_t> chain{i};
        for (std::size_t j = i + 1; j < outages.size(); ++j) {
            const Seconds since = outages[j].span.from - outages[chain.back()].span.from;
            if (since > 7 * secondsPerDay)
                break;
            if (!used[j] && since > 12 * 3600 && outages[j].span.length() <= 20 * 3600 &&
                clockDistance(outages[j].span.from, outages[i].span.from) <= 3600)
                chain.push_back(j);
        }
        bool dense = false;
        const std::size_t wanted = std::size_t(std::max(days, 2));
        for (std::size_t k = 0; k + wanted <= chain.size() && !dense; ++k)
            dense = outages[chain[k + wanted - 1]].span.from - outages[chain[k]].span.from <= 7 * secondsPerDay;
        if (!dense)
            continue;
        for (const std::size_t k : chain)
            used[k] = true;
        found.push_back(std::move(chain));
    }
    return found;
}

} // namespace nightjar

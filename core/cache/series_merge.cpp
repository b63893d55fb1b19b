// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/series_merge.h"

#include <algorithm>

#include "core/series/decimal.h"

namespace nightjar {
namespace {

/// Builds the merged block sample by sample.
struct Builder {
    Series series;
    std::vector<SourceCount> sources;
    std::vector<Flag> batchFlags; ///< batch code - 128 -> code in `series`

    void addSource(SourceId source, std::uint32_t count)
    {
        if (count == 0)
            return;
        if (!sources.empty() && sources.back().source == source)
            sources.back().samples += count;
        else
            sources.push_back({source, count});
    }

    void takeStored(const Series &from, std::size_t i, SourceId source)
    {
        if (from.scales[i] == Reading::verbatim)
            series.texts.emplace_back(std::uint32_t(series.size()), valueText(from, i));
        if (const std::string *const cell = textAt(from.cells, i))
            series.cells.emplace_back(std::uint32_t(series.size()), *cell);
        series.times.push_back(from.times[i]);
        series.values.push_back(from.values[i]);
        series.digits.push_back(from.digits[i]);
        series.scales.push_back(from.scales[i]);
        series.flags.push_back(from.flags[i]); // the builder begins with the stored flag texts
        series.origins.push_back(from.origins[i]);
        addSource(source, 1);
    }

    Flag flagOf(const SampleBatch &batch, std::size_t i)
    {
        const Flag flag = batch.flags[i];
        return flag < 128 ? flag : flagCode(flagText(flag, batch.flagTexts), series.flagTexts);
    }

    void take(const SampleBatch &batch, std::size_t i, SourceId source)
    {
        const Reading &reading = batch.readings[i];
        double value = std::numeric_limits<double>::quiet_NaN();
        if (reading.scale >= 0) {
            value = decimalValue(reading.digits, reading.scale);
        } else if (reading.scale == Reading::verbatim) {
            std::string text = batchText(batch, i);
            value = textValue(text);
            series.texts.emplace_back(std::uint32_t(series.size()), std::move(text));
        }
        if (const std::string *const cell = textAt(batch.cells, i))
            series.cells.emplace_back(std::uint32_t(series.size()), *cell);
        series.times.push_back(batch.times[i]);
        series.values.push_back(value);
        series.digits.push_back(reading.scale >= 0 ? reading.digits : 0);
        series.scales.push_back(reading.scale);
        series.flags.push_back(flagOf(batch, i));
        series.origins.push_back(batch.origins[i]);
        addSource(source, 1);
    }

    /// The usual import: plain readings without cells, strictly ascending, after all that is there. False: nothing was
    /// done.
    bool takeAll(const SampleBatch &batch, std::size_t begin, std::size_t end, SourceId source)
    {
        const std::size_t before = series.size();
        if (before > 0 && series.times.back() >= batch.times[begin])
            return false;
        const auto cell = std::lower_bound(batch.cells.begin(), batch.cells.end(), begin,
                                           [](const auto &entry, std::size_t i) { return entry.first < i; });
        if (cell != batch.cells.end() && cell->first < end)
            return false;
        for (std::size_t i = begin; i < end; ++i) {
            if (batch.readings[i].scale < 0 || batch.flags[i] >= 128 ||
                (i > begin && batch.times[i] <= batch.times[i - 1]))
                return false;
        }
        const auto copy = [begin, end](const auto &from, auto &to) {
            to.insert(to.end(), from.begin() + std::ptrdiff_t(begin), from.begin() + std::ptrdiff_t(end));
        };
        copy(batch.times, series.times);
        copy(batch.flags, series.flags);
        copy(batch.origins, series.origins);
        const std::size_t size = before + end - begin;
        series.digits.resize(size);
        series.scales.resize(size);
        series.values.resize(size);
        bool oneScale = true;
        for (std::size_t i = begin, k = before; i < end; ++i, ++k) {
            series.digits[k] = batch.readings[i].digits;
            series.scales[k] = batch.readings[i].scale;
            oneScale = oneScale && series.scales[k] == series.scales[before];
        }
        if (oneScale) {
            decimalValues(&series.digits[before], end - begin, series.scales[before], &series.values[before]);
        } else {
            for (std::size_t k = before; k < size; ++k)
                series.values[k] = decimalValue(series.digits[k], series.scales[k]);
        }
        addSource(source, std::uint32_t(end - begin));
        return true;
    }

    /// The contract: a duplicate has the same value text and the same flag.
    bool sameAsLast(const SampleBatch &batch, std::size_t i)
    {
        const std::size_t last = series.size() - 1;
        if (series.scales[last] != batch.readings[i].scale ||
            flagText(series, last) != flagText(batch.flags[i], batch.flagTexts))
            return false;
        if (series.scales[last] == Reading::verbatim)
            return series.texts.back().second == batchText(batch, i);
        return series.scales[last] == Reading::missing || series.digits[last] == batch.readings[i].digits;
    }
};

} // namespace

std::string batchText(const SampleBatch &batch, std::size_t index)
{
    const Reading &reading = batch.readings[index];
    if (reading.scale != Reading::verbatim)
        return readingText(reading.digits, reading.scale);
    const std::string *const text = textAt(batch.texts, index);
    return text ? *text : std::string();
}

BlockOfSamples mergeBlock(BlockOfSamples &&stored, const SampleBatch &batch, const std::vector<std::uint32_t> &order,
                          std::size_t begin, std::size_t end, SourceId source, RowCounts &counts,
                          std::vector<FoundConflict> &conflicts)
{
    const auto at = [&order](std::size_t i) { return order.empty() ? i : std::size_t(order[i]); };
    Builder out;
    Series old = std::move(stored.series);
    if (old.empty() || old.times.back() < batch.times[at(begin)]) { // tonight's hours: nothing lies between
        out.series = std::move(old);
        out.sources = std::move(stored.sources);
        old = {};
    } else {
        out.series.flagTexts = old.flagTexts;
    }
    out.series.reserve(out.series.size() + old.size() + end - begin);
    std::size_t oldIndex = 0;
    if (old.empty() && order.empty() && out.takeAll(batch, begin, end, source)) {
        counts.taken += qint64(end - begin);
        return {std::move(out.series), std::move(out.sources)};
    }
    std::size_t run = 0;
    std::uint32_t usedOfRun = 0;
    const auto takeOld = [&] {
        while (usedOfRun >= stored.sources[run].samples) {
            ++run;
            usedOfRun = 0;
        }
        out.takeStored(old, oldIndex++, stored.sources[run].source);
        ++usedOfRun;
    };
    for (std::size_t k = begin; k < end; ++k) {
        const std::size_t i = at(k);
        while (oldIndex < old.size() && old.times[oldIndex] <= batch.times[i])
            takeOld();
        if (!out.series.empty() && out.series.times.back() == batch.times[i]) {
            if (out.sameAsLast(batch, i)) {
                ++counts.duplicate;
            } else {
                ++counts.conflict;
                conflicts.push_back({out.series.size() - 1, i});
            }
            continue;
        }
        out.take(batch, i, source);
        ++counts.taken;
    }
    while (oldIndex < old.size())
        takeOld();
    return {std::move(out.series), std::move(out.sources)};
}

} // namespace nightjar

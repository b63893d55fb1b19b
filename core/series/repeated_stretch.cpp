// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/repeated_stretch.h"

#include <algorithm>
#include <cmath>

#include "core/base/clones.h"

namespace nightjar {
namespace {

constexpr std::uint64_t base = 0x9E3779B97F4A7C15u | 1u;

std::uint64_t mixed(std::uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    return z == 0 ? 1 : z;
}

/// A change as the hash takes it: odd multiples of small numbers would leave the low bits of sums predictable.
std::uint64_t symbol(std::int32_t change) { return (std::uint64_t(std::uint32_t(change)) + 1) * 0xD6E8FEB86659FD93u; }

NIGHTJAR_CLONES void changesOf(const double *values, std::size_t count, double perStep, std::int32_t *changes)
{
    for (std::size_t i = 0; i < count; ++i) {
        // Values first, then their difference: 0.1 + 0.2 must count as 0.3.
        const double steps = std::nearbyint(values[i + 1] * perStep) - std::nearbyint(values[i] * perStep);
        const bool told = std::abs(steps) < 0x1p30;
        const double kept = told ? steps : 0.0;
        const std::int32_t whole = std::int32_t(kept);
        changes[i] = told ? whole : noChange;
    }
}

} // namespace

std::vector<std::int32_t> changesInSteps(std::span<const double> values, double resolution)
{
    std::vector<std::int32_t> changes(values.size(), noChange);
    if (values.size() > 1 && resolution > 0)
        changesOf(values.data(), values.size() - 1, 1 / resolution, changes.data() + 1);
    return changes;
}

RepeatIndex::RepeatIndex(std::size_t window, double resolution)
    : m_window(std::max<std::size_t>(window, 8)), m_resolution(resolution), m_table(1024), m_seen(1024)
{
}

void RepeatIndex::keep(std::uint64_t hash, std::uint32_t series, std::size_t begin)
{
    if (2 * (m_used + 1) > m_table.size())
        grow();
    std::size_t slot = hash & (m_table.size() - 1);
    while (m_table[slot].hash != 0) {
        if (m_table[slot].hash == hash)
            return; // the first occurrence is the source of all later ones
        slot = (slot + 1) & (m_table.size() - 1);
    }
    m_table[slot] = {hash, series, std::uint32_t(begin)};
    m_seen[(hash >> 32) % (m_seen.size() * 64) / 64] |= std::uint64_t(1) << ((hash >> 32) % 64);
    ++m_used;
}

void RepeatIndex::grow()
{
    std::vector<Kept> old(m_table.size() * 2);
    old.swap(m_table);
    m_seen.assign(m_table.size(), 0); // 64 bits a slot
    m_used = 0;
    for (const Kept &kept : old) {
        if (kept.hash != 0)
            keep(kept.hash, kept.series, kept.begin);
    }
}

std::vector<Repeat> RepeatIndex::add(std::span<const double> values)
{
    std::vector<Repeat> repeats;
    const auto self = std::uint32_t(m_changes.size());
    m_changes.push_back(changesInSteps(values, m_resolution));
    m_first.emplace_back(values.begin(), values.end());
    const std::vector<std::int32_t> &changes = m_changes.back();
    // A window of m_window changes that ends at `i`; the samples are one more.
    const std::size_t w = m_window;
    std::uint64_t leaving = 1;
    for (std::size_t k = 0; k < w; ++k)
        leaving *= base;
    std::uint64_t hash = 0;
    std::size_t known = 0;  // changes in a row without a gap
    std::size_t moving = 0; // of the last w
    std::size_t done = 0;   // copies before are told
    for (std::size_t i = 1; i < changes.size(); ++i) {
        if (changes[i] == noChange) {
            hash = 0;
            known = moving = 0;
            continue;
        }
        hash = hash * base + symbol(changes[i]);
        moving += changes[i] != 0 ? 1 : 0;
        if (++known > w) {
            hash -= leaving * symbol(changes[i - w]);
            moving -= changes[i - w] != 0 ? 1 : 0;
        }
        if (known < w || 4 * moving < w)
            continue;
        const std::uint64_t key = mixed(hash);
        const std::size_t begin = i + 1 - w; // index of the first change
        const std::size_t bits = m_seen.size() * 64;
        const bool maybe = (m_seen[(key >> 32) % bits / 64] >> ((key >> 32) % 64) & 1) != 0;
        if (maybe && begin >= done) {
            std::size_t slot = key & (m_table.size() - 1);
            while (m_table[slot].hash != 0 && m_table[slot].hash != key)
                slot = (slot + 1) & (m_table.size() - 1);
            const Kept kept = m_table[slot];
            const std::vector<std::int32_t> &source = m_changes[kept.series];
            const bool apart = kept.series != self || kept.begin + w <= begin;
            if (kept.hash == key && apart &&
                std::equal(source.begin() + kept.begin, source.begin() + std::ptrdiff_t(kept.begin + w),
                           changes.begin() + std::ptrdiff_t(begin))) {
                std::size_t from = begin;
                std::size_t sourceFrom = kept.begin;
                while (from > std::max<std::size_t>(done, 1) && sourceFrom > 1 && changes[from - 1] != noChange &&
                       source[sourceFrom - 1] == changes[from - 1]) {
                    --from;
                    --sourceFrom;
                }
                std::size_t to = begin + w;
                std::size_t sourceTo = kept.begin + w;
                while (to < changes.size() && sourceTo < source.size() && changes[to] != noChange &&
                       source[sourceTo] == changes[to] && (kept.series != self || sourceTo < from)) {
                    ++to;
                    ++sourceTo;
                }
                Repeat repeat;
                repeat.source = kept.series;
                repeat.sourceBegin = sourceFrom - 1; // the sample before the first change belongs to it
                repeat.copyBegin = from - 1;
                repeat.length = to - from + 1;
                const double shift = values[from - 1] - m_first[kept.series][sourceFrom - 1];
                repeat.offset = std::nearbyint(shift / m_resolution) * m_resolution;
                for (std::size_t k = from; k < to; ++k)
                    repeat.moving += changes[k] != 0 ? 1 : 0;
                repeats.push_back(repeat);
                done = to;
            }
        }
        // Own windows are kept at every w-th place, so that a copy of 2 w holds one whole.
        if (begin % w == 0 && !(begin < done))
            keep(key, self, begin);
    }
    return repeats;
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/base/clones.h"
#include "core/series/bitpack.h"
#include "core/series/block_parts.h"

namespace nightjar {
namespace {

enum TimeMode : std::uint8_t { Regular = 0, Packed = 1 };

/// Bounds that keep every sum inside 64 bits, whatever the bytes say; 2^40 s are 34,000 years.
constexpr Seconds farthest = Seconds(1) << 40;

std::size_t numberSize(std::uint64_t value) { return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : 6; }

/// The distance that most neighbours have: the middle one of the first few, which a hole cannot turn.
Seconds likelyStep(const Seconds *times, std::size_t count)
{
    Seconds sample[31];
    const std::size_t stride = std::max<std::size_t>(1, (count - 1) / 31);
    std::size_t taken = 0;
    for (std::size_t i = 1; i < count && taken < 31; i += stride)
        sample[taken++] = times[i] - times[i - 1];
    std::nth_element(sample, sample + taken / 2, sample + taken);
    return sample[taken / 2];
}

struct RegularHeader {
    Seconds first = 0;
    Seconds step = 0;
    std::size_t exceptions = 0;
};

NIGHTJAR_CLONES void fillGrid(Seconds *times, std::size_t count, Seconds first, Seconds step)
{
    for (std::size_t i = 0; i < count; ++i, first += step)
        times[i] = first;
}

bool readFirst(ByteReader &in, Seconds &first)
{
    first = in.signedNumber();
    return in.ok() && first > -farthest && first < farthest;
}

bool readRegular(ByteReader &in, std::size_t count, RegularHeader &header)
{
    header.step = Seconds(in.number(std::uint64_t(farthest)));
    header.exceptions = in.number(count);
    return in.ok() && header.step >= 1;
}

/// The next exception: its index moves on by at least one, its distance is not the step's.
bool readException(ByteReader &in, std::size_t count, std::size_t &index, Seconds &distance)
{
    index += in.number(count) + 1;
    distance = Seconds(in.number(std::uint64_t(farthest)));
    return in.ok() && index < count && distance >= 1;
}

} // namespace

void writeTimes(ByteWriter &out, const Seconds *times, std::size_t count)
{
    out.signedNumber(times[0]);
    if (count < 2)
        return;
    const Seconds step = likelyStep(times, count);
    std::size_t exceptions = 0;
    std::size_t cost = 0;
    Seconds least = times[1] - times[0];
    Seconds most = least;
    std::size_t last = 0;
    for (std::size_t i = 1; i < count; ++i) {
        const Seconds distance = times[i] - times[i - 1];
        least = std::min(least, distance);
        most = std::max(most, distance);
        if (distance != step) {
            ++exceptions;
            cost += numberSize(i - last) + numberSize(std::uint64_t(distance));
            last = i;
        }
    }
    const int width = bitsOf(std::uint64_t(most - least));
    if (cost <= (count * std::size_t(width) + 7) / 8 + 4) {
        out.byte(Regular);
        out.number(std::uint64_t(step));
        out.number(exceptions);
        last = 0;
        for (std::size_t i = 1; i < count && exceptions > 0; ++i) {
            const Seconds distance = times[i] - times[i - 1];
            if (distance == step)
                continue;
            out.number(i - last - 1);
            out.number(std::uint64_t(distance));
            last = i;
        }
        return;
    }
    out.byte(Packed);
    std::vector<std::int64_t> distances(count - 1);
    for (std::size_t i = 1; i < count; ++i)
        distances[i - 1] = times[i] - times[i - 1];
    writeIntegers(out, distances);
}

bool readTimes(ByteReader &in, std::size_t count, Seconds *times)
{
    Seconds t = 0;
    if (!readFirst(in, t))
        return false;
    times[0] = t;
    if (count < 2)
        return true;
    const std::uint8_t mode = in.byte();
    if (mode == Packed) {
        if (!readIntegers(in, count - 1, times + 1))
            return false;
        for (std::size_t i = 1; i < count; ++i) {
            if (times[i] < 1 || times[i] > farthest)
                return false;
            times[i] = t += times[i];
        }
        return true;
    }
    RegularHeader header;
    if (mode != Regular || !readRegular(in, count, header))
        return false;
    std::size_t at = 0; // times[at] is known
    const auto fillTo = [&](std::size_t end) { fillGrid(times + at, end - at, times[at], header.step); };
    std::size_t index = 0;
    for (std::size_t k = 0; k < header.exceptions; ++k) {
        Seconds distance = 0;
        if (!readException(in, count, index, distance))
            return false;
        fillTo(index);
        times[index] = times[index - 1] + distance;
        at = index;
    }
    fillTo(count);
    return true;
}

bool readDistances(ByteReader &in, std::size_t count, std::vector<std::pair<Seconds, std::uint32_t>> &distances)
{
    Seconds first = 0;
    if (!readFirst(in, first))
        return false;
    if (count < 2)
        return true;
    const std::uint8_t mode = in.byte();
    if (mode == Packed) {
        std::vector<std::int64_t> all(count - 1);
        if (!readIntegers(in, count - 1, all.data()))
            return false;
        std::sort(all.begin(), all.end());
        if (all.front() < 1)
            return false;
        for (const Seconds distance : all) {
            if (distances.empty() || distances.back().first != distance)
                distances.emplace_back(distance, 0);
            ++distances.back().second;
        }
        return true;
    }
    RegularHeader header;
    if (mode != Regular || !readRegular(in, count, header) || header.exceptions > count - 1)
        return false;
    if (header.exceptions < count - 1)
        distances.emplace_back(header.step, std::uint32_t(count - 1 - header.exceptions));
    std::size_t index = 0;
    for (std::size_t k = 0; k < header.exceptions; ++k) {
        Seconds distance = 0;
        if (!readException(in, count, index, distance))
            return false;
        distances.emplace_back(distance, 1);
    }
    return true;
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "core/series/bytes.h"
#include "core/series/series.h"

namespace nightjar {

// The parts of a block, in their order in its bytes. Each writer has its reader; readers give false for damaged bytes
// and write only into arrays that the caller has sized.

/// Samples of one block at most; a day has 86,400 seconds.
inline constexpr std::size_t blockCap = std::size_t(1) << 20;

/// Strictly ascending instants: a step with exceptions, or packed distances.
void writeTimes(ByteWriter &out, const Seconds *times, std::size_t count);
bool readTimes(ByteReader &in, std::size_t count, Seconds *times);
/// Distances of neighbouring samples and how often each occurs, unordered; far cheaper than all times.
bool readDistances(ByteReader &in, std::size_t count, std::vector<std::pair<Seconds, std::uint32_t>> &distances);

/// Any integers below 2^62 in size: pieces with their own reference and width, of the values or of their differences.
void writeIntegers(ByteWriter &out, std::span<const std::int64_t> values);
bool readIntegers(ByteReader &in, std::size_t count, std::int64_t *values);

/// Pieces in the bits that most of their values need, with the others listed; all values are distances from `min` in
/// units of `divisor`.
struct PatchedWindow {
    std::size_t count = 0; ///< values of the piece
    std::uint64_t reference = 0;
    int width = 0;
    std::size_t exceptions = 0;
    std::size_t bits = 0;
};
struct PatchedPlan {
    std::vector<std::uint64_t> values;
    std::vector<PatchedWindow> windows; ///< one a piece
    std::size_t bytes = 0;              ///< about
};
/// Even pieces suit noise; fitted ones end where the range changes, as when a plant starts.
enum class Pieces { Even, Fitted };
/// Into a plan whose memory is used again.
void planPatched(std::span<const std::int64_t> values, std::int64_t min, std::uint64_t divisor, Pieces pieces,
                 PatchedPlan &plan);
void writePatched(ByteWriter &out, const PatchedPlan &plan);
bool readPatched(ByteReader &in, std::size_t count, std::uint64_t min, std::uint64_t divisor, std::uint64_t *values);

/// Digits, scales and verbatim texts of [begin, begin + count). The reader fills digits, scales, values and texts, or
/// the values only.
void writeValues(ByteWriter &out, const Series &series, std::size_t begin, std::size_t count);
bool readValues(ByteReader &in, Series &series, std::size_t begin, std::size_t count, SeriesParts parts);

/// Flags and origins: a palette, then runs or packed indices.
void writeFlags(ByteWriter &out, const Series &series, std::size_t begin, std::size_t count);
bool readFlags(ByteReader &in, Series &series, std::size_t begin, std::size_t count);

/// Cells that said more than their values: positions and texts, each text once.
void writeCells(ByteWriter &out, const Series &series, std::size_t begin, std::size_t count);
bool readCells(ByteReader &in, Series &series, std::size_t begin, std::size_t count, SeriesParts parts);
/// Are there any in [begin, begin + count)?
bool hasCells(const Series &series, std::size_t begin, std::size_t count);

} // namespace nightjar

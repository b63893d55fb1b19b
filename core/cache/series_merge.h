// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/series_state.h"

namespace nightjar {

/// A block of one channel on its way into the cache: what is stored, what a batch adds, what comes out.
struct BlockOfSamples {
    Series series;
    std::vector<SourceCount> sources; ///< of `series`, in order of time
};

/// A sample of a batch that contradicts one that is kept.
struct FoundConflict {
    std::size_t kept = 0;  ///< index in the merged series
    std::size_t other = 0; ///< index in the batch
};

/// Puts samples order[begin, end) of the batch, ascending in time and in order of their lines, to those of the block.
/// What the block has already is counted as duplicate or noted as conflict; the first one at an instant is kept.
BlockOfSamples mergeBlock(BlockOfSamples &&stored, const SampleBatch &batch, const std::vector<std::uint32_t> &order,
                          std::size_t begin, std::size_t end, SourceId source, RowCounts &counts,
                          std::vector<FoundConflict> &conflicts);

/// Text of a batch's sample, exactly as it came.
std::string batchText(const SampleBatch &batch, std::size_t index);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/hj212_message.h"
#include "core/series/series.h"

namespace nightjar {

struct Hj212Slot;

/// What a message said that is like the one before.
struct Hj212Values {
    std::string_view time;         ///< of DataTime
    std::vector<Reading> readings; ///< of the items, where they are values
    std::vector<Flag> letters;     ///< of the items, where they are flags
};

/// The items of a message, remembered: a device repeats the same names in the same order, so that the next message is
/// read in one pass over its bytes. Only for messages of plain numbers, flags of one letter and one DataTime.
class Hj212Layout
{
public:
    struct Value {
        std::uint32_t item = 0;
        std::int32_t flagItem = -1; ///< -1: it has no flag
        std::uint32_t channel = 0;
    };

    /// Nothing when the message holds anything that needs a closer look.
    static std::optional<Hj212Layout> learn(const std::vector<Hj212Item> &items,
                                            const std::vector<const Hj212Slot *> &slots);
    /// False: the message is not like this, and `out` means nothing.
    bool read(std::string_view cp, Hj212Values &out) const;
    const std::vector<Value> &values() const { return m_values; }

private:
    enum class Kind : std::uint8_t { Number, Letter, Time };
    /// Name and `=`, as text and as two masked words that are compared at once.
    struct Item {
        std::string lead;
        std::uint64_t words[2] = {};
        std::uint64_t masks[2] = {};
        Kind kind = Kind::Number;
    };
    std::vector<Item> m_items;
    std::vector<Value> m_values;
};

/// The item of the flag that belongs to a value: the next one of its code, usually right behind it, but it may stand
/// before it; -1 when there is none.
int flagItemOf(std::size_t value, const std::vector<Hj212Item> &items, const std::vector<const Hj212Slot *> &slots);

} // namespace nightjar

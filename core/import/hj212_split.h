// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/import/hj212_message.h"

namespace nightjar {

/// One packet of a split message.
struct SplitPart {
    int number = 0;
    std::string segment;
    qint64 line = 0;
    bool taken = false; ///< its values were read when it came
};

/// A message that came in several packets (PNUM, PNO), as far as they came, in order of their numbers.
struct SplitMessage {
    std::string mn;
    int count = 0;
    std::vector<SplitPart> parts;
    std::vector<SplitPart> again; ///< parts that came once more
    quint64 order = 0;
    bool complete() const { return int(parts.size()) == count; }
    /// The DataTime of the first part that has one.
    std::optional<Seconds> time() const;
};

/// Consecutive parts that must be read as one, because an item was cut between them: their joined CP, the first part's
/// header.
struct SplitPiece {
    std::size_t first = 0; ///< of SplitMessage::parts
    std::size_t last = 0;
    std::string segment;
};
std::vector<SplitPiece> piecesOf(const SplitMessage &message);

/// Collects the parts of split messages until all are there. Bounded: the oldest ones are given up.
class SplitCollector
{
public:
    /// True: the packet is part of a split message by its PNUM and PNO.
    static bool isPart(const Hj212Message &message)
    {
        return message.pnum > 1 && message.pno >= 1 && message.pno <= message.pnum;
    }
    /// Keeps the part. Messages to be read now: the one that is complete, or those that had to make room.
    std::vector<SplitMessage> add(const Hj212Message &message, SplitPart part);
    /// All that is left, in the order in which it began.
    std::vector<SplitMessage> giveUp();
    /// Does a part wait whose values were not read?
    bool holdsUnread() const;

private:
    std::vector<SplitMessage> takeOldest(std::size_t count);
    std::map<std::string, SplitMessage> m_messages;
    quint64 m_order = 0;
    std::size_t m_bytes = 0;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/import/hj212_channels.h"
#include "core/import/hj212_layout.h"

namespace nightjar {

/// The messages of a log that are like ones before: the same header but for its QN, the same items in the same order.
/// They are read in one pass over their bytes. Reading changes nothing here, so that several threads may.
class Hj212Known
{
public:
    /// `QN=YYYYMMDDhhmmsszzz;` and then the part of the data segment, up to `CP=&&`, that is the same in many messages.
    struct Header {
        std::string text;
        Hj212Stream *stream = nullptr;
        bool resent = false;
        std::size_t number = 0;
    };
    /// What a reader remembers from message to message: devices send in turn.
    struct Memory {
        const Header *last = nullptr;
        std::vector<const Header *> next; ///< the header that came behind it, by number
        DataTimeReader times;
        Hj212Values values; ///< of the message that was read last
    };
    struct Message {
        const Header *header = nullptr;
        const Hj212Layout *layout = nullptr;
        Seconds time = 0;
        std::string_view qn; ///< 17 digits; empty without one
    };

    /// False: the message needs a closer look.
    bool read(std::string_view segment, Memory &memory, Message &message) const;
    /// Remembers a message that was looked at.
    void learn(std::string_view segment, const Hj212Message &message, Hj212Stream &stream,
               const std::vector<Hj212Item> &items, const std::vector<const Hj212Slot *> &slots);

private:
    const Header *header(std::string_view rest, Memory &memory) const;
    std::deque<Header> m_headers;
    std::unordered_map<std::string_view, const Header *> m_byText; ///< views into m_headers
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/import/hj212_codes.h"
#include "core/import/hj212_layout.h"
#include "core/import/hj212_message.h"
#include "core/import/recognise.h"
#include "core/import/sample_sink.h"

namespace nightjar {

/// What an item name means in the messages of one device, type and command.
struct Hj212Slot {
    std::string name;
    Hj212Field field;
    std::size_t channel = 0;
    ValueKind kind = ValueKind::Number;
    bool badCode = false;
};

/// Looks strings up by views of them.
struct Hj212Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
template <class T>
using Hj212Map = std::unordered_map<std::string, T, Hj212Hash, std::equal_to<>>;

/// What the messages of one MN, ST and CN hold.
struct Hj212Stream {
    bool badMn = false;
    bool realTime = false; ///< CN 2011: QN and DataTime say the same moment
    QString enterprise;
    QString point;
    Hj212Map<Hj212Slot> slots;                      ///< by item name; nodes stay where they are
    std::deque<Hj212Layout> layouts;                ///< they stay where they are
    std::map<std::string, std::string> factorCodes; ///< CN 2111: which code a factor stands for, as first seen
};

/// Finds out whose the values are: MN to point, code and field to factor, codes of 2005 to today's.
class Hj212Channels
{
public:
    Hj212Channels(const Registry &registry, SampleSink &sink);
    /// The stream of a message; it stays where it is. Its values are refused when `badMn`.
    Hj212Stream &stream(const Hj212Message &message);
    /// What an item of the stream's messages means.
    Result<const Hj212Slot *> slot(Hj212Stream &stream, const Hj212Item &item, const Hj212Message &message);
    /// Sentences about devices and codes, at the end of a file.
    void report();

private:
    void findPoint(const QString &mn, std::string_view st, Hj212Stream &stream);
    Outcome declare(const Hj212Slot &slot, const ChannelKey &key, std::string_view code, std::string_view today);

    const Registry &m_registry;
    SampleSink &m_sink;
    std::map<QString, std::vector<const Point *>> m_pointsByMn;
    Hj212Map<Hj212Stream> m_streams;
    std::string m_key;
    std::set<QString> m_unknownMns;
    std::set<QString> m_sharedMns;
    std::set<QString> m_oldCodes;
    std::set<QString> m_sharedFactors;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/import/hj212_codes.h"
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

/// The items of one MN, ST and CN. Messages repeat the same items in the same order, so a slot is mostly guessed by
/// place.
class Hj212Stream
{
public:
    const Hj212Slot *at(std::size_t place, std::string_view name) const
    {
        if (place < m_places.size() && m_places[place]->name == name)
            return m_places[place];
        return nullptr;
    }
    const Hj212Slot *named(std::string_view name) const;
    const Hj212Slot &add(std::size_t place, Hj212Slot slot);
    void setPlace(std::size_t place, const Hj212Slot *slot);
    bool badMn = false;
    QString enterprise;
    QString point;

private:
    std::unordered_map<std::string, Hj212Slot> m_slots; ///< nodes stay where they are
    std::vector<const Hj212Slot *> m_places;
};

/// Finds out whose the values are: MN to point, code and field to factor, codes of 2005 to today's.
class Hj212Channels
{
public:
    Hj212Channels(const Registry &registry, SampleSink &sink);
    /// The stream of a message; null when its MN is no code.
    Result<Hj212Stream *> stream(const Hj212Message &message);
    Result<const Hj212Slot *> slot(Hj212Stream &stream, std::size_t place, const Hj212Item &item,
                                   const Hj212Message &message);
    /// Sentences about devices and codes, at the end of a file.
    void report();

private:
    void findPoint(const QString &mn, std::string_view st, Hj212Stream &stream);

    const Registry &m_registry;
    SampleSink &m_sink;
    std::map<QString, std::vector<const Point *>> m_pointsByMn;
    std::map<std::string, Hj212Stream> m_streams;
    std::string m_key;
    std::string m_lastKey;
    Hj212Stream *m_last = nullptr;
    std::set<QString> m_unknownMns;
    std::set<QString> m_sharedMns;
    std::set<QString> m_oldCodes;
};

} // namespace nightjar

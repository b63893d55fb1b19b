// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_split.h"

#include <algorithm>
#include <utility>

namespace nightjar {
namespace {

constexpr std::size_t mostMessages = 4096;
constexpr std::size_t mostBytes = std::size_t(16) << 20;

/// Was an item cut between two parts, or a value from its flag? A cut inside a name leaves the first part's last item
/// without `=`, one inside a value the second part's first.
bool mustJoin(std::string_view before, std::string_view after)
{
    if (before.empty() || after.empty() || before.back() == ';' || after.front() == ';')
        return false;
    std::vector<Hj212Item> items;
    parseItems(after, items);
    if (items.empty() || (items.front().code.empty() && items.front().name == "DataTime"))
        return false;
    const bool cutValue = !items.front().hasValue;
    parseItems(before, items);
    return cutValue || after.front() == ',' || before.back() == ',' || (!items.empty() && !items.back().hasValue);
}

} // namespace

std::optional<Seconds> SplitMessage::time() const
{
    std::vector<Hj212Item> items;
    for (const SplitPart &part : parts) {
        parseItems(parseMessage(part.segment).cp, items);
        for (const Hj212Item &item : items) {
            if (item.code.empty() && item.name == "DataTime") {
                if (const auto time = parseDataTime(item.value))
                    return time;
            }
        }
    }
    return {};
}

std::vector<SplitPiece> piecesOf(const SplitMessage &message)
{
    std::vector<SplitPiece> pieces;
    for (std::size_t i = 0; i < message.parts.size(); ++i) {
        const std::string_view segment = message.parts[i].segment;
        const std::string_view cp = parseMessage(segment).cp;
        const bool follows = i > 0 && message.parts[i - 1].number + 1 == message.parts[i].number;
        if (follows) {
            SplitPiece &piece = pieces.back();
            const std::string_view joined = parseMessage(piece.segment).cp;
            if (mustJoin(joined, cp)) {
                const auto end = std::size_t(joined.data() + joined.size() - piece.segment.data());
                piece.segment = piece.segment.substr(0, end) + std::string(cp) + "&&";
                piece.last = i;
                continue;
            }
        }
        pieces.push_back({i, i, std::string(segment)});
    }
    return pieces;
}

std::vector<SplitMessage> SplitCollector::add(const Hj212Message &message, SplitPart part)
{
    std::string key;
    for (const std::string_view field : {message.mn, message.st, message.cn, message.qn}) {
        key += field;
        key += '\0';
    }
    key += std::to_string(message.pnum);
    std::vector<SplitMessage> ready;
    const auto [at, isNew] = m_messages.try_emplace(key);
    SplitMessage *split = &at->second;
    const std::size_t bytes = part.segment.size();
    const auto place = std::lower_bound(split->parts.begin(), split->parts.end(), part,
                                        [](const SplitPart &a, const SplitPart &b) { return a.number < b.number; });
    const bool known = place != split->parts.end() && place->number == part.number;
    if (known && place->segment != part.segment && message.qn.empty()) {
        // Without QN this is how the next message shows.
        ready.push_back(std::exchange(*split, {}));
        split->parts.push_back(std::move(part));
    } else if (known) {
        split->again.push_back(std::move(part));
    } else {
        split->parts.insert(place, std::move(part));
    }
    if (split->order == 0) {
        split->order = ++m_order;
        split->mn = std::string(message.mn);
        split->count = message.pnum;
    }
    m_bytes += bytes;
    if (split->complete()) {
        ready.push_back(std::move(*split));
        m_messages.erase(at);
    } else if (m_messages.size() > mostMessages || m_bytes > mostBytes) {
        for (SplitMessage &old : takeOldest(m_messages.size() / 2 + 1))
            ready.push_back(std::move(old));
    }
    for (const SplitMessage &taken : ready) {
        for (const auto *list : {&taken.parts, &taken.again}) {
            for (const SplitPart &one : *list)
                m_bytes -= std::min(m_bytes, one.segment.size());
        }
    }
    return ready;
}

std::vector<SplitMessage> SplitCollector::takeOldest(std::size_t count)
{
    std::vector<decltype(m_messages)::iterator> order;
    for (auto at = m_messages.begin(); at != m_messages.end(); ++at)
        order.push_back(at);
    std::sort(order.begin(), order.end(), [](auto a, auto b) { return a->second.order < b->second.order; });
    order.resize(std::min(order.size(), count));
    std::vector<SplitMessage> taken;
    for (const auto at : order) {
        taken.push_back(std::move(at->second));
        m_messages.erase(at);
    }
    return taken;
}

bool SplitCollector::holdsUnread() const
{
    for (const auto &[key, message] : m_messages) {
        for (const auto *list : {&message.parts, &message.again}) {
            if (std::any_of(list->begin(), list->end(), [](const SplitPart &part) { return !part.taken; }))
                return true;
        }
    }
    return false;
}

std::vector<SplitMessage> SplitCollector::giveUp()
{
    m_bytes = 0;
    return takeOldest(m_messages.size());
}

} // namespace nightjar

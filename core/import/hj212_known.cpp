// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_known.h"

#include <algorithm>

namespace nightjar {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::string_view bodyBegins = "CP=&&";
constexpr std::string_view bodyEnds = "&&";

/// The QN is the only part of a header that changes from message to message.
constexpr std::size_t qnBytes = 21;
std::size_t afterQn(std::string_view segment)
{
    return segment.size() > qnBytes && segment.starts_with("QN=") && segment[qnBytes - 1] == ';' ? qnBytes : 0;
}

} // namespace

/// The header that `rest` begins with; null when it is not known.
const Hj212Known::Header *Hj212Known::header(std::string_view rest, Memory &memory) const
{
    if (memory.last) {
        const Header *const next = memory.next[memory.last->number];
        if (next && rest.starts_with(next->text))
            return memory.last = next;
    }
    const std::size_t body = rest.find(bodyBegins);
    if (body == none)
        return nullptr;
    const auto known = m_byText.find(rest.substr(0, body + bodyBegins.size()));
    if (known == m_byText.end())
        return nullptr;
    memory.next.resize(m_headers.size(), nullptr);
    if (memory.last)
        memory.next[memory.last->number] = known->second;
    return memory.last = known->second;
}

bool Hj212Known::read(std::string_view segment, Memory &memory, Message &message) const
{
    const std::size_t begin = afterQn(segment);
    const std::string_view rest = segment.substr(begin);
    message.header = header(rest, memory);
    if (!message.header)
        return false;
    const std::size_t head = message.header->text.size();
    if (rest.size() < head + bodyEnds.size() || !rest.ends_with(bodyEnds))
        return false;
    const std::string_view body = rest.substr(head, rest.size() - head - bodyEnds.size());
    const std::deque<Hj212Layout> &layouts = message.header->stream->layouts;
    const auto layout = std::find_if(layouts.begin(), layouts.end(),
                                     [&](const Hj212Layout &known) { return known.read(body, memory.values); });
    if (layout == layouts.end() || memory.values.time.size() != 14)
        return false;
    const auto time = memory.times.read(memory.values.time);
    if (!time)
        return false;
    message.layout = &*layout;
    message.time = *time;
    message.qn = begin > 0 ? segment.substr(3, 17) : std::string_view();
    return true;
}

void Hj212Known::learn(std::string_view segment, const Hj212Message &message, Hj212Stream &stream,
                       const std::vector<Hj212Item> &items, const std::vector<const Hj212Slot *> &slots)
{
    constexpr std::size_t mostHeaders = 100'000;
    constexpr std::size_t mostLayouts = 4;
    const std::size_t begin = afterQn(segment);
    const std::string_view rest = segment.substr(begin);
    const std::size_t body = rest.find(bodyBegins);
    if (body == none || (!message.qn.empty() && begin == 0) || m_headers.size() >= mostHeaders)
        return;
    const std::string_view text = rest.substr(0, body + bodyBegins.size());
    if (!m_byText.contains(text)) {
        const Header &header =
            m_headers.emplace_back(Header{std::string(text), &stream, message.rf == "1", m_headers.size()});
        m_byText.emplace(header.text, &header);
    }
    if (stream.layouts.size() >= mostLayouts)
        return;
    if (auto layout = Hj212Layout::learn(items, slots))
        stream.layouts.push_back(*std::move(layout));
}

} // namespace nightjar

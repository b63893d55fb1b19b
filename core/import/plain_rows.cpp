// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/plain_rows.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nightjar {
namespace {

/// The flags that are one known letter.
constexpr auto knownFlags = [] {
    std::array<bool, 256> known{};
    for (const char c : std::string_view("NFMSDCTB?"))
        known[std::uint8_t(c)] = true;
    return known;
}();

/// A batch that is small enough to stay in the processor's cache on its way into blocks, and holds many days.
constexpr std::size_t smallBatch = 32 * 1024;
/// The shortest row: a time without seconds, a value of one digit, the line end.
constexpr std::size_t shortestRow = 19;

} // namespace

PlainRows::PlainRows(SampleSink &sink, const Recognised &file, char delimiter) : m_sink(sink), m_delimiter(delimiter)
{
    const SampleColumns &c = file.columns;
    m_long = file.format == FileFormat::LongCsv;
    const int first = m_long ? 3 : 0;
    m_flags = c.flag == first + 2;
    m_missingFlag = file.missingFlag;
    m_more = int(file.header.size()) - first - (m_flags ? 3 : 2);
    const bool owners = !m_long || (c.enterprise == 0 && c.point == 1 && c.factor == 2);
    m_usable = plain::usable && owners && file.kind == ValueKind::Number && c.time == first && c.value == first + 1 &&
               (m_flags || c.flag < 0) && c.origin < 0 && !file.emptyIsNothing;
}

void PlainRows::learn(std::string_view prefix, std::size_t channel)
{
    constexpr std::size_t most = 100'000;
    if (prefix.empty() || m_owners.size() >= most || m_byPrefix.contains(prefix))
        return;
    Owner &owner = m_owners.emplace_back(Owner{std::string(prefix), channel, nullptr});
    m_byPrefix.emplace(owner.prefix, &owner);
}

/// The owner of the row, mostly the one that is expected here; null when it is not known.
PlainRows::Owner *PlainRows::owner(const char *at, const char *end)
{
    const auto begins = [&](const Owner *owner) {
        return owner && end - at > std::ptrdiff_t(owner->prefix.size()) &&
               std::memcmp(at, owner->prefix.data(), owner->prefix.size()) == 0;
    };
    if (m_last && begins(m_last->next))
        return m_last->next;
    Owner *found = nullptr;
    if (begins(m_last)) {
        found = m_last;
    } else {
        const char *to = at;
        for (int i = 0; i < 3; ++i) {
            to = static_cast<const char *>(std::memchr(to, m_delimiter, std::size_t(end - to)));
            if (!to++)
                return nullptr;
        }
        const auto known = m_byPrefix.find(std::string_view(at, std::size_t(to - at)));
        if (known == m_byPrefix.end())
            return nullptr;
        found = known->second;
    }
    if (m_last)
        m_last->next = found;
    return found;
}

/// The begin of the next line, when no more cells stand before it than the header has; null otherwise.
const char *PlainRows::lineEnd(const char *at, const char *end) const
{
    if (m_more > 0 && *at == m_delimiter) {
        const auto *stop = static_cast<const char *>(std::memchr(at, '\n', std::size_t(end - at)));
        if (!stop || std::count(at, stop, m_delimiter) > m_more)
            return nullptr;
        return stop + 1;
    }
    at += *at == '\r';
    return at != end && *at == '\n' ? at + 1 : nullptr;
}

/// Time, value and flag; the begin of the next row, or null when this one is not plain.
inline const char *PlainRows::cells(const char *at, const char *end, Seconds &time, Reading &reading, Flag &flag) const
{
    at = m_clock.time(at, m_delimiter, time);
    if (!at)
        return nullptr;
    at = plain::number(at + 1, reading);
    if (!at)
        return nullptr;
    flag = m_missingFlag;
    if (m_flags) {
        if (*at++ != m_delimiter)
            return nullptr;
        if (knownFlags[std::uint8_t(*at)])
            flag = Flag(*at++);
    }
    if (*at == '\n') // before the end: the margin is
        return at + 1;
    return lineEnd(at, end);
}

const char *PlainRows::rows(const char *at, const char *end, qint64 &line)
{
    const std::size_t wanted = m_sink.pendingLimit() - std::min(m_sink.pending(), m_sink.pendingLimit());
    const std::size_t most = std::min(std::size_t(end - at) / shortestRow, wanted);
    const SampleSink::Room room = m_sink.room(m_channel, most);
    const bool enough = m_sink.pending() >= smallBatch;
    std::size_t count = 0;
    while (end - at > plain::margin && count < most) {
        const char *next = cells(at, end, room.times[count], room.readings[count], room.flags[count]);
        if (!next) {
            // Another day, or another kind of row; a batch that is large enough ends with its day.
            m_dayEnded = enough && !m_clock.knows(at);
            if (m_dayEnded || !m_clock.remember(at))
                break;
            next = cells(at, end, room.times[count], room.readings[count], room.flags[count]);
            if (!next)
                break;
        }
        room.lines[count++] = std::uint32_t(line++);
        at = next;
    }
    m_sink.used(m_channel, count);
    return at;
}

const char *PlainRows::longRows(const char *at, const char *end, qint64 &line)
{
    Seconds time = 0;
    Reading reading;
    Flag flag = 0;
    while (end - at > plain::margin && !m_sink.wantsFlush()) {
        Owner *const who = owner(at, end);
        if (!who)
            break;
        const char *const row = at + who->prefix.size();
        if (end - row <= plain::margin)
            break;
        const char *next = cells(row, end, time, reading, flag);
        if (!next) {
            if (!m_clock.remember(row))
                break;
            next = cells(row, end, time, reading, flag);
            if (!next)
                break;
        }
        m_sink.add(who->channel, time, reading, {}, flag, Origin::Measured, line++);
        m_last = who;
        at = next;
    }
    return at;
}

Outcome PlainRows::read(CsvStream &csv)
{
    if (!m_usable || m_sink.full())
        return Done{};
    qint64 line = csv.line();
    const qint64 before = line;
    const std::string_view window = csv.plainWindow();
    const char *const begin = window.data();
    const char *const end = begin + window.size();
    const char *const at = m_long ? longRows(begin, end, line) : rows(begin, end, line);
    csv.take(std::size_t(at - begin), line - before);
    return std::exchange(m_dayEnded, false) ? m_sink.flushAll() : Outcome(Done{});
}

} // namespace nightjar

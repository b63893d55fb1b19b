// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/plain_rows.h"

#include <algorithm>
#include <utility>

namespace nightjar {
namespace {

/// The shortest row: a time without seconds, a value of one digit, the line end.
constexpr std::size_t shortestRow = 19;
/// What a worker reads at once: enough to be worth waking it, little enough to stay in its cache.
constexpr std::size_t partBytes = 128 * 1024;

} // namespace

PlainRows::PlainRows(SampleSink &sink, const Recognised &file, char delimiter, Workers *workers)
    : m_sink(sink), m_form(file, delimiter), m_workers(workers)
{
}

const char *PlainRows::rows(const char *at, const char *end, qint64 &line)
{
    const PlainForm form = m_form; // so that the loop knows that nothing changes it
    m_clock.forget();              // other rows may lie between: the first one tells its day
    const std::size_t wanted = m_sink.pendingLimit() - std::min(m_sink.pending(), m_sink.pendingLimit());
    const std::size_t most = std::min(std::size_t(end - at) / shortestRow, wanted);
    const SampleSink::Room room = m_sink.room(m_channel, most);
    std::size_t count = 0;
    while (end - at > plain::margin && count < most) {
        const char *next = form.cells(m_clock, at, end, room.times[count], room.readings[count], room.flags[count]);
        if (!next) { // another day, or another kind of row
            if (!m_clock.remember(at))
                break;
            next = form.cells(m_clock, at, end, room.times[count], room.readings[count], room.flags[count]);
            if (!next)
                break;
            m_dayEnded = m_sink.endsBatch(room.times[count], count);
            if (m_dayEnded)
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
    const PlainForm form = m_form;
    Seconds time = 0;
    Reading reading;
    Flag flag = 0;
    while (end - at > plain::margin && !m_sink.wantsFlush()) {
        const PlainOwner *const who = m_owners.find(at, end, form.delimiter, m_guess);
        if (!who)
            break;
        const char *const row = at + who->prefix.size();
        if (end - row <= plain::margin)
            break;
        const char *next = form.cells(m_clock, row, end, time, reading, flag);
        if (!next) {
            if (!m_clock.remember(row))
                break;
            next = form.cells(m_clock, row, end, time, reading, flag);
            if (!next)
                break;
        }
        m_sink.addPlain(who->channel, time, reading, flag, line++);
        at = next;
    }
    return at;
}

/// A worker's task: the rows of window[begin, end), which begins with a row.
void PlainRows::readPart(Part &part, std::string_view window, std::size_t begin, std::size_t end,
                         std::uint64_t base) const
{
    const PlainForm form = m_form;
    part.stretches.clear();
    part.days.clear();
    part.clock.forget();
    std::size_t count = 0;
    const std::size_t most = (end - begin) / shortestRow + 1;
    part.times.resize(most);
    part.readings.resize(most);
    part.flags.resize(most);
    part.owners.resize(form.owners ? most : 0);
    const char *const limit = window.data() + window.size();
    const char *const to = window.data() + end;
    const char *at = window.data() + begin;
    const auto place = [&](const char *where) { return base + std::uint64_t(where - window.data()); };
    while (at < to) {
        Stretch stretch{place(at), 0, count, 0, part.days.size(), 0};
        while (at < to) {
            const char *row = at;
            if (form.owners) {
                const PlainOwner *const who = m_owners.find(at, limit, form.delimiter, part.guess);
                if (!who)
                    break;
                part.owners[count] = who;
                row += who->prefix.size();
            }
            if (limit - row <= plain::margin)
                break;
            const auto cells = [&] {
                return form.cells(part.clock, row, limit, part.times[count], part.readings[count], part.flags[count]);
            };
            const char *next = cells();
            if (!next) {
                if (!part.clock.remember(row))
                    break;
                next = cells();
                if (!next) {
                    part.clock.forget();
                    break;
                }
                part.days.push_back(count);
            }
            ++count;
            at = next;
        }
        stretch.end = place(at);
        stretch.rows = count - stretch.first;
        stretch.days = part.days.size() - stretch.firstDay;
        if (stretch.rows > 0)
            part.stretches.push_back(stretch);
        if (at >= to)
            return;
        const auto *stop = static_cast<const char *>(std::memchr(at, '\n', std::size_t(to - at)));
        at = stop ? stop + 1 : to; // past the row that is anything else
    }
}

/// Cuts the window at line ends and lets all workers read.
void PlainRows::readAhead(const CsvStream &csv, std::string_view window)
{
    std::vector<std::size_t> cuts{0};
    while (window.size() - cuts.back() > 2 * partBytes)
        cuts.push_back(window.find('\n', cuts.back() + partBytes) + 1);
    cuts.push_back(window.size());
    m_parts.resize(cuts.size() - 1);
    const std::uint64_t base = csv.position();
    m_workers->each(m_parts.size(), [&](std::size_t i) { readPart(m_parts[i], window, cuts[i], cuts[i + 1], base); });
    m_part = m_stretch = 0;
    m_aheadEnd = base + window.size();
}

Outcome PlainRows::takeOwned(const Part &part, const Stretch &stretch, qint64 line)
{
    for (std::size_t i = stretch.first; i < stretch.first + stretch.rows; ++i) {
        m_sink.addPlain(part.owners[i]->channel, part.times[i], part.readings[i], part.flags[i], line++);
        if (auto outcome = m_sink.flushIfFull(); !outcome)
            return outcome;
    }
    return Done{};
}

void PlainRows::takeRows(const Part &part, std::size_t first, std::size_t rows, qint64 line)
{
    const SampleSink::Room room = m_sink.room(m_channel, rows);
    std::copy_n(part.times.data() + first, rows, room.times);
    std::copy_n(part.readings.data() + first, rows, room.readings);
    std::copy_n(part.flags.data() + first, rows, room.flags);
    for (std::size_t i = 0; i < rows; ++i)
        room.lines[i] = std::uint32_t(line++);
    m_sink.used(m_channel, rows);
}

Outcome PlainRows::take(const Part &part, const Stretch &stretch, qint64 line)
{
    if (m_form.owners)
        return takeOwned(part, stretch, line);
    std::size_t taken = 0;
    const auto takeUntil = [&](std::size_t row) {
        takeRows(part, stretch.first + taken, row - taken, line + qint64(taken));
        taken = row;
    };
    for (std::size_t i = stretch.firstDay; i < stretch.firstDay + stretch.days; ++i) {
        const std::size_t row = part.days[i] - stretch.first;
        if (!m_sink.endsBatch(part.times[part.days[i]], row - taken))
            continue;
        takeUntil(row);
        if (auto outcome = m_sink.flushAll(); !outcome)
            return outcome;
    }
    takeUntil(stretch.rows);
    return m_sink.flushIfFull();
}

/// Takes what was read ahead up to the next row that is anything else.
Outcome PlainRows::takeAhead(CsvStream &csv)
{
    for (; m_part < m_parts.size(); ++m_part, m_stretch = 0) {
        const Part &part = m_parts[m_part];
        for (; m_stretch < part.stretches.size(); ++m_stretch) {
            const Stretch &stretch = part.stretches[m_stretch];
            if (stretch.begin > csv.position())
                return Done{};
            if (stretch.begin < csv.position()) // the reader of other rows went further; never seen
                continue;
            if (auto outcome = take(part, stretch, csv.line()); !outcome)
                return outcome;
            csv.take(std::size_t(stretch.end - stretch.begin), qint64(stretch.rows));
        }
    }
    return Done{};
}

Outcome PlainRows::read(CsvStream &csv)
{
    if (!m_form.usable || m_sink.full())
        return Done{};
    if (csv.position() < m_aheadEnd)
        return takeAhead(csv);
    // While owners are still being learned, row by row is quicker.
    if (m_workers && !std::exchange(m_learned, false)) {
        const std::size_t wanted = m_workers->hands() * 4 * partBytes;
        if (auto outcome = csv.fill(wanted); !outcome)
            return outcome;
        const std::string_view window = csv.plainWindow();
        if (window.size() > 2 * partBytes) {
            readAhead(csv, window);
            return takeAhead(csv);
        }
    }
    qint64 line = csv.line();
    const qint64 before = line;
    const std::string_view window = csv.plainWindow();
    const char *const begin = window.data();
    const char *const end = begin + window.size();
    const char *const at = m_form.owners ? longRows(begin, end, line) : rows(begin, end, line);
    csv.take(std::size_t(at - begin), line - before);
    return std::exchange(m_dayEnded, false) ? m_sink.flushAll() : Outcome(Done{});
}

} // namespace nightjar

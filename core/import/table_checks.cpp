// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/table_checks.h"

#include <bitset>
#include <limits>

#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr int minutesOfDay = 1440;

Error bad(const QString &text) { return Error{Error::Kind::BadInput, text}; }

std::optional<Day> dayOfText(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return parseDate({bytes.constData(), std::size_t(bytes.size())});
}

int minuteOfText(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return parseClock({bytes.constData(), std::size_t(bytes.size())}, Allow24::Yes).value_or(0);
}

/// Days or `A..B`, separated by `;`.
Result<std::vector<std::pair<Day, Day>>> parseDates(const QString &text)
{
    std::vector<std::pair<Day, Day>> out;
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        const QStringList ends = part.trimmed().split(QStringLiteral(".."));
        const auto from = dayOfText(ends.first().trimmed());
        const auto to = dayOfText(ends.last().trimmed());
        if (!from || !to || ends.size() > 2 || *to < *from)
            return bad(
                importText(QT_TRANSLATE_NOOP("Import", "%1 is neither a day YYYY-MM-DD nor a range of days A..B"))
                    .arg(part));
        out.emplace_back(*from, *to);
    }
    return out;
}

Result<std::vector<int>> parseMonths(const QString &text)
{
    std::vector<int> out;
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        bool ok = false;
        const int month = part.trimmed().toInt(&ok);
        if (!ok || month < 1 || month > 12)
            return bad(importText(QT_TRANSLATE_NOOP("Import", "%1 is no month 1 to 12")).arg(part));
        out.push_back(month);
    }
    return out;
}

/// The minutes of a day that a row covers; a row whose end is not after its begin goes over midnight.
std::bitset<minutesOfDay> minutesOf(const TariffRow &row)
{
    std::bitset<minutesOfDay> out;
    const int length =
        row.toMinute > row.fromMinute ? row.toMinute - row.fromMinute : row.toMinute + minutesOfDay - row.fromMinute;
    for (int i = 0; i < length; ++i)
        out.set(std::size_t((row.fromMinute + i) % minutesOfDay));
    return out;
}

bool shareMonth(const TariffRow &a, const TariffRow &b)
{
    if (a.months.empty() || b.months.empty())
        return true;
    return std::any_of(a.months.begin(), a.months.end(),
                       [&](int month) { return std::find(b.months.begin(), b.months.end(), month) != b.months.end(); });
}

bool shareDay(const TariffRow &a, const TariffRow &b)
{
    constexpr Day open = std::numeric_limits<Day>::max();
    const Day from = std::max(a.validFrom.value_or(-open), b.validFrom.value_or(-open));
    const Day to = std::min(a.validTo.value_or(open), b.validTo.value_or(open));
    if (from >= to || a.dates.empty() != b.dates.empty()) // a row with dates beats one without
        return false;
    if (a.dates.empty())
        return a.days.isEmpty() || b.days.isEmpty() || a.days == b.days;
    for (const auto &[aFrom, aTo] : a.dates) {
        for (const auto &[bFrom, bTo] : b.dates) {
            if (std::max({aFrom, bFrom, from}) <= std::min({aTo, bTo, to - 1}))
                return true;
        }
    }
    return false;
}

/// First minute that both rows cover on some day; -1 when there is none.
int firstSharedMinute(const TariffRow &a, const TariffRow &b)
{
    if (a.tariff != b.tariff || !shareMonth(a, b) || !shareDay(a, b))
        return -1;
    const auto both = minutesOf(a) & minutesOf(b);
    for (int minute = 0; minute < minutesOfDay; ++minute) {
        if (both.test(std::size_t(minute)))
            return minute;
    }
    return -1;
}

} // namespace

QString TableChecks::cell(const TableRow &row, const char *column) const
{
    const int index = m_shape.columnIndex(QString::fromLatin1(column));
    return index < 0 ? QString() : row.cells[index];
}

QStringList TableChecks::keyOf(const TableRow &row) const
{
    QStringList key;
    for (std::size_t i = 0; i < m_shape.columns.size(); ++i) {
        if (m_shape.columns[i].key)
            key += row.cells[qsizetype(i)];
    }
    return key;
}

void TableChecks::know(const std::vector<TableRow> &rows)
{
    for (const TableRow &row : rows) {
        // Stored rows were checked when they came; one that would fail today must not stop others.
        if (const auto outcome = check(row); !outcome)
            continue;
    }
}

Outcome TableChecks::check(const TableRow &row)
{
    if (m_shape.name == QLatin1StringView("tariffs"))
        return checkTariff(row);
    if (m_shape.name == QLatin1StringView("petitions"))
        return checkPetition(row);
    return Done{};
}

Outcome TableChecks::checkTariff(const TableRow &row)
{
    KnownTariff known;
    known.key = keyOf(row);
    known.row.tariff = cell(row, "tariff");
    known.row.validFrom = dayOfText(cell(row, "valid_from"));
    known.row.validTo = dayOfText(cell(row, "valid_to"));
    const auto months = parseMonths(cell(row, "months"));
    if (!months)
        return months.error();
    known.row.months = *months;
    known.row.days = cell(row, "days");
    const auto dates = parseDates(cell(row, "dates"));
    if (!dates)
        return dates.error();
    known.row.dates = *dates;
    known.row.fromMinute = minuteOfText(cell(row, "from"));
    known.row.toMinute = minuteOfText(cell(row, "to"));
    if (known.row.fromMinute == known.row.toMinute)
        return bad(importText(QT_TRANSLATE_NOOP("Import", "the row covers no minute: it begins and ends at %1"))
                       .arg(cell(row, "from")));

    KnownTariff *same = nullptr;
    for (KnownTariff &other : m_tariffs) {
        if (other.key == known.key) {
            same = &other; // replaced by this row
            continue;
        }
        const int minute = firstSharedMinute(known.row, other.row);
        if (minute >= 0) {
            return bad(
                importText(
                    QT_TRANSLATE_NOOP(
                        "Import", "tariff %1 covers the minute %2 twice: the row %3-%4 overlaps another from %5-%6"))
                    .arg(known.row.tariff, formatClock(minute), cell(row, "from"), cell(row, "to"),
                         formatClock(other.row.fromMinute),
                         other.row.toMinute == minutesOfDay ? QStringLiteral("24:00")
                                                            : formatClock(other.row.toMinute)));
        }
    }
    if (same)
        *same = std::move(known);
    else
        m_tariffs.push_back(std::move(known));
    return Done{};
}

Outcome TableChecks::checkPetition(const TableRow &row)
{
    const QString id = cell(row, "id");
    const QString repeats = cell(row, "repeat_of");
    QString at = repeats;
    for (std::size_t steps = 0; !at.isEmpty() && steps <= m_repeats.size(); ++steps) {
        if (at == id)
            return bad(importText(QT_TRANSLATE_NOOP("Import", "the petitions %1 and %2 repeat each other in a circle"))
                           .arg(id, repeats));
        const auto next = m_repeats.find(at);
        at = next == m_repeats.end() ? QString() : next->second;
    }
    m_repeats[id] = repeats;
    return Done{};
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/layout_reader.h"

#include <algorithm>

#include "core/import/guess_stamps.h"
#include "core/import/sample_cells.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

bool isBlank(std::string_view cell)
{
    return cell.find_first_not_of(" \t,;") == std::string_view::npos; // stray separators of careless exports, too
}

QString baseFactor(const QString &factor) { return factor.section(u'-', 0, 0); }

} // namespace

LayoutReader::LayoutReader(const TableMapping &mapping, OwnerResolver &owners, const Registry &registry,
                           SampleSink &sink)
    : m_mapping(mapping), m_registry(registry), m_sink(sink), m_channels(mapping, owners, registry, sink),
      m_values(mapping.words, mapping.decimalComma), m_times(dateOrderFromText(mapping.dateOrder)),
      m_energy(registry, sink)
{
    for (const ColumnMapping &column : mapping.columns) {
        switch (column.role) {
        case ColumnRole::Time: m_time = column.column; break;
        case ColumnRole::Date: m_date = column.column; break;
        case ColumnRole::Clock: m_clock = column.column; break;
        case ColumnRole::Multiplier: m_multipliers.push_back(column.column); break;
        case ColumnRole::Value:
        case ColumnRole::Interval:
        case ColumnRole::Register: m_valueColumns.push_back(column.column); break;
        default: break;
        }
    }
}

Outcome LayoutReader::refuse(const SheetRow &row, int column, const QString &reason)
{
    const bool named = column >= 0 && std::size_t(column) < m_mapping.columns.size();
    QString field = named ? m_mapping.columns[std::size_t(column)].header : QString();
    if (!m_sheetName.isEmpty())
        field = field.isEmpty() ? m_sheetName : m_sheetName + u'!' + field;
    return m_sink.refuse(row.line, field, reason, row.raw);
}

Outcome LayoutReader::read(const SheetRow &one)
{
    if (!one.fault.isEmpty())
        return refuse(one, -1, one.fault);
    if (one.blank())
        return Done{};
    const std::size_t columns = m_mapping.columns.size();
    if (m_strictWidth && one.cells.size() > columns &&
        !std::all_of(one.cells.begin() + std::ptrdiff_t(columns), one.cells.end(), isBlank)) {
        return refuse(one, -1,
                      importText(QT_TRANSLATE_NOOP("Import", "the row has %1 fields, the header %2; quote cells that "
                                                             "hold a comma"))
                          .arg(one.cells.size())
                          .arg(columns));
    }
    return row(one);
}

bool LayoutReader::isRepeatedHeader(const SheetRow &row, int column) const
{
    const QString cell = normalisedHeader(fromUtf8(cellOf(row, column).substr(0, 200)));
    if (cell.isEmpty() || std::size_t(column) >= m_mapping.columns.size())
        return false;
    for (const QString &part : m_mapping.columns[std::size_t(column)].header.split(u'/')) {
        if (normalisedHeader(part) == cell)
            return true;
    }
    return normalisedHeader(m_mapping.columns[std::size_t(column)].header) == cell;
}

Outcome LayoutReader::notARow(const SheetRow &row, int column, TimeFault fault)
{
    if (isRepeatedHeader(row, column)) {
        if (m_headers++ == 0)
            m_firstHeader = row.line;
        return Done{};
    }
    const bool values =
        std::any_of(m_valueColumns.begin(), m_valueColumns.end(), [&](int c) { return !isBlank(cellOf(row, c)); });
    const auto first = std::find_if(row.cells.begin(), row.cells.end(), [](std::string_view c) { return !isBlank(c); });
    const bool total = m_values.isTotal(cellOf(row, column)) || (first != row.cells.end() && m_values.isTotal(*first));
    if (total || !values)
        return leaveOut(row);
    return refuse(row, column, timeFaultText(fault, cellOf(row, column)));
}

Outcome LayoutReader::leaveOut(const SheetRow &row)
{
    if (m_totals++ == 0)
        m_firstTotal = row.line;
    return Done{};
}

bool LayoutReader::instant(const SheetRow &row, CellTime &time, Outcome &outcome)
{
    outcome = Done{};
    const int column = m_time >= 0 ? m_time : m_date;
    const std::string_view cell = cellOf(row, column);
    TimeFault fault = m_times.parse(cell, time);
    if (fault == TimeFault::None && m_time < 0 && m_clock >= 0) {
        Seconds clock = 0;
        const Seconds midnight = time.time;
        fault = secondOfDay(midnight) != 0 ? TimeFault::Unreadable
                                           : CellTimes::parseClock(cellOf(row, m_clock), clock, time.length);
        if (fault != TimeFault::None) {
            outcome = notARow(row, secondOfDay(midnight) != 0 ? column : m_clock, fault);
            return false;
        }
        time.time = midnight + clock;
        time.dateOnly = false;
        time.endOfDay = clock == secondsPerDay;
    }
    if (fault != TimeFault::None) {
        outcome = notARow(row, column, fault);
        return false;
    }
    placeMidnight(time, row.line);
    if (m_mapping.stampsAtEnd && m_mapping.layout == TableLayout::Registers)
        time.time += time.dateOnly ? secondsPerDay : 0; // frozen at the day's end
    else if (m_mapping.stampsAtEnd && time.length == 0)
        time.time -= m_mapping.step;
    return true;
}

/// 00:00 behind 23:45 of its own date is that day's 24:00: moved where the mapping says so, else counted for a warning.
void LayoutReader::placeMidnight(CellTime &time, qint64 line)
{
    if (time.endOfDay || time.length > 0 || m_mapping.midnight == Midnight::BeginsDay ||
        m_mapping.step >= secondsPerDay)
        return;
    const bool midnight = secondOfDay(time.time) == 0;
    if (m_mapping.midnight == Midnight::EndsDay) {
        if (midnight)
            time.time += secondsPerDay;
        return;
    }
    if (time.time == m_before) // another point of the same instant
        return;
    if (midnight) {
        const bool late = isLateMidnight(time.time, m_before, m_beforeStep);
        if (late && m_lateMidnights++ == 0)
            m_firstLate = line;
        m_openingMidnight = m_openingMidnight || !late;
    }
    m_beforeStep = time.time - m_before;
    m_before = time.time;
}

const std::string &LayoutReader::noteMultiplier(const SheetRow &row, RowEntry &entry)
{
    static const std::string none;
    if (m_multipliers.empty())
        return none;
    std::string cells;
    for (const int column : m_multipliers) {
        cells += cellOf(row, column);
        cells += '\0';
    }
    if (cells != m_multiplierCell) {
        m_multiplierCell = cells;
        m_multiplier.clear();
        std::string one;
        for (const int column : m_multipliers) {
            if (multiplierOf(cellOf(row, column), m_values, one))
                m_multiplier = m_multiplier.empty() ? one : exactProduct(m_multiplier, one);
        }
    }
    if (m_multiplier.empty())
        return m_multiplier;
    if (entry.multiplier.empty())
        entry.multiplier = m_multiplier;
    return m_multiplier;
}

void LayoutReader::countAsRegister(RowSlot &slot, const QString &header)
{
    if (slot.doubt.isEmpty() && slot.kind == ValueKind::Number)
        slot.energy = m_energy.reading(m_sink.key(slot.channel), header);
}

Outcome LayoutReader::addValue(const SheetRow &row, const ColumnMapping &column, RowSlot &slot, Seconds time,
                               std::string_view flagCell, const std::string &multiplier)
{
    const std::string_view cell = cellOf(row, column.column);
    if (slot.kind == ValueKind::State) {
        if (!parseReading(cell, ValueKind::State, m_value.reading))
            return refuse(row, column.column, badValueText(cell, ValueKind::State));
        m_value.kind = CellValue::Kind::Value;
        m_value.text = cell;
        m_value.letter = 0;
        m_value.kept = false;
    } else {
        m_values.understand(cell, slot.unit, m_value);
    }
    if (m_value.kind == CellValue::Kind::Bad)
        return refuse(row, column.column, m_value.reason);
    if (m_value.kind == CellValue::Kind::Nothing)
        m_value.reading = {};
    Flag flag = flagUnknown;
    if (!flagCell.empty()) {
        const std::string_view told = m_values.flag(flagCell);
        if (const QString reason = badFlagText(told); !reason.isEmpty())
            return refuse(row, column.column, reason);
        if (!told.empty())
            flag = m_sink.flag(slot.channel, told);
    }
    if (m_value.letter != 0 && isValidFlag(flag)) // the cell itself says why it is no value
        flag = m_value.letter;
    m_sink.add(slot.channel, time, m_value.reading, m_value.text, flag, Origin::Measured, row.line);
    if (m_value.kept)
        m_sink.keepCell(slot.channel, cell);
    if (slot.energy >= 0 && m_value.reading.scale != Reading::missing)
        return m_energy.add(slot.energy, time, m_value.text, multiplier, row.line);
    return Done{};
}

Outcome LayoutReader::finish()
{
    if (auto outcome = m_energy.finish(); !outcome)
        return outcome;
    if (auto outcome = atEnd(); !outcome)
        return outcome;
    m_channels.finish();
    if (m_totals > 0)
        m_sink.warn(
            importText(QT_TRANSLATE_NOOP("Import", "Rows of titles, totals, means or notes that were left out: %1, "
                                                   "the first in line %2."))
                .arg(m_totals)
                .arg(m_firstTotal));
    if (m_lateMidnights > 0 && !m_openingMidnight)
        m_sink.warn(
            importText(QT_TRANSLATE_NOOP("Import", "00:00 stands behind the last stamp of its own date %1 times, first "
                                                   "in line %2, and was kept as written. Where it is the day's 24:00, "
                                                   "say so in a profile (\"midnight_ends_day\": true)."))
                .arg(m_lateMidnights)
                .arg(m_firstLate));
    if (m_headers > 0)
        m_sink.warn(
            importText(QT_TRANSLATE_NOOP("Import", "Headers that came again and were left out: %1, the first in "
                                                   "line %2."))
                .arg(m_headers)
                .arg(m_firstHeader));
    return Done{};
}

std::vector<int> flagColumns(const TableMapping &mapping, const std::vector<const ColumnMapping *> &values)
{
    std::vector<int> flags(values.size(), -1);
    for (std::size_t i = 0; i < values.size(); ++i) {
        int strength = 0; // 1 the row's, 2 the factor's, 3 its own
        for (const ColumnMapping &flag : mapping.columns) {
            if (flag.role != ColumnRole::Flag)
                continue;
            int fits = flag.of < 0 ? 1 : flag.of == values[i]->column ? 3 : 0;
            if (flag.of >= 0 && fits == 0 && std::size_t(flag.of) < mapping.columns.size()) {
                const ColumnMapping &marked = mapping.columns[std::size_t(flag.of)];
                const bool same =
                    baseFactor(marked.factor) == baseFactor(values[i]->factor) && marked.place == values[i]->place;
                fits = same ? 2 : 0;
            }
            if (fits > strength) {
                strength = fits;
                flags[i] = flag.column;
            }
        }
    }
    return flags;
}

} // namespace nightjar

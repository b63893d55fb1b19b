// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/import/cell_times.h"
#include "core/import/register_energy.h"
#include "core/import/row_channels.h"

namespace nightjar {

/// Reads the rows below a header as one layout says. A base for the layouts, which share what a row may be, its time,
/// its owner and its cells.
class LayoutReader
{
public:
    LayoutReader(const TableMapping &mapping, OwnerResolver &owners, const Registry &registry, SampleSink &sink);
    virtual ~LayoutReader() = default;
    LayoutReader(const LayoutReader &) = delete;
    LayoutReader &operator=(const LayoutReader &) = delete;

    RowChannels &channels() { return m_channels; }
    /// Cells beyond the header are a row's fault (text), or notes beside the table (spreadsheets).
    void setStrictWidth(bool strict) { m_strictWidth = strict; }
    /// Names the sheet in refused rows, where there are several.
    void setSheetName(const QString &name) { m_sheetName = name; }
    /// Days to be added to serials (Workbook::serialShift()).
    void setSerialShift(int days) { m_times = CellTimes(dateOrderFromText(m_mapping.dateOrder), days); }
    Outcome read(const SheetRow &row);
    /// After the last row of the last sheet: energies, and what was left out.
    Outcome finish();

protected:
    virtual Outcome row(const SheetRow &row) = 0;
    virtual Outcome atEnd() { return Done{}; }

    /// The row's instant (the begin of its interval). False: the row is left out or was refused, `outcome` says which.
    bool instant(const SheetRow &row, CellTime &time, Outcome &outcome);
    /// What stands in place of a time that cannot be read: titles, repeated headers, totals and notes are no rows.
    Outcome notARow(const SheetRow &row, int column, TimeFault fault);
    /// Counts a row of totals or notes.
    Outcome leaveOut(const SheetRow &row);
    /// One value cell that is not empty, or that counts although it is.
    Outcome addValue(const SheetRow &row, const ColumnMapping &column, RowSlot &slot, Seconds time,
                     std::string_view flagCell, const std::string &multiplier = {});
    Outcome refuse(const SheetRow &row, int column, const QString &reason);
    /// Remembers the row's multiplier in its entry; the text is that of this row, empty where it has none.
    const std::string &noteMultiplier(const SheetRow &row, RowEntry &entry);
    bool hasMultiplier() const { return !m_multipliers.empty(); }
    /// Number of the register that a slot's readings go to, for energy.
    void countAsRegister(RowSlot &slot, const QString &header);

    const TableMapping &m_mapping;
    const Registry &m_registry;
    SampleSink &m_sink;
    RowChannels m_channels;
    CellValues m_values;
    CellTimes m_times;
    RegisterEnergy m_energy;
    std::vector<int> m_valueColumns; ///< of values, intervals and registers
    int m_time = -1, m_date = -1, m_clock = -1;
    bool m_someMissingMultiplier = false;

private:
    bool isRepeatedHeader(const SheetRow &row, int column) const;
    void placeMidnight(CellTime &time, qint64 line);
    std::vector<int> m_multipliers;
    std::string m_multiplierCell, m_multiplier;
    CellValue m_value;
    qint64 m_totals = 0, m_firstTotal = 0;
    qint64 m_headers = 0, m_firstHeader = 0;
    Seconds m_before = 0, m_beforeStep = 0; ///< last stamp, and its distance to the one before
    qint64 m_lateMidnights = 0, m_firstLate = 0;
    bool m_openingMidnight = false; ///< a day began with its 00:00
    bool m_strictWidth = false;
    QString m_sheetName;
};

std::unique_ptr<LayoutReader> makeTimeRows(const TableMapping &, OwnerResolver &, const Registry &, SampleSink &);
std::unique_ptr<LayoutReader> makeSampleRows(const TableMapping &, OwnerResolver &, const Registry &, SampleSink &);
std::unique_ptr<LayoutReader> makeDayRows(const TableMapping &, OwnerResolver &, const Registry &, SampleSink &);

/// For each value column, the column of its flag: its own, that of its factor, or that of the row; -1 = none.
std::vector<int> flagColumns(const TableMapping &mapping, const std::vector<const ColumnMapping *> &values);

} // namespace nightjar

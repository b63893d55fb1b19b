// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/layout_reader.h"

namespace nightjar {
namespace {

/// One time a row with a column a factor, register readings among them.
class TimeRows final : public LayoutReader
{
public:
    TimeRows(const TableMapping &mapping, OwnerResolver &owners, const Registry &registry, SampleSink &sink)
        : LayoutReader(mapping, owners, registry, sink)
    {
        bool energy = false; // the table has it itself
        for (const ColumnMapping &column : mapping.columns) {
            if (column.role != ColumnRole::Value && column.role != ColumnRole::Register)
                continue;
            m_columns.push_back(&column);
            QString factor = column.factor;
            if (column.role == ColumnRole::Register) {
                factor = QStringLiteral("kwh-reg");
                if (!column.period.isEmpty() && column.period != u"total")
                    factor += u'-' + (column.period == u"deep-valley" ? QStringLiteral("deep") : column.period);
            }
            m_factors.push_back(factor);
            energy |= factor.startsWith(u"kwh") && !factor.startsWith(u"kwh-reg");
        }
        m_workOut = !energy;
        m_flags = flagColumns(mapping, m_columns);
    }

protected:
    Outcome row(const SheetRow &row) override
    {
        CellTime time;
        Outcome outcome = Done{};
        if (!instant(row, time, outcome))
            return outcome;
        RowEntry &entry = m_channels.find(row, m_values);
        if (entry.total)
            return leaveOut(row);
        const std::string &multiplier = noteMultiplier(row, entry);
        bool doubted = false; // a row is refused once, however many values it has
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const ColumnMapping &column = *m_columns[i];
            if (cellOf(row, column.column).empty())
                continue;
            RowSlot &slot = entry.slots[i];
            if (!slot.made) {
                if (outcome = m_channels.make(entry, slot, m_factors[i], column.unit, column.place); !outcome)
                    return outcome;
                if (m_workOut && m_factors[i].startsWith(u"kwh-reg"))
                    countAsRegister(slot, column.header);
            }
            if (!slot.doubt.isEmpty()) {
                if (!doubted)
                    outcome = refuse(row, -1, slot.doubt);
                doubted = true;
            } else {
                outcome = addValue(row, column, slot, time.time, cellOf(row, m_flags[i]), multiplier);
            }
            if (!outcome)
                return outcome;
        }
        return m_sink.flushIfFull();
    }

private:
    std::vector<const ColumnMapping *> m_columns;
    std::vector<QString> m_factors;
    std::vector<int> m_flags;
    bool m_workOut = true;
};

} // namespace

std::unique_ptr<LayoutReader> makeTimeRows(const TableMapping &mapping, OwnerResolver &owners, const Registry &registry,
                                           SampleSink &sink)
{
    return std::make_unique<TimeRows>(mapping, owners, registry, sink);
}

} // namespace nightjar

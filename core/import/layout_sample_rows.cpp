// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/header_words.h"
#include "core/import/layout_reader.h"

namespace nightjar {
namespace {

/// One sample a row; where the row has a measured and a converted value, each is a sample.
class SampleRowsReader final : public LayoutReader
{
public:
    SampleRowsReader(const TableMapping &mapping, OwnerResolver &owners, const Registry &registry, SampleSink &sink)
        : LayoutReader(mapping, owners, registry, sink)
    {
        for (const ColumnMapping &column : mapping.columns) {
            if (column.role == ColumnRole::Value)
                m_columns.push_back(&column);
            if (column.role == ColumnRole::Factor)
                m_factor = column.column;
        }
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
        if (!entry.doubt.isEmpty())
            return refuse(row, entry.doubtColumn, entry.doubt);
        const std::string &multiplier = noteMultiplier(row, entry);
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const ColumnMapping &column = *m_columns[i];
            // The row is a sample although its value is empty; a second value that is empty is none.
            if (i > 0 && cellOf(row, column.column).empty())
                continue;
            RowSlot &slot = entry.slots[i];
            if (!slot.made) {
                const QString factor = factorOf(entry.factor, column.factor);
                if (outcome = m_channels.make(entry, slot, factor, column.unit, entry.place); !outcome)
                    return outcome;
                if (factor.startsWith(u"kwh-reg"))
                    countAsRegister(slot, column.header);
            }
            outcome = slot.doubt.isEmpty() ? addValue(row, column, slot, time.time, cellOf(row, m_flags[i]), multiplier)
                                           : refuse(row, m_factor, slot.doubt);
            if (!outcome || !slot.doubt.isEmpty())
                return outcome;
        }
        return m_sink.flushIfFull();
    }

private:
    QString factorOf(const QString &factor, const QString &suffix) const
    {
        const QString whole = suffix.startsWith(u'-') ? factor + suffix : factor;
        return whole + periodSuffix(whole, m_mapping.step);
    }

    std::vector<const ColumnMapping *> m_columns;
    std::vector<int> m_flags;
    int m_factor = -1;
};

} // namespace

std::unique_ptr<LayoutReader> makeSampleRows(const TableMapping &mapping, OwnerResolver &owners,
                                             const Registry &registry, SampleSink &sink)
{
    return std::make_unique<SampleRowsReader>(mapping, owners, registry, sink);
}

} // namespace nightjar

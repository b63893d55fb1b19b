// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/import/header_words.h"
#include "core/import/layout_reader.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

/// One day a row, a column an interval of the day.
class DayRows final : public LayoutReader
{
public:
    DayRows(const TableMapping &mapping, OwnerResolver &owners, const Registry &registry, SampleSink &sink)
        : LayoutReader(mapping, owners, registry, sink)
    {
        for (const ColumnMapping &column : mapping.columns) {
            if (column.role == ColumnRole::Flag && column.of < 0)
                m_flag = column.column;
            if (column.role != ColumnRole::Interval)
                continue;
            m_columns.push_back(&column);
            Seconds clock = column.clock;
            if (mapping.stampsAtEnd) // 0:00 among ends is the day's end
                clock = (clock == 0 ? secondsPerDay : clock) - mapping.step;
            m_offsets.push_back(clock);
            if (m_unit.isEmpty())
                m_unit = column.unit;
        }
    }

protected:
    Outcome row(const SheetRow &row) override
    {
        const int dateColumn = m_date >= 0 ? m_date : m_time;
        Seconds midnight = 0;
        if (const TimeFault fault = m_times.parseDate(cellOf(row, dateColumn), midnight); fault != TimeFault::None)
            return notARow(row, dateColumn, fault);
        RowEntry &entry = m_channels.find(row, m_values);
        if (entry.total)
            return leaveOut(row);
        if (!entry.doubt.isEmpty())
            return refuse(row, entry.doubtColumn, entry.doubt);
        const std::string &multiplier = noteMultiplier(row, entry);
        RowSlot &slot = entry.slots.front();
        if (!slot.made) {
            const QString factor = entry.factor + periodSuffix(entry.factor, m_mapping.step);
            if (auto outcome = m_channels.make(entry, slot, factor, m_unit); !outcome)
                return outcome;
            if (factor.startsWith(u"kwh-reg"))
                countAsRegister(slot, m_columns.front()->header);
        }
        if (!slot.doubt.isEmpty())
            return refuse(row, -1, slot.doubt);
        if (!multiplier.empty() && multiplier != entry.multiplier) {
            entry.multiplierChanged = true;
            if (m_mapping.secondary) {
                return refuse(row, dateColumn,
                              importText(QT_TRANSLATE_NOOP("Import", "the multiplier changes from %1 to %2 inside one "
                                                                     "channel; give the rows after it a point of "
                                                                     "their own"))
                                  .arg(QString::fromStdString(entry.multiplier), QString::fromStdString(multiplier)));
            }
        }
        const std::string_view flag = cellOf(row, m_flag);
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (cellOf(row, m_columns[i]->column).empty())
                continue;
            if (auto outcome = addValue(row, *m_columns[i], slot, midnight + m_offsets[i], flag, multiplier); !outcome)
                return outcome;
        }
        return m_sink.flushIfFull();
    }

    /// Multipliers are facts of the channels; whether values are still to be multiplied only the exporter knows.
    Outcome atEnd() override
    {
        bool primary = false;
        QStringList changed;
        for (auto &[text, entry] : m_channels.entries()) {
            const RowSlot &slot = entry.slots.front();
            if (!slot.made || !slot.doubt.isEmpty() || entry.multiplier.empty() || entry.multiplier == "1")
                continue;
            const ChannelKey &key = m_sink.key(slot.channel);
            if (!key.factor.startsWith(u"kw"))
                continue; // currents, voltages and power factors have multipliers of their own
            if (entry.multiplierChanged)
                changed += key.text();
            if (entry.multiplierChanged && !m_mapping.secondary)
                continue;
            primary |= !m_mapping.secondary;
            if (auto outcome =
                    m_sink.declare(key, {{}, 0, {}, QString::fromStdString(entry.multiplier), m_mapping.secondary});
                !outcome)
                return outcome;
        }
        if (primary)
            m_sink.warn(importText(QT_TRANSLATE_NOOP(
                "Import",
                "The file names multipliers; its values were taken as multiplied already. If they are secondary "
                "values, say so in the profile (secondary), or set raw to 1 in channels.csv.")));
        if (!changed.isEmpty())
            m_sink.warn(importText(QT_TRANSLATE_NOOP("Import", "The multiplier changes inside the file: %1."))
                            .arg(changed.join(QStringLiteral(", ")).left(500)));
        return Done{};
    }

private:
    std::vector<const ColumnMapping *> m_columns;
    std::vector<Seconds> m_offsets;
    QString m_unit;
    int m_flag = -1;
};

} // namespace

std::unique_ptr<LayoutReader> makeDayRows(const TableMapping &mapping, OwnerResolver &owners, const Registry &registry,
                                          SampleSink &sink)
{
    return std::make_unique<DayRows>(mapping, owners, registry, sink);
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sample_rows.h"

#include <algorithm>

#include "core/import/text.h"

namespace nightjar {
namespace {

std::string_view cell(const CsvRecord &record, int column)
{
    return column >= 0 && std::size_t(column) < record.fields.size() ? record.fields[std::size_t(column)]
                                                                     : std::string_view();
}

} // namespace

QString badRecord(const CsvRecord &record, int columns)
{
    if (record.fault != CsvFault::None)
        return csvFaultText(record.fault);
    const auto fields = int(record.fields.size());
    if (fields < columns && !record.ended)
        return importText(QT_TRANSLATE_NOOP("Import", "the last line is cut off: %1 of %2 fields"))
            .arg(fields)
            .arg(columns);
    const auto extra = record.fields.begin() + std::min(fields, columns);
    if (std::any_of(extra, record.fields.end(), [](std::string_view text) { return !text.empty(); }))
        return importText(
                   QT_TRANSLATE_NOOP("Import", "the row has %1 fields, the header %2; quote cells that hold a comma"))
            .arg(fields)
            .arg(columns);
    return {};
}

Outcome SampleRows::add(std::size_t channel, ValueKind kind, const CsvRecord &record)
{
    const SampleColumns &c = m_file.columns;
    const auto refuse = [&](int column, const QString &reason) {
        return m_sink.refuse(record.line, column < 0 ? QString() : m_file.header[column], reason, record.raw);
    };
    if (const QString reason = badRecord(record, int(m_file.header.size())); !reason.isEmpty())
        return refuse(-1, reason);
    const auto fields = int(record.fields.size());
    if (fields <= c.time || fields <= c.value) {
        return refuse(-1,
                      importText(QT_TRANSLATE_NOOP("Import", "the row has %1 of %2 fields; time or value is missing"))
                          .arg(fields)
                          .arg(m_file.header.size()));
    }
    const std::string_view value = cell(record, c.value);
    if (value.empty() && m_file.emptyIsNothing)
        return Done{};
    Seconds time = 0;
    if (!m_times.parse(cell(record, c.time), time))
        return refuse(c.time, badTimeText(cell(record, c.time)));
    if (m_sink.endsBatch(time)) {
        if (auto outcome = m_sink.flushAll(); !outcome)
            return outcome;
    }
    Reading reading;
    if (!parseReading(value, kind, reading))
        return refuse(c.value, badValueText(value, kind));
    const std::string_view flagCell = cell(record, c.flag);
    Flag flag = m_file.missingFlag;
    if (!flagCell.empty()) {
        if (const QString reason = badFlagText(flagCell); !reason.isEmpty())
            return refuse(c.flag, reason);
        flag = m_sink.flag(channel, flagCell);
        if (flag == flagUnknown && flagCell != "?")
            return refuse(c.flag, importText(QT_TRANSLATE_NOOP(
                                      "Import", "the file holds more kinds of flags than a channel can tell apart")));
    }
    Origin origin = Origin::Measured;
    if (!parseOrigin(cell(record, c.origin), origin))
        return refuse(c.origin, badOriginText(cell(record, c.origin)));
    m_sink.add(channel, time, reading, value, flag, origin, record.line);
    return Done{};
}

} // namespace nightjar

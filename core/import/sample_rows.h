// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/csv_stream.h"
#include "core/import/recognise.h"
#include "core/import/sample_cells.h"
#include "core/import/sample_sink.h"

namespace nightjar {

/// Why a record cannot be a row of a table with so many columns: cut off, too many fields, NUL ...; empty when it can.
QString badRecord(const CsvRecord &record, int columns);

/// Reads the cells of one record that holds a sample of `channel` and gives it to the sink, or refuses it.
class SampleRows
{
public:
    SampleRows(SampleSink &sink, const Recognised &file) : m_sink(sink), m_file(file) {}
    Outcome add(std::size_t channel, ValueKind kind, const CsvRecord &record);

private:
    SampleSink &m_sink;
    const Recognised &m_file;
    TimeCells m_times;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/csv_stream.h"
#include "core/import/recognise.h"
#include "core/import/sample_sink.h"

namespace nightjar {

/// Reads the rows behind the header of a registry table and gives them to the sink. Unknown columns become tags.
Outcome readTable(CsvStream &csv, const Recognised &file, SampleSink &sink);

/// A record as the row that would be stored. The error is a reason; `field` names its column.
Result<TableRow> tableRowOf(const CsvRecord &record, const Recognised &file, QString *field, QStringList *warnings);

} // namespace nightjar

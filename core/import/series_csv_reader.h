// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/csv_stream.h"
#include "core/import/recognise.h"
#include "core/import/sample_sink.h"

namespace nightjar {

class Workers;

/// Reads the rows behind the header of a file with one channel: `time,value[,flag[,origin]]` in any column order.
/// Workers, where there are any, read ahead.
Outcome readSeriesCsv(CsvStream &csv, const Recognised &file, SampleSink &sink, Workers *workers = nullptr);

/// Reads the rows behind the header of `enterprise,point,factor,time,value[,flag[,origin]]`.
Outcome readLongCsv(CsvStream &csv, const Recognised &file, const Registry &registry, SampleSink &sink,
                    Workers *workers = nullptr);

} // namespace nightjar

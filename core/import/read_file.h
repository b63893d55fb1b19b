// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/csv_stream.h"
#include "core/import/recognise.h"
#include "core/import/sample_sink.h"
#include "core/import/whose.h"

namespace nightjar {

/// Files below this size are read by one thread: others take longer to begin than they save.
inline constexpr qint64 worthThreads = 4 * 1024 * 1024;

/// Reads what stands behind the header with the reader of the file's format, the same way for an import, a dry run and
/// a preview. Adds the warnings that concern the whole file; `questions` takes the names that an officer has to answer.
Outcome readFile(ByteStream &bytes, CsvStream &csv, const Recognised &file, const ImportOptions &options,
                 const Registry &registry, SampleSink &sink, std::vector<NameQuestion> *questions = nullptr);

} // namespace nightjar

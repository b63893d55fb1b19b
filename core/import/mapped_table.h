// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/row_owner.h"
#include "core/import/sample_sink.h"
#include "core/import/sheet.h"
#include "core/import/table_mapping.h"

namespace nightjar {

/// Reads the rows of all sheets as the mapping says and gives samples, refused rows and warnings to the sink.
///
/// Counted are samples (contract, "Import counts"): a row of SampleRows, a non-empty value cell of the other layouts,
/// and each energy that follows from two register readings. `--`, `停运` and their like are samples without a value.
/// Titles, repeated headers and totals are no samples; warnings say how many were left out. A sheet without the
/// mapping's header is read as its own header says where that is clear, else left out with a warning.
/// `fileName` may say whose the rows are where nothing else does. Errors are those of the file, not of rows.
Outcome readMappedTable(Workbook &book, const TableMapping &mapping, OwnerResolver &owners, const Registry &registry,
                        SampleSink &sink, const QString &fileName = {});

/// What the file's name adds to that, as part of what a file was read as: the firm and the point where the mapping has
/// no column for them; empty where it adds nothing.
QString ownerOfFileName(const TableMapping &mapping, const QString &fileName, const Registry &registry);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/import/importer.h"
#include "core/import/recognise.h"

namespace nightjar {

/// Finds out how a table that is no form of the dataset format is read. With `--as` the channel is one column of it
/// (`--column`), or the day's columns. `named`: the channel of a file called ENTERPRISE__POINT__FACTOR, whose column
/// `value` is read where its header says nothing else.
Result<Recognised> recogniseForeign(const QString &path, std::shared_ptr<Workbook> book, const ImportOptions &options,
                                    const std::optional<ChannelKey> &named = {});

} // namespace nightjar

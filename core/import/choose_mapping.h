// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/import/sheet.h"
#include "core/import/table_mapping.h"

namespace nightjar {

/// How a foreign table is read without `--profile`: by the profile of its header, else by its own header where that is
/// clear. The error is a sentence that names the file and lists the candidates with their scores and what they lack.
Result<TableMapping> chooseMapping(Workbook &book, const QString &file, const std::vector<TableMapping> &profiles);

} // namespace nightjar

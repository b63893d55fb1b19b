// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/result.h"
#include "core/cache/import_store.h"

namespace nightjar {

/// Writes refused rows as UTF-8 CSV `file,line,field,reason,text`, beside and renamed, so that no half file stays.
Outcome writeRefusedCsv(const QString &path, const std::vector<RefusedRow> &rows);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "core/cache/import_store.h"

namespace nightjar {

/// Refused rows as CSV (UTF-8, RFC 4180): `file,line,field,reason,text`.
QByteArray refusedCsvHeader();
QByteArray refusedCsvLine(const RefusedRow &row);

} // namespace nightjar

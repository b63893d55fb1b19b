// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "core/cache/import_store.h"
#include "ui/widgets/list_model.h"

namespace nightjar {

/// Refused rows for one reason, whatever the values in it were.
struct RefusedKind {
    qint64 count = 0;
    QString reason; ///< of the first row
    RefusedRow first;
};
/// Kinds by count, the most frequent first; `file` empty = of all files.
std::vector<RefusedKind> refusedKinds(const std::vector<RefusedRow> &rows, const QString &file = {});
std::vector<ListColumn<RefusedKind>> refusedKindColumns();

} // namespace nightjar

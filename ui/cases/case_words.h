// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/cache/audit_store.h"
#include "core/registry/model.h"

/// Words of a case's parts in the language in force; unknown codes are shown as they are.
namespace nightjar
{

QString stageWord(const QString &stage);          ///< `clue`, `filed`, `closed`
QString evidenceKindWord(const QString &kind);    ///< `extract-csv`, `chart-png`, ...
QString documentKindWord(const QString &kind);    ///< `summary`
QString journalActionWord(const QString &action); ///< `case-new`, `evidence`, ...
QString journalDetailText(const AuditRow &row);   ///< what the row is about, in one line
/// `E1/OUT1/a21002` as "outlet 1 NOx"; the point's code where it has no name.
QString channelWord(const QString &channel, const Registry &registry);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/registry/casefile.h"
#include "core/registry/lead.h"

namespace nightjar {

/// A lead as the record in a case holds it: what was known when it was frozen, whatever later screenings found.
struct FrozenLead {
    Lead lead;            ///< without strength, chance and peers
    qint64 screening = 0; ///< the run that found it
    QString packSha256;
};

/// Reads a `lead-json` item; nothing when it is no such record any more.
std::optional<FrozenLead> frozenLead(const Evidence &item);

/// The frozen rule pack with this hash; empty when the case has none.
QByteArray frozenPack(const std::vector<Evidence> &evidence, const QString &packSha256);

} // namespace nightjar

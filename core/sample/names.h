// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/plant.h"
#include "core/sample/random.h"
#include "core/sample/scenario.h"

namespace nightjar::sample {

/// The sign at the end of a unified social credit code (GB 32100-2015) for its first 17 characters.
char usccSign(const QByteArray &first17);
/// The row of the registry for enterprise number `index`: invented names, a valid code, a place in Ningbo.
Firm makeFirm(const Scenario &scenario, int index, Random &random);
/// An invented person, the same for the same stream.
QByteArray personName(Random &random);

} // namespace nightjar::sample

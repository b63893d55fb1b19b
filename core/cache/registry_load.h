// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/registry/model.h"

namespace nightjar {

class Database;
class RegistryStore;

/// Reads every registry table into its type and adds what only series files declared (dataset format, "What is not
/// declared").
Result<Registry> loadRegistry(Database &database, RegistryStore &store);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/database.h"
#include "core/cache/migrations.h"

namespace nightjar {

// Version 3: what rules found is kept, so that a repeated screening looks only at what changed.
Outcome createSchema3(Database &database)
{
    return database.execute("CREATE TABLE rule_results ("
                            "enterprise TEXT NOT NULL, rule TEXT NOT NULL, key BLOB NOT NULL, result BLOB NOT NULL, "
                            "PRIMARY KEY (enterprise, rule)) STRICT");
}

} // namespace nightjar

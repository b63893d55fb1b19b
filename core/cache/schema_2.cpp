// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/migrations.h"
#include "core/cache/reblock.h"

namespace nightjar {
namespace {

// Version 2: blocks of sparse channels cover several days (the channel's `period`), channels carry totals so that
// nobody reads all blocks to list them, overviews are kept for 32 days in one row, and conflicts keep the cells.
constexpr char changes[] = R"(
ALTER TABLE channels_seen ADD COLUMN period INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channels_seen ADD COLUMN first INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channels_seen ADD COLUMN last INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channels_seen ADD COLUMN samples INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channels_seen ADD COLUMN blocks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channels_seen ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channels_seen ADD COLUMN loose INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channels_seen ADD COLUMN distances BLOB NOT NULL DEFAULT x'';
ALTER TABLE conflicts ADD COLUMN kept_cell TEXT NOT NULL DEFAULT '';
ALTER TABLE conflicts ADD COLUMN other_cell TEXT NOT NULL DEFAULT '';
DELETE FROM pyramid;
)";

} // namespace

Outcome createSchema2(Database &database)
{
    if (auto ok = database.execute(changes); !ok)
        return ok;
    std::vector<ChannelId> channels;
    {
        auto statement = database.prepare("SELECT id FROM channels_seen");
        if (!statement)
            return statement.error();
        for (;;) {
            const auto row = statement->step();
            if (!row)
                return row.error();
            if (!*row)
                break;
            channels.push_back(statement->integer(0));
        }
    }
    for (const ChannelId channel : channels) {
        if (auto ok = rebuildChannel(database, channel); !ok)
            return ok;
    }
    return Done{};
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/registry/keys.h"

namespace nightjar {

class Database;

/// Writes the totals and overviews of a channel anew from its blocks, inside the caller's transaction. A damaged block
/// is left out of both, so that the others stay in reach; `cache check` names it.
Outcome rebuildChannel(Database &database, ChannelId channel);

/// Cuts the blocks of a channel anew for the given period, inside the caller's transaction. Sources, conflicts and the
/// channel's fingerprint stay.
Outcome reblockChannel(Database &database, ChannelId channel, int period);

/// Chooses the period of every channel by its median distance and cuts those anew whose blocks are far from it; the
/// first import of a channel chose by its first samples only. Each channel is a transaction of its own.
Outcome reblockAll(Database &database, const OnProgress &onProgress);

} // namespace nightjar

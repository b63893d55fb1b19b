// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace nightjar {

/// What the simulator is asked for. The same recipe gives the same bytes on every machine.
struct SampleRecipe {
    int enterprises = 24; ///< 1..100,000
    int days = 120;       ///< 1..3,660
    quint64 seed = 1;
    Day from = 20'544; ///< 2026-04-01
};

struct SampleSummary {
    int enterprises = 0;
    int points = 0;
    int channels = 0;
    int labels = 0;
    int files = 0;      ///< recipe.json included
    qint64 samples = 0; ///< rows in series files
    qint64 bytes = 0;
    bool reused = false; ///< the folder held this very recipe already and was left as it was
};

/// Writes a simulated district as a dataset folder (see dataset-format): registry tables, one file a channel,
/// `labels.json` with the frauds and honest look-alikes that were put in, `recipe.json` with recipe and counts.
///
/// `folder` must not exist or be empty; a folder whose recipe.json tells the same recipe and simulator is reused. The
/// work is done in a hidden folder beside it and renamed at the end, so a cancel or a full disk leaves nothing.
/// Firms beyond the first 24 have 15-minute meters and hourly outlets, so that a city of thousands stays writable.
/// Progress counts enterprises.
///
/// Labels: `from`..`to` as cli-contract says a lead's interval is. Kinds are `instead-of-day`, `besides-day`,
/// `switched` (night-production), `regulator`, `firm`, `repeated` (treatment-idle), `frozen`, `dither`, `cycle`
/// (long-constant), `hour`, `day` (exceedance); look-alikes have the rule null and say in `kind` what they are.
Result<SampleSummary> writeSample(const SampleRecipe &recipe, const QString &folder, const OnProgress &onProgress = {});

/// Reads a recipe.json as resources/sample has it: {"enterprises","days","seed","from"}.
Result<SampleRecipe> readSampleRecipe(const QString &path);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/casework/case_open.h"
#include "ui/paper/chart_scene.h"

namespace nightjar {

/// The chart of a lead as a case freezes it: doubted channels and witnesses with the lead's interval marked, PNG, on paper
/// colours. Needs a QApplication; hand it to newCase() as its DrawChart.
Result<ChartPicture> drawLeadPicture(Cache &cache, const PictureRequest &request);

/// The two halves of it, for a window: reading may happen in a worker, painting belongs to the GUI thread.
Result<ChartScene> loadLeadScene(Cache &cache, const PictureRequest &request);
Result<ChartPicture> paintLeadScene(const ChartScene &scene);

} // namespace nightjar

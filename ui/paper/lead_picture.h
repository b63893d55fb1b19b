// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/casework/case_open.h"

namespace nightjar {

/// The chart of a lead as a case freezes it: doubted channels and witnesses with the lead's interval marked, PNG, on paper
/// colours. Needs a QApplication, in any thread; hand it to newCase() as its DrawChart.
Result<ChartPicture> drawLeadPicture(Cache &cache, const PictureRequest &request);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/import/importer.h"

namespace nightjar {

struct SampleDistrictRequest {
    QString dataFolder; ///< where the simulated dataset and the cache go; made when it does not exist
    QString resources;  ///< folder `resources/sample`; empty: sampleResourceFolder()
    QString by;         ///< who imports, for the journal
    Seconds now = 0;
};

struct SampleDistrict {
    QString cachePath;
    bool made = false;   ///< false: it was there already
    ImportReport report; ///< of the import, when it was made
};

/// Makes the sample district once: writes the simulated part, imports it and the real series of resources/sample into
/// a new cache, and gives that its name only when all is in it; a cancel or a crash leaves no half district. The second
/// time it only names the cache. Progress counts per mille.
Result<SampleDistrict> openSampleDistrict(const SampleDistrictRequest &request, const OnProgress &onProgress = {});

/// resources/sample as installed beside the program, else in the source tree; empty when neither is there.
QString sampleResourceFolder();

} // namespace nightjar

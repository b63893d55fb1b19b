// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArray>
#include <QString>

#include "core/base/time.h"

class QIODevice;

namespace nightjar {

/// A file of an archive: evidence, a document that ui/paper has drawn, a part of an office file.
struct BundleFile {
    QString path; ///< inside the archive, with `/`, never absolute
    QByteArray bytes;
    QString role; ///< `document`, ...
    Seconds at = 0;
};

/// Puts files into a ZIP on a seekable device, in their order, each with its own time, so that the same files give the
/// same bytes. False when the device fails.
bool writeZip(QIODevice &device, const std::vector<BundleFile> &files);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/casework/zip_file.h"

#include <algorithm>

#include <quazip.h>
#include <quazipfile.h>

namespace nightjar {
namespace {

constexpr Seconds firstZipTime = 315504000; // 1980-01-01 in UTC+8

} // namespace

bool writeZip(QIODevice &device, const std::vector<BundleFile> &files)
{
    QuaZip zip(&device);
    zip.setUtf8Enabled(true);
    zip.setAutoClose(false);
    if (!zip.open(QuaZip::mdCreate))
        return false;
    for (const BundleFile &file : files) {
        QuaZipNewInfo info(file.path);
        // ZIP knows no time before 1980 and writes nonsense for one.
        info.dateTime =
            QDateTime::fromSecsSinceEpoch(std::max(file.at, firstZipTime), Qt::OffsetFromUTC, int(localOffset));
        info.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup |
                            QFileDevice::ReadOther);
        QuaZipFile entry(&zip);
        if (!entry.open(QIODevice::WriteOnly, info) || entry.write(file.bytes) != file.bytes.size())
            return false;
        entry.close();
        if (entry.getZipError() != ZIP_OK)
            return false;
    }
    zip.close();
    return zip.getZipError() == ZIP_OK;
}

} // namespace nightjar

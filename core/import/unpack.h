// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QTemporaryDir>

#include "core/import/zip_reader.h"

namespace nightjar {

/// One step into an archive: a member of a ZIP, or the content of a gzip.
struct UnpackStep {
    enum class Kind { Zip, Gzip };
    Kind kind = Kind::Zip;
    ZipEntry entry; ///< of a ZIP
};

/// Where a file lies inside an archive: steps from the outside to the inside. Without steps it is the archive itself.
struct PackedPlace {
    QString archive; ///< path on the disk
    QString shown;   ///< how sentences name the file
    QString name;    ///< last part of its name, without `.gz`
    std::vector<UnpackStep> steps;
};

/// More than this is no file of data that anyone sends in an archive.
inline constexpr qint64 largestMember = qint64(16) << 30;

/// Unpacks files one at a time into a temporary folder. The file before is removed first, so that the disk never holds
/// more than one member (and the archive around it, where archives are nested).
class Unpacker
{
public:
    /// The path of the unpacked file, whose last part is `place.name`; it is there until the next call. Sizes, ratio
    /// and room on the disk are checked before and while it is written. `goOn` is asked after each piece; false
    /// cancels.
    Result<QString> unpack(const PackedPlace &place, const std::function<bool()> &goOn = {});

private:
    Outcome makeFolder(const QString &shown);
    Outcome step(const QString &from, const UnpackStep &step, const QString &to, const QString &shown,
                 const std::function<bool()> &goOn) const;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_last;     ///< the file that was unpacked last
    QString m_innerKey; ///< which archive inside an archive is unpacked now
};

} // namespace nightjar

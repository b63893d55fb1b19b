// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QString>

#include "core/base/result.h"

namespace nightjar {

/// One file inside a ZIP, as the archive's directory tells it.
struct ZipEntry {
    QString name;      ///< with `/` between folders; GB18030 where it is no UTF-8
    qint64 packed = 0; ///< bytes in the archive
    qint64 size = 0;   ///< bytes when unpacked, as declared
    bool folder = false;
    bool encrypted = false;
    bool readable = true; ///< stored or deflated; other methods cannot be unpacked
    quint64 place = 0;    ///< of its record in the directory
    quint64 number = 0;
};

/// Reads a ZIP's directory, then one member at a time, front to back, in pieces. What is unpacked is held against the
/// declared size, the checksum and a ratio that only a zip bomb exceeds. Errors are sentences that name `shown`.
class ZipReader
{
public:
    /// `shown` is the name of the file in sentences; it differs from `path` for an archive inside another one.
    static Result<ZipReader> open(const QString &path, const QString &shown);
    ~ZipReader();
    ZipReader(ZipReader &&) noexcept;
    ZipReader &operator=(ZipReader &&) noexcept;

    const std::vector<ZipEntry> &entries() const { return m_entries; }
    /// By name, without regard to case or to the slant of slashes; null when there is none.
    const ZipEntry *find(const QString &name) const;

    /// Begins to read a member; a member that was being read is left.
    Outcome enter(const ZipEntry &entry);
    /// The next bytes of the member; 0 at its end, when size and checksum have held.
    Result<qint64> read(char *to, qint64 most);
    /// A member as a whole; refused when it holds more than `most` bytes.
    Result<QByteArray> readAll(const ZipEntry &entry, qint64 most);

private:
    struct Handle;
    ZipReader();
    Error damaged(const QString &member) const;
    std::unique_ptr<Handle> m_handle;
    std::vector<ZipEntry> m_entries;
    QString m_shown;
    ZipEntry m_current;
    qint64 m_read = 0;
};

/// More than this many times its packed size is a bomb, once it is larger than `plainlySmall`.
inline constexpr qint64 largestRatio = 400;
inline constexpr qint64 plainlySmall = qint64(64) << 20;

/// Refuses a member that unpacks to far more than data ever does.
Error zipBomb(const QString &shown, const QString &member);

} // namespace nightjar

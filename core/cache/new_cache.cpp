// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/new_cache.h"

#include <cerrno>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "core/cache/database.h"
#include "core/cache/database_errors.h"
#include "core/cache/migrations.h"

namespace nightjar {
namespace {

class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    operator int() const { return m_number; }

private:
    int m_number;
};

Error notMade(const QString &path, int code)
{
    return Error{Error::Kind::Io,
                 QCoreApplication::translate("Cache", "The cache %1 cannot be made: %2. Check the permissions and the "
                                                      "free room of its folder.")
                     .arg(path, QString::fromLocal8Bit(std::strerror(code))),
                 path};
}

/// The bytes of a cache without content. Made in memory, so that nothing half can lie on the disk.
Result<QByteArray> emptyCacheImage()
{
    auto memory = Database::open(QStringLiteral(":memory:"), OpenMode::Create);
    if (!memory)
        return memory.error();
    if (const auto made = prepareSchema(*memory, OpenMode::Create, schemaSteps()); !made)
        return made.error();
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> bytes(
        sqlite3_serialize(memory->handle(), "main", &size, 0), &sqlite3_free);
    if (!bytes)
        return memory->lastError();
    QByteArray image(reinterpret_cast<const char *>(bytes.get()), qsizetype(size));
    image[18] = image[19] = 2; // SQLite file format, 1.3: "2 for WAL"; a database in memory cannot be one
    return image;
}

bool writeAll(int file, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const auto written = ::write(file, bytes.constData() + done, std::size_t(bytes.size() - done));
        if (written < 0 && errno != EINTR)
            return false;
        done += written > 0 ? written : 0;
    }
    return ::fsync(file) == 0;
}

/// 0, or the error number. A file without a name gets its name once it is whole.
int writeNameless(const QByteArray &folder, const QByteArray &name, const QByteArray &bytes)
{
    const Descriptor file(::open(folder.constData(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
    if (file < 0 || !writeAll(file, bytes))
        return errno;
    const QByteArray link = "/proc/self/fd/" + QByteArray::number(int(file));
    return ::linkat(AT_FDCWD, link.constData(), AT_FDCWD, name.constData(), AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

/// The same where a file system knows no nameless files: a kill may leave the file beside its target.
int writeBeside(const QByteArray &name, const QByteArray &bytes)
{
    const QByteArray beside = name + ".new-" + QByteArray::number(::getpid());
    int code = 0;
    {
        const Descriptor file(::open(beside.constData(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666));
        if (file < 0)
            return errno;
        if (!writeAll(file, bytes))
            code = errno;
    }
    if (code == 0 && ::renameat2(AT_FDCWD, beside.constData(), AT_FDCWD, name.constData(), RENAME_NOREPLACE) != 0)
        code = errno;
    if (code == EINVAL && ::link(beside.constData(), name.constData()) == 0)
        code = 0;
    ::unlink(beside.constData());
    return code;
}

} // namespace

Outcome makeNewCache(const QString &path)
{
    const auto image = emptyCacheImage();
    if (!image)
        return image.error();
    const QByteArray name = QFile::encodeName(QFileInfo(path).absoluteFilePath());
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    int code = writeNameless(folder, name, *image);
    if (code == EOPNOTSUPP || code == EISDIR || code == ENOENT || code == EINVAL || code == EPERM || code == EXDEV)
        code = writeBeside(name, *image);
    if (code != 0 && code != EEXIST)
        return notMade(path, code);
    if (const Descriptor entries(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)); entries >= 0)
        ::fsync(entries); // the name, too, outlives a power cut
    return Done{};
}

} // namespace nightjar

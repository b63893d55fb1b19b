// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/database_errors.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <QCoreApplication>
#include <QFile>

namespace nightjar {
namespace {

QString say(const char *text) { return QCoreApplication::translate("Cache", text); }

Error busy(const QString &path)
{
    const QString writer = writerOf(path);
    if (writer.isEmpty()) {
        return {Error::Kind::Conflict,
                QCoreApplication::translate("Cache",
                                            "Another program is writing to %1. Wait until it is done and try again.")
                    .arg(path),
                path};
    }
    return {Error::Kind::Conflict,
            QCoreApplication::translate("Cache", "%2 is writing to %1. Wait until it is done and try again.")
                .arg(path, writer),
            path};
}

} // namespace

QString writerOf(const QString &path)
{
    // The write lock is byte 120 of the -shm file (SQLite's WAL-index format). It is looked up in /proc/locks: opening
    // and closing the file here would drop the locks that this process holds on it.
    struct stat shm = {};
    if (::stat(QFile::encodeName(path + QStringLiteral("-shm")).constData(), &shm) != 0)
        return {};
    QFile locks(QStringLiteral("/proc/locks"));
    if (!locks.open(QIODevice::ReadOnly))
        return {};
    const QByteArray inode = ':' + QByteArray::number(qulonglong(shm.st_ino));
    for (const QByteArray &line : locks.readAll().split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        if (words.size() < 8 || words[3] != "WRITE" || !words[5].endsWith(inode))
            continue;
        const bool unbounded = words[7] == "EOF";
        if (words[6].toLongLong() > 120 || (!unbounded && words[7].toLongLong() < 120))
            continue;
        QFile name(QStringLiteral("/proc/%1/comm").arg(QString::fromLatin1(words[4])));
        if (!name.open(QIODevice::ReadOnly))
            return {};
        return QStringLiteral("%1 (%2)").arg(QString::fromLocal8Bit(name.readAll().trimmed()),
                                             QString::fromLatin1(words[4]));
    }
    return {};
}

Error databaseError(int extendedCode, const QString &detail, const QString &path)
{
    switch (extendedCode & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return busy(path);
    case SQLITE_FULL:
        return {Error::Kind::Io,
                say(QT_TRANSLATE_NOOP("Cache",
                                      "The disk is full: %1 could not grow. Nothing of this step was kept; make room "
                                      "and try again."))
                    .arg(path),
                path};
    case SQLITE_READONLY:
        return {Error::Kind::Io,
                say(QT_TRANSLATE_NOOP("Cache",
                                      "%1 can only be read. Copy it to a folder that you may write to, or ask for the "
                                      "permission."))
                    .arg(path),
                path};
    case SQLITE_NOTADB:
        return {Error::Kind::BadInput,
                say(QT_TRANSLATE_NOOP("Cache", "%1 is not a Nightjar cache. Choose a *.nightjar file.")).arg(path),
                path};
    case SQLITE_CORRUPT:
        return {Error::Kind::Damaged,
                say(QT_TRANSLATE_NOOP("Cache",
                                      "%1 is damaged (%2). Restore it from a backup, or import the files into a new "
                                      "cache."))
                    .arg(path, detail),
                path};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {Error::Kind::Io,
                say(QT_TRANSLATE_NOOP("Cache",
                                      "%1 cannot be opened (%2). Check the path and the permissions of its folder."))
                    .arg(path, detail),
                path};
    case SQLITE_IOERR:
        if (extendedCode == SQLITE_IOERR_NOMEM)
            break;
        return {Error::Kind::Io,
                say(QT_TRANSLATE_NOOP("Cache", "Reading or writing %1 failed (%2). Check the disk and try again."))
                    .arg(path, detail),
                path};
    case SQLITE_INTERRUPT: return {Error::Kind::Cancelled, say(QT_TRANSLATE_NOOP("Cache", "Cancelled.")), path};
    default: break;
    }
    return {Error::Kind::Io,
            say(QT_TRANSLATE_NOOP("Cache",
                                  "%1 could not be used (%2). Run `cache check`, and restore a backup if it fails."))
                .arg(path, detail),
            path};
}

Error databaseError(sqlite3 *connection, const QString &path)
{
    return databaseError(sqlite3_extended_errcode(connection), QString::fromUtf8(sqlite3_errmsg(connection)), path);
}

Error emptyFileError(const QString &path)
{
    return {Error::Kind::BadInput,
            say(QT_TRANSLATE_NOOP("Cache", "%1 is empty, not a Nightjar cache. `import` makes a new cache.")).arg(path),
            path};
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/unpack.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <zlib.h>

#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr std::size_t pieceBytes = 256 * 1024;
constexpr qint64 roomToLeave = qint64(256) << 20; ///< the cache and the system need some, too

Error tooLarge(const QString &shown)
{
    return Error{Error::Kind::BadInput,
                 importText(QT_TRANSLATE_NOOP("Import", "%1 unpacks to more than %2 GB, which no import takes from an "
                                                        "archive. Unpack it yourself and import the file."))
                     .arg(shown)
                     .arg(largestMember >> 30),
                 shown};
}

Error noRoom(const QString &shown, const QString &why)
{
    return Error{
        Error::Kind::Io,
        importText(QT_TRANSLATE_NOOP("Import", "%1 cannot be unpacked into the temporary folder: %2. Free some "
                                               "room."))
            .arg(shown, why),
        shown};
}

Outcome checkRoom(const QString &folder, qint64 bytes, const QString &shown)
{
    const QStorageInfo disk(folder);
    if (disk.isValid() && disk.bytesAvailable() < bytes + roomToLeave)
        return noRoom(shown, importText(QT_TRANSLATE_NOOP("Import", "the disk is full")));
    return Done{};
}

/// What a step unpacks, piece by piece.
class Source
{
public:
    virtual ~Source() = default;
    virtual Result<qint64> read(char *to, qint64 most) = 0;
};

class ZipSource : public Source
{
public:
    explicit ZipSource(ZipReader zip) : m_zip(std::move(zip)) {}
    Outcome enter(const ZipEntry &entry) { return m_zip.enter(entry); }
    Result<qint64> read(char *to, qint64 most) override { return m_zip.read(to, most); }

private:
    ZipReader m_zip;
};

/// gzip (RFC 1952), also of several members one after the other. Nothing is given out that its checksum does not cover
/// in the end: a file that was cut off ends in an error.
class GzipSource : public Source
{
public:
    GzipSource(const QString &path, const QString &shown)
        : m_file(gzopen(QFile::encodeName(path).constData(), "rb")), m_shown(shown), m_packed(QFileInfo(path).size())
    {
        if (m_file)
            gzbuffer(m_file, unsigned(pieceBytes));
    }
    ~GzipSource() override
    {
        if (m_file)
            gzclose(m_file);
    }
    GzipSource(const GzipSource &) = delete;
    GzipSource &operator=(const GzipSource &) = delete;

    Result<qint64> read(char *to, qint64 most) override
    {
        const int got = m_file ? gzread(m_file, to, unsigned(most)) : -1;
        int fault = Z_OK;
        if (m_file)
            gzerror(m_file, &fault);
        // At the end of a file that was cut off, zlib gives out what it has and only then says so.
        if (got < 0 || (fault != Z_OK && fault != Z_STREAM_END)) {
            return Error{Error::Kind::Damaged,
                         importText(QT_TRANSLATE_NOOP("Import", "%1 is damaged or was cut off: its gzip content does "
                                                                "not end as it should. Copy it again from its source."))
                             .arg(m_shown),
                         m_shown};
        }
        m_read += got;
        if (m_read > plainlySmall && m_read / largestRatio > m_packed)
            return zipBomb(m_shown, QFileInfo(m_shown).fileName());
        return qint64(got);
    }

private:
    gzFile m_file;
    QString m_shown;
    qint64 m_packed = 0;
    qint64 m_read = 0;
};

Result<std::unique_ptr<Source>> openSource(const QString &from, const UnpackStep &step, const QString &shown)
{
    if (step.kind == UnpackStep::Kind::Gzip)
        return std::unique_ptr<Source>(std::make_unique<GzipSource>(from, shown));
    auto zip = ZipReader::open(from, shown);
    if (!zip)
        return zip.error();
    auto source = std::make_unique<ZipSource>(*std::move(zip));
    if (auto outcome = source->enter(step.entry); !outcome)
        return outcome.error();
    return std::unique_ptr<Source>(std::move(source));
}

} // namespace

Outcome Unpacker::makeFolder(const QString &shown)
{
    if (m_folder)
        return Done{};
    auto folder = std::make_unique<QTemporaryDir>();
    if (!folder->isValid())
        return noRoom(shown, folder->errorString());
    m_folder = std::move(folder);
    return Done{};
}

Outcome Unpacker::step(const QString &from, const UnpackStep &step, const QString &to, const QString &shown,
                       const std::function<bool()> &goOn) const
{
    if (step.kind == UnpackStep::Kind::Zip) {
        if (step.entry.size > largestMember)
            return tooLarge(shown);
        if (auto outcome = checkRoom(m_folder->path(), step.entry.size, shown); !outcome)
            return outcome;
    }
    auto source = openSource(from, step, shown);
    if (!source)
        return source.error();
    QFile file(to);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return noRoom(shown, file.errorString());
    std::vector<char> piece(pieceBytes);
    qint64 written = 0;
    for (qint64 checked = 0;;) {
        const auto got = (*source)->read(piece.data(), qint64(piece.size()));
        if (!got)
            return got.error();
        if (*got == 0)
            return Done{};
        if (file.write(piece.data(), *got) != *got)
            return noRoom(shown, file.errorString());
        written += *got;
        if (written > largestMember)
            return tooLarge(shown);
        if (written - checked > plainlySmall) { // a gzip does not say how large it will be
            checked = written;
            if (auto outcome = checkRoom(m_folder->path(), 0, shown); !outcome)
                return outcome;
        }
        if (goOn && !goOn()) {
            return Error{
                Error::Kind::Cancelled,
                importText(QT_TRANSLATE_NOOP("Import", "The import of %1 was cancelled; nothing of it was kept."))
                    .arg(shown),
                shown};
        }
    }
}

Result<QString> Unpacker::unpack(const PackedPlace &place, const std::function<bool()> &goOn)
{
    if (!m_last.isEmpty())
        QFile::remove(m_last);
    m_last.clear();
    if (place.steps.empty())
        return place.archive;
    if (auto outcome = makeFolder(place.shown); !outcome)
        return outcome.error();
    QString from = place.archive;
    QString key = place.archive;
    for (std::size_t i = 0; i + 1 < place.steps.size(); ++i) {
        key += QStringLiteral("\n%1:%2").arg(i).arg(place.steps[i].entry.number);
        const QString to = m_folder->filePath(QStringLiteral("inner-%1").arg(i));
        if (i > 0 || key != m_innerKey) {
            if (i == 0)
                m_innerKey.clear();
            if (auto outcome = step(from, place.steps[i], to, place.shown, goOn); !outcome)
                return outcome.error();
            if (i == 0)
                m_innerKey = key;
        }
        from = to;
    }
    // Its own folder: the name is the archive's and must not meet ours. Slashes cannot be in it.
    const QString folder = m_folder->filePath(QStringLiteral("file"));
    QDir().mkpath(folder);
    QString name = place.name;
    name.remove(QChar(u'\0')).replace(u'/', u'_');
    while (QFile::encodeName(name).size() > 240)
        name.remove(0, 1);
    if (name.isEmpty() || name == u"." || name == u"..")
        name = QStringLiteral("file");
    m_last = folder + u'/' + name;
    if (auto outcome = step(from, place.steps.back(), m_last, place.shown, goOn); !outcome) {
        QFile::remove(m_last);
        m_last.clear();
        return outcome.error();
    }
    return m_last;
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/zip_reader.h"

#include <algorithm>

#include <QFile>
#include <QStringDecoder>

#include <quazip/unzip.h>

#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr ZPOS64_T mostEntries = 200'000; ///< a year of files for a city; more is no delivery of data

quint16 littleEndian16(const QByteArray &bytes, qsizetype at)
{
    return quint16(quint8(bytes[at]) | quint8(bytes[at + 1]) << 8);
}

/// The UTF-8 name that Info-ZIP and others keep in the extra field 0x7075 beside the one in the local code page.
QByteArray unicodePath(const QByteArray &extra)
{
    for (qsizetype at = 0; at + 4 <= extra.size();) {
        const quint16 id = littleEndian16(extra, at);
        const qsizetype length = littleEndian16(extra, at + 2);
        if (at + 4 + length > extra.size())
            return {};
        if (id == 0x7075 && length > 5)
            return extra.mid(at + 9, length - 5);
        at += 4 + length;
    }
    return {};
}

/// Chinese Windows writes names in GBK without saying so; macOS writes UTF-8 without saying so.
QString memberName(const QByteArray &bytes, bool saysUtf8, const QByteArray &extra)
{
    const std::string_view view(bytes.constData(), std::size_t(bytes.size()));
    if (saysUtf8 || isUtf8(view))
        return QString::fromUtf8(bytes);
    if (const QByteArray unicode = unicodePath(extra); !unicode.isEmpty())
        return QString::fromUtf8(unicode);
    QStringDecoder gb("GB18030");
    if (gb.isValid()) {
        const QString name = gb.decode(bytes);
        if (!gb.hasError())
            return name;
    }
    return QString::fromLatin1(bytes);
}

/// How a sentence names a member; `shown` may end with it already.
QString namedMember(const QString &shown, const QString &member)
{
    if (shown == member || shown.endsWith(u'/' + member))
        return shown;
    //: a file in an archive: %1 the file, %2 the archive
    return importText(QT_TRANSLATE_NOOP("Import", "%1 in %2")).arg(member, shown);
}

} // namespace

struct ZipReader::Handle {
    QFile file;
    unzFile zip = nullptr;
    ~Handle()
    {
        if (zip)
            unzClose(zip);
    }
};

ZipReader::ZipReader() = default;
ZipReader::~ZipReader() = default;
ZipReader::ZipReader(ZipReader &&) noexcept = default;
ZipReader &ZipReader::operator=(ZipReader &&) noexcept = default;

Error zipBomb(const QString &shown, const QString &member)
{
    return Error{Error::Kind::BadInput,
                 importText(QT_TRANSLATE_NOOP(
                                "Import", "%1 unpacks to more than %2 times its size, as only a zip bomb does; nothing "
                                          "of it was read. Ask the sender for the plain file."))
                     .arg(namedMember(shown, member))
                     .arg(largestRatio),
                 shown};
}

Error ZipReader::damaged(const QString &member) const
{
    return Error{Error::Kind::Damaged,
                 importText(QT_TRANSLATE_NOOP("Import", "%1 is damaged: it does not unpack to what its "
                                                        "directory says. Copy the file again from its source."))
                     .arg(namedMember(m_shown, member)),
                 m_shown};
}

Result<ZipReader> ZipReader::open(const QString &path, const QString &shown)
{
    ZipReader reader;
    reader.m_shown = shown;
    reader.m_handle = std::make_unique<Handle>();
    Handle &handle = *reader.m_handle;
    handle.file.setFileName(path);
    if (!handle.file.open(QIODevice::ReadOnly)) {
        return Error{
            Error::Kind::Io,
            importText(QT_TRANSLATE_NOOP("Import", "%1 cannot be read: %2. Check the path and the permissions."))
                .arg(shown, handle.file.errorString()),
            shown};
    }
    const Error cutOff{Error::Kind::Damaged,
                       importText(QT_TRANSLATE_NOOP("Import", "%1 is damaged or was cut off: the directory at the end "
                                                              "of a ZIP is missing. Copy it again from its source."))
                           .arg(shown),
                       shown};
    if (handle.file.peek(4) == QByteArray("PK\x05\x06"))
        return reader; // an archive without files, where minizip finds no directory
    handle.zip = unzOpen64(&handle.file);
    unz_global_info64 info{};
    if (!handle.zip || unzGetGlobalInfo64(handle.zip, &info) != UNZ_OK)
        return cutOff;
    if (info.number_entry > mostEntries) {
        return Error{Error::Kind::BadInput,
                     importText(QT_TRANSLATE_NOOP(
                                    "Import", "%1 says that it holds %2 files; more than %3 are not read. Unpack it "
                                              "and import the folders one after the other."))
                         .arg(shown)
                         .arg(info.number_entry)
                         .arg(mostEntries),
                     shown};
    }
    int more = info.number_entry > 0 ? unzGoToFirstFile(handle.zip) : UNZ_END_OF_LIST_OF_FILE;
    for (; more == UNZ_OK; more = unzGoToNextFile(handle.zip)) {
        unz_file_info64 about{};
        if (unzGetCurrentFileInfo64(handle.zip, &about, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK)
            return cutOff;
        QByteArray name(qsizetype(about.size_filename), '\0');
        QByteArray extra(qsizetype(about.size_file_extra), '\0');
        if (unzGetCurrentFileInfo64(handle.zip, &about, name.data(), uLong(name.size()), extra.data(),
                                    uLong(extra.size()), nullptr, 0) != UNZ_OK)
            return cutOff;
        unz64_file_pos place{};
        if (unzGetFilePos64(handle.zip, &place) != UNZ_OK)
            return cutOff;
        ZipEntry entry;
        entry.name = memberName(name, about.flag & UNZ_ENCODING_UTF8, extra).replace(u'\\', u'/');
        entry.packed = qint64(std::min<ZPOS64_T>(about.compressed_size, ZPOS64_T(1) << 62));
        entry.size = qint64(std::min<ZPOS64_T>(about.uncompressed_size, ZPOS64_T(1) << 62));
        entry.folder = entry.name.endsWith(u'/');
        entry.encrypted = about.flag & 1U;
        entry.readable = about.compression_method == 0 || about.compression_method == Z_DEFLATED;
        entry.place = place.pos_in_zip_directory;
        entry.number = place.num_of_file;
        reader.m_entries.push_back(std::move(entry));
    }
    if (more != UNZ_END_OF_LIST_OF_FILE)
        return cutOff;
    return reader;
}

const ZipEntry *ZipReader::find(const QString &name) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const ZipEntry &entry) {
        return entry.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

Outcome ZipReader::enter(const ZipEntry &entry)
{
    unzCloseCurrentFile(m_handle->zip);
    m_current = entry;
    m_read = 0;
    if (entry.encrypted) {
        return Error{Error::Kind::BadInput,
                     importText(QT_TRANSLATE_NOOP("Import", "%1 is protected by a password. Unpack it yourself "
                                                            "and import the plain files."))
                         .arg(namedMember(m_shown, entry.name)),
                     m_shown};
    }
    if (!entry.readable) {
        return Error{Error::Kind::BadInput,
                     importText(QT_TRANSLATE_NOOP("Import", "%1 is packed by a method that cannot be read here. "
                                                            "Unpack it, or pack it again as an ordinary ZIP."))
                         .arg(namedMember(m_shown, entry.name)),
                     m_shown};
    }
    if (entry.size > plainlySmall && entry.size / largestRatio > entry.packed)
        return zipBomb(m_shown, entry.name);
    const unz64_file_pos place{entry.place, entry.number};
    if (unzGoToFilePos64(m_handle->zip, &place) != UNZ_OK || unzOpenCurrentFile(m_handle->zip) != UNZ_OK)
        return damaged(entry.name);
    return Done{};
}

Result<qint64> ZipReader::read(char *to, qint64 most)
{
    const int got = unzReadCurrentFile(m_handle->zip, to, unsigned(std::min<qint64>(most, 1 << 30)));
    if (got < 0)
        return damaged(m_current.name);
    m_read += got;
    // The declared sizes may lie; what really came out decides.
    if (m_read > plainlySmall && m_read / largestRatio > m_current.packed)
        return zipBomb(m_shown, m_current.name);
    if (got == 0 && (m_read != m_current.size || unzCloseCurrentFile(m_handle->zip) != UNZ_OK))
        return damaged(m_current.name);
    return qint64(got);
}

Result<QByteArray> ZipReader::readAll(const ZipEntry &entry, qint64 most)
{
    if (auto outcome = enter(entry); !outcome)
        return outcome.error();
    QByteArray all;
    QByteArray piece(64 * 1024, '\0');
    for (;;) {
        const auto got = read(piece.data(), piece.size());
        if (!got)
            return got.error();
        if (*got == 0)
            return all;
        all.append(piece.constData(), *got);
        if (all.size() > most) {
            return Error{Error::Kind::BadInput,
                         importText(QT_TRANSLATE_NOOP("Import", "%1 is larger than such a part ever is; nothing "
                                                                "of the file was read. Save it again from a "
                                                                "spreadsheet program."))
                             .arg(namedMember(m_shown, entry.name)),
                         m_shown};
        }
    }
}

} // namespace nightjar

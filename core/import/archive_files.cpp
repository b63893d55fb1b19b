// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/archive_files.h"

#include <algorithm>

#include <QFile>
#include <QFileInfo>

#include "core/import/prose.h"
#include "core/import/text.h"
#include "core/import/xlsx_package.h"

namespace nightjar {
namespace {

/// What the members of one archive may unpack to in all; a city's year of minutes is far below.
constexpr qint64 largestArchive = qint64(256) << 30;
constexpr qsizetype bytesOfNote = 64 * 1024;    ///< that tell a note from data
constexpr qint64 largestNote = qint64(1) << 20; ///< nobody writes more beside data; a log may begin late

InputFile unusable(const QString &shown, Error error)
{
    InputFile file;
    file.path = shown;
    file.error = std::move(error);
    return file;
}

/// The path inside the archive as it is shown: nothing that leads out of it.
QString shownMember(const QString &name)
{
    QStringList parts;
    for (const QString &part : name.split(u'/', Qt::SkipEmptyParts)) {
        if (part != u"." && part != u"..")
            parts += part;
    }
    return parts.join(u'/');
}

bool isHidden(const QString &member)
{
    const QStringList parts = member.split(u'/');
    return std::any_of(parts.begin(), parts.end(), [](const QString &part) {
        return part.startsWith(u'.') || part.startsWith(u"~$") || part == u"__MACOSX";
    });
}

/// Sizes that the directory declares and that no honest archive has.
std::optional<Error> checkSizes(const ZipReader &zip, const QString &path, const QString &shown)
{
    qint64 packed = 0;
    qint64 size = 0;
    for (const ZipEntry &entry : zip.entries()) {
        packed = std::min(packed + entry.packed, qint64(1) << 61);
        size = std::min(size + entry.size, qint64(1) << 61);
    }
    if (packed > QFileInfo(path).size()) {
        return Error{Error::Kind::BadInput,
                     importText(QT_TRANSLATE_NOOP("Import", "The files in %1 overlap each other, as only in a zip bomb "
                                                            "or a damaged file; nothing of it was read. Ask the sender "
                                                            "for the plain files."))
                         .arg(shown),
                     shown};
    }
    if (size > largestArchive) {
        return Error{Error::Kind::BadInput,
                     importText(QT_TRANSLATE_NOOP("Import", "%1 unpacks to more than %2 GB. Unpack it yourself and "
                                                            "import its folders one after the other."))
                         .arg(shown)
                         .arg(largestArchive >> 30),
                     shown};
    }
    return {};
}

/// The files of one archive, and of the archives directly in it.
class Members
{
public:
    /// `listed` names the archive in the list of skipped files.
    Members(const QString &archive, const QString &shown, const QString &listed, InputFiles &out)
        : m_archive(archive), m_shown(shown), m_listed(listed), m_out(out)
    {
    }
    void add(const QString &path, const QString &shown, std::vector<UnpackStep> steps, int depth);
    bool any() const { return m_any; }

private:
    void addFile(const ZipEntry &entry, const QString &shown, std::vector<UnpackStep> steps);
    void addInner(const ZipEntry &entry, const QString &shown, std::vector<UnpackStep> steps, int depth);
    QString m_archive;
    QString m_shown;
    QString m_listed;
    InputFiles &m_out;
    Unpacker m_unpacker;
    bool m_any = false;
};

void Members::addFile(const ZipEntry &entry, const QString &shown, std::vector<UnpackStep> steps)
{
    QString name = shown.mid(shown.lastIndexOf(u'/') + 1);
    if (name.endsWith(QStringLiteral(".gz"), Qt::CaseInsensitive)) {
        name.chop(3);
        steps.push_back({UnpackStep::Kind::Gzip, {}});
    }
    InputFile file;
    file.path = shown;
    file.table = tableNamed(name);
    file.size = entry.size;
    file.packed = PackedPlace{m_archive, shown, name, std::move(steps)};
    m_out.files.push_back(std::move(file));
    m_any = true;
}

void Members::addInner(const ZipEntry &entry, const QString &shown, std::vector<UnpackStep> steps, int depth)
{
    m_any = true;
    if (depth > 0) {
        m_out.files.push_back(unusable(
            shown,
            Error{Error::Kind::BadInput,
                  importText(QT_TRANSLATE_NOOP("Import", "%1 is an archive in an archive in an archive, which is "
                                                         "not followed further. Unpack it and import its files."))
                      .arg(shown),
                  shown}));
        return;
    }
    const auto path = m_unpacker.unpack({m_archive, shown, entry.name.mid(entry.name.lastIndexOf(u'/') + 1), steps});
    if (!path)
        m_out.files.push_back(unusable(shown, path.error()));
    else
        add(*path, shown, std::move(steps), depth + 1);
}

/// A text that its name says may be data and its first bytes say is a note.
bool isNote(ZipReader &zip, const ZipEntry &entry)
{
    if (!mayBeNote(entry.name) || entry.size > largestNote || !zip.enter(entry))
        return false;
    QByteArray head(bytesOfNote, '\0');
    qint64 size = 0;
    while (size < head.size()) {
        const auto got = zip.read(head.data() + size, head.size() - size);
        if (!got)
            return false; // its reader says what is wrong
        if (*got == 0)
            break;
        size += *got;
    }
    return isProse({head.constData(), std::size_t(size)});
}

void Members::add(const QString &path, const QString &shown, std::vector<UnpackStep> steps, int depth)
{
    auto zip = ZipReader::open(path, shown);
    if (!zip) {
        m_out.files.push_back(unusable(shown, zip.error()));
        m_any = true;
        return;
    }
    if (auto error = checkSizes(*zip, path, shown)) {
        m_out.files.push_back(unusable(shown, *std::move(error)));
        m_any = true;
        return;
    }
    std::vector<const ZipEntry *> entries;
    for (const ZipEntry &entry : zip->entries()) {
        if (!entry.folder)
            entries.push_back(&entry);
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const ZipEntry *a, const ZipEntry *b) { return a->name < b->name; });
    for (const ZipEntry *entry : entries) {
        const QString inside = shownMember(entry->name);
        const QString name = shown + u'/' + inside;
        if (inside.isEmpty() || isHidden(inside) || !isDataFile(inside) || isNote(*zip, *entry)) {
            m_out.skipped += m_listed + name.mid(m_shown.size());
            continue;
        }
        std::vector<UnpackStep> way = steps;
        way.push_back({UnpackStep::Kind::Zip, *entry});
        if (dataSuffix(inside) == u"zip")
            addInner(*entry, name, std::move(way), depth);
        else
            addFile(*entry, name, std::move(way));
    }
}

} // namespace

QString dataSuffix(const QString &name)
{
    QString bare = name.toLower();
    if (bare.endsWith(u".gz"))
        bare.chop(3);
    const auto dot = bare.lastIndexOf(u'.');
    return dot < 0 ? QString() : bare.mid(dot + 1);
}

bool isDataFile(const QString &name)
{
    static const QStringList suffixes{QStringLiteral("csv"),   QStringLiteral("tsv"),  QStringLiteral("txt"),
                                      QStringLiteral("log"),   QStringLiteral("xlsx"), QStringLiteral("xls"),
                                      QStringLiteral("jsonl"), QStringLiteral("zip")};
    static const QStringList notes{QStringLiteral("readme"), QStringLiteral("notice"), QStringLiteral("license")};
    const QString base = QFileInfo(name).baseName().toLower();
    const bool gzip = name.endsWith(u".gz", Qt::CaseInsensitive);
    return !notes.contains(base) && (gzip || suffixes.contains(dataSuffix(name)));
}

bool mayBeNote(const QString &name)
{
    return name.endsWith(u".txt", Qt::CaseInsensitive) || name.endsWith(u".log", Qt::CaseInsensitive);
}

bool isNoteFile(const QString &path)
{
    QFile file(path);
    if (!mayBeNote(path) || file.size() > largestNote || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = file.read(bytesOfNote);
    return isProse({head.constData(), std::size_t(head.size())});
}

Packing packingOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Packing::None; // its reader says why
    const QByteArray head = file.read(4);
    if (head.startsWith("\x1F\x8B"))
        return Packing::Gzip;
    if (!head.startsWith("PK\x03\x04") && !head.startsWith("PK\x05\x06"))
        return Packing::None;
    const auto zip = ZipReader::open(path, path);
    if (!zip) // a damaged workbook is told as one, by its reader
        return dataSuffix(path) == u"xlsx" ? Packing::None : Packing::Zip;
    return isOfficeDocument(*zip) ? Packing::None : Packing::Zip;
}

const TableShape *tableNamed(const QString &fileName)
{
    if (!fileName.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive))
        return nullptr;
    return tableShape(fileName.chopped(4));
}

void addArchive(const QString &path, const QString &shown, const QString &listed, Packing packing, InputFiles &out)
{
    if (packing == Packing::Gzip) {
        QString name = QFileInfo(path).fileName();
        if (name.endsWith(QStringLiteral(".gz"), Qt::CaseInsensitive))
            name.chop(3);
        InputFile file;
        file.path = shown;
        file.table = tableNamed(name);
        file.size = QFileInfo(path).size();
        file.packed = PackedPlace{path, shown, name, {{UnpackStep::Kind::Gzip, {}}}};
        out.files.push_back(std::move(file));
        return;
    }
    Members members(path, shown, listed, out);
    members.add(path, shown, {}, 0);
    if (members.any())
        return;
    out.files.push_back(unusable(
        shown, Error{Error::Kind::BadInput,
                     importText(QT_TRANSLATE_NOOP("Import", "The archive %1 holds no file of data (CSV, TSV, TXT, LOG, "
                                                            "XLSX, XLS, JSONL). Unpack it and name its files "
                                                            "themselves."))
                         .arg(shown),
                     shown}));
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/workbook.h"

#include <QFile>

#include "core/import/delimited_workbook.h"
#include "core/import/json_lines_workbook.h"
#include "core/import/text.h"
#include "core/import/xls_workbook.h"
#include "core/import/xlsx_workbook.h"

namespace nightjar {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view zipMagic = "PK\x03\x04"sv;
constexpr std::string_view oleMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

Error refused(const QString &path, const char *sentence)
{
    return Error{Error::Kind::BadInput, importText(sentence).arg(path), path};
}

/// The begin of a text without its byte-order mark and blanks, in small letters.
QByteArray firstWord(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    const std::size_t begin = std::min(head.find_first_not_of(" \t\r\n"), head.size());
    head = head.substr(begin, 512);
    return QByteArray(head.data(), qsizetype(head.size())).toLower();
}

/// An object, or an array of objects (which is refused as such); a header may begin with a bracket, too.
bool isJson(std::string_view head)
{
    const QByteArray word = firstWord(head);
    return word.startsWith('{') || (word.startsWith('[') && word.mid(1).trimmed().startsWith('{'));
}

} // namespace

std::optional<Error> foreignFile(const QString &path, std::string_view head)
{
    struct Magic {
        std::string_view bytes;
        const char *sentence;
    };
    static constexpr const char *veryOld =
        QT_TRANSLATE_NOOP("Import", "%1 is a very old Excel table (before 1995), which is not read here. Open it in a "
                                    "spreadsheet program, save it as XLSX and import that.");
    static constexpr Magic magics[] = {
        {"PAR1"sv,
         QT_TRANSLATE_NOOP("Import", "%1 is a Parquet file, which cannot be read here. Export the data as CSV "
                                     "or XLSX and import that.")},
        {"7z\xBC\xAF"sv,
         QT_TRANSLATE_NOOP("Import", "%1 is a 7z archive, which cannot be read here. Unpack it and import "
                                     "its files, or pack them as ZIP.")},
        {"Rar!"sv,
         QT_TRANSLATE_NOOP("Import", "%1 is a RAR archive, which cannot be read here. Unpack it and import its "
                                     "files, or pack them as ZIP.")},
        {"BZh"sv, QT_TRANSLATE_NOOP("Import", "%1 is a bzip2 archive, which cannot be read here. Unpack it and import "
                                              "its files, or pack them as ZIP.")},
        {"\xFD\x37zXZ"sv, QT_TRANSLATE_NOOP("Import", "%1 is an XZ archive, which cannot be read here. Unpack it and "
                                                      "import its files, or pack them as ZIP.")},
        {"%PDF"sv,
         QT_TRANSLATE_NOOP("Import", "%1 is a PDF document, which holds no data that can be read. Ask for the "
                                     "data as CSV or XLSX.")},
        {"SQLite format 3"sv,
         QT_TRANSLATE_NOOP("Import", "%1 is a database (perhaps a cache of Nightjar), which is not imported as a file. "
                                     "Export the data as CSV and import that.")},
        {"\x89PNG"sv, QT_TRANSLATE_NOOP("Import", "%1 is a picture, which holds no data that can be read. Ask for the "
                                                  "data as CSV or XLSX.")},
        {"\xFF\xD8\xFF"sv, QT_TRANSLATE_NOOP("Import", "%1 is a picture, which holds no data that can be read. Ask for "
                                                       "the data as CSV or XLSX.")},
        {"GIF8"sv,
         QT_TRANSLATE_NOOP("Import", "%1 is a picture, which holds no data that can be read. Ask for the data "
                                     "as CSV or XLSX.")},
        {"\x09\x00\x04\x00"sv, veryOld},
        {"\x09\x02\x06\x00"sv, veryOld},
        {"\x09\x04\x06\x00"sv, veryOld},
        {"\x09\x08\x08\x00"sv, veryOld},
        {"{\\rtf"sv,
         QT_TRANSLATE_NOOP("Import", "%1 is a text document (RTF), which holds no data that can be read. Ask "
                                     "for the data as CSV or XLSX.")},
    };
    for (const Magic &magic : magics) {
        if (head.starts_with(magic.bytes))
            return refused(path, magic.sentence);
    }
    if (head.size() > 262 && head.substr(257, 5) == "ustar") {
        return refused(path,
                       QT_TRANSLATE_NOOP("Import", "%1 is a TAR archive, which cannot be read here. Unpack it and "
                                                   "import its files, or pack them as ZIP."));
    }
    const QByteArray word = firstWord(head);
    const bool markup = word.startsWith("<!doctype html") || word.startsWith("<html") || word.startsWith("<table") ||
                        word.startsWith("<?xml") || word.startsWith("<meta") || word.startsWith("<style");
    if (markup) {
        return refused(path,
                       QT_TRANSLATE_NOOP("Import", "%1 is a web page or XML, whatever its name says. Open it in a "
                                                   "spreadsheet program, save it as XLSX or CSV and import that."));
    }
    return {};
}

QStringList hiddenSheetsNotice(const QStringList &names)
{
    if (names.isEmpty())
        return {};
    return {importText(QT_TRANSLATE_NOOP("Import", "Hidden sheets that were not read: %1."))
                .arg(names.join(QStringLiteral(", ")).left(500))};
}

bool isSpreadsheet(std::string_view head)
{
    return head.starts_with(zipMagic) || head.starts_with(oleMagic) || isJson(head);
}

Result<std::unique_ptr<Workbook>> openWorkbook(const QString &path, std::string_view head, ByteStream::OnBytes onBytes)
{
    if (const auto foreign = foreignFile(path, head))
        return *foreign;
    if (head.starts_with(zipMagic))
        return openXlsx(path, std::move(onBytes));
    if (head.starts_with(oleMagic))
        return openXls(path, std::move(onBytes));
    if (isJson(head))
        return openJsonLines(path, std::move(onBytes));
    return openDelimited(path, std::move(onBytes));
}

Result<std::unique_ptr<Workbook>> openWorkbook(const QString &path, ByteStream::OnBytes onBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{
            Error::Kind::Io,
            importText(QT_TRANSLATE_NOOP("Import", "%1 cannot be read: %2. Check the path and the permissions."))
                .arg(path, file.errorString()),
            path};
    }
    const QByteArray head = file.read(64 * 1024);
    return openWorkbook(path, {head.constData(), std::size_t(head.size())}, std::move(onBytes));
}

} // namespace nightjar

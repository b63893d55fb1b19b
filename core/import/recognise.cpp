// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/recognise.h"

#include <algorithm>
#include <cctype>

#include <QFileInfo>

#include "core/base/hash.h"
#include "core/import/hj212_hexdump.h"
#include "core/import/delimited_workbook.h"
#include "core/import/importer.h"
#include "core/import/mapped_table.h"
#include "core/import/propose_mapping.h"
#include "core/import/recognise_foreign.h"
#include "core/import/text.h"
#include "core/import/workbook.h"

namespace nightjar {
namespace {

Error unusable(const QString &path, const QString &text) { return Error{Error::Kind::BadInput, text, path}; }

/// Text holds no zeros, or a stray one; ByteStream has made UTF-8 of UTF-16.
bool isBinary(std::string_view head)
{
    head = head.substr(0, 400);
    const auto zeros = std::size_t(std::count(head.begin(), head.end(), '\0'));
    return head.size() >= 8 && zeros * 3 >= head.size();
}

/// `##` and digits, followed by the name of a header field, stands somewhere in the text.
bool holdsPacket(std::string_view text)
{
    for (std::size_t at = text.find("##"); at != std::string_view::npos; at = text.find("##", at + 1)) {
        std::size_t digits = 0;
        while (digits < 4 && at + 2 + digits < text.size() && text[at + 2 + digits] >= '0' &&
               text[at + 2 + digits] <= '9')
            ++digits;
        const std::string_view rest = text.substr(at + 2 + digits, 8);
        const std::size_t letter = rest.find_first_not_of(", ");
        if (digits >= 1 && letter != std::string_view::npos && std::isalpha(std::uint8_t(rest[letter])))
            return true;
    }
    return false;
}

/// `ENTERPRISE__POINT__FACTOR` of a file name.
std::optional<ChannelKey> channelFromName(const QString &path)
{
    QString name = QFileInfo(path).fileName();
    for (const QStringView suffix : {u".csv", u".tsv", u".txt", u".xlsx", u".xls", u".jsonl"}) {
        if (name.endsWith(suffix, Qt::CaseInsensitive)) {
            name.chop(suffix.size());
            break;
        }
    }
    const QStringList parts = name.split(QStringLiteral("__"));
    if (parts.size() != 3 || !isCode(parts[0]) || !isCode(parts[1]) || !isCode(parts[2]))
        return {};
    return ChannelKey{parts[0], parts[1], parts[2]};
}

Outcome mapColumn(const QString &path, const QStringList &header, const char *name, int &index)
{
    const QString wanted = QString::fromLatin1(name);
    index = int(header.indexOf(wanted));
    if (index >= 0 && header.indexOf(wanted, index + 1) >= 0)
        return unusable(
            path,
            importText(QT_TRANSLATE_NOOP("Import", "The header of %1 names the column %2 twice. Rename one of them."))
                .arg(path, wanted));
    return Done{};
}

Outcome mapColumns(const QString &path, Recognised &file)
{
    SampleColumns &c = file.columns;
    const std::pair<const char *, int *> wanted[] = {
        {"time", &c.time},     {"value", &c.value},           {"flag", &c.flag},
        {"origin", &c.origin}, {"enterprise", &c.enterprise}, {"point", &c.point},
        {"factor", &c.factor}};
    for (const auto &[name, index] : wanted) {
        if (auto outcome = mapColumn(path, file.header, name, *index); !outcome)
            return outcome;
    }
    return Done{};
}

/// Fills the header from the first line that is not blank.
Outcome readHeader(const QString &path, CsvStream &csv, Recognised &file)
{
    CsvRecord record;
    for (;;) {
        const auto got = csv.next(record);
        if (!got)
            return got.error();
        if (!*got)
            return unusable(path, importText(QT_TRANSLATE_NOOP("Import", "%1 is empty. Export it again.")).arg(path));
        if (!record.blank())
            break;
    }
    if (record.fault != CsvFault::None) {
        return unusable(path,
                        importText(QT_TRANSLATE_NOOP("Import", "The header of %1 cannot be read: %2. Correct line %3."))
                            .arg(path, csvFaultText(record.fault), QString::number(record.line)));
    }
    for (const std::string_view field : record.fields)
        file.header += fromUtf8(field).trimmed();
    while (!file.header.isEmpty() && file.header.last().isEmpty())
        file.header.removeLast();
    return Done{};
}

Outcome recogniseTable(const QString &path, Recognised &file)
{
    for (const TableColumn &column : file.table->columns) {
        int index = -1;
        if (auto outcome = mapColumn(path, file.header, column.name, index); !outcome)
            return outcome;
        if (column.required && index < 0) {
            return unusable(
                path, importText(QT_TRANSLATE_NOOP(
                                     "Import", "The header of %1 has no column %2, which the table %3 needs. Add it."))
                          .arg(path, QString::fromLatin1(column.name), QString::fromLatin1(file.table->name)));
        }
    }
    return Done{};
}

Outcome chooseChannel(const QString &path, const ImportOptions &options, Recognised &file)
{
    if (!options.as.isEmpty()) {
        file.channel = channelKeyFromText(options.as); // was checked before the import began
    } else if (const auto channel = channelFromName(path)) {
        file.channel = *channel;
    } else {
        return unusable(
            path, importText(QT_TRANSLATE_NOOP(
                                 "Import",
                                 "The name of %1 is not ENTERPRISE__POINT__FACTOR.csv (codes of 1 to 64 letters and "
                                 "digits). Rename it, or name the channel with --as ENTERPRISE/POINT/FACTOR."))
                      .arg(path));
    }
    return Done{};
}

Outcome recogniseSeries(const QString &path, const ImportOptions &options, Recognised &file)
{
    if (auto outcome = mapColumns(path, file); !outcome)
        return outcome;
    SampleColumns &c = file.columns;
    const bool ownColumn = !options.column.isEmpty() && options.column != u"value";
    if (!options.column.isEmpty()) {
        const QByteArray name = options.column.toUtf8();
        if (auto outcome = mapColumn(path, file.header, "time", c.time); !outcome)
            return outcome;
        c.value = int(file.header.indexOf(options.column));
        if (c.value >= 0 && file.header.indexOf(options.column, c.value + 1) >= 0) {
            return unusable(
                path, importText(QT_TRANSLATE_NOOP("Import",
                                                   "The header of %1 names the column %2 twice. Rename one of them."))
                          .arg(path, options.column));
        }
        if (c.time < 0 || c.value < 0 || c.value == c.time) {
            return unusable(path, importText(QT_TRANSLATE_NOOP(
                                                 "Import", "The header of %1 has no columns time and %2 (it has %3)."))
                                      .arg(path, options.column, file.header.join(u',').left(120)));
        }
    }
    const bool isLong = c.enterprise >= 0 && c.point >= 0 && c.factor >= 0;
    if (isLong && options.column.isEmpty()) {
        if (!options.as.isEmpty()) {
            return unusable(
                path,
                importText(QT_TRANSLATE_NOOP(
                               "Import",
                               "%1 names its channels itself (columns enterprise, point, factor). Leave out --as, "
                               "or choose one column with --column."))
                    .arg(path));
        }
        file.format = FileFormat::LongCsv;
    } else {
        file.format = FileFormat::SeriesCsv;
        if (auto outcome = chooseChannel(path, options, file); !outcome)
            return outcome;
        c.enterprise = c.point = c.factor = -1;
        if (ownColumn) {
            file.emptyIsNothing = true;
            file.missingFlag = flagUnknown;
        }
    }
    const int used[] = {c.time, c.value, c.flag, c.origin, c.enterprise, c.point, c.factor};
    for (int i = 0; i < file.header.size(); ++i) {
        if (std::find(std::begin(used), std::end(used), i) == std::end(used) && !file.header[i].isEmpty())
            file.ignored += file.header[i];
    }
    return Done{};
}

bool isHeaderOf(const QStringList &header, const TableMapping &mapping)
{
    TableMapping found;
    for (const QString &text : header) {
        ColumnMapping column;
        column.header = text;
        found.columns.push_back(column);
    }
    return mapping.headerRows == 1 && headerFingerprint(found) == headerFingerprint(mapping);
}

/// Is the header a form of the dataset format? With `--column` the time column is all it needs.
bool isSeries(const QStringList &header, const ImportOptions &options)
{
    if (options.mapping && isHeaderOf(header, *options.mapping))
        return false; // an officer says how it is read
    if (!header.contains(QStringLiteral("time")))
        return false;
    return options.column.isEmpty() ? header.contains(QStringLiteral("value")) : header.contains(options.column);
}

Result<Recognised> recogniseBook(const QString &path, Result<std::unique_ptr<Workbook>> book,
                                 const ImportOptions &options)
{
    if (!book)
        return book.error();
    return recogniseForeign(path, *std::move(book), options, channelFromName(path));
}

/// What a registry declares that decides whose rows are. Firms that came into being by an import are left out, so that
/// the same file is known again.
QByteArray ownerFacts(const Registry &registry)
{
    QStringList facts;
    for (const Enterprise &firm : registry.enterprises) {
        if (firm.name != firm.code)
            facts += firm.code + u'=' + firm.name;
    }
    for (const Point &point : registry.points) {
        const QString meterNo = point.facts.value(QStringLiteral("meter_no"));
        if (!point.account.isEmpty() || !meterNo.isEmpty() || !point.mn.isEmpty() || point.name != point.key.point)
            facts +=
                QStringList{point.key.enterprise, point.key.point, point.name, point.account, meterNo, point.mn}.join(
                    u'|');
    }
    facts.sort();
    return facts.join(u'\n').toUtf8();
}

} // namespace

QString Recognised::name() const
{
    switch (format) {
    case FileFormat::Table: return QStringLiteral("table:") + QString::fromLatin1(table->name);
    case FileFormat::SeriesCsv: return QStringLiteral("series-csv");
    case FileFormat::LongCsv: return QStringLiteral("long-csv");
    case FileFormat::Hj212: return QStringLiteral("hj212");
    case FileFormat::Foreign: return book->format() + u':' + layoutName(mapping.layout);
    }
    Q_UNREACHABLE();
}

QString Recognised::readAs(const ImportOptions &options, const Registry &registry) const
{
    QStringList parts{name()};
    if (format == FileFormat::SeriesCsv) {
        parts += QStringLiteral("channel=") + channel.text();
        parts += QStringLiteral("unit=") + options.unit;
        parts += QStringLiteral("step=%1").arg(options.step);
        parts += QStringLiteral("column=") + options.column;
        parts += kind == ValueKind::State ? QStringLiteral("state") : QStringLiteral("number");
    } else if (format == FileFormat::Foreign) {
        parts += QStringLiteral("mapping=") + sha256Hex(mappingIdentity(mapping));
        parts += QStringLiteral("owners=") + sha256Hex(ownerFacts(registry)).left(16);
        if (!channel.factor.isEmpty())
            parts += QStringLiteral("unit=%1;step=%2").arg(options.unit).arg(options.step);
        if (const QString owner = ownerOfFileName(mapping, fileName, registry); !owner.isEmpty())
            parts += QStringLiteral("name=") + owner;
        return parts.join(u';'); // the mapping holds its profile's name and version
    } else if (format != FileFormat::Table) {
        // Which channels hold texts, and whose an MN is, decides how these are read.
        QStringList facts;
        for (const Channel &declared : registry.channels) {
            if (declared.unit == u"state" && !isStateFactor(declared.key.factor))
                facts += declared.key.text();
        }
        if (format == FileFormat::Hj212) {
            for (const Point &point : registry.points) {
                if (!point.mn.isEmpty())
                    facts += point.mn + u'=' + point.key.enterprise + u'/' + point.key.point;
            }
        }
        facts.sort();
        parts += QStringLiteral("facts=") + sha256Hex(facts.join(u'\n').toUtf8()).left(16);
    }
    parts += QStringLiteral("profile=") + options.profile;
    return parts.join(u';');
}

bool isStateFactor(const QString &factor) { return factor.startsWith(u"p99") || usualUnit(factor) == u"state"; }

ValueKind valueKind(const ChannelKey &channel, const Registry &registry, const QString &givenUnit)
{
    const Channel *declared = registry.channel(channel);
    const QString unit = declared && !declared->unit.isEmpty() ? declared->unit
                         : !givenUnit.isEmpty()                ? givenUnit
                         : isStateFactor(channel.factor)       ? QStringLiteral("state")
                                                               : QString();
    return unit == u"state" ? ValueKind::State : ValueKind::Number;
}

Result<Recognised> recognise(const QString &path, ByteStream &bytes, CsvStream &csv, const ImportOptions &options,
                             const Registry &registry)
{
    constexpr std::size_t enough = 64 * 1024;
    while (bytes.window().size() < enough) {
        const auto more = bytes.more();
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    std::string_view head = bytes.window().substr(0, enough);
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    if (head.find_first_not_of(" \t\r\n") == std::string_view::npos && bytes.atEnd())
        return unusable(path, importText(QT_TRANSLATE_NOOP("Import", "%1 is empty. Export it again.")).arg(path));
    if (const auto foreign = foreignFile(path, head))
        return *foreign;
    if (isSpreadsheet(head))
        return recogniseBook(path, openWorkbook(path, head, bytes.onBytes()), options);
    if (isBinary(head)) {
        return unusable(
            path, importText(QT_TRANSLATE_NOOP("Import",
                                               "%1 holds binary data, no text. Export it as CSV and import it again."))
                      .arg(path));
    }

    Recognised file;
    const QFileInfo info(path);
    if (info.suffix().compare(QStringLiteral("csv"), Qt::CaseInsensitive) == 0)
        file.table = tableShape(info.completeBaseName());
    const std::string_view firstLine = head.substr(0, head.find_first_of("\r\n"));
    const bool namesColumns =
        firstLine.find("time") != std::string_view::npos && firstLine.find("value") != std::string_view::npos;
    const bool isLog = !file.table && (holdsPacket(firstLine) || (!namesColumns && options.column.isEmpty() &&
                                                                  (holdsPacket(head) || isHexDump(head))));
    if (isLog) {
        file.format = FileFormat::Hj212;
        file.missingFlag = flagUnknown;
        if (!options.as.isEmpty()) {
            return unusable(
                path,
                importText(QT_TRANSLATE_NOOP("Import",
                                             "%1 is an HJ 212 log, whose packets name their channels. Leave out --as."))
                    .arg(path));
        }
        return file;
    }
    if (auto outcome = readHeader(path, csv, file); !outcome)
        return outcome.error();
    if (file.table && options.column.isEmpty()) {
        file.format = FileFormat::Table;
        if (auto outcome = recogniseTable(path, file); !outcome)
            return outcome.error();
        return file;
    }
    if (!isSeries(file.header, options))
        return recogniseBook(path, openDelimited(path), options);
    if (auto outcome = recogniseSeries(path, options, file); !outcome)
        return outcome.error();
    if (file.format == FileFormat::SeriesCsv)
        file.kind = valueKind(file.channel, registry, options.unit);
    return file;
}

} // namespace nightjar

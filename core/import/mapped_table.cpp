// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/mapped_table.h"

#include <algorithm>

#include <QFileInfo>

#include "core/import/guess_stamps.h"
#include "core/import/header_rows.h"
#include "core/import/layout_reader.h"
#include "core/import/names_in_text.h"
#include "core/import/propose_mapping.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr int rowsWithHeader = 60; ///< titles and header stand in them
constexpr int rowsOfDays = 400;    ///< two days of quarter hours and more: where 00:00 stands is seen in them

std::unique_ptr<LayoutReader> makeReader(const TableMapping &mapping, OwnerResolver &owners, const Registry &registry,
                                         SampleSink &sink)
{
    switch (mapping.layout) {
    case TableLayout::SampleRows: return makeSampleRows(mapping, owners, registry, sink);
    case TableLayout::DayRows: return makeDayRows(mapping, owners, registry, sink);
    case TableLayout::TimeRows:
    case TableLayout::Registers: break;
    }
    return makeTimeRows(mapping, owners, registry, sink);
}

bool hasColumn(const TableMapping &mapping, std::initializer_list<ColumnRole> roles)
{
    return std::any_of(mapping.columns.begin(), mapping.columns.end(), [&](const ColumnMapping &column) {
        return std::find(roles.begin(), roles.end(), column.role) != roles.end();
    });
}

/// Do the rows themselves, or a profile, say whose they are?
bool namesFirm(const TableMapping &mapping)
{
    using enum ColumnRole;
    return !mapping.enterprise.isEmpty() || hasColumn(mapping, {Enterprise, Account, MeterNo, Mn});
}

QString firmTold(const QString &firm, const QString &source)
{
    return importText(QT_TRANSLATE_NOOP("Import", "No column says whose the rows are: \"%2\" names %1."))
        .arg(firm, source);
}

void tellStamps(const TableMapping &mapping, SampleSink &sink)
{
    if (mapping.midnight == Midnight::EndsDay) {
        sink.warn(importText(QT_TRANSLATE_NOOP("Import", "00:00 stands behind the last stamp of its own date: it was "
                                                         "taken as the 24:00 of that day.")));
    }
    if (mapping.layout == TableLayout::Registers) {
        sink.warn(
            mapping.stampsAtEnd
                ? importText(QT_TRANSLATE_NOOP("Import", "Readings of a date were taken as those of the day's end."))
                : importText(QT_TRANSLATE_NOOP("Import", "Readings of a date were taken as those of 00:00 of that day; "
                                                         "energy stands at the begin of its interval.")));
    } else if (mapping.stampsAtEnd) {
        sink.warn(
            importText(QT_TRANSLATE_NOOP("Import", "Stamps name the ends of intervals of %1 min (24:00 is the last of "
                                                   "its day): every time was turned into the begin."))
                .arg(mapping.step / 60));
    } else if (mapping.layout == TableLayout::DayRows) {
        sink.warn(importText(QT_TRANSLATE_NOOP("Import", "The day's columns name the begins of intervals of %1 min."))
                      .arg(mapping.step / 60));
    }
}

QString ignoredColumns(const TableMapping &mapping)
{
    QStringList list;
    for (const ColumnMapping &column : mapping.columns) {
        if (column.role == ColumnRole::Ignored && !column.header.isEmpty())
            list += column.header;
    }
    return list.join(QStringLiteral(", ")).left(500);
}

/// Outlets have codes as permits give them; meters have not.
bool readsOutlets(const TableMapping &mapping)
{
    return mapping.layout == TableLayout::SampleRows ||
           std::any_of(mapping.columns.begin(), mapping.columns.end(), [](const ColumnMapping &column) {
               return column.role == ColumnRole::Value && column.factor.size() > 1 && column.factor[1].isDigit();
           });
}

/// May titles or the file's name say which point the rows are of?
bool pointIsOpen(const TableMapping &mapping)
{
    using enum ColumnRole;
    return mapping.point.isEmpty() && !hasColumn(mapping, {Point, Account, MeterNo, Mn});
}

class Tables
{
public:
    Tables(Workbook &book, OwnerResolver &owners, const Registry &registry, SampleSink &sink, const QString &fileName)
        : m_book(book), m_owners(owners), m_registry(registry), m_sink(sink), m_fileName(fileName)
    {
    }

    Outcome read(const TableMapping &given)
    {
        const TableMapping mapping = withMidnight(given);
        if (const QString missing = missingOf(mapping); !missing.isEmpty()) {
            return Error{
                Error::Kind::BadInput,
                importText(QT_TRANSLATE_NOOP("Import", "%1 cannot be read so: %2. Correct the mapping or choose "
                                                       "another --profile."))
                    .arg(m_fileName, missing),
                m_fileName};
        }
        if (const QString ignored = ignoredColumns(mapping); !ignored.isEmpty())
            m_sink.warn(importText(QT_TRANSLATE_NOOP("Import", "Columns that are not read: %1.")).arg(ignored));
        tellStamps(mapping, m_sink);
        if (mapping.layout == TableLayout::DayRows && !mapping.factor.isEmpty())
            m_sink.warn(
                importText(QT_TRANSLATE_NOOP("Import", "No column says what the values are: they were taken as %1."))
                    .arg(factorName(mapping.factor)));
        const QStringList names = m_book.sheets();
        const qsizetype count = std::max<qsizetype>(names.size(), 1);
        QStringList leftOut;
        int used = 0;
        const auto reader = makeReader(mapping, m_owners, m_registry, m_sink);
        for (qsizetype sheet = 0; sheet < count && !m_sink.full(); ++sheet) {
            const QString name = sheet < names.size() ? names[sheet] : QString();
            const auto rows = firstRows(m_book, sheet, rowsWithHeader);
            if (!rows)
                return rows.error();
            if (std::all_of(rows->begin(), rows->end(),
                            [](const QStringList &row) { return row.join(QString()).trimmed().isEmpty(); }))
                continue;
            const int header = mapping.headerRows == 0 ? mapping.titleRows : findHeader(*rows, mapping);
            if (header >= 0) {
                if (const auto done = readSheet(sheet, name, *rows, header, mapping, *reader); !done)
                    return done;
            } else {
                const auto own = ownMapping(sheet, mapping);
                if (!own) {
                    leftOut += name;
                    continue;
                }
                tellStamps(*own, m_sink);
                const auto other = makeReader(*own, m_owners, m_registry, m_sink);
                if (const auto done = readSheet(sheet, name, *rows, own->titleRows, *own, *other); !done)
                    return done;
                if (const auto done = other->finish(); !done)
                    return done;
            }
            ++used;
        }
        if (used == 0) {
            return Error{
                Error::Kind::BadInput,
                importText(QT_TRANSLATE_NOOP("Import", "%1 has no sheet with the header that the mapping names. "
                                                       "Choose another --profile."))
                    .arg(m_fileName),
                m_fileName};
        }
        if (!leftOut.isEmpty())
            m_sink.warn(importText(QT_TRANSLATE_NOOP("Import",
                                                     "Sheets whose header is another one and that were left out: %1."))
                            .arg(leftOut.join(QStringLiteral(", ")).left(500)));
        return reader->finish();
    }

private:
    /// Where a profile does not say which day 00:00 belongs to, the first sheet with its header does.
    TableMapping withMidnight(const TableMapping &given)
    {
        TableMapping mapping = given;
        // A database has times of its own, and asking it once more costs.
        const bool asked = m_book.format() != u"query" && mapping.midnight == Midnight::Unsaid &&
                           !mapping.stampsAtEnd &&
                           (mapping.layout == TableLayout::TimeRows || mapping.layout == TableLayout::SampleRows);
        for (qsizetype sheet = 0; asked && sheet < std::max<qsizetype>(m_book.sheets().size(), 1); ++sheet) {
            const auto rows = firstRows(m_book, sheet, rowsOfDays);
            const int header = !rows ? -1 : mapping.headerRows == 0 ? mapping.titleRows : findHeader(*rows, mapping);
            if (header < 0)
                continue;
            const StampsSeen seen =
                seeStamps(mapping, *rows, std::size_t(header + mapping.headerRows), m_book.serialShift());
            const Seconds step = mapping.step > 0 ? mapping.step : commonStep(seen.times);
            if (midnightEndsDay(seen, step)) {
                mapping.midnight = Midnight::EndsDay;
                mapping.stampsAtEnd = true;
                mapping.step = step;
            }
            break;
        }
        return mapping;
    }

    /// What a sheet with another header says for itself, where that is clear.
    std::optional<TableMapping> ownMapping(qsizetype sheet, const TableMapping &mapping)
    {
        auto proposal = proposeMapping(m_book, sheet);
        if (!proposal || !proposal->clear() || !missingOf(proposal->mapping).isEmpty())
            return {};
        TableMapping own = proposal->mapping;
        own.enterprise = mapping.enterprise;
        own.point = mapping.point;
        own.names = mapping.names;
        own.words = mapping.words;
        own.dateOrder = mapping.dateOrder;
        return own;
    }

    /// Whose the rows are where no cell says it: by a title without a label, else by the file's name. Always told.
    void takeFirm(const QString &title, const TableMapping &mapping, OwnerCells &base)
    {
        base.enterprise = firmInText(title, m_registry);
        const bool byTitle = !base.enterprise.isEmpty();
        if (!byTitle)
            base.enterprise = firmOfFileName(m_fileName, m_registry);
        if (base.enterprise.isEmpty() || namesFirm(mapping))
            return;
        const Enterprise *firm = m_registry.enterprise(base.enterprise);
        m_sink.warn(firmTold(firm ? firm->name : base.enterprise,
                             byTitle ? title.trimmed().left(100) : QFileInfo(m_fileName).fileName()));
    }

    /// The point where no cell says it: one that the firm has and the file's name tells, else the code of an outlet in
    /// sheet, titles or file name.
    void takePoint(const QString &sheet, const QString &title, const TableMapping &mapping, OwnerCells &base)
    {
        if (!base.point.isEmpty() || !base.account.isEmpty() || !pointIsOpen(mapping))
            return;
        const QString file = QFileInfo(m_fileName).fileName();
        QString source = file;
        const QString firm = mapping.enterprise.isEmpty() ? base.enterprise : mapping.enterprise;
        if (m_registry.enterprise(firm))
            base.point = pointOfFileName(m_fileName, firm, m_registry);
        for (const QString &text : {sheet, title, file}) {
            if (!base.point.isEmpty() || !readsOutlets(mapping))
                break;
            base.point = outletCodeIn(text);
            source = text.trimmed().left(100);
        }
        if (!base.point.isEmpty())
            m_sink.warn(importText(QT_TRANSLATE_NOOP("Import", "No column names the point: the rows were taken as "
                                                               "those of %1, as \"%2\" says."))
                            .arg(base.point, source));
    }

    Outcome readSheet(qsizetype sheet, const QString &name, const std::vector<QStringList> &rows, int header,
                      const TableMapping &mapping, LayoutReader &reader)
    {
        const TitleFacts titles = titleFacts(rows, header);
        OwnerCells base;
        base.enterprise = titles.enterprise;
        base.point = titles.point;
        base.account = titles.account;
        if (mapping.enterpriseFromSheet)
            base.sheet = name;
        if (base.enterprise.isEmpty() && base.sheet.isEmpty() && base.account.isEmpty())
            takeFirm(titles.text, mapping, base);
        else if (base.sheet.isEmpty() && base.account.isEmpty() && !namesFirm(mapping))
            m_sink.warn(firmTold(base.enterprise, titles.text.trimmed().left(100)));
        takePoint(name, titles.text, mapping, base);
        reader.channels().setSheet(base);
        reader.setSerialShift(m_book.serialShift());
        reader.setSheetName(m_book.sheets().size() > 1 ? name : QString());
        reader.setStrictWidth(m_book.format() == u"csv" || m_book.format() == u"tsv");
        if (!reader.channels().knowsOwner()) {
            return Error{Error::Kind::BadInput,
                         importText(QT_TRANSLATE_NOOP(
                                        "Import", "Nothing in %1 says whose the rows are. Name the enterprise and the "
                                                  "point in a profile (--profile), or read one column with "
                                                  "--as ENTERPRISE/POINT/FACTOR --column NAME."))
                             .arg(m_fileName),
                         m_fileName};
        }
        auto opened = m_book.open(sheet);
        if (!opened)
            return opened.error();
        SheetRow row;
        for (int skip = header + mapping.headerRows;; --skip) {
            const auto got = (*opened)->next(row);
            if (!got)
                return got.error();
            if (!*got || m_sink.full())
                return Done{};
            if (skip > 0)
                continue;
            if (row.cells.size() > std::size_t(mostColumns)) {
                if (auto outcome = m_sink.refuse(
                        row.line, {},
                        importText(QT_TRANSLATE_NOOP("Import", "the row has more than %1 cells")).arg(mostColumns),
                        row.raw.substr(0, 400));
                    !outcome)
                    return outcome;
                continue;
            }
            if (auto outcome = reader.read(row); !outcome)
                return outcome;
            skip = 1;
        }
    }

    Workbook &m_book;
    OwnerResolver &m_owners;
    const Registry &m_registry;
    SampleSink &m_sink;
    const QString &m_fileName;
};

} // namespace

Outcome readMappedTable(Workbook &book, const TableMapping &mapping, OwnerResolver &owners, const Registry &registry,
                        SampleSink &sink, const QString &fileName)
{
    return Tables(book, owners, registry, sink, fileName).read(mapping);
}

QString ownerOfFileName(const TableMapping &mapping, const QString &fileName, const Registry &registry)
{
    const QString told = namesFirm(mapping) ? QString() : firmOfFileName(fileName, registry);
    if (!pointIsOpen(mapping))
        return told;
    const QString firm = mapping.enterprise.isEmpty() ? told : mapping.enterprise;
    QString point = registry.enterprise(firm) ? pointOfFileName(fileName, firm, registry) : QString();
    if (point.isEmpty() && readsOutlets(mapping))
        point = outletCodeIn(QFileInfo(fileName).fileName());
    return point.isEmpty() ? told : told + u'/' + point;
}

} // namespace nightjar

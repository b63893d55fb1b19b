// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/mapped_table.h"

#include <algorithm>

#include <QFileInfo>

#include "core/import/header_rows.h"
#include "core/import/layout_reader.h"
#include "core/import/propose_mapping.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr int rowsWithHeader = 60; ///< titles and header stand in them

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

/// The firm whose name or code a file's name begins with; the longest.
QString firmOfFileName(const QString &fileName, const Registry &registry)
{
    const QString name = QFileInfo(fileName).completeBaseName();
    QString best;
    for (const Enterprise &firm : registry.enterprises) {
        for (const QString &text : {firm.name, firm.code}) {
            if (text.size() <= best.size() || !name.startsWith(text))
                continue;
            const bool ends = name.size() == text.size() ||
                              !(name[text.size()].isLetterOrNumber() && name[text.size()].unicode() < 0x80);
            if (ends)
                best = text;
        }
    }
    return best;
}

void tellStamps(const TableMapping &mapping, SampleSink &sink)
{
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

class Tables
{
public:
    Tables(Workbook &book, OwnerResolver &owners, const Registry &registry, SampleSink &sink, const QString &fileName)
        : m_book(book), m_owners(owners), m_registry(registry), m_sink(sink), m_fileName(fileName)
    {
    }

    Outcome read(const TableMapping &mapping)
    {
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
            base.enterprise = firmOfFileName(m_fileName, m_registry);
        reader.channels().setSheet(base);
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

} // namespace nightjar

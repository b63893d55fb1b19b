// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/table_reader.h"

#include "core/import/sample_rows.h"
#include "core/import/table_checks.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

/// Says once that the table has columns of its own.
void warnOfTags(const Recognised &file, SampleSink &sink)
{
    QStringList unknown;
    for (const QString &column : file.header) {
        if (!column.isEmpty() && file.table->columnIndex(column) < 0)
            unknown += column;
    }
    if (!unknown.isEmpty())
        sink.warn(importText(QT_TRANSLATE_NOOP("Import", "Columns kept as tags: %1."))
                      .arg(unknown.join(QStringLiteral(", "))));
}

} // namespace

Result<TableRow> tableRowOf(const CsvRecord &record, const Recognised &file, QString *field, QStringList *warnings)
{
    const TableShape &shape = *file.table;
    if (const QString reason = badRecord(record, int(file.header.size())); !reason.isEmpty())
        return Error{Error::Kind::BadInput, reason};
    TableRow row;
    row.cells.resize(qsizetype(shape.columns.size()));
    for (int i = 0; i < file.header.size() && std::size_t(i) < record.fields.size(); ++i) {
        const QString text = fromUtf8(record.fields[std::size_t(i)]);
        const int column = shape.columnIndex(file.header[i]);
        if (column >= 0)
            row.cells[column] = text;
        else if (!text.trimmed().isEmpty())
            row.tags[file.header[i].isEmpty() ? QStringLiteral("column%1").arg(i + 1) : file.header[i]] =
                text.trimmed();
    }
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
        const TableColumn &column = shape.columns[i];
        QString warning;
        auto cell = normaliseCell(column, row.cells[qsizetype(i)], &warning);
        if (!cell) {
            *field = QString::fromLatin1(column.name);
            return cell.error();
        }
        if (!warning.isEmpty() && warnings)
            *warnings +=
                importText(QT_TRANSLATE_NOOP("Import", "Line %1: %2.")).arg(QString::number(record.line), warning);
        row.cells[qsizetype(i)] = *cell;
    }
    if (auto outcome = checkRow(shape, row); !outcome)
        return outcome.error();
    return row;
}

Outcome readTable(CsvStream &csv, const Recognised &file, SampleSink &sink)
{
    const TableShape &shape = *file.table;
    warnOfTags(file, sink);
    TableChecks checks(shape);
    if (shape.name == QLatin1StringView("tariffs") || shape.name == QLatin1StringView("petitions")) {
        const auto rows = sink.storedRows(shape);
        if (!rows)
            return rows.error();
        checks.know(*rows);
    }
    CsvRecord record;
    for (;;) {
        const auto got = csv.next(record);
        if (!got)
            return got.error();
        if (!*got || sink.full())
            return Done{};
        if (record.blank())
            continue;
        QString field;
        QStringList warnings;
        const auto row = tableRowOf(record, file, &field, &warnings);
        Outcome checked = Done{};
        if (!row)
            checked = row.error();
        else
            checked = checks.check(*row);
        if (!checked) {
            if (auto outcome = sink.refuse(record.line, field, checked.error().text, record.raw); !outcome)
                return outcome;
            continue;
        }
        for (const QString &warning : warnings)
            sink.warn(warning);
        if (auto outcome = sink.addRow(shape, *row, record.line); !outcome)
            return outcome;
    }
}

} // namespace nightjar

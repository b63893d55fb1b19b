// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/import_tables.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "ui/data/import_steps.h"
#include "ui/paper/format.h"
#include "ui/theme.h"

namespace nightjar {

namespace {

/// Words in the language in force at the moment of asking.
std::function<QString()> word(const char *text)
{
    return [text] { return QCoreApplication::translate("ImportPage", text); };
}

template <class Row, class Number>
ListColumn<Row> countColumn(const char *title, Number number)
{
    return {word(title), [number](const Row &row) { return formatCount(number(row)); },
            [number](const Row &row) { return QVariant::fromValue(qlonglong(number(row))); }, true};
}

QString fileState(const FileReport &file, bool done)
{
    if (file.error)
        return file.error->text;
    if (file.already)
        return QCoreApplication::translate("ImportPage", "nothing new");
    if (!file.warnings.isEmpty())
        return file.warnings.join(u' ');
    return done ? QCoreApplication::translate("ImportPage", "imported")
                : QCoreApplication::translate("ImportPage", "will be imported");
}

QString whose(const FileReport &file)
{
    if (file.enterprises.size() == 1)
        return file.enterprises.front();
    return file.enterprises.isEmpty() ? QString()
                                      : QCoreApplication::translate("ImportPage", "%n enterprise(s)", nullptr,
                                                                    int(file.enterprises.size()));
}

QString instant(const FileReport &file, Seconds t) { return file.enterprises.isEmpty() ? QString() : formatTime(t); }

} // namespace

std::vector<ListColumn<FileReport>> fileColumns(std::function<bool()> done)
{
    using Row = FileReport;
    std::vector<ListColumn<Row>> columns;
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "File")),
                       [](const Row &row) { return QFileInfo(row.file).fileName(); }, {}, false, {},
                       [](const Row &row) { return row.file; }});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "State")),
                       [done](const Row &row) { return fileState(row, done()); }, {}, false,
                       [](const Row &row) {
                           return row.error ? currentTheme().bad
                                  : row.warnings.isEmpty() || row.already ? QColor()
                                                                          : currentTheme().warning;
                       },
                       [done](const Row &row) { return fileState(row, done()); }});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "Recognised as")),
                       [](const Row &row) { return formatWord(row.format); }});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "Whose")), whose, {}, false, {},
                       [](const Row &row) { return row.enterprises.join(QStringLiteral(", ")); }});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "First")), [](const Row &row) { return instant(row, row.extent.from); },
                       [](const Row &row) { return QVariant::fromValue(qlonglong(row.extent.from)); }});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "Last")), [](const Row &row) { return instant(row, row.extent.to); },
                       [](const Row &row) { return QVariant::fromValue(qlonglong(row.extent.to)); }});
    columns.push_back(countColumn<Row>(QT_TRANSLATE_NOOP("ImportPage", "Read"), [](const Row &r) { return r.rows.read; }));
    columns.push_back(countColumn<Row>(QT_TRANSLATE_NOOP("ImportPage", "Taken"), [](const Row &r) { return r.rows.taken; }));
    columns.push_back(
        countColumn<Row>(QT_TRANSLATE_NOOP("ImportPage", "Refused"), [](const Row &r) { return r.rows.refused; }));
    columns.back().color = [](const Row &row) { return row.rows.refused > 0 ? currentTheme().warning : QColor(); };
    columns.push_back(
        countColumn<Row>(QT_TRANSLATE_NOOP("ImportPage", "Known"), [](const Row &r) { return r.rows.duplicate; }));
    columns.push_back(
        countColumn<Row>(QT_TRANSLATE_NOOP("ImportPage", "Conflicts"), [](const Row &r) { return r.rows.conflict; }));
    columns.back().color = [](const Row &row) { return row.rows.conflict > 0 ? currentTheme().warning : QColor(); };
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "Encoding")), [](const Row &row) { return row.encoding; }});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "Profile")), [](const Row &row) { return row.profile; }});
    return columns;
}

std::vector<ListColumn<ImportFile>> historyColumns()
{
    using Row = ImportFile;
    std::vector<ListColumn<Row>> columns;
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "Imported")),
                       [](const Row &row) { return formatTime(row.importedAt); },
                       [](const Row &row) { return QVariant::fromValue(qlonglong(row.importedAt)); }});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "File")), [](const Row &row) { return row.name; }, {}, false,
                       {}, [](const Row &row) { return row.path; }});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "Recognised as")),
                       [](const Row &row) { return formatWord(row.format); }});
    columns.push_back(countColumn<Row>(QT_TRANSLATE_NOOP("ImportPage", "Read"), [](const Row &r) { return r.rows.read; }));
    columns.push_back(countColumn<Row>(QT_TRANSLATE_NOOP("ImportPage", "Taken"), [](const Row &r) { return r.rows.taken; }));
    columns.push_back(
        countColumn<Row>(QT_TRANSLATE_NOOP("ImportPage", "Refused"), [](const Row &r) { return r.rows.refused; }));
    columns.push_back(
        countColumn<Row>(QT_TRANSLATE_NOOP("ImportPage", "Known"), [](const Row &r) { return r.rows.duplicate; }));
    columns.push_back(
        countColumn<Row>(QT_TRANSLATE_NOOP("ImportPage", "Conflicts"), [](const Row &r) { return r.rows.conflict; }));
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "Size")), [](const Row &row) { return formatBytes(row.bytes); },
                       [](const Row &row) { return QVariant::fromValue(qlonglong(row.bytes)); }, true});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "By")), [](const Row &row) { return row.importedBy; }});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "SHA-256")), [](const Row &row) { return row.sha256; }});
    return columns;
}

std::vector<ListColumn<RefusedRow>> refusedColumns()
{
    using Row = RefusedRow;
    std::vector<ListColumn<Row>> columns;
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "File")), [](const Row &row) { return row.fileName; }});
    columns.push_back(countColumn<Row>(QT_TRANSLATE_NOOP("ImportPage", "Line"), [](const Row &row) { return row.line; }));
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "Field")), [](const Row &row) { return row.field; }});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "Reason")), [](const Row &row) { return row.reason; }, {},
                       false, {}, [](const Row &row) { return row.reason; }});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "Row as it came")), [](const Row &row) { return row.text; },
                       {}, false, {}, [](const Row &row) { return row.text; }});
    return columns;
}

std::vector<ListColumn<ConflictRow>> conflictColumns()
{
    using Row = ConflictRow;
    const auto value = [](const QString &text, const QString &flag) {
        return (text.isEmpty() ? QStringLiteral("–") : text) + QStringLiteral("  ") + flag;
    };
    std::vector<ListColumn<Row>> columns;
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "Channel")),
                       [](const Row &row) { return row.conflict.channel.text(); }});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "Time")),
                       [](const Row &row) { return formatTime(row.conflict.time); },
                       [](const Row &row) { return QVariant::fromValue(qlonglong(row.conflict.time)); }});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "In force")),
                       [value](const Row &row) { return value(row.conflict.keptValue, row.conflict.keptFlag); }, {}, true});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "From file")), [](const Row &row) { return row.keptFile; }});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "Contradicts")),
                       [value](const Row &row) { return value(row.conflict.otherValue, row.conflict.otherFlag); }, {}, true});
    columns.push_back({word(QT_TRANSLATE_NOOP("ImportPage", "From file")), [](const Row &row) { return row.otherFile; }});
    columns.push_back(
        countColumn<Row>(QT_TRANSLATE_NOOP("ImportPage", "Line"), [](const Row &row) { return row.conflict.otherLine; }));
    return columns;
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QCoreApplication>
#include <QRegularExpression>

#include "core/base/time.h"
#include "core/registry/keys.h"
#include "core/registry/tables.h"

namespace nightjar {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Registry)
};

Error bad(const QString &text) { return Error{Error::Kind::BadInput, text}; }

std::string_view view(const QByteArray &bytes) { return {bytes.constData(), std::size_t(bytes.size())}; }

Result<QString> normaliseTime(const QString &cell)
{
    const QByteArray bytes = cell.toUtf8();
    const auto t = parseTime(view(bytes));
    if (!t)
        return bad(Text::tr("the time %1 does not exist or is not written YYYY-MM-DD HH:MM[:SS]").arg(cell));
    return formatTime(*t);
}

Result<QString> normaliseDate(const QString &cell)
{
    const QByteArray bytes = cell.toUtf8();
    const auto day = parseDate(view(bytes));
    if (!day)
        return bad(Text::tr("the date %1 does not exist or is not written YYYY-MM-DD").arg(cell));
    return formatDate(*day);
}

Result<QString> checkNumber(const QString &cell, double low, double high)
{
    static const QRegularExpression form(QStringLiteral("^[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?$"));
    bool ok = cell.size() <= 40 && form.match(cell).hasMatch();
    const double value = ok ? cell.toDouble(&ok) : 0;
    if (!ok || !std::isfinite(value))
        return bad(Text::tr("%1 is not a number written with a decimal point").arg(cell));
    if (value < low || value > high)
        return bad(Text::tr("%1 lies outside %2 to %3").arg(cell).arg(low).arg(high));
    return cell;
}

Result<QString> checkWhole(const QString &cell)
{
    bool ok = false;
    const qlonglong value = cell.toLongLong(&ok);
    if (!ok)
        return bad(Text::tr("%1 is not a whole number").arg(cell));
    constexpr qlonglong most = 1'000'000'000; // steps in seconds, persons and attempts alike
    if (value < 0 || value > most)
        return bad(Text::tr("%1 lies outside %2 to %3").arg(cell).arg(0).arg(most));
    return cell;
}

Result<QString> checkChoice(const TableColumn &column, const QString &cell)
{
    const QString choices = QString::fromLatin1(column.choices);
    if (!choices.split(u';').contains(cell))
        return bad(Text::tr("%1 is none of %2").arg(cell, choices));
    return cell;
}

Result<QString> checkShift(const QString &cell)
{
    static const QStringList words{QStringLiteral("day"), QStringLiteral("two-shift"), QStringLiteral("continuous")};
    if (words.contains(cell))
        return cell;
    const QStringList ranges = cell.split(QRegularExpression(QStringLiteral("[;,]")));
    for (const QString &range : ranges) {
        const QByteArray bytes = range.trimmed().toUtf8();
        const std::string_view text = view(bytes);
        const auto dash = text.find('-');
        if (dash == std::string_view::npos || !parseClock(text.substr(0, dash), Allow24::Yes) ||
            !parseClock(text.substr(dash + 1), Allow24::Yes))
            return bad(
                Text::tr("the shift %1 is neither day, two-shift, continuous nor hours such as 08:00-17:00").arg(cell));
    }
    return cell;
}

std::optional<Seconds> momentOf(const TableShape &shape, const TableRow &row, const char *column)
{
    const int index = shape.columnIndex(QString::fromLatin1(column));
    if (index < 0 || row.cells[index].isEmpty())
        return {};
    const QByteArray bytes = row.cells[index].toUtf8();
    if (const auto t = parseTime(view(bytes)))
        return t;
    if (const auto day = parseDate(view(bytes)))
        return dayStart(*day);
    return {};
}

Outcome checkOrder(const TableShape &shape, const TableRow &row, const char *earlier, const char *later)
{
    const auto from = momentOf(shape, row, earlier);
    const auto to = momentOf(shape, row, later);
    if (from && to && *to < *from) {
        return bad(
            Text::tr("%1 (%2) lies before %3 (%4)")
                .arg(QString::fromLatin1(later), formatTime(*to), QString::fromLatin1(earlier), formatTime(*from)));
    }
    return Done{};
}

} // namespace

Result<QString> normaliseCell(const TableColumn &column, const QString &cell, QString *warning)
{
    const QString text = cell.trimmed();
    if (text.contains(QChar(u'\0')))
        return bad(Text::tr("the cell holds a NUL byte"));
    if (text.isEmpty()) {
        if (column.required)
            return bad(Text::tr("the cell %1 must not be empty").arg(QString::fromLatin1(column.name)));
        return QString();
    }
    switch (column.kind) {
    case CellKind::Text:
    case CellKind::List: return text;
    case CellKind::Code:
        if (!isCode(cell)) // blanks at the ends are not cut off: another file would name another firm
            return bad(Text::tr("%1 is no code: 1 to 64 letters, digits, '.', '-' or single '_'").arg(text.left(80)));
        return text;
    case CellKind::Number: return checkNumber(text, -1e308, 1e308);
    case CellKind::Longitude: return checkNumber(text, -180, 180);
    case CellKind::Latitude: return checkNumber(text, -90, 90);
    case CellKind::Share: return checkNumber(text, 0, 1);
    case CellKind::Whole: return checkWhole(text);
    case CellKind::Flag01:
        if (text != u"0" && text != u"1")
            return bad(Text::tr("%1 is neither 0 nor 1").arg(text));
        return text;
    case CellKind::Time: return normaliseTime(text);
    case CellKind::Date: return normaliseDate(text);
    case CellKind::Moment: return text.size() == 10 ? normaliseDate(text) : normaliseTime(text);
    case CellKind::Clock: {
        const QByteArray bytes = text.toUtf8();
        if (!parseClock(view(bytes), Allow24::Yes))
            return bad(Text::tr("%1 is no clock time HH:MM").arg(text));
        return text;
    }
    case CellKind::Choice: return checkChoice(column, text);
    case CellKind::Shift: return checkShift(text);
    case CellKind::Uscc:
        if (warning && !isValidUscc(text))
            *warning = Text::tr("the unified social credit code %1 has a wrong length or check digit").arg(text);
        return text;
    }
    Q_UNREACHABLE();
}

Outcome checkRow(const TableShape &shape, const TableRow &row)
{
    static constexpr std::pair<const char *, const char *> orders[] = {
        {"from", "to"}, {"valid_from", "valid_to"}, {"received", "replied"}, {"in", "out"}};
    const bool clocks = shape.name == QLatin1StringView("tariffs"); // from and to are clock times there
    for (const auto &[earlier, later] : orders) {
        if (clocks && qstrcmp(earlier, "from") == 0)
            continue;
        if (auto outcome = checkOrder(shape, row, earlier, later); !outcome)
            return outcome;
    }
    return Done{};
}

} // namespace nightjar

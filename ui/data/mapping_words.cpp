// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/mapping_words.h"

#include <algorithm>

#include <QCoreApplication>

#include "core/import/cell_times.h"
#include "core/registry/model.h"

namespace nightjar {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Mapping)
};

} // namespace

QString layoutWord(TableLayout layout)
{
    switch (layout) {
    case TableLayout::SampleRows: return Text::tr("One sample a row");
    case TableLayout::TimeRows: return Text::tr("One time a row");
    case TableLayout::DayRows: return Text::tr("One day a row");
    case TableLayout::Registers: return Text::tr("Meter readings");
    }
    return {};
}

QString roleWord(ColumnRole role)
{
    switch (role) {
    case ColumnRole::Ignored: return Text::tr("not read");
    case ColumnRole::Enterprise: return Text::tr("firm");
    case ColumnRole::Point: return Text::tr("point");
    case ColumnRole::Account: return Text::tr("account number");
    case ColumnRole::MeterNo: return Text::tr("meter number");
    case ColumnRole::Mn: return Text::tr("MN of the device");
    case ColumnRole::Factor: return Text::tr("factor's name");
    case ColumnRole::Unit: return Text::tr("unit");
    case ColumnRole::Time: return Text::tr("date and time");
    case ColumnRole::Date: return Text::tr("date");
    case ColumnRole::Clock: return Text::tr("time of day");
    case ColumnRole::Value: return Text::tr("value");
    case ColumnRole::Flag: return Text::tr("flag");
    case ColumnRole::Interval: return Text::tr("value of a time of day");
    case ColumnRole::Register: return Text::tr("meter reading");
    case ColumnRole::Multiplier: return Text::tr("multiplier (CT × PT)");
    }
    return {};
}

std::vector<ColumnRole> rolesOf(TableLayout layout)
{
    std::vector<ColumnRole> roles{ColumnRole::Ignored,  ColumnRole::Time,    ColumnRole::Date,
                                  ColumnRole::Clock,    ColumnRole::Value,   ColumnRole::Flag,
                                  ColumnRole::Factor,   ColumnRole::Unit,    ColumnRole::Enterprise,
                                  ColumnRole::Point,    ColumnRole::Account, ColumnRole::MeterNo,
                                  ColumnRole::Mn};
    const auto drop = [&](ColumnRole role) { std::erase(roles, role); };
    if (layout == TableLayout::TimeRows) {
        drop(ColumnRole::Factor);
        drop(ColumnRole::Unit);
    } else if (layout == TableLayout::DayRows) {
        drop(ColumnRole::Value);
        drop(ColumnRole::Clock);
        drop(ColumnRole::Time);
        roles.insert(roles.begin() + 2, ColumnRole::Interval);
        roles.push_back(ColumnRole::Multiplier);
    } else if (layout == TableLayout::Registers) {
        drop(ColumnRole::Value);
        drop(ColumnRole::Flag);
        roles.insert(roles.begin() + 4, ColumnRole::Register);
        roles.push_back(ColumnRole::Multiplier);
    }
    return roles;
}

QStringList periods()
{
    return {QStringLiteral("total"), QStringLiteral("sharp"),  QStringLiteral("peak"),
            QStringLiteral("flat"),  QStringLiteral("valley"), QStringLiteral("deep-valley")};
}

QString periodWord(const QString &period)
{
    if (period == u"total")
        return Text::tr("total");
    if (period == u"sharp")
        return Text::tr("sharp peak");
    if (period == u"peak")
        return Text::tr("peak");
    if (period == u"flat")
        return Text::tr("flat");
    if (period == u"valley")
        return Text::tr("valley");
    if (period == u"deep-valley")
        return Text::tr("deep valley");
    return period;
}

QString factorWord(const QString &factor)
{
    const QString name = factorName(factor);
    //: a factor in a list: %1 its name, %2 its code
    return name.isEmpty() || name == factor ? factor : Text::tr("%1 (%2)").arg(name, factor);
}

QStringList offeredFactors(TableLayout layout)
{
    const QStringList electric{QStringLiteral("kw"), QStringLiteral("kwh"), QStringLiteral("kwh-reg"), QStringLiteral("a")};
    if (layout == TableLayout::DayRows || layout == TableLayout::Registers)
        return electric;
    QStringList factors;
    for (const char *code :
         {"a21002", "a21002-zs", "a21026", "a21026-zs", "a34013", "a34013-zs", "a24088", "a24088-zs", "a19001",
          "a00000", "a01011", "a01012", "a01013", "a01014", "a21001", "a21005", "w01018", "w21003", "w21011",
          "w21001", "w01001", "w01012", "w00000"})
        factors << QString::fromLatin1(code);
    return factors + electric;
}

QStringList offeredUnits()
{
    return {QStringLiteral("mg/m3"), QStringLiteral("mg/L"), QStringLiteral("m3/h"), QStringLiteral("m3/s"), QStringLiteral("L/s"),
            QStringLiteral("m/s"),   QStringLiteral("%"),    QStringLiteral("degC"), QStringLiteral("Pa"),
            QStringLiteral("kPa"),   QStringLiteral("kW"),   QStringLiteral("kWh"),  QStringLiteral("MWh"),
            QStringLiteral("A"),     QStringLiteral("V"),    QStringLiteral("t/h")};
}

Seconds clockOfText(const QString &text)
{
    Seconds clock = 0;
    Seconds length = 0;
    return CellTimes::parseClock(text.toStdString(), clock, length) == TimeFault::None ? clock : -1;
}

QString columnLetter(int column)
{
    QString letters;
    for (int rest = column; rest >= 0; rest = rest / 26 - 1)
        letters.prepend(QChar(u'A' + rest % 26));
    return letters;
}

QString columnWord(const ColumnMapping &column, const TableMapping &mapping)
{
    const QString role = roleWord(column.role);
    switch (column.role) {
    case ColumnRole::Value:
        //: what a column says: %1 what it is (value, meter reading), %2 of what
        if (!column.factor.isEmpty() && !column.place.isEmpty()) {
            //: what a column says: %1 value, %2 its factor, %3 the point where it is measured (inlet, DA001)
            return Text::tr("%1: %2, at %3").arg(role, factorWord(column.factor), column.place);
        }
        return column.factor.isEmpty() ? role : Text::tr("%1: %2").arg(role, factorWord(column.factor));
    case ColumnRole::Register:
        return column.period.isEmpty() ? role : Text::tr("%1: %2").arg(role, periodWord(column.period));
    case ColumnRole::Interval: return column.clock < 0 ? role : formatClock(int(column.clock / 60));
    case ColumnRole::Flag: {
        const auto of = std::find_if(mapping.columns.begin(), mapping.columns.end(),
                                     [&](const ColumnMapping &other) { return other.column == column.of; });
        //: a column of flags: %1 the header of the values that it belongs to
        return column.of < 0 || of == mapping.columns.end() ? role : Text::tr("flag of %1").arg(of->header);
    }
    default: return role;
    }
}

} // namespace nightjar

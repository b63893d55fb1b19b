// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/format.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

namespace nightjar {

namespace {

constexpr QChar thinSpace(0x2009);
constexpr QChar minusSign(0x2212);

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

/// Puts thin spaces between groups of three before the decimal point.
QString grouped(QString number)
{
    qsizetype end = number.indexOf(u'.');
    if (end < 0)
        end = number.size();
    const qsizetype begin = number.startsWith(u'-') ? 1 : 0;
    for (qsizetype i = end - 3; i > begin; i -= 3)
        number.insert(i, thinSpace);
    if (begin == 1)
        number[0] = minusSign;
    return number;
}

QString shortTime(Seconds t) { return formatShort(t); }

} // namespace

QString formatNumber(double value, int maxDigits)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
    const double size = std::abs(value);
    if (size != 0 && (size >= 1e15 || size < 1e-6))
        return QString::number(value, 'g', maxDigits);
    int decimals = maxDigits - 1;
    if (size >= 1)
        decimals = std::max(0, maxDigits - 1 - int(std::floor(std::log10(size))));
    else if (size > 0)
        decimals = maxDigits - 1 - int(std::floor(std::log10(size)));
    QString text = QString::number(value, 'f', std::clamp(decimals, 0, 12));
    if (text.contains(u'.')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    if (text == u"-0")
        text = QStringLiteral("0");
    return grouped(text);
}

QString formatCount(qint64 value) { return grouped(QString::number(value)); }

QString formatBytes(qint64 bytes)
{
    static constexpr const char *units[] = {"B", "kB", "MB", "GB", "TB"};
    double value = double(bytes);
    int unit = 0;
    while (value >= 1000 && unit < 4) {
        value /= 1000;
        ++unit;
    }
    return formatNumber(value, 3) + u' ' + QLatin1String(units[unit]);
}

QString formatDuration(Seconds seconds)
{
    if (seconds < 0)
        seconds = 0;
    const auto number = [](Seconds n) { return QString::number(n); };
    if (seconds < 60)
        return Text::tr("%1 s").arg(seconds);
    const Seconds minutes = (seconds + 30) / 60;
    if (minutes < 60)
        return Text::tr("%1 min").arg(minutes);
    if (minutes < 72 * 60)
        return minutes % 60 == 0 ? Text::tr("%1 h").arg(minutes / 60)
                                 : Text::tr("%1 h %2 min").arg(number(minutes / 60), number(minutes % 60));
    const Seconds hours = (seconds + 1800) / 3600;
    return hours % 24 == 0 ? Text::tr("%1 d").arg(hours / 24)
                           : Text::tr("%1 d %2 h").arg(number(hours / 24), number(hours % 24));
}

QString formatSpan(Span span)
{
    if (span.empty())
        return QStringLiteral("–");
    const Seconds last = span.to - 1;
    if (dayOf(span.from) == dayOf(last))
        return shortTime(span.from) + QStringLiteral(" – ") + formatClock(secondOfDay(span.to) / 60);
    return shortTime(span.from) + QStringLiteral(" – ") + shortTime(span.to);
}

QString formatDayWithWeekday(Day day)
{
    const Civil civil = civilOf(day);
    const QString weekdays[] = {Text::tr("Mon"), Text::tr("Tue"), Text::tr("Wed"), Text::tr("Thu"),
                                Text::tr("Fri"), Text::tr("Sat"), Text::tr("Sun")};
    const QString months[] = {Text::tr("Jan"), Text::tr("Feb"), Text::tr("Mar"), Text::tr("Apr"),
                              Text::tr("May"), Text::tr("Jun"), Text::tr("Jul"), Text::tr("Aug"),
                              Text::tr("Sep"), Text::tr("Oct"), Text::tr("Nov"), Text::tr("Dec")};
    //: %1 weekday, %2 day of the month, %3 month
    return Text::tr("%1 %2 %3", "weekday, day, month")
        .arg(weekdays[std::clamp(weekdayOf(day), 1, 7) - 1], QString::number(civil.day),
             months[std::clamp(civil.month, 1, 12) - 1]);
}

QString formatUnit(const QString &unit)
{
    QString result = unit;
    result.replace(QLatin1String("degC"), QStringLiteral("°C"));
    result.replace(QLatin1String("m3"), QStringLiteral("m³"));
    result.replace(QLatin1String("m2"), QStringLiteral("m²"));
    if (result.startsWith(u"ug"))
        result.replace(0, 1, QChar(0xb5));
    return result;
}

} // namespace nightjar

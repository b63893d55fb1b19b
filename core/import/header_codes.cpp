// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/header_codes.h"

#include <QRegularExpression>

#include "core/import/cell_times.h"

namespace nightjar {

bool codeHeader(const QString &text, HeaderMeaning &meaning)
{
    // JSON lines nest them: `data.a21026.avg`.
    static const QRegularExpression code(
        QStringLiteral("^(?:[a-z][a-z0-9]*\\.){0,4}([awdpe]\\d{5})((?:[-.][a-z]+)*)$"));
    static const QRegularExpression own(QStringLiteral("^(kwh-reg|kwh|kw)((?:-(?:sharp|peak|flat|valley|deep))?)$"));
    const auto electric = own.match(text);
    if (electric.hasMatch() && text != u"kw" && text != u"kwh") {
        meaning.role = ColumnRole::Value;
        meaning.factor = text;
        meaning.score = 1;
        return true;
    }
    const auto match = code.match(text);
    if (!match.hasMatch())
        return false;
    QString suffix = match.captured(2).replace(u'.', u'-');
    if (suffix == u"-flag" || suffix == u"-eflag") {
        meaning.role = suffix == u"-flag" ? ColumnRole::Flag : ColumnRole::Ignored;
        suffix.clear();
    } else {
        meaning.role = ColumnRole::Value;
        for (const auto &[sent, kept] :
             {std::pair(u"-zsrtd", u"-zs-rt"), std::pair(u"-zsavg", u"-zs"), std::pair(u"-zsmin", u"-zs-min"),
              std::pair(u"-zsmax", u"-zs-max"), std::pair(u"-rtd", u"-rt"), std::pair(u"-avg", u"")}) {
            if (suffix == QStringView(sent))
                suffix = QStringView(kept).toString();
        }
    }
    meaning.factor = match.captured(1);
    meaning.suffix = suffix;
    meaning.word = text;
    meaning.score = 1;
    return true;
}

bool intervalHeader(const QString &text, HeaderMeaning &meaning)
{
    static const QRegularExpression ordinal(QStringLiteral(
        "^(?:p|v|t|h|w|dl|p_|point|第|点|时点|功率|有功功率|data|value)?[ _-]?(\\d{1,4})(?:点|点位|时段)?$"));
    static const QRegularExpression clock(QStringLiteral("^[^\\d]{0,12}?(\\d{1,2}(?:[:时点]\\d{0,2}){1,2}(?:分)?(?:[~"
                                                         "\\-至到—](?:\\d{1,2}(?:[:时点]\\d{0,2}){0,2}(?:分)?))?)$"));
    static const QRegularExpression hours(QStringLiteral("^(\\d{1,2})[~\\-至到—](\\d{1,2})(?:时|点|h)?$"));
    Seconds length = 0;
    if (const auto match = hours.match(text); match.hasMatch()) {
        const int from = match.captured(1).toInt();
        const int to = match.captured(2).toInt();
        if (to != from + 1 || to > 24)
            return false;
        meaning.clock = from * 3600;
        meaning.length = 3600;
    } else if (const auto at = clock.match(text); at.hasMatch()) {
        if (CellTimes::parseClock(at.captured(1).toStdString(), meaning.clock, length) != TimeFault::None)
            return false;
        meaning.length = length;
    } else if (const auto number = ordinal.match(text); number.hasMatch()) {
        const int value = number.captured(1).toInt();
        const bool clockDigits = number.captured(1).size() == 4 && text.size() == 4; // 0015: a clock without its colon
        if (clockDigits ? value > 2400 || value % 100 > 59 : value > 1440)
            return false;
        if (clockDigits)
            meaning.clock = value / 100 * 3600 + value % 100 * 60;
        else
            meaning.ordinal = value;
    } else {
        return false;
    }
    meaning.role = ColumnRole::Interval;
    meaning.score = 1;
    return true;
}

} // namespace nightjar

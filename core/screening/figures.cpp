// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/figures.h"

#include <algorithm>
#include <cmath>

namespace nightjar {

QString unitEnding(const QString &unit)
{
    if (unit.isEmpty())
        return QStringLiteral("value");
    if (unit == u"%")
        return QStringLiteral("pct");
    QString ending;
    for (const QChar c : unit.toLower()) {
        if (c.unicode() < 128 && c.isLetterOrNumber())
            ending += c;
        else if (c == u'\u00B3')
            ending += u'3';
        else if (c == u'\u00B5' || c == u'\u03BC')
            ending += u'u';
        else if (!ending.isEmpty() && !ending.endsWith(u'_'))
            ending += u'_';
    }
    while (ending.endsWith(u'_'))
        ending.chop(1);
    return ending.isEmpty() ? QStringLiteral("value") : ending;
}

QJsonValue figure(double value, int digits)
{
    if (!std::isfinite(value))
        return QJsonValue(QJsonValue::Null);
    if (value == 0)
        return 0.0;
    return QString::number(value, 'g', digits).toDouble();
}

QJsonValue figure(Seconds time, bool) { return formatIso(time); }

double chanceOf(double logit) { return std::clamp(1.0 / (1.0 + std::exp(-logit)), 0.02, 0.99); }

QString baseFactor(const QString &factor)
{
    const qsizetype dash = factor.indexOf(u'-');
    return dash < 0 ? factor : factor.left(dash);
}

} // namespace nightjar

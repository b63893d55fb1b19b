// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/shift.h"

#include <QRegularExpression>

namespace nightjar {

std::vector<Span> Shift::spansAround(Day day) const
{
    std::vector<Span> spans;
    for (Day d = day - 1; d <= day + 1; ++d) {
        for (const auto &[from, to] : hours)
            spans.push_back({dayStart(d) + from * 60, dayStart(d) + to * 60});
    }
    return spans;
}

Shift parseShift(const QString &text)
{
    Shift shift;
    const QString word = text.trimmed().toLower();
    if (word.isEmpty())
        return shift;
    if (word == u"continuous") {
        shift.declared = true;
        shift.continuous = true;
        return shift;
    }
    if (word == u"day") {
        shift.declared = true;
        shift.hours.emplace_back(6 * 60, 20 * 60);
        return shift;
    }
    if (word == u"two-shift") {
        shift.declared = true;
        shift.hours.emplace_back(6 * 60, 24 * 60);
        return shift;
    }
    const QStringList parts = word.split(QRegularExpression(QStringLiteral("[;,，；]")), Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QStringList ends = part.trimmed().split(u'-');
        if (ends.size() != 2)
            continue;
        const QByteArray first = ends[0].trimmed().toLatin1();
        const QByteArray second = ends[1].trimmed().toLatin1();
        const std::optional<int> from = parseClock({first.constData(), std::size_t(first.size())});
        std::optional<int> to = parseClock({second.constData(), std::size_t(second.size())}, Allow24::Yes);
        if (!from || !to)
            continue;
        shift.hours.emplace_back(*from, *to > *from ? *to : *to + 1440);
        shift.declared = true;
    }
    int sum = 0;
    for (const auto &[from, to] : shift.hours)
        sum += to - from;
    shift.continuous = sum >= 1440;
    return shift;
}

} // namespace nightjar

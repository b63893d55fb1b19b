// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/workdays.h"

#include <QFile>

#include "core/screening/screening_resources.h"

namespace nightjar {

std::shared_ptr<const Workdays> Workdays::standard()
{
    initNightjarScreeningResources();
    auto table = std::make_shared<Workdays>();
    QFile file(QStringLiteral(":/screening/tariffs/holidays_cn.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return table;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> cells = line.trimmed().split(',');
        if (cells.size() < 2)
            continue;
        const std::optional<Day> day = parseDate(std::string_view(cells[0].constData(), std::size_t(cells[0].size())));
        if (!day)
            continue;
        table->m_off.insert(*day, cells[1] == "off");
        const int year = civilOf(*day).year;
        table->m_firstYear = table->m_firstYear == 0 ? year : std::min(table->m_firstYear, year);
        table->m_lastYear = std::max(table->m_lastYear, year);
    }
    return table;
}

DayKind Workdays::kind(Day day) const
{
    const auto it = m_off.constFind(day);
    const bool weekend = weekdayOf(day) >= 6;
    if (it == m_off.cend())
        return weekend ? DayKind::Weekend : DayKind::Workday;
    return *it ? DayKind::Holiday : DayKind::Workday;
}

bool Workdays::known(Day day) const
{
    const int year = civilOf(day).year;
    return year >= m_firstYear && year <= m_lastYear;
}

} // namespace nightjar

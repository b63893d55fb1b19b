// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/tariff_calendar.h"

#include <cmath>
#include <limits>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/screening/screening_resources.h"

namespace nightjar {
namespace {

std::optional<Day> dateOf(const QString &text)
{
    const QByteArray bytes = text.toLatin1();
    return parseDate(std::string_view(bytes.constData(), std::size_t(bytes.size())));
}

int clockOf(const QString &text)
{
    const QByteArray bytes = text.toLatin1();
    return parseClock(std::string_view(bytes.constData(), std::size_t(bytes.size())), Allow24::Yes).value_or(0);
}

TariffPeriod periodOf(const QString &word)
{
    if (word == u"sharp")
        return TariffPeriod::Sharp;
    if (word == u"peak")
        return TariffPeriod::Peak;
    if (word == u"valley")
        return TariffPeriod::Valley;
    return word == u"deep-valley" ? TariffPeriod::DeepValley : TariffPeriod::Flat;
}

bool hasDate(const TariffRow &row, Day day)
{
    for (const auto &[first, last] : row.dates) {
        if (day >= first && day <= last)
            return true;
    }
    return false;
}

bool inForce(const TariffRow &row, Day day, DayKind kind, int month)
{
    if ((row.validFrom && day < *row.validFrom) || (row.validTo && day >= *row.validTo))
        return false;
    if (!row.months.empty() && std::find(row.months.begin(), row.months.end(), month) == row.months.end())
        return false;
    if (!row.dates.empty())
        return hasDate(row, day);
    if (row.days == u"workday")
        return kind == DayKind::Workday;
    if (row.days == u"weekend")
        return kind == DayKind::Weekend;
    return row.days != u"holiday" || kind == DayKind::Holiday;
}

/// Do two rows meet on any day at all? Dates are compared with dates only: a dated row beats one without.
bool meet(const TariffRow &a, const TariffRow &b)
{
    constexpr Day farPast = -100'000;
    constexpr Day farFuture = 1'000'000;
    const Day from = std::max(a.validFrom.value_or(farPast), b.validFrom.value_or(farPast));
    const Day to = std::min(a.validTo.value_or(farFuture), b.validTo.value_or(farFuture));
    if (from >= to || a.dates.empty() != b.dates.empty())
        return false;
    if (!a.months.empty() && !b.months.empty() && std::none_of(a.months.begin(), a.months.end(), [&](int m) {
            return std::find(b.months.begin(), b.months.end(), m) != b.months.end();
        })) {
        return false;
    }
    if (!a.dates.empty()) {
        for (const auto &[first, last] : a.dates) {
            for (const auto &[otherFirst, otherLast] : b.dates) {
                if (first <= otherLast && otherFirst <= last)
                    return true;
            }
        }
        return false;
    }
    return a.days.isEmpty() || b.days.isEmpty() || a.days == b.days;
}

void paint(std::array<TariffPeriod, 1440> &day, const TariffRow &row)
{
    const auto fill = [&](int from, int to) {
        for (int minute = from; minute < std::min(to, 1440); ++minute)
            day[std::size_t(minute)] = row.period;
    };
    if (row.fromMinute < row.toMinute) {
        fill(row.fromMinute, row.toMinute);
    } else { // a row may pass midnight
        fill(row.fromMinute, 1440);
        fill(0, row.toMinute);
    }
}

bool coversMinute(const TariffRow &row, int minute)
{
    return row.fromMinute < row.toMinute ? minute >= row.fromMinute && minute < row.toMinute
                                         : minute >= row.fromMinute || minute < row.toMinute;
}

TariffRow rowFrom(const QString &id, const QJsonObject &object)
{
    TariffRow row;
    row.tariff = id;
    row.validFrom = dateOf(object[u"valid_from"].toString());
    row.validTo = dateOf(object[u"valid_to"].toString());
    for (const QJsonValue &month : object[u"months"].toArray())
        row.months.push_back(month.toInt());
    row.days = object[u"days"].toString();
    for (const QJsonValue &range : object[u"dates"].toArray()) {
        const QStringList ends = range.toString().split(QStringLiteral(".."));
        const std::optional<Day> first = dateOf(ends.first());
        const std::optional<Day> last = dateOf(ends.last());
        if (first && last)
            row.dates.emplace_back(*first, *last);
    }
    row.fromMinute = clockOf(object[u"from"].toString());
    row.toMinute = clockOf(object[u"to"].toString());
    row.period = periodOf(object[u"period"].toString());
    return row;
}

} // namespace

std::array<TariffPeriod, 1440> TariffCalendar::day(Day day, const Workdays &workdays) const
{
    std::array<TariffPeriod, 1440> periods;
    periods.fill(TariffPeriod::Flat);
    const DayKind kind = workdays.kind(day);
    const int month = civilOf(day).month;
    for (const bool dated : {false, true}) { // rows with dates beat rows without
        for (const TariffRow &row : rows) {
            if (row.dates.empty() != dated && inForce(row, day, kind, month))
                paint(periods, row);
        }
    }
    return periods;
}

bool TariffCalendar::covers(Day day) const
{
    return std::any_of(rows.begin(), rows.end(), [day](const TariffRow &row) {
        return (!row.validFrom || day >= *row.validFrom) && (!row.validTo || day < *row.validTo);
    });
}

Outcome TariffCalendar::check() const
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = i + 1; j < rows.size(); ++j) {
            if (!meet(rows[i], rows[j]))
                continue;
            for (int minute = 0; minute < 1440; ++minute) {
                if (coversMinute(rows[i], minute) && coversMinute(rows[j], minute)) {
                    return Error{Error::Kind::BadInput,
                                 QCoreApplication::translate("Screening",
                                                             "Two rows of the tariff \"%1\" claim the minute %2 of the "
                                                             "same days. Correct tariffs.csv and import it again.")
                                     .arg(id, formatClock(minute)),
                                 id, -1};
                }
            }
        }
    }
    return Done{};
}

double expectedRatio(const TariffCalendar &tariff, const Workdays &workdays, Day first, Day last, int from, int to)
{
    PeriodMinutes sum{};
    for (Day day = first; day <= last; ++day) {
        const auto periods = tariff.day(day, workdays);
        for (int minute = from; minute < to; ++minute)
            sum[std::size_t(periods[std::size_t(minute % 1440)])] += 1;
    }
    const double low = sum[std::size_t(TariffPeriod::Valley)] + sum[std::size_t(TariffPeriod::DeepValley)];
    const double high = sum[std::size_t(TariffPeriod::Sharp)] + sum[std::size_t(TariffPeriod::Peak)];
    return low > 0 ? high / low : std::numeric_limits<double>::quiet_NaN();
}

std::shared_ptr<const TariffBook> TariffBook::make(const std::vector<TariffRow> &rows, QStringList *problems)
{
    initNightjarScreeningResources();
    auto book = std::make_shared<TariffBook>();
    const QDir folder(QStringLiteral(":/screening/tariffs"));
    const QStringList names = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonArray schemes = QJsonDocument::fromJson(file.readAll()).object()[u"tariffs"].toArray();
        for (const QJsonValue &value : schemes) {
            const QJsonObject object = value.toObject();
            TariffCalendar scheme;
            scheme.id = object[u"id"].toString();
            for (const QJsonValue &row : object[u"rows"].toArray())
                scheme.rows.push_back(rowFrom(scheme.id, row.toObject()));
            book->m_schemes.insert(scheme.id, scheme);
        }
    }
    book->m_default = book->m_schemes.value(QStringLiteral("default"));
    book->m_default.assumed = true;
    QMap<QString, TariffCalendar> own;
    for (const TariffRow &row : rows) {
        own[row.tariff].id = row.tariff;
        own[row.tariff].rows.push_back(row);
    }
    for (auto it = own.cbegin(); it != own.cend(); ++it) {
        if (const Outcome fine = it->check(); !fine) {
            if (problems)
                *problems << fine.error().text;
            continue;
        }
        book->m_schemes.insert(it.key(), *it);
        book->m_only = book->m_only.isNull() ? it.key() : QStringLiteral("");
    }
    return book;
}

const TariffCalendar &TariffBook::find(const QString &id) const
{
    auto it = m_schemes.constFind(id.isEmpty() ? m_only : id);
    return it == m_schemes.cend() ? m_default : *it;
}

} // namespace nightjar

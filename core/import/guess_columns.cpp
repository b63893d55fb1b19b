// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/guess_columns.h"

#include <algorithm>

#include "core/import/guess_days.h"
#include "core/import/guess_flags.h"
#include "core/import/guess_times.h"
#include "core/import/mapping_columns.h"
#include "core/import/names_in_text.h"
#include "core/import/text.h"
#include "core/import/units.h"

namespace nightjar {
namespace {

constexpr double leastScore = 0.72; ///< a column less sure is shown, and not read

bool isWater(const std::vector<HeaderMeaning> &meanings, const QString &titles)
{
    int water = titles.contains(QStringLiteral("废水")) || titles.contains(QStringLiteral("污水")) ? 1 : 0;
    int gas = titles.contains(QStringLiteral("废气")) || titles.contains(QStringLiteral("烟气")) ? 1 : 0;
    for (const HeaderMeaning &meaning : meanings) {
        if (meaning.factor.size() == 6 && meaning.factor[1].isDigit()) {
            water += meaning.factor[0] == u'w';
            gas += meaning.factor[0] == u'a';
        }
    }
    return water > gas;
}

class Guess
{
public:
    Guess(const HeaderFound &header, const std::vector<QStringList> &rows) : m_header(header), m_rows(rows)
    {
        m_water = isWater(header.meanings, header.titles);
        m_mapping.titleRows = header.first;
        m_mapping.headerRows = header.count;
    }

    TableMapping make()
    {
        for (std::size_t i = 0; i < m_header.meanings.size(); ++i)
            addColumn(i);
        const double day = guessDay(m_header.meanings, m_mapping);
        pickTimes(m_mapping, m_rows, m_header.first + m_header.count);
        for (const ColumnRole role : {ColumnRole::Enterprise, ColumnRole::Point, ColumnRole::Account,
                                      ColumnRole::MeterNo, ColumnRole::Mn, ColumnRole::Factor, ColumnRole::Unit})
            keepOneColumn(m_mapping, role);
        pickMultiplier();
        const bool someFactor = has(ColumnRole::Factor);
        const bool valueOfRow = std::any_of(m_mapping.columns.begin(), m_mapping.columns.end(), [](const auto &c) {
            return c.role == ColumnRole::Value && (c.factor.isEmpty() || c.factor.startsWith(u'-'));
        });
        if (day > 0)
            asDayRows(day);
        else if (someFactor && (valueOfRow || registersAsValues()))
            asSampleRows();
        else
            asTimeRows();
        pickPlaces();
        if (m_mapping.layout != TableLayout::DayRows)
            flagsToValues(m_mapping);
        m_mapping.enterpriseFromSheet = sheetMayBeFirm();
        return std::move(m_mapping);
    }

private:
    void addColumn(std::size_t i)
    {
        const HeaderMeaning &meaning = m_header.meanings[i];
        ColumnMapping column;
        column.column = int(i);
        column.header = headerText(m_header.parts[i]);
        column.role = meaning.role == ColumnRole::Interval ? ColumnRole::Ignored : meaning.role;
        column.unit = meaning.unit;
        column.period = meaning.period;
        column.score = meaning.score;
        if (meaning.role == ColumnRole::Value || meaning.role == ColumnRole::Flag) {
            const QString base = factorOfMedium(meaning.factor, m_water);
            column.factor = meaning.role == ColumnRole::Flag ? base : base + meaning.suffix;
            if (base.isEmpty() && !meaning.factor.isEmpty())
                column.role = ColumnRole::Ignored; // a gas's pressure in a water table
        }
        if (meaning.role == ColumnRole::Value || meaning.role == ColumnRole::Flag)
            column.place = meaning.place;
        column.why = reason(meaning, column);
        if (column.role != ColumnRole::Ignored && column.score < leastScore) {
            column.role = ColumnRole::Ignored;
            column.why = importText(QT_TRANSLATE_NOOP("Import", "%1, but the header says more that is not understood"))
                             .arg(column.why);
        }
        m_mapping.columns.push_back(std::move(column));
    }

    static QString reason(const HeaderMeaning &meaning, const ColumnMapping &column)
    {
        if (meaning.role == ColumnRole::Ignored && meaning.word.isEmpty())
            return importText(QT_TRANSLATE_NOOP("Import", "no word of the header is known"));
        if (column.role == ColumnRole::Value && !column.factor.isEmpty())
            return importText(QT_TRANSLATE_NOOP("Import", "\"%1\" matches the factor %2"))
                .arg(meaning.word, column.factor);
        return importText(QT_TRANSLATE_NOOP("Import", "\"%1\" is a word for: %2"))
            .arg(meaning.word, roleText(column.role));
    }

    /// A row of one outlet says `出口` for nothing; beside an inlet, or as a name of its own, it is another point.
    void pickPlaces()
    {
        const bool timeRows = m_mapping.layout == TableLayout::TimeRows || m_mapping.layout == TableLayout::Registers;
        const bool inlet =
            std::any_of(m_mapping.columns.begin(), m_mapping.columns.end(), [](const ColumnMapping &column) {
                return column.role == ColumnRole::Value && column.place == u"inlet";
            });
        for (ColumnMapping &column : m_mapping.columns) {
            if (!timeRows || column.role == ColumnRole::Ignored || (column.place == u"outlet" && !inlet))
                column.place.clear();
            if (column.role == ColumnRole::Value && !column.place.isEmpty())
                column.why =
                    importText(QT_TRANSLATE_NOOP("Import", "%1, at the point %2")).arg(column.why, column.place);
        }
    }

    bool has(ColumnRole role) const { return hasColumn(m_mapping, role); }
    const ColumnMapping *find(ColumnRole role) const { return columnOf(m_mapping, role); }

    void pickMultiplier()
    {
        const bool whole = std::any_of(m_mapping.columns.begin(), m_mapping.columns.end(), [&](const auto &c) {
            return c.role == ColumnRole::Multiplier && !m_header.meanings[std::size_t(c.column)].ratio;
        });
        for (ColumnMapping &column : m_mapping.columns) {
            if (whole && column.role == ColumnRole::Multiplier && m_header.meanings[std::size_t(column.column)].ratio)
                leaveColumn(column, QT_TRANSLATE_NOOP("Import", "the multiplier stands in a column of its own"));
        }
    }

    bool registersAsValues() const
    {
        return std::any_of(m_header.meanings.begin(), m_header.meanings.end(),
                           [](const HeaderMeaning &m) { return m.role == ColumnRole::Register && m.alsoValue; });
    }

    double timeScore(bool daysOnly) const
    {
        const ColumnMapping *time = find(ColumnRole::Time);
        const ColumnMapping *date = find(ColumnRole::Date);
        const ColumnMapping *clock = find(ColumnRole::Clock);
        if (time && !daysOnly)
            return time->score;
        if (daysOnly)
            return date ? date->score : time ? time->score : 0;
        return date ? std::min(date->score, clock ? clock->score : 1.0) : 0;
    }

    void asDayRows(double day)
    {
        m_mapping.layout = TableLayout::DayRows;
        for (ColumnMapping &column : m_mapping.columns) {
            if (column.role == ColumnRole::Time)
                column.role = ColumnRole::Date;
            else if (column.role == ColumnRole::Value || column.role == ColumnRole::Register ||
                     column.role == ColumnRole::Clock)
                leaveColumn(column, QT_TRANSLATE_NOOP("Import", "the day's columns hold the values"));
            else if (column.role == ColumnRole::Interval)
                column.why = importText(QT_TRANSLATE_NOOP("Import", "the value of an interval of the day"));
        }
        keepOneColumn(m_mapping, ColumnRole::Date);
        double factor = has(ColumnRole::Factor) ? find(ColumnRole::Factor)->score : 0;
        if (!has(ColumnRole::Factor)) {
            const NamedFactor named = factorOfTitles();
            m_mapping.factor = named.factor;
            factor = 0.9;
            if (named.factor.isEmpty()) { // what the grid exports in this form
                m_mapping.factor = QStringLiteral("kw");
                factor = m_mapping.step == 3600 ? 0.82 : 0.85;
            }
        }
        m_mapping.score = std::min({day, timeScore(true), factor});
    }

    NamedFactor factorOfTitles() const
    {
        for (const QString &unitWordOf : {QStringLiteral("kwh"), QStringLiteral("kw")}) {
            for (const ColumnMapping &column : m_mapping.columns) {
                if (column.role == ColumnRole::Interval && !column.unit.isEmpty() &&
                    (column.unit.toLower() == unitWordOf || unitWord(column.unit).of.toLower() == unitWordOf))
                    return {unitWordOf, column.unit, false};
            }
        }
        for (const QString &text : (m_header.titles + u' ' + m_header.sheet).split(u' ', Qt::SkipEmptyParts)) {
            if (const NamedFactor named = factorOfName(text, m_water); !named.factor.isEmpty())
                return named;
        }
        return {};
    }

    void asSampleRows()
    {
        m_mapping.layout = TableLayout::SampleRows;
        double best = 0;
        for (ColumnMapping &column : m_mapping.columns) {
            const HeaderMeaning &meaning = m_header.meanings[std::size_t(column.column)];
            if (column.role == ColumnRole::Register && meaning.alsoValue) {
                column.role = ColumnRole::Value;
                column.period.clear();
            }
            if (column.role == ColumnRole::Register ||
                (column.role == ColumnRole::Value && !column.factor.isEmpty() && !column.factor.startsWith(u'-')))
                leaveColumn(column, QT_TRANSLATE_NOOP("Import", "the row's factor has a value column of its own"));
            if (column.role == ColumnRole::Value)
                best = std::max(best, column.score);
        }
        m_mapping.score = std::min({timeScore(false), find(ColumnRole::Factor)->score, best});
    }

    /// Columns by factor. Register readings are channels of their own; where nothing else is measured, the layout is
    /// named after them.
    void asTimeRows()
    {
        double best = 0;
        int values = 0;
        for (const ColumnMapping &column : m_mapping.columns)
            values += column.role == ColumnRole::Value && !column.factor.startsWith(u"kwh") &&
                      !column.factor.isEmpty() && !column.factor.startsWith(u'-');
        const bool registers = has(ColumnRole::Register) && values == 0;
        m_mapping.layout = registers ? TableLayout::Registers : TableLayout::TimeRows;
        const QString titleFactor = has(ColumnRole::Register) ? QString() : factorOfTitles().factor;
        for (ColumnMapping &column : m_mapping.columns) {
            if (column.role == ColumnRole::Factor)
                leaveColumn(column, QT_TRANSLATE_NOOP("Import", "the factors stand in the header"));
            if (column.role == ColumnRole::Value && (column.factor.isEmpty() || column.factor.startsWith(u'-'))) {
                if (!titleFactor.isEmpty() && values == 0) {
                    column.factor = titleFactor + column.factor;
                    column.score = std::min(column.score, 0.85);
                } else {
                    leaveColumn(column, QT_TRANSLATE_NOOP("Import", "neither the header nor the row names its factor"));
                }
            }
            if (registers && column.role == ColumnRole::Value)
                leaveColumn(column, QT_TRANSLATE_NOOP("Import", "energy is worked out of the registers"));
            if (column.role == ColumnRole::Value || column.role == ColumnRole::Register)
                best = std::max(best, column.score);
        }
        m_mapping.score = std::min(timeScore(false), best);
        // 有功总 beside a multiplier, once a day, may be a mean power or what the meter showed: an officer has to say.
        const bool onceADay = has(ColumnRole::Date) && !has(ColumnRole::Clock) && !has(ColumnRole::Time);
        const bool power = std::any_of(m_mapping.columns.begin(), m_mapping.columns.end(), [](const auto &column) {
            return column.role == ColumnRole::Value && column.factor == u"kw";
        });
        if (!registers && onceADay && power && has(ColumnRole::Multiplier))
            m_mapping.score = std::min(m_mapping.score, 0.75);
    }

    bool sheetMayBeFirm() const
    {
        const QString name = m_header.sheet.trimmed();
        for (const ColumnRole role :
             {ColumnRole::Enterprise, ColumnRole::Account, ColumnRole::MeterNo, ColumnRole::Mn}) {
            if (has(role))
                return false;
        }
        if (name.size() < 2 || name.startsWith(QStringLiteral("sheet"), Qt::CaseInsensitive) ||
            name.startsWith(QStringLiteral("工作表")) ||
            std::none_of(name.begin(), name.end(), [](QChar c) { return c.isLetter(); }))
            return false;
        const HeaderMeaning meaning = meaningOfHeader({name});
        return meaning.score < 0.75 && outletCodeIn(name).isEmpty() && stepOfWords(name) == 0 &&
               !name.contains(QStringLiteral("数据")) && !name.contains(QStringLiteral("月份"));
    }

    const HeaderFound &m_header;
    const std::vector<QStringList> &m_rows;
    TableMapping m_mapping;
    bool m_water = false;
};

} // namespace

QString roleText(ColumnRole role)
{
    switch (role) {
    case ColumnRole::Ignored: return importText(QT_TRANSLATE_NOOP("Import", "nothing that is read"));
    case ColumnRole::Enterprise: return importText(QT_TRANSLATE_NOOP("Import", "the enterprise"));
    case ColumnRole::Point: return importText(QT_TRANSLATE_NOOP("Import", "the point"));
    case ColumnRole::Account: return importText(QT_TRANSLATE_NOOP("Import", "the account number"));
    case ColumnRole::MeterNo: return importText(QT_TRANSLATE_NOOP("Import", "the meter number"));
    case ColumnRole::Mn: return importText(QT_TRANSLATE_NOOP("Import", "the device number (MN)"));
    case ColumnRole::Factor: return importText(QT_TRANSLATE_NOOP("Import", "the factor"));
    case ColumnRole::Unit: return importText(QT_TRANSLATE_NOOP("Import", "the unit"));
    case ColumnRole::Time: return importText(QT_TRANSLATE_NOOP("Import", "date and time"));
    case ColumnRole::Date: return importText(QT_TRANSLATE_NOOP("Import", "the date"));
    case ColumnRole::Clock: return importText(QT_TRANSLATE_NOOP("Import", "the time of day"));
    case ColumnRole::Value: return importText(QT_TRANSLATE_NOOP("Import", "a value"));
    case ColumnRole::Flag: return importText(QT_TRANSLATE_NOOP("Import", "a flag"));
    case ColumnRole::Interval: return importText(QT_TRANSLATE_NOOP("Import", "the value of an interval of the day"));
    case ColumnRole::Register: return importText(QT_TRANSLATE_NOOP("Import", "a meter reading"));
    case ColumnRole::Multiplier: return importText(QT_TRANSLATE_NOOP("Import", "the multiplier"));
    }
    Q_UNREACHABLE();
}

TableMapping guessColumns(const HeaderFound &header, const std::vector<QStringList> &rows)
{
    return Guess(header, rows).make();
}

} // namespace nightjar

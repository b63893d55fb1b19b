// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/table_mapping.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <QJsonArray>
#include <QJsonDocument>

#include "core/base/hash.h"
#include "core/import/text.h"
#include "core/registry/keys.h"

namespace nightjar {
namespace {

constexpr qsizetype mostListed = 100'000; ///< names and words of a profile

template <class Value>
struct Named {
    const char16_t *name;
    Value value;
};

constexpr Named<TableLayout> layouts[] = {{u"sample-rows", TableLayout::SampleRows},
                                          {u"time-rows", TableLayout::TimeRows},
                                          {u"day-rows", TableLayout::DayRows},
                                          {u"registers", TableLayout::Registers}};
constexpr Named<ColumnRole> roles[] = {{u"ignored", ColumnRole::Ignored},   {u"enterprise", ColumnRole::Enterprise},
                                       {u"point", ColumnRole::Point},       {u"account", ColumnRole::Account},
                                       {u"meter-no", ColumnRole::MeterNo},  {u"mn", ColumnRole::Mn},
                                       {u"factor", ColumnRole::Factor},     {u"unit", ColumnRole::Unit},
                                       {u"time", ColumnRole::Time},         {u"date", ColumnRole::Date},
                                       {u"clock", ColumnRole::Clock},       {u"value", ColumnRole::Value},
                                       {u"flag", ColumnRole::Flag},         {u"interval", ColumnRole::Interval},
                                       {u"register", ColumnRole::Register}, {u"multiplier", ColumnRole::Multiplier}};
constexpr const char16_t *periods[] = {u"total", u"sharp", u"peak", u"flat", u"valley", u"deep-valley"};

template <class Value, std::size_t Count>
QString nameOf(const Named<Value> (&table)[Count], Value value)
{
    for (const auto &entry : table) {
        if (entry.value == value)
            return QString::fromUtf16(entry.name);
    }
    Q_UNREACHABLE();
}

template <class Value, std::size_t Count>
std::optional<Value> valueOf(const Named<Value> (&table)[Count], const QString &name)
{
    for (const auto &entry : table) {
        if (name == QStringView(entry.name))
            return entry.value;
    }
    return {};
}

QJsonObject columnToJson(const ColumnMapping &column)
{
    QJsonObject json{{QStringLiteral("column"), column.column},
                     {QStringLiteral("header"), column.header},
                     {QStringLiteral("role"), nameOf(roles, column.role)}};
    if (!column.factor.isEmpty())
        json[u"factor"] = column.factor;
    if (!column.unit.isEmpty())
        json[u"unit"] = column.unit;
    if (column.clock >= 0)
        json[u"clock"] = qint64(column.clock);
    if (!column.period.isEmpty())
        json[u"period"] = column.period;
    if (column.of >= 0)
        json[u"of"] = column.of;
    if (!column.place.isEmpty())
        json[u"point"] = column.place;
    return json;
}

QJsonObject toJson(const std::map<QString, QString> &texts)
{
    QJsonObject json;
    for (const auto &[key, value] : texts)
        json[key] = value;
    return json;
}

/// Takes fields out of an object and remembers the first that is wrong.
class Fields
{
public:
    Fields(const QJsonObject &json, QString where) : m_json(json), m_where(std::move(where)) {}
    void text(const char16_t *name, QString &value, qsizetype longest = 1'000)
    {
        const QJsonValue found = m_json[QStringView(name)];
        if (found.isUndefined())
            return;
        if (!found.isString() || found.toString().size() > longest)
            return wrong(name);
        value = found.toString();
    }
    template <class Whole>
    void whole(const char16_t *name, Whole &value, double least, double most)
    {
        const QJsonValue found = m_json[QStringView(name)];
        if (found.isUndefined())
            return;
        const double number = found.toDouble(least - 1);
        if (!found.isDouble() || number != std::floor(number) || number < least || number > most)
            return wrong(name);
        value = Whole(number);
    }
    void truth(const char16_t *name, bool &value)
    {
        const QJsonValue found = m_json[QStringView(name)];
        if (found.isUndefined())
            return;
        if (!found.isBool())
            return wrong(name);
        value = found.toBool();
    }
    void texts(const char16_t *name, std::map<QString, QString> &values)
    {
        const QJsonValue found = m_json[QStringView(name)];
        if (found.isUndefined())
            return;
        const QJsonObject object = found.toObject();
        if (!found.isObject() || object.size() > mostListed)
            return wrong(name);
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            if (!entry->isString())
                return wrong(name);
            values[entry.key()] = entry->toString();
        }
    }
    void wrong(const char16_t *name)
    {
        if (m_wrong.isEmpty())
            m_wrong = m_where + QString::fromUtf16(name);
    }
    const QString &firstWrong() const { return m_wrong; }

private:
    const QJsonObject m_json; ///< const: asking for a field must not insert it
    QString m_where;
    QString m_wrong;
};

/// The first field that is wrong; empty when none is.
QString readColumn(const QJsonValue &value, int index, ColumnMapping &column)
{
    const QString where = QStringLiteral("columns[%1].").arg(index);
    if (!value.isObject())
        return where.chopped(1);
    Fields fields(value.toObject(), where);
    QString role;
    column.column = index;
    fields.whole(u"column", column.column, 0, 1e6);
    fields.text(u"header", column.header);
    fields.text(u"role", role);
    fields.text(u"factor", column.factor, 64);
    fields.text(u"unit", column.unit, 64);
    fields.whole(u"clock", column.clock, 0, double(secondsPerDay));
    fields.text(u"period", column.period);
    fields.whole(u"of", column.of, -1, 1e6);
    fields.text(u"point", column.place, 64);
    if (const auto known = valueOf(roles, role))
        column.role = *known;
    else
        fields.wrong(u"role");
    const bool suffix = column.factor.startsWith(u'-') && isCode(column.factor.mid(1)); // of SampleRows
    if (!column.factor.isEmpty() && !suffix && !isCode(column.factor))
        fields.wrong(u"factor");
    if (!column.period.isEmpty() && std::none_of(std::begin(periods), std::end(periods), [&](const char16_t *name) {
            return column.period == QStringView(name);
        }))
        fields.wrong(u"period");
    column.score = 1; // somebody said so
    return fields.firstWrong();
}

} // namespace

QString layoutName(TableLayout layout) { return nameOf(layouts, layout); }

QString normalisedHeader(const QString &header)
{
    QString out = header.normalized(QString::NormalizationForm_KC).toLower();
    out.removeIf([](QChar c) { return c.isSpace() || c == u'\u200B' || c == u'\uFEFF'; });
    return out;
}

QString headerFingerprint(const TableMapping &mapping)
{
    QStringList words;
    for (const ColumnMapping &column : mapping.columns)
        words += normalisedHeader(column.header);
    while (!words.isEmpty() && words.last().isEmpty())
        words.removeLast();
    return sha256Hex(words.join(u'\n').toUtf8()).left(32);
}

QJsonObject mappingToJson(const TableMapping &mapping)
{
    QJsonArray columns;
    for (const ColumnMapping &column : mapping.columns)
        columns.append(columnToJson(column));
    QJsonObject json{{QStringLiteral("profile"), mapping.profile},
                     {QStringLiteral("version"), mapping.version},
                     {QStringLiteral("layout"), layoutName(mapping.layout)},
                     {QStringLiteral("title_rows"), mapping.titleRows},
                     {QStringLiteral("header_rows"), mapping.headerRows},
                     {QStringLiteral("columns"), columns},
                     {QStringLiteral("date_order"), mapping.dateOrder},
                     {QStringLiteral("step_s"), qint64(mapping.step)},
                     {QStringLiteral("stamps_at_end"), mapping.stampsAtEnd},
                     {QStringLiteral("enterprise"), mapping.enterprise},
                     {QStringLiteral("point"), mapping.point},
                     {QStringLiteral("factor"), mapping.factor},
                     {QStringLiteral("enterprise_from_sheet"), mapping.enterpriseFromSheet},
                     {QStringLiteral("names"), toJson(mapping.names)},
                     {QStringLiteral("words"), toJson(mapping.words)},
                     {QStringLiteral("decimal_comma"), mapping.decimalComma},
                     {QStringLiteral("secondary"), mapping.secondary}};
    if (mapping.midnight != Midnight::Unsaid)
        json[u"midnight_ends_day"] = mapping.midnight == Midnight::EndsDay;
    return json;
}

Result<TableMapping> mappingFromJson(const QJsonObject &json)
{
    TableMapping mapping;
    Fields fields(json, {});
    QString layout;
    fields.text(u"profile", mapping.profile, 64);
    fields.whole(u"version", mapping.version, 1, 1e9);
    fields.text(u"layout", layout);
    fields.whole(u"title_rows", mapping.titleRows, 0, 1'000);
    fields.whole(u"header_rows", mapping.headerRows, 0, 10);
    fields.text(u"date_order", mapping.dateOrder);
    fields.whole(u"step_s", mapping.step, 0, 366.0 * double(secondsPerDay));
    fields.truth(u"stamps_at_end", mapping.stampsAtEnd);
    bool ends = false;
    fields.truth(u"midnight_ends_day", ends);
    if (json.contains(u"midnight_ends_day"))
        mapping.midnight = ends ? Midnight::EndsDay : Midnight::BeginsDay;
    fields.text(u"enterprise", mapping.enterprise, 64);
    fields.text(u"point", mapping.point, 64);
    fields.text(u"factor", mapping.factor, 64);
    fields.truth(u"enterprise_from_sheet", mapping.enterpriseFromSheet);
    fields.texts(u"names", mapping.names);
    fields.texts(u"words", mapping.words);
    fields.truth(u"decimal_comma", mapping.decimalComma);
    fields.truth(u"secondary", mapping.secondary);
    if (const auto known = valueOf(layouts, layout))
        mapping.layout = *known;
    else
        fields.wrong(u"layout");
    for (const auto &[code, name] : {std::pair(&mapping.enterprise, u"enterprise"), std::pair(&mapping.point, u"point"),
                                     std::pair(&mapping.factor, u"factor")}) {
        if (!code->isEmpty() && !isCode(*code))
            fields.wrong(name);
    }
    for (const auto &[name, code] : mapping.names) {
        if (!isCode(code))
            fields.wrong(u"names");
    }
    for (const auto &[word, letter] : mapping.words) {
        if (letter.size() > 1 || (letter.size() == 1 && letter[0].unicode() > 0x7E))
            fields.wrong(u"words");
    }
    if (!mapping.dateOrder.isEmpty() && mapping.dateOrder != u"ymd" && mapping.dateOrder != u"dmy" &&
        mapping.dateOrder != u"mdy")
        fields.wrong(u"date_order");
    const QJsonArray columns = json[u"columns"].toArray();
    if (columns.isEmpty() || columns.size() > 20'000)
        fields.wrong(u"columns");
    QString wrong = fields.firstWrong();
    for (int i = 0; i < columns.size() && wrong.isEmpty(); ++i) {
        ColumnMapping column;
        wrong = readColumn(columns[i], i, column);
        mapping.columns.push_back(std::move(column));
    }
    if (!wrong.isEmpty()) {
        return Error{Error::Kind::BadInput,
                     importText(QT_TRANSLATE_NOOP("Import", "The import profile has no usable \"%1\". Correct it or "
                                                            "take a copy that is whole."))
                         .arg(wrong)};
    }
    mapping.score = 1;
    return mapping;
}

QByteArray mappingIdentity(const TableMapping &mapping)
{
    return QJsonDocument(mappingToJson(mapping)).toJson(QJsonDocument::Compact);
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/figure_rows.h"

#include <QJsonArray>

#include "core/casework/case_open.h"
#include "core/report/words.h"
#include "core/screening/rule_pack.h"

namespace nightjar {
namespace {

/// Longer endings first: `_mg_m3` before `_m3`.
constexpr std::pair<const char *, const char *> unitEndings[] = {
    {"_mg_m3", "mg/m\u00B3"},
    {"_ug_m3", "\u00B5g/m\u00B3"},
    {"_mg_l", "mg/L"},
    {"_m3_s", "m\u00B3/s"},
    {"_m3_h", "m\u00B3/h"},
    {"_us_cm", "uS/cm"},
    {"_pct", "%"},
    {"_percent", "%"},
    {"_degc", "\u00B0C"},
    {"_kwh", "kWh"},
    {"_kw", "kW"},
    {"_kva", "kVA"},
    {"_kpa", "kPa"},
    {"_m_s", "m/s"},
    {"_l_s", "L/s"},
    {"_min", "min"},
    {"_hours", "h"},
    {"_m3", "m\u00B3"},
    {"_ph", "pH"},
    {"_h", "h"},
    {"_s", "s"},
    {"_a", "A"},
    {"_kg", "kg"},
    {"_t", "t"},
};

class Writer
{
public:
    Writer(const RulePack &pack, Language language)
        : m_pack(pack), m_language(language), m_words(QStringLiteral("case_summary"), language)
    {
    }

    FigureRows write(const QJsonObject &figures)
    {
        for (auto it = figures.begin(); it != figures.end(); ++it)
            add(it.key(), it.value());
        return std::move(m_out);
    }

private:
    void add(const QString &key, const QJsonValue &value)
    {
        if (value.isNull() || value.isUndefined())
            return; // a figure that is not known proves nothing
        if (value.isArray() && value.toArray().first().isObject()) {
            addTable(value.toArray());
            return;
        }
        m_out.rows.emplace_back(name(key), text(key, value, true));
    }

    QString text(const QString &key, const QJsonValue &value, bool withUnit) const
    {
        if (value.isDouble()) {
            const QString unit = withUnit ? figureUnit(key) : QString();
            return unit.isEmpty() ? plainNumber(value.toDouble()) : plainNumber(value.toDouble()) + u' ' + unit;
        }
        if (value.isBool())
            return m_words(value.toBool() ? "yes" : "no");
        if (value.isArray()) {
            QStringList parts;
            for (const QJsonValue &part : value.toArray())
                parts << text(key, part, false);
            return parts.join(QStringLiteral(", "));
        }
        const QString words = value.toString();
        if (words.size() >= 19 && words.at(4) == u'-') {
            if (const auto time = parseTime(words.toStdString()))
                return formatTime(*time);
        }
        return key == u"factor" ? factorNameIn(words, m_language) : m_pack.valueName(words, m_language);
    }

    QString name(const QString &key) const
    {
        if (key == u"from" || key == u"to")
            return m_words(QStringLiteral("figure.") + key);
        return m_pack.figureName(key, m_language);
    }

    void addTable(const QJsonArray &entries)
    {
        DocTable table;
        QStringList keys{QStringLiteral("from"), QStringLiteral("to")}; // times first, the others by name
        const QJsonObject first = entries.first().toObject();
        keys.removeIf([&](const QString &key) { return !first.contains(key); });
        const QJsonObject shown = evidentialFigures(first);
        for (auto it = shown.begin(); it != shown.end(); ++it) {
            if (!keys.contains(it.key()))
                keys << it.key();
        }
        for (const QString &key : keys) {
            const QString unit = figureUnit(key);
            const QString title = name(key);
            table.header << (unit.isEmpty() || title.contains(unit) ? title
                                                                    : QStringLiteral("%1 (%2)").arg(title, unit));
        }
        for (const QJsonValue &entry : entries) {
            QStringList cells;
            for (const QString &key : keys) {
                const QJsonValue cell = entry.toObject().value(key);
                cells << (cell.isNull() || cell.isUndefined() ? QString() : text(key, cell, false));
            }
            table.rows.push_back(cells);
        }
        m_out.tables.push_back(std::move(table));
    }

    const RulePack &m_pack;
    Language m_language;
    Words m_words;
    FigureRows m_out;
};

} // namespace

QString figureUnit(const QString &key)
{
    if (key == u"kwh")
        return QStringLiteral("kWh");
    if (key == u"kw")
        return QStringLiteral("kW");
    for (const auto &[ending, unit] : unitEndings) {
        if (key.endsWith(QLatin1StringView(ending)))
            return QString::fromUtf8(unit);
    }
    return {};
}

FigureRows figureRows(const QJsonObject &figures, const RulePack &pack, Language language)
{
    return Writer(pack, language).write(evidentialFigures(figures));
}

} // namespace nightjar

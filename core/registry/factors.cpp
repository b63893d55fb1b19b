// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include <QCoreApplication>

#include "core/registry/model.h"

namespace nightjar {
namespace {

struct FactorEntry {
    const char *code;
    const char *unit;
    const char *name; ///< English, translated in context Registry
};

/// HJ 212-2025 annex B names and units, and Nightjar's electricity factors (dataset format).
constexpr FactorEntry factors[] = {
    {"a00000", "m3/s", QT_TRANSLATE_NOOP("Registry", "Flue-gas flow")},
    {"a01011", "m/s", QT_TRANSLATE_NOOP("Registry", "Velocity")},
    {"a01012", "degC", QT_TRANSLATE_NOOP("Registry", "Flue temperature")},
    {"a01013", "kPa", QT_TRANSLATE_NOOP("Registry", "Pressure")},
    {"a01014", "%", QT_TRANSLATE_NOOP("Registry", "Humidity")},
    {"a05001", "%", QT_TRANSLATE_NOOP("Registry", "CO2")},
    {"a19001", "%", QT_TRANSLATE_NOOP("Registry", "O2")},
    {"a20057", "mg/m3", QT_TRANSLATE_NOOP("Registry", "Mercury")},
    {"a21001", "mg/m3", QT_TRANSLATE_NOOP("Registry", "NH3")},
    {"a21002", "mg/m3", QT_TRANSLATE_NOOP("Registry", "NOx")},
    {"a21003", "mg/m3", QT_TRANSLATE_NOOP("Registry", "NO")},
    {"a21004", "mg/m3", QT_TRANSLATE_NOOP("Registry", "NO2")},
    {"a21005", "mg/m3", QT_TRANSLATE_NOOP("Registry", "CO")},
    {"a21018", "mg/m3", QT_TRANSLATE_NOOP("Registry", "Fluoride")},
    {"a21024", "mg/m3", QT_TRANSLATE_NOOP("Registry", "HCl")},
    {"a21026", "mg/m3", QT_TRANSLATE_NOOP("Registry", "SO2")},
    {"a24088", "mg/m3", QT_TRANSLATE_NOOP("Registry", "Non-methane hydrocarbons")},
    {"a34013", "mg/m3", QT_TRANSLATE_NOOP("Registry", "Particulate matter")},
    {"w00000", "L/s", QT_TRANSLATE_NOOP("Registry", "Wastewater flow")},
    {"w01001", "pH", QT_TRANSLATE_NOOP("Registry", "pH")},
    {"w01010", "degC", QT_TRANSLATE_NOOP("Registry", "Water temperature")},
    {"w01012", "mg/L", QT_TRANSLATE_NOOP("Registry", "Suspended solids")},
    {"w01014", "uS/cm", QT_TRANSLATE_NOOP("Registry", "Conductivity")},
    {"w01017", "mg/L", QT_TRANSLATE_NOOP("Registry", "BOD5")},
    {"w01018", "mg/L", QT_TRANSLATE_NOOP("Registry", "COD")},
    {"w01019", "mg/L", QT_TRANSLATE_NOOP("Registry", "Permanganate index")},
    {"w21001", "mg/L", QT_TRANSLATE_NOOP("Registry", "Total nitrogen")},
    {"w21003", "mg/L", QT_TRANSLATE_NOOP("Registry", "Ammonia nitrogen")},
    {"w21011", "mg/L", QT_TRANSLATE_NOOP("Registry", "Total phosphorus")},
    {"kw", "kW", QT_TRANSLATE_NOOP("Registry", "Active power")},
    {"kwh", "kWh", QT_TRANSLATE_NOOP("Registry", "Energy per step")},
    {"kwh-reg", "kWh", QT_TRANSLATE_NOOP("Registry", "Energy register")},
    {"a", "A", QT_TRANSLATE_NOOP("Registry", "Current")},
    {"furnace-temp", "degC", QT_TRANSLATE_NOOP("Registry", "Furnace temperature")},
};

struct SuffixEntry {
    const char *suffix;
    const char *name;
};

/// Suffixes of dataset-format, each as a pattern around the name of what it is put behind.
constexpr SuffixEntry suffixes[] = {
    {"-zs", QT_TRANSLATE_NOOP("Registry", "%1 converted")},
    {"-rt", QT_TRANSLATE_NOOP("Registry", "%1, real time")},
    {"-min", QT_TRANSLATE_NOOP("Registry", "%1, minimum")},
    {"-max", QT_TRANSLATE_NOOP("Registry", "%1, maximum")},
    {"-cou", QT_TRANSLATE_NOOP("Registry", "%1, total")},
    {"-h", QT_TRANSLATE_NOOP("Registry", "%1, hour")},
    {"-d", QT_TRANSLATE_NOOP("Registry", "%1, day")},
    {"-sharp", QT_TRANSLATE_NOOP("Registry", "%1, sharp peak")},
    {"-peak", QT_TRANSLATE_NOOP("Registry", "%1, peak")},
    {"-flat", QT_TRANSLATE_NOOP("Registry", "%1, flat")},
    {"-valley", QT_TRANSLATE_NOOP("Registry", "%1, valley")},
    {"-deep", QT_TRANSLATE_NOOP("Registry", "%1, deep valley")},
};

/// The longest known factor that `factor` equals or begins with before a `-`.
const FactorEntry *findFactor(const QString &factor)
{
    const FactorEntry *best = nullptr;
    qsizetype bestLength = 0;
    for (const FactorEntry &entry : factors) {
        const QLatin1StringView code(entry.code);
        const bool fits = factor == code || (factor.startsWith(code) && factor[code.size()] == u'-');
        if (fits && code.size() > bestLength) {
            best = &entry;
            bestLength = code.size();
        }
    }
    return best;
}

} // namespace

PointKind pointKindForFactor(const QString &factor)
{
    // `a` alone is electric current; HJ 212 codes are a letter and digits.
    if (factor.size() < 2 || !factor[1].isDigit())
        return PointKind::Meter;
    if (factor[0] == u'a')
        return PointKind::GasOutlet;
    return factor[0] == u'w' ? PointKind::WaterOutlet : PointKind::Meter;
}

QString usualUnit(const QString &factor)
{
    const FactorEntry *entry = findFactor(factor);
    if (!entry)
        return factor.endsWith(u"-rs") ? QStringLiteral("state") : QString();
    if (factor.contains(u"-cou"))
        return QLatin1StringView(entry->code).endsWith(QLatin1StringView("00000")) ? QStringLiteral("m3")
                                                                                   : QStringLiteral("kg");
    return QString::fromLatin1(entry->unit);
}

QString factorName(const QString &factor)
{
    const FactorEntry *entry = findFactor(factor);
    if (!entry)
        return factor;
    QString name = QCoreApplication::translate("Registry", entry->name);
    QString rest = factor.mid(QLatin1StringView(entry->code).size());
    while (!rest.isEmpty()) {
        const SuffixEntry *found = nullptr;
        for (const SuffixEntry &suffix : suffixes) {
            const QLatin1StringView text(suffix.suffix);
            if (rest.startsWith(text) && (rest.size() == text.size() || rest[text.size()] == u'-'))
                found = &suffix;
        }
        if (!found)
            return factor;
        name = QCoreApplication::translate("Registry", found->name).arg(name);
        rest = rest.mid(QLatin1StringView(found->suffix).size());
    }
    return name;
}

} // namespace nightjar

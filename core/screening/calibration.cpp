// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/calibration.h"

#include <algorithm>
#include <cmath>

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/hash.h"

namespace nightjar {
namespace {

struct Entry {
    double offset = 0;
    double slope = 1;
};
struct Table {
    QHash<QString, Entry> entries;
    QByteArray print;
};

const Table &table()
{
    static const Table read = [] {
        Table made;
        QFile file(QStringLiteral(":/screening/rules/calibration.json"));
        if (!file.open(QIODevice::ReadOnly))
            return made; // every strength as the rules give it
        const QByteArray bytes = file.readAll();
        Sha256 hash;
        hash.add(bytes);
        made.print = hash.finish();
        const QJsonObject rules = QJsonDocument::fromJson(bytes).object()[u"rules"].toObject();
        for (auto it = rules.begin(); it != rules.end(); ++it) {
            const QJsonObject row = it.value().toObject();
            const Entry entry{row[u"offset"].toDouble(0), row[u"slope"].toDouble(1)};
            if (entry.slope > 0 && std::isfinite(entry.offset) && std::isfinite(entry.slope))
                made.entries.insert(it.key(), entry);
        }
        return made;
    }();
    return read;
}

} // namespace

double calibratedStrength(const QString &rule, double strength)
{
    const auto entry = table().entries.constFind(rule);
    if (entry == table().entries.cend() || !std::isfinite(strength))
        return strength;
    const double p = std::clamp(strength, 0.001, 0.999);
    const double logit = entry->offset + entry->slope * std::log(p / (1 - p));
    return std::clamp(1 / (1 + std::exp(-logit)), 0.01, 0.99);
}

void calibrate(std::vector<Lead> &leads)
{
    for (Lead &lead : leads)
        lead.strength = calibratedStrength(lead.rule, lead.strength);
}

QByteArray calibrationPrint() { return table().print; }

} // namespace nightjar

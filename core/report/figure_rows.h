// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QJsonObject>

#include "core/report/document.h"

namespace nightjar {

class RulePack;

/// Figures of a lead as a person reads them: name, value with its unit. Lists of objects (nights, hours) become tables.
struct FigureRows {
    std::vector<std::pair<QString, QString>> rows;
    std::vector<DocTable> tables;
};

/// Names and codes come from the pack in the chosen language; strength, chance and peers are left out
/// (evidentialFigures).
FigureRows figureRows(const QJsonObject &figures, const RulePack &pack, Language language);

/// Unit that the end of a figure's key says: `limit_mg_m3` -> `mg/m3`, `longest_min` -> `min`; empty when it says none.
QString figureUnit(const QString &key);

} // namespace nightjar

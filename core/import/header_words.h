// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QStringList>

#include "core/base/time.h"
#include "core/import/table_mapping.h"

namespace nightjar {

/// What the words of one header say, before its table is looked at.
struct HeaderMeaning {
    ColumnRole role = ColumnRole::Ignored;
    QString word;           ///< the word that decided
    QString factor;         ///< base code; `*flow` and the like until the medium is known; empty = none
    QString suffix;         ///< `-zs`, `-max` ...; of a value without factor, too
    QString period;         ///< of a register
    QString unit;           ///< our spelling
    Seconds clock = -1;     ///< an interval's clock, 0..86400
    Seconds length = 0;     ///< of a written range of clocks
    int ordinal = -1;       ///< `P5`, `第5点`, `5`: the interval's number
    bool alsoValue = false; ///< `示数`: a register, or the value of a row that names its kind
    QString place;          ///< `inlet`, `outlet` or an outlet's name that stands before its factor (`DA001 SO2`)
    bool ratio = false;     ///< CT or PT, of which the multiplier is the product
    double score = 0;
};

/// Reads one header; `parts` are its lines, top first.
HeaderMeaning meaningOfHeader(const QStringList &parts);

/// A factor as a cell names it (`二氧化硫`, `SO2折算`, `a21026-ZsAvg`, `正向有功(峰)`): code with suffixes, and a unit
/// where it carries one.
struct NamedFactor {
    QString factor; ///< empty = not understood
    QString unit;
    bool step = false;  ///< the code says its own period: nothing is to be put behind it
    QString place = {}; ///< `HeaderMeaning::place`: `进口COD`
};
/// `water`: what `流量`, `温度` mean there.
NamedFactor factorOfName(const QString &name, bool water);

/// `*flow` and the like by medium; other codes as they are, empty where the medium has none.
QString factorOfMedium(const QString &factor, bool water);

/// Step that words of titles and headers name (`小时数据`, `hourly`); 0 = none.
Seconds stepOfWords(const QString &text);

/// Suffix that a step puts behind emission factors: `-h` for hours, `-d` for days, nothing for minutes and electricity.
QString periodSuffix(const QString &factor, Seconds step);

} // namespace nightjar

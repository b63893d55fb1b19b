// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QStringList>

#include "core/base/language.h"
#include "core/base/time.h"

namespace nightjar {

/// An article that may apply, as data with its validity; never a string in code.
struct LegalArticle {
    QString id;
    QString law;
    QString article; ///< `1107`, `99(2)`
    QString matter;  ///< the duty, in neutral words
    QString validFrom;
    QString validTo;         ///< exclusive; empty = in force
    bool toConfirm = true;   ///< number or text has still to be confirmed by the legal desk
    bool comparison = false; ///< not the law of the act's day, but listed because the lighter prevails
};

/// Articles of resources/templates/legal_basis.json for a rule. `lastDay` is the last day of the (continuing) act: the
/// law in force on it is listed first, then the later articles on the same matter, for the comparison. `factors` choose
/// between air and water law; with none or both kinds, both are listed.
std::vector<LegalArticle> legalBasis(const QString &rule, const QStringList &factors, Day lastDay, Language language);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace nightjar {

/// Legal form at the end of a firm's name. 有限公司 and 有限责任公司 are one form in law; a name without any says
/// nothing.
enum class LegalForm { None, Limited, Shares };

/// A firm's name taken apart, so that spellings of one name are equal and different firms stay different.
struct FirmName {
    QString plain;  ///< evened out: width, case, traditional characters, kinds of brackets, blanks
    QString place;  ///< place names at its head without 省, 市, 区, 县
    QString brand;  ///< what stands between place and legal form
    QString branch; ///< what stands behind the legal form: 余杭分公司
    LegalForm form = LegalForm::None;
    /// Equal keys with forms that do not contradict each other are one name.
    QString key() const { return place + brand + branch; }
};

FirmName firmName(const QString &written);

/// `FirmName::plain` alone.
QString plainName(const QString &written);

/// Digits and Chinese numerals of a text as one row of Arabic numbers: 一厂 and 1厂 are equal, 一厂 and 二厂 differ.
QString numbersIn(const QString &text);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/registry/tables.h"

namespace nightjar {

bool isValidUscc(QStringView code)
{
    static constexpr std::array<int, 17> weights{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    static const QString alphabet = QStringLiteral("0123456789ABCDEFGHJKLMNPQRTUWXY");
    if (code.size() != 18)
        return false;
    qsizetype sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const qsizetype value = alphabet.indexOf(code[qsizetype(i)]);
        if (value < 0)
            return false;
        sum += value * weights[i];
    }
    const qsizetype sign = (31 - sum % 31) % 31;
    return alphabet[sign] == code[17];
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/keys.h"

#include <QStringList>

namespace nightjar {

ChannelKey channelKeyFromText(const QString &text)
{
    const QStringList parts = text.split(u'/');
    if (parts.size() != 3)
        return {};
    return {parts[0], parts[1], parts[2]};
}

bool isCode(QStringView text)
{
    qsizetype characters = 0;
    char32_t previous = 0;
    const QList<uint> points = text.toUcs4();
    for (const char32_t c : points) {
        ++characters;
        if (c == U'_') {
            if (previous == U'_')
                return false;
        } else if (c != U'.' && c != U'-' && !QChar::isLetterOrNumber(c) && !QChar::isMark(c)) {
            return false;
        }
        previous = c;
    }
    return characters >= 1 && characters <= 64;
}

} // namespace nightjar

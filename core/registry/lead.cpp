// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/lead.h"

#include "core/base/hash.h"

namespace nightjar {

QString leadId(const QString &rule, const QString &enterprise, QStringList channels, Seconds from)
{
    channels.sort();
    QString utc = formatTime(from - localOffset);
    utc[10] = u'T';
    const QStringList parts{rule, enterprise, channels.join(u','), utc + u'Z'};
    return u'L' + sha256Hex(parts.join(u'\n').toUtf8()).left(12);
}

bool isLeadState(const QString &state)
{
    static const QStringList states{QStringLiteral("new"),         QStringLiteral("asked"),
                                    QStringLiteral("handed-over"), QStringLiteral("answered"),
                                    QStringLiteral("confirmed"),   QStringLiteral("dismissed"),
                                    QStringLiteral("in-case"),     QStringLiteral("in-plan")};
    return states.contains(state);
}

} // namespace nightjar

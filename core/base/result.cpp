// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

namespace nightjar {

QString errorKindName(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::BadInput: return QStringLiteral("bad-input");
    case Error::Kind::NotFound: return QStringLiteral("not-found");
    case Error::Kind::Conflict: return QStringLiteral("conflict");
    case Error::Kind::Damaged: return QStringLiteral("damaged");
    case Error::Kind::Io: return QStringLiteral("io");
    case Error::Kind::Cancelled: return QStringLiteral("cancelled");
    }
    Q_UNREACHABLE();
}

} // namespace nightjar

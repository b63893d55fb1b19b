// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tuple>

#include <QString>

namespace nightjar {

/// A place where something is measured.
struct PointKey {
    QString enterprise;
    QString point;
    bool operator==(const PointKey &) const = default;
    bool operator<(const PointKey &o) const { return std::tie(enterprise, point) < std::tie(o.enterprise, o.point); }
};

/// One quantity at one point, written `ENTERPRISE/POINT/FACTOR`.
struct ChannelKey {
    QString enterprise;
    QString point;
    QString factor;
    bool operator==(const ChannelKey &) const = default;
    bool operator<(const ChannelKey &o) const
    {
        return std::tie(enterprise, point, factor) < std::tie(o.enterprise, o.point, o.factor);
    }
    QString text() const { return enterprise + u'/' + point + u'/' + factor; }
    PointKey pointKey() const { return {enterprise, point}; }
};

/// Splits `ENTERPRISE/POINT/FACTOR`; empty parts when the text is not of this form.
ChannelKey channelKeyFromText(const QString &text);

/// Is this a code of the dataset format: 1-64 characters, letters of any script, digits, `.`, `-`, single `_`;
/// no `/`, `__`, control characters or blanks?
bool isCode(QStringView text);

/// Number of a channel inside one cache file.
using ChannelId = qint64;

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/registry/keys.h"
#include "core/series/series.h"

namespace nightjar {

class Cache;

/// Samples as the contract exports them: header `time,value,flag`, a fourth column `origin` where one is known; times
/// `YYYY-MM-DD HH:MM:SS` in UTC+8, values and flags the very texts that were reported (`?` = unknown), LF line ends.
QByteArray seriesCsv(const Series &series);
/// The same for samples [begin, end).
QByteArray seriesCsv(const Series &series, std::size_t begin, std::size_t end);

/// A cell as RFC 4180 wants it: quoted only where it must be.
QByteArray csvCell(const QByteArray &text);
QByteArray csvCell(const QString &text);

/// What a cache holds of a channel in a span, and where it came from.
struct Extract {
    ChannelKey channel;
    Span span; ///< what was asked for, cut to the data that is there
    QByteArray csv;
    qint64 samples = 0;
    /// file name -> {import, sha256, imported_at, imported_by, format, samples, conflict_rule}; the last says which of
    /// two contradicting samples ruled, `first` or `newest`
    QJsonObject sources;
};

/// Reads an extract; `NotFound` when the cache holds no sample of the channel in the span.
Result<Extract> takeExtract(Cache &cache, const ChannelKey &channel, Span span);
/// The same for exactly this span, which may be empty of samples: to compare with a frozen one.
Result<Extract> retakeExtract(Cache &cache, const ChannelKey &channel, Span span);

} // namespace nightjar

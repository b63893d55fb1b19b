// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/import_store.h"
#include "core/cache/registry_store.h"
#include "core/cache/series_store.h"
#include "core/import/importer.h"

namespace nightjar {

/// A folder of its own with a cache in it, and short words for what tests ask.
struct ImportFixture {
    QTemporaryDir folder;

    QString path(const QString &name) const { return folder.filePath(name); }
    QString cachePath() const { return path(QStringLiteral("test.nightjar")); }

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }

    Cache open() const
    {
        auto cache = Cache::open(cachePath(), OpenMode::Create);
        if (!cache)
            qFatal("%s", qPrintable(cache.error().text));
        return *std::move(cache);
    }

    static ImportOptions options()
    {
        ImportOptions options;
        options.by = QStringLiteral("tester");
        options.now = 1'780'000'000;
        return options;
    }

    static ImportReport run(Cache &cache, const QStringList &paths,
                            const ImportOptions &options = ImportFixture::options())
    {
        auto report = importPaths(cache, paths, options);
        if (!report)
            qFatal("%s", qPrintable(report.error().text));
        return *std::move(report);
    }
};

/// The samples of a channel as exported CSV lines; empty when it is not known.
inline QStringList samplesOf(Cache &cache, const QString &channel)
{
    const auto id = cache.series().find(channelKeyFromText(channel));
    if (!id || *id == 0)
        return {};
    const auto series = cache.series().read(*id);
    if (!series)
        return {series.error().text};
    QStringList lines;
    for (std::size_t i = 0; i < series->size(); ++i) {
        lines += QStringLiteral("%1,%2,%3")
                     .arg(formatTime(series->times[i]), QString::fromStdString(valueText(*series, i)),
                          QString::fromStdString(flagText(*series, i)));
    }
    return lines;
}

inline QString countsText(const RowCounts &rows)
{
    return QStringLiteral("read %1 taken %2 refused %3 duplicate %4 conflict %5")
        .arg(rows.read)
        .arg(rows.taken)
        .arg(rows.refused)
        .arg(rows.duplicate)
        .arg(rows.conflict);
}

} // namespace nightjar

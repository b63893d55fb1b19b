// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/dataset_export.h"

#include <set>

#include <QCoreApplication>
#include <QDir>

#include "core/base/write_file.h"
#include "core/cache/cache.h"
#include "core/cache/registry_store.h"
#include "core/cache/series_store.h"
#include "core/casework/extract.h"

namespace nightjar {
namespace {

Outcome prepareFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.exists() && !info.isDir()) {
        return Error{Error::Kind::BadInput,
                     QCoreApplication::translate("Report", "%1 is a file, not a folder. Name a folder for the dataset.")
                         .arg(folder),
                     folder};
    }
    if (info.exists() && !QDir(folder).isEmpty()) {
        return Error{Error::Kind::Conflict,
                     QCoreApplication::translate(
                         "Report", "%1 is not empty. Name a new folder, so that the dataset holds this cache and "
                                   "nothing else.")
                         .arg(folder),
                     folder};
    }
    if (!QDir().mkpath(folder))
        return cannotWrite(folder, QCoreApplication::translate("Report", "the folder cannot be made"));
    return Done{};
}

/// The table with a column for each tag that any row has.
QByteArray tableCsv(const TableShape &shape, const std::vector<TableRow> &rows)
{
    std::set<QString> tags;
    for (const TableRow &row : rows) {
        for (const QString &tag : row.tags.keys())
            tags.insert(tag);
    }
    QByteArrayList header;
    for (const TableColumn &column : shape.columns)
        header << column.name;
    for (const QString &tag : tags)
        header << csvCell(tag);
    QByteArray csv = header.join(',') + '\n';
    for (const TableRow &row : rows) {
        QByteArrayList cells;
        for (const QString &cell : row.cells)
            cells << csvCell(cell);
        for (const QString &tag : tags)
            cells << csvCell(row.tags.value(tag).toVariant().toString());
        csv += cells.join(',') + '\n';
    }
    return csv;
}

QString fileNameOf(const ChannelKey &key)
{
    return QStringLiteral("%1__%2__%3.csv").arg(key.enterprise, key.point, key.factor);
}

/// Three codes joined by `__` can be taken apart again unless one begins or ends in `_`; and file systems hold names of
/// 255 bytes, which codes of 64 Chinese characters exceed.
bool fitsFileName(const ChannelKey &key)
{
    constexpr qsizetype longestName = 255;
    for (const QString &code : {key.enterprise, key.point, key.factor}) {
        if (code.startsWith(u'_') || code.endsWith(u'_'))
            return false;
    }
    return fileNameOf(key).toUtf8().size() <= longestName;
}

/// The lines of a series with its channel before each; `origin` is always there, since channels share the header.
QByteArray longLines(const ChannelKey &key, const QByteArray &csv)
{
    const QByteArray prefix = csvCell(key.enterprise) + ',' + csvCell(key.point) + ',' + csvCell(key.factor) + ',';
    const bool origin = csv.startsWith("time,value,flag,origin");
    QByteArray lines;
    for (qsizetype begin = csv.indexOf('\n') + 1; begin < csv.size();) {
        const qsizetype end = csv.indexOf('\n', begin);
        lines += prefix + csv.sliced(begin, end - begin) + (origin ? "\n" : ",\n");
        begin = end + 1;
    }
    return lines;
}

} // namespace

Result<QByteArray> exportSeriesCsv(Cache &cache, const ChannelKey &channel, Span span)
{
    const auto id = cache.series().find(channel);
    if (!id)
        return id.error();
    if (*id == 0) {
        return Error{Error::Kind::NotFound,
                     QCoreApplication::translate(
                         "Report", "There is no channel %1 in %2. Run \"channels\" to see those that are there.")
                         .arg(channel.text(), cache.path()),
                     channel.text()};
    }
    const auto series = cache.series().read(*id, span);
    if (!series)
        return series.error();
    if (span.empty())
        return seriesCsv(*series);
    return seriesCsv(*series, lowerIndex(*series, span.from), lowerIndex(*series, span.to));
}

Result<DatasetExport> exportDataset(Cache &cache, const QString &folder, const OnProgress &onProgress)
{
    if (const auto ready = prepareFolder(folder); !ready)
        return ready.error();
    const QDir target(folder);
    const auto channels = cache.series().channels();
    if (!channels)
        return channels.error();
    DatasetExport report;
    for (const TableShape &shape : tableShapes()) {
        const auto rows = cache.registry().rows(shape);
        if (!rows)
            return rows.error();
        if (rows->empty())
            continue;
        const QString name = QString::fromLatin1(shape.name) + QStringLiteral(".csv");
        if (const auto done = writeWhole(target.filePath(name), tableCsv(shape, *rows)); !done)
            return done.error();
        report.files << name;
        report.rows += qint64(rows->size());
    }
    QByteArray others;
    qint64 done = 0;
    for (const auto &[id, key] : *channels) {
        if (onProgress && !onProgress({done++, qint64(channels->size())})) {
            return Error{Error::Kind::Cancelled,
                         QCoreApplication::translate(
                             "Report", "The export was cancelled; %1 holds a part of the dataset. Remove the folder.")
                             .arg(folder),
                         folder};
        }
        const auto series = cache.series().read(id);
        if (!series)
            return series.error();
        report.samples += qint64(series->size());
        const QByteArray csv = seriesCsv(*series);
        if (!fitsFileName(key)) {
            others += longLines(key, csv);
            continue;
        }
        const QString name = fileNameOf(key);
        if (const auto written = writeWhole(target.filePath(name), csv); !written)
            return written.error();
        report.files << name;
    }
    if (!others.isEmpty()) {
        const QString name = QStringLiteral("other-channels.csv");
        if (const auto written =
                writeWhole(target.filePath(name), "enterprise,point,factor,time,value,flag,origin\n" + others);
            !written)
            return written.error();
        report.files << name;
    }
    return report;
}

} // namespace nightjar

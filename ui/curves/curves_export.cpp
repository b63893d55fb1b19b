// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curves_export.h"

#include <QCoreApplication>
#include <QSaveFile>

#include "core/cache/cache.h"
#include "core/cache/series_store.h"

namespace nightjar
{
namespace
{

/// RFC 4180; state texts may hold anything.
QByteArray csvCell(const std::string &text)
{
    QByteArray cell = QByteArray::fromStdString(text);
    if (cell.contains(',') || cell.contains('"') || cell.contains('\n') || cell.contains('\r'))
        cell = '"' + cell.replace("\"", "\"\"") + '"';
    return cell;
}

} // namespace

Result<qint64> exportCsv(Cache &cache, const std::vector<ChannelKey> &channels, Span span, const QString &fileName)
{
    QSaveFile file(fileName);
    const auto failed = [&] {
        return Error{Error::Kind::Io,
                     QCoreApplication::translate(
                         "Chart", "%1 could not be written (%2). Choose another folder or make room on the disk.")
                         .arg(fileName, file.errorString()),
                     fileName};
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    const bool one = channels.size() == 1;
    file.write(one ? "time,value,flag\n" : "enterprise,point,factor,time,value,flag\n");
    qint64 lines = 0;
    for (const ChannelKey &key : channels) {
        Result<ChannelId> id = cache.series().find(key);
        if (!id)
            return id.error();
        if (*id == 0)
            continue;
        Result<Series> series = cache.series().read(*id, span);
        if (!series)
            return series.error();
        const QByteArray prefix =
            one ? QByteArray() : (key.enterprise + u',' + key.point + u',' + key.factor + u',').toUtf8();
        QByteArray block;
        for (std::size_t i = lowerIndex(*series, span.from); i < series->size() && series->times[i] < span.to; ++i) {
            block += prefix + formatTime(series->times[i]).toLatin1() + ',' + csvCell(valueText(*series, i)) + ',' +
                     csvCell(flagText(*series, i)) + '\n';
            ++lines;
            if (block.size() > 1'000'000) {
                if (file.write(block) != block.size())
                    return failed();
                block.clear();
            }
        }
        if (file.write(block) != block.size())
            return failed();
    }
    if (!file.commit())
        return failed();
    return lines;
}

} // namespace nightjar

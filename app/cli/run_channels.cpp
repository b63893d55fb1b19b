// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/verb.h"
#include "core/cache/series_store.h"

namespace nightjar::cli {
namespace {

QJsonObject channelJson(const ChannelSummary &channel)
{
    const bool stored = channel.samples > 0;
    return {{QStringLiteral("channel"), channel.key.text()},
            {QStringLiteral("unit"), channel.unit.isEmpty() ? QJsonValue() : channel.unit},
            {QStringLiteral("step_s"), channel.step > 0 ? QJsonValue(qint64(channel.step)) : QJsonValue()},
            {QStringLiteral("from"), stored ? QJsonValue(formatIso(channel.from)) : QJsonValue()},
            {QStringLiteral("to"), stored ? QJsonValue(formatIso(channel.to)) : QJsonValue()},
            {QStringLiteral("samples"), channel.samples},
            {QStringLiteral("gaps"), channel.gaps},
            {QStringLiteral("bytes"), channel.bytes}};
}

} // namespace

int runChannels(const Call &call)
{
    auto cache = call.openCache(OpenMode::ReadOnly);
    if (!cache)
        return call.fail(cache.error());
    const auto channels = cache->series().summaries();
    if (!channels)
        return call.fail(channels.error());
    QJsonArray array;
    for (const ChannelSummary &channel : *channels) {
        array.append(channelJson(channel));
        call.line(
            QStringLiteral("%1  %2  %3 s  %4 - %5  %6")
                .arg(channel.key.text(), channel.unit)
                .arg(channel.step)
                .arg(formatTime(channel.from), formatTime(channel.to),
                     QCoreApplication::translate("Cli", "%1 samples, %2 gaps").arg(channel.samples).arg(channel.gaps)));
    }
    call.document(array);
    return done;
}

} // namespace nightjar::cli

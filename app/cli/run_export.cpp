// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/base/write_file.h"
#include "core/cache/series_store.h"
#include "core/casework/extract.h"
#include "core/report/dataset_export.h"

namespace nightjar::cli {
namespace {

int exportChannel(const Call &call, Cache &cache, Span span)
{
    const ChannelKey key = channelKeyFromText(call.option("channel"));
    const auto id = cache.series().find(key);
    if (!id)
        return call.fail(id.error());
    if (*id == 0) {
        return call.fail({Error::Kind::NotFound,
                          Text::tr("The cache holds no channel %1. 'nightjar-cli channels' lists what there is.")
                              .arg(call.option("channel")),
                          cache.path()});
    }
    const auto series = cache.series().read(*id, span);
    if (!series)
        return call.fail(series.error());
    const QByteArray csv = seriesCsv(*series);
    if (!call.has("csv")) {
        call.bytes(csv);
        return done;
    }
    if (auto outcome = writeWhole(call.option("csv"), csv); !outcome)
        return call.fail(outcome.error());
    call.document(
        QJsonObject{{QStringLiteral("file"), call.option("csv")}, {QStringLiteral("samples"), qint64(series->size())}});
    call.line(Text::tr("%1 samples written to %2.").arg(series->size()).arg(call.option("csv")));
    return done;
}

} // namespace

int runExport(const Call &call)
{
    if (call.has("channel") == call.has("dataset"))
        return call.misuse(Text::tr("export takes either --channel CH or --dataset FOLDER."));
    if (call.json() && call.has("channel") && !call.has("csv"))
        return call.misuse(Text::tr("export --json needs --csv F, since standard output can hold only one of both."));
    int status = done;
    const auto span = spanOf(call, status);
    if (!span)
        return status;
    auto cache = call.openCache(OpenMode::ReadOnly);
    if (!cache)
        return call.fail(cache.error());
    if (call.has("channel"))
        return exportChannel(call, *cache, *span);
    const auto written = exportDataset(*cache, call.option("dataset"), call.progress(Text::tr("Writing")));
    if (!written)
        return call.fail(written.error());
    call.document(QJsonObject{{QStringLiteral("folder"), call.option("dataset")},
                              {QStringLiteral("files"), QJsonArray::fromStringList(written->files)}});
    call.line(Text::tr("%1 files written to %2.").arg(written->files.size()).arg(call.option("dataset")));
    return done;
}

} // namespace nightjar::cli

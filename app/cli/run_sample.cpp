// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/sample/sample.h"

namespace nightjar::cli {
namespace {

/// A whole number of an option; nothing: the misuse was told.
std::optional<qint64> wholeOption(const Call &call, const char *name, qint64 fallback, int &status)
{
    if (!call.has(name))
        return fallback;
    bool ok = false;
    const qint64 value = call.option(name).toLongLong(&ok);
    if (ok && value >= 0)
        return value;
    status =
        call.misuse(Text::tr("--%1 takes a whole number, not %2.").arg(QString::fromLatin1(name), call.option(name)));
    return {};
}

} // namespace

int runSample(const Call &call)
{
    if (!call.has("out"))
        return call.misuse(Text::tr("--out is missing: name the folder to write."));
    int status = done;
    SampleRecipe recipe;
    const auto enterprises = wholeOption(call, "enterprises", recipe.enterprises, status);
    const auto days = wholeOption(call, "days", recipe.days, status);
    const auto seed = wholeOption(call, "seed", qint64(recipe.seed), status);
    if (!enterprises || !days || !seed)
        return status;
    if (call.has("from")) {
        const QByteArray text = call.option("from").toUtf8();
        const auto day = parseDate({text.constData(), std::size_t(text.size())});
        if (!day)
            return call.misuse(
                Text::tr("--from takes a date that exists, such as 2026-04-01, not %1.").arg(call.option("from")));
        recipe.from = *day;
    }
    if (*enterprises < 1 || *enterprises > 100'000 || *days < 1 || *days > 3'660)
        return call.misuse(Text::tr("--enterprises goes from 1 to 100000, --days from 1 to 3660."));
    recipe.enterprises = int(*enterprises);
    recipe.days = int(*days);
    recipe.seed = quint64(*seed);

    const auto summary = writeSample(recipe, call.option("out"), call.progress(Text::tr("Simulating")));
    if (!summary)
        return call.fail(summary.error());
    call.document(QJsonObject{{QStringLiteral("folder"), call.option("out")},
                              {QStringLiteral("enterprises"), summary->enterprises},
                              {QStringLiteral("points"), summary->points},
                              {QStringLiteral("channels"), summary->channels},
                              {QStringLiteral("samples"), summary->samples},
                              {QStringLiteral("labels"), summary->labels},
                              {QStringLiteral("files"), summary->files},
                              {QStringLiteral("bytes"), summary->bytes},
                              {QStringLiteral("reused"), summary->reused}});
    call.line(Text::tr("%1 simulated enterprises, %2 channels, %3 samples in %4 files (%5 MB) in %6.")
                  .arg(summary->enterprises)
                  .arg(summary->channels)
                  .arg(summary->samples)
                  .arg(summary->files)
                  .arg(double(summary->bytes) / 1e6, 0, 'f', 1)
                  .arg(call.option("out")));
    return done;
}

} // namespace nightjar::cli

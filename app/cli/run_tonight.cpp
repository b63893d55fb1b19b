// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/cache/registry_store.h"
#include "core/registry/model.h"
#include "core/screening/tonight.h"

namespace nightjar::cli {

int runTonight(const Call &call)
{
    const QByteArray text = call.option("night").toUtf8();
    const auto night = parseDate({text.constData(), std::size_t(text.size())});
    if (!night)
        return call.misuse(Text::tr("--night takes a date that exists, such as 2026-07-30."));
    auto cache = call.openCache(OpenMode::ReadOnly);
    if (!cache)
        return call.fail(cache.error());
    const auto registry = cache->registry().load();
    if (!registry)
        return call.fail(registry.error());
    for (const QString &code : call.options("enterprise")) {
        if (!registry->enterprise(code))
            return call.fail({Error::Kind::NotFound, Text::tr("The cache holds no enterprise %1.").arg(code), code});
    }
    const auto forecasts = forecastNights(call.option("cache"), *night, call.options("enterprise"), {}, call.threads(),
                                          call.progress(Text::tr("Forecasting")));
    if (!forecasts)
        return call.fail(forecasts.error());
    call.document(tonightJson(*forecasts));
    for (const RunningForecast &forecast : *forecasts) {
        const Enterprise *enterprise = registry->enterprise(forecast.enterprise);
        const QString name = enterprise ? enterprise->name : QString();
        if (forecast.window) {
            call.line(Text::tr("%1 %2: %3 to %4, probability %5")
                          .arg(forecast.enterprise, name, formatTime(forecast.window->span.from).mid(11, 5),
                               formatTime(forecast.window->span.to).mid(11, 5))
                          .arg(forecast.window->probability, 0, 'f', 2));
        } else {
            call.line(QStringLiteral("%1 %2: %3").arg(forecast.enterprise, name, forecast.why));
        }
    }
    return done;
}

} // namespace nightjar::cli

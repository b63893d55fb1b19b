// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <vector>

#include <QJsonArray>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/registry/model.h"
#include "core/screening/power.h"
#include "core/screening/workdays.h"

namespace nightjar {

/// The contiguous hours of a night in which a firm is likeliest to run.
struct RaidWindow {
    Span span;
    double probability = 0; ///< mean of its slots
};

/// How likely a firm runs, by quarter hour from 12:00 of the day of the night on.
struct RunningForecast {
    QString enterprise;
    bool known = false; ///< false: under 7 nights of data; `why` says so
    std::array<double, 96> slots{};
    std::optional<RaidWindow> window;
    std::vector<Day> nights;       ///< newest first: ran in at least half of the window, of the last 28
    std::optional<Seconds> newest; ///< begin of the newest sample that was read
    QString source;                ///< `total` or `production`
    QString why;                   ///< a sentence: what the forecast rests on
};

/// Hours within which the window is looked for, minutes since midnight; `to` is of the next morning.
struct NightHours {
    int from = 22 * 60;
    int to = 6 * 60;
};

/// Running probability of one firm for the night that begins on `night`; pure. Only what was known before 12:00 of that
/// day enters: samples by time, orders by `issued`.
///
/// Six simple forecasters (mean of 14 nights, recency weighted, same kind of day, same weekday, what follows last
/// night's state, long-run rate; each shrunk by Laplace towards the firm's own night level) are weighed by how well
/// each foretold this firm's own past nights (Brier score, exponential weights), so that regular firms are forecast by
/// their rhythm and erratic ones by their mean. Data older than 36 h draws the result towards the long-run rate.
RunningForecast forecastNight(const QString &enterprise, const PowerCurve &load, const std::vector<Order> &orders,
                              const Workdays &workdays, Day night, const NightHours &hours = {});

/// Forecasts of a cache's enterprises (empty = all; a firm without a meter has no slots and says why), by code. One
/// read connection a thread.
Result<std::vector<RunningForecast>> forecastNights(const QString &cachePath, Day night,
                                                    const QStringList &enterprises = {}, const NightHours &hours = {},
                                                    int threads = 0, const OnProgress &onProgress = {});
/// The contract's document of the verb `tonight`.
QJsonArray tonightJson(const std::vector<RunningForecast> &forecasts);

} // namespace nightjar

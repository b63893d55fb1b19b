// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QStringList>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/registry/model.h"
#include "core/screening/kept_results.h"
#include "core/screening/tariff_calendar.h"
#include "core/screening/workdays.h"

namespace nightjar {

class Cache;

/// The enterprises of a cache, to be worked on by several threads, each with a read connection of its own.
class FirmJobs
{
public:
    /// `enterprises` empty = all. An unknown code is refused.
    static Result<FirmJobs> open(const QString &cachePath, const QStringList &enterprises);
    const Registry &registry() const { return m_registry; }
    const RegistryPrints &prints() const { return m_prints; } ///< of the registry as it was read
    const QStringList &firms() const { return m_firms; }      ///< by code
    const std::shared_ptr<const TariffBook> &tariffs() const { return m_tariffs; }
    const std::shared_ptr<const Workdays> &workdays() const { return m_workdays; }
    const QStringList &notices() const { return m_notices; }

    using Work = std::function<Outcome(Cache &cache, std::size_t index, const StopSign &stop)>;
    /// Calls `work` once for each firm, on `threads` threads (0 = one a core); the first error or a cancel ends it,
    /// the firms under way included where `work` minds its stop sign.
    /// `onProgress` is called from the calling thread only, at least every 0.1 s.
    Outcome run(const Work &work, int threads, const OnProgress &onProgress) const;

private:
    QString m_path;
    Registry m_registry;
    RegistryPrints m_prints;
    QStringList m_firms;
    std::shared_ptr<const TariffBook> m_tariffs;
    std::shared_ptr<const Workdays> m_workdays;
    QStringList m_notices;
};

/// The error of work that the officer stopped.
Error cancelledError();

} // namespace nightjar

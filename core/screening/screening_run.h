// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/screening/rule_pack.h"

namespace nightjar {

class Cache;
struct Registry;
struct FirmData;
class TariffBook;
class Workdays;

/// What is screened, and how.
struct ScreeningScope {
    RulePack pack;           ///< with changed parameters already set (`--set`)
    QStringList rules;       ///< empty = all that the pack has switched on
    QStringList enterprises; ///< empty = all
    Span range{0, 0};        ///< leads that touch it; empty = all. Data before it is still reference.
    double minStrength = 0.5;
    int threads = 0;   ///< 0 = one a core
    bool store = true; ///< keep screening, leads and a journal row in the cache
    Seconds now = 0;   ///< the caller's clock, for the journal; core has none
    QString by;        ///< who runs it
};

struct ScreeningReport {
    qint64 screening = 0; ///< 0: not stored
    QString packSha256;
    double seconds = 0;
    qint64 samples = 0;
    qint64 known = 0;        ///< enterprises of which every answer was known from an earlier screening of the same data
    std::vector<Lead> leads; ///< strength >= minStrength, regulator tier; by `from`, enterprise, rule
    std::vector<Lead> alarms; ///< firm tier
    std::vector<Lead> hints;  ///< weaker than minStrength
    std::vector<Unjudged> unjudged;
    std::vector<FirmClass> classes;
    QStringList notices; ///< sentences on tariffs that were refused and the like
};

/// Runs the rules over the enterprises of a cache on all cores, one read connection a thread. Same leads in the same
/// order for any number of threads; each rule finds its leads as if it ran alone. Cancelled by `onProgress`: nothing is
/// stored.
Result<ScreeningReport> runScreening(const QString &cachePath, const ScreeningScope &scope,
                                     const OnProgress &onProgress = {});

/// One enterprise decoded from a cache: its registry rows and every channel that rules look at. `meters` leaves outlets
/// out.
enum class FirmParts { All, Meters };
Result<FirmData> loadFirm(Cache &cache, const Registry &registry, const QString &enterprise,
                          std::shared_ptr<const TariffBook> tariffs, std::shared_ptr<const Workdays> workdays,
                          FirmParts parts = FirmParts::All, Span span = {}, const StopSign *stop = nullptr);

/// The rules of a pack over one enterprise; pure, unless it is stopped between two rules. Leads are not yet numbered.
RuleResult judgeFirm(const FirmData &firm, const RulePack &pack, const QStringList &rules,
                     const StopSign *stop = nullptr);

} // namespace nightjar

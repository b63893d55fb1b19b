// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/screening_run.h"

#include <chrono>
#include <cmath>
#include <optional>

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

#include "core/base/hash.h"
#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/database.h"
#include "core/cache/rule_result_store.h"
#include "core/cache/screening_store.h"
#include "core/cache/series_store.h"
#include "core/screening/calibration.h"
#include "core/screening/figures.h"
#include "core/screening/findings.h"
#include "core/screening/firm_data.h"
#include "core/screening/firm_jobs.h"
#include "core/screening/outlet_context.h"

namespace nightjar {
namespace {

/// Channels that no rule of this version looks at: extremes and totals of a period, states.
bool isUnused(const ChannelKey &key)
{
    const QString &factor = key.factor;
    return factor.endsWith(u"-min") || factor.endsWith(u"-max") || factor.endsWith(u"-cou") ||
           factor.contains(u"-min-") || factor.contains(u"-max-") || factor.contains(u"-cou-") ||
           factor.endsWith(u"-rs") || factor.contains(u"-runtime");
}

bool isMeterFactor(const QString &factor) { return pointKindForFactor(baseFactor(factor)) == PointKind::Meter; }

struct FirmOutcome {
    RuleResult result;
    qint64 samples = 0;
    QByteArray fingerprint;
    std::vector<RuleResultRow> found; ///< what was not known before
};

/// The channels of an enterprise that rules look at, with or without samples.
std::vector<const Channel *> screenedChannels(const Registry &registry, const QString &enterprise)
{
    std::vector<const Channel *> channels = registry.channelsOf(enterprise);
    std::erase_if(channels, [](const Channel *channel) {
        return channel->id == 0 || isUnused(channel->key) || channel->unit == u"state";
    });
    return channels;
}

/// Fingerprint of all blocks of an enterprise that rules look at.
Result<QByteArray> dataPrint(Cache &cache, const Registry &registry, const QString &enterprise)
{
    Sha256 hash;
    for (const Channel *channel : screenedChannels(registry, enterprise)) {
        const Result<Span> extent = cache.series().extent(channel->id);
        if (!extent)
            return extent.error();
        if (extent->empty())
            continue;
        const Result<QByteArray> print = cache.series().fingerprint(channel->id);
        if (!print)
            return print.error();
        hash.add(channel->key.text().toUtf8());
        hash.add(*print);
    }
    return hash.finish();
}

void append(RuleResult &all, RuleResult &&own)
{
    all.leads.insert(all.leads.end(), std::make_move_iterator(own.leads.begin()),
                     std::make_move_iterator(own.leads.end()));
    all.unjudged.insert(all.unjudged.end(), own.unjudged.begin(), own.unjudged.end());
    all.classes.insert(all.classes.end(), own.classes.begin(), own.classes.end());
}

/// The rules over one enterprise: what the cache still knows of the same data is taken, the rest is found.
Outcome screenFirm(Cache &cache, const FirmJobs &jobs, const QString &enterprise, const RulePack &pack,
                   const QStringList &rules, const StopSign &stop, FirmOutcome &outcome)
{
    const Result<QByteArray> data = dataPrint(cache, jobs.registry(), enterprise);
    if (!data)
        return data.error();
    outcome.fingerprint = *data;
    std::optional<FirmData> firm;
    std::optional<FirmContextScope> scope; // over all rules
    for (const Rule &rule : allRules()) {
        const QString id = QString::fromLatin1(rule.id);
        if (!rules.contains(id))
            continue;
        const QByteArray key = resultKey(rule, pack.params(id), jobs.prints(), enterprise, *data);
        const auto kept = cache.ruleResults().find(enterprise, id, key);
        if (!kept)
            return kept.error();
        if (*kept) {
            if (Result<RuleResult> result = resultFromBytes(**kept, outcome.samples)) {
                append(outcome.result, std::move(*result));
                continue;
            }
        }
        if (!firm) {
            Result<FirmData> loaded = loadFirm(cache, jobs.registry(), enterprise, jobs.tariffs(), jobs.workdays(),
                                               FirmParts::All, {}, &stop);
            if (!loaded)
                return loaded.error();
            firm = std::move(*loaded);
            scope.emplace(*firm);
        }
        outcome.samples = firm->samples();
        RuleResult result = judgeFirm(*firm, pack, {id}, &stop);
        if (stop)
            return cancelledError();
        outcome.found.push_back({enterprise, id, key, resultBytes(result, outcome.samples)});
        append(outcome.result, std::move(result));
    }
    scope.reset();
    if (firm) { // the next firm is read into the same arrays
        for (ChannelData &channel : firm->channels)
            cache.series().giveBack(std::move(channel.series));
    }
    return Done{};
}

void sortUnjudged(std::vector<Unjudged> &rows)
{
    const auto key = [](const Unjudged &row) { return std::tie(row.rule, row.channel, row.why); };
    std::sort(rows.begin(), rows.end(), [&](const Unjudged &a, const Unjudged &b) { return key(a) < key(b); });
    rows.erase(
        std::unique(rows.begin(), rows.end(), [&](const Unjudged &a, const Unjudged &b) { return key(a) == key(b); }),
        rows.end());
}

Result<QStringList> chosenRules(const ScreeningScope &scope)
{
    QStringList rules;
    if (scope.rules.isEmpty()) {
        for (const Rule &rule : allRules()) {
            if (scope.pack.enabled(QString::fromLatin1(rule.id)))
                rules << QString::fromLatin1(rule.id);
        }
        return rules;
    }
    for (const QString &id : scope.rules) {
        const bool built = std::any_of(allRules().begin(), allRules().end(),
                                       [&](const Rule &rule) { return id == QLatin1StringView(rule.id); });
        if (!built || !scope.pack.rule(id)) {
            return Error{Error::Kind::NotFound,
                         QCoreApplication::translate(
                             "Screening", "The rule \"%1\" is not known. The command \"rules\" lists those that are.")
                             .arg(id),
                         id, -1};
        }
        if (!rules.contains(id))
            rules << id;
    }
    return rules;
}

} // namespace

RuleResult judgeFirm(const FirmData &firm, const RulePack &pack, const QStringList &rules, const StopSign *stop)
{
    const FirmContextScope scope(firm);
    RuleResult all;
    for (const Rule &rule : allRules()) {
        if (stop && *stop)
            break;
        const QString id = QString::fromLatin1(rule.id);
        if (!rules.contains(id))
            continue;
        RuleResult own = rule.judge(firm, pack.params(id));
        calibrate(own.leads);
        append(all, std::move(own));
    }
    return all;
}

Result<FirmData> loadFirm(Cache &cache, const Registry &registry, const QString &enterprise,
                          std::shared_ptr<const TariffBook> tariffs, std::shared_ptr<const Workdays> workdays,
                          FirmParts parts, Span span, const StopSign *stop)
{
    FirmData firm = firmShell(registry, enterprise);
    firm.tariffs = std::move(tariffs);
    firm.workdays = std::move(workdays);
    for (const Channel *channel : screenedChannels(registry, enterprise)) {
        if (stop && *stop)
            return cancelledError();
        if (parts == FirmParts::Meters && !isMeterFactor(channel->key.factor))
            continue;
        Result<Series> series = cache.series().read(channel->id, span, SeriesParts::Numbers);
        if (!series)
            return series.error();
        if (series->empty())
            continue;
        ChannelData data{*channel, std::move(*series), 0};
        data.step = channel->step > 0 ? channel->step : medianStep(data.series);
        const double scale = channel->scale();
        if (scale != 1.0 && std::isfinite(scale)) {
            for (double &value : data.series.values)
                value *= scale;
        }
        firm.channels.push_back(std::move(data));
    }
    return firm;
}

Result<ScreeningReport> runScreening(const QString &cachePath, const ScreeningScope &scope,
                                     const OnProgress &onProgress)
{
    const auto start = std::chrono::steady_clock::now();
    Result<QStringList> rules = chosenRules(scope);
    if (!rules)
        return rules.error();
    Result<FirmJobs> jobs = FirmJobs::open(cachePath, scope.enterprises);
    if (!jobs)
        return jobs.error();
    std::vector<FirmOutcome> outcomes(std::size_t(jobs->firms().size()));
    const auto work = [&](Cache &cache, std::size_t index, const StopSign &stop) -> Outcome {
        // One look at the cache, so that an answer is kept under the fingerprint of the data it was found from.
        if (const Outcome begun = cache.database().execute("BEGIN"); !begun)
            return begun;
        const Outcome screened =
            screenFirm(cache, *jobs, jobs->firms()[qsizetype(index)], scope.pack, *rules, stop, outcomes[index]);
        if (const Outcome ended = cache.database().execute("COMMIT"); screened && !ended)
            return ended;
        return screened;
    };
    if (const Outcome done = jobs->run(work, scope.threads, onProgress); !done)
        return done.error();

    ScreeningReport report;
    report.packSha256 = scope.pack.sha256();
    report.notices = jobs->notices();
    std::vector<Lead> all;
    Sha256 hash;
    for (FirmOutcome &outcome : outcomes) {
        report.samples += outcome.samples;
        report.known += outcome.found.empty() ? 1 : 0;
        hash.add(outcome.fingerprint);
        for (Lead &lead : outcome.result.leads) {
            if (scope.range.empty() || lead.span.touches(scope.range))
                all.push_back(std::move(lead));
        }
        report.unjudged.insert(report.unjudged.end(), outcome.result.unjudged.begin(), outcome.result.unjudged.end());
        report.classes.insert(report.classes.end(), outcome.result.classes.begin(), outcome.result.classes.end());
    }
    sortUnjudged(report.unjudged);
    // Findings are made over what is listed: a hint never becomes the head of a lead.
    for (Lead &lead : all) {
        lead.strength = std::round(lead.strength * 1000.0) / 1000.0;
        std::vector<Lead> &list = lead.strength < scope.minStrength ? report.hints
                                  : lead.tier == LeadTier::Firm     ? report.alarms
                                                                    : report.leads;
        list.push_back(std::move(lead));
    }
    assignFindings(report.leads);
    assignFindings(report.alarms);
    assignFindings(report.hints);
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (onProgress && !onProgress({qint64(outcomes.size()), qint64(outcomes.size())}))
        return cancelledError();
    if (!scope.store)
        return report;

    Result<Cache> cache = Cache::open(cachePath, OpenMode::ReadWrite);
    if (!cache)
        return cache.error();
    if (cache->readOnly()) {
        report.notices << QCoreApplication::translate(
            "Screening", "The cache cannot be written: the leads are shown, but not kept.");
        return report;
    }
    Screening screening;
    screening.packName = scope.pack.name();
    screening.packSha256 = report.packSha256;
    screening.pack = scope.pack.canonicalJson();
    screening.rules = *rules;
    screening.enterprises = scope.enterprises;
    screening.range = scope.range;
    screening.minStrength = scope.minStrength;
    screening.dataSha256 = QString::fromLatin1(hash.finish().toHex());
    screening.startedAt = scope.now;
    screening.seconds = report.seconds;
    screening.samples = report.samples;
    screening.leads = qint64(report.leads.size());
    screening.hints = qint64(report.hints.size());
    // Firm alarms are kept beside the leads, with their tier.
    std::vector<Lead> kept = report.leads;
    kept.insert(kept.end(), report.alarms.begin(), report.alarms.end());
    Result<qint64> id = cache->screenings().store(screening, kept, report.hints);
    if (!id)
        return id.error();
    std::vector<RuleResultRow> found;
    for (FirmOutcome &outcome : outcomes)
        found.insert(found.end(), std::make_move_iterator(outcome.found.begin()),
                     std::make_move_iterator(outcome.found.end()));
    if (const Outcome remembered = cache->ruleResults().keep(found); !remembered)
        return remembered.error();
    report.screening = *id;
    report.leads.assign(kept.begin(), kept.begin() + std::ptrdiff_t(report.leads.size()));
    report.alarms.assign(kept.begin() + std::ptrdiff_t(report.leads.size()), kept.end());
    const Outcome logged = cache->audit().append(scope.now, scope.by, QStringLiteral("screening"), QString::number(*id),
                                                 {{QStringLiteral("pack_sha256"), report.packSha256},
                                                  {QStringLiteral("data_sha256"), screening.dataSha256},
                                                  {QStringLiteral("rules"), QJsonArray::fromStringList(*rules)},
                                                  {QStringLiteral("leads"), qint64(report.leads.size())},
                                                  {QStringLiteral("alarms"), qint64(report.alarms.size())},
                                                  {QStringLiteral("hints"), qint64(report.hints.size())}});
    if (!logged)
        return logged.error();
    return report;
}

} // namespace nightjar

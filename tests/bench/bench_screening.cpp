// SPDX-License-Identifier: GPL-3.0-or-later
// bench_screening CACHE [LABELS.json] [RULE...]: values a second of a screening, and, with the labels of a simulated
// folder, which frauds were found and which leads meet no fraud. bench_screening --brier CACHE: running probability of
// held-back nights against "same as last night" and "mean of the last 14 nights".
#include <cmath>
#include <cstdio>

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include "core/cache/cache.h"
#include "core/screening/firm_data.h"
#include "core/screening/firm_jobs.h"
#include "core/screening/lead_json.h"
#include "core/screening/night_load.h"
#include "core/screening/screening_run.h"
#include "core/screening/tonight.h"

using namespace nightjar;

namespace {

Seconds timeOf(const QJsonValue &value)
{
    const QByteArray text = value.toString().toUtf8();
    return parseTime({text.constData(), std::size_t(text.size())}).value_or(0);
}

struct Fraud {
    QJsonObject label;
    Span span;
    bool found = false;
};

/// The best lead of the label's rule and firm, by overlap over union.
void compare(const ScreeningReport &report, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QJsonArray labels = QJsonDocument::fromJson(file.readAll()).array();
    std::vector<Fraud> frauds;
    std::vector<Fraud> honest;
    for (const QJsonValue &value : labels) {
        const QJsonObject label = value.toObject();
        const Fraud fraud{label, {timeOf(label[u"from"]), timeOf(label[u"to"])}};
        (label[u"rule"].isNull() ? honest : frauds).push_back(fraud);
    }
    std::vector<Lead> leads = report.leads;
    for (const Lead &alarm : report.alarms)
        leads.push_back(alarm);
    std::vector<bool> used(leads.size(), false);
    int found = 0;
    int exact = 0;
    for (Fraud &fraud : frauds) {
        double best = 0;
        std::size_t which = 0;
        for (std::size_t i = 0; i < leads.size(); ++i) {
            if (leads[i].rule != fraud.label[u"rule"].toString() ||
                leads[i].enterprise != fraud.label[u"enterprise"].toString())
                continue;
            const double shared = double(overlap(leads[i].span, fraud.span));
            if (shared > 0)
                used[i] = true;
            const double score = shared / double(leads[i].span.length() + fraud.span.length() - Seconds(shared));
            if (score > best) {
                best = score;
                which = i;
            }
        }
        fraud.found = best > 0.5;
        found += fraud.found ? 1 : 0;
        const Seconds step = fraud.label[u"rule"].toString() == u"night-production" ? 900
                             : fraud.label[u"rule"].toString() == u"exceedance"     ? 3600
                                                                                    : 60;
        const bool edges = fraud.found && std::abs(leads[which].span.from - fraud.span.from) <= 2 * step &&
                           std::abs(leads[which].span.to - fraud.span.to) <= 2 * step;
        exact += edges ? 1 : 0;
        if (!edges) {
            std::printf("%s %s %s/%s/%s %s..%s iou %.2f", fraud.found ? "EDGES " : "MISSED",
                        qPrintable(fraud.label[u"enterprise"].toString()), qPrintable(fraud.label[u"rule"].toString()),
                        qPrintable(fraud.label[u"kind"].toString()), qPrintable(fraud.label[u"level"].toString()),
                        qPrintable(formatTime(fraud.span.from)), qPrintable(formatTime(fraud.span.to)), best);
            if (best > 0)
                std::printf(" lead %s..%s", qPrintable(formatTime(leads[which].span.from)),
                            qPrintable(formatTime(leads[which].span.to)));
            std::printf(" %s\n",
                        QJsonDocument(fraud.label[u"channels"].toArray()).toJson(QJsonDocument::Compact).constData());
        }
    }
    int falseLeads = 0;
    for (std::size_t i = 0; i < leads.size(); ++i) {
        if (used[i])
            continue;
        falseLeads += i < report.leads.size() ? 1 : 0;
        QString near;
        for (const Fraud &look : honest) {
            if (look.label[u"enterprise"].toString() == leads[i].enterprise && overlap(look.span, leads[i].span) > 0)
                near += look.label[u"kind"].toString() + u' ';
        }
        std::printf("FALSE  %s %s %s %s..%s %.3f near [%s] %s\n", qPrintable(leads[i].enterprise),
                    qPrintable(leads[i].rule), i < report.leads.size() ? "lead" : "alarm",
                    qPrintable(formatTime(leads[i].span.from)), qPrintable(formatTime(leads[i].span.to)),
                    leads[i].strength, qPrintable(near),
                    QJsonDocument(leads[i].figures).toJson(QJsonDocument::Compact).left(900).constData());
    }
    std::printf(
        "frauds %zu found %d edges within two steps %d; leads %zu, of these false %d (alarms %zu); look-alikes %zu\n",
        frauds.size(), found, exact, report.leads.size(), falseLeads, report.alarms.size(), honest.size());
}

int brier(const QString &cachePath)
{
    Result<FirmJobs> jobs = FirmJobs::open(cachePath, {});
    if (!jobs) {
        std::fprintf(stderr, "%s\n", qPrintable(jobs.error().text));
        return 1;
    }
    Result<Cache> cache = Cache::open(cachePath, OpenMode::ReadOnly);
    double ours = 0, last = 0, mean = 0, count = 0;
    std::array<double, 10> said{}, ran{}, cells{};
    for (const QString &code : jobs->firms()) {
        Result<FirmData> firm =
            loadFirm(*cache, jobs->registry(), code, jobs->tariffs(), jobs->workdays(), FirmParts::Meters);
        if (!firm)
            continue;
        std::vector<const Point *> meters = firm->meters(MeterRole::Total);
        if (meters.empty())
            meters = firm->meters(MeterRole::Production);
        std::vector<PowerCurve> curves;
        for (const Point *meter : meters)
            curves.push_back(powerCurve(*firm, *meter, 900));
        const PowerCurve load = summed(curves);
        const LoadLevels levels = loadLevels(load);
        if (!levels.known)
            continue;
        const auto on = [&](Day day, int slot) {
            return load.at(dayStart(day) + 43'200 + slot * 900) > levels.threshold ? 1.0 : 0.0;
        };
        const Day end = dayOf(load.end());
        for (Day night = end - 40; night < end - 1; night += 3) {
            const RunningForecast forecast = forecastNight(code, load, firm->orders, *jobs->workdays(), night);
            if (!forecast.known)
                continue;
            for (int slot = 40; slot < 72; ++slot) {
                const double truth = on(night, slot);
                double average = 0;
                for (Day d = night - 14; d < night; ++d)
                    average += on(d, slot) / 14;
                const double p = forecast.slots[std::size_t(slot)];
                ours += (p - truth) * (p - truth);
                last += (on(night - 1, slot) - truth) * (on(night - 1, slot) - truth);
                mean += (average - truth) * (average - truth);
                count += 1;
                const std::size_t cell = std::min<std::size_t>(9, std::size_t(p * 10));
                said[cell] += p;
                ran[cell] += truth;
                cells[cell] += 1;
            }
        }
    }
    std::printf("Brier over %.0f quarter hours: ours %.4f, same as last night %.4f, mean of 14 nights %.4f\n", count,
                ours / count, last / count, mean / count);
    for (std::size_t i = 0; i < 10; ++i) {
        if (cells[i] > 0)
            std::printf("  said %.2f ran %.2f (%.0f)\n", said[i] / cells[i], ran[i] / cells[i], cells[i]);
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = application.arguments().mid(1);
    if (arguments.isEmpty())
        return 2;
    if (arguments.first() == u"--brier")
        return brier(arguments.value(1));
    ScreeningScope scope;
    Result<RulePack> pack = RulePack::standard();
    if (!pack)
        return 1;
    scope.pack = *pack;
    scope.rules = arguments.mid(2);
    scope.store = false;
    const Result<ScreeningReport> report = runScreening(arguments.first(), scope);
    if (!report) {
        std::fprintf(stderr, "%s\n", qPrintable(report.error().text));
        return 1;
    }
    if (arguments.size() > 1)
        compare(*report, arguments[1]);
    for (const Unjudged &row : report->unjudged)
        std::fprintf(stderr, "unjudged %s %s %s\n", qPrintable(row.rule), qPrintable(row.channel), qPrintable(row.why));
    std::printf("%zu leads, %zu alarms, %zu hints, %lld samples in %.2f s: %.1f M values/s\n", report->leads.size(),
                report->alarms.size(), report->hints.size(), static_cast<long long>(report->samples), report->seconds,
                double(report->samples) / report->seconds / 1e6);
    return 0;
}

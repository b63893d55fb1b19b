// SPDX-License-Identifier: GPL-3.0-or-later
// bench_quality: an independent judge of the rules of emission data. It makes firms from real series and from a physics
// of its own, puts frauds of every kind into them at three levels, beside calibrations, outages, stops, shifts of load,
// quiet channels and faults, and counts what the rules say. It shares no code with core/sample and none with the rules.
// Tune on seeds 0-99 only; seeds from 1000 on are held out.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>

#include <QCommandLineParser>
#include <QCoreApplication>

#include "core/screening/screening_resources.h"
#include "tests/bench/quality/calibration_fit.h"
#include "tests/bench/quality/dump.h"
#include "tests/bench/quality/pictures.h"
#include "tests/bench/quality/score.h"

using namespace nightjar;
using namespace nightjar::quality;

namespace {

struct Job {
    quint64 seed;
    int number;
    Task task;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Judges the rules of emission data on inserted frauds."));
    parser.addHelpOption();
    const auto option = [&](const char *name, const char *help, const char *value = "", const char *standard = "") {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(help), QString::fromLatin1(value),
                          QString::fromLatin1(standard)});
    };
    option("seeds", "seeds A-B; tuning 0-99, held out from 1000 on", "A-B", "0-2");
    option("rules", "only frauds of these rules (comma between them)", "IDS");
    option("alone", "run only the rules of --rules, too (no confusion is seen then)");
    option("levels", "only these levels: 0 easy, 1 middling, 2 hard", "LIST", "0,1,2");
    option("firms", "honest firms a seed", "N", "20");
    option("days", "days of data a firm", "N", "45");
    option("firm", "only the firms of these numbers, as --list-misses prints them", "LIST");
    option("without", "do not run these rules", "IDS");
    option("only-honest", "no frauds");
    option("list-misses", "print N misses and N false leads of each rule", "N", "0");
    option("strength", "leads from this strength on count", "X", "0.5");
    option("threads", "0: one a core", "N", "0");
    option("json", "print one JSON document");
    option("dump", "write the data of the first seed as a dataset folder with labels.json, and stop", "FOLDER");
    option("pictures", "write the pictures of the help pages", "FOLDER");
    option("reliability", "print ten bins of strength");
    option("fit", "write a calibration fitted on these seeds", "FILE");
    option("set", "a parameter, ID.NAME=VALUE (may be repeated)", "P");
    parser.process(app);

    initNightjarScreeningResources();
    Result<RulePack> pack = RulePack::standard();
    if (!pack) {
        std::fprintf(stderr, "%s\n", qPrintable(pack.error().text));
        return 1;
    }
    for (const QString &each : parser.values(QStringLiteral("set"))) {
        const Outcome set = pack->setParameter(each.section(u'=', 0, 0), each.section(u'=', 1));
        if (!set) {
            std::fprintf(stderr, "%s\n", qPrintable(set.error().text));
            return 2;
        }
    }
    std::vector<std::string> frauds;
    const QStringList wanted = parser.value(QStringLiteral("rules")).split(u',', Qt::SkipEmptyParts);
    for (const std::string &rule : fraudRules()) {
        if (!parser.isSet(QStringLiteral("only-honest")) &&
            (wanted.isEmpty() || wanted.contains(QString::fromStdString(rule))))
            frauds.push_back(rule);
    }
    const QStringList without = parser.value(QStringLiteral("without")).split(u',');
    QStringList built;
    for (const Rule &rule : allRules()) {
        const QString id = QString::fromLatin1(rule.id);
        const bool chosen = (!parser.isSet(QStringLiteral("alone")) || wanted.contains(id)) && !without.contains(id);
        if (pack->rule(id) && chosen && !id.startsWith(u"night-") && !id.startsWith(u"treatment-"))
            built << id;
    }
    const QStringList ends = parser.value(QStringLiteral("seeds")).split(u'-');
    const quint64 first = ends.first().toULongLong();
    const quint64 last = ends.last().toULongLong();
    const int days = parser.value(QStringLiteral("days")).toInt();
    const QStringList levels = parser.value(QStringLiteral("levels")).split(u',');
    const QStringList only = parser.value(QStringLiteral("firm")).split(u',', Qt::SkipEmptyParts);
    std::vector<Job> jobs;
    for (quint64 seed = first; seed <= last; ++seed) {
        // numbered alike whatever is chosen, so that --firm finds it again
        int number = 0;
        for (const Task &task : tasksOf(fraudRules(), parser.value(QStringLiteral("firms")).toInt())) {
            const bool honest = task.rule.empty();
            const bool chosen = honest || std::find(frauds.begin(), frauds.end(), task.rule) != frauds.end();
            const bool level = honest || levels.contains(QString::number(task.level));
            if (chosen && level && (only.isEmpty() || only.contains(QString::number(number))))
                jobs.push_back({seed, number, task});
            ++number;
        }
    }
    if (parser.isSet(QStringLiteral("dump"))) {
        std::vector<Case> cases;
        for (const Job &job : jobs) {
            if (job.seed == first)
                cases.push_back(makeCase(job.seed, job.number, job.task, days));
        }
        std::erase_if(cases, [](const Case &each) { return each.number < 0; });
        return dump(cases, parser.value(QStringLiteral("dump"))) ? 0 : 1;
    }
    std::vector<Case> cases(jobs.size());
    std::vector<Verdict> verdicts(jobs.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < jobs.size(); i = next++) {
            Case trial = makeCase(jobs[i].seed, jobs[i].number, jobs[i].task, days);
            if (trial.number >= 0)
                verdicts[i] = judge(trial, *pack, built, parser.value(QStringLiteral("strength")).toDouble());
            trial.firm.channels.clear(); // verdicts point into the frauds only
            trial.firm.channels.shrink_to_fit();
            // moving a vector keeps its elements where they are, so the pointers hold
            cases[i] = std::move(trial);
        }
    };
    const int threads = parser.value(QStringLiteral("threads")).toInt();
    std::vector<std::thread> crew;
    for (int i = threads > 0 ? threads : int(std::max(1u, std::thread::hardware_concurrency())); i > 0; --i)
        crew.emplace_back(work);
    for (std::thread &each : crew)
        each.join();
    Score score(cases, verdicts, frauds, built);
    if (parser.isSet(QStringLiteral("json")))
        score.printJson();
    else
        score.print(parser.value(QStringLiteral("list-misses")).toInt());
    if (parser.isSet(QStringLiteral("pictures")) &&
        !writePictures(cases, verdicts, frauds, parser.value(QStringLiteral("pictures"))))
        return 1;
    if (parser.isSet(QStringLiteral("fit"))) {
        const auto fits = fitStrengths(verdicts);
        for (const auto &[rule, fit] : fits)
            std::printf("%-28s %4d leads: offset %+.2f slope %.2f, Brier %.3f -> %.3f\n", rule.c_str(), fit.leads,
                        fit.offset, fit.slope, fit.brierBefore, fit.brierAfter);
        if (!writeFit(fits, parser.value(QStringLiteral("fit"))))
            return 1;
    }
    if (parser.isSet(QStringLiteral("reliability")))
        score.printReliability();
    return 0;
}

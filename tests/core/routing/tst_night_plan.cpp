// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/routing/night_plan.h"

using namespace nightjar;

class NightPlanTest : public QObject
{
    Q_OBJECT
private:
    static constexpr Day night = 20'664;

    static Registry registryOf(const QStringList &codes)
    {
        Registry registry;
        double lon = 121.6;
        for (const QString &code : codes) {
            Enterprise enterprise;
            enterprise.code = code;
            enterprise.name = code;
            if (!code.startsWith(u"lost"))
                enterprise.position = Position{lon += 0.01, 29.9};
            registry.enterprises.push_back(enterprise);
        }
        return registry;
    }

    static StoredLead leadOf(const QString &enterprise, const QString &rule, double strength,
                             const QString &state = QStringLiteral("new"))
    {
        StoredLead stored;
        stored.lead.id = enterprise + u'-' + rule;
        stored.lead.enterprise = enterprise;
        stored.lead.rule = rule;
        stored.lead.strength = strength;
        stored.state = state;
        return stored;
    }

    /// Runs from `fromSlot` on (15 min each, from 12:00), not before.
    static RunningChance runsFrom(int fromSlot)
    {
        RunningChance chance;
        chance.slots.assign(96, 0.0);
        for (std::size_t i = std::size_t(fromSlot); i < 96; ++i)
            chance.slots[i] = 0.9;
        return chance;
    }

    static NightSettings settingsOf(int teams)
    {
        NightSettings settings;
        settings.night = night;
        settings.teams = equalTeams(teams, {121.6, 29.9}, night, 22 * 60, 5 * 60);
        settings.route.iterations = 2000;
        return settings;
    }

private Q_SLOTS:
    void candidatesAreFirmsWithOpenLeads()
    {
        const Registry registry = registryOf({"a", "b", "c", "lost"});
        StoredLead gone = leadOf("c", "night-production", 0.9);
        gone.gone = true;
        const auto found = nightCandidates(registry,
                                           {leadOf("a", "night-production", 0.6), leadOf("a", "long-constant", 0.8),
                                            leadOf("b", "night-production", 0.7, "dismissed"), gone,
                                            leadOf("lost", "exceedance", 0.9)},
                                           {});
        QCOMPARE(int(found.candidates.size()), 1);
        QCOMPARE(found.candidates[0].enterprise, QStringLiteral("a"));
        QCOMPARE(found.candidates[0].weight, 0.8);
        QCOMPARE(found.candidates[0].leads, QStringList({"a-long-constant", "a-night-production"}));
        QCOMPARE(int(found.without.size()), 1);
        QVERIFY(found.without[0].why.contains(u"lost"));
    }

    void visitsWhenTheFirmRuns()
    {
        const Registry registry = registryOf({"late"});
        // Slot 52 is 01:00 of the next day.
        const auto found =
            nightCandidates(registry, {leadOf("late", "night-production", 1.0)}, {{"late", runsFrom(52)}});
        const NightSettings settings = settingsOf(1);
        const auto problem = nightProblem(found, settings);
        QVERIFY(bool(problem));
        const auto solution = optimise(problem->problem, settings.route);
        QVERIFY(bool(solution));
        QVERIFY(checkSolution(problem->problem, *solution).empty());
        const Plan plan = nightPlan(*problem, *solution, settings);
        QCOMPARE(int(plan.stops.size()), 1);
        QVERIFY(plan.stops[0].start >= dayStart(night + 1) + 3600);
        QCOMPARE(plan.stops[0].score, 0.9);
        QCOMPARE(plan.stops[0].checkKind, QStringLiteral("clue-driven"));
        QVERIFY(stopWarnings(plan.stops[0]).size() >= 2); // neither approved nor with an act code
    }

    void recordsNeedNobodyAtWork()
    {
        const Registry registry = registryOf({"frozen"});
        const auto found = nightCandidates(registry, {leadOf("frozen", "long-constant", 0.8)},
                                           {{"frozen", RunningChance{std::vector<double>(96, 0.0), {}}}});
        const auto problem = nightProblem(found, settingsOf(1));
        QVERIFY(bool(problem));
        QCOMPARE(problem->problem.sites[0].slotScores.front(), 0.8);
    }

    void unusableSettingsAreSentences_data()
    {
        QTest::addColumn<int>("teams");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<double>("lat");
        QTest::newRow("no team") << 0 << 420 << 29.9;
        QTest::newRow("ends before it starts") << 1 << -60 << 29.9;
        QTest::newRow("no place on earth") << 1 << 420 << 129.9;
    }
    void unusableSettingsAreSentences()
    {
        QFETCH(int, teams);
        QFETCH(int, minutes);
        QFETCH(double, lat);
        NightSettings settings = settingsOf(teams);
        for (PlanTeam &team : settings.teams) {
            team.start.lat = lat;
            team.to = team.from + minutes * 60;
        }
        const auto problem = nightProblem({}, settings);
        QVERIFY(!problem);
        QVERIFY(problem.error().text.endsWith(u'.'));
    }

    void noCandidateIsAnEmptyPlan()
    {
        const NightSettings settings = settingsOf(2);
        const auto problem = nightProblem({}, settings);
        QVERIFY(bool(problem));
        const auto solution = optimise(problem->problem, settings.route);
        QVERIFY(bool(solution));
        QVERIFY(nightPlan(*problem, *solution, settings).stops.empty());
    }
};

QTEST_APPLESS_MAIN(NightPlanTest)
#include "tst_night_plan.moc"

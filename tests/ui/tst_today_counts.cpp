// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ui/today/today_counts.h"

using namespace nightjar;

namespace {

const Seconds now = *parseTime("2026-07-30 12:00");

StoredLead lead(const char *rule, double strength, Seconds from, LeadTier tier = LeadTier::Regulator)
{
    StoredLead stored;
    stored.lead.rule = QLatin1String(rule);
    stored.lead.strength = strength;
    stored.lead.span = {from, from + 3 * 3600};
    stored.lead.tier = tier;
    return stored;
}

ChannelSummary channel(const char *factor, Seconds to)
{
    ChannelSummary summary;
    summary.key = {QStringLiteral("E1"), QStringLiteral("P1"), QLatin1String(factor)};
    summary.samples = 10;
    summary.to = to;
    return summary;
}

} // namespace

class TestTodayCounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newLeadsByRule()
    {
        std::vector<StoredLead> leads{lead("exceedance", 0.9, now - 90 * secondsPerDay),
                                      lead("night-production", 0.6, now - secondsPerDay),
                                      lead("night-production", 0.8, now - secondsPerDay),
                                      lead("long-constant", 0.99, now - secondsPerDay)};
        leads[3].state = QStringLiteral("dismissed");
        leads.push_back(lead("exceedance", 0.3, now));
        leads.back().hint = true;
        leads.push_back(lead("exceedance", 0.9, now));
        leads.back().gone = true;
        const TodayCounts counts = todayCounts(leads, {}, now);
        QCOMPARE(counts.newLeadCount, 3);
        QCOMPARE(counts.newLeads.size(), std::size_t(2));
        QCOMPARE(counts.newLeads[0].rule, QStringLiteral("night-production"));
        QCOMPARE(counts.newLeads[0].all, 2);
        QCOMPARE(counts.newLeads[0].strong, 1);
        QCOMPARE(counts.strongest.size(), std::size_t(3));
        QCOMPARE(counts.strongest[0]->lead.strength, 0.9);
    }

    void alarmsAreRecentAndTheRegulators()
    {
        std::vector<StoredLead> leads{lead("treatment-idle", 0.9, now - 2 * secondsPerDay),
                                      lead("treatment-idle", 0.9, now - secondsPerDay),
                                      lead("treatment-idle", 0.9, now - 20 * secondsPerDay),
                                      lead("treatment-idle", 0.9, now - secondsPerDay, LeadTier::Firm),
                                      lead("exceedance", 0.9, now - secondsPerDay)};
        const TodayCounts counts = todayCounts(leads, {}, now);
        QCOMPARE(counts.alarms.size(), std::size_t(2));
        QVERIFY2(counts.alarms[0]->lead.span.from > counts.alarms[1]->lead.span.from, "newest first");
        QCOMPARE(counts.firmAlarms, 1);
        QCOMPARE(counts.earlierAlarms.size(), std::size_t(1));
        QCOMPARE(counts.earlierAlarms[0]->lead.span.from, now - 20 * secondsPerDay);
        QCOMPARE(counts.newLeadCount, 4); // a firm's own alarm is no lead
    }

    void silentChannels_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<bool>("silent");
        QTest::newRow("just sent") << qint64(0) << false;
        QTest::newRow("exactly a day") << qint64(24 * 3600) << false;
        QTest::newRow("a day and a second") << qint64(24 * 3600 + 1) << true;
        QTest::newRow("thirty days") << qint64(30 * secondsPerDay) << true;
        QTest::newRow("history, not news") << qint64(30 * secondsPerDay + 1) << false;
    }
    void silentChannels()
    {
        QFETCH(qint64, age);
        QFETCH(bool, silent);
        const std::vector<ChannelSummary> channels{channel("kw", now - age)};
        QCOMPARE(todayCounts({}, channels, now).silent.size(), std::size_t(silent ? 1 : 0));
    }
};

QTEST_APPLESS_MAIN(TestTodayCounts)
#include "tst_today_counts.moc"

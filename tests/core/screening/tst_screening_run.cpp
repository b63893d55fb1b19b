// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/registry_store.h"
#include "core/cache/screening_store.h"
#include "core/cache/series_store.h"
#include "core/screening/findings.h"
#include "core/screening/lead_json.h"
#include "core/screening/screening_run.h"
#include "tests/core/screening/firm_maker.h"

using namespace nightjar;
using namespace nightjar::test;

class TestScreeningRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sameOnAnyNumberOfThreads();
    void aRuleAloneFindsTheSame();
    void rangeAndStrengthChoose();
    void storesLeadsAndJournal();
    void looksOnlyAtWhatChanged();
    void cancelStoresNothing();
    void unknownNames();
    void findings_data();
    void findings();

private:
    ScreeningScope scope() const
    {
        ScreeningScope scope;
        scope.pack = *RulePack::standard();
        scope.now = 1'780'000'000;
        return scope;
    }
    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(QStringLiteral("t.nightjar"));
};

namespace {

const Seconds begin = at("2026-03-02 00:00");

void put(Cache &cache, const char *table, const QStringList &names, const QStringList &cells)
{
    const TableShape *shape = tableShape(QString::fromLatin1(table));
    TableRow row;
    for (const TableColumn &column : shape->columns) {
        const qsizetype at = names.indexOf(QString::fromLatin1(column.name));
        row.cells << (at < 0 ? QString() : cells[at]);
    }
    QVERIFY(cache.registry().put(*shape, row));
}

QByteArray bytesOf(const ScreeningReport &report)
{
    const Result<RulePack> pack = RulePack::standard();
    QByteArray bytes;
    for (const auto *list : {&report.leads, &report.alarms, &report.hints}) {
        for (const Lead &lead : *list)
            bytes += QJsonDocument(leadJson(*pack, lead, Language::English)).toJson(QJsonDocument::Compact) + '\n';
    }
    return bytes;
}

} // namespace

void TestScreeningRun::initTestCase()
{
    Result<Cache> cache = Cache::open(m_path, OpenMode::Create);
    QVERIFY(cache);
    Result<Transaction> transaction = Transaction::begin(cache->database());
    QVERIFY(transaction);
    for (int firm = 0; firm < 6; ++firm) {
        const QString code = QStringLiteral("E%1").arg(firm);
        put(*cache, "enterprises", {QStringLiteral("enterprise"), QStringLiteral("name"), QStringLiteral("shift")},
            {code, code, QStringLiteral("day")});
        put(*cache, "points",
            {QStringLiteral("enterprise"), QStringLiteral("point"), QStringLiteral("kind"), QStringLiteral("role")},
            {code, QStringLiteral("line"), QStringLiteral("meter"), QStringLiteral("production")});
        put(*cache, "points",
            {QStringLiteral("enterprise"), QStringLiteral("point"), QStringLiteral("kind"), QStringLiteral("role")},
            {code, QStringLiteral("fan"), QStringLiteral("meter"), QStringLiteral("treatment")});
        put(*cache, "channels",
            {QStringLiteral("enterprise"), QStringLiteral("point"), QStringLiteral("factor"), QStringLiteral("limit")},
            {code, QStringLiteral("DA001"), QStringLiteral("a24088"), QStringLiteral("60")});
        std::mt19937_64 random(std::uint64_t(firm) + 3);
        const auto noise = [&](double sigma) { return sigma * std::normal_distribution<double>()(random); };
        const auto series = [&](const char *point, const char *factor, const std::function<double(Seconds)> &value) {
            SampleBatch batch;
            for (Seconds t = begin; t < begin + 20 * secondsPerDay; t += 300) {
                batch.times.push_back(t);
                batch.readings.push_back({std::int64_t(std::llround(value(t) * 10)), 1});
                batch.flags.push_back(flagNormal);
                batch.origins.push_back(Origin::Measured);
                batch.lines.push_back(1);
            }
            RowCounts counts;
            const Result<ChannelId> id =
                cache->series().findOrCreate({code, QString::fromLatin1(point), QString::fromLatin1(factor)});
            QVERIFY(id && cache->series().merge(*id, batch, 1, counts));
        };
        series("line", "kw", [&](Seconds t) {
            return (between(t, 480, 1020) || (firm == 1 && between(t, 60, 240) && dayOf(t) % 3 == 0) ? 80 + noise(5)
                                                                                                     : 3 + noise(0.2));
        });
        series("fan", "kw", [&](Seconds t) {
            const bool off = dayOf(t) == dayOf(begin) + 12 && between(t, 600, firm == 2 ? 840 : firm == 3 ? 650 : 600);
            return (between(t, 475, 1030) || firm == 1) && !off ? 12 + noise(0.3) : 0.1;
        });
        series("DA001", "a24088", [&](Seconds t) {
            const bool frozen =
                firm == 4 && t >= begin + 10 * secondsPerDay + 8 * 3600 && t < begin + 10 * secondsPerDay + 16 * 3600;
            const bool high = firm == 5 && dayOf(t) == dayOf(begin) + 6 && between(t, 600, 780);
            return frozen ? 31.4 : (high ? 90 : 30) + 4 * std::sin(double(t) / 3000) + noise(0.8);
        });
    }
    QVERIFY(transaction->commit());
}

void TestScreeningRun::sameOnAnyNumberOfThreads()
{
    ScreeningScope one = scope();
    one.threads = 1;
    one.store = false;
    const Result<ScreeningReport> first = runScreening(m_path, one);
    QVERIFY2(first, first ? "" : qPrintable(first.error().text));
    QVERIFY(first->leads.size() >= 4);
    QVERIFY(first->samples > 100'000);
    for (const int threads : {2, 4, 7}) {
        one.threads = threads;
        const Result<ScreeningReport> other = runScreening(m_path, one);
        QVERIFY(other);
        QCOMPARE(bytesOf(*other), bytesOf(*first));
    }
    QStringList rules;
    for (const Lead &lead : first->leads)
        rules << lead.rule + u' ' + lead.enterprise;
    for (const char *expected : {"night-production E1", "treatment-idle E2", "long-constant E4", "exceedance E5"})
        QVERIFY2(rules.contains(QLatin1StringView(expected)), qPrintable(rules.join(u'|')));
    QCOMPARE(first->leads.size(), 4U);
    QCOMPARE(first->alarms.size(), 1U);
    QCOMPARE(first->alarms.front().enterprise, QStringLiteral("E3"));
}

void TestScreeningRun::aRuleAloneFindsTheSame()
{
    ScreeningScope all = scope();
    all.store = false;
    const Result<ScreeningReport> full = runScreening(m_path, all);
    for (const Rule &rule : allRules()) {
        all.rules = QStringList{QString::fromLatin1(rule.id)};
        const Result<ScreeningReport> alone = runScreening(m_path, all);
        QVERIFY(alone);
        QStringList expected;
        QStringList found;
        for (const Lead &lead : full->leads) {
            if (lead.rule == QLatin1StringView(rule.id))
                expected << lead.id;
        }
        for (const Lead &lead : alone->leads)
            found << lead.id;
        QCOMPARE(found, expected);
    }
}

void TestScreeningRun::rangeAndStrengthChoose()
{
    ScreeningScope narrow = scope();
    narrow.store = false;
    narrow.range = {begin + 6 * secondsPerDay + 1, begin + 7 * secondsPerDay};
    narrow.rules =
        QStringList{QStringLiteral("exceedance"), QStringLiteral("long-constant"), QStringLiteral("treatment-idle")};
    const Result<ScreeningReport> report = runScreening(m_path, narrow);
    QVERIFY(report);
    QCOMPARE(report->leads.size(), 1U);
    QCOMPARE(report->leads.front().rule, QStringLiteral("exceedance"));
    narrow.minStrength = 0.999;
    const Result<ScreeningReport> none = runScreening(m_path, narrow);
    QVERIFY(none->leads.empty());
    QCOMPARE(none->hints.size(), 1U);
    narrow.minStrength = 0.5;
    narrow.enterprises = QStringList{QStringLiteral("E1")};
    QVERIFY(runScreening(m_path, narrow)->leads.empty());
}

void TestScreeningRun::storesLeadsAndJournal()
{
    const Result<ScreeningReport> first = runScreening(m_path, scope());
    QVERIFY(first && first->screening > 0);
    const Result<ScreeningReport> second = runScreening(m_path, scope());
    QVERIFY(second && second->screening > first->screening);
    QCOMPARE(bytesOf(*second), bytesOf(*first));
    Result<Cache> cache = Cache::open(m_path, OpenMode::ReadOnly);
    const auto leads = cache->screenings().leads();
    QVERIFY(leads);
    QCOMPARE(leads->size(), first->leads.size() + first->alarms.size());
    const auto rows = cache->audit().rows();
    QVERIFY(rows && !rows->empty());
    QCOMPARE(rows->front().action, QStringLiteral("screening"));
}

void TestScreeningRun::looksOnlyAtWhatChanged()
{
    const QString path = m_folder.filePath(QStringLiteral("again.nightjar"));
    QVERIFY(QFile::copy(m_path, path));
    {
        Result<Cache> cache = Cache::open(path, OpenMode::ReadWrite);
        QVERIFY(cache->database().execute("DELETE FROM rule_results"));
    }
    const Result<ScreeningReport> fresh = runScreening(path, scope());
    QVERIFY(fresh);
    QCOMPARE(fresh->known, 0);
    const Result<ScreeningReport> again = runScreening(path, scope());
    QVERIFY(again->known > 1);
    QCOMPARE(bytesOf(*again), bytesOf(*fresh));
    QCOMPARE(again->samples, fresh->samples);
    QCOMPARE(again->unjudged.size(), fresh->unjudged.size());
    QCOMPARE(again->classes.size(), fresh->classes.size());

    // Another figure: the rule looks again; the others are known, so no enterprise is known as a whole.
    ScreeningScope other = scope();
    QVERIFY(other.pack.setParameter(QStringLiteral("exceedance.valid_minutes"), 40.0));
    QCOMPARE(runScreening(path, other)->known, 0);

    // A sample more, a registry row more, damaged memory: each time the answer is that of a cache that knows nothing.
    const auto changes = std::vector<std::function<void(Cache &)>>{
        [](Cache &cache) {
            Result<Transaction> transaction = Transaction::begin(cache.database());
            const auto channels = cache.series().channels();
            SampleBatch batch;
            batch.times = {begin - 60};
            batch.readings = {Reading{5, 0}};
            batch.flags = {flagNormal};
            batch.origins = {Origin::Measured};
            batch.lines = {1};
            RowCounts counts;
            QVERIFY(cache.series().merge(channels->front().first, batch, 1, counts));
            QVERIFY(transaction->commit());
        },
        [](Cache &cache) {
            put(cache, "orders", QStringLiteral("id enterprise kind from to").split(u' '),
                QStringLiteral("O1|E1|stop|2026-03-02 00:00:00|2026-03-09 00:00:00").split(u'|'));
        },
        [](Cache &cache) { QVERIFY(cache.database().execute("UPDATE rule_results SET result = x'00'")); },
    };
    for (const auto &change : changes) {
        const Result<ScreeningReport> before = runScreening(path, scope());
        {
            Result<Cache> cache = Cache::open(path, OpenMode::ReadWrite);
            change(*cache);
        }
        ScreeningScope dry = scope();
        dry.store = false;
        const Result<ScreeningReport> after = runScreening(path, dry);
        QVERIFY(after->known < before->known || before->known == 0);
        {
            Result<Cache> cache = Cache::open(path, OpenMode::ReadWrite);
            QVERIFY(cache->database().execute("DELETE FROM rule_results"));
        }
        const Result<ScreeningReport> blank = runScreening(path, scope());
        QCOMPARE(blank->known, 0);
        QCOMPARE(bytesOf(*after), bytesOf(*blank));
    }
}

void TestScreeningRun::cancelStoresNothing()
{
    Result<Cache> cache = Cache::open(m_path, OpenMode::ReadOnly);
    const std::size_t before = cache->screenings().screenings()->size();
    const Result<ScreeningReport> report = runScreening(m_path, scope(), [](Progress) { return false; });
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Error::Kind::Cancelled);
    QCOMPARE(cache->screenings().screenings()->size(), before);
}

void TestScreeningRun::unknownNames()
{
    ScreeningScope wrong = scope();
    wrong.rules = QStringList{QStringLiteral("nope")};
    QVERIFY(!runScreening(m_path, wrong));
    wrong = scope();
    wrong.enterprises = QStringList{QStringLiteral("nobody")};
    const Result<ScreeningReport> report = runScreening(m_path, wrong);
    QVERIFY(!report && report.error().text.contains(QStringLiteral("nobody")));
    QVERIFY(!runScreening(QStringLiteral("/no/such/file.nightjar"), scope()));
}

void TestScreeningRun::findings_data()
{
    QTest::addColumn<QString>("ruleA");
    QTest::addColumn<QString>("ruleB");
    QTest::addColumn<int>("overlapMin"); // of two leads of 100 min
    QTest::addColumn<bool>("shared");
    QTest::addColumn<QString>("head");
    QTest::newRow("three factors frozen together") << "long-constant"
                                                   << "long-constant" << 100 << true << "long-constant";
    QTest::newRow("half is enough") << "long-constant"
                                    << "minimal-value" << 50 << true << "long-constant";
    QTest::newRow("less than half") << "long-constant"
                                    << "minimal-value" << 49 << false << "";
    QTest::newRow("a parameter record leads") << "replayed-data"
                                              << "parameter-edit" << 100 << true << "parameter-edit";
    QTest::newRow("exceedance stands alone") << "exceedance"
                                             << "long-constant" << 100 << false << "";
    QTest::newRow("night and treatment are two causes") << "night-production"
                                                        << "treatment-idle" << 100 << false << "";
}

void TestScreeningRun::findings()
{
    QFETCH(QString, ruleA);
    QFETCH(QString, ruleB);
    QFETCH(int, overlapMin);
    QFETCH(bool, shared);
    QFETCH(QString, head);
    Lead a;
    a.rule = ruleA;
    a.enterprise = QStringLiteral("E");
    a.channels << QStringLiteral("E/DA001/a21002");
    a.span = {0, 6000};
    a.strength = 0.8;
    Lead b = a;
    b.rule = ruleB;
    b.channels = QStringList{QStringLiteral("E/DA001/a21026")};
    b.span = {6000 - overlapMin * 60, 12'000 - overlapMin * 60};
    std::vector<Lead> leads{a, b};
    assignFindings(leads);
    QCOMPARE(leads[0].finding == leads[1].finding, shared);
    QCOMPARE(int(leads[0].head) + int(leads[1].head), shared ? 1 : 2);
    if (shared)
        QCOMPARE((leads[0].head ? leads[0] : leads[1]).rule, head);
    QVERIFY(leads[0].id.startsWith(u'L') && leads[0].id.size() == 13);
}

QTEST_GUILESS_MAIN(TestScreeningRun)
#include "tst_screening_run.moc"

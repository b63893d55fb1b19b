// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QtTest>

#include "core/screening/lead_json.h"
#include "core/screening/rule_pack.h"
#include "core/screening/tariff_calendar.h"
#include "core/screening/wording.h"

using namespace nightjar;

class TestRulePack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRuleHasWordsAndParameters();
    void refusesWrongPacks_data();
    void refusesWrongPacks();
    void parametersKeepTheirRange();
    void hashFollowsParameters();
    void wordsAreComplete_data();
    void wordsAreComplete();
    void tariffs_data();
    void tariffs();
    void overlappingTariffsAreRefused();
};

void TestRulePack::everyRuleHasWordsAndParameters()
{
    const Result<RulePack> pack = RulePack::standard();
    QVERIFY(pack);
    for (const Rule &rule : allRules()) {
        const RuleInfo *info = pack->rule(QString::fromLatin1(rule.id));
        QVERIFY2(info, rule.id);
        QVERIFY(!info->title.zh.isEmpty() && !info->title.en.isEmpty());
        QVERIFY(!info->basis.zh.isEmpty() && !info->leastInput.en.isEmpty());
        QVERIFY(!info->causes.empty() && !info->checks.empty() && !info->parameters.empty());
        for (const ParameterInfo &parameter : info->parameters) {
            QVERIFY2(parameter.min <= parameter.standard && parameter.standard <= parameter.max,
                     qPrintable(parameter.name));
            QVERIFY(!parameter.meaning.zh.isEmpty() && !parameter.meaning.en.isEmpty());
        }
    }
}

void TestRulePack::refusesWrongPacks_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("named");
    QTest::newRow("no JSON") << QByteArray("{") << QString();
    QTest::newRow("no pack") << QByteArray("{}") << QStringLiteral("format");
    QTest::newRow("unknown rule") << QByteArray(R"({"format":"nightjar-rule-pack","rules":[{"id":"nope"}]})")
                                  << QStringLiteral("nope");
    QTest::newRow("unknown parameter")
        << QByteArray(R"({"format":"nightjar-rule-pack","rules":[{"id":"exceedance","parameters":{"zap":1}}]})")
        << QStringLiteral("zap");
    QTest::newRow("out of range")
        << QByteArray(
               R"({"format":"nightjar-rule-pack","rules":[{"id":"exceedance","parameters":{"valid_minutes":61}}]})")
        << QStringLiteral("valid_minutes");
    QTest::newRow("no number")
        << QByteArray(R"({"format":"nightjar-rule-pack","rules":[{"id":"exceedance","parameters":{"gap":"x"}}]})")
        << QStringLiteral("gap");
}

void TestRulePack::refusesWrongPacks()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, named);
    const Result<RulePack> pack = RulePack::fromJson(json, QStringLiteral("p.json"));
    QVERIFY(!pack);
    QVERIFY(pack.error().text.contains(named));
}

void TestRulePack::parametersKeepTheirRange()
{
    Result<RulePack> pack = RulePack::standard();
    QVERIFY(pack->setParameter(QStringLiteral("night-production.overtime_min"), QStringLiteral("90")));
    QCOMPARE(pack->params(QStringLiteral("night-production"))("overtime_min"), 90.0);
    QVERIFY(!pack->setParameter(QStringLiteral("night-production.overtime_min"), -1));
    QVERIFY(!pack->setParameter(QStringLiteral("night-production.nights"), 2.5));
    QVERIFY(!pack->setParameter(QStringLiteral("night-production.nights"), QStringLiteral("two")));
    QVERIFY(!pack->setParameter(QStringLiteral("night-production"), 1));
    QCOMPARE(pack->params(QStringLiteral("night-production"))("nights"), 2.0);
}

void TestRulePack::hashFollowsParameters()
{
    const Result<RulePack> first = RulePack::standard();
    Result<RulePack> second = RulePack::standard();
    QCOMPARE(first->sha256(), second->sha256());
    QVERIFY(second->setParameter(QStringLiteral("long-constant.least_min"), 70));
    QVERIFY(first->sha256() != second->sha256());
    QCOMPARE(first->sha256().size(), 64);
}

void TestRulePack::wordsAreComplete_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("kind");
    const Result<RulePack> pack = RulePack::standard();
    for (const RuleInfo &rule : pack->rules()) {
        for (const KindInfo &kind : rule.kinds)
            QTest::newRow(qPrintable(rule.id + u' ' + kind.id)) << rule.id << kind.id;
    }
}

void TestRulePack::wordsAreComplete()
{
    QFETCH(QString, rule);
    QFETCH(QString, kind);
    const Result<RulePack> pack = RulePack::standard();
    Lead lead;
    lead.rule = rule;
    lead.enterprise = QStringLiteral("E1");
    lead.channels << QStringLiteral("E1/p/kw");
    lead.witnesses << QStringLiteral("E1/q/kw");
    lead.span = {1'780'000'000, 1'780'009'000};
    lead.strength = 0.83;
    lead.figures = {{QStringLiteral("kind"), kind},
                    {QStringLiteral("night_count"), 3},
                    {QStringLiteral("hours"), 9.5},
                    {QStringLiteral("kwh"), 1234},
                    {QStringLiteral("longest_min"), 1872},
                    {QStringLiteral("limit_mg_m3"), 50},
                    {QStringLiteral("value_mg_m3"), 41.3},
                    {QStringLiteral("factor"), QStringLiteral("a21002")},
                    {QStringLiteral("shift"), QJsonValue::Null}};
    static const QStringList guilt{QStringLiteral("违法"),    QStringLiteral("造假"),  QStringLiteral("弄虚作假"),
                                   QStringLiteral("fraud"),   QStringLiteral("fake"),  QStringLiteral("guilty"),
                                   QStringLiteral("illegal"), QStringLiteral("falsif")};
    static const QStringList chance{QStringLiteral("strength"), QStringLiteral("probab"), QStringLiteral("chance"),
                                    QStringLiteral("expected"), QStringLiteral("概率"),   QStringLiteral("强度"),
                                    QStringLiteral("预期"),     QStringLiteral("同行"),   QStringLiteral("peer"),
                                    QStringLiteral("83%"),      QStringLiteral("0.83")};
    for (const Language language : {Language::English, Language::Chinese}) {
        for (const WordingKind wording : {WordingKind::Working, WordingKind::Evidential}) {
            const QString text = leadReason(*pack, lead, language, wording);
            QVERIFY(text.size() > 20);
            QVERIFY2(!text.contains(u'{') && !text.contains(QStringLiteral("[[")) &&
                         !text.contains(QStringLiteral("]]")),
                     qPrintable(text));
            QVERIFY2(!text.contains(QStringLiteral("  ")) && text == text.trimmed(), qPrintable(text));
            for (const QString &word : guilt)
                QVERIFY2(!text.contains(word, Qt::CaseInsensitive), qPrintable(word));
            for (const QString &word : chance)
                QVERIFY2(wording == WordingKind::Working || !text.contains(word, Qt::CaseInsensitive),
                         qPrintable(word + text));
        }
        QVERIFY(!leadTitle(*pack, lead, language).isEmpty());
    }
    const QJsonObject json = leadJson(*pack, lead, Language::English);
    for (const char *key : {"id", "rule", "finding", "head", "enterprise", "channels", "witnesses", "from", "to",
                            "strength", "tier", "figures", "reason"})
        QVERIFY2(json.contains(QLatin1StringView(key)), key);
}

void TestRulePack::tariffs_data()
{
    // Section 4.2 of the domain facts: R of a constant load under each scheme.
    QTest::addColumn<QString>("date");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<double>("ratio");
    QTest::newRow("2021, 24 h") << "2022-04-12" << 0 << 1440 << 1.0;
    QTest::newRow("2021, day") << "2022-04-12" << 480 << 1020 << 3.5;
    QTest::newRow("2024 spring, 24 h") << "2025-04-15" << 0 << 1440 << 0.70;
    QTest::newRow("2024 spring, day") << "2025-04-15" << 480 << 1020 << 3.5;
    QTest::newRow("2024 summer, 24 h") << "2025-07-15" << 0 << 1440 << 1.10;
    QTest::newRow("2024 summer, day") << "2025-07-15" << 480 << 1020 << 2.5;
    QTest::newRow("2026 summer, 24 h") << "2026-07-15" << 0 << 1440 << 0.70;
    QTest::newRow("2026 summer, day") << "2026-07-15" << 480 << 1020 << 1.0 / 3;
    QTest::newRow("2026 autumn, day") << "2026-09-15" << 480 << 1020 << 1.0 / 3;
    QTest::newRow("2026, night 22-06") << "2026-09-15" << 1320 << 1800 << 1.0 / 6;
}

void TestRulePack::tariffs()
{
    QFETCH(QString, date);
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(double, ratio);
    const auto book = TariffBook::make({});
    const Day day = *parseDate(date.toStdString());
    const double found = expectedRatio(book->find(QStringLiteral("ZJ")), *Workdays::standard(), day, day, from, to);
    QVERIFY2(std::abs(found - ratio) < 0.01, qPrintable(QString::number(found)));
}

void TestRulePack::overlappingTariffsAreRefused()
{
    TariffRow a;
    a.tariff = QStringLiteral("X");
    a.fromMinute = 480;
    a.toMinute = 660;
    a.period = TariffPeriod::Peak;
    TariffRow b = a;
    b.fromMinute = 650;
    b.toMinute = 700;
    QStringList problems;
    const auto book = TariffBook::make({a, b}, &problems);
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems.first().contains(QStringLiteral("10:50")));
    QVERIFY(book->find(QStringLiteral("X")).assumed);
    b.dates = {{20'600, 20'601}}; // a row with dates beats one without: no overlap
    problems.clear();
    QVERIFY(!TariffBook::make({a, b}, &problems)->find(QStringLiteral("X")).assumed);
    QVERIFY(problems.isEmpty());
}

QTEST_APPLESS_MAIN(TestRulePack)
#include "tst_rule_pack.moc"

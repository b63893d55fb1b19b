// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include "core/report/legal_basis.h"
#include "core/report/words.h"
#include "tests/core/report/sample_papers.h"

using namespace nightjar;
using namespace nightjar::testing;

class TestPapers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void templatesSpeakBothLanguages_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"case_summary", "route_card", "factors"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void templatesSpeakBothLanguages()
    {
        QFETCH(QString, name);
        const QJsonObject json = documentTemplate(name);
        QVERIFY(json.size() > 10);
        static const QRegularExpression place(QStringLiteral("%\\d"));
        for (auto it = json.begin(); it != json.end(); ++it) {
            const QJsonObject text = it.value().toObject();
            const QString zh = text.value(u"zh").toString();
            const QString en = text.value(u"en").toString();
            QVERIFY2(!zh.isEmpty() && !en.isEmpty(), qPrintable(it.key()));
            QCOMPARE(zh.count(place), en.count(place));
            for (const QString &word : forbiddenWords())
                QVERIFY2(!zh.contains(word) && !en.contains(word, Qt::CaseInsensitive),
                         qPrintable(it.key() + u' ' + word));
        }
    }

    void lawFollowsTheDay_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("factor");
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("has");
        QTest::addColumn<QString>("hasNot");
        QTest::addColumn<QString>("compares");
        QTest::newRow("air, the day before the Code") << "exceedance"
                                                      << "a21002"
                                                      << "2026-08-14"
                                                      << "air-99-2"
                                                      << "water-83-2"
                                                      << "code-1107";
        QTest::newRow("air, the first day of the Code") << "exceedance"
                                                        << "a21002"
                                                        << "2026-08-15"
                                                        << "code-1107"
                                                        << "air-99-2"
                                                        << "";
        QTest::newRow("water, old law") << "exceedance"
                                        << "w01018"
                                        << "2026-01-05"
                                        << "water-83-2"
                                        << "air-99-2"
                                        << "code-1107";
        QTest::newRow("treatment, Code") << "treatment-idle"
                                         << "kw"
                                         << "2026-09-01"
                                         << "code-1104"
                                         << "air-99-3"
                                         << "";
        QTest::newRow("meter only: both kinds of old law") << "treatment-idle"
                                                           << "kw"
                                                           << "2026-03-01"
                                                           << "water-83-3"
                                                           << "code-183"
                                                           << "code-1108";
        QTest::newRow("regulation of 2026 not yet in force") << "long-constant"
                                                             << "a21002"
                                                             << "2025-12-31"
                                                             << "air-100"
                                                             << "monitor-42"
                                                             << "code-1086";
    }
    void lawFollowsTheDay()
    {
        QFETCH(QString, rule);
        QFETCH(QString, factor);
        QFETCH(QString, day);
        QFETCH(QString, has);
        QFETCH(QString, hasNot);
        QFETCH(QString, compares);
        QStringList inForce;
        QStringList comparison;
        for (const LegalArticle &article :
             legalBasis(rule, {factor}, parseDate(day.toStdString()).value(), Language::Chinese)) {
            (article.comparison ? comparison : inForce) << article.id;
            QVERIFY(!article.law.isEmpty() && !article.matter.isEmpty());
            if (article.id.startsWith(u"code-"))
                QVERIFY(article.toConfirm);
        }
        QVERIFY2(inForce.contains(has), qPrintable(inForce.join(u' ')));
        QVERIFY2(!inForce.contains(hasNot), qPrintable(inForce.join(u' ')));
        if (compares.isEmpty())
            QCOMPARE(comparison, QStringList());
        else
            QVERIFY2(comparison.contains(compares), qPrintable(comparison.join(u' ')));
        comparison.removeDuplicates();
        for (const QString &id : comparison)
            QVERIFY(!inForce.contains(id));
    }

    void matterWordsAreNeutral()
    {
        for (const QJsonValue &value : documentTemplate(QStringLiteral("legal_basis")).value(u"articles").toArray()) {
            const QJsonObject matter = value.toObject().value(u"matter").toObject();
            for (const QString &word : forbiddenWords())
                QVERIFY2(!matter.value(u"zh").toString().contains(word) &&
                             !matter.value(u"en").toString().contains(word),
                         qPrintable(word));
        }
    }

    void namesFactors_data()
    {
        QTest::addColumn<QString>("factor");
        QTest::addColumn<QString>("zh");
        QTest::addColumn<QString>("en");
        QTest::newRow("plain") << "a21002"
                               << "氮氧化物"
                               << "NOx";
        QTest::newRow("two suffixes") << "a21026-zs-h"
                                      << "二氧化硫（折算）（小时）"
                                      << "SO2 converted, hour";
        QTest::newRow("register by period") << "kwh-reg-peak"
                                            << "正向有功示数（峰）"
                                            << "Energy register, peak";
        QTest::newRow("unknown factor") << "x99"
                                        << "x99"
                                        << "x99";
        QTest::newRow("unknown suffix") << "a21002-new"
                                        << "a21002-new"
                                        << "a21002-new";
    }
    void namesFactors()
    {
        QFETCH(QString, factor);
        QTEST(factorNameIn(factor, Language::Chinese), "zh");
        QTEST(factorNameIn(factor, Language::English), "en");
    }

    void printsNumbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole") << 1872.0 << "1872";
        QTest::newRow("decimals") << 41.30 << "41.3";
        QTest::newRow("large") << 52000123.0 << "52000123";
        QTest::newRow("negative zero") << -0.0 << "0";
        QTest::newRow("tiny") << 1e-9 << "1e-09";
        QTest::newRow("not a number") << std::nan("") << "-";
    }
    void printsNumbers()
    {
        QFETCH(double, value);
        QTEST(plainNumber(value), "text");
    }

    void summarySaysWhenEvidenceDiffers()
    {
        CaseSummary summary = sampleSummary(Language::English, {});
        QVERIFY(!plainText(caseSummary(summary, Language::English)).contains(u"Attention"));
        summary.verification.items[0].ok = false;
        summary.verification.items[0].why = QStringLiteral("The bytes are others.");
        summary.verification.ok = false;
        summary.verification.journalOk = false;
        summary.verification.journalFirstBad = 17;
        const QString text = plainText(caseSummary(summary, Language::English));
        QVERIFY(text.contains(u"1 of 5 items"));
        QVERIFY(text.contains(u"The bytes are others."));
        QVERIFY(text.contains(u"broken at row 17"));
        QVERIFY(text.contains(u"No chart was frozen"));
    }

    void summaryShowsBothLawsForAnOldAct()
    {
        for (const Language language : {Language::Chinese, Language::English}) {
            const QString text = plainText(caseSummary(sampleSummary(language, {}), language));
            const bool zh = language == Language::Chinese;
            QVERIFY(text.contains(zh ? QStringLiteral("大气污染防治法第 100 条")
                                     : QStringLiteral("Air Pollution Prevention and Control Law, art. 100")));
            QVERIFY(text.contains(zh ? QStringLiteral("生态环境法典第 1086 条（待确认；从旧兼从轻比较用）")
                                     : QStringLiteral("art. 1086 (to be confirmed; for the lighter-law comparison)")));
            QVERIFY(text.contains(zh ? QStringLiteral("生态环境法典第 1107 条（待确认）")
                                     : QStringLiteral("art. 1107 (to be confirmed)")));
        }
    }

    void cardMarksWhatIsMissing()
    {
        const RouteCard card = sampleCard(Language::Chinese);
        using Kind = StopProblem::Kind;
        std::vector<std::pair<std::size_t, Kind>> found;
        for (const StopProblem &problem : planProblems(card.plan))
            found.emplace_back(problem.stop, problem.kind);
        const std::vector<std::pair<std::size_t, Kind>> expected{
            {1, Kind::Clue}, {1, Kind::Approval}, {1, Kind::ActCode}, {2, Kind::Urgent}, {2, Kind::Officers}};
        QVERIFY(found == expected);

        const Document document = routeCard(card, Language::Chinese);
        const QString text = plainText(document);
        QVERIFY(text.contains(QStringLiteral("打印前须补正（5 处）")));
        QVERIFY(text.indexOf(QStringLiteral("没有所依据的线索")) < text.indexOf(QStringLiteral("一组\n")) ||
                text.contains(QStringLiteral("没有所依据的线索")));
        int markedFacts = 0;
        for (const DocBlock &block : document.blocks) {
            if (const auto *facts = std::get_if<DocFacts>(&block)) {
                for (const DocFacts::Row &row : facts->rows) {
                    markedFacts += row.marked ? 1 : 0;
                    if (row.value == QStringLiteral("【无线索】") || row.value == QStringLiteral("【未批准】"))
                        QVERIFY(row.marked);
                }
            }
        }
        QCOMPARE(markedFacts, 5); // no clue, no approval, no code; urgent; one officer
        QVERIFY(text.contains(QStringLiteral("紧急，手续待补")));
        QVERIFY(text.contains(QStringLiteral("时段内到不了")));
        QVERIFY(!text.contains(u"0.8642"));

        RouteCard whole = card;
        whole.plan.stops = {card.plan.stops[0]};
        whole.plan.teams.resize(1);
        QVERIFY(planProblems(whole.plan).empty());
        QVERIFY(!plainText(routeCard(whole, Language::Chinese)).contains(u'【'));
    }
};

QTEST_GUILESS_MAIN(TestPapers)
#include "tst_papers.moc"

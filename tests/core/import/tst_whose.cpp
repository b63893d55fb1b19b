// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/import/whose.h"

using namespace nightjar;

/// Whose a row is: spellings of one name are one firm, different firms are never taken for each other in silence.
class WhoseTest : public QObject
{
    Q_OBJECT
private:
    static Enterprise firm(const QString &code, const QString &name, const QString &uscc = {})
    {
        Enterprise enterprise;
        enterprise.code = code;
        enterprise.name = name;
        enterprise.uscc = uscc;
        return enterprise;
    }
    static Point point(const QString &enterprise, const QString &code, PointKind kind, const QString &account = {},
                       const QString &name = {})
    {
        Point made;
        made.key = {enterprise, code};
        made.name = name.isEmpty() ? code : name;
        made.kind = kind;
        made.account = account;
        return made;
    }
    static Registry registry()
    {
        Registry made;
        made.enterprises = {
            firm("HF1", "杭州恒丰纺织一厂"),
            firm("HF2", "杭州恒丰纺织二厂"),
            firm("HF3", "杭州恒丰纺织有限公司"),
            firm("LS", "浙江龙盛集团股份有限公司", "91350100M000100Y43"),
            firm("LS-SUB", "浙江龙盛集团股份有限公司上虞分公司"),
            firm("NB-DP-001", "宁波鄞州大碶铸造有限公司"),
            firm("NB-DP-002", "宁波市北仑区新碶模具厂"),
            firm("TW-1", "嘉兴（平湖）台达电子有限公司"),
            firm("TWIN-A", "海宁天一皮革厂"),
            firm("TWIN-B", "海宁天一皮革厂"),
            firm("ABC", "ABC Textile (Ningbo) Co., Ltd."),
        };
        Enterprise renamed = firm("GL", "绍兴国丽印染有限公司");
        renamed.facts.insert(QStringLiteral("曾用名"), QStringLiteral("绍兴县国立印染厂"));
        made.enterprises.push_back(renamed);
        made.points = {
            point("HF1", "TOTAL", PointKind::Meter, "0012345678"),
            point("HF2", "M1", PointKind::Meter, "0012345679"),
            point("HF2", "M2", PointKind::Meter, "3301000000001"),
            point("LS", "OUT1", PointKind::GasOutlet, {}, "1#废气排放口"),
            point("LS", "OUT2", PointKind::GasOutlet, {}, "2#废气排放口"),
            point("LS", "TOTAL", PointKind::Meter),
            point("NB-DP-001", "TOTAL", PointKind::Meter),
        };
        made.points[1].facts.insert(QStringLiteral("meter_no"), QStringLiteral("3330001234567")); // HF2/M1
        made.points[3].mn = QStringLiteral("330200A0000001");                                     // LS/OUT1
        std::sort(made.enterprises.begin(), made.enterprises.end(),
                  [](const Enterprise &a, const Enterprise &b) { return a.code < b.code; });
        std::sort(made.points.begin(), made.points.end(), [](const Point &a, const Point &b) { return a.key < b.key; });
        return made;
    }
    static QString sureness(const FirmAnswer &answer)
    {
        if (answer.sureness == Sureness::Confident)
            return answer.enterprise;
        QStringList codes;
        for (const FirmCandidate &candidate : answer.candidates)
            codes += candidate.enterprise;
        codes.sort();
        return answer.sureness == Sureness::Unknown ? QStringLiteral("unknown") : u'?' + codes.join(u',');
    }

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("expected"); // a code: confident; ? and codes that must be among the candidates
        QTest::newRow("code") << "HF1"
                              << "HF1";
        QTest::newRow("code in other case and width") << "ｎb-dp-001"
                                                      << "NB-DP-001";
        QTest::newRow("exact name") << "杭州恒丰纺织一厂"
                                    << "HF1";
        QTest::newRow("credit code") << "91350100M000100Y43"
                                     << "LS";
        QTest::newRow("blanks inside") << " 杭州 恒丰纺织　一厂 "
                                       << "HF1";
        QTest::newRow("arabic for chinese number") << "杭州恒丰纺织1厂"
                                                   << "HF1";
        QTest::newRow("ordinal") << "杭州恒丰纺织第二厂"
                                 << "HF2";
        QTest::newRow("with the city's sign") << "杭州市恒丰纺织二厂"
                                              << "HF2";
        QTest::newRow("full legal form") << "杭州恒丰纺织有限责任公司"
                                         << "HF3";
        QTest::newRow("half-width brackets") << "嘉兴(平湖)台达电子有限公司"
                                             << "TW-1";
        QTest::newRow("without brackets") << "嘉兴平湖台达电子有限公司"
                                          << "TW-1";
        QTest::newRow("traditional characters") << "嘉興（平湖）臺達電子有限公司"
                                                << "TW-1";
        QTest::newRow("latin, other case and points") << "abc textile（Ningbo） CO.,LTD"
                                                      << "ABC";
        QTest::newRow("former name in a tag") << "绍兴县国立印染厂"
                                              << "GL";
        QTest::newRow("without legal form") << "宁波鄞州大碶铸造"
                                            << "NB-DP-001";

        QTest::newRow("a third works") << "杭州恒丰纺织三厂"
                                       << "?HF1,HF2";
        QTest::newRow("no number at all") << "杭州恒丰纺织厂"
                                          << "?HF1,HF2";
        QTest::newRow("one character wrong") << "杭州恒峰纺织一厂"
                                             << "?HF1";
        QTest::newRow("two characters swapped") << "杭州丰恒纺织有限公司"
                                                << "?HF3";
        QTest::newRow("no city") << "恒丰纺织有限公司"
                                 << "?HF3";
        QTest::newRow("another city") << "宁波恒丰纺织有限公司"
                                      << "?HF3";
        QTest::newRow("another branch") << "浙江龙盛集团股份有限公司余姚分公司"
                                        << "?LS,LS-SUB";
        QTest::newRow("contradicting legal form") << "浙江龙盛集团有限公司"
                                                  << "?LS";
        QTest::newRow("half of a name") << "龙盛集团"
                                        << "?LS";
        QTest::newRow("two firms of one name") << "海宁天一皮革厂"
                                               << "?TWIN-A,TWIN-B";
        QTest::newRow("mistyped code") << "NB-DP-0O1"
                                       << "?NB-DP-001";
        QTest::newRow("another code") << "NB-DP-003"
                                      << "?NB-DP-001,NB-DP-002";

        QTest::newRow("nothing like it") << "金华双龙水泥股份有限公司"
                                         << "unknown";
        QTest::newRow("only city and form in common") << "杭州大成机械有限公司"
                                                      << "unknown";
        QTest::newRow("empty") << "  "
                               << "unknown";
        QTest::newRow("signs only") << "（）——"
                                    << "unknown";
        QTest::newRow("one character") << "杭"
                                       << "unknown";
        QTest::newRow("very long") << QString(100'000, u'恒') << "unknown";
    }
    void names()
    {
        QFETCH(QString, written);
        QFETCH(QString, expected);
        const Registry known = registry();
        const FirmIndex index(known);
        const FirmAnswer answer = index.find(written);
        if (!expected.startsWith(u'?')) {
            QCOMPARE(sureness(answer), expected);
            return;
        }
        QVERIFY2(answer.sureness == Sureness::Doubtful, qPrintable(sureness(answer)));
        const QString found = sureness(answer);
        for (const QString &code : expected.mid(1).split(u','))
            QVERIFY2(found.contains(code), qPrintable(found));
        for (const FirmCandidate &candidate : answer.candidates) {
            QVERIFY(candidate.score >= 0.6 && candidate.score <= 1);
            QVERIFY(!candidate.why.isEmpty());
        }
        QVERIFY(std::is_sorted(answer.candidates.begin(), answer.candidates.end(),
                               [](const auto &a, const auto &b) { return a.score > b.score; }));
    }

    void places_stay_words()
    {
        QCOMPARE(firmName("宁波市政工程有限公司").key(), firmName("宁波市市政工程有限公司").key());
        QVERIFY(firmName("杭州市场管理有限公司").key() != firmName("杭州场管理有限公司").key());
        QVERIFY(firmName("恒丰纺织（杭州）有限公司").key() != firmName("杭州恒丰纺织有限公司").key());
        QVERIFY(firmName("1-11").key() != firmName("11-1").key());
        QVERIFY(firmName("三一重工").key() != firmName("31重工").key());
        QCOMPARE(firmName("恒丰第十二分厂").key(), firmName("恒丰12分厂").key());
    }

    void owners_data()
    {
        QTest::addColumn<QString>("enterprise");
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("meter");
        QTest::addColumn<QString>("mn");
        QTest::addColumn<QString>("expected"); // ENTERPRISE/POINT, or a part of the doubt
        QTest::addColumn<bool>("told");        // a notice says what was understood
        QTest::newRow("account") << ""
                                 << "0012345678"
                                 << ""
                                 << ""
                                 << "HF1/TOTAL" << false;
        QTest::newRow("account without its zeros") << ""
                                                   << "12345678"
                                                   << ""
                                                   << ""
                                                   << "HF1/TOTAL" << true;
        QTest::newRow("account as a number with a point") << ""
                                                          << "12345679.0"
                                                          << ""
                                                          << ""
                                                          << "HF2/M1" << true;
        QTest::newRow("one of two accounts of a firm") << ""
                                                       << "3301000000001"
                                                       << ""
                                                       << ""
                                                       << "HF2/M2" << false;
        QTest::newRow("meter number") << ""
                                      << ""
                                      << "3330001234567"
                                      << ""
                                      << "HF2/M1" << false;
        QTest::newRow("device number") << ""
                                       << ""
                                       << ""
                                       << "330200a0000001"
                                       << "LS/OUT1" << false;
        QTest::newRow("name and only meter") << "宁波鄞州大碶铸造有限公司"
                                             << ""
                                             << ""
                                             << ""
                                             << "NB-DP-001/TOTAL" << false;
        QTest::newRow("account decides a doubtful name") << "恒丰纺织厂"
                                                         << "0012345678"
                                                         << ""
                                                         << ""
                                                         << "HF1/TOTAL" << true;
        QTest::newRow("account decides another payer") << "王五"
                                                       << "0012345678"
                                                       << ""
                                                       << ""
                                                       << "HF1/TOTAL" << true;
        QTest::newRow("account of the only undeclared meter") << "宁波鄞州大碶铸造有限公司"
                                                              << "99887766"
                                                              << ""
                                                              << ""
                                                              << "NB-DP-001/TOTAL" << true;
        QTest::newRow("further account of a firm") << "杭州恒丰纺织一厂"
                                                   << "99887766"
                                                   << ""
                                                   << ""
                                                   << "HF1/99887766" << true;

        QTest::newRow("name and account contradict") << "杭州恒丰纺织二厂"
                                                     << "0012345678"
                                                     << ""
                                                     << ""
                                                     << "HF1" << false;
        QTest::newRow("account and meter contradict") << ""
                                                      << "0012345678"
                                                      << "3330001234567"
                                                      << ""
                                                      << "HF2" << false;
        QTest::newRow("unknown account") << ""
                                         << "777"
                                         << ""
                                         << ""
                                         << "777" << false;
        QTest::newRow("digits lost in a spreadsheet") << ""
                                                      << "1.23457E+09"
                                                      << ""
                                                      << ""
                                                      << "as text" << false;
        QTest::newRow("nothing said") << ""
                                      << ""
                                      << ""
                                      << ""
                                      << "whose" << false;
        QTest::newRow("doubtful name") << "恒丰纺织厂"
                                       << ""
                                       << ""
                                       << ""
                                       << "HF2" << false;
    }
    void owners()
    {
        QFETCH(QString, enterprise);
        QFETCH(QString, account);
        QFETCH(QString, meter);
        QFETCH(QString, mn);
        QFETCH(QString, expected);
        QFETCH(bool, told);
        const Registry known = registry();
        const OwnerIndex index(known);
        Whose whose(index, {});
        OwnerCells cells;
        cells.enterprise = enterprise;
        cells.account = account;
        cells.meterNo = meter;
        cells.mn = mn;
        cells.kind = mn.isEmpty() ? PointKind::Meter : PointKind::GasOutlet;
        const RowOwner owner = whose.resolve(cells);
        if (expected.contains(u'/')) {
            QCOMPARE(owner.doubt, QString());
            QCOMPARE(owner.point.enterprise + u'/' + owner.point.point, expected);
            QCOMPARE(!owner.notice.isEmpty(), told);
        } else {
            QVERIFY(owner.point.enterprise.isEmpty());
            QVERIFY2(owner.doubt.contains(expected), qPrintable(owner.doubt));
        }
    }

    void two_accounts_are_not_one_meter()
    {
        const Registry known = registry();
        const OwnerIndex index(known);
        Whose whose(index, {});
        OwnerCells cells;
        cells.enterprise = "NB-DP-001";
        cells.account = "111";
        QCOMPARE(whose.resolve(cells).point.point, QString("TOTAL"));
        cells.account = "222";
        const RowOwner second = whose.resolve(cells);
        QVERIFY2(second.doubt.contains("111") && second.doubt.contains("222"), qPrintable(second.doubt));
    }

    void an_answer_is_remembered()
    {
        const Registry known = registry();
        const OwnerIndex index(known);
        OwnerCells cells;
        cells.enterprise = "恒丰纺织厂";
        Whose before(index, {});
        QVERIFY(!before.resolve(cells).doubt.isEmpty());
        QVERIFY(!before.resolve(cells).doubt.isEmpty());
        QCOMPARE(before.questions().size(), 1u); // asked once, however many rows
        QCOMPARE(before.questions()[0].text, QString("恒丰纺织厂"));
        QVERIFY(!before.questions()[0].candidates.empty());

        Whose after(index, {{"恒丰纺织厂", "HF2"}, {"新来的厂", "NEW-1"}});
        cells.enterprise = "恒丰 纺织厂";
        cells.account = "3301000000001";
        QCOMPARE(after.resolve(cells).point.point, QString("M2"));
        cells = {};
        cells.enterprise = "新来的厂";
        QCOMPARE(after.resolve(cells).point.enterprise, QString("NEW-1"));
        QVERIFY(after.questions().empty());
    }

    void a_new_cache_takes_what_comes()
    {
        Registry empty;
        const OwnerIndex none(empty);
        Whose whose(none, {});
        OwnerCells cells;
        cells.enterprise = "企业2";
        cells.account = "0001";
        const RowOwner owner = whose.resolve(cells);
        QCOMPARE(owner.point.enterprise, QString("企业2"));
        QVERIFY(!owner.notice.isEmpty());
        QVERIFY(whose.questions().empty());

        Registry seen; // a firm that only a series named
        seen.enterprises = {firm("企业1", "企业1")};
        const OwnerIndex some(seen);
        Whose later(some, {});
        QCOMPARE(later.resolve(cells).point.enterprise, QString("企业2"));
        QVERIFY(later.questions().empty());
    }

    void ten_thousand_firms_are_told_apart()
    {
        Registry large;
        for (int i = 0; i < 10'000; ++i) {
            const QString brand = QString(QChar(0x4E00 + (i * 37) % 5000)) + QChar(0x4E00 + (i * 101) % 4999);
            large.enterprises.push_back(firm(QStringLiteral("E%1").arg(i), "宁波市" + brand + "纺织印染有限公司"));
        }
        const FirmIndex index(large); // quadratic work would outlast the test's time
        int sure = 0;
        for (int i = 0; i < 1000; ++i) {
            const Enterprise &wanted = large.enterprises[std::size_t(i)];
            const FirmAnswer own = index.find(wanted.name);
            if (own.sureness == Sureness::Confident) {
                QCOMPARE(own.enterprise, wanted.code);
                ++sure;
            }
            const FirmAnswer other = index.find(QStringLiteral("宁波") + wanted.name.mid(3, 2) + "印染厂");
            QVERIFY(other.sureness != Sureness::Confident);
        }
        QVERIFY2(sure > 950, qPrintable(QString::number(sure))); // the rest differ by a traditional character only
    }
};

QTEST_APPLESS_MAIN(WhoseTest)
#include "tst_whose.moc"

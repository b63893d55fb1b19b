// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QtTest>

#include "core/screening/calibration.h"
#include "core/screening/rule_pack.h"
#include "core/screening/screening_resources.h"

using namespace nightjar;

class TestCalibration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initNightjarScreeningResources(); }

    void keepsTheOrder_data()
    {
        QTest::addColumn<QString>("rule");
        for (const Rule &rule : allRules())
            QTest::addRow("%s", rule.id) << QString::fromLatin1(rule.id);
    }
    void keepsTheOrder()
    {
        QFETCH(QString, rule);
        double last = -1;
        for (int percent = 0; percent <= 100; ++percent) {
            const double now = calibratedStrength(rule, percent / 100.0);
            QVERIFY2(now >= last, qPrintable(QString::number(percent)));
            QVERIFY(now >= 0 && now <= 1);
            last = now;
        }
        QVERIFY(calibratedStrength(rule, 0.97) > 0.5); // what the rule is sure of stays a lead
    }

    void leavesTheUnknownAlone()
    {
        QCOMPARE(calibratedStrength(QStringLiteral("no-such-rule"), 0.37), 0.37);
        QVERIFY(std::isnan(calibratedStrength(QStringLiteral("minute-jump"), std::nan(""))));
    }

    void changesLeads()
    {
        Lead lead;
        lead.rule = QStringLiteral("minute-jump");
        lead.strength = 0.6;
        std::vector<Lead> leads{lead};
        calibrate(leads);
        QCOMPARE(leads.front().strength, calibratedStrength(lead.rule, 0.6));
        QVERIFY(leads.front().strength != 0.6);
        QVERIFY(!calibrationPrint().isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestCalibration)
#include "tst_calibration.moc"

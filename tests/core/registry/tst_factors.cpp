// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/registry/model.h"

using namespace nightjar;

class FactorsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("factor");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("kind");
        QTest::newRow("NOx") << "a21002"
                             << "mg/m3"
                             << "NOx" << int(PointKind::GasOutlet);
        QTest::newRow("converted hour") << "a21002-zs-h"
                                        << "mg/m3"
                                        << "NOx converted, hour" << int(PointKind::GasOutlet);
        QTest::newRow("total of a pollutant") << "a21026-cou-h"
                                              << "kg"
                                              << "SO2, total, hour" << int(PointKind::GasOutlet);
        QTest::newRow("total of a flow") << "a00000-cou-d"
                                         << "m3"
                                         << "Flue-gas flow, total, day" << int(PointKind::GasOutlet);
        QTest::newRow("COD") << "w01018"
                             << "mg/L"
                             << "COD" << int(PointKind::WaterOutlet);
        QTest::newRow("register is not energy") << "kwh-reg-peak"
                                                << "kWh"
                                                << "Energy register, peak" << int(PointKind::Meter);
        QTest::newRow("current") << "a"
                                 << "A"
                                 << "Current" << int(PointKind::Meter);
        QTest::newRow("state") << "sb1-rs"
                               << "state"
                               << "sb1-rs" << int(PointKind::Meter);
        QTest::newRow("unknown stays as it is") << "zz99"
                                                << ""
                                                << "zz99" << int(PointKind::Meter);
    }
    void names()
    {
        QFETCH(QString, factor);
        QTEST(usualUnit(factor), "unit");
        QTEST(factorName(factor), "name");
        QTEST(int(pointKindForFactor(factor)), "kind");
    }
};

QTEST_APPLESS_MAIN(FactorsTest)
#include "tst_factors.moc"

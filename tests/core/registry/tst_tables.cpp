// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/registry/keys.h"
#include "core/registry/lead.h"
#include "core/registry/tables.h"

using namespace nightjar;

class TablesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void codes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("ascii") << "NB-DP-001" << true;
        QTest::newRow("chinese") << QStringLiteral("宏业电镀") << true;
        QTest::newRow("single underscore") << "a_b" << true;
        QTest::newRow("beyond the basic plane") << QStringLiteral("𠮷野") << true;
        QTest::newRow("64 characters") << QString(64, u'x') << true;
        QTest::newRow("65 characters") << QString(65, u'x') << false;
        QTest::newRow("two underscores") << "a__b" << false;
        QTest::newRow("slash") << "a/b" << false;
        QTest::newRow("blank inside") << "a b" << false;
        QTest::newRow("blank at the end") << "a " << false;
        QTest::newRow("control character") << QStringLiteral("a\tb") << false;
        QTest::newRow("empty") << "" << false;
    }
    void codes()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QCOMPARE(isCode(text), good);
    }

    void cells_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("stored"); // "!" = refused
        QTest::newRow("time is normalised") << "orders"
                                            << "from"
                                            << "2026-04-01T22:00"
                                            << "2026-04-01 22:00:00";
        QTest::newRow("date alone") << "orders"
                                    << "from"
                                    << "2026-04-01"
                                    << "2026-04-01";
        QTest::newRow("no such date") << "orders"
                                      << "from"
                                      << "2026-02-30"
                                      << "!";
        QTest::newRow("choice") << "points"
                                << "kind"
                                << "meter"
                                << "meter";
        QTest::newRow("unknown choice") << "points"
                                        << "kind"
                                        << "chimney"
                                        << "!";
        QTest::newRow("longitude") << "enterprises"
                                   << "lon"
                                   << "121.80"
                                   << "121.80";
        QTest::newRow("longitude too far") << "enterprises"
                                           << "lon"
                                           << "221.8"
                                           << "!";
        QTest::newRow("decimal comma") << "channels"
                                       << "limit"
                                       << "12,5"
                                       << "!";
        QTest::newRow("infinite") << "channels"
                                  << "limit"
                                  << "1e999"
                                  << "!";
        QTest::newRow("NaN") << "channels"
                             << "limit"
                             << "NaN"
                             << "!";
        QTest::newRow("empty is not known") << "channels"
                                            << "limit"
                                            << ""
                                            << "";
        QTest::newRow("key must be there") << "channels"
                                           << "factor"
                                           << " "
                                           << "!";
        QTest::newRow("code with a blank at its end") << "enterprises"
                                                      << "enterprise"
                                                      << "E1 "
                                                      << "!";
        QTest::newRow("text with blanks around it") << "enterprises"
                                                    << "name"
                                                    << " E1 "
                                                    << "E1";
        QTest::newRow("step") << "channels"
                              << "step_s"
                              << "900"
                              << "900";
        QTest::newRow("negative step") << "channels"
                                       << "step_s"
                                       << "-900"
                                       << "!";
        QTest::newRow("broken step") << "channels"
                                     << "step_s"
                                     << "900.5"
                                     << "!";
        QTest::newRow("24:00 in tariffs") << "tariffs"
                                          << "to"
                                          << "24:00"
                                          << "24:00";
        QTest::newRow("shift hours") << "enterprises"
                                     << "shift"
                                     << "08:00-17:00"
                                     << "08:00-17:00";
        QTest::newRow("shift words") << "enterprises"
                                     << "shift"
                                     << "nightly"
                                     << "!";
        QTest::newRow("share") << "orders"
                               << "share"
                               << "1.2"
                               << "!";
        QTest::newRow("NUL") << "enterprises"
                             << "name" << QStringLiteral("a") + QChar(u'\0') << "!";
    }
    void cells()
    {
        QFETCH(QString, table);
        QFETCH(QString, column);
        QFETCH(QString, cell);
        QFETCH(QString, stored);
        const TableShape *shape = tableShape(table);
        QVERIFY(shape);
        const int index = shape->columnIndex(column);
        QVERIFY(index >= 0);
        const auto result = normaliseCell(shape->columns[std::size_t(index)], cell);
        if (stored == u"!") {
            QVERIFY(!result);
            QVERIFY(!result.error().text.isEmpty());
        } else {
            QVERIFY(bool(result));
            QCOMPARE(*result, stored);
        }
    }

    void creditCodes()
    {
        QVERIFY(isValidUscc(u"91350100M000100Y43")); // the example printed in GB 32100
        QVERIFY(!isValidUscc(u"91350100M000100Y44"));
        QVERIFY(!isValidUscc(u"91350100M000100Y4"));
        QVERIFY(!isValidUscc(u"91350100I000100Y43")); // I is no sign of the alphabet
    }

    void spansMustNotRunBackwards()
    {
        const TableShape *shape = tableShape(u"orders");
        TableRow row;
        row.cells = QStringList(qsizetype(shape->columns.size()));
        row.cells[shape->columnIndex(u"from")] = QStringLiteral("2026-04-02");
        row.cells[shape->columnIndex(u"to")] = QStringLiteral("2026-04-01 12:00:00");
        QVERIFY(!checkRow(*shape, row));
        row.cells[shape->columnIndex(u"to")] = QStringLiteral("2026-04-03");
        QVERIFY(bool(checkRow(*shape, row)));
    }

    void leadIdsDoNotDependOnOrder()
    {
        const QString a = leadId(QStringLiteral("long-constant"), QStringLiteral("E"), {"E/P/a", "E/P/b"}, 1000);
        QCOMPARE(a, leadId(QStringLiteral("long-constant"), QStringLiteral("E"), {"E/P/b", "E/P/a"}, 1000));
        QVERIFY(a != leadId(QStringLiteral("long-constant"), QStringLiteral("E"), {"E/P/b", "E/P/a"}, 1001));
        QCOMPARE(a.size(), 13);
        QVERIFY(a.startsWith(u'L'));
    }
};

QTEST_APPLESS_MAIN(TablesTest)
#include "tst_tables.moc"

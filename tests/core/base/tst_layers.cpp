// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

/// The order of DESIGN.md: a folder includes only what stands before it, and core never draws.
class LayersTest : public QObject
{
    Q_OBJECT
private:
    static int rank(const QString &path)
    {
        static const QStringList order{QStringLiteral("core/base"),
                                       QStringLiteral("core/series"),
                                       QStringLiteral("core/registry"),
                                       QStringLiteral("core/cache"),
                                       QStringLiteral("core/import"),
                                       QStringLiteral("core/sample"),
                                       QStringLiteral("core/screening"),
                                       QStringLiteral("core/casework"),
                                       QStringLiteral("core/routing"),
                                       QStringLiteral("core/report"),
                                       QStringLiteral("ui/paper"),
                                       QStringLiteral("ui"),
                                       QStringLiteral("app")};
        for (int i = 0; i < order.size(); ++i) {
            if (path.startsWith(order[i] + u'/'))
                return i;
        }
        return -1;
    }

private Q_SLOTS:
    void nothingPointsBack()
    {
        const QString top = QStringLiteral(NIGHTJAR_SOURCE_DIR "/");
        static const QRegularExpression include(QStringLiteral("^\\s*#include \"((?:core|ui|app)/[^\"]+)\""),
                                                QRegularExpression::MultilineOption);
        QStringList wrong;
        int seen = 0;
        for (const char *folder : {"core", "ui", "app"}) {
            QDirIterator it(top + QString::fromLatin1(folder), {"*.h", "*.cpp"}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString from = file.fileName().mid(top.size());
                auto matches = include.globalMatch(QString::fromUtf8(file.readAll()));
                while (matches.hasNext()) {
                    const QString to = matches.next().captured(1);
                    ++seen;
                    const bool siblings = from.startsWith(u"core/screening/") && to.startsWith(u"core/import/");
                    // The theme, formats and pages' shared parts are ui; paper may not lean on them.
                    if (rank(to) > rank(from) || siblings)
                        wrong << from + QStringLiteral(" -> ") + to;
                }
            }
        }
        QVERIFY(seen > 100);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void coreDoesNotDraw()
    {
        const QString top = QStringLiteral(NIGHTJAR_SOURCE_DIR "/core");
        static const QRegularExpression drawing(QStringLiteral(
            "#include <(QPainter|QImage|QPixmap|QColor|QFont|QWidget|QApplication|QGuiApplication|QtGui|QtWidgets|"
            "QtCharts|QChart|QTextDocument|QPdfWriter)"));
        QDirIterator it(top, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!drawing.match(QString::fromUtf8(file.readAll())).hasMatch(), qPrintable(file.fileName()));
        }
    }

    void everySourceNamesItsLicence()
    {
        for (const char *folder : {"core", "ui", "app", "tests"}) {
            QDirIterator it(QStringLiteral(NIGHTJAR_SOURCE_DIR "/") + QString::fromLatin1(folder), {"*.h", "*.cpp"},
                            QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QVERIFY2(file.readLine().contains("SPDX-License-Identifier: GPL-3.0-or-later"),
                         qPrintable(file.fileName()));
            }
        }
    }
};

QTEST_APPLESS_MAIN(LayersTest)
#include "tst_layers.moc"

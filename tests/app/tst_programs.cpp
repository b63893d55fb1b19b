// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli_run.h"

/// The built program as a process: exit status, streams, and what a kill leaves behind.
class ProgramsTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_dir;

    static CliAnswer runProgram(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(NIGHTJAR_CLI), arguments);
        CliAnswer answer;
        if (!process.waitForFinished(60'000))
            return answer;
        answer.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        answer.out = process.readAllStandardOutput();
        answer.err = process.readAllStandardError();
        return answer;
    }

    QString bigFile(int rows) const
    {
        const QString path = m_dir.filePath(QStringLiteral("E1__T__kw.csv"));
        QByteArray text = "time,value,flag\n";
        for (int i = 0; i < rows; ++i) {
            const int minute = i % 1440;
            text += QByteArray::number(2020 + i / 1440 / 336) + '-' +
                    QByteArray::number(101 + i / 1440 / 28 % 12).mid(1) + '-' +
                    QByteArray::number(101 + i / 1440 % 28).mid(1) + ' ' +
                    QByteArray::number(100 + minute / 60).mid(1) + ':' + QByteArray::number(100 + minute % 60).mid(1) +
                    ',' + QByteArray::number(qint64(i) * 7919 % 5000) + ".25,N\n";
        }
        if (!writeFile(path, text))
            qFatal("cannot write the test file");
        return path;
    }

private Q_SLOTS:
    void answersOnTheRightStreams()
    {
        const CliAnswer version = runProgram({"--version"});
        QCOMPARE(version.status, 0);
        QVERIFY(version.out.startsWith("nightjar-cli "));
        const CliAnswer wrong = runProgram({"fly", "--lang", "en"});
        QCOMPARE(wrong.status, 2);
        QVERIFY(wrong.out.isEmpty());
        QVERIFY(wrong.err.contains("fly"));
        const CliAnswer chinese =
            runProgram({"channels", "--cache", m_dir.filePath("no.nightjar"), "--lang", "zh", "--json"});
        QCOMPARE(chinese.status, 1);
        QVERIFY(!chinese.object()[u"error"][u"text"].toString().contains(QStringLiteral("There is")));
    }

    void killedImportLeavesAllOrNothing()
    {
        constexpr int rows = 600'000;
        const QString input = bigFile(rows);
        const QString warm = m_dir.filePath(QStringLiteral("warm.nightjar"));
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(runProgram({"import", "--cache", warm, input}).status, 0);
        const qint64 whole = clock.elapsed();

        int killed = 0;
        for (int round = 0; round < 20; ++round) {
            const QString cache = m_dir.filePath(QStringLiteral("k%1.nightjar").arg(round));
            QProcess process;
            process.start(QStringLiteral(NIGHTJAR_CLI), {"import", "--cache", cache, input});
            QVERIFY(process.waitForStarted());
            // Every other kill falls into the first moments, when the file is made.
            const int wait = QRandomGenerator::global()->bounded(round % 2 ? 40 : int(whole) + 1);
            if (!process.waitForFinished(wait)) {
                process.kill();
                ++killed;
            }
            process.waitForFinished();
            if (!QFileInfo::exists(cache))
                continue;
            const CliAnswer check = runProgram({"cache", "check", "--cache", cache, "--json", "--lang", "en"});
            QVERIFY2(check.status == 0, check.err.constData());
            const qint64 samples = check.object()[u"samples"].toInteger();
            QVERIFY2(samples == 0 || samples == rows, qPrintable(QString::number(samples)));
            // The same import goes through afterwards.
            const CliAnswer again = runProgram({"import", "--cache", cache, input, "--json"});
            QCOMPARE(again.status, 0);
        }
        QVERIFY(killed > 0);
        const QStringList strange =
            QDir(m_dir.path()).entryList({QStringLiteral("*.new-*")}, QDir::Files | QDir::Hidden);
        QVERIFY2(strange.isEmpty(), qPrintable(strange.join(u' ')));
    }
};

QTEST_GUILESS_MAIN(ProgramsTest)
#include "tst_programs.moc"

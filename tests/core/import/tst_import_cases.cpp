// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace nightjar;

/// Each folder in tests/data/import and tests/data/hj212 holds an input and what an import of it must tell.
class ImportCasesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void importsAsExpected_data()
    {
        QTest::addColumn<QString>("folder");
        for (const char *group : {"import", "hj212"}) {
            const QDir root(QStringLiteral(NIGHTJAR_TEST_DATA) + u'/' + QString::fromLatin1(group));
            for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
                QTest::newRow(qPrintable(QString::fromLatin1(group) + u'/' + name)) << root.filePath(name);
        }
    }

    void importsAsExpected()
    {
        QFETCH(QString, folder);
        QFile file(folder + QStringLiteral("/expected.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject expected = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(!expected.isEmpty());
        const QString input = folder + QStringLiteral("/input");

        QStringList paths{input};
        if (expected.contains(QStringLiteral("paths"))) {
            paths.clear();
            for (const QJsonValue &path : expected[QStringLiteral("paths")].toArray())
                paths += input + u'/' + path.toString();
        } else if (QFile::exists(input + QStringLiteral("/log.txt"))) {
            paths = QStringList{input + QStringLiteral("/log.txt")};
        }
        ImportOptions options = ImportFixture::options();
        options.as = expected[QStringLiteral("options")][QStringLiteral("as")].toString();
        options.column = expected[QStringLiteral("options")][QStringLiteral("column")].toString();

        ImportFixture fixture;
        const auto dry = dryRunImport(fixture.cachePath(), paths, options);
        QVERIFY2(dry, dry ? "" : qPrintable(dry.error().text));
        QVERIFY(!QFile::exists(fixture.cachePath()));
        Cache cache = fixture.open();
        const ImportReport report = ImportFixture::run(cache, paths, options);
        checkFiles(expected, report, input);
        checkRefused(expected, report);
        if (QTest::currentTestFailed())
            return;

        // The dry run is the same code: the same counts and the same refused rows.
        QCOMPARE(dry->files.size(), report.files.size());
        for (std::size_t i = 0; i < report.files.size(); ++i) {
            QCOMPARE(countsText(dry->files[i].rows), countsText(report.files[i].rows));
            QCOMPARE(dry->files[i].error.has_value(), report.files[i].error.has_value());
            QCOMPARE(dry->files[i].warnings, report.files[i].warnings);
        }
        QCOMPARE(dry->refused.size(), report.refused.size());

        const QJsonObject channels = expected[QStringLiteral("channels")].toObject();
        for (auto channel = channels.begin(); channel != channels.end(); ++channel) {
            QStringList wanted;
            for (const QJsonValue &line : channel->toArray())
                wanted += line.toString();
            QCOMPARE(samplesOf(cache, channel.key()), wanted);
        }

        // Once more: every file that could be read is known again, with the same counts of read and refused rows.
        const ImportReport again = ImportFixture::run(cache, paths, options);
        for (std::size_t i = 0; i < report.files.size(); ++i) {
            const RowCounts &first = report.files[i].rows;
            const RowCounts &second = again.files[i].rows;
            QCOMPARE(again.files[i].already, !report.files[i].error.has_value());
            QCOMPARE(second.read, first.read);
            QCOMPARE(second.refused, first.refused);
            QCOMPARE(second.taken, 0);
            QCOMPARE(second.duplicate, first.read - first.refused);
        }
        QCOMPARE(again.refused.size(), report.refused.size());
    }

private:
    static void checkFiles(const QJsonObject &expected, const ImportReport &report, const QString &input)
    {
        const QJsonArray files = expected[QStringLiteral("files")].toArray();
        QCOMPARE(qsizetype(report.files.size()), files.size());
        for (qsizetype i = 0; i < files.size(); ++i) {
            const QJsonObject wanted = files[i].toObject();
            const FileReport &file = report.files[std::size_t(i)];
            QCOMPARE(file.file, input + u'/' + wanted[QStringLiteral("file")].toString());
            const QString error = wanted[QStringLiteral("error")].toString();
            const QString text = file.error ? file.error->text : QString();
            QVERIFY2(file.error.has_value() == !error.isEmpty() && text.contains(error),
                     qPrintable(file.file + u' ' + text));
            if (!error.isEmpty())
                QVERIFY2(text.contains(file.file), qPrintable(text)); // the sentence names the file
            const QString format = wanted[QStringLiteral("format")].toString();
            if (!format.isEmpty())
                QCOMPARE(file.format, format);
            const QJsonObject rows = wanted[QStringLiteral("rows")].toObject();
            RowCounts counts = file.rows;
            QCOMPARE(counts.read, counts.taken + counts.refused + counts.duplicate + counts.conflict);
            if (!rows.isEmpty()) {
                counts = {rows[QStringLiteral("read")].toInteger(), rows[QStringLiteral("taken")].toInteger(),
                          rows[QStringLiteral("refused")].toInteger(), rows[QStringLiteral("duplicate")].toInteger(),
                          rows[QStringLiteral("conflict")].toInteger()};
            }
            if (countsText(file.rows) != countsText(counts)) {
                for (const RefusedRow &row : report.refused)
                    qWarning() << row.line << row.field << row.reason << row.text;
            }
            QCOMPARE(countsText(file.rows), countsText(counts));
            if (wanted.contains(QStringLiteral("channels")))
                QCOMPARE(file.channels, wanted[QStringLiteral("channels")].toInteger());
            const QString warnings = file.warnings.join(u'\n');
            for (const QJsonValue &warning : wanted[QStringLiteral("warnings")].toArray())
                QVERIFY2(warnings.contains(warning.toString()),
                         qPrintable(warning.toString() + QStringLiteral(" not in ") + warnings));
        }
        QStringList skipped;
        for (const QJsonValue &name : expected[QStringLiteral("skipped")].toArray())
            skipped += name.toString();
        QCOMPARE(report.skipped, skipped);
    }

    static void checkRefused(const QJsonObject &expected, const ImportReport &report)
    {
        if (!expected.contains(QStringLiteral("refused")))
            return;
        const QJsonArray rows = expected[QStringLiteral("refused")].toArray();
        QCOMPARE(qsizetype(report.refused.size()), rows.size());
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QJsonObject wanted = rows[i].toObject();
            const RefusedRow &row = report.refused[std::size_t(i)];
            QCOMPARE(row.line, wanted[QStringLiteral("line")].toInteger());
            if (wanted.contains(QStringLiteral("field")))
                QCOMPARE(row.field, wanted[QStringLiteral("field")].toString());
            QVERIFY2(row.reason.contains(wanted[QStringLiteral("reason")].toString()), qPrintable(row.reason));
            QVERIFY2(row.text.startsWith(wanted[QStringLiteral("text")].toString()), qPrintable(row.text));
            QVERIFY(!row.reason.isEmpty());
            QVERIFY(row.text.size() <= 200);
        }
    }
};

QTEST_GUILESS_MAIN(ImportCasesTest)
#include "tst_import_cases.moc"

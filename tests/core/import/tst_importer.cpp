// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_fixture.h"

#include <chrono>

#include "core/import/preview.h"

using namespace nightjar;

namespace {

/// A series of one-minute rows from 2026-04-01 on.
QByteArray minutes(int count, const char *header = "time,value,flag\n", int shift = 0)
{
    const Seconds begin = *parseTime("2026-04-01 00:00");
    QByteArray out(header);
    out.reserve(count * 30);
    for (int i = 0; i < count; ++i) {
        out += formatTime(begin + (i + shift) * 60).toLatin1();
        out += ',' + QByteArray::number(300 + (i + shift) % 97) + '.' + QByteArray::number((i + shift) % 10) + ",N\n";
    }
    return out;
}

} // namespace

class ImporterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void equalBytesForAnotherChannelAreNew()
    {
        ImportFixture f;
        Cache cache = f.open();
        const QByteArray bytes = minutes(100);
        const QStringList paths{f.write("E1__P1__kw.csv", bytes), f.write("E1__P2__kw.csv", bytes)};
        const ImportReport report = f.run(cache, paths);
        QCOMPARE(report.files[0].sha256, report.files[1].sha256);
        QCOMPARE(report.files[1].rows.taken, 100);
        ImportOptions as = f.options();
        as.as = QStringLiteral("E9/P9/kw");
        QVERIFY(!f.run(cache, {paths[0]}, as).files[0].already);
        QVERIFY(f.run(cache, {paths[0]}, as).files[0].already);
        as.unit = QStringLiteral("kW");
        const ImportReport unit = f.run(cache, {paths[0]}, as); // read as something else: only duplicates
        QVERIFY(!unit.files[0].already);
        QCOMPARE(countsText(unit.files[0].rows), countsText({100, 0, 0, 100, 0}));
    }

    void overlapGivesDuplicatesAndConflicts()
    {
        ImportFixture f;
        Cache cache = f.open();
        f.run(cache, {f.write("E1__P1__kw.csv", minutes(100))});
        QByteArray second = minutes(100, "time,value,flag\n", 50);
        second.replace("2026-04-01 00:51:00,351.1,N", "2026-04-01 00:51:00,351.10,N");
        second.replace("2026-04-01 00:52:00,352.2,N", "2026-04-01 00:52:00,352.2,F");
        const ImportReport report = f.run(cache, {f.write("E1__P1__kw.csv", second)});
        QCOMPARE(countsText(report.files[0].rows), countsText({100, 50, 0, 48, 2}));
        const auto conflicts = cache.series().conflicts();
        QVERIFY(conflicts);
        QCOMPARE(conflicts->size(), 2U);
        QCOMPARE((*conflicts)[0].keptValue, QStringLiteral("351.1"));
        QCOMPARE((*conflicts)[0].otherValue, QStringLiteral("351.10"));
        QCOMPARE((*conflicts)[0].otherLine, 3);
        QCOMPARE((*conflicts)[1].otherFlag, QStringLiteral("F"));
    }

    void dryRunLeavesNoTrace()
    {
        ImportFixture f;
        const QString path = f.write("E1__P1__kw.csv", minutes(2000));
        {
            Cache cache = f.open();
            f.run(cache, {f.write("E2__P1__kw.csv", minutes(10))});
        }
        const auto dry = dryRunImport(f.cachePath(), {path, path}, f.options());
        QVERIFY(dry);
        QCOMPARE(dry->files[0].rows.taken, 2000);
        QVERIFY(dry->files[1].already); // also inside a dry run
        Cache cache = f.open();
        QCOMPARE(samplesOf(cache, "E1/P1/kw").size(), 0);
        QCOMPARE(cache.imports().files()->size(), 1U);
        QCOMPARE(f.run(cache, {path}).files[0].rows.taken, 2000);
    }

    void cancelLeavesTheCacheAsItWas()
    {
        ImportFixture f;
        Cache cache = f.open();
        const QStringList paths{f.write("E1__P1__kw.csv", minutes(100)), f.write("E1__P2__kw.csv", minutes(60000))};
        const qint64 first = QFileInfo(paths[0]).size();
        const auto report =
            importPaths(cache, paths, f.options(), [&](Progress p) { return p.done < first + 900'000; });
        QVERIFY(report);
        QVERIFY(report->cancelled);
        QVERIFY(!report->ok());
        QCOMPARE(report->files.size(), 2U);
        QCOMPARE(report->files[1].error->kind, Error::Kind::Cancelled);
        QCOMPARE(countsText(report->files[1].rows), countsText({}));
        QCOMPARE(samplesOf(cache, "E1/P1/kw").size(), 100); // the file before it stays
        QCOMPARE(samplesOf(cache, "E1/P2/kw").size(), 0);
        QCOMPARE(cache.imports().files()->size(), 1U);
        QVERIFY(checkCache(cache)->ok);
        QCOMPARE(f.run(cache, paths).files[1].rows.taken, 60000);
    }

    void stopAtErrorKeepsNothingOfTheFile()
    {
        ImportFixture f;
        Cache cache = f.open();
        QByteArray bad = minutes(100);
        bad.replace("2026-04-01 00:50:00", "2026-02-30 00:50:00");
        const QStringList paths{f.write("a__P__kw.csv", minutes(5)), f.write("b__P__kw.csv", bad),
                                f.write("c__P__kw.csv", minutes(5))};
        ImportOptions options = f.options();
        options.stopAtError = true;
        const ImportReport report = f.run(cache, paths, options);
        QVERIFY(report.stopped);
        QVERIFY(!report.ok());
        QCOMPARE(report.files.size(), 2U);
        QVERIFY(report.files[1].error->text.contains(QStringLiteral("52")));
        QCOMPARE(report.files[1].error->row, 52);
        QCOMPARE(report.refused.size(), 1U);
        QCOMPARE(samplesOf(cache, "a/P/kw").size(), 5);
        QCOMPARE(samplesOf(cache, "b/P/kw").size(), 0);
        QCOMPARE(samplesOf(cache, "c/P/kw").size(), 0);
    }

    void unitAndStepAreStoredWhereNothingIsDeclared()
    {
        ImportFixture f;
        Cache cache = f.open();
        f.run(cache, {f.write("channels.csv", "enterprise,point,factor,unit,step_s\nE1,P1,t,degC,\n")});
        ImportOptions options = f.options();
        options.as = QStringLiteral("E1/P1/t");
        options.unit = QStringLiteral("K");
        options.step = 60;
        const ImportReport report = f.run(cache, {f.write("x.csv", minutes(3))}, options);
        QVERIFY(report.files[0].warnings.join(u' ').contains(QStringLiteral("degC")));
        options.as = QStringLiteral("E1/P1/state1");
        options.unit = QStringLiteral("state");
        QCOMPARE(f.run(cache, {f.write("y.csv", "time,value\n2026-04-01 00:00,on\n")}, options).files[0].rows.taken, 1);
        const auto registry = cache.registry().load();
        QVERIFY(registry);
        const Channel *declared = registry->channel({"E1", "P1", "t"});
        QVERIFY(declared);
        QCOMPARE(declared->unit, QStringLiteral("degC"));
        QCOMPARE(declared->step, 60);
        QCOMPARE(registry->channel({"E1", "P1", "state1"})->unit, QStringLiteral("state"));
    }

    void changedTableRowIsTakenAndJournalled()
    {
        ImportFixture f;
        Cache cache = f.open();
        f.run(cache, {f.write("enterprises.csv", "enterprise,name\nE1,A\nE2,B\n")});
        const ImportReport report = f.run(cache, {f.write("enterprises.csv", "enterprise,name\nE1,A\nE2,C\nE3,D\n")});
        QCOMPARE(countsText(report.files[0].rows), countsText({3, 2, 0, 1, 0}));
        QCOMPARE(cache.registry().load()->enterprise(QStringLiteral("E2"))->name, QStringLiteral("C"));
        const auto journal = cache.audit().rows();
        QVERIFY(journal);
        const auto imports = std::count_if(journal->begin(), journal->end(),
                                           [](const AuditRow &row) { return row.action == u"import"; });
        QCOMPARE(imports, 2);
        QVERIFY(cache.audit().check()->ok);
    }

    void oldCodesAreKeptWithTheChannel()
    {
        ImportFixture f;
        Cache cache = f.open();
        f.run(cache, {QStringLiteral(NIGHTJAR_TEST_DATA "/hj212/facts-packets/input/log.txt")});
        const auto registry = cache.registry().load();
        QVERIFY(registry);
        const Channel *so2 = registry->channel({"88888880000001", "88888880000001", "a21026-rt"});
        QVERIFY(so2);
        QCOMPARE(so2->facts.value(QStringLiteral("code_2005")), QStringLiteral("02"));
        QCOMPARE(registry->point({"88888880000001", "88888880000001"})->kind, PointKind::GasOutlet);
        const QString device = QStringLiteral("330200A8900016F000169D03");
        QCOMPARE(registry->channel({device, device, "p99101-rt"})->unit, QStringLiteral("state"));
    }

    void emptyFolderAndFolderWithoutCsvAreUnusable()
    {
        ImportFixture f;
        Cache cache = f.open();
        QVERIFY(QDir(f.folder.path()).mkpath(QStringLiteral("empty")));
        QVERIFY(QDir(f.folder.path()).mkpath(QStringLiteral("notes")));
        f.write("notes/README", "x");
        const ImportReport report = f.run(cache, {f.path("empty"), f.path("notes")});
        QCOMPARE(report.files.size(), 2U);
        QVERIFY(report.files[0].error && report.files[1].error);
        QCOMPARE(report.skipped, QStringList{QStringLiteral("README")});
        QVERIFY(!report.ok());
    }

    void badOptionsAreRefused()
    {
        ImportFixture f;
        Cache cache = f.open();
        ImportOptions options = f.options();
        options.as = QStringLiteral("E1/P1");
        QVERIFY(!importPaths(cache, {}, options));
        options.as.clear();
        options.profile = QStringLiteral("grid");
        QVERIFY(!importPaths(cache, {}, options));
    }

    void everyRefusedRowIsTold()
    {
        ImportFixture f;
        Cache cache = f.open();
        QByteArray bytes("time,value\n");
        for (int i = 0; i < 3000; ++i)
            bytes += "2026-02-30 00:00,1\n";
        qint64 told = 0;
        ImportOptions options = f.options();
        options.onRefused = [&](const RefusedRow &) { ++told; };
        const ImportReport report = f.run(cache, {f.write("E1__P1__kw.csv", bytes)}, options);
        QCOMPARE(told, 3000);
        QCOMPARE(report.refusedTotal, 3000);
        QCOMPARE(cache.imports().refused(0, -1)->size(), 3000U);
        QVERIFY(report.ok()); // refused rows are no failure
    }

    /// Rows of 10 MB, a million columns, a header without end: sentences and counted rows, in bounded memory.
    void monstrousRows()
    {
        ImportFixture f;
        Cache cache = f.open();
        const QByteArray good("2026-04-01 00:00:00,1\n");
        const QByteArray bad = QByteArray(11'000'000, 'x') + '\n';
        const QByteArray wide = QByteArray(1'000'000, ',') + '\n';
        const QString path = f.write("E1__P1__kw.csv", "time,value\n" + good + bad + 'x' + wide.chopped(1) + "x\n" +
                                                           '"' + bad + "2026-04-01 00:01:00,2\n" + bad.chopped(1));
        const ImportReport report = f.run(cache, {path, f.write("E2__P1__kw.csv", bad), f.write("E3__P1__kw.csv", wide),
                                                  f.write("E4__P1__kw.csv", "time,value" + wide + good)});
        QCOMPARE(countsText(report.files[0].rows), QStringLiteral("read 6 taken 2 refused 4 duplicate 0 conflict 0"));
        QCOMPARE(report.refused[0].line, 3);
        QVERIFY(report.refused[0].reason.contains(QStringLiteral("10 MB")));
        QVERIFY(report.refused[1].reason.contains(QStringLiteral("1000001")));
        for (const RefusedRow &row : report.refused)
            QVERIFY(row.text.size() <= 200);
        QVERIFY(report.files[1].error && report.files[2].error);
        QVERIFY(!report.files[3].error); // a million columns without names behind the two that are read
        QCOMPARE(report.files[3].rows.taken, 1);
        QCOMPARE(samplesOf(cache, "E1/P1/kw"),
                 (QStringList{QStringLiteral("2026-04-01 00:00:00,1,N"), QStringLiteral("2026-04-01 00:01:00,2,N")}));
    }

    /// The fast path and the careful one tell the same of rows that differ in one place.
    void plainRowsAreReadLikeAllOthers_data()
    {
        QTest::addColumn<QByteArray>("row");
        for (const char *row :
             {"2026-04-01 00:00:00,1,N",        "2026-04-01T00:00:00,1,N",       "2026-04-01 00:00,1,N",
              "2026-04-01 00:00,1.50,",         "2026-04-01 00:00:00,-0.5,N",    "2026-04-01 00:00:00,-0.0,N",
              "2026-04-01 00:00:00,007,N",      "2026-04-01 00:00:00,0.007,N",   "2026-04-01 00:00:00,1234567,N",
              "2026-04-01 00:00:00,12345678,N", "2026-04-01 00:00:00,1.23456,N", "2026-04-01 00:00:00,123.4567,N",
              "2026-04-01 00:00:00,1e3,N",      "2026-04-01 00:00:00,5.,N",      "2026-04-01 00:00:00,.5,N",
              "2026-04-01 00:00:00,1.2.3,N",    "2026-04-01 00:00:00,,N",        "2026-04-01 00:00:00,-,N",
              "2026-04-01 00:00:00,+1,N",       "2026-04-01 24:00:00,1,N",       "2026-04-01 23:60:00,1,N",
              "2026-04-01 23:59:60,1,N",        "2026-04-01 23:59:5x,1,N",       "2026-04-01 2x:59,1,N",
              "2026-04-01 00:00:00,1,X",        "2026-04-01 00:00:00,1,NN",      "2026-04-01 00:00:00,1",
              "2026-04-01 00:00:00,1,N,",       "2026-04-01 00:00:00,1,N,x",     "2026-04-01 00:00:00,1 ,N",
              "2026-04-01 00:00:00;1;N",        "2026-04-31 00:00:00,1,N",       "2026-04-01 00:00:00Z,1,N",
              "2026-04-01 00:00:00+08:00,1,N"})
            QTest::newRow(row) << QByteArray(row);
    }
    void plainRowsAreReadLikeAllOthers()
    {
        QFETCH(QByteArray, row);
        // Behind a row that tells the day, with enough behind it to be taken by the fast path; and with a quoted cell
        // in the window, where nothing is.
        const QByteArray before("time,value,flag\n2026-04-01 12:00:00,1,N\n2026-04-01 12:01:00,1,N\n");
        const QByteArray behind("\n2026-04-01 13:00:00,2,N\n2026-04-01 13:01:00,2,N\n2026-04-01 13:02:00,2,N\n");
        ImportFixture f;
        Cache cache = f.open();
        const ImportReport fast = f.run(cache, {f.write("E1__P1__kw.csv", before + row + behind)});
        const ImportReport slow =
            f.run(cache, {f.write("E2__P1__kw.csv", before + row + behind + "2026-04-01 14:00:00,\"2\",N\n")});
        QCOMPARE(fast.files[0].rows.taken + 1, slow.files[0].rows.taken);
        QCOMPARE(fast.files[0].rows.refused, slow.files[0].rows.refused);
        QStringList careful = samplesOf(cache, "E2/P1/kw");
        careful.removeOne(QStringLiteral("2026-04-01 14:00:00,2,N"));
        QCOMPARE(samplesOf(cache, "E1/P1/kw"), careful);
        if (fast.files[0].rows.refused > 0)
            QCOMPARE(fast.refused[0].reason, slow.refused[0].reason);
    }

    void aMillionRowsAreQuick()
    {
        ImportFixture f;
        Cache cache = f.open();
        const QString path = f.write("E1__P1__kw.csv", minutes(1'000'000));
        const auto start = std::chrono::steady_clock::now();
        const ImportReport report = f.run(cache, {path});
        const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        QCOMPARE(report.files[0].rows.taken, 1'000'000);
        qInfo("1,000,000 rows in %.3f s", seconds);
#ifdef NDEBUG
        QVERIFY2(seconds < 3, "far slower than designed"); // generous: the machine may be shared
#endif
        QVERIFY(checkCache(cache)->ok);
    }

    void longFileOfManyChannels()
    {
        ImportFixture f;
        Cache cache = f.open();
        QByteArray bytes("enterprise,point,factor,time,value\n");
        const Seconds begin = *parseTime("2026-04-01 00:00");
        for (int i = 0; i < 300; ++i) {
            for (int channel = 0; channel < 50; ++channel) {
                bytes += 'E' + QByteArray::number(channel % 7) + ",P1,k" + QByteArray::number(channel) + ',' +
                         formatTime(begin + i * 900).toLatin1() + ',' + QByteArray::number(i) + '\n';
            }
        }
        const ImportReport report = f.run(cache, {f.write("all.csv", bytes)});
        QCOMPARE(countsText(report.files[0].rows), countsText({15000, 15000, 0, 0, 0}));
        QCOMPARE(report.files[0].channels, 50);
        QCOMPARE(samplesOf(cache, "E3/P1/k3").size(), 300);
    }

    void previewShowsRowsAsTheyWillBeStored()
    {
        ImportFixture f;
        QByteArray bytes = minutes(1000);
        bytes.replace("2026-04-01 00:03:00,303.3", "2026-04-01 00:03:00,--");
        const auto preview = previewFile(f.write("E1__P1__a21026.csv", bytes), f.options(), Registry());
        QVERIFY(preview);
        QCOMPARE(preview->format, QStringLiteral("series-csv"));
        QCOMPARE(preview->channel, QStringLiteral("E1/P1/a21026"));
        QCOMPARE(preview->unit, QStringLiteral("mg/m3"));
        QCOMPARE(preview->step, 60);
        QCOMPARE(preview->rows.size(), 200U);
        QCOMPARE(preview->rows[0].time, QStringLiteral("2026-04-01 00:00:00"));
        QCOMPARE(preview->refused.size(), 1U);
        QCOMPARE(preview->refused[0].line, 5);
        QVERIFY(!preview->complete);
        const auto table = previewFile(f.write("enterprises.csv", "enterprise,name\nE1,A\n"), f.options(), Registry());
        QVERIFY(table);
        QCOMPARE(table->rows[0].cells[1], QStringLiteral("A"));
        QVERIFY(table->complete);
        QVERIFY(!previewFile(f.path("nowhere.csv"), f.options(), Registry()));
    }
};

QTEST_GUILESS_MAIN(ImporterTest)
#include "tst_importer.moc"

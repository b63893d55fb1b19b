// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/archive_files.h"
#include "tests/core/import/import_fixture.h"
#include "tests/core/import/zip_fixture.h"

using namespace nightjar;

namespace {

QByteArray series(const QByteArray &value = "1.5")
{
    return "time,value,flag\n2025-07-01 00:00:00," + value + ",N\n2025-07-01 00:01:00,2.5,N\n";
}

const QByteArray enterprises = "enterprise,name,district\nE1,甲公司,D1\n";

/// A gzip of zeros that is small enough for a mail and large enough for trouble.
QByteArray zeros() { return QByteArray(qsizetype(80) << 20, '\0'); }

} // namespace

/// ZIP and gzip: what is read of them, under which names, and how the bad ones end.
class ArchivesTest : public QObject
{
    Q_OBJECT
private:
    /// `file: counts` or `file: the sentence` a file.
    static QStringList told(const ImportReport &report, const QString &folder)
    {
        QStringList lines;
        for (const FileReport &file : report.files)
            lines += QString(file.file).remove(folder + u'/') + QStringLiteral(": ") +
                     (file.error ? file.error->text : countsText(file.rows));
        return lines;
    }

private Q_SLOTS:
    void members()
    {
        const ImportFixture fixture;
        const QByteArray inner = zipOf({{"deep/E1__P2__a21026.csv", series()}, {"more.zip", zipOf({{"x.csv", "1"}})}});
        const QString path =
            fixture.write(QStringLiteral("july.zip"),
                          zipOf({{"E1__P1__a21026.csv", series()},
                                 {"folder/", ""},
                                 {"folder/E1__P1__a21002.csv", series(), 0, 0},
                                 {"\xBC\xD7\xB9\xAB\xCB\xBE/E1__P3__a21026.csv", series()}, // 甲公司 in GBK, unsaid
                                 {"甲/E1__P4__a21026.csv", series(), 0x0800},
                                 {"乙/E1__P5__a21026.csv", series()}, // UTF-8, unsaid, as macOS writes
                                 {"enterprises.csv", enterprises},
                                 {"../../E1__P6__a21026.csv", series()},
                                 {"inner.zip", inner},
                                 {"E1__P7__a21026.csv.gz", gzipOf(series())},
                                 {"README.txt", "read me"},
                                 {"labels.json", "[]"},
                                 {"__MACOSX/._E1__P1__a21026.csv", "x"},
                                 {"~$book.xlsx", "x"}}));
        Cache cache = fixture.open();
        const ImportReport report = fixture.run(cache, {path});
        const QString two = QStringLiteral(": read 2 taken 2 refused 0 duplicate 0 conflict 0");
        QStringList expected{
            QStringLiteral("july.zip/enterprises.csv: read 1 taken 1 refused 0 duplicate 0 conflict 0")};
        for (const char *name : {"E1__P6__a21026.csv", "E1__P1__a21026.csv", "E1__P7__a21026.csv.gz",
                                 "folder/E1__P1__a21002.csv", "inner.zip/deep/E1__P2__a21026.csv"})
            expected += QStringLiteral("july.zip/") + QString::fromUtf8(name) + two;
        QStringList got = told(report, fixture.folder.path());
        QCOMPARE(got.mid(0, 6), expected);
        const QString tooDeep = got.takeAt(6);
        QVERIFY2(tooDeep.startsWith(QStringLiteral("july.zip/inner.zip/more.zip: ")) &&
                     tooDeep.contains(QStringLiteral("in an archive in an archive")),
                 qPrintable(tooDeep));
        QCOMPARE(got.mid(6), (QStringList{QStringLiteral("july.zip/乙/E1__P5__a21026.csv") + two,
                                          QStringLiteral("july.zip/甲/E1__P4__a21026.csv") + two,
                                          QStringLiteral("july.zip/甲公司/E1__P3__a21026.csv") + two}));
        QCOMPARE(report.skipped,
                 (QStringList{QStringLiteral("july.zip/README.txt"),
                              QStringLiteral("july.zip/__MACOSX/._E1__P1__a21026.csv"),
                              QStringLiteral("july.zip/labels.json"), QStringLiteral("july.zip/~$book.xlsx")}));
        QCOMPARE(
            samplesOf(cache, QStringLiteral("E1/P2/a21026")),
            (QStringList{QStringLiteral("2025-07-01 00:00:00,1.5,N"), QStringLiteral("2025-07-01 00:01:00,2.5,N")}));
    }

    void gzipIsItsFile()
    {
        const ImportFixture fixture;
        const QString packed = fixture.write(QStringLiteral("E1__P1__a21026.csv.gz"), gzipOf(series()));
        Cache cache = fixture.open();
        ImportReport report = fixture.run(cache, {packed});
        QCOMPARE(report.files[0].file, packed);
        QCOMPARE(countsText(report.files[0].rows), QStringLiteral("read 2 taken 2 refused 0 duplicate 0 conflict 0"));
        // Its content is what is known again, packed or not.
        report = fixture.run(cache, {fixture.write(QStringLiteral("E1__P1__a21026.csv"), series())});
        QVERIFY(report.files[0].already);
        report = fixture.run(cache, {packed});
        QVERIFY(report.files[0].already);
    }

    void severalGzipMembersAreOneFile()
    {
        const ImportFixture fixture;
        const QString path = fixture.write(QStringLiteral("E1__P1__a21026.csv.gz"),
                                           gzipOf(series()) + gzipOf("2025-07-01 00:02:00,3.5,N\n"));
        Cache cache = fixture.open();
        QCOMPARE(countsText(fixture.run(cache, {path}).files[0].rows),
                 QStringLiteral("read 3 taken 3 refused 0 duplicate 0 conflict 0"));
    }

    void refusedRowsNameTheMember()
    {
        const ImportFixture fixture;
        const QString path = fixture.write(QStringLiteral("a.zip"), zipOf({{"E1__P1__a21026.csv", series("1..5")}}));
        Cache cache = fixture.open();
        const ImportReport report = fixture.run(cache, {path});
        QCOMPARE(report.refused.size(), std::size_t(1));
        QCOMPARE(report.refused[0].fileName, path + QStringLiteral("/E1__P1__a21026.csv"));
        QCOMPARE(report.refused[0].line, 2);
    }

    void bad_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *title, const char *name, const QByteArray &bytes, const char *reason) {
            QTest::newRow(title) << QString::fromLatin1(name) << bytes << QString::fromLatin1(reason);
        };
        QByteArray many = "time,value,flag\n";
        for (int i = 0; i < 1000; ++i)
            many += formatTime(1'751'299'200 + i * 60).toLatin1() + ',' + QByteArray::number(i * 7919 % 1000) + ",N\n";
        const QByteArray gzip = gzipOf(many);
        row("gzip cut off", "E1__P9__a21026.csv.gz", gzip.left(gzip.size() - 20), "cut off");
        row("gzip cut off before its length", "E1__P9__a21026.csv.gz", gzip.left(gzip.size() - 3), "cut off");
        row("gzip of only a head", "E1__P9__a21026.csv.gz", gzip.left(8), "cut off");
        QByteArray flipped = gzip;
        flipped[gzip.size() / 2] = char(flipped[gzip.size() / 2] ^ 0x10);
        row("gzip damaged", "E1__P9__a21026.csv.gz", flipped, "damaged");
        row("gzip bomb", "E1__P9__a21026.csv.gz", gzipOf(zeros()), "zip bomb");
        const QByteArray zip = zipOf({{"E1__P9__a21026.csv", many}});
        row("zip cut off", "a.zip", zip.left(zip.size() / 2), "cut off");
        row("zip without its end", "a.zip", zip.left(zip.size() - 22), "cut off");
        flipped = zip;
        flipped[zip.size() / 2] = char(flipped[zip.size() / 2] ^ 0x10);
        row("zip damaged", "a.zip", flipped, "damaged");
        row("zip bomb", "a.zip", zipOf({{"E1__P9__a21026.csv", zeros()}}), "zip bomb");
        row("zip bomb that lies", "a.zip", zipOf({{"E1__P9__a21026.csv", zeros(), 0, 8, 1000}}), "damaged");
        row("locked", "a.zip", zipOf({{"E1__P9__a21026.csv", many, 1}}), "password");
        row("odd method", "a.zip", zipOf({{"E1__P9__a21026.csv", many, 0, 14}}), "method");
        row("larger than any member", "a.zip", zipOf({{"E1__P9__a21026.csv", many, 0, 8, 0xF0000000}}), "zip bomb");
        row("nothing of use", "a.zip", zipOf({{"a.docx", "x"}, {"b.pdf", "y"}}), "no file of data");
        row("empty zip", "a.zip", zipOf({}), "no file of data");
        row("inner zip damaged", "a.zip", zipOf({{"b.zip", zip.left(zip.size() / 2)}}), "cut off");
        // A real TAR begins with the name of its first file and has its mark at 257.
        row("tar", "a.tar.gz", gzipOf(QByteArray("E1.csv").leftJustified(257, '\0') + "ustar" + QByteArray(800, '\0')),
            "TAR");
    }
    void bad()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const ImportFixture fixture;
        const QString path = fixture.write(name, bytes);
        const QString good = fixture.write(QStringLiteral("E1__P1__a21026.csv"), series());
        Cache cache = fixture.open();
        const ImportReport report = fixture.run(cache, {path, good});
        QCOMPARE(report.files.size(), std::size_t(2));
        const FileReport &file = report.files[0];
        QVERIFY(file.error);
        QVERIFY2(file.error->text.contains(reason), qPrintable(file.error->text));
        QVERIFY2(file.error->text.contains(path), qPrintable(file.error->text));
        QVERIFY2(!file.error->text.contains(QDir::tempPath() + QStringLiteral("/qt_temp")) || path.contains(u"qt_temp"),
                 qPrintable(file.error->text));
        QCOMPARE(countsText(file.rows), countsText({}));
        QCOMPARE(samplesOf(cache, QStringLiteral("E1/P9/a21026")), QStringList());
        QCOMPARE(report.files[1].rows.taken, 2);
    }

    void onlyOneMemberIsOnTheDisk()
    {
        const ImportFixture fixture;
        const QString path =
            fixture.write(QStringLiteral("a.zip"), zipOf({{"one.csv", series()}, {"two.csv", series()}}));
        const InputFiles input = collectFiles({path});
        QCOMPARE(input.files.size(), std::size_t(2));
        Unpacker unpacker;
        const auto one = unpacker.unpack(*input.files[0].packed);
        QVERIFY(one && QFile::exists(*one) && one->endsWith(QStringLiteral("/one.csv")));
        const auto two = unpacker.unpack(*input.files[1].packed);
        QVERIFY(two && QFile::exists(*two) && !QFile::exists(*one));
        const auto cancelled = unpacker.unpack(*input.files[0].packed, [] { return false; });
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
        QVERIFY(!QFile::exists(*two));
    }

    void foldersReadFilesOfData()
    {
        const ImportFixture fixture;
        QDir(fixture.folder.path()).mkdir(QStringLiteral("in"));
        for (const char *name :
             {"a.csv", "b.tsv", "c.txt", "d.LOG", "e.xlsx", "f.xls", "g.jsonl", "h.json", "README.md", "NOTICE.txt",
              "README", "i.docx", ".hidden.csv", "~$e.xlsx", "labels.json", "points.csv"})
            fixture.write(QStringLiteral("in/") + QString::fromLatin1(name), "x");
        fixture.write(QStringLiteral("in/z.zip"), zipOf({{"k.csv", "x"}, {"l.json", "x"}}));
        fixture.write(QStringLiteral("in/m.csv.gz"), gzipOf("x"));
        const InputFiles input = collectFiles({fixture.path(QStringLiteral("in"))});
        QStringList names;
        for (const InputFile &file : input.files)
            names += QString(file.path).remove(fixture.path(QStringLiteral("in/")));
        QCOMPARE(names.join(u' '),
                 QStringLiteral("points.csv a.csv b.tsv c.txt d.LOG e.xlsx f.xls g.jsonl m.csv.gz z.zip/k.csv"));
        QCOMPARE(input.skipped.join(u' '), QStringLiteral(".hidden.csv NOTICE.txt README README.md h.json i.docx "
                                                          "labels.json z.zip/l.json ~$e.xlsx"));
    }

    void everyTruncationAndFlipComesBack()
    {
        const ImportFixture fixture;
        const QByteArray bytes =
            zipOf({{"E1__P1__a21026.csv", series()}, {"in.zip", zipOf({{"E1__P2__a21026.csv", series()}})}});
        for (qsizetype i = 0; i < bytes.size(); i += 3) {
            QByteArray flipped = bytes;
            flipped[i] = char(flipped[i] ^ (1 << (i % 8)));
            for (const QByteArray &bad : {bytes.left(i), flipped}) {
                const InputFiles input = collectFiles({fixture.write(QStringLiteral("a.zip"), bad)});
                QVERIFY(!input.files.empty());
                Unpacker unpacker;
                for (const InputFile &file : input.files) {
                    if (file.packed && !file.error)
                        (void)unpacker.unpack(*file.packed).operator bool();
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(ArchivesTest)
#include "tst_archives.moc"

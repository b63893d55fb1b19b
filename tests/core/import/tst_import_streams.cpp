// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryFile>
#include <QTest>

#include "core/base/hash.h"
#include "core/import/csv_stream.h"
#include "core/import/sample_cells.h"
#include "core/import/text.h"

using namespace nightjar;

class ImportStreamsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void records_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("records"); // line[fields|...]fault, `*` when the file ends in it
        QTest::newRow("LF") << QByteArray("a,b\n1,2\n") << "1[a|b] 2[1|2]";
        QTest::newRow("CR LF without end") << QByteArray("a,b\r\n1,2") << "1[a|b] 2[1|2]*";
        QTest::newRow("CR") << QByteArray("a,b\r1,2\r") << "1[a|b] 2[1|2]";
        QTest::newRow("byte-order mark") << QByteArray("\xEF\xBB\xBFx\n") << "1[x]";
        QTest::newRow("blank lines") << QByteArray("a\n\nb\n") << "1[a] 2[] 3[b]";
        QTest::newRow("quotes") << QByteArray("\"a,b\",\"c\"\"d\",\"\"\n") << "1[a,b|c\"d|]";
        QTest::newRow("line break in quotes") << QByteArray("\"a\nb\",c\nd\n") << "1[a\nb|c] 3[d]";
        QTest::newRow("quote inside a cell") << QByteArray("5\" pipe,x\ny\n") << "1[5\" pipe|x] 2[y]";
        QTest::newRow("letters behind a quote") << QByteArray("\"a\"b,c\n") << "1[ab|c]";
        QTest::newRow("never closed") << QByteArray("a\n\"b,c\nd\n") << "1[a] 2[]quote 3[d]";
        QTest::newRow("never closed at the end") << QByteArray("a\n\"b") << "1[a] 2[]quote*";
        QTest::newRow("NUL") << QByteArray("a\0b\nc\n", 6) << "1[a]nul 2[c]";
        QTest::newRow("neither UTF-8 nor GB18030") << QByteArray("\xB9\nc\n") << "1[?]utf8 2[c]";
        QTest::newRow("empty") << QByteArray() << "";
        QTest::newRow("last field empty") << QByteArray("a,\n") << "1[a|]";
        const QByteArray wide(200'000, 'x');
        QTest::newRow("wider than a piece") << wide + ',' + wide + "\ny\n"
                                            << "1[" + QString(200'000, u'x') + "|" + QString(200'000, u'x') + "] 2[y]";
        QTest::newRow("over 10 MB") << QByteArray("a\n") + QByteArray(11'000'000, 'x') + "\nb\n"
                                    << "1[a] 2[]long 3[b]";
        QTest::newRow("over 10 MB in quotes") << QByteArray("a\n\"") + QByteArray(11'000'000, 'x') + "\nb\n"
                                              << "1[a] 2[]long 3[b]";
        QTest::newRow("over 10 MB at the end") << QByteArray("a\n") + QByteArray(11'000'000, 'x') << "1[a] 2[]long*";
    }
    void records()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, records);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(bytes);
        file.close();
        auto stream = ByteStream::open(file.fileName());
        QVERIFY(stream);
        CsvStream csv(*stream);
        CsvRecord record;
        QStringList found;
        for (;;) {
            const auto got = csv.next(record);
            QVERIFY(got);
            if (!*got)
                break;
            QStringList fields;
            for (const std::string_view field : record.fields)
                fields += isUtf8(field) ? fromUtf8(field.substr(0, field.find('\0'))) : QStringLiteral("?");
            const bool told = record.fault == CsvFault::OpenQuote || record.fault == CsvFault::TooLong;
            static constexpr const char *faults[] = {"",      "nul",   "utf8",  "gb",  "utf16",
                                                     "mixed", "mixed", "half", "quote", "long"};
            found += QStringLiteral("%1[%2]%3%4")
                         .arg(QString::number(record.line), told ? QString() : fields.join(u'|'),
                              QString::fromLatin1(faults[int(record.fault)]),
                              record.ended ? QString() : QStringLiteral("*"));
        }
        const QString all = found.join(u' ');
        QVERIFY2(all == records, qPrintable(all.left(200)));
        const auto hash = stream->finish();
        QVERIFY(hash);
        QCOMPARE(*hash, sha256Hex(bytes)); // of the whole file, whatever was skipped
    }

    void timesAreThoseOfParseTime_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"2026-04-01 10:05:07", "2026-04-01 10:05", "2026-04-01T23:59:59", "2026-04-01 24:00:00",
              "2026-04-01 10:60:00", "2026-04-01 10:05:60", "2026-04-01x10:05:07", "2026-04-01 10:05:07Z",
              "2026-04-01 10:05:07+08:00", "2026-04-31 10:05:07", "2026-04-01 1a:05:07", "", "2026-04-01"})
            QTest::newRow(text) << QByteArray(text);
    }
    void timesAreThoseOfParseTime()
    {
        QFETCH(QByteArray, text);
        const std::string_view view(text.constData(), std::size_t(text.size()));
        const auto wanted = parseTime(view);
        for (const bool warm : {false, true}) {
            TimeCells cells;
            Seconds time = 0;
            if (warm)
                QVERIFY(cells.parse("2026-04-01 00:00:00", time));
            QCOMPARE(cells.parse(view, time), wanted.has_value());
            if (wanted)
                QCOMPARE(time, *wanted);
        }
    }

    void shownTextIsShortAndSafe()
    {
        QCOMPARE(shownText(std::string_view("a\0b\xFF", 4)), QStringLiteral("a\\x00b\\xFF"));
        QCOMPARE(shownText(std::string(1000, 'x')).size(), 200);
        QCOMPARE(shownText("停运"), QStringLiteral("停运"));
        QVERIFY(!isUtf8("\xC0\x80"));
        QVERIFY(!isUtf8("\xED\xA0\x80"));
        QVERIFY(!isUtf8("12345678\xE5\x81"));
        QVERIFY(isUtf8("12345678停运"));
    }
};

QTEST_GUILESS_MAIN(ImportStreamsTest)
#include "tst_import_streams.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/hash.h"
#include "core/import/cell_text.h"
#include "core/import/xlsx_workbook.h"
#include "tests/core/import/sheet_fixture.h"

using namespace nightjar;

/// XLSX as producers write it, and as damage and malice leave it.
class XlsxTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formats_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const char *code, const char *number, const char *shown) {
            QTest::newRow(name) << QString::fromUtf8(code) << QString::fromLatin1(number) << QString::fromLatin1(shown);
        };
        row("general stays as written", "General", "12.30", "12.30");
        row("fifteen digits", "General", "0.30000000000000004", "0.3");
        row("exponent", "General", "1.5E-05", "0.000015");
        row("large exponent", "General", "1.2e+18", "1200000000000000000");
        row("very small", "General", "1.5E-30", "1.5E-30");
        row("negative, too many digits", "0.00", "-2.2999999999999998", "-2.3");
        row("an integer of 17 digits", "0", "12345678901234567", "12345678901234600");
        row("no number", "General", "n/a", "n/a");
        row("zero", "General", "0", "0");
        row("colour and sign are no date", "#,##0.00_);[Red]\\(#,##0.00\\)", "1234.5", "1234.5");
        row("quoted unit is no date", "0.00\"mg/m3 dry\"", "12.5", "12.5");
        row("scientific is no date", "0.00E+00", "45000", "45000");
        row("percent", "0.00%", "0.085", "8.5%");
        row("percent of a whole number", "0%", "1", "100%");
        row("percent, too many digits", "0.0%", "0.20899999999999999", "20.9%");
        row("percent, negative and small", "0.0%", "-0.0005", "-0.05%");
        row("date", "yyyy-mm-dd", "45839", "2025-07-01");
        row("date and time", "yyyy/m/d h:mm", "45839.010416666664", "2025-07-01 00:15:00");
        row("date and time at midnight", "yyyy/m/d h:mm", "45839", "2025-07-01 00:00:00");
        row("a date's format over a time", "yyyy-mm-dd", "45839.5", "2025-07-01 12:00:00");
        row("rounded to the second", "yyyy-mm-dd hh:mm:ss", "45839.041666666701", "2025-07-01 01:00:00");
        row("rounded up to the next day", "yyyy-mm-dd hh:mm:ss", "45839.999999999", "2025-07-02 00:00:00");
        row("Chinese date", "yyyy\"年\"m\"月\"d\"日\"", "45839", "2025-07-01");
        row("Chinese date without quotes", "[$-804]yyyy年m月d日;@", "45839", "2025-07-01");
        row("Chinese clock", "h\"时\"mm\"分\"", "0.75", "18:00:00");
        row("clock", "h:mm", "0.010416666666666666", "00:15:00");
        row("clock with half a day's name", "h:mm AM/PM", "0.5", "12:00:00");
        row("24:00 in a clock's format", "h:mm", "1", "24:00:00");
        row("elapsed", "[h]:mm", "1", "24:00:00");
        row("elapsed beyond a day", "[h]:mm:ss", "1.5", "36:00:00");
        row("a clock's format over a date", "h:mm", "45839.25", "2025-07-01 06:00:00");
        row("minutes and seconds with a fraction", "mm:ss.0", "0.5", "12:00:00");
        row("month and year", "mmm-yy", "45839", "2025-07-01");
        row("the day that was none", "yyyy-mm-dd", "60", "1900-02-29");
        row("before the day that was none", "yyyy-mm-dd", "59", "1900-02-28");
        row("1 March 1900", "yyyy-mm-dd", "61", "1900-03-01");
        row("negative is no date", "yyyy-mm-dd", "-5", "-5");
        row("beyond the calendar", "yyyy-mm-dd", "99999999", "99999999");
        row("the last day", "yyyy-mm-dd", "2958465", "9999-12-31");
    }
    void formats()
    {
        QFETCH(QString, code);
        QFETCH(QString, number);
        std::string out = "x";
        appendCell(out, number.toStdString(), kindOfFormat(code.toStdString()), Epoch::From1900);
        QTEST(QString::fromStdString(out).mid(1), "shown");
    }

    void cells_data()
    {
        QTest::addColumn<QByteArray>("sheet");
        QTest::addColumn<QStringList>("rows");
        const auto data = [](const char *name, const QByteArray &inside, const QStringList &rows) {
            QTest::newRow(name) << QByteArray("<sheetData>" + inside + "</sheetData>") << rows;
        };
        data("shared, rich, number, date",
             "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c "
             "r=\"A2\" "
             "s=\"1\"><v>45839.5</v></c><c r=\"B2\"><v>12.5</v></c></row>",
             {QStringLiteral("1:时间|NOx mg/m³"), QStringLiteral("2:2025-07-01 12:00:00|12.5")});
        data("inline, rich inline, reading aid left out",
             "<row r=\"1\"><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><r><t>b</t></r><r><t "
             "xml:space=\"preserve\"> c</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></is></c></row>",
             {QStringLiteral("1:a|b c")});
        data("boolean, error, text of a formula, ISO date",
             "<row r=\"1\"><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c "
             "t=\"str\"><f>A1&amp;B1</f><v>x&lt;y</v></c><c "
             "t=\"d\"><v>2025-07-01T08:00:00.000Z</v></c></row>",
             {QStringLiteral("1:TRUE|#N/A|x<y|2025-07-01 08:00:00")});
        data("a formula that was never calculated", "<row><c><f>SUM(A1:A3)</f></c></row>",
             {QStringLiteral("1:=SUM(A1:A3)")});
        data("sparse rows and cells",
             "<row r=\"3\"><c r=\"C3\"><v>1</v></c></row><row r=\"7\"><c r=\"A7\"><v>2</v></c></row>",
             {QStringLiteral("3:||1"), QStringLiteral("7:2")});
        data("no references at all", "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
             {QStringLiteral("1:1|2"), QStringLiteral("2:3")});
        data("cells and rows out of order",
             "<row r=\"5\"><c r=\"B5\"><v>2</v></c><c r=\"A5\"><v>1</v></c></row><row r=\"2\"><c "
             "r=\"A2\"><v>9</v></c></row>",
             {QStringLiteral("5:1|2"), QStringLiteral("2:9")});
        data("empty cells make no width",
             "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"ZZ1\" s=\"1\"/></row><row r=\"2\"/>",
             {QStringLiteral("1:1"), QStringLiteral("2:")});
        data("text number that does not exist",
             "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c><c r=\"B1\"><v>5</v></c></row>",
             {QStringLiteral("1:|5!column 1 names the text number 99, and the file holds 2 texts")});
        data("text number that is none", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>",
             {QStringLiteral("1:!column 1 names the text number -1, and the file holds 2 texts")});
        data("beyond the last column", "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFE1\"><v>2</v></c></row>",
             {QStringLiteral("1:1!the row has more than 16384 columns")});
        data("escaped carriage return", "<row><c t=\"str\"><v>a_x000D_b_x0041_c_x_</v></c></row>",
             {QStringLiteral("1:a\rbAc_x_")});
        QTest::newRow("a billion cells declared")
            << QByteArray("<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
                          "</sheetData>")
            << QStringList{QStringLiteral("1:1")};
        QTest::newRow("merged header, two lines")
            << QByteArray(
                   "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row "
                   "r=\"2\"><c r=\"B2\" t=\"str\"><v>measured</v></c><c r=\"C2\" t=\"str\"><v>converted</v></c></row>"
                   "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row></sheetData><mergeCells count=\"2\"><mergeCell "
                   "ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>")
            << QStringList{QStringLiteral("1:时间|NOx mg/m³|NOx mg/m³"), QStringLiteral("2:时间|measured|converted"),
                           QStringLiteral("3:1")};
        QTest::newRow("a merged number is one reading")
            << QByteArray(
                   "<sheetData><row r=\"1\"><c r=\"A1\"><v>5</v></c><c r=\"B1\" s=\"2\"><v>45839</v></c></row><row "
                   "r=\"2\"><c r=\"C2\"><v>7</v></c></row></sheetData><x:mergeCells><x:mergeCell ref='A1:A2'/>"
                   "<x:mergeCell ref='B1:B2'/></x:mergeCells>")
            << QStringList{QStringLiteral("1:5|2025-07-01"), QStringLiteral("2:|2025-07-01|7")};
        QTest::newRow("a merge over the whole sheet is no table")
            << QByteArray("<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row></sheetData><mergeCells>"
                          "<mergeCell ref=\"A1:XFD1048576\"/></mergeCells>")
            << QStringList{QStringLiteral("1:a")};
    }
    void cells()
    {
        QFETCH(QByteArray, sheet);
        XlsxParts parts;
        parts.texts = "<si><t>时间</t></si><si><r><rPr><b/></rPr><t>NOx </t></r><r><t>mg/m³</t></r><rPh sb=\"0\" "
                      "eb=\"1\"><t>zzz</t></rPh></si>";
        parts.sheet = sheet;
        if (sheet.contains("<x:"))
            parts.main += "\" xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const SheetFixture fixture;
        QTEST(fixture.rowsOf(fixture.write(QStringLiteral("a.xlsx"), parts.bytes())), "rows");
    }

    void sheetsHiddenStrictAnd1904()
    {
        XlsxParts parts;
        parts.main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        parts.relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        parts.workbook =
            "<workbookPr date1904=\"1\"/><sheets><sheet name=\"secret\" sheetId=\"2\" state=\"veryHidden\" "
            "r:id=\"rId2\"/><sheet name=\"甲公司\" sheetId=\"1\" r:id=\"rId1\"/></sheets>";
        parts.sheet = "<sheetData><row><c s=\"2\"><v>44377</v></c></row></sheetData>";
        const SheetFixture fixture;
        const QString path = fixture.write(QStringLiteral("named.xls"), parts.bytes());
        auto book = openWorkbook(path);
        QVERIFY2(book, book ? "" : qPrintable(book.error().text));
        QCOMPARE((*book)->format(), QStringLiteral("xlsx"));
        QCOMPARE((*book)->sheets(), QStringList{QStringLiteral("甲公司")});
        QVERIFY((*book)->notices().join(u' ').contains(QStringLiteral("secret")));
        QCOMPARE(SheetFixture::rows(**book, 0), QStringList{QStringLiteral("1:2025-07-01")});
        QCOMPARE(SheetFixture::rows(**book, 0), QStringList{QStringLiteral("1:2025-07-01")}); // once more
        QCOMPARE(*(*book)->sha256(), sha256Hex(parts.bytes()));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        XlsxParts good;
        good.sheet = "<sheetData><row><c><v>1</v></c></row></sheetData>";
        const QByteArray bytes = good.bytes();
        QTest::newRow("cut off") << bytes.left(bytes.size() / 2) << QStringLiteral("cut off");
        QTest::newRow("only its first bytes") << bytes.left(20) << QStringLiteral("cut off");
        QByteArray flipped = bytes;
        flipped[bytes.indexOf("sheet1.xml") + 15] = char(flipped[bytes.indexOf("sheet1.xml") + 15] ^ 0x55);
        QTest::newRow("damaged inside") << flipped << QStringLiteral("damaged");
        XlsxParts parts = good;
        parts.prolog = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        parts.sheet = "<sheetData><row><c t=\"str\"><v>&e;</v></c></row></sheetData>";
        QTest::newRow("external entity") << parts.bytes() << QStringLiteral("DTD");
        parts = good;
        parts.sheet = "<sheetData><row><c><v>1</v></row></sheetData>";
        QTest::newRow("not well formed") << parts.bytes() << QStringLiteral("damaged");
        parts = good;
        parts.sheet = "<sheetData><row><c><v>1</v></c></row></sheetData><!--" + QByteArray(70 << 20, ' ') + "-->";
        QTest::newRow("zip bomb") << parts.bytes() << QStringLiteral("zip bomb");
        parts = good;
        parts.workbook = "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\" state=\"hidden\"/></sheets>";
        QTest::newRow("nothing visible") << parts.bytes() << QStringLiteral("no visible sheet");
        auto lying = good.members();
        lying[6].declaredSize = 10;
        QTest::newRow("sizes lie") << zipOf(lying) << QStringLiteral("damaged");
        auto locked = good.members();
        locked[2].flags = 1;
        QTest::newRow("locked member") << zipOf(locked) << QStringLiteral("password");
        auto odd = good.members();
        odd[2].method = 99;
        QTest::newRow("unknown method") << zipOf(odd) << QStringLiteral("method");
        QTest::newRow("a text document") << zipOf({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}})
                                         << QStringLiteral("without tables");
        QTest::newRow("OpenDocument") << zipOf({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0, 0},
                                                {"META-INF/manifest.xml", "<m/>"}})
                                      << QStringLiteral("OpenDocument");
        QTest::newRow("XLSB") << zipOf({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.bin", "x"}})
                              << QStringLiteral("XLSB");
        QTest::newRow("Parquet") << QByteArray("PAR1\x15\x04") << QStringLiteral("Parquet");
        QTest::newRow("a web page named XLS")
            << QByteArray("\xEF\xBB\xBF\n<HTML><table>") << QStringLiteral("web page");
        QTest::newRow("RAR") << QByteArray("Rar!\x1A\x07") << QStringLiteral("RAR");
    }
    void refused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const SheetFixture fixture;
        const QString path = fixture.write(QStringLiteral("bad.xlsx"), bytes);
        const QString text = fixture.rowsOf(path).join(u'\n');
        QVERIFY2(text.startsWith(u"error: ") || text.contains(u"\nerror: "), qPrintable(text));
        QVERIFY2(text.contains(reason), qPrintable(text));
        QVERIFY2(text.contains(path), qPrintable(text));
    }

    void everyTruncationAndFlipEndsInRowsOrASentence()
    {
        XlsxParts parts;
        parts.texts = "<si><t>时间</t></si>";
        parts.sheet =
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1.5</v></c></row></sheetData>"
            "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>";
        const QByteArray bytes = parts.bytes();
        const SheetFixture fixture;
        for (qsizetype i = 0; i < bytes.size(); i += 7) {
            const QString cut = fixture.rowsOf(fixture.write(QStringLiteral("cut.xlsx"), bytes.left(i))).join(u' ');
            QVERIFY2(cut.isEmpty() || cut.contains(QStringLiteral("cut.xlsx")), qPrintable(cut));
            QByteArray flipped = bytes;
            flipped[i] = char(flipped[i] ^ (1 << (i % 8)));
            fixture.rowsOf(fixture.write(QStringLiteral("flip.xlsx"), flipped)); // must come back
        }
    }

    /// Each program's idea of the same table (how they were made: tests/data/spreadsheets/make_samples.py).
    void realProducers_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"libxlsxwriter.xlsx", "openpyxl.xlsx", "libreoffice.xlsx"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void realProducers()
    {
        QFETCH(QString, name);
        const QStringList rows = SheetFixture::rowsOf(QStringLiteral(NIGHTJAR_TEST_DATA "/spreadsheets/") + name);
        QCOMPARE(rows, (QStringList{QStringLiteral("1:甲公司 2025年7月|甲公司 2025年7月|甲公司 2025年7月"),
                                    QStringLiteral("2:时间|NOx mg/m³|停运"),
                                    QStringLiteral("3:2025-07-01 00:15:00|0.3|FALSE"),
                                    QStringLiteral("4:2025-07-01|45.6|20.9%"), QStringLiteral("5:24:00:00|<0.5")}));
    }

    void manyTextsGoToAFile()
    {
        XlsxParts parts;
        const int count = 300'000;
        for (int i = 0; i < count; ++i)
            parts.texts += "<si><t>" + QByteArray::number(i) + QByteArray(100, char('a' + i % 26)) + "</t></si>";
        parts.sheet = "<sheetData>";
        for (const int i : {0, 1, 123'456, count - 1})
            parts.sheet += "<row><c t=\"s\"><v>" + QByteArray::number(i) + "</v></c></row>";
        parts.sheet += "</sheetData>";
        const SheetFixture fixture;
        const QStringList rows = fixture.rowsOf(fixture.write(QStringLiteral("many.xlsx"), parts.bytes()));
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows[2], QStringLiteral("3:123456") + QString(100, QChar(u'a' + 123'456 % 26)));
        QVERIFY(rows[3].startsWith(QStringLiteral("4:299999")));
    }

    void cancelled()
    {
        XlsxParts parts;
        parts.sheet = "<sheetData><row><c><v>1</v></c></row></sheetData>";
        const SheetFixture fixture;
        const auto book =
            openXlsx(fixture.write(QStringLiteral("a.xlsx"), parts.bytes()), [](qint64) { return false; });
        QVERIFY(!book);
        QCOMPARE(book.error().kind, Error::Kind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(XlsxTest)
#include "tst_xlsx.moc"

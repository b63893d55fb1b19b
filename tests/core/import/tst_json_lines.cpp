// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/core/import/sheet_fixture.h"

using namespace nightjar;

/// JSON lines: keys to columns, texts as they stand, broken lines as refused rows.
class JsonLinesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rows_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("rows");
        const auto row = [](const char *name, const QByteArray &text, const QStringList &rows) {
            QTest::newRow(name) << text << rows;
        };
        row("numbers keep their text", "{\"t\":\"2025-07-01 00:00\",\"v\":12.00}\n{\"t\":\"x\",\"v\":-1.5e-07}\n",
            {QStringLiteral("1:t|v"), QStringLiteral("1:2025-07-01 00:00|12.00"), QStringLiteral("2:x|-1.5e-07")});
        row("keys in any order, missing, null", "{\"a\":1,\"b\":2}\n\n{\"b\":4,\"a\":3}\n{\"b\":null}",
            {QStringLiteral("1:a|b"), QStringLiteral("1:1|2"), QStringLiteral("3:3|4"), QStringLiteral("4:|")});
        row("nested, escapes, literals",
            "{\"d\":{\"x\":{\"v\":1},\"y\":true},\"s\":\"\\u7532\\ud83d\\ude00\\n\\\"\\/\",\"e\":{}}\r\n",
            {QStringLiteral("1:d.x.v|d.y|s"), QStringLiteral("1:1|true|甲😀\n\"/")});
        row("byte-order mark", "\xEF\xBB\xBF{\"时间\":1}", {QStringLiteral("1:时间"), QStringLiteral("1:1")});
        row("later keys join the header", "{\"a\":1}\n{\"b\":2}",
            {QStringLiteral("1:a|b"), QStringLiteral("1:1|"), QStringLiteral("2:|2")});
        row("broken lines are refused rows",
            "{\"a\":1}\n{\"a\":\n[1]\n{\"a\":[1,2]}\n{\"a\":1,\"a\":2}\n{\"a\":1}x\n{\"a\":01x}\n{\"a\":\"\\q\"}\n{"
            "\"a\":3}",
            {QStringLiteral("1:a"), QStringLiteral("1:1"), QStringLiteral("2:!the line is broken JSON at its byte 6"),
             QStringLiteral("3:!the line is no JSON object"), QStringLiteral("4:[1,2]"),
             QStringLiteral("5:!a stands twice in the line"),
             QStringLiteral("6:!the line is broken JSON at its byte 8"),
             QStringLiteral("7:!the line is broken JSON at its byte 9"),
             QStringLiteral("8:!the line is broken JSON at its byte 9"), QStringLiteral("9:3")});
        row("arrays are cells with their text",
            "{\"a\":1,\"l\":[1, {\"x\":[\"]\"]}, null],\"e\":[]}\n{\"a\":2,\"l\":[1,2}\n{\"a\":3,\"l\":[1 "
            "2]}\n{\"a\":4}",
            {QStringLiteral("1:a|l|e"), QStringLiteral("1:1|[1, {\"x\":[\"]\"]}, null]|[]"),
             QStringLiteral("2:||!the line is broken JSON at its byte 16"),
             QStringLiteral("3:||!the line is broken JSON at its byte 15"), QStringLiteral("4:4||")});
        row("arrays nested too deeply", "{\"a\":1}\n{\"a\":" + QByteArray(40, '[') + QByteArray(40, ']') + "}",
            {QStringLiteral("1:a"), QStringLiteral("1:1"), QStringLiteral("2:!the line is nested too deeply")});
        row("half a surrogate", "{\"a\":1}\n{\"a\":\"\\ud83d\"}",
            {QStringLiteral("1:a"), QStringLiteral("1:1"),
             QStringLiteral("2:!the line is broken JSON at its byte 13")});
        row("nested too deeply", "{\"a\":1}\n" + QByteArray("{\"a\":").repeated(40) + "1" + QByteArray(40, '}'),
            {QStringLiteral("1:a"), QStringLiteral("1:1"), QStringLiteral("2:!the line is nested too deeply")});
        row("a line of 10 MB", "{\"a\":1}\n{\"a\":\"" + QByteArray(10 << 20, 'x') + "\"}\n{\"a\":2}",
            {QStringLiteral("1:a"), QStringLiteral("1:1"), QStringLiteral("2:!the line is longer than 1 MB"),
             QStringLiteral("3:2")});
        row("the last line is too long", "{\"a\":1}\n" + QByteArray(10 << 20, 'x'),
            {QStringLiteral("1:a"), QStringLiteral("1:1"), QStringLiteral("2:!the line is longer than 1 MB")});
    }
    void rows()
    {
        QFETCH(QByteArray, text);
        const SheetFixture fixture;
        QTEST(fixture.rowsOf(fixture.write(QStringLiteral("a.txt"), text)), "rows");
    }

    void aKeyThatComesTooLate()
    {
        QByteArray text;
        for (int i = 0; i < 250; ++i)
            text += "{\"a\":" + QByteArray::number(i) + (i == 240 ? ",\"late\":1}\n" : "}\n");
        const SheetFixture fixture;
        const QStringList rows = fixture.rowsOf(fixture.write(QStringLiteral("a.jsonl"), text));
        QCOMPARE(rows.size(), 251);
        QVERIFY2(rows[241].startsWith(QStringLiteral("241:240!late is named in none")), qPrintable(rows[241]));
        QCOMPARE(rows[250], QStringLiteral("250:249"));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one document over many lines") << QByteArray("{\n \"a\": 1\n}\n");
        QTest::newRow("an array of objects") << QByteArray("[{\"a\":1},\n{\"a\":2}]\n");
        QTest::newRow("only braces") << QByteArray("{{{{\n");
    }
    void refused()
    {
        QFETCH(QByteArray, text);
        const SheetFixture fixture;
        const QString path = fixture.write(QStringLiteral("a.jsonl"), text);
        const auto book = openWorkbook(path);
        QVERIFY(!book);
        QVERIFY2(book.error().text.contains(path) && book.error().text.contains(QStringLiteral("JSON lines")),
                 qPrintable(book.error().text));
    }

    void everyTruncationAndFlipComesBack()
    {
        const QByteArray text = "{\"t\":\"2025\\u0031\",\"d\":{\"v\":1.5,\"n\":null}}\n{\"t\":\"x\",\"d\":{\"v\":2}}\n";
        const SheetFixture fixture;
        for (qsizetype i = 0; i < text.size(); ++i) {
            QByteArray flipped = text;
            flipped[i] = char(flipped[i] ^ (1 << (i % 7)));
            fixture.rowsOf(fixture.write(QStringLiteral("a.jsonl"), text.left(i)));
            fixture.rowsOf(fixture.write(QStringLiteral("b.jsonl"), flipped));
        }
    }
};

QTEST_APPLESS_MAIN(JsonLinesTest)
#include "tst_json_lines.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "core/import/xls_workbook.h"
#include "tests/core/import/sheet_fixture.h"

using namespace nightjar;

namespace {

QString sample(const char *name) { return QStringLiteral(NIGHTJAR_TEST_DATA "/spreadsheets/") + QLatin1String(name); }

QByteArray bytesOf(const char *name)
{
    QFile file(sample(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(QByteArray &out, qsizetype at, quint64 value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out[at + i] = char(value >> (8 * i) & 0xFF);
}

/// A record of a workbook stream.
QByteArray record(quint16 type, const QByteArray &data)
{
    QByteArray out;
    putLittle(out, type, 2);
    putLittle(out, quint64(data.size()), 2);
    return out + data;
}

QByteArray words(std::initializer_list<int> values)
{
    QByteArray out;
    for (const int value : values)
        putLittle(out, quint64(value), 2);
    return out;
}

/// A compound file with one stream, which is padded to be no short one.
QByteArray ole(const QByteArray &name, QByteArray stream)
{
    stream = stream.leftJustified(std::max<qsizetype>(4096, (stream.size() + 511) / 512 * 512), '\0');
    const auto sectors = stream.size() / 512;
    QByteArray head(512, '\0');
    head.replace(0, 8, QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
    put(head, 30, 9, 2);
    put(head, 32, 6, 2);
    put(head, 44, 1, 4);          // one sector of the table
    put(head, 48, 1, 4);          // the directory
    put(head, 60, 0xFFFFFFFE, 4); // no short streams
    put(head, 68, 0xFFFFFFFE, 4);
    for (qsizetype at = 76; at < 512; at += 4)
        put(head, at, at == 76 ? 0 : 0xFFFFFFFF, 4);
    QByteArray table(512, '\xFF');
    put(table, 0, 0xFFFFFFFD, 4);
    put(table, 4, 0xFFFFFFFE, 4);
    for (qsizetype i = 0; i < sectors; ++i)
        put(table, (i + 2) * 4, i + 1 < sectors ? quint64(i) + 3 : 0xFFFFFFFE, 4);
    QByteArray directory(512, '\0');
    const auto entry = [&](qsizetype at, const QByteArray &text, int type, quint64 first, quint64 size) {
        for (qsizetype i = 0; i < text.size(); ++i)
            directory[at + 2 * i] = text[i];
        put(directory, at + 64, quint64(text.size() + 1) * 2, 2);
        put(directory, at + 66, quint64(type), 1);
        put(directory, at + 116, first, 4);
        put(directory, at + 120, size, 4);
    };
    entry(0, "Root Entry", 5, 0xFFFFFFFE, 0);
    entry(128, name, 2, 2, quint64(stream.size()));
    return head + table + directory + stream;
}

/// A BIFF5 workbook in Chinese (code page 936): rows in any order, a formula, a packed row.
QByteArray biff5()
{
    const QByteArray bof = record(0x0809, words({0x0500, 5, 0, 0}));
    const QByteArray eof = record(0x000A, {});
    const QByteArray sheetName("\xB1\xED\x31"); // 表1
    const auto globals = [&](int begin) {
        QByteArray bound;
        putLittle(bound, quint64(begin), 4);
        bound += QByteArray("\0\0", 2) + char(sheetName.size()) + sheetName;
        QByteArray format = words({200}) + char(10) + "yyyy-mm-dd";
        return bof + record(0x0042, words({936})) + record(0x041E, format) +
               record(0x00E0, words({0, 0, 0, 0, 0, 0, 0, 0})) + record(0x00E0, words({0, 200, 0, 0, 0, 0, 0, 0})) +
               record(0x0085, bound) + eof;
    };
    QByteArray number;
    const double half = 12.5;
    number.append(reinterpret_cast<const char *>(&half), 8);
    QByteArray text = words({0, 0, 0, 4}) + "\xCA\xB1\xBC\xE4"; // 时间
    QByteArray packed = words({1, 0, 1});
    putLittle(packed, quint64(45839) << 2 | 2, 4);
    packed += words({0});
    putLittle(packed, quint64(1250) << 2 | 3, 4);
    packed += words({1});
    const QByteArray formula = words({2, 1, 0}) + QByteArray("\0\0\0\0\0\0\xFF\xFF", 8) + QByteArray(8, '\0');
    QByteArray sheet = record(0x0809, words({0x0500, 0x10, 0, 0})) + record(0x0203, words({2, 0, 0}) + number) +
                       record(0x0006, formula) + record(0x0207, words({2}) + "\xBC\xD7") + // 甲
                       record(0x00BD, packed) + record(0x0204, text) + eof;
    return ole("Book", globals(int(globals(0).size())) + sheet);
}

} // namespace

/// Old Excel workbooks as producers write them, and as damage leaves them.
class XlsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writtenByLibreOffice()
    {
        auto book = openWorkbook(sample("libreoffice.xls"));
        QVERIFY2(book, book ? "" : qPrintable(book.error().text));
        QCOMPARE((*book)->format(), QStringLiteral("xls"));
        QCOMPARE((*book)->sheets(), (QStringList{QStringLiteral("七月"), QStringLiteral("更多")}));
        QVERIFY((*book)->notices().join(u' ').contains(QStringLiteral("隐藏")));
        QCOMPARE(
            SheetFixture::rows(**book, 0),
            (QStringList{QStringLiteral("1:甲公司 2025年7月|甲公司 2025年7月|甲公司 2025年7月"),
                         QStringLiteral("2:时间|NOx mg/m³|停运"), QStringLiteral("3:2025-07-01 00:15:00|0.3|FALSE"),
                         QStringLiteral("4:2025-07-01|45.6|20.9%"), QStringLiteral("5:24:00:00|<0.5")}));
        const QStringList rows = SheetFixture::rows(**book, 1);
        QCOMPARE(rows.size(), 300);
        for (int row = 1; row <= 300; ++row) { // long texts go over the ends of records
            const QString text = QStringLiteral("文本%1").arg(row).repeated(20);
            QString expected = QStringLiteral("%1:%1|%2|%3|-%1|%4|%5")
                                   .arg(row)
                                   .arg(QString::number(row / 100.0), QString::number(row * 1.5), text)
                                   .arg(row * 2);
            if (row == 7)
                expected += QStringLiteral("|#DIV/0!");
            if (row == 9)
                expected += QStringLiteral("||") + text + u'!';
            QCOMPARE(rows[row - 1], expected);
        }
        QCOMPARE(SheetFixture::rows(**book, 0).size(), 5); // once more
    }

    void countedFrom1904()
    {
        const QStringList rows = SheetFixture::rowsOf(sample("libreoffice1904.xls"));
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows[3].section(u'|', 1), QStringLiteral("45.6|20.9%"));
        QCOMPARE(rows[3].section(u'|', 0, 0), QStringLiteral("4:2029-07-02"));
    }

    void biff5InChinese()
    {
        const SheetFixture fixture;
        const QString path = fixture.write(QStringLiteral("old.xls"), biff5());
        auto book = openWorkbook(path);
        QVERIFY2(book, book ? "" : qPrintable(book.error().text));
        QCOMPARE((*book)->sheets(), QStringList{QStringLiteral("表1")});
        QCOMPARE(
            SheetFixture::rows(**book, 0),
            (QStringList{QStringLiteral("1:时间"), QStringLiteral("2:2025-07-01|12.5"), QStringLiteral("3:12.5|甲")}));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        const QByteArray good = bytesOf("libreoffice1904.xls");
        const QByteArray bof = record(0x0809, words({0x0600, 5, 0, 0}));
        QTest::newRow("encrypted XLSX") << ole("EncryptedPackage", "x") << QStringLiteral("password");
        QTest::newRow("protected XLS") << ole("Workbook", bof + record(0x002F, words({0, 0, 0})))
                                       << QStringLiteral("password");
        QTest::newRow("Word") << ole("WordDocument", "x") << QStringLiteral("without tables");
        QTest::newRow("only a head") << good.left(100) << QStringLiteral("cut off");
        QTest::newRow("cut in the middle") << good.left(good.size() / 2) << QStringLiteral("cut off");
        QTest::newRow("no sheet") << ole("Workbook", bof + record(0x000A, {})) << QStringLiteral("no visible sheet");
        QTest::newRow("a version that never was")
            << ole("Workbook", record(0x0809, words({0x0700, 5}))) << QStringLiteral("damaged");
        QByteArray circle = ole("Workbook", bof);
        put(circle, 512 + 3 * 4, 2, 4);
        QTest::newRow("a chain in a circle") << circle << QStringLiteral("damaged");
        QTest::newRow("Excel 3") << QByteArray("\x09\x02\x06\x00\x00\x00\x10\x00", 8) << QStringLiteral("very old");
    }
    void refused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const SheetFixture fixture;
        const QString path = fixture.write(QStringLiteral("bad.xls"), bytes);
        const QString text = fixture.rowsOf(path).join(u'\n');
        QVERIFY2(text.startsWith(u"error: "), qPrintable(text));
        QVERIFY2(text.contains(reason) && text.contains(path), qPrintable(text));
    }

    void everyTruncationAndFlipComesBack_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("BIFF8") << bytesOf("libreoffice1904.xls");
        QTest::newRow("BIFF5") << biff5();
    }
    void everyTruncationAndFlipComesBack()
    {
        QFETCH(QByteArray, bytes);
        const SheetFixture fixture;
        for (qsizetype i = 0; i < bytes.size(); i += 37) {
            const QString cut = fixture.rowsOf(fixture.write(QStringLiteral("cut.xls"), bytes.left(i))).join(u' ');
            QVERIFY2(i < 8 || cut.contains(QStringLiteral("cut.xls")) || i > bytes.size() / 2, qPrintable(cut));
        }
        std::mt19937 random(7);
        for (int round = 0; round < 2'000; ++round) {
            QByteArray flipped = bytes;
            for (int i = round % 12; i >= 0; --i)
                flipped[qsizetype(random() % std::uint32_t(bytes.size()))] = char(random());
            fixture.rowsOf(fixture.write(QStringLiteral("flip.xls"), flipped)); // rows or a sentence
        }
    }

    void cancelled()
    {
        const auto book = openXls(sample("libreoffice.xls"), [](qint64) { return false; });
        QVERIFY(!book);
        QCOMPARE(book.error().kind, Error::Kind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(XlsTest)
#include "tst_xls.moc"

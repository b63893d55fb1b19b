// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRandomGenerator>
#include <QStringDecoder>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/hash.h"
#include "core/import/delimited_workbook.h"
#include "core/import/delimiter.h"
#include "core/import/gb18030.h"
#include "core/import/text.h"
#include "core/import/text_encoding.h"

using namespace nightjar;

namespace {

QByteArray encoded(const QString &text, const char *name)
{
    QStringEncoder encoder(name);
    return encoder(text);
}

/// What a workbook tells: `encoding format: line[cells]fault ...`.
QString told(const QString &path)
{
    auto book = openDelimited(path);
    if (!book)
        return book.error().text;
    auto reader = (*book)->open(0);
    if (!reader)
        return reader.error().text;
    QStringList rows;
    SheetRow row;
    for (;;) {
        const auto got = (*reader)->next(row);
        if (!got)
            return got.error().text;
        if (!*got)
            break;
        QStringList cells;
        for (const std::string_view cell : row.cells)
            cells += fromUtf8(cell);
        rows += row.fault.isEmpty() ? QStringLiteral("%1[%2]").arg(row.line).arg(cells.join(u'|'))
                                    : QStringLiteral("%1!%2!%3").arg(row.line).arg(shownText(row.raw), row.fault);
    }
    return QStringLiteral("%1 %2: %3").arg((*book)->encoding(), (*book)->format(), rows.join(u' '));
}

} // namespace

class DelimitedWorkbookTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const QString text = QStringLiteral("监测时间,折算浓度,状态\n2026-07-01 00:00,12.30,正常\n");
        const QString rows = QStringLiteral("1[监测时间|折算浓度|状态] 2[2026-07-01 00:00|12.30|正常]");
        QTest::newRow("UTF-8") << text.toUtf8() << "UTF-8 csv: " + rows;
        QTest::newRow("UTF-8 with mark") << "\xEF\xBB\xBF" + text.toUtf8() << "UTF-8 csv: " + rows;
        QTest::newRow("GB18030") << encoded(text, "GB18030") << "GB18030 csv: " + rows;
        QTest::newRow("GB18030 with mark") << "\x84\x31\x95\x33" + encoded(text, "GB18030") << "GB18030 csv: " + rows;
        for (const char *name : {"UTF-16LE", "UTF-16BE"}) {
            const QString plain = QString::fromLatin1(name);
            QTest::newRow(name) << encoded(text, name) << plain + " csv: " + rows;
            QTest::newRow(qPrintable(plain + " with mark"))
                << encoded(QChar(0xFEFF) + text, name) << plain + " csv: " + rows;
        }
        QTest::newRow("four bytes and beyond the basic plane")
            << encoded(QStringLiteral("时间,企业\n1,㐂\U00020BB7记\n"), "GB18030")
            << "GB18030 csv: 1[时间|企业] 2[1|㐂\U00020BB7记]";
        QTest::newRow("surrogates") << encoded(QStringLiteral("a,b,c,d\n\U00020BB7,1,2,3\n"), "UTF-16LE")
                                    << "UTF-16LE csv: 1[a|b|c|d] 2[\U00020BB7|1|2|3]";
        QTest::newRow("GBK that is valid UTF-8 by accident")
            << encoded(QStringLiteral("time,value,状态\n1,2,校准\n"), "GB18030")
            << "GB18030 csv: 1[time|value|状态] 2[1|2|校准]";
        QTest::newRow("UTF-8 with units only")
            << QByteArray("time,NOx mg/m³,°C\n1,2,3\n") << "UTF-8 csv: 1[time|NOx mg/m³|°C] 2[1|2|3]";
        QTest::newRow("Cyrillic stays UTF-8") << QByteArray("Время,Дата\n1,2\n") << "UTF-8 csv: 1[Время|Дата] 2[1|2]";
        QTest::newRow("letters with accents stay UTF-8")
            << QByteArray("time,Café\n1,é\n2,Nestlé\n") << "UTF-8 csv: 1[time|Café] 2[1|é] 3[2|Nestlé]";
        QTest::newRow("one character of GBK")
            << encoded(QStringLiteral("time,value\n1,停\n"), "GB18030") << "GB18030 csv: 1[time|value] 2[1|停]";
        QTest::newRow("tab") << QByteArray("time\tvalue\n1\t1,234\n2\t2,345\n")
                             << "UTF-8 tsv: 1[time|value] 2[1|1,234] 3[2|2,345]";
        QTest::newRow("semicolon and decimal comma")
            << QByteArray("time;value\n1;1,5\n2;2,5\n") << "UTF-8 csv: 1[time|value] 2[1|1,5] 3[2|2,5]";
        QTest::newRow("bar, a second byte of GBK")
            << encoded(QStringLiteral("时间|厂\n1|侐\n2|亅\n"), "GB18030") << "GB18030 csv: 1[时间|厂] 2[1|侐] 3[2|亅]";
        QTest::newRow("quotes in GB18030") << encoded(QStringLiteral("名称,值\n\"甲,\n\"\"乙\"\"\",1\n"), "GB18030")
                                           << "GB18030 csv: 1[名称|值] 2[甲,\n\"乙\"|1]";
        QTest::newRow("titles, ragged rows") << QByteArray("月报, 四月\n\na\tb\tc\n1\t2\t3\t4\n5\n6\t7\t8\n")
                                             << "UTF-8 tsv: 1[月报, 四月] 2[] 3[a|b|c] 4[1|2|3|4] 5[5] 6[6|7|8]";
        QTest::newRow("half a character at the end of UTF-8")
            << QByteArray("时间,值\n1,2\n3,正").chopped(1)
            << "UTF-8 csv: 1[时间|值] 2[1|2] 3!3,\\xE6\\xAD!the file ends in half a character; copy it again";
        QTest::newRow("half a character at the end of GB18030")
            << encoded(QStringLiteral("时间,值\n1,2\n3,正"), "GB18030").chopped(1)
            << "GB18030 csv: 1[时间|值] 2[1|2] 3!3,\\xD5!the file ends in half a character; copy it again";
        QTest::newRow("half a character before a line end of GB18030")
            << encoded(QStringLiteral("时间,值\n3,正"), "GB18030").chopped(1) + "\n4,5\n"
            << "GB18030 csv: 1[时间|值] 2!3,\\xD5!the row holds bytes that are no character of GB18030 3[4|5]";
        QTest::newRow("half a unit at the end of UTF-16")
            << encoded(QStringLiteral("时间,值\n1,2\n3,4"), "UTF-16LE").chopped(1)
            << "UTF-16LE csv: 1[时间|值] 2[1|2] 3!3,\\xFF!the file ends in half a character; copy it again";
        QTest::newRow("half a pair of UTF-16")
            << encoded(QStringLiteral("time,value\n1,\U00020BB7"), "UTF-16LE").chopped(2)
            << "UTF-16LE csv: 1[time|value] 2!1,\\xED\\xA1\\x82!the file ends in half a character; copy it again";
        QTest::newRow("GB18030 among UTF-8")
            << QStringLiteral("时间,值\n1,停运\n").toUtf8() + encoded(QStringLiteral("2,故障\n"), "GB18030") + "3,4\n"
            << "UTF-8 csv: 1[时间|值] 2[1|停运] 3!2,故障!the row is GB18030 in a file of UTF-8; save "
               "it "
               "in one encoding 4[3|4]";
        QTest::newRow("UTF-8 among GB18030")
            << encoded(QStringLiteral("时间,值\n1,停运\n"), "GB18030") + QStringLiteral("2,故障\n").toUtf8() + "3,4\n"
            << "GB18030 csv: 1[时间|值] 2[1|停运] 3!2,故障!the row is UTF-8 in a file of GB18030; save it in one "
               "encoding 4[3|4]";
        QTest::newRow("NUL in a row") << QByteArray("time,value\n1,\0002\n3,4\n", 20)
                                      << "UTF-8 csv: 1[time|value] 2!1,\\x002!the row holds a NUL byte 3[3|4]";
        QTest::newRow("empty") << QByteArray() << "UTF-8 csv: ";
    }
    void rows()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        QCOMPARE(told(write(bytes)), expected);
    }

    /// Characters cross the borders of pieces, and the encoding shows late; the SHA-256 is that of the bytes.
    void longFiles_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<int>("plain"); // rows of ASCII before the first other one
        for (const char *name : {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"}) {
            QTest::newRow(name) << QByteArray(name) << 0;
            QTest::newRow(qPrintable(QString::fromLatin1(name) + " shown late")) << QByteArray(name) << 40'000;
        }
    }
    void longFiles()
    {
        QFETCH(QByteArray, encoding);
        QFETCH(int, plain);
        QByteArray pairs; // the characters of GB 2312 in common use
        for (int lead = 0xB0; lead <= 0xD6; ++lead) {
            for (int second = 0xA1; second <= 0xFE; ++second)
                pairs.append(char(lead)).append(char(second));
        }
        const QString common = QStringDecoder("GB18030")(pairs);
        QString text = QStringLiteral("time,value,note\n");
        QRandomGenerator random(7);
        constexpr int rows = 60'000;
        for (int i = 0; i < rows; ++i) {
            text += QStringLiteral("%1,%2,").arg(i).arg(i % 97);
            for (int k = i < plain ? 0 : random.bounded(1, 9); k > 0; --k)
                text += common[random.bounded(common.size())];
            text += u'\n';
        }
        const QByteArray bytes = encoded(text, encoding.constData());
        const QString path = write(bytes);
        qint64 seen = 0;
        auto book = openDelimited(path, [&seen](qint64 done) {
            seen = done;
            return true;
        });
        QVERIFY(book);
        const QStringList lines = text.split(u'\n');
        for (int pass = 0; pass < 2; ++pass) { // a sheet may be read again
            auto reader = (*book)->open(0);
            QVERIFY(reader);
            SheetRow row;
            for (int i = 0; i <= rows; ++i) {
                const auto got = (*reader)->next(row);
                QVERIFY(got && *got);
                QVERIFY2(row.fault.isEmpty(), qPrintable(row.fault));
                if (fromUtf8(row.raw) != lines[i])
                    QCOMPARE(fromUtf8(row.raw), lines[i]);
                QCOMPARE(row.cells.size(), 3U);
            }
            const auto end = (*reader)->next(row);
            QVERIFY(end && !*end);
        }
        QCOMPARE((*book)->encoding(), QString::fromLatin1(encoding));
        const auto hash = (*book)->sha256();
        QVERIFY(hash);
        QCOMPARE(*hash, sha256Hex(bytes));
        QCOMPARE(seen, qint64(bytes.size()));
    }

    void everyCharacterIsThatOfIcu()
    {
        int good = 0;
        for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
            for (unsigned second = 0x40; second <= 0xFE; ++second) {
                const char pair[] = {char(lead), char(second)};
                QStringDecoder decoder("GB18030"); // a new one: errors stick
                const QString wanted = decoder(QByteArrayView(pair, 2));
                const bool valid = !decoder.hasError() && wanted.size() == 1 && wanted[0] != QChar(0xFFFD);
                const GbCharacter character = gbCharacter({pair, 2});
                QCOMPARE(character.kind == GbCharacter::Kind::Good, valid);
                if (valid)
                    QCOMPARE(char16_t(character.code), wanted[0].unicode());
                good += valid;
            }
        }
        QVERIFY(good > 21'000);
        for (const char32_t code : {U'\u0080', U'\u3402', U'\uFFFF', U'\U00010000', U'\U0010FFFF'}) {
            const QByteArray bytes = encoded(QString::fromUcs4(&code, 1), "GB18030");
            const GbCharacter character = gbCharacter({bytes.constData(), std::size_t(bytes.size())});
            QCOMPARE(character.code, code);
            QCOMPARE(character.bytes, 4U);
        }
    }

    /// A thread of its own gives the same bytes and hash; it may be left at any moment.
    void readAhead()
    {
        QByteArray bytes;
        for (int i = 0; bytes.size() < 9'000'000; ++i)
            bytes += QByteArray::number(i) + ",停运\n";
        const QString path = write(bytes);
        for (const auto reading : {ByteStream::Reading::Here, ByteStream::Reading::Ahead}) {
            auto stream = ByteStream::open(path, {}, reading);
            QVERIFY(stream);
            QByteArray read;
            for (;;) {
                const auto more = stream->more();
                QVERIFY(more);
                if (!*more)
                    break;
                read.append(stream->window().data(), qsizetype(stream->window().size()));
                stream->consume(stream->window().size());
            }
            QVERIFY(read == bytes);
            const auto hash = stream->finish();
            QVERIFY(hash);
            QCOMPARE(*hash, sha256Hex(bytes));
        }
        auto left = ByteStream::open(path, {}, ByteStream::Reading::Ahead);
        QVERIFY(left && left->more());
    }

    void cancelled()
    {
        const auto book = openDelimited(write("a,b\n1,2\n"), [](qint64) { return false; });
        QVERIFY(!book);
        QCOMPARE(book.error().kind, Error::Kind::Cancelled);
        QVERIFY(!openDelimited(m_folder.filePath(QStringLiteral("none.csv"))));
    }

    void delimiters_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<char>("delimiter");
        QTest::newRow("nothing") << QByteArray() << ',';
        QTest::newRow("one column") << QByteArray("time\n1\n2\n") << ',';
        QTest::newRow("lists inside cells") << QByteArray("id,tags\nE1,a;b;c;d\nE2,a;b;c;d\nE3,a;b;c;d\n") << ',';
        QTest::newRow("ragged rows with lists") << QByteArray("a,b,tags\nE1,x;y\nE2,1,x;y,,,\nE3,1,2,3,x;y\n") << ',';
        QTest::newRow("quoted commas") << QByteArray("\"a,b\";c\n\"1,2\";3\n") << ';';
        QTest::newRow("cut in a quote") << QByteArray("a\tb\n1\t\"x,,,,\n") << '\t';
        QTest::newRow("CR only") << QByteArray("a;b\r1;2\r") << ';';
    }
    void delimiters()
    {
        QFETCH(QByteArray, head);
        QFETCH(char, delimiter);
        QCOMPARE(delimiterOf({head.constData(), std::size_t(head.size())}), delimiter);
    }

private:
    QString write(const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(QStringLiteral("%1.csv").arg(m_files++)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }
    QTemporaryDir m_folder;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(DelimitedWorkbookTest)
#include "tst_delimited_workbook.moc"

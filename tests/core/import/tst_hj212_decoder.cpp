// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/import_fixture.h"

#include "core/import/hj212_codes.h"
#include "core/import/hj212_decoder.h"
#include "core/import/hj212_hexdump.h"
#include "core/import/hj212_parameters.h"
#include "tests/core/import/hj212_packets.h"

using namespace nightjar;

namespace {

/// Keeps what a decoder says as lines of text.
class TextSink final : public SampleSink
{
public:
    TextSink() : SampleSink(QStringLiteral("log"), false) {}
    Outcome declare(const ChannelKey &, const ChannelFacts &) override { return Done{}; }
    Result<std::vector<TableRow>> storedRows(const TableShape &) override { return std::vector<TableRow>(); }
    QStringList lines;

protected:
    Outcome flush(std::size_t channel, SampleBatch &batch) override
    {
        std::size_t text = 0;
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const Reading &reading = batch.readings[i];
            const std::string value = reading.scale == Reading::verbatim ? batch.texts[text++].second
                                                                         : readingText(reading.digits, reading.scale);
            lines += QStringLiteral("%1 %2 %3 %4 line %5")
                         .arg(key(channel).text())
                         .arg(batch.times[i])
                         .arg(QString::fromStdString(value),
                              QString::fromStdString(flagText(batch.flags[i], batch.flagTexts)))
                         .arg(batch.lines[i]);
        }
        counts.taken += qint64(batch.size());
        batch.clear();
        return Done{};
    }
    Outcome refused(const RefusedRow &row) override
    {
        lines += QStringLiteral("refused line %1 %2 %3").arg(row.line).arg(row.field, row.reason);
        return Done{};
    }
    Result<RowOutcome> put(const TableShape &, const TableRow &row, qint64) override
    {
        lines += row.cells.join(u',');
        return RowOutcome::Taken;
    }
};

/// Feeds the bytes in pieces of at most `piece` bytes.
QStringList decoded(const QByteArray &bytes, std::size_t piece, RowCounts *counts = nullptr)
{
    TextSink sink;
    const Registry registry;
    Hj212Decoder decoder(registry, sink);
    std::string buffer;
    const std::string_view all(bytes.constData(), std::size_t(bytes.size()));
    for (std::size_t at = 0; at < all.size(); at += piece) {
        buffer += all.substr(at, piece);
        const auto used = decoder.take(buffer, at + piece >= all.size());
        if (!used)
            return {used.error().text};
        buffer.erase(0, *used);
        if (buffer.size() > 64 * 1024 + piece)
            return {QStringLiteral("the decoder keeps too much")};
    }
    if (auto outcome = decoder.finish(); !outcome)
        return {outcome.error().text};
    if (counts)
        *counts = sink.counts;
    std::sort(sink.lines.begin(), sink.lines.end());
    return sink.lines;
}

QByteArray fileBytes(const char *name)
{
    QFile file(QStringLiteral(NIGHTJAR_TEST_DATA "/hj212/") + QString::fromLatin1(name) +
               QStringLiteral("/input/log.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no such log");
    return file.readAll();
}

/// The same numbers on every machine.
struct Dice {
    unsigned state = 12345;
    int operator()(int below)
    {
        state = state * 1664525U + 1013904223U;
        return int((state >> 8) % unsigned(below));
    }
};

} // namespace

class Hj212DecoderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void piecesDoNotMatter_data()
    {
        QTest::addColumn<QByteArray>("log");
        const QDir root(QStringLiteral(NIGHTJAR_TEST_DATA "/hj212"));
        for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
            QTest::newRow(qPrintable(name)) << fileBytes(qPrintable(name));
    }
    void piecesDoNotMatter()
    {
        QFETCH(QByteArray, log);
        const QStringList whole = decoded(log, std::size_t(log.size()) + 1);
        for (const std::size_t piece : {1U, 7U, 64U, 1000U})
            QCOMPARE(decoded(log, piece), whole);
    }

    /// Messages that look like the one before are read by a shorter way; it must say the same.
    void rememberedLayoutsSayTheSame()
    {
        static constexpr const char *values[] = {"1",
                                                 "-0.5",
                                                 "0",
                                                 "00.5",
                                                 "-0",
                                                 "1e3",
                                                 "",
                                                 "12.30",
                                                 "+4",
                                                 "999999999999",
                                                 "0.1234567890123456789",
                                                 "-",
                                                 "NaN",
                                                 "7,5",
                                                 " 3 ",
                                                 ".5",
                                                 "5.",
                                                 "2147483648",
                                                 "-2147483649",
                                                 "123456789012345678"};
        static constexpr const char *flags[] = {"N", "C", "?", "", "n", "停", "Nx", "1", "-"};
        Dice dice;
        QByteArray all;
        QStringList alone;
        for (int i = 0; i < 1500; ++i) {
            const bool usual = dice(3) > 0;
            const auto pick = [&](const auto &list) {
                return QByteArray(list[usual ? 0 : dice(int(std::size(list)))]);
            };
            QByteArray time = formatTime(1'710'000'000 + i * 60).toLatin1();
            time.replace("-", "").replace(":", "").replace(" ", "");
            QByteArray cp = "DataTime=" + time;
            for (const char *code : {"a21026", "a21002", "B01"}) {
                if (!usual && dice(10) == 0)
                    continue;
                cp += QByteArray(";") + code + "-Avg=" + pick(values) + ',' + code + "-Flag=" + pick(flags);
            }
            if (!usual && dice(5) == 0)
                cp += ";" + cp;
            const QByteArray packet =
                packetOf("QN=" + time + "123;ST=31;CN=" + (dice(4) ? "2051" : "2011") + ";PW=1;MN=M" +
                         QByteArray::number(dice(3)) + ";Flag=5;CP=&&" + cp + "&&");
            all += packet;
            for (QString line : decoded(packet, std::size_t(packet.size()))) {
                line.replace(QStringLiteral("line 1"), QStringLiteral("line %1").arg(i + 1));
                alone += line;
            }
        }
        QStringList together = decoded(all, 4096);
        std::sort(alone.begin(), alone.end());
        QCOMPARE(together.size(), alone.size());
        for (qsizetype i = 0; i < alone.size(); ++i)
            QCOMPARE(together[i], alone[i]);
    }

    /// Whatever comes, nothing breaks, the counts hold, and pieces do not matter.
    void damagedLogs()
    {
        const QByteArray logs[] = {fileBytes("facts-packets"), fileBytes("quirks"), fileBytes("split-mid-item"),
                                   fileBytes("encrypted"), fileBytes("gbk-texts")};
        Dice dice;
        for (int round = 0; round < 1500; ++round) {
            QByteArray log = logs[dice(int(std::size(logs)))];
            for (int changes = 1 + dice(6); changes > 0; --changes) {
                const int at = dice(int(log.size()) - 20);
                switch (dice(6)) {
                case 0: log[at] = char(dice(256)); break;
                case 1: log.remove(at, 1 + dice(40)); break;
                case 2: log.insert(at, QByteArray(1 + dice(20), char(dice(256)))); break;
                case 3: log.insert(at, log.mid(dice(int(log.size()) / 2), dice(300))); break;
                case 4: log.insert(at, "##"); break;
                case 5: log.truncate(at + 10); break;
                }
                if (log.size() < 100)
                    log = logs[0];
            }
            RowCounts counts;
            const QStringList whole = decoded(log, std::size_t(log.size()) + 1, &counts);
            QCOMPARE(counts.read, counts.taken + counts.refused + counts.duplicate + counts.conflict);
            QVERIFY(counts.read <= log.size());
            QCOMPARE(decoded(log, std::size_t(1 + dice(300))), whole);
        }
    }

    void dumpLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("pairs") << QByteArray("23 23 30 31") << QByteArray("##01");
        QTest::newRow("offset and column")
            << QByteArray("00000010  23 23 30 31 37 38 53 54  3d 33  |##0178ST=3|") << QByteArray("##0178ST=3");
        QTest::newRow("short offset") << QByteArray("0010   31 0d 0a   1..") << QByteArray("1\r\n");
        QTest::newRow("offset with colon") << QByteArray("0x0010: 2323 3031 3738  ##0178") << QByteArray("##0178");
        QTest::newRow("time in front") << QByteArray("2024-03-15 02:03:07.1 RECV: 23 23 30") << QByteArray("##0");
        QTest::newRow("dashes") << QByteArray("[02:03:07] 23-23-30-31") << QByteArray("##01");
        QTest::newRow("C style") << QByteArray("0x23, 0x23, 0x30,") << QByteArray("##0");
        QTest::newRow("glued") << QByteArray("23233031") << QByteArray("##01");
        QTest::newRow("no dump") << QByteArray("received from logger") << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }
    void dumpLines()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, bytes);
        QCOMPARE(QByteArray::fromStdString(bytesOfDumpLine({line.constData(), std::size_t(line.size())})), bytes);
    }
    void whatIsADump()
    {
        QVERIFY(isHexDump("23 23 30 31 30 31 51 4E 3D\n"));
        QVERIFY(!isHexDump("##0101QN=20232323\n"));
        QVERIFY(!isHexDump("time,value\n2023-03-01 00:00,2323\n"));
        QVERIFY(!isHexDump(""));
    }

    void furnaceNumbers()
    {
        QCOMPARE(furnaceNumber("lt02"), 2);
        QCOMPARE(furnaceNumber("g40103"), 3);
        QCOMPARE(furnaceNumber("T-2"), 2);
        QCOMPARE(furnaceNumber("a01012"), 0);
        QCOMPARE(furnaceNumber("lt"), 0);
        QCOMPARE(furnaceNumber("12"), 0);
        QCOMPARE(furnaceNumber(""), 0);
        QCOMPARE(factorOf("lt02", fieldOf("Max"), "2111"), std::string("furnace-temp-2-max"));
    }

    void parametersAreRows()
    {
        ImportFixture fixture;
        Cache cache = fixture.open();
        const QString log = QStringLiteral(NIGHTJAR_TEST_DATA "/hj212/parameters-3020/input/log.txt");
        ImportFixture::run(cache, {log});
        const TableShape *shape = tableShape(u"parameters");
        const auto rows = cache.registry().rows(*shape);
        QVERIFY(rows);
        QStringList texts;
        for (const TableRow &row : *rows)
            texts += row.cells.join(u',');
        texts.sort();
        QCOMPARE(texts, (QStringList{QStringLiteral("M1,M1,a21002,slope,0.98,,3020,2026-04-01 00:00:00,"),
                                     QStringLiteral("M1,M1,a21026,intercept,0.02,,3020,2026-04-01 00:00:00,"),
                                     QStringLiteral("M1,M1,a21026,range,200,,3020,2026-04-01 00:00:00,"),
                                     QStringLiteral("M1,M1,a21026,slope,0.70,,platform,2026-04-02 01:02:03,"),
                                     QStringLiteral("M1,M1,a21026,slope,1.05,,3020,2026-04-01 00:00:00,")}));
    }
};

QTEST_GUILESS_MAIN(Hj212DecoderTest)
#include "tst_hj212_decoder.moc"

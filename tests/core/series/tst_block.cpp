// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <cstring>
#include <random>

#include <QTest>

#include "core/series/block.h"

using namespace nightjar;

namespace {

void add(Series &series, Seconds t, const std::string &text, const std::string &flag = "N",
         Origin origin = Origin::Measured)
{
    Reading reading;
    double value = 0;
    QVERIFY2(parseReading(text, ValueKind::State, reading, &value), text.c_str());
    if (reading.scale == Reading::verbatim)
        series.texts.emplace_back(std::uint32_t(series.size()), text);
    series.times.push_back(t);
    series.values.push_back(value);
    series.digits.push_back(reading.digits);
    series.scales.push_back(reading.scale);
    series.flags.push_back(flagCode(flag, series.flagTexts));
    series.origins.push_back(origin);
}

bool sameSamples(const Series &a, const Series &b)
{
    if (a.times != b.times || a.origins != b.origins || a.scales != b.scales)
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const bool value = a.values[i] == b.values[i] || (std::isnan(a.values[i]) && std::isnan(b.values[i]));
        if (!value || valueText(a, i) != valueText(b, i) || flagText(a, i) != flagText(b, i) ||
            cellText(a, i) != cellText(b, i))
            return false;
    }
    return true;
}

/// The same numbers to the bit, and no texts.
bool isNumbersOf(const Series &numbers, const Series &all)
{
    return numbers.times == all.times && numbers.flags == all.flags && numbers.origins == all.origins &&
           numbers.flagTexts == all.flagTexts && numbers.values.size() == all.values.size() &&
           (all.empty() || std::memcmp(numbers.values.data(), all.values.data(), all.size() * sizeof(double)) == 0) &&
           numbers.digits.empty() && numbers.scales.empty() && numbers.texts.empty() && numbers.cells.empty();
}

/// Minutes of an analyser: two decimals, slow walk, a calibration, a hole.
Series analyser(std::size_t count, unsigned seed)
{
    std::mt19937_64 random(seed);
    Series series;
    int level = 4130;
    for (std::size_t i = 0; i < count; ++i) {
        level += int(random() % 81) - 40;
        const bool calibration = i > 300 && i < 330;
        const int digits = calibration ? 9999 : std::max(level, 0);
        char text[16];
        std::snprintf(text, sizeof text, "%d.%02d", digits / 100, digits % 100);
        add(series, 1775000000 + 60 * Seconds(i) + (i > 700 ? 1800 : 0), text, calibration ? "C" : "N");
    }
    return series;
}

std::string randomText(std::mt19937_64 &random)
{
    static const char *const nasty[] = {"+5",
                                        "007",
                                        "-0.0",
                                        "1e-300",
                                        "",
                                        "0",
                                        "-0",
                                        "1.50e+3",
                                        "停运",
                                        "0.0",
                                        "0.00000",
                                        "-1",
                                        "5",
                                        "99999",
                                        "a,b\"",
                                        "+0",
                                        "0.000000000000000001",
                                        "1234567890123456789012345678901234567890",
                                        "999999999999999999",
                                        "-999999999999999999"};
    switch (random() % 4) {
    case 0: return nasty[random() % std::size(nasty)];
    case 1: return std::to_string(std::int64_t(random() % 2'000'000) - 1'000'000);
    default: {
        std::string text = std::to_string(random() % 100'000) + '.';
        const std::size_t places = 1 + random() % 9;
        for (std::size_t k = 0; k < places; ++k)
            text += char('0' + random() % 10);
        return text;
    }
    }
}

} // namespace

class BlockTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBack_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("nothing") << 0;
        QTest::newRow("one sample") << 1;
        QTest::newRow("analyser minutes") << 2;
        QTest::newRow("constant") << 3;
        QTest::newRow("all empty") << 4;
        QTest::newRow("states") << 5;
        QTest::newRow("every flag and origin") << 6;
        QTest::newRow("irregular times before the epoch") << 7;
        QTest::newRow("trailing zeros stripped") << 8;
        QTest::newRow("18 digits beside 17 places") << 9;
        QTest::newRow("second by second") << 10;
        QTest::newRow("multiples of 250") << 11;
        QTest::newRow("every second one empty") << 12;
        QTest::newRow("many long flags") << 13;
        QTest::newRow("register with a spike") << 14;
        QTest::newRow("noise with far values") << 15;
        QTest::newRow("the largest numbers beside small ones") << 16;
        QTest::newRow("cells of some samples") << 17;
        QTest::newRow("a cell a sample") << 18;
        QTest::newRow("nothing but a long cell") << 19;
    }
    void comesBack()
    {
        QFETCH(int, kind);
        std::mt19937_64 random(unsigned(kind) + 1);
        Series series;
        const auto fill = [&](std::size_t count, Seconds step, auto text) {
            for (std::size_t i = 0; i < count; ++i)
                add(series, 1775000000 + step * Seconds(i), text(i));
        };
        switch (kind) {
        case 0: break;
        case 1: add(series, 5, "1.25", "D", Origin::Substituted); break;
        case 2: series = analyser(1440, 1); break;
        case 3: fill(1440, 60, [](std::size_t) { return "12.00"; }); break;
        case 4: fill(96, 900, [](std::size_t) { return ""; }); break;
        case 5: fill(1440, 60, [](std::size_t i) { return i % 700 < 400 ? "运行" : "停运"; }); break;
        case 6:
            for (int i = 0; i < 500; ++i)
                add(series, 60 * i, std::to_string(i), std::string(1, char(33 + i % 90)),
                    i % 3 ? Origin::Measured : Origin::Substituted);
            break;
        case 7:
            for (Seconds t = -90'000; series.size() < 700; t += 1 + Seconds(random() % 200))
                add(series, t, std::to_string(random() % 7));
            break;
        case 8:
            fill(1440, 60, [&](std::size_t) { return std::to_string(random() % 50) + (random() % 2 ? ".5" : ".25"); });
            break;
        case 9: fill(50, 60, [](std::size_t i) { return i % 2 ? "999999999999999999" : "0.00000000000000001"; }); break;
        case 10: fill(86'400, 1, [&](std::size_t) { return std::to_string(random() % 1000); }); break;
        case 11: fill(1000, 60, [&](std::size_t) { return std::to_string(250 * (random() % 9)); }); break;
        case 12: fill(1441, 60, [](std::size_t i) { return i % 2 ? "" : "3.5"; }); break;
        case 13:
            for (int i = 0; i < 300; ++i)
                add(series, i, "1", "flag" + std::to_string(i % 100));
            break;
        case 15:
            fill(3000, 60, [&](std::size_t i) {
                return std::to_string(40'000 + int(random() % 200) + int(random() % 200) +
                                      (i % 211 == 5 ? 7'000'000 : 0) - (i % 307 == 9 ? 30'000 : 0));
            });
            break;
        case 16:
            fill(2000, 60, [&](std::size_t i) {
                return i % 100 == 7    ? "999999999999999999"
                       : i % 100 == 50 ? "-999999999999999999"
                                       : std::to_string(random() % 100);
            });
            break;
        case 17:
        case 18:
            fill(1440, 60, [&](std::size_t) { return std::to_string(random() % 50) + ".5"; });
            for (std::uint32_t i = 0; i < 1440; i += kind == 18 ? 1 : 37)
                series.cells.emplace_back(i, i % 3 ? "<" + valueText(series, i) : valueText(series, i) + "(C)");
            break;
        case 19:
            add(series, 5, "", "D");
            series.cells.emplace_back(0, std::string(4096, 'x'));
            break;
        default:
            fill(1440, 60,
                 [](std::size_t i) { return std::to_string(8'000'000 + 13 * i + (i == 777 ? 90'000'000 : 0)); });
        }
        const QByteArray bytes = encodeBlock(series, 0, series.size());
        Series back;
        QVERIFY(bool(decodeBlock(bytes, back)));
        QVERIFY(sameSamples(series, back));
        QCOMPARE(encodeBlock(back, 0, back.size()), bytes); // the same samples give the same bytes and hash
        Series numbers;
        QVERIFY(bool(decodeBlock(bytes, numbers, SeriesParts::Numbers)));
        QVERIFY(isNumbersOf(numbers, back));

        std::vector<std::pair<Seconds, std::uint32_t>> distances;
        QVERIFY(bool(blockDistances(bytes, distances)));
        Seconds sum = 0;
        std::size_t count = 0;
        for (const auto &[distance, times] : distances) {
            sum += distance * times;
            count += times;
        }
        QCOMPARE(count, series.empty() ? 0 : series.size() - 1);
        QCOMPARE(sum, series.empty() ? 0 : series.times.back() - series.times.front());
    }

    void randomTextsComeBack()
    {
        std::mt19937_64 random(42);
        for (int round = 0; round < 300; ++round) {
            Series series;
            Seconds t = Seconds(random() % 4'000'000'000) - 2'000'000'000;
            const std::size_t count = 1 + random() % 400;
            for (std::size_t i = 0; i < count; ++i, t += round % 2 ? 60 : 1 + Seconds(random() % 300))
                add(series, t, randomText(random), random() % 5 ? "N" : random() % 2 ? "B" : "长标志");
            Series back;
            QVERIFY(bool(decodeBlock(encodeBlock(series, 0, count), back)));
            QVERIFY2(sameSamples(series, back), qPrintable(QString::number(round)));
        }
    }

    void partsAndAppending()
    {
        const Series day = analyser(1440, 3);
        Series back;
        QVERIFY(bool(decodeBlock(encodeBlock(day, 0, 700), back)));
        QVERIFY(bool(decodeBlock(encodeBlock(day, 700, 1440), back)));
        QVERIFY(sameSamples(day, back));
        const auto again = decodeBlock(encodeBlock(day, 0, 700), back); // earlier than what is there
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Error::Kind::Damaged);
        QVERIFY(sameSamples(day, back));
    }

    void factsAreOfNumbers()
    {
        Series series;
        add(series, 10, "5.5");
        add(series, 20, "");
        add(series, 30, "-2", "B");
        add(series, 40, "stopped");
        const BlockFacts facts = blockFacts(series, 0, 4);
        QCOMPARE(facts.first, Seconds(10));
        QCOMPARE(facts.last, Seconds(40));
        QCOMPARE(facts.samples, 4u);
        QCOMPARE(facts.numbers, 2u);
        QCOMPARE(facts.min, -2.0);
        QCOMPARE(facts.max, 5.5);
        QCOMPARE(facts.sum, 3.5);
        QVERIFY(std::isnan(blockFacts(series, 1, 2).min));
    }

    void damageNeverCrashes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("analyser") << 0;
        QTest::newRow("mixed texts and flags") << 1;
        QTest::newRow("states under zstd") << 2;
    }
    void damageNeverCrashes()
    {
        QFETCH(int, kind);
        std::mt19937_64 random(9);
        Series series;
        if (kind == 0)
            series = analyser(1440, 5);
        for (int i = 0; kind == 1 && i < 300; ++i)
            add(series, 100 * i + Seconds(random() % 90), randomText(random), i % 7 ? "N" : "长");
        for (int i = 0; kind == 2 && i < 1440; ++i)
            add(series, 60 * i, std::to_string((i * i) % 48), "N");
        const QByteArray bytes = encodeBlock(series, 0, series.size());
        const Series before = analyser(3, 1);
        int noticed = 0;
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            Series back;
            QVERIFY2(!decodeBlock(bytes.left(i), back), "a block that is cut off was taken");
            QVERIFY(back.empty() && back.texts.empty() && back.flagTexts.empty());
            for (int change = 0; change < 8; ++change) {
                QByteArray bad = bytes;
                bad[i] = char(change < 7 ? bad[i] ^ (1 << change) : random());
                if (bad == bytes)
                    continue;
                Series other;
                Series numbers;
                const bool taken = bool(decodeBlock(bad, other));
                QCOMPARE(bool(decodeBlock(bad, numbers, SeriesParts::Numbers)), taken);
                QVERIFY(isNumbersOf(numbers, other));
                if (taken) { // a changed figure: the hash tells
                    QCOMPARE(other.values.size(), other.times.size());
                    QCOMPARE(other.flags.size(), other.times.size());
                    QVERIFY(blockHash(bad) != blockHash(bytes));
                    for (std::size_t k = 0; k < other.size(); ++k)
                        (void)valueText(other, k);
                } else {
                    ++noticed;
                    QVERIFY(other.empty());
                }
            }
        }
        QVERIFY(noticed > 0);
        Series kept = before;
        QVERIFY(!decodeBlock(QByteArray(64, '\xff'), kept));
        QVERIFY(!decodeBlock({}, kept));
        QVERIFY(sameSamples(before, kept));
        for (int round = 0; round < 20'000; ++round) { // pure noise behind a right header
            QByteArray noise(2 + qsizetype(random() % 60), '\0');
            for (char &c : noise)
                c = char(random());
            noise[0] = 1;
            noise[1] = char(round % 2);
            Series other;
            (void)decodeBlock(noise, other);
            std::vector<std::pair<Seconds, std::uint32_t>> distances;
            (void)blockDistances(noise, distances);
        }
    }

    void analyserMinutesAreSmall()
    {
        const Series day = analyser(1440, 11);
        QVERIFY(encodeBlock(day, 0, day.size()).size() < 1800);
        Series constant;
        for (int i = 0; i < 1440; ++i)
            add(constant, 60 * i, "0.00");
        QVERIFY(encodeBlock(constant, 0, 1440).size() < 32);
    }
};

QTEST_APPLESS_MAIN(BlockTest)
#include "tst_block.moc"

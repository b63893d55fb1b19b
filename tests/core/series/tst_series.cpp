// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <random>

#include <QTest>

#include "core/series/decimal.h"
#include "core/series/series.h"

using namespace nightjar;

class SeriesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quotientsAreRoundedOnce()
    {
        // As many decimals as a vector holds and some more; each must be the double nearest to the decimal, as the
        // division of two exact doubles is.
        std::mt19937_64 random(11);
        for (int scale = 0; scale <= mostScale; ++scale) {
            for (int round = 0; round < 200; ++round) {
                std::vector<std::int64_t> digits(1031);
                const int bits = 1 + int(random() % 50);
                for (std::int64_t &digit : digits)
                    digit = std::int64_t(random() >> (64 - bits)) * (random() % 2 ? 1 : -1);
                std::vector<double> values(digits.size());
                decimalValues(digits.data(), digits.size(), scale, values.data());
                for (std::size_t i = 0; i < digits.size(); ++i) {
                    if (values[i] != double(digits[i]) / powersOfTen[scale])
                        QFAIL(qPrintable(QStringLiteral("%1 / 10^%2").arg(digits[i]).arg(scale)));
                }
            }
        }
        const std::int64_t far[] = {1, (std::int64_t(1) << 50) + 1, -999'999'999'999'999'999, 5};
        double values[4];
        decimalValues(far, 4, 3, values);
        QCOMPARE(values[0], 0.001);
        QCOMPARE(values[2], -999999999999999.999);
        QCOMPARE(values[3], 0.005);
    }

    void readsValues_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("scale"); // -1 missing, -2 verbatim, -9 refused
        QTest::addColumn<double>("value");
        const double nan = std::nan("");
        QTest::newRow("empty") << QByteArray("") << -1 << nan;
        QTest::newRow("one digit") << QByteArray("5") << 0 << 5.0;
        QTest::newRow("zero") << QByteArray("0") << 0 << 0.0;
        QTest::newRow("two decimals") << QByteArray("12.00") << 2 << 12.0;
        QTest::newRow("negative") << QByteArray("-0.05") << 2 << -0.05;
        QTest::newRow("18 digits") << QByteArray("123456789012345678") << 0 << 123456789012345678.0;
        QTest::newRow("18 digits with a point") << QByteArray("-1234567890.12345678") << 8 << -1234567890.12345678;
        QTest::newRow("19 digits") << QByteArray("1234567890123456789") << -2 << 1234567890123456789.0;
        QTest::newRow("largest 64-bit plus one") << QByteArray("9223372036854775808") << -2 << 9223372036854775808.0;
        QTest::newRow("plus") << QByteArray("+5") << -2 << 5.0;
        QTest::newRow("leading zeros") << QByteArray("007") << -2 << 7.0;
        QTest::newRow("00.5") << QByteArray("00.5") << -2 << 0.5;
        QTest::newRow("minus zero") << QByteArray("-0.0") << -2 << -0.0;
        QTest::newRow("exponent") << QByteArray("1.5e-3") << -2 << 0.0015;
        QTest::newRow("exponent with plus") << QByteArray("2e+10") << -2 << 2e10;
        QTest::newRow("tiny") << QByteArray("1e-300") << -2 << 1e-300;
        QTest::newRow("below the smallest double") << QByteArray("1e-999") << -2 << 0.0;
        QTest::newRow("many zeros, then small") << QByteArray("0.000001e-320") << -2 << 0.0;
        QTest::newRow("40 characters") << QByteArray(40, '1') << -2 << QByteArray(40, '1').toDouble();
        QTest::newRow("41 characters") << QByteArray(41, '1') << -9 << nan;
        QTest::newRow("infinite") << QByteArray("1e999") << -9 << nan;
        QTest::newRow("negative infinite") << QByteArray("-1e999") << -9 << nan;
        QTest::newRow("NaN") << QByteArray("NaN") << -9 << nan;
        QTest::newRow("inf") << QByteArray("inf") << -9 << nan;
        QTest::newRow("hexadecimal") << QByteArray("0x10") << -9 << nan;
        QTest::newRow("no digit before the point") << QByteArray(".5") << -9 << nan;
        QTest::newRow("no digit after the point") << QByteArray("5.") << -9 << nan;
        QTest::newRow("two points") << QByteArray("1.2.3") << -9 << nan;
        QTest::newRow("exponent without digits") << QByteArray("1e") << -9 << nan;
        QTest::newRow("fraction in the exponent") << QByteArray("1e2.5") << -9 << nan;
        QTest::newRow("sign alone") << QByteArray("-") << -9 << nan;
        QTest::newRow("blank before") << QByteArray(" 5") << -9 << nan;
        QTest::newRow("comma") << QByteArray("1,5") << -9 << nan;
        QTest::newRow("NUL inside") << QByteArray("1\0002", 3) << -9 << nan;
        QTest::newRow("words") << QByteArray("停运") << -9 << nan;
    }
    void readsValues()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, scale);
        QFETCH(double, value);
        Reading reading;
        double read = 99;
        const std::string_view view{text.constData(), std::size_t(text.size())};
        QCOMPARE(parseReading(view, ValueKind::Number, reading, &read), scale != -9);
        if (scale == -9)
            return;
        QCOMPARE(int(reading.scale), scale);
        QVERIFY(read == value || (std::isnan(read) && std::isnan(value)));
        if (scale >= 0)
            QCOMPARE(QByteArray::fromStdString(readingText(reading.digits, reading.scale)), text);
    }

    void statesTakeText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("taken");
        QTest::newRow("word") << QByteArray("停运") << true;
        QTest::newRow("40 characters of three bytes") << QString(40, u'运').toUtf8() << true;
        QTest::newRow("41 characters") << QString(41, u'运').toUtf8() << false;
        QTest::newRow("infinite number is a text") << QByteArray("1e999") << true;
        QTest::newRow("NUL inside") << QByteArray("a\000b", 3) << false;
    }
    void statesTakeText()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, taken);
        Reading reading;
        QCOMPARE(parseReading({text.constData(), std::size_t(text.size())}, ValueKind::State, reading), taken);
        if (taken)
            QCOMPARE(int(reading.scale), int(Reading::verbatim));
    }

    void doublesAreNearest()
    {
        // The double of a plain reading is the one that a correct parser gives, also above 2^53.
        for (const char *text : {"0.1", "41.3", "9007199254740993", "123456789012345678", "0.00000000000000001",
                                 "999999999999999.999", "-900719925474099.37"}) {
            Reading reading;
            double value = 0;
            QVERIFY(parseReading(text, ValueKind::Number, reading, &value));
            QCOMPARE(value, QByteArray(text).toDouble());
        }
    }

    void flagsComeBack()
    {
        std::vector<std::string> texts;
        for (const char *flag : {"N", "?", "x", "7", "停", "NN", "停"})
            QCOMPARE(flagText(flagCode(flag, texts), texts), std::string(flag));
        QCOMPARE(texts.size(), std::size_t(2));
        QCOMPARE(flagCode("", texts), flagUnknown);
        QVERIFY(isValidFlag(flagUnknown) && isValidFlag(flagNormal) && !isValidFlag('C'));
    }

    void appendRemapsFlags()
    {
        Series a;
        a.times = {0};
        a.values = {1};
        a.digits = {1};
        a.scales = {0};
        a.flags = {flagCode("first", a.flagTexts)};
        a.origins = {Origin::Measured};
        Series b = a;
        b.times = {60};
        b.flagTexts.clear();
        b.flags = {flagCode("second", b.flagTexts)};
        b.scales = {Reading::verbatim};
        b.texts = {{0, "stopped"}};
        append(a, b);
        QCOMPARE(flagText(a, 0), std::string("first"));
        QCOMPARE(flagText(a, 1), std::string("second"));
        QCOMPARE(valueText(a, 1), std::string("stopped"));
        QCOMPARE(medianStep(a), Seconds(60));
        QCOMPARE(lowerIndex(a, 1), std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(SeriesTest)
#include "tst_series.moc"

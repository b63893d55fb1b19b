// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QTest>

#include "core/series/autocorrelation.h"
#include "core/series/rank_correlation.h"
#include "core/series/regression.h"
#include "made_series.h"

using namespace nightjar;

namespace {

const double gap = std::nan("");

bool near(double got, double expected, double tolerance)
{
    if (std::abs(got - expected) <= tolerance || (std::isnan(got) && std::isnan(expected)))
        return true;
    qWarning("got %.10g, expected %.10g within %g", got, expected, tolerance);
    return false;
}

/// Brownlee's stack loss: 21 days of an ammonia oxidation plant (Statistical Theory and Methodology, 1960).
struct StackLoss {
    std::vector<double> air{80, 80, 75, 62, 62, 62, 62, 62, 58, 58, 58, 58, 58, 58, 50, 50, 50, 50, 50, 56, 70};
    std::vector<double> water{27, 27, 25, 24, 22, 23, 24, 24, 23, 18, 18, 17, 18, 19, 18, 18, 19, 19, 20, 20, 20};
    std::vector<double> acid{89, 88, 90, 87, 87, 87, 93, 93, 87, 80, 89, 88, 82, 93, 89, 86, 72, 79, 80, 82, 91};
    std::vector<double> loss{42, 37, 37, 28, 18, 18, 19, 20, 15, 14, 14, 13, 11, 12, 8, 7, 8, 8, 9, 15, 15};
};

} // namespace

class RobustFitTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void correlogram()
    {
        // By hand: 1 2 3 4 around 2.5, sum of squares 5; lag 1: (1.5*.5 - .5*.5 + .5*1.5) / 3 = 1.25 / 3.
        const auto r = autocorrelations(std::vector<double>{1, 2, 3, 4}, 5);
        QVERIFY(near(r[0], 1, 1e-12));
        QVERIFY(near(r[1], 1.25 / 3 / 1.25, 1e-12));
        QVERIFY(near(r[3], -2.25 / 1.25, 1e-12));
        QVERIFY(std::isnan(r[4]));
        QVERIFY(std::isnan(autocorrelations(std::vector<double>(9, 2.0), 2)[1]));
        QVERIFY(std::isnan(autocorrelations({}, 2)[0]));
        // AR(1) with 0.7: r_k = 0.7^k, gaps or not; variance of its mean (1 + r) / (1 - r) times that of white noise.
        std::vector<double> values = made::normal(40'000, 3);
        for (std::size_t i = 1; i < values.size(); ++i)
            values[i] += 0.7 * values[i - 1];
        for (std::size_t i = 0; i < values.size(); i += 7)
            values[i] = gap;
        const auto ar = autocorrelations(values, 3);
        QVERIFY(near(ar[1], 0.7, 0.02));
        QVERIFY(near(ar[3], 0.343, 0.03));
        QVERIFY(near(varianceInflation(values, 100), 1.7 / 0.3, 0.6));
        QVERIFY(near(varianceInflation(made::normal(5'000, 4), 50), 1, 0.1));
    }
    void period_data()
    {
        QTest::addColumn<int>("period");
        QTest::addColumn<double>("noise");
        QTest::addColumn<int>("found");
        QTest::newRow("seven of a generator") << 7 << 0.2 << 7;
        QTest::newRow("blowback each half hour") << 30 << 0.5 << 30;
        QTest::newRow("under noise") << 45 << 1.0 << 45;
        QTest::newRow("none") << 0 << 1.0 << 0;
    }
    void period()
    {
        QFETCH(int, period);
        QFETCH(double, noise);
        QFETCH(int, found);
        std::vector<double> values = made::normal(3'000, 15, 20, noise);
        for (std::size_t i = 0; period > 0 && i < values.size(); ++i)
            values[i] += 1.5 * std::sin(2 * M_PI * double(i) / period);
        values[50] = 1e9;
        const Period got = dominantPeriod(values, 3, 200);
        QVERIFY2(std::abs(int(got.lag) - found) <= (found > 20 ? 1 : 0), qPrintable(QString::number(got.lag)));
        QVERIFY(!dominantPeriod(std::vector<double>(4, 1.0), 3, 200).found());
    }
    void ranks()
    {
        std::vector<double> r;
        rankTransform(std::vector<double>{10, gap, 30, 20, 20}, r);
        QVERIFY(std::isnan(r[1]));
        QCOMPARE(r[0], -1.5);
        QCOMPARE(r[3], 0.0);
        QCOMPARE(r[4], 0.0);
        QCOMPARE(r[2], 1.5);
    }
    void spearman_data()
    {
        QTest::addColumn<QList<double>>("a");
        QTest::addColumn<QList<double>>("b");
        QTest::addColumn<double>("rho");
        // IQ and hours of television, the worked example of Myers and Well (2003): -29/165.
        QTest::newRow("published") << QList<double>{106, 86, 100, 101, 99, 103, 97, 113, 112, 110}
                                   << QList<double>{7, 0, 27, 50, 28, 29, 20, 12, 6, 17} << -29.0 / 165;
        QTest::newRow("monotone") << QList<double>{1, 2, 3, 4} << QList<double>{1, 10, 100, 1e9} << 1.0;
        QTest::newRow("reverse with a gap") << QList<double>{1, 2, gap, 4} << QList<double>{9, 8, 7, 6} << -1.0;
        QTest::newRow("one stands still") << QList<double>{1, 2, 3} << QList<double>{4, 4, 4} << gap;
        QTest::newRow("two pairs") << QList<double>{1, 2} << QList<double>{1, 2} << gap;
    }
    void spearman()
    {
        QFETCH(QList<double>, a);
        QFETCH(QList<double>, b);
        QFETCH(double, rho);
        QVERIFY(near(nightjar::spearman({a.constData(), std::size_t(a.size())}, {b.constData(), std::size_t(b.size())}),
                     rho, 1e-12));
    }
    void lag_data()
    {
        QTest::addColumn<int>("lag");
        QTest::newRow("b three later") << 3;
        QTest::newRow("b five earlier") << -5;
        QTest::newRow("together") << 0;
    }
    void lag()
    {
        QFETCH(int, lag);
        const auto source = made::channel(2'000, 3);
        std::vector<double> b(source.size(), gap);
        for (std::ptrdiff_t i = 0; i < std::ptrdiff_t(b.size()); ++i) {
            if (i - lag >= 0 && i - lag < std::ptrdiff_t(b.size()))
                b[std::size_t(i)] = 0.3 * source[std::size_t(i - lag)] * source[std::size_t(i - lag)];
        }
        const LagFit fit = bestLag(source, b, 10);
        QCOMPARE(int(fit.lag), lag);
        QVERIFY(fit.correlation > 0.99);
        QVERIFY(lag == 0 || fit.atZero < fit.correlation);
        QVERIFY(std::isnan(bestLag({}, {}, 3).correlation));
    }
    void lines()
    {
        std::vector<double> x;
        std::vector<double> y;
        for (int i = 0; i < 40; ++i) {
            x.push_back(i);
            y.push_back(3 + 2 * i);
        }
        for (int i = 0; i < 10; ++i) // a quarter of outliers, all to one side
            y[std::size_t(i * 4)] = 1e6;
        const LineFit sen = theilSen(x, y);
        QVERIFY(near(sen.slope, 2, 1e-9));
        QVERIFY(near(sen.intercept, 3, 1e-9));
        QCOMPARE(sen.rows, std::size_t(40));
        for (int i = 22; i < 40; i += 3) // nearly half
            y[std::size_t(i)] = -1e6;
        const LineFit siegel = repeatedMedians(x, y);
        QVERIFY(near(siegel.slope, 2, 1e-9));
        QVERIFY(near(siegel.intercept, 3, 1e-9));
        QVERIFY(near(siegel.score, 1, 1e-12));
        // Slopes by hand: 1, 2, 1.5: the median is 1.5, residuals 0, -0.5, 0 + ...
        QVERIFY(near(theilSen(std::vector<double>{0, 1, 2}, std::vector<double>{0, 1, 3}).slope, 1.5, 1e-12));
        QVERIFY(std::isnan(theilSen(std::vector<double>{1, 1}, std::vector<double>{1, 2}).slope));
        QVERIFY(std::isnan(theilSen({}, {}).slope));
        QVERIFY(std::isnan(repeatedMedians(std::vector<double>{gap, 1}, std::vector<double>{1, 2}).slope));
    }
    void manyRows()
    {
        const auto x = made::normal(30'000, 1, 200, 40);
        const auto noise = made::normal(30'000, 2, 0, 3);
        std::vector<double> y(x.size());
        for (std::size_t i = 0; i < x.size(); ++i)
            y[i] = i % 5 == 0 ? 0 : 10 + 0.25 * x[i] + noise[i];
        const LineFit sen = theilSen(x, y);
        QVERIFY(near(sen.slope, 0.25, 0.01));
        QVERIFY(near(repeatedMedians(x, y).slope, 0.25, 0.02));
    }
    void stackLoss_data()
    {
        QTest::addColumn<bool>("bisquare");
        QTest::addColumn<QList<double>>("coefficients");
        QTest::addColumn<double>("scale");
        // Printed by rlm(stack.loss ~ ., stackloss) of MASS (Venables and Ripley, Modern Applied Statistics with S).
        QTest::newRow("Huber") << false << QList<double>{-41.0265311, 0.8293739, 0.9261082, -0.1278492} << 2.441;
        QTest::newRow("Tukey") << true << QList<double>{-42.2852537, 0.9275471, 0.6507322, -0.1123310} << 2.282;
    }
    void stackLoss()
    {
        QFETCH(bool, bisquare);
        QFETCH(QList<double>, coefficients);
        QFETCH(double, scale);
        const StackLoss data;
        const std::span<const double> regressors[] = {data.air, data.water, data.acid};
        const PlaneFit fit = robustPlane(data.loss, regressors, bisquare ? Loss::Bisquare : Loss::Huber);
        QVERIFY(fit.found());
        for (qsizetype i = 0; i < coefficients.size(); ++i)
            QVERIFY(near(fit.coefficients[std::size_t(i)], coefficients[i], i == 0 ? 0.02 : 0.002));
        QVERIFY(near(fit.scale, scale, 0.01));
        QVERIFY(fit.score > 0.5 && fit.score < 1);
        const double row[] = {60, 20, 85};
        QVERIFY(
            near(fit.at(row),
                 fit.coefficients[0] + 60 * fit.coefficients[1] + 20 * fit.coefficients[2] + 85 * fit.coefficients[3],
                 1e-9));
        QVERIFY(std::isnan(fit.at({})));
    }
    void planes()
    {
        const auto load = made::normal(2'000, 1, 300, 60);
        const auto oxygen = made::normal(2'000, 2, 8, 1);
        const auto noise = made::normal(2'000, 3, 0, 2);
        std::vector<double> y(load.size());
        std::vector<double> levered = load;
        for (std::size_t i = 0; i < y.size(); ++i) {
            y[i] = 20 + 0.1 * load[i] - 3 * oxygen[i] + noise[i];
            if (i % 10 == 0)
                y[i] = 500; // a tenth is rubbish
            if (i % 25 == 1)
                levered[i] = 1e5; // and some regressors are mistyped
        }
        y[7] = gap;
        const std::span<const double> clean[] = {load, oxygen};
        const PlaneFit fit = robustPlane(y, clean, Loss::Bisquare);
        QVERIFY(near(fit.coefficients[1], 0.1, 0.004));
        QVERIFY(near(fit.coefficients[2], -3, 0.15));
        QVERIFY(near(fit.scale, 2, 0.3));
        QVERIFY(near(fit.kept, 0.9 * 0.9, 0.06)); // the weights of good rows are a little under one, too
        const std::span<const double> bad[] = {levered, oxygen};
        QVERIFY(near(robustPlane(y, bad, Loss::Bisquare, Levers::Weigh).coefficients[1], 0.1, 0.01));
    }
    void planesRefused()
    {
        const std::vector<double> x{1, 2, 3, 4, 5, 6, 7, 8};
        const std::vector<double> twice{2, 4, 6, 8, 10, 12, 14, 16};
        const std::span<const double> collinear[] = {x, twice};
        QVERIFY(!robustPlane(x, collinear).found());
        const std::vector<double> still(8, 1.0);
        const std::span<const double> constant[] = {still};
        QVERIFY(!robustPlane(x, constant).found());
        const std::span<const double> one[] = {x};
        QVERIFY(!robustPlane(std::vector<double>{1, 2, 3}, one).found());
        const PlaneFit exact = robustPlane(twice, one);
        QVERIFY(near(exact.coefficients[1], 2, 1e-9));
        const std::vector<std::span<const double>> many(9, std::span<const double>(x));
        QVERIFY(!robustPlane(x, many).found());
    }
};

QTEST_APPLESS_MAIN(RobustFitTest)
#include "tst_robust_fit.moc"

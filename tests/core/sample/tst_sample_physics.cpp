// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <numeric>
#include <set>
#include <tuple>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "core/sample/sample.h"
#include "dataset_check.h"

using namespace nightjar;
using namespace datasetcheck;

namespace {

struct Sample {
    double value = 0;
    bool empty = false;
    char flag = 'N';
};
using Samples = std::map<Seconds, Sample>;

struct LabelRow {
    QString enterprise, rule, kind, level;
    QStringList channels;
    Span span;
};

double meanOf(const Samples &samples, Span span)
{
    double sum = 0;
    int count = 0;
    for (auto it = samples.lower_bound(span.from); it != samples.end() && it->first < span.to; ++it) {
        if (!it->second.empty) {
            sum += it->second.value;
            ++count;
        }
    }
    return count > 0 ? sum / count : NAN;
}

} // namespace

/// Reads the written folder back and asks whether the world in it obeys its own laws.
class TestSamplePhysics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void totalsContainTheirParts();
    void idleTreatmentIsOffWhileProductionRuns();
    void honestTreatmentIsNeverIdle();
    void constantsAreConstant();
    void exceedancesAreTheHoursOverTheLimit();
    void convertedValuesFollowOxygen();
    void reportedHoursFollowTheirMinutes();
    void nightsAreWorked();
    void honestDayShiftsSleep();
    void noiseIsAnInstruments();
    void stoppedPlantsAreFlagged();
    void realSeriesAreValid();

private:
    const Samples &series(const QString &channel);
    std::vector<LabelRow> labelsOf(const QString &rule) const;

    QTemporaryDir m_dir;
    QDir m_folder;
    std::vector<LabelRow> m_labels;
    std::map<QString, Samples> m_series;
};

const Samples &TestSamplePhysics::series(const QString &channel)
{
    auto [it, fresh] = m_series.try_emplace(channel);
    if (!fresh)
        return it->second;
    const QByteArray bytes = bytesOf(m_folder.filePath(QString(channel).replace("/", "__") + ".csv"));
    for (const QByteArray &line : bytes.mid(16).split('\n')) {
        const QByteArrayList cells = line.split(',');
        if (cells.size() == 3)
            it->second[*parseTime(cells[0].toStdString())] = {cells[1].toDouble(), cells[1].isEmpty(),
                                                              cells[2].isEmpty() ? 'N' : cells[2][0]};
    }
    return it->second;
}

std::vector<LabelRow> TestSamplePhysics::labelsOf(const QString &rule) const
{
    std::vector<LabelRow> rows;
    std::copy_if(m_labels.begin(), m_labels.end(), std::back_inserter(rows),
                 [&](const LabelRow &row) { return row.rule == rule; });
    return rows;
}

void TestSamplePhysics::initTestCase()
{
    m_folder = QDir(m_dir.filePath("s"));
    SampleRecipe recipe;
    recipe.days = 60;
    recipe.from = *parseDate("2026-05-15");
    QVERIFY(writeSample(recipe, m_folder.path()));
    for (const QJsonValue &value : QJsonDocument::fromJson(bytesOf(m_folder.filePath("labels.json"))).array()) {
        LabelRow row{value["enterprise"].toString(),
                     value["rule"].toString(),
                     value["kind"].toString(),
                     value["level"].toString(),
                     {},
                     {}};
        for (const QJsonValue &channel : value["channels"].toArray())
            row.channels << channel.toString();
        row.span = {*parseTime(value["from"].toString().toStdString()),
                    *parseTime(value["to"].toString().toStdString())};
        m_labels.push_back(row);
    }
    QVERIFY(m_labels.size() > 20);
}

void TestSamplePhysics::totalsContainTheirParts()
{
    const Samples &total = series("NB-DP-001/total/kw");
    int checked = 0;
    for (const auto &[time, sample] : total) {
        double sum = 0;
        for (const char *part : {"rect1", "rect2", "fan", "spray", "dosing"})
            sum += meanOf(series(QString("NB-DP-001/%1/kw").arg(part)), {time, time + 900});
        if (std::isnan(sum))
            continue; // a collector was silent
        QVERIFY2(sample.value > sum - 1.5, qPrintable(formatTime(time)));
        QVERIFY2(sample.value < sum + 25, qPrintable(formatTime(time)));
        ++checked;
    }
    QVERIFY(checked > 5000);
}

void TestSamplePhysics::idleTreatmentIsOffWhileProductionRuns()
{
    const std::map<QString, QString> production{{"NB-DP-001", "rect1"}, {"NB-TZ-003", "booth"}, {"NB-JJ-021", "line"}};
    int single = 0;
    for (const LabelRow &label : labelsOf("treatment-idle")) {
        const Samples &line = series(label.enterprise + '/' + production.at(label.enterprise) + "/kw");
        const Samples &treatment = series(label.channels[0]);
        double running = 0;
        for (const auto &[time, sample] : treatment)
            running = std::max(running, sample.value);
        if (label.kind == "repeated") {
            QVERIFY(label.span.length() < 7 * secondsPerDay);
            continue;
        }
        const Seconds stands = label.span.length() - 300;
        QCOMPARE(label.kind, QString(stands >= 5400 ? "regulator" : "firm"));
        for (auto it = treatment.lower_bound(label.span.from); it != treatment.end() && it->first < label.span.to; ++it)
            QVERIFY2(it->second.value < 0.05 * running, qPrintable(label.channels[0] + formatTime(it->first)));
        const QByteArray which = (label.channels[0] + ' ' + formatTime(label.span.from)).toUtf8();
        QVERIFY2(meanOf(treatment, {label.span.from - 300, label.span.from}) > 0.5 * running, which);
        QVERIFY2(meanOf(treatment, {label.span.to, label.span.to + 300}) > 0.5 * running, which);
        for (Seconds t = label.span.from; t < label.span.to; t += 300)
            QVERIFY(meanOf(line, {t, t + 300}) > 5);
        ++single;
    }
    QVERIFY(single >= 8);
}

void TestSamplePhysics::honestTreatmentIsNeverIdle()
{
    for (const auto &[line, treatment, rated] : {std::tuple{"NB-DP-015/rect1/kw", "NB-DP-015/spray/kw", 5.5},
                                                 {"NB-TZ-018/booth/kw", "NB-TZ-018/rto/kw", 45.0},
                                                 {"NB-ZZ-019/furnace/kw", "NB-ZZ-019/filter/kw", 75.0}}) {
        const Samples &on = series(treatment);
        for (const auto &[time, sample] : series(line)) {
            const auto it = on.find(time);
            if (sample.value > 6.5 && it != on.end()) // above any standby
                QVERIFY2(it->second.value > 0.3 * rated, qPrintable(QString(line) + formatTime(time)));
        }
    }
}

void TestSamplePhysics::constantsAreConstant()
{
    std::map<QString, int> kinds;
    for (const LabelRow &label : labelsOf("long-constant")) {
        const Samples &gas = series(label.channels[0]);
        std::set<double> inside, day;
        for (const auto &[time, sample] : gas) {
            if (sample.empty || sample.flag != 'N')
                continue;
            if (label.span.contains(time))
                inside.insert(sample.value);
            else if (time > label.span.to && time < label.span.to + label.span.length())
                day.insert(sample.value);
        }
        ++kinds[label.kind];
        const std::size_t most = label.kind == "frozen" ? 1 : label.kind == "dither" ? 3 : 6;
        QCOMPARE(inside.size(), most);
        QVERIFY2(day.size() > 2 * most, qPrintable(label.channels[0]));
        if (label.enterprise == "NB-RC-004") {
            QCOMPARE(label.span.length(), 31 * 3600);
            for (Seconds t = label.span.from; t < label.span.to; t += 3600) {
                const double kw = meanOf(series("NB-RC-004/furnace/kw"), {t, t + 3600});
                QVERIFY2(kw > 300 && kw < 500, qPrintable(QString::number(kw)));
            }
        }
    }
    QVERIFY(kinds["frozen"] >= 2 && kinds["dither"] == 1 && kinds["cycle"] == 1);
}

void TestSamplePhysics::exceedancesAreTheHoursOverTheLimit()
{
    // The biomass boiler reports converted five-minute values; its limit is 150 mg/m3.
    const Samples &converted = series("NB-GL-005/DA001/a21002-zs");
    std::set<Seconds> over, labelled, excused;
    for (const LabelRow &label : m_labels) {
        for (Seconds t = label.span.from; label.enterprise == "NB-GL-005" && t < label.span.to; t += 3600) {
            if (label.rule == "exceedance")
                labelled.insert(t);
            else if (label.kind == "start-up-marked")
                excused.insert(t);
        }
    }
    for (Seconds t = converted.begin()->first; t < converted.rbegin()->first; t += 3600) {
        double sum = 0;
        int valid = 0;
        for (auto it = converted.lower_bound(t); it != converted.end() && it->first < t + 3600; ++it) {
            if (it->second.flag == 'N' && !it->second.empty) {
                sum += it->second.value;
                ++valid;
            }
        }
        if (valid >= 9 && sum / valid > 150 && !excused.contains(t))
            over.insert(t);
    }
    QVERIFY(over.size() >= 10);
    QVERIFY(over == labelled);
    QVERIFY(!excused.empty());
}

void TestSamplePhysics::convertedValuesFollowOxygen()
{
    const Samples &measured = series("NB-SN-011/DA001/a21002");
    const Samples &oxygen = series("NB-SN-011/DA001/a19001");
    int checked = 0;
    for (const auto &[time, sample] : series("NB-SN-011/DA001/a21002-zs")) {
        if (sample.flag != 'N' || sample.empty)
            continue;
        const double o2 = oxygen.at(time).value;
        QVERIFY(o2 > 2 && o2 < 21.5);
        if (o2 >= 20.5)
            continue;
        QVERIFY(std::abs(measured.at(time).value * 11 / (21 - o2) - sample.value) < 0.06);
        ++checked;
    }
    QVERIFY(checked > 10'000);
}

void TestSamplePhysics::reportedHoursFollowTheirMinutes()
{
    const Samples &fine = series("NB-SN-011/DA001/a21026");
    int checked = 0;
    for (const auto &[time, sample] : series("NB-SN-011/DA001/a21026-h")) {
        double sum = 0;
        int valid = 0;
        for (auto it = fine.lower_bound(time); it != fine.end() && it->first < time + 3600; ++it) {
            if (it->second.flag == 'N' && !it->second.empty) {
                sum += it->second.value;
                ++valid;
            }
        }
        QCOMPARE(sample.flag == 'N', valid >= 9);
        if (sample.flag == 'N') {
            QVERIFY(std::abs(sum / valid - sample.value) < 0.002);
            ++checked;
        }
    }
    QVERIFY(checked > 800);
}

void TestSamplePhysics::nightsAreWorked()
{
    const auto labels = labelsOf("night-production");
    QVERIFY(labels.size() >= 5);
    for (const LabelRow &label : labels) {
        const Samples &total = series(label.channels[0]);
        const double first = meanOf(total, {label.span.from, label.span.from + 900});
        const double before = meanOf(total, {label.span.from - 3600, label.span.from - 1800});
        const double last = meanOf(total, {label.span.to - 900, label.span.to});
        const double after = meanOf(total, {label.span.to + 1800, label.span.to + 3600});
        if (label.span.from > m_labels.front().span.from && !std::isnan(before))
            QVERIFY2(first > 1.5 * before, qPrintable(label.enterprise + label.kind));
        QVERIFY2(last > 1.5 * after || std::isnan(after), qPrintable(label.enterprise + label.kind));
    }
}

void TestSamplePhysics::honestDayShiftsSleep()
{
    for (const char *firm : {"NB-DP-001", "NB-DP-015"}) {
        const Samples &total = series(QString(firm) + "/total/kw");
        double top = 0;
        for (const auto &[time, sample] : total)
            top = std::max(top, sample.value);
        for (const auto &[time, sample] : total) {
            const int second = secondOfDay(time);
            if (second < 6 * 3600 || second >= 22 * 3600)
                QVERIFY2(sample.value < 0.1 * top, qPrintable(formatTime(time)));
        }
    }
}

void TestSamplePhysics::noiseIsAnInstruments()
{
    std::vector<double> values;
    for (const auto &[time, sample] : series("NB-GL-016/DA001/a21002")) {
        if (sample.flag == 'N' && sample.value > 5)
            values.push_back(sample.value);
    }
    QVERIFY(values.size() > 10'000);
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    double variance = 0, step = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        variance += (values[i] - mean) * (values[i] - mean);
        step += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
    }
    const double correlation = 1 - step / (2 * variance);
    QVERIFY2(correlation > 0.6 && correlation < 0.995, qPrintable(QString::number(correlation)));
    QVERIFY(std::sqrt(variance / double(values.size())) > 0.02 * mean);
}

void TestSamplePhysics::stoppedPlantsAreFlagged()
{
    int stopped = 0;
    for (const auto &[time, sample] : series("NB-GL-016/DA001/a21002")) {
        const double power = meanOf(series("NB-GL-016/boiler/kw"), {time / 300 * 300, time / 300 * 300 + 300});
        if (sample.flag == 'F' && power < 3) {
            QCOMPARE(sample.value, 0.0);
            ++stopped;
        }
    }
    QVERIFY(stopped > 5000);
}

void TestSamplePhysics::realSeriesAreValid()
{
    const QDir dir(NIGHTJAR_SOURCE_DIR "/resources/sample");
    qint64 bytes = 0;
    int files = 0;
    QSet<QByteArray> declared;
    for (const Row &row : tableOf(dir.filePath("channels.csv")))
        declared.insert(row.at("enterprise") + "__" + row.at("point") + "__" + row.at("factor") + ".csv");
    for (const QString &name : dir.entryList(QDir::Files)) {
        bytes += QFileInfo(dir.filePath(name)).size();
        if (!name.contains("__"))
            continue;
        QVERIFY2(declared.contains(name.toUtf8()), qPrintable(name));
        QByteArray content = bytesOf(dir.filePath(name));
        QVERIFY(content.startsWith("time,value\n"));
        content.replace("\n", ",\n").replace("time,value,\n", "time,value,flag\n");
        const QString trouble = seriesTrouble(content, {dayStart(16'000), dayStart(18'000)});
        QVERIFY2(trouble.isEmpty(), qPrintable(name + ": " + trouble));
        ++files;
    }
    QCOMPARE(files, int(declared.size()));
    QVERIFY(bytes < 3'000'000);
    for (const Row &row : tableOf(dir.filePath("enterprises.csv")))
        QVERIFY(row.at("name").contains("真实公开数据"));
    // Stamps were ends: the first row of the source, 00:15 with 3.17 kWh, is the mean of 00:00 to 00:15.
    const QByteArray steel = bytesOf(dir.filePath("REAL-STEEL__total__kw.csv"));
    QVERIFY(steel.contains("\n2018-01-01 00:00,12.68\n"));
    QVERIFY(steel.contains("\n2018-12-31 23:45,"));
    QVERIFY(bytesOf(dir.filePath("NOTICE")).contains("CC BY 4.0"));
}

QTEST_GUILESS_MAIN(TestSamplePhysics)
#include "tst_sample_physics.moc"

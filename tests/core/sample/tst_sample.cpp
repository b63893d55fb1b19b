// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
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

/// Hash over names and bytes of all files.
QByteArray hashOf(const QString &folder)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QDir dir(folder);
    for (const QString &name : dir.entryList(QDir::Files, QDir::Name)) {
        hash.addData(name.toUtf8() + '\n');
        hash.addData(bytesOf(dir.filePath(name)));
    }
    return hash.result().toHex();
}

SampleRecipe recipeOf(int enterprises, int days, quint64 seed = 1)
{
    SampleRecipe recipe;
    recipe.enterprises = enterprises;
    recipe.days = days;
    recipe.seed = seed;
    return recipe;
}

QString words(const Error &error) { return error.text; }

} // namespace

class TestSample : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sameRecipeSameBytes();
    void sameBytesOnEveryMachine();
    void firmsDoNotDependOnTheirNumber();
    void everySeriesFileIsStrictlyValid();
    void tablesHoldTogether();
    void codesAreValid();
    void tariffRowsDoNotOverlap();
    void labelsPointAtData();
    void everyFraudAndLookAlikeIsThere();
    void countsAreTrue();
    void refusals_data();
    void refusals();
    void folderInTheWay();
    void reuse();
    void cancelLeavesNothing_data();
    void cancelLeavesNothing();
    void shortAndLargeRecipes_data();
    void shortAndLargeRecipes();
    void recipeFile_data();
    void recipeFile();

private:
    QTemporaryDir m_dir;
    QString m_folder;
    SampleSummary m_summary;
    SampleRecipe m_recipe = recipeOf(24, 120);
    Span m_span{dayStart(20'544), dayStart(20'664)};
};

void TestSample::initTestCase()
{
    m_folder = m_dir.filePath("district");
    const auto made = writeSample(m_recipe, m_folder);
    QVERIFY2(made, made ? "" : qPrintable(words(made.error())));
    m_summary = *made;
    QVERIFY(!m_summary.reused);
}

void TestSample::sameRecipeSameBytes()
{
    QTemporaryDir dir;
    const SampleRecipe recipe = recipeOf(24, 12, 7);
    QVERIFY(writeSample(recipe, dir.filePath("a")));
    QVERIFY(writeSample(recipe, dir.filePath("b")));
    QVERIFY(writeSample(recipeOf(24, 12, 8), dir.filePath("c")));
    QCOMPARE(hashOf(dir.filePath("a")), hashOf(dir.filePath("b")));
    QVERIFY(hashOf(dir.filePath("a")) != hashOf(dir.filePath("c")));
}

void TestSample::sameBytesOnEveryMachine()
{
    // Whoever changes the simulator on purpose raises simulatorVersion in sample.cpp and renews this hash; whoever sees
    // it differ between two compilers has found arithmetic that depends on the machine.
    QTemporaryDir dir;
    QVERIFY(writeSample(recipeOf(30, 3, 5), dir.filePath("s")));
    QCOMPARE(hashOf(dir.filePath("s")), QByteArray("9cdb8b713a64fb1913e29841141447b447176aa526277d71b06289de473d0958"));
}

void TestSample::firmsDoNotDependOnTheirNumber()
{
    QTemporaryDir dir;
    QVERIFY(writeSample(recipeOf(1, 12, 7), dir.filePath("one")));
    QVERIFY(writeSample(recipeOf(3, 12, 7), dir.filePath("three")));
    const QString name = "NB-DP-001__total__kw.csv";
    QVERIFY(!bytesOf(dir.filePath("one/" + name)).isEmpty());
    QCOMPARE(bytesOf(dir.filePath("one/" + name)), bytesOf(dir.filePath("three/" + name)));
}

void TestSample::everySeriesFileIsStrictlyValid()
{
    const QDir dir(m_folder);
    int files = 0;
    for (const QString &name : dir.entryList({"*__*.csv"}, QDir::Files)) {
        const QString trouble = seriesTrouble(bytesOf(dir.filePath(name)), m_span);
        QVERIFY2(trouble.isEmpty(), qPrintable(name + ": " + trouble));
        ++files;
    }
    QCOMPARE(files, m_summary.channels);
}

void TestSample::tablesHoldTogether()
{
    const QDir dir(m_folder);
    QSet<QByteArray> firms, points, channels;
    for (const Row &row : tableOf(dir.filePath("enterprises.csv"))) {
        QCOMPARE(row.at("#cells"), QByteArray("1"));
        QVERIFY(!firms.contains(row.at("enterprise")));
        firms.insert(row.at("enterprise"));
        const double lon = row.at("lon").toDouble(), lat = row.at("lat").toDouble();
        QVERIFY(lon > 121.3 && lon < 122 && lat > 29.7 && lat < 30.1);
    }
    QCOMPARE(firms.size(), 24);
    const QSet<QByteArray> kinds{"gas-outlet", "water-outlet", "meter"};
    const auto rows = tableOf(dir.filePath("points.csv"));
    for (const Row &row : rows) {
        QCOMPARE(row.at("#cells"), QByteArray("1"));
        QVERIFY(firms.contains(row.at("enterprise")));
        QVERIFY(kinds.contains(row.at("kind")));
        const QByteArray key = row.at("enterprise") + '/' + row.at("point");
        QVERIFY2(!points.contains(key), key);
        points.insert(key);
    }
    for (const Row &row : rows) {
        for (const QByteArray &served : row.at("serves").split(';'))
            QVERIFY2(served.isEmpty() || points.contains(row.at("enterprise") + '/' + served), served);
    }
    for (const Row &row : tableOf(dir.filePath("channels.csv"))) {
        QCOMPARE(row.at("#cells"), QByteArray("1"));
        const QByteArray key = row.at("enterprise") + '/' + row.at("point");
        QVERIFY2(points.contains(key), key);
        for (const char *number : {"step_s", "limit", "reference_oxygen", "range_low", "range_high", "rated"})
            QVERIFY2(isNumber(row.at(number)), row.at(number));
        const QString file = QString::fromUtf8(row.at("enterprise") + "__" + row.at("point") + "__" + row.at("factor"));
        QVERIFY2(dir.exists(file + ".csv"), qPrintable(file));
        channels.insert(key + '/' + row.at("factor"));
    }
    QCOMPARE(channels.size(), m_summary.channels);
    QCOMPARE(points.size(), m_summary.points);
    for (const char *table : {"limits.csv", "marks.csv", "orders.csv"}) {
        const auto all = tableOf(dir.filePath(table));
        QVERIFY2(!all.empty(), table);
        for (const Row &row : all) {
            QCOMPARE(row.at("#cells"), QByteArray("1"));
            QVERIFY(firms.contains(row.at("enterprise")));
        }
    }
    for (const Row &row : tableOf(dir.filePath("petitions.csv"))) {
        QCOMPARE(row.at("#cells"), QByteArray("1"));
        QVERIFY(row.at("enterprise").isEmpty() || firms.contains(row.at("enterprise")));
        const auto received = parseTime(row.at("received").toStdString());
        QVERIFY(received && m_span.contains(*received));
    }
    QVERIFY(!tableOf(dir.filePath("alerts.csv")).empty());
    QVERIFY(!tableOf(dir.filePath("officers.csv")).empty());
}

void TestSample::codesAreValid()
{
    const QByteArray alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const auto sign = [&](const QByteArray &code) { // GB 32100: powers of 3 mod 31
        int weight = 1, sum = 0;
        for (int i = 0; i < 17; ++i, weight = weight * 3 % 31)
            sum += int(alphabet.indexOf(code[i])) * weight;
        return alphabet[(31 - sum % 31) % 31];
    };
    QCOMPARE(sign("91350100M000100Y43"), '3'); // the standard's own example
    for (const Row &row : tableOf(QDir(m_folder).filePath("enterprises.csv"))) {
        const QByteArray code = row.at("uscc");
        QCOMPARE(code.size(), 18);
        for (const char c : code)
            QVERIFY(alphabet.contains(c));
        QCOMPARE(code[17], sign(code));
    }
}

void TestSample::tariffRowsDoNotOverlap()
{
    const auto rows = tableOf(QDir(m_folder).filePath("tariffs.csv"));
    QVERIFY(rows.size() > 20);
    const auto set = [](const QByteArray &text) {
        const QByteArrayList list = text.split(';');
        return text.isEmpty() ? QSet<QByteArray>{} : QSet<QByteArray>(list.begin(), list.end());
    };
    int before = 0, after = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row &a = rows[i];
        const auto from = parseClock(a.at("from").toStdString());
        const auto to = parseClock(a.at("to").toStdString(), Allow24::Yes);
        QVERIFY(from && to && *from < *to);
        (a.at("valid_from") >= "2026-07-01" ? after : before)++;
        for (std::size_t k = 0; k < i; ++k) {
            const Row &b = rows[k];
            if (a.at("dates").isEmpty() != b.at("dates").isEmpty())
                continue; // named dates win
            const bool apart = (!a.at("valid_to").isEmpty() && a.at("valid_to") <= b.at("valid_from")) ||
                               (!b.at("valid_to").isEmpty() && b.at("valid_to") <= a.at("valid_from"));
            const QSet<QByteArray> months = set(a.at("months")) & set(b.at("months"));
            const bool months_apart = !a.at("months").isEmpty() && !b.at("months").isEmpty() && months.isEmpty();
            const bool clocks_apart = *from >= *parseClock(b.at("to").toStdString(), Allow24::Yes) ||
                                      *to <= *parseClock(b.at("from").toStdString());
            QVERIFY2(apart || months_apart || clocks_apart, qPrintable(QString("rows %1 and %2").arg(i).arg(k)));
        }
    }
    QVERIFY(before > 0 && after > 0);
}

void TestSample::labelsPointAtData()
{
    const QJsonArray labels = QJsonDocument::fromJson(bytesOf(QDir(m_folder).filePath("labels.json"))).array();
    QCOMPARE(labels.size(), m_summary.labels);
    for (const QJsonValue &value : labels) {
        const QJsonObject label = value.toObject();
        QCOMPARE(label.size(), 7);
        const auto from = parseTime(label["from"].toString().toStdString());
        const auto to = parseTime(label["to"].toString().toStdString());
        QVERIFY(from && to && *from < *to && *from >= m_span.from && *to <= m_span.to);
        QVERIFY(label["rule"].isNull() || label["rule"].isString());
        QVERIFY(QStringList({"easy", "middling", "hard"}).contains(label["level"].toString()));
        QVERIFY(label["rule"].isNull() || !label["channels"].toArray().isEmpty());
        for (const QJsonValue &channel : label["channels"].toArray()) {
            const QString file = channel.toString().replace("/", "__") + ".csv";
            QVERIFY2(QDir(m_folder).exists(file), qPrintable(file));
            QVERIFY(channel.toString().startsWith(label["enterprise"].toString() + '/'));
        }
    }
}

void TestSample::everyFraudAndLookAlikeIsThere()
{
    const QJsonArray labels = QJsonDocument::fromJson(bytesOf(QDir(m_folder).filePath("labels.json"))).array();
    QSet<QString> seen;
    for (const QJsonValue &label : labels)
        seen.insert(label["rule"].toString("honest") + ' ' + label["kind"].toString());
    for (const char *wanted : {"night-production instead-of-day",
                               "night-production besides-day",
                               "night-production switched",
                               "treatment-idle regulator",
                               "treatment-idle firm",
                               "treatment-idle repeated",
                               "long-constant frozen",
                               "long-constant dither",
                               "long-constant cycle",
                               "exceedance hour",
                               "exceedance day",
                               "honest declared-continuous-furnace",
                               "honest cold-store",
                               "honest overtime",
                               "honest charging-and-ice-storage",
                               "honest plain-stop",
                               "honest treatment-lead-and-lag",
                               "honest calibration-hold",
                               "honest start-up-marked",
                               "honest analyser-holds-between-cycles",
                               "honest ordered-stop",
                               "honest runs-alike-day-and-night",
                               "honest coarse-resolution"})
        QVERIFY2(seen.contains(wanted), wanted);
}

void TestSample::countsAreTrue()
{
    const QDir dir(m_folder);
    qint64 bytes = 0, samples = 0;
    const QStringList names = dir.entryList(QDir::Files);
    for (const QString &name : names) {
        const QByteArray content = bytesOf(dir.filePath(name));
        bytes += name == "recipe.json" ? 0 : content.size();
        samples += name.contains("__") ? content.count('\n') - 1 : 0;
    }
    QCOMPARE(m_summary.files, int(names.size()));
    QCOMPARE(m_summary.bytes, bytes);
    QCOMPARE(m_summary.samples, samples);
    QCOMPARE(m_summary.enterprises, 24);
    QVERIFY2(samples > 3'000'000 && samples < 6'000'000, qPrintable(QString::number(samples)));
}

void TestSample::refusals_data()
{
    QTest::addColumn<int>("enterprises");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("folder");
    QTest::newRow("no enterprise") << 0 << 10 << "x";
    QTest::newRow("fewer than none") << -3 << 10 << "x";
    QTest::newRow("negative days") << 2 << -1 << "x";
    QTest::newRow("no days") << 2 << 0 << "x";
    QTest::newRow("a century") << 2 << 40000 << "x";
    QTest::newRow("no folder") << 2 << 2 << "";
    QTest::newRow("under a file") << 2 << 2 << "file/below";
    QTest::newRow("a file") << 2 << 2 << "file";
    QTest::newRow("not a place for folders") << 2 << 2 << "/proc/nightjar/sample";
}

void TestSample::refusals()
{
    QFETCH(int, enterprises);
    QFETCH(int, days);
    QFETCH(QString, folder);
    QTemporaryDir dir;
    QFile file(dir.filePath("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const QString path = folder.isEmpty() || folder.startsWith('/') ? folder : dir.filePath(folder);
    const auto made = writeSample(recipeOf(enterprises, days), path);
    QVERIFY(!made);
    QVERIFY(words(made.error()).endsWith('.'));
    QVERIFY(words(made.error()).size() > 30);
    QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList("file"));
}

void TestSample::folderInTheWay()
{
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkdir("full"));
    QFile file(dir.filePath("full/keep.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    const auto made = writeSample(recipeOf(1, 2), dir.filePath("full"));
    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::Conflict);
    QVERIFY(words(made.error()).contains("full"));
    QCOMPARE(QDir(dir.filePath("full")).entryList(QDir::Files), QStringList("keep.txt"));
    QVERIFY(QDir(dir.path()).mkdir("empty"));
    QVERIFY(writeSample(recipeOf(1, 2), dir.filePath("empty")));
}

void TestSample::reuse()
{
    QTemporaryDir dir;
    const QString path = dir.filePath("s");
    const auto first = writeSample(recipeOf(1, 2), path);
    QVERIFY(first && !first->reused);
    const auto second = writeSample(recipeOf(1, 2), path);
    QVERIFY(second && second->reused);
    QCOMPARE(second->samples, first->samples);
    QCOMPARE(second->files, first->files);
    QVERIFY(!writeSample(recipeOf(1, 3), path)); // another recipe is another sample
    QVERIFY(QFile::remove(QDir(path).filePath("NB-DP-001__total__kw.csv")));
    QVERIFY(!writeSample(recipeOf(1, 2), path)); // no longer whole
}

void TestSample::cancelLeavesNothing_data()
{
    QTest::addColumn<int>("after");
    QTest::newRow("at once") << 0;
    QTest::newRow("in the middle") << 3;
}

void TestSample::cancelLeavesNothing()
{
    QFETCH(int, after);
    QTemporaryDir dir;
    const auto made =
        writeSample(recipeOf(6, 5), dir.filePath("s"), [&](Progress progress) { return progress.done < after; });
    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::Cancelled);
    QVERIFY(QDir(dir.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void TestSample::shortAndLargeRecipes_data()
{
    QTest::addColumn<int>("enterprises");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("from");
    QTest::newRow("one firm, one day") << 1 << 1 << "2026-04-01";
    QTest::newRow("all templates, one day") << 24 << 1 << "2026-04-01";
    QTest::newRow("eleven days") << 24 << 11 << "2026-06-25";
    QTest::newRow("beyond the calendar") << 24 << 3 << "2031-12-30";
    QTest::newRow("more than the first district") << 60 << 9 << "2024-02-27";
}

void TestSample::shortAndLargeRecipes()
{
    QFETCH(int, enterprises);
    QFETCH(int, days);
    QFETCH(QString, from);
    QTemporaryDir dir;
    SampleRecipe recipe = recipeOf(enterprises, days);
    recipe.from = *parseDate(from.toStdString());
    const auto made = writeSample(recipe, dir.filePath("s"));
    QVERIFY2(made, made ? "" : qPrintable(words(made.error())));
    const QDir folder(dir.filePath("s"));
    const Span span{dayStart(recipe.from), dayStart(recipe.from + days)};
    for (const QString &name : folder.entryList({"*__*.csv"}, QDir::Files)) {
        const QString trouble = seriesTrouble(bytesOf(folder.filePath(name)), span);
        QVERIFY2(trouble.isEmpty(), qPrintable(name + ": " + trouble));
    }
    const QJsonDocument labels = QJsonDocument::fromJson(bytesOf(folder.filePath("labels.json")));
    QVERIFY(labels.isArray());
    for (const QJsonValue &label : labels.array()) {
        const auto begin = parseTime(label["from"].toString().toStdString());
        const auto end = parseTime(label["to"].toString().toStdString());
        QVERIFY(begin && end && *begin < *end && *begin >= span.from && *end <= span.to);
    }
    QCOMPARE(int(tableOf(folder.filePath("enterprises.csv")).size()), enterprises);
}

void TestSample::recipeFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << QByteArray(R"({"enterprises":24,"days":120,"seed":1,"from":"2026-04-01"})") << true;
    QTest::newRow("no date") << QByteArray(R"({"enterprises":24,"days":120,"seed":1,"from":"2026-04-31"})") << false;
    QTest::newRow("nobody") << QByteArray(R"({"enterprises":0,"days":120,"seed":1,"from":"2026-04-01"})") << false;
    QTest::newRow("not JSON") << QByteArray("hello") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestSample::recipeFile()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    QTemporaryDir dir;
    QFile file(dir.filePath("recipe.json"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    const auto recipe = readSampleRecipe(file.fileName());
    QCOMPARE(bool(recipe), good);
    if (recipe)
        QCOMPARE(recipe->from, 20'544);
    else
        QVERIFY((words(recipe.error()) + recipe.error().source).contains("recipe.json"));
    QVERIFY(!readSampleRecipe(dir.filePath("absent.json")));
    QVERIFY(readSampleRecipe(NIGHTJAR_SOURCE_DIR "/resources/sample/recipe.json"));
}

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"

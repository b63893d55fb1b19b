// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>
#include <map>

#include <QFile>

#include "cache_fixture.h"
#include "core/base/hash.h"
#include "core/cache/enterprise_delete.h"

using namespace nightjar;

namespace {

const ChannelKey nox{QStringLiteral("E1"), QStringLiteral("DA001"), QStringLiteral("a21026")};

/// What a cache must say of a channel, kept the simple way.
struct Model {
    struct Sample {
        std::string text, flag, cell;
    };
    std::map<Seconds, Sample> samples;

    QString written() const
    {
        QString text;
        for (const auto &[t, sample] : samples)
            text += formatTime(t) + u' ' + QString::fromStdString(sample.text) + u' ' +
                    QString::fromStdString(sample.flag) + u' ' +
                    QString::fromStdString(sample.cell.empty() ? sample.text : sample.cell) + u'\n';
        return text;
    }
};

QString writtenWithCells(const Series &series)
{
    QString text;
    for (std::size_t i = 0; i < series.size(); ++i)
        text += formatTime(series.times[i]) + u' ' + QString::fromStdString(valueText(series, i)) + u' ' +
                QString::fromStdString(flagText(series, i)) + u' ' + QString::fromStdString(cellText(series, i)) +
                u'\n';
    return text;
}

SampleBatch every(Seconds step, Seconds from, int count, int seed = 0)
{
    SampleBatch batch;
    std::mt19937 random(unsigned(seed) + 1);
    for (int i = 0; i < count; ++i)
        addSample(batch, from + step * i, std::to_string(random() % 500) + '.' + std::to_string(random() % 10));
    return batch;
}

void addCell(SampleBatch &batch, const std::string &cell)
{
    batch.cells.emplace_back(std::uint32_t(batch.size() - 1), cell);
}

} // namespace

class SeriesBlocksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheCacheOfVersionOne_data()
    {
        QTest::addColumn<QString>("factor");
        QTest::addColumn<QByteArray>("text");        // SHA-256 of its samples, as version 1 wrote them
        QTest::addColumn<QByteArray>("fingerprint"); // as version 1 gave it
        QTest::newRow("minutes") << "DA001/a21026"
                                 << QByteArray("405047b933a5913b78c39123490c3ed8580c5b31c81ae605f867c88f68460ea5")
                                 << QByteArray("bb9ab3ee3c87def3fadae4b9d33b56dce67689333661e31e076542a43fca94a4");
        QTest::newRow("quarter hours") << "M1/kw"
                                       << QByteArray("405db9375f8d591e9661eed1da1d7ecb51e11edae4a0d7275cb48ba4f4b39fc2")
                                       << QByteArray(
                                              "c5a43fe34a51bd36dea5b7cf549ab99184c1440968127555b05ba6158ac9fc0e");
        QTest::newRow("hours") << "DA001/a21026-h"
                               << QByteArray("44bf4e603baa93a5e2183d9980d9dd35049956080eba849476d3d8a8e3ada390")
                               << QByteArray("d1d7adf490bdce6e169334cbcb3e0d43ab1886366e5972542b08d40c03cb91b2");
    }
    void readsTheCacheOfVersionOne()
    {
        QFETCH(QString, factor);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, fingerprint);
        CacheFixture fixture;
        QFile packed(QStringLiteral(NIGHTJAR_TEST_DATA "/cache/schema-1.nightjar.z"));
        QVERIFY(packed.open(QIODevice::ReadOnly));
        QFile file(fixture.path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(qUncompress(packed.readAll())) > 0);
        file.close();
        Cache cache = fixture.open(OpenMode::ReadWrite);
        QVERIFY2(cache.notice().contains(QStringLiteral(".v1.bak")), qPrintable(cache.notice()));
        const QStringList parts = factor.split(u'/');
        const ChannelKey key{QStringLiteral("E1"), parts[0], parts[1]};
        const ChannelId id = *cache.series().find(key);
        for (const bool compacted : {false, true}) {
            if (compacted)
                QVERIFY(bool(compactCache(cache)));
            const auto check = checkCache(cache);
            QVERIFY2(check->ok, qPrintable(check->problems.join(u'\n')));
            QCOMPARE(sha256Hex(written(cache, key).toUtf8()).toLatin1(), text);
            QCOMPARE(cache.series().fingerprint(id)->toHex(), fingerprint);
            QCOMPARE(*cache.series().conflictCount(), 2);
        }
        QCOMPARE(cacheStats(cache)->blocks, 4 + 4 + 2); // 40 quarter-hour days were 40 blocks, hours 40
        const RowCounts more = merge(cache, nox, every(60, at("2026-09-05 00:01"), 100), 9);
        QCOMPARE(more.taken, 100);
        QVERIFY(checkCache(cache)->ok);
    }

    void aDamagedDayOfVersionOneHidesNoOther()
    {
        CacheFixture fixture;
        QFile packed(QStringLiteral(NIGHTJAR_TEST_DATA "/cache/schema-1.nightjar.z"));
        QVERIFY(packed.open(QIODevice::ReadOnly));
        QFile file(fixture.path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(qUncompress(packed.readAll())) > 0);
        file.close();
        {
            auto database = Database::open(fixture.path, OpenMode::ReadWrite);
            QVERIFY(bool(database->execute("UPDATE blocks SET hash = zeroblob(16) WHERE id = (SELECT min(id) FROM "
                                           "blocks WHERE id >> 22 = 2)")));
        }
        Cache cache = fixture.open(OpenMode::ReadWrite);
        const auto check = checkCache(cache);
        QVERIFY(!check->ok);
        QCOMPARE(check->problems.size(), qsizetype(1));
        QVERIFY2(check->problems.front().contains(QStringLiteral("2026-09-01")), qPrintable(check->problems.front()));
        QCOMPARE(cache.series().read(3)->size(), std::size_t(3840));
        QVERIFY(cache.series().summaries()->size() == 3);
    }

    void blocksFollowTheStep_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("blocks"); // at most: one more where the period is cut by its grid
        QTest::newRow("seconds") << 1 << 1 << 1;
        QTest::newRow("minutes") << 60 << 3 << 3;
        QTest::newRow("two minutes") << 120 << 4 << 3;
        QTest::newRow("five minutes") << 300 << 8 << 3;
        QTest::newRow("quarter hours") << 900 << 32 << 3;
        QTest::newRow("hours") << 3600 << 128 << 3;
        QTest::newRow("days") << 86400 << 256 << 3;
    }
    void blocksFollowTheStep()
    {
        QFETCH(int, step);
        QFETCH(int, days);
        QFETCH(int, blocks);
        CacheFixture fixture;
        Cache cache = fixture.open();
        const Seconds from = at("2026-03-07 00:00");
        const int count = days * 86400 / step;
        merge(cache, nox, every(step, from, count), 1);
        QVERIFY2(cacheStats(cache)->blocks <= blocks, qPrintable(QString::number(cacheStats(cache)->blocks)));
        const auto check = checkCache(cache);
        QVERIFY2(check->ok, qPrintable(check->problems.join(u'\n')));
        const Span middle{from + days * 43200 - step * 5, from + days * 43200 + step * 5};
        QCOMPARE(cache.series().read(1, middle)->size(), std::size_t(10));
        QCOMPARE(cache.series().sources(1, middle)->front().samples, 10);
        QCOMPARE(cache.series().extent(1)->to, from + Seconds(count) * step);
        const ChannelSummary summary = cache.series().summaries()->front();
        QCOMPARE(summary.samples, count);
        QCOMPARE(summary.step, Seconds(step));
        // Another sample on the day before and one behind, and the fingerprint of the middle stays.
        const QByteArray before = *cache.series().fingerprint(1, middle);
        SampleBatch edges;
        addSample(edges, from - 86400, "1");
        addSample(edges, from + Seconds(days + 1) * 86400, "2");
        merge(cache, nox, edges, 2);
        QCOMPARE(*cache.series().fingerprint(1, middle), before);
        QCOMPARE(cache.series().extent(1)->from, from - 86400);
        QVERIFY(checkCache(cache)->ok);
    }

    void randomImportsGiveTheModel_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("seconds") << 7;
        QTest::newRow("minutes") << 60;
        QTest::newRow("two minutes") << 120;
        QTest::newRow("quarter hours") << 900;
        QTest::newRow("hours") << 3600;
    }
    void randomImportsGiveTheModel()
    {
        QFETCH(int, step);
        std::mt19937 random{unsigned(step)};
        CacheFixture fixture;
        Cache cache = fixture.open();
        Model model;
        const Seconds begin = at("2026-01-20 13:00");
        static const char *const texts[] = {"12.0", "12.00", "", "1e3", "007", "-0.50", "0", "999999999999999999"};
        static const char *const flags[] = {"N", "C", "D", "?", "停", "M"};
        qint64 taken = 0;
        qint64 duplicate = 0;
        qint64 conflict = 0;
        for (int round = 0; round < 25; ++round) {
            SampleBatch batch;
            const Seconds from = begin + Seconds(step) * Seconds(random() % 9000);
            std::map<std::size_t, bool> seen;
            const std::size_t count = 1 + random() % 400;
            for (std::size_t i = 0; i < count; ++i) {
                const bool late = random() % 20 == 0;
                const Seconds t = late ? from - Seconds(step) * Seconds(random() % 3000) : from + Seconds(step) * i;
                Model::Sample sample;
                sample.text = random() % 3 ? std::to_string(random() % 400) + ".5" : texts[random() % std::size(texts)];
                sample.flag = random() % 5 ? "N" : flags[random() % std::size(flags)];
                if (random() % 17 == 0)
                    sample.cell = "<" + sample.text + "(" + sample.flag + ")";
                const auto known = model.samples.find(t);
                if (known != model.samples.end() && random() % 2) { // the same again
                    sample.text = known->second.text;
                    sample.flag = known->second.flag;
                }
                addSample(batch, t, sample.text, sample.flag);
                if (!sample.cell.empty())
                    addCell(batch, sample.cell);
                if (known == model.samples.end()) {
                    model.samples.emplace(t, sample);
                    ++taken;
                } else {
                    ++(known->second.text == sample.text && known->second.flag == sample.flag ? duplicate : conflict);
                }
            }
            const RowCounts counts = merge(cache, nox, batch, round + 1);
            taken -= counts.taken;
            duplicate -= counts.duplicate;
            conflict -= counts.conflict;
            QCOMPARE(taken, 0);
            QCOMPARE(duplicate, 0);
            QCOMPARE(conflict, 0);
        }
        QByteArray fingerprint;
        for (const bool compacted : {false, true}) {
            if (compacted)
                QVERIFY(bool(compactCache(cache)));
            const auto series = cache.series().read(1);
            QCOMPARE(writtenWithCells(*series), model.written());
            const auto check = checkCache(cache);
            QVERIFY2(check->ok, qPrintable(check->problems.join(u'\n')));
            const ChannelSummary summary = cache.series().summaries()->front();
            QCOMPARE(summary.samples, qint64(series->size()));
            QCOMPARE(summary.step, medianStep(*series));
            qint64 gaps = 0;
            for (std::size_t i = 1; i < series->size(); ++i)
                gaps += 2 * (series->times[i] - series->times[i - 1]) > 3 * summary.step;
            QCOMPARE(summary.gaps, gaps);
            QCOMPARE(summary.from, series->times.front());
            qint64 fromSources = 0;
            const auto runs = cache.series().sources(1);
            for (const SourceRun &run : *runs)
                fromSources += run.samples;
            QCOMPARE(fromSources, summary.samples);
            if (compacted)
                QCOMPARE(*cache.series().fingerprint(1), fingerprint);
            fingerprint = *cache.series().fingerprint(1);
            qint64 scanned = 0;
            QVERIFY(bool(cache.series().scan(1, [&](const Series &block) -> Outcome {
                scanned += qint64(block.size());
                return Done{};
            })));
            QCOMPARE(scanned, summary.samples);
        }
    }

    void arraysAreUsedAgain()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        merge(cache, nox, every(60, at("2026-03-07 00:00"), 3000));
        SampleBatch few;
        addSample(few, at("2026-03-01 00:00"), "停运", "停");
        addCell(few, "停运 (检修)");
        merge(cache, {QStringLiteral("E2"), QStringLiteral("P"), QStringLiteral("s")}, few);
        Series series;
        QVERIFY(bool(cache.series().read(2, {}, series)));
        QVERIFY(bool(cache.series().read(1, {}, series)));
        QCOMPARE(written(series), written(*cache.series().read(1)));
        QVERIFY(series.texts.empty() && series.cells.empty() && series.flagTexts.empty());
        QVERIFY(bool(cache.series().read(2, {}, series)));
        QCOMPARE(writtenWithCells(series), QStringLiteral("2026-03-01 00:00:00 停运 停 停运 (检修)\n"));
        QVERIFY(bool(cache.series().read(77, {}, series)));
        QVERIFY(series.empty());
    }

    /// What rules look at, without the texts, is the same to the bit.
    void numbersWithoutTexts_data()
    {
        QTest::addColumn<bool>("newest");
        QTest::addColumn<Span>("span");
        QTest::newRow("all") << false << Span{};
        QTest::newRow("a part") << false << Span{at("2026-04-01 00:01"), at("2026-04-02 01:00")};
        QTest::newRow("the newest of conflicts") << true << Span{};
        QTest::newRow("of a part") << true << Span{at("2026-04-01 00:01"), at("2026-04-02 01:00")};
        QTest::newRow("nothing") << false << Span{at("2027-04-01 00:01"), at("2027-04-02 01:00")};
    }
    void numbersWithoutTexts()
    {
        QFETCH(bool, newest);
        QFETCH(Span, span);
        CacheFixture fixture;
        Cache cache = fixture.open();
        for (const int seed : {0, 1}) { // all of the second disagree
            SampleBatch batch = minutesOf(at("2026-04-01 00:00"), 3000, seed);
            batch.flags[70] = 'C';
            addSample(batch, at("2026-04-04 00:00"), seed == 0 ? "" : "7.25", "维护");
            addSample(batch, at("2026-04-04 00:01"), seed == 0 ? "1.5e3" : "停运", "D");
            addCell(batch, "(检修)");
            merge(cache, nox, batch, seed + 1);
        }
        QVERIFY(bool(cache.series().setConflictRule(newest ? ConflictRule::Newest : ConflictRule::First)));
        const auto all = cache.series().read(1, span);
        auto numbers = cache.series().read(1, span, SeriesParts::Numbers);
        QVERIFY(all && numbers);
        QVERIFY(numbers->times == all->times && numbers->flags == all->flags && numbers->origins == all->origins);
        QVERIFY(numbers->flagTexts == all->flagTexts);
        QCOMPARE(numbers->values.size(), all->values.size());
        QVERIFY(std::memcmp(numbers->values.data(), all->values.data(), all->size() * sizeof(double)) == 0);
        QVERIFY(numbers->digits.empty() && numbers->scales.empty() && numbers->texts.empty() && numbers->cells.empty());
        // Arrays that come back serve both kinds.
        cache.series().giveBack(std::move(*numbers));
        QCOMPARE(writtenWithCells(*cache.series().read(1, span)), writtenWithCells(*all));
        Series kept = *all;
        QVERIFY(bool(cache.series().read(1, span, kept, SeriesParts::Numbers)));
        QVERIFY(kept.times == all->times && kept.digits.empty() && kept.texts.empty());
    }

    void memoryIsUsedAgain()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        merge(cache, nox, every(60, at("2026-03-07 00:00"), 300'000));
        merge(cache, {QStringLiteral("E2"), QStringLiteral("P"), QStringLiteral("s")},
              every(60, at("2026-03-07 00:00"), 30));
        auto large = cache.series().read(1);
        auto small = cache.series().read(2);
        QVERIFY(large && small);
        const Seconds *const largeAt = large->times.data();
        const Seconds *const smallAt = small->times.data();
        cache.series().giveBack(std::move(*large));
        cache.series().giveBack(std::move(*small));
        small = cache.series().read(2); // takes the small arrays, not the first there are
        large = cache.series().read(1);
        QVERIFY(small->times.data() == smallAt && large->times.data() == largeAt);
        QCOMPARE(small->size(), std::size_t(30));
        QCOMPARE(large->size(), std::size_t(300'000));
    }

    void cellsAreKept()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        SampleBatch batch;
        addSample(batch, at("2026-04-01 00:00"), "0.5");
        addCell(batch, "<0.5");
        addSample(batch, at("2026-04-01 00:01"), "12.3", "C");
        addCell(batch, "12.3(C)");
        addSample(batch, at("2026-04-01 00:02"), "1");
        merge(cache, nox, batch);
        SampleBatch again; // the cell is no part of the judgement: text and flag are
        addSample(again, at("2026-04-01 00:00"), "0.5");
        addSample(again, at("2026-04-01 00:01"), "12.4", "C");
        addCell(again, "１２．４(C)");
        addSample(again, at("2026-04-01 00:02"), "1");
        addCell(again, "1 ");
        const RowCounts counts = merge(cache, nox, again, 2);
        QCOMPARE(counts.duplicate, 2);
        QCOMPARE(counts.conflict, 1);
        QCOMPARE(writtenWithCells(*cache.series().read(1)),
                 QStringLiteral("2026-04-01 00:00:00 0.5 N <0.5\n2026-04-01 00:01:00 12.3 C 12.3(C)\n"
                                "2026-04-01 00:02:00 1 N 1\n"));
        QCOMPARE(writtenWithCells(*cache.series().read(1, {at("2026-04-01 00:01"), at("2026-04-01 00:02")})),
                 QStringLiteral("2026-04-01 00:01:00 12.3 C 12.3(C)\n"));
        const Conflict conflict = cache.series().conflicts()->front();
        QCOMPARE(conflict.keptCell, QStringLiteral("12.3(C)"));
        QCOMPARE(conflict.otherCell, QStringLiteral("１２．４(C)"));
        QVERIFY(*cache.series().conflictRule() == ConflictRule::First);
        QVERIFY(bool(cache.series().setConflictRule(ConflictRule::Newest)));
        QVERIFY(*cache.series().conflictRule() == ConflictRule::Newest);
        QCOMPARE(writtenWithCells(*cache.series().read(1, {at("2026-04-01 00:01"), at("2026-04-01 00:02")})),
                 QStringLiteral("2026-04-01 00:01:00 12.4 C １２．４(C)\n"));
        QVERIFY(bool(cache.series().setConflictRule(ConflictRule::First)));
        QVERIFY(checkCache(cache)->ok);
    }

    void wrongTotalsAreFound_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("samples") << QByteArray("samples = samples + 1");
        QTest::newRow("first") << QByteArray("first = first - 60");
        QTest::newRow("bytes") << QByteArray("bytes = 0");
        QTest::newRow("distances") << QByteArray("distances = x'3C01'");
        QTest::newRow("distances cut off") << QByteArray("distances = x'3C'");
        QTest::newRow("period") << QByteArray("period = 4");
        QTest::newRow("impossible period") << QByteArray("period = 4000");
    }
    void wrongTotalsAreFound()
    {
        QFETCH(QByteArray, damage);
        CacheFixture fixture;
        Cache cache = fixture.open();
        merge(cache, nox, every(60, at("2026-03-07 00:00"), 3000));
        QVERIFY(checkCache(cache)->ok);
        QVERIFY(bool(cache.database().execute(("UPDATE channels_seen SET " + damage).constData())));
        QVERIFY(!checkCache(cache)->ok);
    }

    void compactsByItselfOnlyWhenItPays()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        for (int day = 0; day < 3; ++day) {
            for (int channel = 0; channel < 3; ++channel)
                merge(cache, {QStringLiteral("E"), QString::number(channel), QStringLiteral("kw")},
                      minutesOf(dayStart(20'000 + day), 1440, channel));
        }
        const auto done = compactWhenItPays(cache, 100);
        QVERIFY(done && !*done); // too little to be felt
    }

    void deletesAnEnterprise()
    {
        CacheFixture fixture;
        Cache cache = fixture.open();
        const ChannelKey other{QStringLiteral("E10"), QStringLiteral("P"), QStringLiteral("kw")};
        ImportFile file;
        file.sha256 = QStringLiteral("aa");
        file.readAs = QStringLiteral("x");
        file.format = QStringLiteral("series-csv");
        file.id = *cache.imports().add(file);
        merge(cache, nox, every(60, at("2026-03-07 00:00"), 3000), file.id);
        merge(cache, other, every(60, at("2026-03-07 00:00"), 500), file.id);
        QVERIFY(!lookBeforeDeletion(cache, QStringLiteral("E3")));

        CaseFile held;
        held.enterprise = QStringLiteral("E1");
        held.openedBy = QStringLiteral("王");
        QVERIFY(bool(cache.cases().add(held)));
        const QString number = cache.cases().cases()->front().number;
        const auto refused = deleteEnterprise(cache, QStringLiteral("E1"), 5, QStringLiteral("王"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Conflict);
        QVERIFY2(refused.error().text.contains(number), qPrintable(refused.error().text));
        QCOMPARE(cacheStats(cache)->samples, 3500);

        QVERIFY(bool(cache.database().execute("DELETE FROM cases")));
        const auto look = lookBeforeDeletion(cache, QStringLiteral("E1"));
        QCOMPARE(look->samples, 3000);
        QVERIFY(look->heldBy.isEmpty());
        const auto deleted = deleteEnterprise(cache, QStringLiteral("E1"), 5, QStringLiteral("王"));
        QVERIFY2(bool(deleted), deleted ? "" : qPrintable(deleted.error().text));
        QCOMPARE(cacheStats(cache)->samples, 500);
        QCOMPARE(*cache.series().find(nox), 0);
        QCOMPARE(cache.audit().rows()->front().action, QStringLiteral("enterprise-delete"));
        QVERIFY(!cache.imports().known(file.sha256, file.readAs)->has_value()); // the file may come again
        const auto check = checkCache(cache);
        QVERIFY2(check->ok, qPrintable(check->problems.join(u'\n')));
        QVERIFY(!deleteEnterprise(cache, QStringLiteral("E1"), 6, QStringLiteral("王")));
    }
};

QTEST_GUILESS_MAIN(SeriesBlocksTest)
#include "tst_series_blocks.moc"

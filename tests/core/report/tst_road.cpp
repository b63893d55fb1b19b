// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "core/cache/cache.h"
#include "core/cache/case_store.h"
#include "core/cache/registry_store.h"
#include "core/cache/screening_store.h"
#include "core/cache/series_store.h"
#include "core/casework/case_open.h"
#include "core/casework/reproduce.h"
#include "core/import/importer.h"
#include "core/report/case_summary.h"
#include "core/report/dataset_export.h"
#include "core/screening/screening_run.h"
#include "tests/core/report/sample_papers.h"

using namespace nightjar;
using namespace nightjar::testing;

namespace {

bool writeText(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// A code of 64 characters, which are more bytes than half a file name holds.
QString longCode() { return QStringLiteral("\u5382").repeated(64); }

/// Minutes of a working plant; in [hangs, hangs + 36 h) the NOx analyser repeats one value.
QByteArray minutes(double level, double noise, const char *format, bool hangs)
{
    QByteArray csv = "time,value,flag\n";
    const Seconds begin = parseTime("2026-05-01 00:00:00").value();
    for (int i = 0; i < 12 * 1440; ++i) {
        double value = level + noise * std::sin(i / 37.0) + noise * double((i * 7919LL) % 101 - 50) / 50.0;
        if (hangs && i >= 9 * 1440 && i < 9 * 1440 + 2160)
            value = level;
        csv += formatTime(begin + i * 60).toLatin1() + ',' + QByteArray::number(value, format[0], 1) + ",N\n";
    }
    return csv;
}

} // namespace

/// From files to a case and back to files, with the real importer and the real rules.
class TestRoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(dataset()));
        QVERIFY(writeText(dataset() + QStringLiteral("/enterprises.csv"),
                          "enterprise,name,district,note_of_ours\nE1,\"东港, 电镀\",东港区,kept\n"));
        QVERIFY(writeText(dataset() + QStringLiteral("/points.csv"),
                          "enterprise,point,name,kind,role,process\nE1,stack,1# "
                          "排放口,gas-outlet,,combustion\nE1,meter,总表,meter,total,\n"));
        QVERIFY(writeText(dataset() + QStringLiteral("/E1__stack__a21002.csv"), minutes(41.3, 4, "f", true)));
        QVERIFY(writeText(dataset() + QStringLiteral("/E1__meter__kw.csv"), minutes(400, 20, "f", false)));
        QVERIFY(writeText(
            dataset() + QStringLiteral("/others.csv"),
            "enterprise,point,factor,time,value,flag,origin\nE1,_p_,a21026,2026-05-01 00:00:00,1.50e1,D,substituted\n"
            "E1,stack,a21026,2026-05-01 00:00:00,,?,\nE1,stack,a21026,2026-05-01 00:01:00,2.0,?,substituted\n" +
                longCode().toUtf8() + ',' + longCode().toUtf8() + ",a21026,2026-05-01 00:00:00,3,N,\n"));
        auto cache = Cache::open(cachePath(), OpenMode::Create);
        QVERIFY(bool(cache));
        const auto report = importPaths(*cache, {dataset()}, options());
        QVERIFY2(bool(report) && report->ok(), qPrintable(report ? QString() : report.error().text));
    }

    void datasetComesBackTheSame()
    {
        auto cache = Cache::open(cachePath(), OpenMode::ReadWrite);
        QVERIFY(bool(cache));
        const QString folder = m_folder.filePath(QStringLiteral("exported"));
        const auto exported = exportDataset(*cache, folder);
        QVERIFY2(bool(exported), qPrintable(exported ? QString() : exported.error().text));
        QVERIFY(exported->files.contains(QStringLiteral("E1__stack__a21002.csv")));
        QVERIFY(
            exported->files.contains(QStringLiteral("other-channels.csv"))); // `_p_` and long codes fit no file name
        QVERIFY(!exportDataset(*cache, folder));                             // not empty any more
        QVERIFY(!exportDataset(*cache, dataset() + QStringLiteral("/enterprises.csv")));

        auto again = Cache::open(m_folder.filePath(QStringLiteral("again.nightjar")), OpenMode::Create);
        QVERIFY(bool(again));
        const auto report = importPaths(*again, {folder}, options());
        QVERIFY(bool(report) && report->ok());
        QCOMPARE(report->refusedTotal, 0);
        for (const TableShape &shape : tableShapes()) {
            const auto before = cache->registry().rows(shape);
            const auto after = again->registry().rows(shape);
            QVERIFY(bool(before) && bool(after));
            QVERIFY2(*before == *after, shape.name);
        }
        const auto before = cache->series().channels();
        const auto after = again->series().channels();
        QVERIFY(bool(before) && bool(after));
        QCOMPARE(before->size(), 5);
        QCOMPARE(after->size(), before->size());
        for (std::size_t i = 0; i < before->size(); ++i) {
            const ChannelKey key = (*before)[i].second;
            QCOMPARE((*after)[i].second.text(), key.text());
            const auto first = exportSeriesCsv(*cache, key);
            const auto second = exportSeriesCsv(*again, key);
            QVERIFY(bool(first) && bool(second));
            QVERIFY2(*first == *second, qPrintable(key.text()));
        }
        QVERIFY(!exportSeriesCsv(*cache, {QStringLiteral("E9"), QStringLiteral("stack"), QStringLiteral("a21002")}));
    }

    void caseIsReproducedUntilDataChange()
    {
        auto pack = RulePack::standard();
        QVERIFY(bool(pack));
        ScreeningScope scope{
            *pack, {QStringLiteral("long-constant")}, {}, {}, 0.5, 1, true, 1'780'000'000, QStringLiteral("林")};
        const auto report = runScreening(cachePath(), scope);
        QVERIFY2(bool(report), qPrintable(report ? QString() : report.error().text));
        auto cache = Cache::open(cachePath(), OpenMode::ReadWrite);
        QVERIFY(bool(cache));
        const auto leads = cache->screenings().leads();
        QVERIFY(bool(leads));
        QVERIFY(!leads->empty());
        NewCase request;
        for (const StoredLead &lead : *leads)
            request.leads << lead.lead.id;
        request.by = QStringLiteral("林");
        request.at = 1'780'000'100;
        const auto file = newCase(*cache, request);
        QVERIFY2(bool(file), qPrintable(file ? QString() : file.error().text));

        const auto same = reproduceCase(*cache, file->id);
        QVERIFY2(bool(same), qPrintable(same ? QString() : same.error().text));
        QVERIFY2(same->ok, qPrintable(same->differences.empty() ? same->added.join(u' ') : same->differences[0].why));
        QCOMPARE(cache->screenings().screenings()->size(), 1); // stores nothing

        for (const Language language : {Language::Chinese, Language::English}) {
            const auto summary = loadCaseSummary(*cache, file->id, language, QStringLiteral("Nightjar"), 1'780'000'200);
            QVERIFY2(bool(summary), qPrintable(summary ? QString() : summary.error().text));
            const QString text = plainText(caseSummary(*summary, language));
            QVERIFY(text.contains(u"41.3"));
            QVERIFY(text.contains(QStringLiteral("东港, 电镀")));
            for (const QString &word : forbiddenWords())
                QVERIFY2(!text.contains(word, Qt::CaseInsensitive), qPrintable(word));
            for (const char *key : {"strength", "chance", "log10", "peer"})
                QVERIFY2(!text.contains(QLatin1StringView(key)), key);
        }

        // Ten samples break the run in two.
        QByteArray late = "time,value,flag\n";
        for (int i = 0; i < 10; ++i)
            late += formatTime(parseTime("2026-05-10 12:00:30").value() + i * 60).toLatin1() + ",60." +
                    QByteArray::number(i) + ",N\n";
        QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("late"))));
        QVERIFY(writeText(m_folder.filePath(QStringLiteral("late/E1__stack__a21002.csv")), late));
        QVERIFY(bool(importPaths(*cache, {m_folder.filePath(QStringLiteral("late"))}, options())));
        const auto other = reproduceCase(*cache, file->id);
        QVERIFY(bool(other));
        QVERIFY(!other->ok);
        QVERIFY(!other->missing.isEmpty());
        QCOMPARE(qsizetype(other->differences.size()), other->missing.size());
        QVERIFY(!other->differences[0].why.isEmpty());
        QVERIFY(!reproduceCase(*cache, 99));
    }

private:
    static ImportOptions options()
    {
        ImportOptions options;
        options.by = QStringLiteral("林");
        options.now = 1'779'999'000;
        return options;
    }
    QString dataset() const { return m_folder.filePath(QStringLiteral("dataset")); }
    QString cachePath() const { return m_folder.filePath(QStringLiteral("a.nightjar")); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestRoad)
#include "tst_road.moc"

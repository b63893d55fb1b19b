// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>

#include <quazip.h>
#include <quazipfile.h>

#include "core/casework/bundle_zip.h"
#include "core/casework/case_json.h"
#include "core/casework/extract.h"
#include "core/casework/verify.h"
#include "tests/core/casework/sample_case.h"

using namespace nightjar;
using namespace nightjar::testing;

namespace {

QString why(const CaseVerification &verification, const QString &item)
{
    for (const VerifiedItem &verified : verification.items) {
        if (verified.item.endsWith(item))
            return verified.why;
    }
    return QStringLiteral("no such item");
}

/// Runs a statement as somebody would who edits the file behind our back.
bool tamper(Cache &cache, const char *sql)
{
    const auto done = cache.database().execute(sql);
    if (!done)
        qWarning("%s", qPrintable(done.error().text));
    return bool(done);
}

QMap<QString, QByteArray> unzip(const QString &path)
{
    QMap<QString, QByteArray> files;
    QuaZip zip(path);
    if (!zip.open(QuaZip::mdUnzip))
        return files;
    for (bool more = zip.goToFirstFile(); more; more = zip.goToNextFile()) {
        QuaZipFile file(&zip);
        if (file.open(QIODevice::ReadOnly))
            files.insert(zip.getCurrentFileName(), file.readAll());
    }
    return files;
}

} // namespace

class TestCasework : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freezesWhatProvesALead()
    {
        SampleCase sample;
        sample.fill();
        int drawn = 0;
        const DrawChart draw = [&](Cache &, const PictureRequest &request) -> Result<ChartPicture> {
            ++drawn;
            if (request.channels.size() != 2 || request.span.from != at("2026-05-01 04:00:00"))
                return Error{Error::Kind::BadInput, QStringLiteral("wrong request")};
            return ChartPicture{"picture", QStringLiteral("png")};
        };
        const auto file = newCase(sample.cache(), sample.request({sample.leadOfE1()}), draw);
        QVERIFY2(bool(file), qPrintable(file ? QString() : file.error().text));
        QCOMPARE(drawn, 1);
        QCOMPARE(file->enterprise, QStringLiteral("E1"));
        QCOMPARE(file->title, QStringLiteral("东港电镀有限公司"));
        QVERIFY(!file->number.isEmpty());
        QCOMPARE(sample.cache().screenings().lead(sample.leadOfE1()).operator*()->state, QStringLiteral("in-case"));

        const auto evidence = sample.cache().cases().evidence(file->id);
        QVERIFY(bool(evidence));
        QStringList kinds;
        for (const Evidence &item : *evidence) {
            kinds << item.kind;
            QCOMPARE(item.sha256, sha256Hex(item.bytes));
            QCOMPARE(item.takenBy, QStringLiteral("林警官"));
            if (item.kind == u"extract-csv" && item.channel.endsWith(u"a21002")) {
                const QList<QByteArray> lines = item.bytes.split('\n');
                QCOMPARE(lines[0], QByteArray("time,value,flag"));
                QCOMPARE(lines[1].left(20), QByteArray("2026-05-01 04:00:00,")); // six hours before the lead
                QVERIFY(item.bytes.contains("2026-05-01 12:00:00,41.30,N\n"));   // the reported digits
                QVERIFY(item.bytes.contains("2026-05-02 06:59:00,"));
                QVERIFY(!item.bytes.contains("2026-05-02 07:00:00,"));
                QCOMPARE(item.sources.keys(), QStringList{QStringLiteral("E1-stack.csv")});
                QCOMPARE(item.sources.begin()->toObject().value(u"sha256").toString().size(), 64);
            }
            if (item.kind == u"lead-json") {
                const QJsonObject lead = QJsonDocument::fromJson(item.bytes).object();
                QCOMPARE(lead.value(u"rule_as_run")
                             .toObject()
                             .value(u"parameters")
                             .toObject()
                             .value(u"at_least_min")
                             .toInt(),
                         240);
                QVERIFY2(!item.bytes.contains("strength") && !item.bytes.contains("peer"), item.bytes.constData());
                QVERIFY(lead.value(u"figures").toObject().contains(u"value_mg_m3"));
            }
        }
        kinds.sort();
        QCOMPARE(kinds,
                 (QStringList{QStringLiteral("chart-png"), QStringLiteral("extract-csv"), QStringLiteral("extract-csv"),
                              QStringLiteral("lead-json"), QStringLiteral("rule-pack")}));
        const auto verified = verifyCase(sample.cache(), file->id);
        QVERIFY(bool(verified));
        for (const VerifiedItem &item : verified->items)
            QVERIFY2(item.ok, qPrintable(item.item + u' ' + item.why));
        QVERIFY(verified->ok && verified->journalOk);
        const QJsonObject json = verificationJson(*verified);
        QCOMPARE(json.value(u"items").toArray().size(), 5);
        QVERIFY(json.value(u"items").toArray().at(0).toObject().value(u"why").isNull());
        QVERIFY(json.value(u"journal").toObject().value(u"first_bad").isNull());
    }

    void refuses_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("no lead") << 0 << QStringLiteral("at least one lead");
        QTest::newRow("an unknown lead") << 1 << QStringLiteral("Lnotthere");
        QTest::newRow("leads of two firms") << 2 << QStringLiteral("one enterprise");
        QTest::newRow("a lead of an open case") << 3 << QStringLiteral("already in case");
        QTest::newRow("a picture that cannot be drawn") << 4 << QStringLiteral("no ink");
    }
    void refuses()
    {
        QFETCH(int, kind);
        QFETCH(QString, says);
        SampleCase sample;
        sample.fill();
        QStringList leads{sample.leadOfE1()};
        DrawChart draw;
        if (kind == 0)
            leads.clear();
        if (kind == 1)
            leads << QStringLiteral("Lnotthere");
        if (kind == 2)
            leads << sample.leadOfE2();
        if (kind == 3)
            QVERIFY(bool(newCase(sample.cache(), sample.request(leads))));
        if (kind == 4)
            draw = [](Cache &, const PictureRequest &) -> Result<ChartPicture> {
                return Error{Error::Kind::Io, QStringLiteral("no ink")};
            };
        const auto cases = sample.cache().cases().cases()->size();
        const auto file = newCase(sample.cache(), sample.request(leads), draw);
        QVERIFY(!file);
        QVERIFY2(file.error().text.contains(says), qPrintable(file.error().text));
        QCOMPARE(sample.cache().cases().cases()->size(), cases); // nothing is left of it
        if (kind != 3)
            QCOMPARE(sample.cache().screenings().lead(sample.leadOfE1()).operator*()->state, QStringLiteral("new"));
    }

    void takesALeadAgainWhenItsCaseIsClosed()
    {
        SampleCase sample;
        sample.fill();
        const auto first = newCase(sample.cache(), sample.request({sample.leadOfE1()}));
        QVERIFY(bool(first));
        QVERIFY(!stepCase(sample.cache(), first->id, QStringLiteral("closed"), QStringLiteral("  "),
                          QStringLiteral("林"), 0));
        QVERIFY(!stepCase(sample.cache(), first->id, QStringLiteral("sideways"), {}, QStringLiteral("林"), 0));
        const auto closed = stepCase(sample.cache(), first->id, QStringLiteral("closed"),
                                     QStringLiteral("checked on site"), QStringLiteral("林"), 0);
        QVERIFY(bool(closed));
        QCOMPARE(closed->stage, QStringLiteral("closed"));
        QVERIFY(!stepCase(sample.cache(), first->id, QStringLiteral("filed"), {}, QStringLiteral("林"), 0));
        const auto second = newCase(sample.cache(), sample.request({sample.leadOfE1()}));
        QVERIFY2(bool(second), qPrintable(second ? QString() : second.error().text));
        QVERIFY(second->number != first->number);
        QVERIFY(bool(verifyCase(sample.cache(), second->id)) && verifyCase(sample.cache(), second->id)->ok);
        QVERIFY(bool(findCase(sample.cache(), second->number)));
        QVERIFY(bool(findCase(sample.cache(), QString::number(second->id))));
        QVERIFY(!findCase(sample.cache(), QStringLiteral("1999-0001")));
    }

    void seesWhatWasChanged_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("item"); // end of the name of the item that must not hold; empty = the journal
        QTest::addColumn<QString>("says");
        QTest::newRow("bytes of an extract")
            << QByteArray("UPDATE evidence SET bytes = CAST(replace(CAST(bytes AS TEXT), '41.30', '41.31') AS BLOB) "
                          "WHERE name LIKE '%a21002.csv'")
            << "a21002.csv"
            << "SHA-256 should be";
        QTest::newRow("bytes of the record")
            << QByteArray("UPDATE evidence SET bytes = x'7b7d' WHERE kind = 'lead-json'") << "lead.json"
            << "SHA-256 should be";
        QTest::newRow("hash column") << QByteArray(
                                            "UPDATE evidence SET sha256 = upper(sha256) WHERE kind = 'lead-json'")
                                     << "lead.json"
                                     << "SHA-256";
        QTest::newRow("bytes and hash together")
            << QByteArray("UPDATE evidence SET bytes = x'7b7d', sha256 = "
                          "'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' "
                          "WHERE kind = 'lead-json'")
            << "lead.json"
            << "journal says";
        QTest::newRow("an item is gone") << QByteArray("DELETE FROM evidence WHERE kind = 'rule-pack'")
                                         << "rules-1.json"
                                         << "missing";
        QTest::newRow("an item came by the back door")
            << QByteArray("INSERT INTO evidence SELECT NULL, case_id, 'extra.json', kind, channel, span_from, span_to, "
                          "sha256, sources, "
                          "taken_at, taken_by, bytes FROM evidence WHERE kind = 'lead-json'")
            << "extra.json"
            << "journal does not know";
        QTest::newRow("import record") << QByteArray("UPDATE import_files SET sha256 = 'x' WHERE name = 'E1-stack.csv'")
                                       << "a21002.csv"
                                       << "E1-stack.csv";
        QTest::newRow("a stored block is damaged")
            << QByteArray("UPDATE blocks SET data = substr(data, 1, length(data) / 2) WHERE id IN (SELECT b.id FROM "
                          "blocks b JOIN channels_seen c "
                          "ON c.id = b.id >> 22 WHERE c.enterprise = 'E1' AND c.factor = 'a21002')")
            << "a21002.csv"
            << "cannot be made again";
        QTest::newRow("the journal") << QByteArray("UPDATE audit SET by = 'nobody' WHERE id = 1") << ""
                                     << "";
    }
    void seesWhatWasChanged()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, item);
        QFETCH(QString, says);
        SampleCase sample;
        sample.fill();
        const auto file = newCase(sample.cache(), sample.request({sample.leadOfE1()}));
        QVERIFY(bool(file));
        QVERIFY(verifyCase(sample.cache(), file->id)->ok);
        QVERIFY(tamper(sample.cache(), sql.constData()));
        const auto verified = verifyCase(sample.cache(), file->id);
        QVERIFY2(bool(verified), qPrintable(verified ? QString() : verified.error().text));
        QVERIFY(!verified->ok);
        QCOMPARE(verified->journalOk, !item.isEmpty());
        if (item.isEmpty()) {
            QCOMPARE(verified->journalFirstBad, 1);
            return;
        }
        QVERIFY2(why(*verified, item).contains(says), qPrintable(why(*verified, item)));
    }

    void seesRowsThatCameLater()
    {
        SampleCase sample;
        sample.fill();
        const auto file = newCase(sample.cache(), sample.request({sample.leadOfE1()}));
        QVERIFY(bool(file));
        // Behind the end of the data: no concern of the case. Samples between the frozen ones: they change the picture.
        sample.addMinutes("E1/stack/a21002", "2026-05-03 00:00:00", 60, "1", "later.csv");
        QVERIFY(verifyCase(sample.cache(), file->id)->ok);
        sample.addMinutes("E1/stack/a21002", "2026-05-01 11:00:30", 3, "1", "between.csv");
        const auto verified = verifyCase(sample.cache(), file->id);
        QVERIFY(!verified->ok);
        QVERIFY2(why(*verified, QStringLiteral("a21002.csv")).contains(u"0 of the frozen rows"),
                 qPrintable(why(*verified, QStringLiteral("a21002.csv"))));
        QVERIFY(why(*verified, QStringLiteral("a21002.csv")).contains(u"3 are new"));
        QCOMPARE(why(*verified, QStringLiteral("kw.csv")), QString());
    }

    void addsFiles()
    {
        SampleCase sample;
        sample.fill();
        const auto file = newCase(sample.cache(), sample.request({sample.leadOfE1()}));
        QVERIFY(bool(file));
        const auto write = [&](const char *name, const QByteArray &bytes) {
            QDir(sample.folder()).mkpath(QFileInfo(QString::fromLatin1(name)).path());
            QFile out(sample.folder() + u'/' + QString::fromLatin1(name));
            out.open(QIODevice::WriteOnly);
            out.write(bytes);
            return out.fileName();
        };
        const QString photo = write("photo.jpg", "photo");
        const QString other = write("b/photo.jpg", "another photo");
        const QString empty = write("empty.txt", "");
        const QString large = write("large.bin", QByteArray(2000, 'x'));
        const auto add = [&](const QStringList &paths) {
            return addFiles(sample.cache(), file->id, paths, QStringLiteral("林"), 1, 1000);
        };
        const auto count = [&] { return sample.cache().cases().evidence(file->id)->size(); };
        const auto before = count();
        for (const QString &bad : {empty, large, sample.folder(), sample.folder() + QStringLiteral("/none.jpg")}) {
            const auto refused = add({photo, bad}); // all or none
            QVERIFY(!refused);
            QVERIFY2(refused.error().text.contains(bad), qPrintable(refused.error().text));
            QCOMPARE(count(), before);
        }
        const auto added = add({photo, other});
        QVERIFY(bool(added));
        QCOMPARE((*added)[0].name, QStringLiteral("photo.jpg"));
        QCOMPARE((*added)[1].name, QStringLiteral("photo (2).jpg"));
        QVERIFY(!add({photo})); // byte for byte there already
        QVERIFY(verifyCase(sample.cache(), file->id)->ok);
        QVERIFY(bool(stepCase(sample.cache(), file->id, QStringLiteral("closed"), QStringLiteral("done"),
                              QStringLiteral("林"), 2)));
        QVERIFY(!add({write("c.txt", "c")}));
        QVERIFY(!addFiles(sample.cache(), 99, {photo}, {}, 1));
    }

    void exportsAllOfIt()
    {
        SampleCase sample;
        sample.fill();
        const auto file = newCase(sample.cache(), sample.request({sample.leadOfE1(), sample.secondLeadOfE1()}));
        QVERIFY2(bool(file), qPrintable(file ? QString() : file.error().text));
        const std::vector<BundleFile> documents{
            {QStringLiteral("documents/摘要.pdf"), "pdf", QStringLiteral("document"), 5}};
        const auto run = [&](const char *name) {
            return exportCase(sample.cache(), file->id, sample.folder() + u'/' + QString::fromLatin1(name), documents,
                              QStringLiteral("Nightjar"), QStringLiteral("林"), 7);
        };
        const auto first = run("a.zip");
        QVERIFY2(bool(first), qPrintable(first ? QString() : first.error().text));
        QMap<QString, QByteArray> files = unzip(first->path);
        QCOMPARE(files.size(), first->files);
        const QJsonObject manifest = QJsonDocument::fromJson(files.value(QStringLiteral("manifest.json"))).object();
        QCOMPARE(manifest.value(u"case").toObject().value(u"case").toString(), file->number);
        const QJsonArray listed = manifest.value(u"files").toArray();
        QCOMPARE(listed.size(), files.size() - 2);
        QStringList paths;
        for (const QJsonValue &value : listed) {
            const QJsonObject entry = value.toObject();
            const QString path = entry.value(u"path").toString();
            paths << path;
            QVERIFY2(files.contains(path), qPrintable(path));
            QCOMPARE(entry.value(u"size").toInteger(), files[path].size());
            QCOMPARE(entry.value(u"sha256").toString(), sha256Hex(files[path]));
            QVERIFY(files.value(QStringLiteral("SHA256SUMS"))
                        .contains(sha256Hex(files[path]).toLatin1() + "  " + path.toUtf8() + '\n'));
        }
        QVERIFY(paths.contains(QStringLiteral("documents/摘要.pdf")));
        QVERIFY(std::is_sorted(paths.begin(), paths.end()));
        const auto evidence = sample.cache().cases().evidence(file->id);
        QVERIFY(bool(evidence));
        for (const Evidence &item : *evidence)
            QCOMPARE(files.value(QStringLiteral("evidence/") + item.name), item.bytes);

        QVERIFY(!run("no/such/folder/a.zip"));
        QVERIFY(tamper(sample.cache(), "UPDATE evidence SET bytes = x'00' WHERE kind = 'lead-json'"));
        const auto refused = run("b.zip");
        QVERIFY(!refused);
        QVERIFY(refused.error().text.contains(u"lead.json"));
        QVERIFY(!QFileInfo::exists(sample.folder() + QStringLiteral("/b.zip")));
    }

    void writesExactCsv()
    {
        Series series;
        const auto add = [&](const char *value, Flag flag, Origin origin) {
            Reading reading;
            double number = 0;
            QVERIFY(parseReading(value, ValueKind::State, reading, &number));
            series.texts.emplace_back(std::uint32_t(series.size()), value);
            series.times.push_back(at("2026-05-01 23:59:59") + Seconds(series.size()));
            series.values.push_back(number);
            series.digits.push_back(reading.digits);
            series.scales.push_back(Reading::verbatim);
            series.flags.push_back(flag);
            series.origins.push_back(origin);
        };
        add("1.50e3", flagUnknown, Origin::Measured);
        add("a, \"b\"", 'N', Origin::Measured);
        QCOMPARE(seriesCsv(series),
                 QByteArray("time,value,flag\n2026-05-01 23:59:59,1.50e3,?\n2026-05-02 00:00:00,\"a, \"\"b\"\"\",N\n"));
        add("7", 'D', Origin::Substituted);
        QVERIFY(seriesCsv(series).startsWith("time,value,flag,origin\n2026-05-01 23:59:59,1.50e3,?,\n"));
        QVERIFY(seriesCsv(series).endsWith("2026-05-02 00:00:01,7,D,substituted\n"));
        QCOMPARE(seriesCsv({}), QByteArray("time,value,flag\n"));
    }

    void printsJson()
    {
        SampleCase sample;
        sample.fill();
        const auto file = newCase(sample.cache(), sample.request({sample.leadOfE1()}));
        QVERIFY(bool(file));
        QVERIFY(bool(recordDocument(sample.cache(), {0, file->id, QStringLiteral("summary"), QStringLiteral("pdf"),
                                                     QString(64, u'a'), 5, QStringLiteral("林")})));
        const auto json = caseJson(sample.cache(), *file);
        QVERIFY(bool(json));
        QCOMPARE(json->value(u"case").toString(), file->number);
        QCOMPARE(json->value(u"documents").toArray().size(), 1);
        const QJsonObject item = json->value(u"evidence").toArray().at(0).toObject();
        QCOMPARE(item.value(u"sha256").toString().size(), 64);
        QCOMPARE(item.value(u"from").toString(), QStringLiteral("2026-05-01T04:00:00+08:00"));
        QCOMPARE(caseListJson(sample.cache())->size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestCasework)
#include "tst_casework.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/hash.h"
#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/case_store.h"
#include "core/cache/import_store.h"
#include "core/cache/registry_store.h"
#include "core/cache/screening_store.h"
#include "core/cache/series_store.h"
#include "core/casework/case_open.h"

namespace nightjar::testing {

inline Seconds at(const char *text) { return parseTime(text).value(); }

/// A cache in a temporary folder: firms E1 and E2, each with a stack (NOx minutes) and a meter, and leads on E1 and E2.
class SampleCase
{
public:
    SampleCase() : m_cache(make(m_folder.filePath(QStringLiteral("district.nightjar")))) {}

    Cache &cache() { return m_cache; }
    QString folder() const { return m_folder.path(); }
    QString path() const { return m_folder.filePath(QStringLiteral("district.nightjar")); }
    QString leadOfE1() const { return m_leads[0]; }
    QString secondLeadOfE1() const { return m_leads[1]; }
    QString leadOfE2() const { return m_leads[2]; }

    void addRow(const char *table, QStringList cells)
    {
        const TableShape *shape = tableShape(QString::fromLatin1(table));
        TableRow row;
        for (std::size_t i = 0; i < shape->columns.size(); ++i)
            row.cells << QString();
        for (const QString &cell : cells) {
            const int column = shape->columnIndex(cell.section(u'=', 0, 0));
            QVERIFY(column >= 0);
            row.cells[column] = cell.section(u'=', 1);
        }
        QVERIFY(bool(m_cache.registry().put(*shape, row)));
    }

    /// Minutes of a channel from a file; the value hangs on for the given stretch.
    void addMinutes(const char *channel, const char *from, int minutes, const char *held, const char *file)
    {
        auto transaction = Transaction::begin(m_cache.database());
        QVERIFY(bool(transaction));
        ImportFile record;
        record.path = QStringLiteral("/data/") + QString::fromLatin1(file);
        record.name = QString::fromLatin1(file);
        record.sha256 = sha256Hex(QByteArray(file) + channel);
        record.readAs = QString::fromLatin1(channel);
        record.format = QStringLiteral("series-csv");
        record.bytes = 1234;
        record.importedAt = at("2026-06-01 09:00:00");
        record.importedBy = QStringLiteral("officer");
        const auto source = m_cache.imports().add(record);
        QVERIFY(bool(source));
        const auto id = m_cache.series().findOrCreate(channelKeyFromText(QString::fromLatin1(channel)));
        QVERIFY(bool(id));
        SampleBatch batch;
        for (int i = 0; i < minutes; ++i) {
            const bool flat = i >= 600 && i < 1500;
            const QByteArray text = flat ? QByteArray(held) : QByteArray::number(40 + (i * 7919) % 97 / 10.0, 'f', 1);
            Reading reading;
            QVERIFY(parseReading({text.constData(), std::size_t(text.size())}, ValueKind::Number, reading));
            batch.times.push_back(at(from) + i * 60);
            batch.readings.push_back(reading);
            batch.flags.push_back(i == 5 ? Flag('C') : flagNormal);
            batch.origins.push_back(Origin::Measured);
            batch.lines.push_back(std::uint32_t(i + 2));
        }
        RowCounts counts;
        QVERIFY(bool(m_cache.series().merge(*id, batch, *source, counts)));
        QVERIFY(bool(transaction->commit()));
    }

    void addLeads(const char *rule = "long-constant")
    {
        Screening run;
        run.packName = QStringLiteral("default");
        run.pack =
            R"({"name":"default","rules":[{"id":"long-constant","enabled":true,"parameters":{"at_least_min":240}}]})";
        run.packSha256 = sha256Hex(run.pack);
        run.dataSha256 = sha256Hex("data");
        run.startedAt = at("2026-06-02 10:00:00");
        std::vector<Lead> leads;
        const auto lead = [&](const char *enterprise, const char *from, const char *to) {
            Lead l;
            l.rule = QString::fromLatin1(rule);
            l.enterprise = QString::fromLatin1(enterprise);
            l.channels = {l.enterprise + QStringLiteral("/stack/a21002")};
            l.witnesses = {l.enterprise + QStringLiteral("/meter/kw")};
            l.span = {at(from), at(to)};
            l.id = leadId(l.rule, l.enterprise, l.channels, l.span.from);
            l.finding = l.id;
            l.strength = 0.875;
            l.figures = {{QStringLiteral("equal_values"), 900},
                         {QStringLiteral("longest_min"), 899},
                         {QStringLiteral("value_mg_m3"), 41.3},
                         {QStringLiteral("peer_median_mg_m3"), 17.77}};
            m_leads << l.id;
            leads.push_back(l);
        };
        lead("E1", "2026-05-01 10:00:00", "2026-05-02 01:00:00");
        lead("E1", "2026-05-01 10:30:00", "2026-05-01 14:30:00");
        lead("E2", "2026-05-01 10:00:00", "2026-05-02 01:00:00");
        // The second lead overlaps the first as a hint would, so it is of another rule.
        leads[1].rule = QStringLiteral("limit-hugging");
        leads[1].id = leadId(leads[1].rule, leads[1].enterprise, leads[1].channels, leads[1].span.from);
        leads[1].finding = leads[1].id;
        m_leads[1] = leads[1].id;
        const auto stored = m_cache.screenings().store(run, leads, {});
        QVERIFY2(bool(stored), qPrintable(stored ? QString() : stored.error().text));
    }

    void fill()
    {
        addRow("enterprises", {QStringLiteral("enterprise=E1"), QStringLiteral("name=东港电镀有限公司"),
                               QStringLiteral("uscc=91350100M000100Y43"), QStringLiteral("industry=电镀"),
                               QStringLiteral("district=东港区"), QStringLiteral("address=港城路 18 号")});
        addRow("enterprises", {QStringLiteral("enterprise=E2"), QStringLiteral("name=Second Foundry")});
        for (const char *firm : {"E1", "E2"}) {
            const QByteArray stack = QByteArray(firm) + "/stack/a21002";
            const QByteArray meter = QByteArray(firm) + "/meter/kw";
            addMinutes(stack.constData(), "2026-05-01 00:00:00", 2880, "41.30",
                       (QByteArray(firm) + "-stack.csv").constData());
            addMinutes(meter.constData(), "2026-05-01 00:00:00", 2880, "380",
                       (QByteArray(firm) + "-meter.csv").constData());
        }
        addLeads();
    }

    NewCase request(const QStringList &leads) const
    {
        NewCase request;
        request.leads = leads;
        request.by = QStringLiteral("林警官");
        request.at = at("2026-06-03 08:00:00");
        request.program = QStringLiteral("Nightjar 0.1.0");
        return request;
    }

private:
    static Cache make(const QString &path)
    {
        auto cache = Cache::open(path, OpenMode::Create);
        if (!cache)
            qFatal("%s", qPrintable(cache.error().text));
        return std::move(*cache);
    }

    QTemporaryDir m_folder;
    Cache m_cache;
    QStringList m_leads;
};

} // namespace nightjar::testing

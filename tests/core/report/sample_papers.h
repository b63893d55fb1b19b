// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"
#include "core/report/case_summary.h"
#include "core/report/route_card.h"

namespace nightjar::testing {

/// A case as it would be loaded: two leads of one firm, one before and one across the change of law.
inline CaseSummary sampleSummary(Language language, const QByteArray &picture)
{
    const bool zh = language == Language::Chinese;
    const auto time = [](const char *text) { return parseTime(text).value(); };
    CaseSummary summary;
    summary.file = {7,
                    QStringLiteral("2026-0007"),
                    QStringLiteral("东港电镀夜间恒值线索"),
                    QStringLiteral("E1"),
                    QStringLiteral("clue"),
                    time("2026-09-03 08:00:00"),
                    QStringLiteral("林一鸣"),
                    {}};
    summary.enterprise.code = QStringLiteral("E1");
    summary.enterprise.name = QStringLiteral("东港电镀有限公司");
    summary.enterprise.uscc = QStringLiteral("91350100M000100Y43");
    summary.enterprise.industry = QStringLiteral("金属表面处理及热处理加工");
    summary.enterprise.district = QStringLiteral("东港区");
    summary.enterprise.address = QStringLiteral("东港区港城路 18 号东港表面处理园区 3 幢");
    Point stack;
    stack.key = {QStringLiteral("E1"), QStringLiteral("stack")};
    stack.name = QStringLiteral("1# 酸雾排放口");
    summary.points = {stack};
    Screening run;
    run.id = 3;
    run.packName = QStringLiteral("default");
    run.packSha256 = sha256Hex("pack");
    run.dataSha256 = sha256Hex("data");
    run.startedAt = time("2026-09-02 22:10:00");
    summary.screenings = {run};

    const auto evidence = [&](const QString &name, const char *kind, const QByteArray &bytes) {
        Evidence item;
        item.name = name;
        item.kind = QString::fromLatin1(kind);
        item.bytes = bytes;
        item.sha256 = sha256Hex(bytes);
        item.takenAt = time("2026-09-03 08:00:00");
        item.takenBy = QStringLiteral("林一鸣");
        return item;
    };
    for (int i = 0; i < 2; ++i) {
        SummaryLead entry;
        entry.lead.rule = i == 0 ? QStringLiteral("long-constant") : QStringLiteral("exceedance");
        entry.lead.enterprise = QStringLiteral("E1");
        entry.lead.channels = {QStringLiteral("E1/stack/a21002")};
        entry.lead.witnesses = {QStringLiteral("E1/meter/kw")};
        entry.lead.span = i == 0 ? Span{time("2026-08-01 22:05:00"), time("2026-08-03 05:17:00")}
                                 : Span{time("2026-08-14 10:00:00"), time("2026-08-16 03:00:00")};
        entry.lead.id = leadId(entry.lead.rule, entry.lead.enterprise, entry.lead.channels, entry.lead.span.from);
        entry.lead.strength = 0.9137;
        entry.title = i == 0 ? (zh ? QStringLiteral("长期恒值") : QStringLiteral("Long constant value"))
                             : (zh ? QStringLiteral("疑似超标") : QStringLiteral("Suspected exceedance"));
        entry.reason = zh ? QStringLiteral("氮氧化物自 2026-08-01 22:05 起 31 小时 12 分钟保持 41.30 mg/m3，共 1872 "
                                           "个相同值；同期总表功率为 380.5 至 420.25 kW。")
                          : QStringLiteral("NOx stayed at 41.30 mg/m3 for 31 h 12 min from 2026-08-01 22:05, 1872 "
                                           "equal values; the main meter "
                                           "recorded 380.5 to 420.25 kW meanwhile.");
        entry.basis = zh ? QStringLiteral("HJ 75-2017 第 12 章（待确认）")
                         : QStringLiteral("HJ 75-2017 chapter 12 (to be confirmed)");
        entry.parameters = QStringLiteral("at_least_min = 240 min; gap_min = 10 min");
        entry.figures = {
            {zh ? QStringLiteral("相同值个数") : QStringLiteral("Equal values"), QStringLiteral("1872")},
            {zh ? QStringLiteral("浓度") : QStringLiteral("Concentration"), QStringLiteral("41.30 mg/m3")}};
        entry.tables.push_back({{zh ? QStringLiteral("夜") : QStringLiteral("Night"), QStringLiteral("kWh")},
                                {{QStringLiteral("2026-08-01"), QStringLiteral("1234.567")},
                                 {QStringLiteral("2026-08-02"), QStringLiteral("987.25")}},
                                {},
                                {}});
        summary.file.leads << entry.lead.id;
        Evidence csv = evidence(entry.lead.id + QStringLiteral("-E1__stack__a21002.csv"), "extract-csv",
                                QByteArray("time,value,flag\n") + char('0' + i));
        csv.sources = {{QStringLiteral("E1-stack-2026-08.csv"),
                        QJsonObject{{QStringLiteral("import"), 12},
                                    {QStringLiteral("sha256"), sha256Hex("source file")},
                                    {QStringLiteral("bytes"), 52000123},
                                    {QStringLiteral("format"), QStringLiteral("series-csv")},
                                    {QStringLiteral("imported_at"), QStringLiteral("2026-09-01T09:00:00+08:00")},
                                    {QStringLiteral("imported_by"), QStringLiteral("林一鸣")},
                                    {QStringLiteral("samples"), 2593}}}};
        summary.evidence.push_back(csv);
        summary.evidence.push_back(
            evidence(entry.lead.id + QStringLiteral("-lead.json"), "lead-json", QByteArray("{}") + char('0' + i)));
        if (!picture.isEmpty() && i == 0)
            summary.evidence.push_back(evidence(entry.lead.id + QStringLiteral("-chart.png"), "chart-png", picture));
        if (summary.evidence.back().kind == u"chart-png")
            summary.evidence.back().span = {entry.lead.span.from - 6 * 3600, entry.lead.span.to + 6 * 3600};
        summary.leads.push_back(entry);
    }
    summary.evidence.push_back(evidence(QStringLiteral("rules-3.json"), "rule-pack", "pack"));
    for (const Evidence &item : summary.evidence)
        summary.verification.items.push_back({item.name, item.sha256, true, {}});
    summary.verification.journalRows = 42;
    summary.verification.journalHead = sha256("head");
    summary.program = QStringLiteral("Nightjar 0.1.0");
    summary.madeAt = time("2026-09-03 08:05:00");
    return summary;
}

/// A night with two teams: a stop in order, one without clue and approval, an urgent one, one left out.
inline RouteCard sampleCard(Language language)
{
    const bool zh = language == Language::Chinese;
    const auto time = [](const char *text) { return parseTime(text).value(); };
    RouteCard card;
    card.plan.night = parseDate("2026-09-04").value();
    card.plan.teams = {
        {zh ? QStringLiteral("一组") : QStringLiteral("Team A"),
         {QStringLiteral("林一鸣"), QStringLiteral("周敏")},
         {121.61, 29.86},
         time("2026-09-04 22:00:00"),
         time("2026-09-05 05:00:00")},
        {QString(), {QStringLiteral("陈工")}, {121.7, 29.9}, time("2026-09-04 22:00:00"), time("2026-09-05 03:00:00")}};
    const auto firm = [&](const char *code, const QString &name) {
        Enterprise e;
        e.code = QString::fromLatin1(code);
        e.name = name;
        e.address = QStringLiteral("东港区港城路 18 号");
        e.position = Position{121.65432, 29.87654};
        card.enterprises.insert(e.code, e);
    };
    firm("E1", QStringLiteral("东港电镀有限公司"));
    firm("E2", QStringLiteral("Second Foundry"));
    firm("E3", QStringLiteral("北仑铸造厂"));
    firm("E4", QStringLiteral("远海冷库"));
    PlanStop good;
    good.team = 0;
    good.enterprise = QStringLiteral("E1");
    good.leads = {QStringLiteral("L0123456789ab")};
    good.arrive = time("2026-09-04 22:40:00");
    good.start = time("2026-09-04 22:45:00");
    good.leave = time("2026-09-04 23:45:00");
    good.score = 0.8642;
    good.checkKind = QStringLiteral("clue-driven");
    good.basis = zh ? QStringLiteral("生态环境法典第 51 条（待确认）")
                    : QStringLiteral("Ecological and Environmental Code, art. 51 (to be confirmed)");
    good.checksThisYear = 1;
    good.approvedBy = QStringLiteral("王队长");
    good.approvedAt = time("2026-09-04 17:30:00");
    good.actCode = QStringLiteral("XZJC-2026-000123");
    PlanStop bare = good;
    bare.enterprise = QStringLiteral("E2");
    bare.leads.clear();
    bare.approvedBy.clear();
    bare.actCode.clear();
    bare.arrive += 5400;
    bare.start = bare.arrive;
    bare.leave = bare.arrive + 3600;
    PlanStop urgent = good;
    urgent.team = 1;
    urgent.enterprise = QStringLiteral("E3");
    urgent.approvedBy.clear();
    urgent.urgent = true;
    PlanStop out;
    out.enterprise = QStringLiteral("E4");
    out.why = zh ? QStringLiteral("时段内到不了") : QStringLiteral("cannot be reached in its window");
    card.plan.stops = {good, bare, urgent, out};
    card.clues.insert(QStringLiteral("L0123456789ab"),
                      {zh ? QStringLiteral("夜间生产") : QStringLiteral("Night production"),
                       zh ? QStringLiteral("28 夜中有 19 夜总表功率高于 85.5 kW。")
                          : QStringLiteral("On 19 of 28 nights the main meter recorded more than 85.5 kW."),
                       zh ? QStringLiteral("哪条生产线在运行、总表当时示数")
                          : QStringLiteral("which line runs, the main meter's reading at that minute")});
    card.program = QStringLiteral("Nightjar 0.1.0");
    card.chainHead = sha256Hex("head");
    card.madeAt = time("2026-09-04 18:00:00");
    return card;
}

/// Words that no paper may carry before a case is decided.
inline QStringList forbiddenWords()
{
    return {QStringLiteral("违法"),        QStringLiteral("造假"),   QStringLiteral("guilty"),
            QStringLiteral("illegal"),     QStringLiteral("fraud"),  QStringLiteral("strength"),
            QStringLiteral("probability"), QStringLiteral("强度"),   QStringLiteral("概率"),
            QStringLiteral("violat"),      QStringLiteral("falsif"), QStringLiteral("弄虚")};
}

} // namespace nightjar::testing

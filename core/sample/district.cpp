// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/district.h"

#include <algorithm>

#include "core/sample/csv_files.h"
#include "core/sample/names.h"

namespace nightjar::sample {
namespace {

QByteArray line(std::initializer_list<QByteArray> cells)
{
    QByteArray text;
    for (const QByteArray &one : cells)
        text += cell(one) + ',';
    text.back() = '\n';
    return text;
}

QByteArray degrees(double value) { return QByteArray::number(value, 'f', 5); }

const std::map<QByteArray, QByteArray> &headers()
{
    static const std::map<QByteArray, QByteArray> all = {
        {"enterprises.csv", "enterprise,name,uscc,industry,district,address,lon,lat,shift,kind,permit,permit_class,"
                            "legal_rep,contact,phone,park,tags\n"},
        {"points.csv", "enterprise,point,name,kind,role,serves,chain,process,mn,account,meter_no,price_class,"
                       "capacity_kva,voltage,maker,model\n"},
        {"channels.csv",
         "enterprise,point,factor,unit,step_s,limit,reference_oxygen,range_low,range_high,rated,tariff\n"},
        {"limits.csv", "enterprise,point,factor,kind,value,reference_oxygen,valid_from,valid_to,source\n"},
        {"marks.csv", "enterprise,point,factor,class,label,source,from,to,reason,filed\n"},
        {"orders.csv", "id,enterprise,kind,from,to,share,document,issued\n"},
        {"petitions.csv", "id,received,enterprise,place,lon,lat,subject,channel,county,category,accepted,due,replied,"
                          "revisited,revisit,attempts,persons\n"},
        {"alerts.csv", "id,district,grade,from,to,issued\n"},
        {"officers.csv", "officer,name,certificate,valid_to,recusal\n"},
    };
    return all;
}

} // namespace

DistrictTables::DistrictTables(const Clock &clock, quint64 seed) : m_clock(clock), m_random(seed, 0xD157) {}

void DistrictTables::add(const Plant &plant)
{
    const Firm &firm = plant.firm;
    m_rows["enterprises.csv"] +=
        line({firm.code, firm.name, firm.uscc, firm.industry, firm.district, firm.address, degrees(firm.lon),
              degrees(firm.lat), firm.shift, firm.kind, firm.permit, firm.permitClass, firm.legalRep, firm.contact,
              firm.phone, firm.park, firm.tags});
    for (const Point &point : plant.points) {
        m_rows["points.csv"] += line({firm.code, point.code, point.name, point.kind, point.role, point.serves,
                                      point.chain, point.process, point.mn, point.account, point.meterNo,
                                      point.priceClass, point.kva > 0 ? QByteArray::number(point.kva) : QByteArray(),
                                      point.voltage, point.maker, point.model});
    }
    for (const Channel &channel : plant.channels) {
        const bool ranged = channel.rangeHigh > 0;
        m_rows["channels.csv"] +=
            line({firm.code, channel.point, channel.factor, channel.unit, QByteArray::number(channel.stepS),
                  numberCell(channel.limit), numberCell(channel.referenceOxygen),
                  ranged ? numberCell(channel.rangeLow) : QByteArray(), numberCell(channel.rangeHigh),
                  numberCell(channel.rated), channel.tariff});
    }
    m_rows["limits.csv"] += plant.limitRows;
    m_rows["marks.csv"] += plant.markRows;
    m_rows["orders.csv"] += plant.orderRows;
    bool fraud = false;
    for (const Label &label : plant.labels) {
        QByteArray channels;
        for (const QByteArray &channel : label.channels)
            channels += (channels.isEmpty() ? "\"" : ",\"") + firm.code + '/' + channel + '"';
        m_labelText += (m_labels++ > 0 ? ",\n" : "\n");
        m_labelText += " {\"enterprise\":\"" + firm.code +
                       "\",\"rule\":" + (label.rule.isEmpty() ? QByteArray("null") : '"' + label.rule + '"') +
                       ",\"kind\":\"" + label.kind + "\",\"channels\":[" + channels + "],\"from\":\"" +
                       formatIso(label.span.from).toLatin1() + "\",\"to\":\"" + formatIso(label.span.to).toLatin1() +
                       "\",\"level\":\"" + label.level + "\"}";
        fraud = fraud || !label.rule.isEmpty();
    }
    if (m_random.chance(fraud ? 0.7 : 0.25))
        addPetition(plant, fraud);
}

void DistrictTables::addPetition(const Plant &plant, bool fraud)
{
    const Firm &firm = plant.firm;
    struct Complaint {
        const char *subject, *category;
    };
    static const Complaint complaints[] = {{"烟囱冒黄烟，有刺鼻气味", "air-odour"},
                                           {"喷漆气味飘进小区", "air-odour"},
                                           {"车间机器声音大，影响休息", "noise"},
                                           {"路面积灰，窗台落黑灰", "dust"}};
    static const Complaint nightWork = {"夜里十一点后仍在生产，机器轰鸣", "noise"};
    static const Complaint water = {"雨水沟流出有颜色的水", "wastewater"};
    const Complaint any = complaints[m_random.integer(0, 3)];
    const bool works = std::any_of(plant.labels.begin(), plant.labels.end(),
                                   [](const Label &label) { return label.rule == "night-production"; });
    const bool wet = firm.industry.contains("污水");
    // Neighbours hear who works at night; what else they complain of is only sometimes the firm's doing.
    const Complaint complaint = works ? nightWork : wet ? water : any;
    static const char *const channels[] = {"12345", "12369", "letter", "online", "12345", "visit"};
    static const char *const answers[] = {"satisfied", "basically", "not", "unreached"};
    const int items = fraud && m_random.chance(0.4) ? 2 : 1;
    const int firstDay = m_random.integer(0, std::max(m_clock.days - 1, 0));
    for (int k = 0; k < items; ++k) {
        const Seconds received = dayStart(m_clock.first + std::min(firstDay + 34 * k, m_clock.days - 1)) +
                                 m_random.integer(8 * 60, 22 * 60) * 60;
        const Day day = dayOf(received);
        const Seconds replied = dayStart(day + m_random.integer(4, 40)) + 16 * 3600;
        const bool answered = replied < m_clock.to();
        const bool revisited = answered && replied + 3 * secondsPerDay < m_clock.to();
        const QByteArray id = "XF" + formatDate(day).remove('-').toLatin1() + '-' +
                              QByteArray::number(++m_petitions).rightJustified(4, '0');
        // Some callers know only the place.
        // The order of random calls is part of the recipe: one statement each, never inside an argument list.
        const QByteArray whom = m_random.chance(0.8) ? firm.code : QByteArray();
        const QByteArray channel = channels[m_random.integer(0, 5)];
        const QByteArray answer = answers[m_random.integer(0, 3)];
        const int persons = m_random.chance(0.2) ? m_random.integer(2, 9) : 1;
        const auto clockText = [](Seconds t) { return formatTime(t).toLatin1(); };
        m_rows["petitions.csv"] += line(
            {id, clockText(received), whom, firm.park + "附近", degrees(firm.lon), degrees(firm.lat), complaint.subject,
             channel, firm.district, complaint.category, clockText(dayStart(day + 2) + 9 * 3600),
             formatDate(day + 62).toLatin1(), answered ? clockText(replied) : QByteArray(),
             revisited ? clockText(replied + 3 * secondsPerDay) : QByteArray(), revisited ? answer : QByteArray(),
             revisited ? "1" : "", QByteArray::number(persons)});
    }
}

std::map<QByteArray, QByteArray> DistrictTables::finish()
{
    if (m_clock.days >= 30) {
        const Seconds begin = dayStart(m_clock.first + m_clock.days / 8);
        m_rows["alerts.csv"] +=
            line({"YJ-1", "北仑区", "yellow", formatTime(begin).toLatin1(),
                  formatTime(begin + 2 * secondsPerDay).toLatin1(), formatTime(begin - 8 * 3600).toLatin1()});
    }
    for (int k = 0; k < 8; ++k) {
        m_rows["officers.csv"] += line({"ZF-" + QByteArray::number(k + 1).rightJustified(2, '0'), personName(m_random),
                                        "浙B-模拟-" + QByteArray::number(330200 + k * 17 + 3),
                                        formatDate(m_clock.first + 900).toLatin1(), ""});
    }
    std::map<QByteArray, QByteArray> files;
    for (const auto &[name, rows] : m_rows) {
        if (!rows.isEmpty())
            files[name] = headers().at(name) + rows;
    }
    files["tariffs.csv"] = zhejiangTariffs();
    files["labels.json"] = '[' + m_labelText + "\n]\n";
    return files;
}

} // namespace nightjar::sample

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quality/dump.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace nightjar::quality {
namespace {

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray number(double value) { return std::isnan(value) ? QByteArray() : QByteArray::number(value, 'g', 12); }

QString kindName(PointKind kind)
{
    return kind == PointKind::Meter         ? QStringLiteral("meter")
           : kind == PointKind::WaterOutlet ? QStringLiteral("water-outlet")
                                            : QStringLiteral("gas-outlet");
}

} // namespace

bool dump(const std::vector<Case> &cases, const QString &folder)
{
    QDir().mkpath(folder);
    QByteArray enterprises = "enterprise,name,industry\n";
    QByteArray points = "enterprise,point,kind,role,process\n";
    QByteArray channels = "enterprise,point,factor,unit,step_s,limit,reference_oxygen,range_low,range_high\n";
    QByteArray limits = "enterprise,point,factor,kind,value,reference_oxygen,source\n";
    QJsonArray labels;
    bool good = true;
    for (const Case &each : cases) {
        const QByteArray code = each.firm.enterprise.code.toUtf8();
        enterprises += code + ',' + code + ',' + each.firm.enterprise.industry.toUtf8() + '\n';
        for (const Point &point : each.firm.points) {
            const char *role = point.role == MeterRole::Total        ? "total"
                               : point.role == MeterRole::Production ? "production"
                                                                     : "";
            points += code + ',' + point.key.point.toUtf8() + ',' + kindName(point.kind).toUtf8() + ',' + role + ',' +
                      point.process.toUtf8() + '\n';
        }
        for (const ChannelData &channel : each.firm.channels) {
            const Channel &info = channel.info;
            channels += code + ',' + info.key.point.toUtf8() + ',' + info.key.factor.toUtf8() + ',' +
                        info.unit.toUtf8() + ',' + QByteArray::number(qint64(info.step)) + ',' + number(info.limit) +
                        ',' + number(info.referenceOxygen) + ',' + number(info.rangeLow) + ',' +
                        number(info.rangeHigh) + '\n';
            QByteArray text = "time,value,flag\n";
            for (std::size_t i = 0; i < channel.series.size(); ++i) {
                text += formatTime(channel.series.times[i]).toUtf8() + ',' + number(channel.series.values[i]) + ',' +
                        char(channel.series.flags[i]) + '\n';
            }
            good = write(folder + u'/' + channel.name().replace(u'/', QStringLiteral("__")) + QStringLiteral(".csv"),
                         text) &&
                   good;
        }
        for (const Limit &limit : each.firm.limits) {
            limits += code + ',' + limit.channel.point.toUtf8() + ',' + limit.channel.factor.toUtf8() + ',' +
                      limit.kind.toUtf8() + ',' + number(limit.value) + ',' + number(limit.referenceOxygen) + ',' +
                      limit.source.toUtf8() + '\n';
        }
        for (const auto *list : {&each.frauds, &each.exceedances}) {
            for (const Fraud &fraud : *list) {
                QJsonArray names;
                for (const std::string &factor : fraud.factors)
                    names.append(each.firm.enterprise.code + u'/' + QString::fromStdString(fraud.point) + u'/' +
                                 QString::fromStdString(factor));
                labels.append(QJsonObject{{"enterprise", each.firm.enterprise.code},
                                          {"rule", QString::fromStdString(fraud.rule)},
                                          {"kind", QString::fromStdString(fraud.kind)},
                                          {"channels", names},
                                          {"from", formatIso(each.span(fraud).from)},
                                          {"to", formatIso(each.span(fraud).to)},
                                          {"level", QLatin1StringView(levelNames[fraud.level])},
                                          {"parameters", QString::fromStdString(fraud.parameters)}});
            }
        }
    }
    const QString base = folder + u'/';
    return write(base + QStringLiteral("enterprises.csv"), enterprises) &&
           write(base + QStringLiteral("points.csv"), points) &&
           write(base + QStringLiteral("channels.csv"), channels) &&
           write(base + QStringLiteral("limits.csv"), limits) &&
           write(base + QStringLiteral("labels.json"), QJsonDocument(labels).toJson()) && good;
}

} // namespace nightjar::quality

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/casework/frozen_lead.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace nightjar {
namespace {

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &entry : value.toArray())
        list << entry.toString();
    return list;
}

} // namespace

std::optional<FrozenLead> frozenLead(const Evidence &item)
{
    if (item.kind != u"lead-json")
        return {};
    const QJsonObject record = QJsonDocument::fromJson(item.bytes).object();
    const auto from = parseTime(record.value(u"from").toString().toStdString());
    const auto to = parseTime(record.value(u"to").toString().toStdString());
    FrozenLead frozen;
    frozen.lead.id = record.value(u"id").toString();
    if (frozen.lead.id.isEmpty() || !from || !to)
        return {};
    frozen.lead.rule = record.value(u"rule").toString();
    frozen.lead.finding = record.value(u"finding").toString();
    frozen.lead.head = record.value(u"head").toBool();
    frozen.lead.enterprise = record.value(u"enterprise").toString();
    frozen.lead.channels = strings(record.value(u"channels"));
    frozen.lead.witnesses = strings(record.value(u"witnesses"));
    frozen.lead.span = {*from, *to};
    frozen.lead.figures = record.value(u"figures").toObject();
    const QJsonObject screening = record.value(u"screening").toObject();
    frozen.screening = screening.value(u"id").toInteger();
    frozen.packSha256 = screening.value(u"pack_sha256").toString();
    return frozen;
}

QByteArray frozenPack(const std::vector<Evidence> &evidence, const QString &packSha256)
{
    for (const Evidence &item : evidence) {
        // The pack's own hash is that of its canonical text, which is what was frozen.
        if (item.kind == u"rule-pack" && item.sha256 == packSha256)
            return item.bytes;
    }
    return {};
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/kept_results.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>

#include "core/base/hash.h"
#include "core/cache/cache.h"
#include "core/cache/registry_store.h"
#include "core/screening/calibration.h"

namespace nightjar {
namespace {

enum Field { // of the CBOR maps; numbers keep the rows short
    fieldSamples,
    fieldLeads,
    fieldUnjudged,
    fieldClasses,
    fieldRule,
    fieldEnterprise,
    fieldChannels,
    fieldWitnesses,
    fieldFrom,
    fieldTo,
    fieldStrength,
    fieldTier,
    fieldFigures,
    fieldChannel,
    fieldWhy,
    fieldKind,
};

void addText(Sha256 &hash, const QString &text)
{
    hash.add(text.toUtf8());
    hash.add(QByteArrayView("\0", 1));
}

void addRow(Sha256 &hash, const TableShape &shape, const TableRow &row)
{
    hash.add(QByteArrayView(shape.name));
    for (const QString &cell : row.cells)
        addText(hash, cell);
    if (!row.tags.isEmpty())
        hash.add(QCborMap::fromJsonObject(row.tags).toCborValue().toCbor());
}

QCborMap toCbor(const Lead &lead)
{
    return {{fieldRule, lead.rule},
            {fieldEnterprise, lead.enterprise},
            {fieldChannels, QCborArray::fromStringList(lead.channels)},
            {fieldWitnesses, QCborArray::fromStringList(lead.witnesses)},
            {fieldFrom, qint64(lead.span.from)},
            {fieldTo, qint64(lead.span.to)},
            {fieldStrength, lead.strength},
            {fieldTier, int(lead.tier)},
            {fieldFigures, QCborMap::fromJsonObject(lead.figures)}};
}

QStringList textsOf(const QCborValue &value)
{
    QStringList texts;
    for (const QCborValue &text : value.toArray())
        texts += text.toString();
    return texts;
}

Lead leadOf(const QCborMap &map)
{
    Lead lead;
    lead.rule = map[fieldRule].toString();
    lead.enterprise = map[fieldEnterprise].toString();
    lead.channels = textsOf(map[fieldChannels]);
    lead.witnesses = textsOf(map[fieldWitnesses]);
    lead.span = {map[fieldFrom].toInteger(), map[fieldTo].toInteger()};
    lead.strength = map[fieldStrength].toDouble();
    lead.tier = LeadTier(map[fieldTier].toInteger());
    lead.figures = map[fieldFigures].toMap().toJsonObject();
    return lead;
}

} // namespace

Result<RegistryPrints> registryPrints(Cache &cache)
{
    Sha256 shared;
    std::map<QString, Sha256> own;
    for (const TableShape &shape : tableShapes()) {
        const auto rows = cache.registry().rows(shape);
        if (!rows)
            return rows.error();
        const int column = shape.columnIndex(u"enterprise");
        for (const TableRow &row : *rows)
            addRow(column < 0 ? shared : own[row.cells[column]], shape, row);
    }
    RegistryPrints prints{shared.finish(), {}};
    for (auto &[enterprise, hash] : own)
        prints.byEnterprise[enterprise] = hash.finish();
    return prints;
}

QByteArray resultKey(const Rule &rule, const Params &params, const RegistryPrints &registry, const QString &enterprise,
                     const QByteArray &data)
{
    Sha256 hash;
    // Sentences of what could not be judged are kept in the language in which they were said.
    addText(hash, QStringLiteral("%1 %2 %3 %4")
                      .arg(QLatin1StringView(rule.id), QString::number(rule.version), QStringLiteral(NIGHTJAR_VERSION),
                           languageCode(currentLanguage())));
    QStringList names = params.values.keys();
    names.sort();
    for (const QString &name : names) {
        addText(hash, name);
        addText(hash, QString::number(params.values[name], 'g', 17));
    }
    hash.add(calibrationPrint());
    hash.add(registry.shared);
    if (const auto own = registry.byEnterprise.find(enterprise); own != registry.byEnterprise.end())
        hash.add(own->second);
    hash.add(data);
    return hash.finish();
}

QByteArray resultBytes(const RuleResult &result, qint64 samples)
{
    QCborArray leads;
    for (const Lead &lead : result.leads)
        leads.append(toCbor(lead));
    QCborArray unjudged;
    for (const Unjudged &row : result.unjudged)
        unjudged.append(QCborMap{{fieldRule, row.rule}, {fieldChannel, row.channel}, {fieldWhy, row.why}});
    QCborArray classes;
    for (const FirmClass &row : result.classes) {
        classes.append(QCborMap{{fieldRule, row.rule},
                                {fieldEnterprise, row.enterprise},
                                {fieldKind, row.kind},
                                {fieldFigures, QCborMap::fromJsonObject(row.figures)}});
    }
    return QCborMap{{fieldSamples, samples}, {fieldLeads, leads}, {fieldUnjudged, unjudged}, {fieldClasses, classes}}
        .toCborValue()
        .toCbor();
}

Result<RuleResult> resultFromBytes(const QByteArray &bytes, qint64 &samples)
{
    QCborParserError error;
    const QCborMap map = QCborValue::fromCbor(bytes, &error).toMap();
    if (error.error != QCborError::NoError || !map.contains(fieldLeads))
        return Error{Error::Kind::BadInput, error.errorString()};
    RuleResult result;
    samples = map[fieldSamples].toInteger();
    for (const QCborValue &lead : map[fieldLeads].toArray())
        result.leads.push_back(leadOf(lead.toMap()));
    for (const QCborValue &row : map[fieldUnjudged].toArray()) {
        const QCborMap fields = row.toMap();
        result.unjudged.push_back(
            {fields[fieldRule].toString(), fields[fieldChannel].toString(), fields[fieldWhy].toString()});
    }
    for (const QCborValue &row : map[fieldClasses].toArray()) {
        const QCborMap fields = row.toMap();
        result.classes.push_back({fields[fieldRule].toString(), fields[fieldEnterprise].toString(),
                                  fields[fieldKind].toString(), fields[fieldFigures].toMap().toJsonObject()});
    }
    return result;
}

} // namespace nightjar

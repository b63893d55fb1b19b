// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/casework/case_json.h"

#include "core/cache/cache.h"
#include "core/cache/case_store.h"

namespace nightjar {
namespace {

QJsonObject caseHead(const CaseFile &file)
{
    return {{QStringLiteral("case"), file.number},
            {QStringLiteral("id"), file.id},
            {QStringLiteral("title"), file.title},
            {QStringLiteral("enterprise"), file.enterprise},
            {QStringLiteral("stage"), file.stage},
            {QStringLiteral("opened_at"), formatIso(file.openedAt)},
            {QStringLiteral("opened_by"), file.openedBy},
            {QStringLiteral("leads"), QJsonArray::fromStringList(file.leads)}};
}

} // namespace

QJsonObject evidenceJson(const Evidence &item)
{
    const bool spanned = !item.span.empty();
    return {{QStringLiteral("item"), item.name},
            {QStringLiteral("kind"), item.kind},
            {QStringLiteral("channel"), item.channel.isEmpty() ? QJsonValue() : QJsonValue(item.channel)},
            {QStringLiteral("from"), spanned ? QJsonValue(formatIso(item.span.from)) : QJsonValue()},
            {QStringLiteral("to"), spanned ? QJsonValue(formatIso(item.span.to)) : QJsonValue()},
            {QStringLiteral("size"), item.bytes.size()},
            {QStringLiteral("sha256"), item.sha256},
            {QStringLiteral("taken_at"), formatIso(item.takenAt)},
            {QStringLiteral("taken_by"), item.takenBy},
            {QStringLiteral("sources"), item.sources}};
}

Result<QJsonObject> caseJson(Cache &cache, const CaseFile &file)
{
    const auto evidence = cache.cases().evidence(file.id);
    if (!evidence)
        return evidence.error();
    const auto documents = cache.cases().documents(file.id);
    if (!documents)
        return documents.error();
    QJsonArray items;
    for (const Evidence &item : *evidence)
        items.append(evidenceJson(item));
    QJsonArray papers;
    for (const CaseDocument &document : *documents) {
        papers.append(QJsonObject{{QStringLiteral("kind"), document.kind},
                                  {QStringLiteral("format"), document.format},
                                  {QStringLiteral("sha256"), document.sha256},
                                  {QStringLiteral("made_at"), formatIso(document.madeAt)},
                                  {QStringLiteral("made_by"), document.madeBy}});
    }
    QJsonObject json = caseHead(file);
    json.insert(QStringLiteral("evidence"), items);
    json.insert(QStringLiteral("documents"), papers);
    return json;
}

Result<QJsonArray> caseListJson(Cache &cache)
{
    const auto cases = cache.cases().cases();
    if (!cases)
        return cases.error();
    QJsonArray list;
    for (const CaseFile &file : *cases)
        list.append(caseHead(file));
    return list;
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/lead_match.h"

#include <algorithm>

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include "core/base/hash.h"

namespace nightjar {
namespace {

bool sharesChannel(const Lead &a, const Lead &b)
{
    return std::any_of(a.channels.begin(), a.channels.end(), [&b](const QString &c) { return b.channels.contains(c); });
}

struct Pair {
    Seconds overlap = 0;
    int fresh = 0;
    int stored = 0;
};

/// Another id of the same form for a lead whose id is taken.
QString siblingId(const QString &id, int number)
{
    return u'L' + sha256Hex((id + u'/' + QString::number(number)).toUtf8()).left(12);
}

/// The rules of the pack that was run; empty when its text does not tell.
QSet<QString> rulesOfPack(const QByteArray &pack)
{
    QSet<QString> rules;
    const QJsonValue list = QJsonDocument::fromJson(pack).object().value(u"rules");
    for (const auto &rule : list.toArray())
        rules += rule.isString() ? rule.toString() : rule.toObject().value(u"id").toString();
    for (const QString &id : list.toObject().keys())
        rules += id;
    return rules;
}

} // namespace

bool isSameLead(const Lead &a, const Lead &b)
{
    if (a.rule != b.rule || a.enterprise != b.enterprise || !sharesChannel(a, b))
        return false;
    const Seconds shorter = std::min(a.span.length(), b.span.length());
    if (shorter == 0)
        return a.span.from == b.span.from || a.span.contains(b.span.from) || b.span.contains(a.span.from);
    return 2 * overlap(a.span, b.span) >= shorter;
}

std::vector<int> takeStoredIds(const std::vector<StoredLead> &stored, std::vector<Lead> &leads,
                               std::vector<Lead> &hints)
{
    std::vector<Lead *> fresh;
    for (Lead &lead : leads)
        fresh.push_back(&lead);
    for (Lead &hint : hints)
        fresh.push_back(&hint);

    QHash<QString, std::vector<int>> byGroup; // rule and enterprise -> stored
    const auto groupOf = [](const Lead &lead) { return lead.rule + u'\n' + lead.enterprise; };
    for (std::size_t s = 0; s < stored.size(); ++s)
        byGroup[groupOf(stored[s].lead)].push_back(int(s));

    std::vector<int> match(fresh.size(), -1);
    std::vector<bool> used(stored.size(), false);
    std::vector<Pair> pairs;
    for (std::size_t f = 0; f < fresh.size(); ++f) {
        for (const int s : byGroup.value(groupOf(*fresh[f]))) {
            const Lead &old = stored[std::size_t(s)].lead;
            if (!isSameLead(*fresh[f], old))
                continue;
            if (old.id == fresh[f]->id && match[f] < 0 && !used[std::size_t(s)]) {
                match[f] = s;
                used[std::size_t(s)] = true;
            } else {
                pairs.push_back({overlap(fresh[f]->span, old.span), int(f), s});
            }
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair &a, const Pair &b) { return a.overlap > b.overlap; });
    for (const Pair &pair : pairs) {
        if (match[std::size_t(pair.fresh)] >= 0 || used[std::size_t(pair.stored)])
            continue;
        match[std::size_t(pair.fresh)] = pair.stored;
        used[std::size_t(pair.stored)] = true;
    }

    QSet<QString> taken;
    for (std::size_t s = 0; s < stored.size(); ++s)
        taken += stored[s].lead.id;
    QHash<QString, QString> renamed; // old id -> new id, for the findings
    for (std::size_t f = 0; f < fresh.size(); ++f) {
        QString id = fresh[f]->id;
        if (match[f] >= 0) {
            id = stored[std::size_t(match[f])].lead.id;
        } else {
            for (int number = 2; taken.contains(id); ++number)
                id = siblingId(fresh[f]->id, number);
        }
        taken += id;
        if (!renamed.contains(fresh[f]->id) || fresh[f]->head)
            renamed.insert(fresh[f]->id, id);
        fresh[f]->id = id;
    }
    for (Lead *lead : fresh) {
        // The head of a finding names itself, also when its computed id occurred twice.
        lead->finding = lead->head ? lead->id : renamed.value(lead->finding, lead->finding);
    }
    return match;
}

bool isInScope(const Lead &lead, const Screening &screening)
{
    if (screening.rules.isEmpty()) {
        const QSet<QString> rules = rulesOfPack(screening.pack);
        if (!rules.isEmpty() && !rules.contains(lead.rule))
            return false;
    } else if (!screening.rules.contains(lead.rule)) {
        return false;
    }
    if (!screening.enterprises.isEmpty() && !screening.enterprises.contains(lead.enterprise))
        return false;
    return screening.range.empty() || screening.range.touches(lead.span);
}

} // namespace nightjar

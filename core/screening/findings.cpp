// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/findings.h"

#include <algorithm>
#include <numeric>

namespace nightjar {
namespace {

/// The contract's table, first match wins.
constexpr const char *headOrder[] = {
    "parameter-edit",
    "replayed-data",
    "long-constant",
    "generated-series",
    "noise-collapse",
    "dilution",
    "oxygen-logic",
    "false-mark",
    "flag-abuse",
    "conversion-mismatch",
    "minute-hour-mismatch",
    "minimal-value",
    "abnormal-value",
    "hour-stable-low",
    "limit-hugging",
    "parameter-change",
    "minute-jump",
    "long-offline",
    "load-emission-contradiction",
};

/// Leads have one cause only within a family: data of a monitor, work at night, treatment.
enum class Family { Emission, Night, Treatment, Alone };

Family familyOf(const QString &rule)
{
    if (rule == u"exceedance")
        return Family::Alone;
    if (rule.startsWith(u"treatment-") || rule == u"meter-moved" || rule == u"silent-meter" ||
        rule == u"submeter-mismatch")
        return Family::Treatment;
    if (rule == u"night-production" || rule == u"unregistered-production" || rule == u"order-violation")
        return Family::Night;
    return Family::Emission;
}

/// Point of a lead's first channel.
QString pointOf(const Lead &lead)
{
    return lead.channels.isEmpty() ? QString() : lead.channels.first().section(u'/', 0, 1);
}

bool oneCause(const Lead &a, const Lead &b)
{
    if (a.enterprise != b.enterprise || a.tier != b.tier)
        return false;
    const Family family = familyOf(a.rule);
    if (family == Family::Alone || family != familyOf(b.rule))
        return false;
    const Seconds shorter = std::min(a.span.length(), b.span.length());
    if (shorter <= 0 || 2 * overlap(a.span, b.span) < shorter)
        return false;
    // Two outlets are two frauds unless they are touched in the same minutes (one logger serves both).
    if (family == Family::Emission && pointOf(a) != pointOf(b))
        return std::abs(a.span.from - b.span.from) <= 1800 && std::abs(a.span.to - b.span.to) <= 1800;
    // A freeze of an hour inside a month-long statistic is another act unless the month's lead rests on it.
    return true;
}

bool better(const Lead &a, const Lead &b)
{
    const int rankA = headRank(a.rule);
    const int rankB = headRank(b.rule);
    if (rankA != rankB)
        return rankA < rankB;
    if (a.strength != b.strength)
        return a.strength > b.strength;
    if (a.span.from != b.span.from)
        return a.span.from < b.span.from;
    return a.channels < b.channels;
}

} // namespace

int headRank(const QString &rule)
{
    int rank = 0;
    for (const char *each : headOrder) {
        if (rule == QLatin1StringView(each))
            return rank;
        ++rank;
    }
    return rank;
}

void assignFindings(std::vector<Lead> &leads)
{
    for (Lead &lead : leads) {
        lead.channels.removeDuplicates();
        lead.witnesses.removeDuplicates();
        lead.id = leadId(lead.rule, lead.enterprise, lead.channels, lead.span.from);
    }
    std::sort(leads.begin(), leads.end(), [](const Lead &a, const Lead &b) {
        return std::tie(a.span.from, a.enterprise, a.rule, a.channels, a.span.to, a.id) <
               std::tie(b.span.from, b.enterprise, b.rule, b.channels, b.span.to, b.id);
    });
    std::vector<std::size_t> parent(leads.size());
    std::iota(parent.begin(), parent.end(), std::size_t(0));
    const auto root = [&](std::size_t i) {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    };
    for (std::size_t i = 0; i < leads.size(); ++i) {
        for (std::size_t j = i + 1; j < leads.size() && leads[j].span.from < leads[i].span.to; ++j) {
            if (oneCause(leads[i], leads[j]))
                parent[root(j)] = root(i);
        }
    }
    std::vector<std::size_t> head(leads.size());
    for (std::size_t i = 0; i < leads.size(); ++i)
        head[i] = i;
    for (std::size_t i = 0; i < leads.size(); ++i) {
        const std::size_t group = root(i);
        if (better(leads[i], leads[head[group]]))
            head[group] = i;
    }
    for (std::size_t i = 0; i < leads.size(); ++i) {
        const std::size_t chosen = head[root(i)];
        leads[i].finding = leads[chosen].id;
        leads[i].head = chosen == i;
    }
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/sibling_leads.h"

#include <algorithm>
#include <cmath>

#include <QSet>

#include "core/registry/model.h"
#include "core/screening/figures.h"

namespace nightjar {
namespace {

bool isOneAct(const Lead &a, const Lead &b, Seconds slack)
{
    const ChannelKey first = channelKeyFromText(a.channels.constFirst());
    const ChannelKey second = channelKeyFromText(b.channels.constFirst());
    if (a.rule != b.rule || first.enterprise != second.enterprise || first.point != second.point)
        return false;
    const Seconds shared = overlap(a.span, b.span);
    if (baseFactor(first.factor) == baseFactor(second.factor))
        return shared > 0 && 2 * shared >= std::min(a.span.length(), b.span.length());
    return shared > 0 && std::abs(a.span.from - b.span.from) <= slack && std::abs(a.span.to - b.span.to) <= slack;
}

} // namespace

void mergeSiblings(std::vector<Lead> &leads, Seconds slack)
{
    for (std::size_t i = 0; i < leads.size(); ++i) {
        for (std::size_t j = i + 1; j < leads.size();) {
            if (leads[i].channels.isEmpty() || leads[j].channels.isEmpty() || !isOneAct(leads[i], leads[j], slack)) {
                ++j;
                continue;
            }
            Lead &kept = leads[i];
            const Lead &other = leads[j];
            const Span span{std::min(kept.span.from, other.span.from), std::max(kept.span.to, other.span.to)};
            QStringList channels = kept.channels + other.channels;
            QStringList witnesses = kept.witnesses + other.witnesses;
            if (other.strength > kept.strength) {
                channels = other.channels + kept.channels;
                kept = other;
            }
            channels.removeDuplicates();
            witnesses.removeDuplicates();
            kept.channels = channels;
            kept.witnesses = witnesses;
            kept.span = span;
            kept.figures[u"longest_min"] = figure(double(span.length()) / 60.0);
            leads.erase(leads.begin() + std::ptrdiff_t(j));
            j = i + 1; // a longer span may reach others
        }
        QSet<QString> factors;
        for (const QString &channel : leads[i].channels)
            factors.insert(baseFactor(channelKeyFromText(channel).factor));
        leads[i].figures[u"factors"] = int(factors.size());
    }
}

} // namespace nightjar

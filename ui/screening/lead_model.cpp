// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/lead_model.h"

#include <QSet>

#include "core/registry/keys.h"
#include "ui/paper/format.h"
#include "ui/lead_words.h"
#include "ui/workspace.h"

namespace nightjar {

namespace {

/// "boiler outlet NOx converted", and how many more.
QString channelText(const Registry &registry, const QStringList &channels)
{
    if (channels.isEmpty())
        return {};
    const ChannelKey key = channelKeyFromText(channels.first());
    const Point *point = registry.point(key.pointKey());
    const QString first = (point && !point->name.isEmpty() ? point->name : key.point) + u' ' + factorName(key.factor);
    if (channels.size() == 1)
        return first;
    //: channels of a lead: the first and how many more
    return LeadModel::tr("%1 and %2 more").arg(first).arg(channels.size() - 1);
}

} // namespace

LeadModel::LeadModel(Workspace &workspace, QObject *parent) : QAbstractTableModel(parent), m_workspace(workspace)
{
    const auto again = [this] { refresh(); };
    connect(&workspace, &Workspace::leadsChanged, this, again);
    connect(&workspace, &Workspace::cacheChanged, this, again);
    connect(&workspace, &Workspace::scopeChanged, this, again);
    connect(&workspace, &Workspace::leadFilterChanged, this, again);
    refresh();
}

int LeadModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int LeadModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(columns); }

QVariant LeadModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_rows.size())
        return {};
    const std::size_t at = std::size_t(m_rows[std::size_t(index.row())]);
    if (at >= m_workspace.leads().size()) // the workspace moved on; refresh() follows
        return {};
    const StoredLead &stored = m_workspace.leads()[at];
    const Lead &lead = stored.lead;
    if (role == LeadIdRole)
        return lead.id;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() == Lasts ? Qt::AlignRight : Qt::AlignLeft));
    if (role == SortRole) {
        switch (index.column()) {
        case Strength: return lead.strength;
        case From: return qint64(lead.span.from);
        case Lasts: return qint64(lead.span.length());
        default: break;
        }
    }
    if (role == Qt::ToolTipRole)
        return index.column() == Reason                       ? leadWords(lead).reason
            : index.column() == Clue && proofs(lead) > 0 ? tr("%n more lead(s) prove the same finding", nullptr, proofs(lead))
                                                         : QString();
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case Strength: return QString::number(lead.strength, 'f', 2);
    case Clue: {
        if (lead.tier == LeadTier::Firm)
            return tr("%1 (firm's own matter)").arg(ruleTitle(lead.rule));
        const int others = m_showProofs ? 0 : proofs(lead);
        return others == 0 ? ruleTitle(lead.rule) : tr("%1 +%2").arg(ruleTitle(lead.rule)).arg(others);
    }
    case Firm: return m_workspace.enterpriseName(lead.enterprise);
    case Channel: return channelText(m_workspace.registry(), lead.channels);
    case From: return formatShort(lead.span.from);
    case Lasts: return formatDuration(lead.span.length());
    case State: return stored.gone ? tr("%1, not found again").arg(leadStateWord(stored.state)) : leadStateWord(stored.state);
    case Reason: return leadWords(lead).reason;
    default: return {};
    }
}

QVariant LeadModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Strength: return tr("Strength");
    case Clue: return tr("Clue");
    case Firm: return tr("Firm");
    case Channel: return tr("Channel");
    case From: return tr("From");
    case Lasts: return tr("Lasts");
    case State: return tr("State");
    case Reason: return tr("Why");
    default: return {};
    }
}

void LeadModel::setSearch(const QString &text)
{
    m_search = text.trimmed().toLower();
    refresh();
}

void LeadModel::setShowGone(bool on)
{
    m_showGone = on;
    refresh();
}

void LeadModel::setShowProofs(bool on)
{
    m_showProofs = on;
    refresh();
}

void LeadModel::setGroup(LeadGrouping by, const QString &value)
{
    m_grouping = by;
    m_group = value;
    refresh();
}

bool LeadModel::passes(const StoredLead &stored) const
{
    const LeadFilter filter = m_workspace.leadFilter();
    const Lead &lead = stored.lead;
    return m_workspace.inScope(lead) && (m_showGone || !stored.gone) && (m_showProofs || lead.head || lead.finding.isEmpty() || !filter.rule.isEmpty())
        && (filter.rule.isEmpty() || filter.rule == lead.rule) && (filter.state.isEmpty() || filter.state == stored.state)
        && (!filter.tier || *filter.tier == lead.tier) && lead.strength >= filter.minStrength
        && (m_search.isEmpty() || m_workspace.searchText(lead.enterprise).contains(m_search)
            || ruleTitle(lead.rule).toLower().contains(m_search) || lead.id.toLower().contains(m_search));
}

std::vector<LeadGroup> LeadModel::groups(LeadGrouping by) const
{
    std::vector<const Lead *> leads;
    for (const StoredLead &stored : m_workspace.leads()) {
        if (passes(stored))
            leads.push_back(&stored.lead);
    }
    return leadGroups(m_workspace.registry(), leads, by);
}

void LeadModel::refresh()
{
    beginResetModel();
    m_rows.clear();
    m_proofs.clear();
    const std::vector<StoredLead> &leads = m_workspace.leads();
    for (std::size_t i = 0; i < leads.size(); ++i) {
        const Lead &lead = leads[i].lead;
        if (!leads[i].gone && !lead.head && !lead.finding.isEmpty())
            ++m_proofs[lead.finding];
        if (passes(leads[i]) && (m_grouping == LeadGrouping::None
                                 || leadGroup(m_workspace.registry(), lead, m_grouping) == m_group))
            m_rows.push_back(int(i));
    }
    endResetModel();
}

void LeadModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

QString LeadModel::leadAt(int row) const { return data(index(row, 0), LeadIdRole).toString(); }

int LeadModel::rowOf(const QString &leadId) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const std::size_t at = std::size_t(m_rows[row]);
        if (at < m_workspace.leads().size() && m_workspace.leads()[at].lead.id == leadId)
            return int(row);
    }
    return -1;
}

int LeadModel::clues() const
{
    int count = 0;
    for (const int row : m_rows) {
        const StoredLead &stored = m_workspace.leads()[std::size_t(row)];
        count += stored.lead.tier == LeadTier::Regulator && !stored.hint ? 1 : 0;
    }
    return count;
}

int LeadModel::firms() const
{
    QSet<QString> codes;
    for (const int row : m_rows)
        codes.insert(m_workspace.leads()[std::size_t(row)].lead.enterprise);
    return int(codes.size());
}

} // namespace nightjar

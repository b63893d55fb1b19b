// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope_model.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/registry/pinyin.h"
#include "ui/paper/format.h"

namespace nightjar {

namespace {

/// Leads that wait for somebody: what the counts of the tree mean.
bool counts(const StoredLead &stored)
{
    return !stored.hint && !stored.gone && stored.lead.tier == LeadTier::Regulator && stored.state != u"dismissed";
}

QString orUndeclared(const QString &text) { return text.isEmpty() ? undeclared : text; }

} // namespace

ScopeModel::ScopeModel(const Workspace &workspace, QObject *parent) : QAbstractItemModel(parent), m_workspace(workspace)
{
    rebuild();
}

void ScopeModel::setFilter(const Filter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    rebuild();
}

int ScopeModel::add(Kind kind, const QString &key, const QString &name, int parent)
{
    const int id = int(m_nodes.size());
    Node node;
    node.kind = kind;
    node.key = key;
    node.name = name;
    node.parent = parent;
    node.fetched = kind != Kind::Enterprise;
    if (parent >= 0) {
        node.row = int(m_nodes[std::size_t(parent)].children.size());
        m_nodes[std::size_t(parent)].children.push_back(id);
    }
    m_nodes.push_back(std::move(node));
    return id;
}

void ScopeModel::rebuild()
{
    beginResetModel();
    m_nodes.clear();
    m_enterpriseCount = 0;
    add(Kind::All, {}, {}, -1);
    QHash<QString, int> leads;
    for (const StoredLead &stored : m_workspace.leads()) {
        if (counts(stored))
            ++leads[stored.lead.enterprise];
    }
    // District, industry, then enterprises: those with most leads first, so that the eye meets them.
    std::map<QString, std::map<QString, std::vector<const Enterprise *>>> tree;
    for (const Enterprise &enterprise : m_workspace.registry().enterprises) {
        if (m_filter.withLeads && !leads.contains(enterprise.code))
            continue;
        if (!m_filter.text.isEmpty() && !matchesFilter(m_workspace.searchText(enterprise.code), m_filter.text))
            continue;
        tree[orUndeclared(enterprise.district)][orUndeclared(enterprise.industry)].push_back(&enterprise);
    }
    for (auto &[district, industries] : tree) {
        const int districtNode = add(Kind::District, district, district == undeclared ? QString() : district, 0);
        for (auto &[industry, enterprises] : industries) {
            const int industryNode =
                add(Kind::Industry, industry, industry == undeclared ? QString() : industry, districtNode);
            std::sort(enterprises.begin(), enterprises.end(), [&](const Enterprise *a, const Enterprise *b) {
                const int la = leads.value(a->code), lb = leads.value(b->code);
                return la != lb ? la > lb : a->code < b->code;
            });
            for (const Enterprise *enterprise : enterprises) {
                const int id = add(Kind::Enterprise, enterprise->code,
                                   enterprise->name.isEmpty() ? enterprise->code : enterprise->name, industryNode);
                const int own = leads.value(enterprise->code);
                m_nodes[std::size_t(id)].leads = own;
                for (int up : {industryNode, districtNode, 0})
                    m_nodes[std::size_t(up)].leads += own;
                ++m_enterpriseCount;
            }
        }
    }
    endResetModel();
}

int ScopeModel::leadsOf(const Scope &scope) const
{
    int count = 0;
    const QString prefix = scope.enterprise + u'/' + scope.point + u'/' + scope.factor;
    for (const StoredLead &stored : m_workspace.leads()) {
        if (!counts(stored) || stored.lead.enterprise != scope.enterprise)
            continue;
        if (std::any_of(stored.lead.channels.begin(), stored.lead.channels.end(),
                        [&](const QString &channel) { return channel.startsWith(prefix); }))
            ++count;
    }
    return count;
}

void ScopeModel::recount()
{
    for (Node &node : m_nodes)
        node.leads = 0;
    QHash<QString, int> leads;
    for (const StoredLead &stored : m_workspace.leads()) {
        if (counts(stored))
            ++leads[stored.lead.enterprise];
    }
    for (Node &node : m_nodes) {
        if (node.kind == Kind::Enterprise) {
            node.leads = leads.value(node.key);
            for (int up = node.parent; up >= 0; up = m_nodes[std::size_t(up)].parent)
                m_nodes[std::size_t(up)].leads += node.leads;
        }
    }
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (m_nodes[i].kind == Kind::Point || m_nodes[i].kind == Kind::Channel)
            m_nodes[i].leads = leadsOf(scopeAt(indexOfNode(int(i))));
    }
    const std::function<void(const QModelIndex &)> tell = [&](const QModelIndex &parent) {
        const int rows = rowCount(parent);
        if (rows == 0)
            return;
        Q_EMIT dataChanged(index(0, 0, parent), index(rows - 1, 0, parent));
        for (int row = 0; row < rows; ++row)
            tell(index(row, 0, parent));
    };
    tell({});
}

void ScopeModel::openEnterprise(int id)
{
    const QString code = m_nodes[std::size_t(id)].key;
    m_nodes[std::size_t(id)].fetched = true;
    const Registry &registry = m_workspace.registry();
    const auto points = registry.pointsOf(code);
    if (points.empty())
        return;
    beginInsertRows(indexOfNode(id), 0, int(points.size()) - 1);
    for (const Point *point : points) {
        const int pointNode = add(Kind::Point, point->key.point, point->name.isEmpty() ? point->key.point : point->name, id);
        m_nodes[std::size_t(pointNode)].leads = leadsOf({.enterprise = code, .point = point->key.point});
        for (const Channel *channel : registry.channelsAt(point->key)) {
            const int channelNode = add(Kind::Channel, channel->key.factor, {}, pointNode);
            m_nodes[std::size_t(channelNode)].leads =
                leadsOf({.enterprise = code, .point = point->key.point, .factor = channel->key.factor});
        }
    }
    endInsertRows();
}

QModelIndex ScopeModel::indexOfNode(int id) const
{
    return id < 0 ? QModelIndex() : createIndex(m_nodes[std::size_t(id)].row, 0, quintptr(id));
}

Scope ScopeModel::scopeAt(const QModelIndex &index) const
{
    Scope scope;
    if (!index.isValid())
        return scope;
    for (int id = int(index.internalId()); id >= 0; id = m_nodes[std::size_t(id)].parent) {
        const Node &at = m_nodes[std::size_t(id)];
        switch (at.kind) {
        case Kind::District: scope.district = at.key; break;
        case Kind::Industry: scope.industry = at.key; break;
        case Kind::Enterprise: scope.enterprise = at.key; break;
        case Kind::Point: scope.point = at.key; break;
        case Kind::Channel: scope.factor = at.key; break;
        case Kind::All: break;
        }
    }
    return scope;
}

QModelIndex ScopeModel::indexOf(const Scope &scope)
{
    // A scope may name an enterprise alone (command box): its district and industry come from the registry.
    Scope whole = scope;
    if (!scope.enterprise.isEmpty()) {
        if (const Enterprise *enterprise = m_workspace.registry().enterprise(scope.enterprise)) {
            whole.district = orUndeclared(enterprise->district);
            whole.industry = orUndeclared(enterprise->industry);
        }
    }
    int at = 0;
    for (const auto &[kind, key] : {std::pair{Kind::District, whole.district}, {Kind::Industry, whole.industry},
                                    {Kind::Enterprise, whole.enterprise}, {Kind::Point, whole.point},
                                    {Kind::Channel, whole.factor}}) {
        if (key.isEmpty())
            break;
        if (m_nodes[std::size_t(at)].kind == Kind::Enterprise && !m_nodes[std::size_t(at)].fetched)
            openEnterprise(at);
        const auto &children = m_nodes[std::size_t(at)].children;
        const auto found = std::find_if(children.begin(), children.end(),
                                        [&, &k = key](int child) { return m_nodes[std::size_t(child)].key == k; });
        if (found == children.end())
            return {};
        at = *found;
    }
    return indexOfNode(at);
}

QModelIndex ScopeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0)
        return {};
    if (!parent.isValid())
        return row == 0 && !m_nodes.empty() ? createIndex(0, 0, quintptr(0)) : QModelIndex();
    const auto &children = node(parent).children;
    return row < int(children.size()) ? createIndex(row, 0, quintptr(children[std::size_t(row)])) : QModelIndex();
}

QModelIndex ScopeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOfNode(node(child).parent) : QModelIndex();
}

int ScopeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    return parent.isValid() ? int(node(parent).children.size()) : m_nodes.empty() ? 0 : 1;
}

int ScopeModel::columnCount(const QModelIndex &) const { return 1; }

bool ScopeModel::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() || !node(parent).fetched || !node(parent).children.empty();
}

bool ScopeModel::canFetchMore(const QModelIndex &parent) const { return parent.isValid() && !node(parent).fetched; }

void ScopeModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        openEnterprise(int(parent.internalId()));
}

QString ScopeModel::label(const Node &at) const
{
    switch (at.kind) {
    case Kind::All: return tr("All enterprises");
    case Kind::District: return at.name.isEmpty() ? tr("District not declared") : at.name;
    case Kind::Industry: return at.name.isEmpty() ? tr("Industry not declared") : at.name;
    case Kind::Channel: return factorName(at.key);
    case Kind::Enterprise:
    case Kind::Point: break;
    }
    return at.name;
}

QVariant ScopeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &at = node(index);
    switch (role) {
    case Qt::DisplayRole: return label(at);
    case KindRole: return int(at.kind);
    case LeadsRole: return at.leads;
    case Qt::AccessibleTextRole:
        return at.leads == 0 ? label(at) : tr("%1, %n clue(s)", nullptr, at.leads).arg(label(at));
    case Qt::ToolTipRole:
        if (at.kind == Kind::Enterprise || at.kind == Kind::Point || at.kind == Kind::Channel)
            return at.key == label(at) ? at.key : label(at) + u'\n' + at.key;
        return {};
    default: return {};
    }
}

} // namespace nightjar

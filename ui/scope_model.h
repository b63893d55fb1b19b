// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractItemModel>

#include "ui/workspace.h"

namespace nightjar {

/// The tree of the scope dock: everything > district > industry > enterprise > point > channel, with lead counts.
/// Points and channels are read from the registry when a branch is opened; 10,000 channels cost a few milliseconds.
class ScopeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Kind { All, District, Industry, Enterprise, Point, Channel };
    enum Role { KindRole = Qt::UserRole + 1, LeadsRole, FirmsRole };

    explicit ScopeModel(const Workspace &workspace, QObject *parent = nullptr);

    struct Filter {
        QString text;
        bool withLeads = false;
        bool operator==(const Filter &) const = default;
    };
    void setFilter(const Filter &filter);
    const Filter &filter() const { return m_filter; }
    /// Reads registry and leads of the workspace again.
    void rebuild();
    /// Lead counts only; the tree stays as it is.
    void recount();
    int enterpriseCount() const { return m_enterpriseCount; }

    Scope scopeAt(const QModelIndex &index) const;
    QModelIndex indexOf(const Scope &scope);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

private:
    struct Node {
        Kind kind = Kind::All;
        QString key;  ///< district, industry, enterprise, point, factor
        QString name; ///< what is shown; empty: data() finds words in the language in force
        int parent = -1;
        int row = 0;
        int leads = 0;
        bool fetched = false;
        std::vector<int> children;
    };
    int add(Kind kind, const QString &key, const QString &name, int parent);
    void openEnterprise(int node);
    const Node &node(const QModelIndex &index) const { return m_nodes[std::size_t(index.internalId())]; }
    QModelIndex indexOfNode(int id) const;
    QString label(const Node &node) const;
    int leadsOf(const Scope &scope) const;

    const Workspace &m_workspace;
    Filter m_filter;
    std::vector<Node> m_nodes; ///< [0] is the root row "everything"
    int m_enterpriseCount = 0;
};

} // namespace nightjar

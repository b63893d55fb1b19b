// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QHash>

namespace nightjar {

class Workspace;

/// Leads of the workspace that lie in its scope and pass its filter. Sentences are made when a row is drawn, so that a
/// hundred thousand leads cost nothing until they are seen.
class LeadModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Strength, Clue, Firm, Channel, From, Lasts, State, Reason, columns };
    enum Role { SortRole = Qt::UserRole, LeadIdRole };

    explicit LeadModel(Workspace &workspace, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Text that the page's filter box matches, lower case.
    void setSearch(const QString &text);
    void setShowGone(bool on);
    void refresh();
    void retranslate();
    QString leadAt(int row) const;
    int rowOf(const QString &leadId) const;
    /// Rows that are clues for the regulator; the others are the firms' own matters and hints.
    int clues() const;
    /// Distinct enterprises among the rows.
    int firms() const;

private:
    Workspace &m_workspace;
    std::vector<int> m_rows; ///< indexes into Workspace::leads()
    QString m_search;
    bool m_showGone = false;
};

} // namespace nightjar

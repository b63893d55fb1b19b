// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QHash>

#include "ui/screening/lead_groups.h"

namespace nightjar {

class Workspace;
struct StoredLead;

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
    /// One row a finding (its head), or a row for each of its proofs, too.
    void setShowProofs(bool on);
    /// Only the clues of one group; `LeadGrouping::None` shows all.
    void setGroup(LeadGrouping by, const QString &value);
    /// Groups among the clues that would be shown without a group.
    std::vector<LeadGroup> groups(LeadGrouping by) const;
    void refresh();
    void retranslate();
    QString leadAt(int row) const;
    int rowOf(const QString &leadId) const;
    /// Rows that are clues for the regulator; the others are the firms' own matters and hints.
    int clues() const;
    /// Distinct enterprises among the rows.
    int firms() const;

private:
    bool passes(const StoredLead &stored) const;
    /// Other rules and channels that say the same as this head.
    int proofs(const Lead &head) const { return head.head ? m_proofs.value(head.finding) : 0; }

    Workspace &m_workspace;
    std::vector<int> m_rows; ///< indexes into Workspace::leads()
    QString m_search;
    QHash<QString, int> m_proofs; ///< by finding: its leads without the head
    LeadGrouping m_grouping = LeadGrouping::None;
    QString m_group;
    bool m_showGone = false;
    bool m_showProofs = false;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QSet>

#include "core/routing/night_plan.h"

namespace nightjar
{

/// Firms that a night may visit, with the officer's wishes: "must" (the plan has to visit it) and "out" (it must not).
class CandidateModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Must, Out, Firm, Chance, Weight, columns };
    static constexpr int SortRole = Qt::UserRole + 100;

    explicit CandidateModel(QObject *parent = nullptr);

    /// Wishes about firms that are still there stay.
    void setCandidates(std::vector<NightCandidate> candidates);
    const std::vector<NightCandidate> &candidates() const { return m_candidates; }
    /// Those that the plan may use, with `must` set.
    NightCandidates chosen() const;
    bool isOut(const QString &enterprise) const { return m_out.contains(enterprise); }
    void setMust(const QString &enterprise, bool on);
    int mustCount() const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void wishesChanged();

private:
    std::vector<NightCandidate> m_candidates;
    QSet<QString> m_must;
    QSet<QString> m_out;
};

} // namespace nightjar

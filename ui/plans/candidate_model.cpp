// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/candidate_model.h"

#include "ui/plans/chance_strip.h"
#include "ui/theme.h"

namespace nightjar
{

CandidateModel::CandidateModel(QObject *parent) : QAbstractTableModel(parent) {}

void CandidateModel::setCandidates(std::vector<NightCandidate> candidates)
{
    beginResetModel();
    m_candidates = std::move(candidates);
    endResetModel();
}

NightCandidates CandidateModel::chosen() const
{
    NightCandidates out;
    for (NightCandidate candidate : m_candidates) {
        if (m_out.contains(candidate.enterprise))
            continue;
        candidate.must = m_must.contains(candidate.enterprise);
        out.candidates.push_back(std::move(candidate));
    }
    return out;
}

void CandidateModel::setMust(const QString &enterprise, bool on)
{
    if (on) {
        m_must.insert(enterprise);
        m_out.remove(enterprise);
    } else {
        m_must.remove(enterprise);
    }
    if (!m_candidates.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    Q_EMIT wishesChanged();
}

int CandidateModel::mustCount() const
{
    int count = 0;
    for (const NightCandidate &candidate : m_candidates)
        count += m_must.contains(candidate.enterprise) ? 1 : 0;
    return count;
}

void CandidateModel::retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1); }

int CandidateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_candidates.size());
}

int CandidateModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(columns); }

QVariant CandidateModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const NightCandidate &candidate = m_candidates[std::size_t(index.row())];
    const bool must = m_must.contains(candidate.enterprise);
    const bool out = m_out.contains(candidate.enterprise);
    if (role == ChanceDelegate::ChanceRole)
        return QVariant::fromValue(candidate.slots);
    if (role == Qt::ForegroundRole && out)
        return currentTheme().quietText;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() == Weight ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::AccessibleTextRole && (index.column() == Must || index.column() == Out))
        return index.column() == Must ? tr("%1 must be visited").arg(candidate.name)
                                      : tr("%1 is left out").arg(candidate.name);
    if (role == Qt::ToolTipRole) {
        switch (index.column()) {
        case Must: return tr("The plan must visit it");
        case Out: return tr("The plan leaves it out");
        case Firm: return tr("%1, %n clue(s)", nullptr, int(candidate.leads.size())).arg(candidate.name);
        case Chance:
            return candidate.slots.empty() ? tr("Chance of running is not known: too few nights of load data")
                                           : tr("Chance of running by quarter hour, 22:00 to 06:00");
        default: return tr("Chance that a check finds what the strongest clue says, if the firm runs");
        }
    }
    switch (index.column()) {
    case Must:
        if (role == Qt::CheckStateRole)
            return must ? Qt::Checked : Qt::Unchecked;
        return role == SortRole ? QVariant(must) : QVariant();
    case Out:
        if (role == Qt::CheckStateRole)
            return out ? Qt::Checked : Qt::Unchecked;
        return role == SortRole ? QVariant(out) : QVariant();
    case Firm: return role == Qt::DisplayRole || role == SortRole ? QVariant(candidate.name) : QVariant();
    case Chance: {
        if (role != SortRole)
            return {};
        double sum = 0;
        for (std::size_t slot = stripFrom; slot < stripTo && slot < candidate.slots.size(); ++slot)
            sum += candidate.slots[slot];
        return sum;
    }
    case Weight:
        if (role == Qt::DisplayRole)
            return QString::number(candidate.weight, 'f', 2);
        return role == SortRole ? QVariant(candidate.weight) : QVariant();
    default: return {};
    }
}

bool CandidateModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.row() >= rowCount())
        return false;
    const QString enterprise = m_candidates[std::size_t(index.row())].enterprise;
    const bool on = value.toInt() == Qt::Checked;
    QSet<QString> &wish = index.column() == Must ? m_must : m_out;
    QSet<QString> &other = index.column() == Must ? m_out : m_must;
    if (on) {
        wish.insert(enterprise);
        other.remove(enterprise);
    } else {
        wish.remove(enterprise);
    }
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), columns - 1));
    Q_EMIT wishesChanged();
    return true;
}

QVariant CandidateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Weight ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
        switch (section) {
        case Must: return tr("Must be visited");
        case Out: return tr("Left out of the plan");
        case Chance: return tr("Chance of running by quarter hour, 22:00 to 06:00");
        case Weight: return tr("Chance that a check finds what the strongest clue says, if the firm runs");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Must: return QStringLiteral("✓");
    case Out: return QStringLiteral("✕");
    case Firm: return tr("Firm");
    //: hours of a strip of small bars
    case Chance: return tr("22–06");
    //: strength of the strongest clue, a narrow column
    case Weight: return tr("Clue");
    default: return {};
    }
}

Qt::ItemFlags CandidateModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == Must || index.column() == Out)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/raw_model.h"

#include <algorithm>

#include <QFont>

#include "ui/data/mapping_words.h"
#include "ui/theme.h"

namespace nightjar {

void RawModel::setRows(std::vector<QStringList> rows, const TableMapping &mapping)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_mapping = mapping;
    m_width = 0;
    for (const QStringList &row : m_rows)
        m_width = std::max(m_width, int(row.size()));
    endResetModel();
}

void RawModel::setMapping(const TableMapping &mapping)
{
    m_mapping = mapping;
    retranslate();
}

void RawModel::retranslate()
{
    if (m_width > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, m_width - 1);
    if (!m_rows.empty() && m_width > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, m_width - 1));
}

int RawModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int RawModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_width; }

const ColumnMapping *RawModel::column(int section) const
{
    const auto found = std::find_if(m_mapping.columns.begin(), m_mapping.columns.end(),
                                    [section](const ColumnMapping &mapped) { return mapped.column == section; });
    return found == m_mapping.columns.end() ? nullptr : &*found;
}

QVariant RawModel::data(const QModelIndex &at, int role) const
{
    if (!at.isValid())
        return {};
    const bool title = at.row() < m_mapping.titleRows;
    const bool header = !title && at.row() < m_mapping.titleRows + m_mapping.headerRows;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return m_rows[std::size_t(at.row())].value(at.column()).left(200);
    case Qt::ForegroundRole: {
        const ColumnMapping *mapped = column(at.column());
        if (title || !mapped || (!header && mapped->role == ColumnRole::Ignored))
            return currentTheme().quietText;
        return {};
    }
    case Qt::BackgroundRole: return header ? QVariant(currentTheme().raised) : QVariant();
    case Qt::FontRole:
        if (header) {
            QFont bold;
            bold.setWeight(QFont::DemiBold);
            return bold;
        }
        return {};
    default: return {};
    }
}

QVariant RawModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    const ColumnMapping *mapped = column(section);
    const QString word = mapped ? columnWord(*mapped, m_mapping) : QString();
    if (role == Qt::ToolTipRole)
        return mapped ? mapped->why : QString();
    return word.isEmpty() ? columnLetter(section) : columnLetter(section) + QStringLiteral(" · ") + word;
}

} // namespace nightjar

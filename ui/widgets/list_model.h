// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include <QAbstractTableModel>
#include <QColor>
#include <QSortFilterProxyModel>

namespace nightjar {

/// One column of a ListModel. Words are asked for each time they are shown, so the language may change.
template <class Row>
struct ListColumn {
    std::function<QString()> title;
    std::function<QString(const Row &)> text;
    std::function<QVariant(const Row &)> sortKey = {}; ///< empty: the text
    bool right = false;                                ///< numbers
    std::function<QColor(const Row &)> color = {};     ///< invalid = usual
    std::function<QString(const Row &)> tip = {};
};

/// Value that rows are sorted by.
inline constexpr int listSortRole = Qt::UserRole + 100;

/// A table of value rows; sorting and filtering are the proxy's.
template <class Row>
class ListModel : public QAbstractTableModel
{
public:
    ListModel(std::vector<ListColumn<Row>> columns, QObject *parent)
        : QAbstractTableModel(parent), m_columns(std::move(columns))
    {
    }
    void setRows(std::vector<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    const std::vector<Row> &rows() const { return m_rows; }
    void retranslate()
    {
        if (!m_columns.empty())
            Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(m_columns.size()) - 1);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(m_columns.size()) - 1));
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_columns.size()); }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= int(m_columns.size()))
            return {};
        const auto &column = m_columns[std::size_t(section)];
        if (role == Qt::DisplayRole)
            return column.title();
        if (role == Qt::TextAlignmentRole)
            return int((column.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        return {};
    }
    QVariant data(const QModelIndex &at, int role) const override
    {
        if (!at.isValid() || at.row() >= int(m_rows.size()))
            return {};
        const auto &column = m_columns[std::size_t(at.column())];
        const Row &row = m_rows[std::size_t(at.row())];
        switch (role) {
        case Qt::DisplayRole: return column.text(row);
        case Qt::TextAlignmentRole: return int((column.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case listSortRole: return column.sortKey ? column.sortKey(row) : QVariant(column.text(row));
        case Qt::ForegroundRole:
            if (column.color) {
                if (const QColor color = column.color(row); color.isValid())
                    return color;
            }
            return {};
        case Qt::ToolTipRole: return column.tip ? QVariant(column.tip(row)) : QVariant();
        default: return {};
        }
    }

private:
    std::vector<ListColumn<Row>> m_columns;
    std::vector<Row> m_rows;
};

/// Sorts by listSortRole and filters over all columns; lives between a ListModel and a RowsView.
inline QSortFilterProxyModel *listProxy(QAbstractItemModel *source, QObject *parent)
{
    auto *proxy = new QSortFilterProxyModel(parent);
    proxy->setSourceModel(source);
    proxy->setSortRole(listSortRole);
    proxy->setFilterKeyColumn(-1);
    proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy->setSortLocaleAware(true);
    return proxy;
}

} // namespace nightjar

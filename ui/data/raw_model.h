// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "ui/data/table_look.h"

namespace nightjar {

/// The first rows of a foreign table as they are: titles and header told apart from what is read, columns named by what
/// they say. Cells are cut at 200 characters.
class RawModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<QStringList> rows, const TableMapping &mapping);
    void setMapping(const TableMapping &mapping);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const ColumnMapping *column(int section) const;
    std::vector<QStringList> m_rows;
    TableMapping m_mapping;
    int m_width = 0;
};

} // namespace nightjar

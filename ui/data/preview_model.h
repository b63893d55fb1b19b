// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "core/import/preview.h"

namespace nightjar {

/// The first rows of a file as they will be stored, and in between those that will be refused, each with its reason.
class PreviewModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setPreview(FilePreview preview);
    const FilePreview &preview() const { return m_preview; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line {
        const PreviewRow *row = nullptr;
        const RefusedRow *refused = nullptr;
    };
    bool isTable() const { return !m_preview.columns.isEmpty() && m_preview.format.startsWith(u"table:"); }
    QString cell(const Line &line, int column) const;
    FilePreview m_preview;
    std::vector<Line> m_lines; ///< by line number
};

} // namespace nightjar

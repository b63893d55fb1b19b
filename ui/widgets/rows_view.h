// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace nightjar {

/// A dense table: 24-px rows, header click sorts, Ctrl+C copies the selected rows with the header as tab-separated text,
/// column widths and order come back under the view's object name, a sentence stands in the middle while it is empty.
class RowsView : public QTableView
{
    Q_OBJECT
public:
    explicit RowsView(QWidget *parent = nullptr);
    /// What will be here and how to get it.
    void setEmptyText(const QString &text);
    /// Restores widths and order, kept under `state/OBJECTNAME`; call it when model and object name are set.
    void rememberColumns();
    QString selectionAsText() const;
    void setModel(QAbstractItemModel *model) override;

Q_SIGNALS:
    void rowActivated(const QModelIndex &index); ///< Enter or double click

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void copySelection() const;
    void fitRows();
    QString m_emptyText;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;

namespace nightjar {

class RowsView;

/// A table with a filter line over it (Ctrl+F), a count, and a button at its right where one is asked for.
class RecordsView : public QWidget
{
    Q_OBJECT
public:
    RecordsView(const QString &name, QAbstractItemModel *model, QWidget *parent = nullptr);
    RowsView *rows() const { return m_rows; }
    QSortFilterProxyModel *proxy() const { return m_proxy; }
    QPushButton *addButton(const QString &objectName);
    void setFilter(const QString &text);
    void setTexts(const QString &name, const QString &empty);

protected:
    void changeEvent(QEvent *event) override;

private:
    void tellCount();
    QLineEdit *m_filter;
    QLabel *m_count;
    RowsView *m_rows;
    QSortFilterProxyModel *m_proxy;
};

} // namespace nightjar

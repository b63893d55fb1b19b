// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QFrame>

#include "core/registry/keys.h"

class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace nightjar
{

struct PickerEntry {
    ChannelKey key;
    QString text; ///< name, enterprise, unit
};

/// A list that drops down from `+ Channel`: type to filter, Enter or click adds, Escape closes.
class ChannelPicker : public QFrame
{
    Q_OBJECT
public:
    explicit ChannelPicker(QWidget *parent = nullptr);
    void open(const std::vector<PickerEntry> &entries, const QPoint &globalTopLeft);

Q_SIGNALS:
    void picked(const nightjar::ChannelKey &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();
    QLineEdit *m_filter;
    QListView *m_list;
    QStandardItemModel *m_model;
    QSortFilterProxyModel *m_proxy;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/channel_picker.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace nightjar
{

ChannelPicker::ChannelPicker(QWidget *parent)
    : QFrame(parent, Qt::Popup), m_filter(new QLineEdit(this)), m_list(new QListView(this)),
      m_model(new QStandardItemModel(this)), m_proxy(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("channelPicker"));
    setProperty("role", QStringLiteral("card"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    m_filter->setObjectName(QStringLiteral("channelPickerFilter"));
    m_list->setObjectName(QStringLiteral("channelPickerList"));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_proxy);
    column->addWidget(m_filter);
    column->addWidget(m_list);
    resize(360, 320);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(text);
        m_list->setCurrentIndex(m_proxy->index(0, 0));
    });
    connect(m_filter, &QLineEdit::returnPressed, this, &ChannelPicker::choose);
    connect(m_list, &QListView::clicked, this, &ChannelPicker::choose);
    connect(m_list, &QListView::activated, this, &ChannelPicker::choose);
    m_filter->installEventFilter(this);
}

void ChannelPicker::open(const std::vector<PickerEntry> &entries, const QPoint &globalTopLeft)
{
    m_filter->setPlaceholderText(tr("Filter channels"));
    m_filter->setAccessibleName(tr("Filter channels"));
    m_list->setAccessibleName(tr("Channels that can be added"));
    m_model->clear();
    for (const PickerEntry &entry : entries) {
        auto *item = new QStandardItem(entry.text);
        item->setData(entry.key.text(), Qt::UserRole);
        item->setToolTip(entry.key.text());
        m_model->appendRow(item);
    }
    m_filter->clear();
    m_list->setCurrentIndex(m_proxy->index(0, 0));
    move(globalTopLeft);
    show();
    m_filter->setFocus();
}

void ChannelPicker::choose()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || !isVisible())
        return;
    hide();
    Q_EMIT picked(channelKeyFromText(index.data(Qt::UserRole).toString()));
}

bool ChannelPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = std::clamp(m_list->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1), 0,
                                       std::max(0, m_proxy->rowCount() - 1));
            m_list->setCurrentIndex(m_proxy->index(row, 0));
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace nightjar

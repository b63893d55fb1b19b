// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/records_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include "ui/paper/format.h"
#include "ui/widgets/list_model.h"
#include "ui/widgets/rows_view.h"

namespace nightjar {

RecordsView::RecordsView(const QString &name, QAbstractItemModel *model, QWidget *parent)
    : QWidget(parent), m_filter(new QLineEdit(this)), m_count(new QLabel(this)), m_rows(new RowsView(this)),
      m_proxy(listProxy(model, this))
{
    setObjectName(name);
    m_filter->setObjectName(name + QStringLiteral("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(280);
    m_count->setProperty("role", "quiet");
    m_rows->setObjectName(name + QStringLiteral("Rows"));
    m_rows->setModel(m_proxy);
    m_rows->sortByColumn(-1, Qt::AscendingOrder);
    auto *bar = new QHBoxLayout;
    bar->setObjectName(QStringLiteral("bar"));
    bar->setContentsMargins(12, 8, 12, 0);
    bar->addWidget(m_filter);
    bar->addWidget(m_count);
    bar->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(bar);
    layout->addWidget(m_rows, 1);
    connect(m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_filter, &QLineEdit::textChanged, this, &RecordsView::tellCount);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &RecordsView::tellCount);
    auto *find = new QShortcut(QKeySequence::Find, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    tellCount();
}

QPushButton *RecordsView::addButton(const QString &objectName)
{
    auto *button = new QPushButton(this);
    button->setObjectName(objectName);
    static_cast<QHBoxLayout *>(layout()->itemAt(0)->layout())->addWidget(button);
    return button;
}

void RecordsView::setFilter(const QString &text) { m_filter->setText(text); }

void RecordsView::setTexts(const QString &name, const QString &empty)
{
    m_rows->setAccessibleName(name);
    m_rows->setEmptyText(empty);
    m_filter->setPlaceholderText(tr("Filter (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter: %1").arg(name));
    tellCount();
}

void RecordsView::tellCount()
{
    const int all = m_proxy->sourceModel()->rowCount();
    const int shown = m_proxy->rowCount();
    m_count->setText(all == shown ? tr("%n row(s)", nullptr, all)
                                  : tr("%1 of %2 rows").arg(formatCount(shown), formatCount(all)));
}

void RecordsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        tellCount();
}

} // namespace nightjar

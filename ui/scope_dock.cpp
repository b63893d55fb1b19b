// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope_dock.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/paper/format.h"
#include "ui/scope_model.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/dock_title.h"
#include "ui/workspace.h"

namespace nightjar {

namespace {

/// Name left, lead count right, a bar at the edge of the selected row: colour is not the only sign.
class ScopeDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {80, std::max(qRound(24 * settings::textScale()), option.fontMetrics.height() + 6)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = currentTheme();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        if (selected)
            painter->fillRect(option.rect, theme.accentGround);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, theme.raised);
        const int leads = index.data(ScopeModel::LeadsRole).toInt();
        QRect area = option.rect.adjusted(4, 0, -8, 0);
        painter->setFont(option.font);
        if (leads > 0) {
            QFont bold = option.font;
            bold.setWeight(QFont::DemiBold);
            painter->setFont(bold);
            painter->setPen(selected ? theme.text : theme.bad);
            const QString number = QString::number(leads);
            painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, number);
            area.setRight(area.right() - QFontMetrics(bold).horizontalAdvance(number) - 8);
            painter->setFont(option.font);
        }
        const auto kind = ScopeModel::Kind(index.data(ScopeModel::KindRole).toInt());
        painter->setPen(kind == ScopeModel::Kind::Channel && !selected ? theme.quietText : theme.text);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, area.width()));
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(theme.accent);
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        painter->restore();
    }
};

/// Draws the bar at the view's own left edge, whatever the depth of the row.
class ScopeTree : public QTreeView
{
public:
    using QTreeView::QTreeView;

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QTreeView::drawRow(painter, option, index);
        if (selectionModel() && selectionModel()->isSelected(index))
            painter->fillRect(QRect(0, option.rect.top(), 3, option.rect.height()), currentTheme().accent);
    }

    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override
    {
        const Theme &theme = currentTheme();
        if (selectionModel() && selectionModel()->isSelected(index))
            painter->fillRect(rect, theme.accentGround);
        if (!model()->hasChildren(index))
            return;
        // A small triangle of our own: style sheets would need a picture a theme.
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.quietText);
        const QPointF middle(rect.right() - indentation() / 2.0 + 1, rect.center().y() + 0.5);
        QPolygonF triangle;
        if (isExpanded(index))
            triangle << middle + QPointF(-4, -2) << middle + QPointF(4, -2) << middle + QPointF(0, 3);
        else
            triangle << middle + QPointF(-2, -4) << middle + QPointF(3, 0) << middle + QPointF(-2, 4);
        painter->drawPolygon(triangle);
        painter->restore();
    }
};

} // namespace

ScopeDock::ScopeDock(Workspace &workspace, QWidget *parent)
    : QDockWidget(parent), m_workspace(workspace), m_model(new ScopeModel(workspace, this)), m_count(new QLabel),
      m_filter(new QLineEdit), m_withLeads(new QToolButton), m_tree(new ScopeTree)
{
    setObjectName(QStringLiteral("scopeDock"));
    m_bar = new DockTitle(this);
    auto *body = new QWidget(this);
    body->setProperty("role", "panel");
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(6);

    m_filter->setObjectName(QStringLiteral("scopeFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_withLeads->setObjectName(QStringLiteral("scopeWithLeads"));
    m_withLeads->setCheckable(true);
    m_count->setObjectName(QStringLiteral("scopeCount"));
    m_count->setProperty("role", "quiet");
    m_tree->setObjectName(QStringLiteral("scopeTree"));
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(14);
    m_tree->setUniformRowHeights(true);
    m_tree->setItemDelegate(new ScopeDelegate(m_tree));
    m_tree->setMouseTracking(true);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 8, 0);
    row->addWidget(m_withLeads);
    row->addStretch(1);
    row->addWidget(m_count);
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(0, 0, 8, 0);
    filterRow->addWidget(m_filter);
    layout->addLayout(filterRow);
    layout->addLayout(row);
    layout->addWidget(m_tree, 1);
    setWidget(body);
    body->setMinimumWidth(180);

    m_typing.setSingleShot(true);
    m_typing.setInterval(80);
    connect(&m_typing, &QTimer::timeout, this, &ScopeDock::applyFilter);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_withLeads, &QToolButton::toggled, this, &ScopeDock::applyFilter);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ScopeDock::choose);
    connect(&workspace, &Workspace::dataChanged, this, &ScopeDock::rebuild);
    connect(&workspace, &Workspace::leadsChanged, m_model, [this] {
        if (m_model->filter().withLeads)
            rebuild();
        else
            m_model->recount();
    });
    connect(&workspace, &Workspace::scopeChanged, this, &ScopeDock::showScope);
    retranslate();
    rebuild();
}

void ScopeDock::focusFilter()
{
    show();
    raise();
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ScopeDock::rebuild()
{
    m_following = true;
    m_model->rebuild();
    m_following = false;
    showScope();
    tellCount();
}

void ScopeDock::applyFilter()
{
    m_typing.stop();
    m_following = true;
    m_model->setFilter({m_filter->text().trimmed(), m_withLeads->isChecked()});
    m_following = false;
    showScope();
    tellCount();
}

void ScopeDock::tellCount()
{
    m_count->setText(tr("%n firm(s)", nullptr, m_model->enterpriseCount()));
}

void ScopeDock::showScope()
{
    m_following = true;
    // Districts open; industries too when few enough rows stay on the screen, or when a filter is being typed.
    const QModelIndex root = m_model->index(0, 0);
    const bool few = m_model->enterpriseCount() <= 60;
    m_tree->expand(root);
    for (int i = 0; i < m_model->rowCount(root); ++i) {
        const QModelIndex district = m_model->index(i, 0, root);
        m_tree->expand(district);
        for (int j = 0; few && j < m_model->rowCount(district); ++j)
            m_tree->expand(m_model->index(j, 0, district));
    }
    const QModelIndex index = m_model->indexOf(m_workspace.scope());
    if (index.isValid()) {
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
    } else {
        m_tree->selectionModel()->clear();
    }
    m_following = false;
}

void ScopeDock::choose()
{
    if (m_following)
        return;
    if (const QModelIndex index = m_tree->currentIndex(); index.isValid())
        m_workspace.setScope(m_model->scopeAt(index));
}

bool ScopeDock::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Escape:
            if (m_filter->text().isEmpty())
                break;
            m_filter->clear();
            return true;
        case Qt::Key_Down:
            applyFilter();
            m_tree->setFocus(Qt::OtherFocusReason);
            return true;
        default: break;
        }
    }
    return QDockWidget::eventFilter(watched, event);
}

void ScopeDock::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ScopeDock::retranslate()
{
    setWindowTitle(tr("Scope"));
    m_bar->retranslate(tr("Hide the scope"));
    m_filter->setPlaceholderText(tr("Code, name, pinyin, address"));
    m_filter->setAccessibleName(tr("Filter the scope"));
    m_withLeads->setText(tr("With clues"));
    m_withLeads->setToolTip(tr("Show only enterprises that have clues"));
    m_tree->setAccessibleName(tr("Scope: district, industry, enterprise, point, channel"));
    m_tree->viewport()->update();
    tellCount();
}

} // namespace nightjar

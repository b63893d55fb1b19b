// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rows_view.h"

#include <algorithm>

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include "ui/settings.h"
#include "ui/theme.h"

namespace nightjar {

RowsView::RowsView(QWidget *parent) : QTableView(parent)
{
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table: no focus trap
    setSortingEnabled(true);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    fitRows();

    auto *copy = new QAction(this);
    copy->setObjectName(QStringLiteral("copyRows"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &RowsView::copySelection);
    addAction(copy);
    connect(this, &QAbstractItemView::doubleClicked, this, &RowsView::rowActivated);
}

void RowsView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    if (model)
        connect(model, &QAbstractItemModel::modelReset, viewport(), qOverload<>(&QWidget::update));
}

void RowsView::fitRows()
{
    verticalHeader()->setMinimumSectionSize(16);
    verticalHeader()->setDefaultSectionSize(std::max(qRound(24 * settings::textScale()), fontMetrics().height() + 6));
}

void RowsView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void RowsView::rememberColumns()
{
    const QString name = QStringLiteral("columns/") + objectName();
    horizontalHeader()->restoreState(settings::state(name));
    const auto keep = [this, name] { settings::setState(name, horizontalHeader()->saveState()); };
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, keep);
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, keep);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, keep);
}

QString RowsView::selectionAsText() const
{
    if (!model() || !selectionModel())
        return {};
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.row() < b.row(); });
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column))
            columns.append(column);
    }
    // A tab or line end inside a cell would tear the row apart in a spreadsheet.
    const auto clean = [](QString cell) { return cell.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' '); };
    QString text;
    for (qsizetype i = 0; i < columns.size(); ++i)
        text += (i ? QStringLiteral("\t") : QString())
                + clean(model()->headerData(columns[i], Qt::Horizontal).toString());
    text += u'\n';
    for (const QModelIndex &row : rows) {
        for (qsizetype i = 0; i < columns.size(); ++i)
            text += (i ? QStringLiteral("\t") : QString())
                    + clean(model()->index(row.row(), columns[i]).data().toString());
        text += u'\n';
    }
    return text;
}

void RowsView::copySelection() const { QGuiApplication::clipboard()->setText(selectionAsText()); }

void RowsView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_emptyText.isEmpty() || (model() && model()->rowCount() > 0))
        return;
    QPainter painter(viewport());
    painter.setPen(currentTheme().quietText);
    const QRect area = viewport()->rect().adjusted(24, 16, -24, -16);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void RowsView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowActivated(currentIndex());
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RowsView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0
        && (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason))
        setCurrentIndex(model()->index(0, 0)); // the keyboard sees where it is
}

void RowsView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitRows();
}

} // namespace nightjar

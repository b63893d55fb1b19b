// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/command_box.h"

#include <algorithm>

#include <QAction>
#include <QFrame>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include "core/registry/pinyin.h"
#include "ui/icons.h"
#include "ui/theme.h"

namespace nightjar {

std::vector<const Command *> findCommands(const std::vector<Command> &commands, const QString &text, std::size_t limit)
{
    const QString needle = text.trimmed().toLower();
    std::vector<std::pair<int, const Command *>> found;
    for (const Command &command : commands) {
        if (needle.isEmpty() && command.rank > 1)
            continue; // without a text: pages and commands only
        if (!matchesFilter(command.search, needle))
            continue;
        // A match at the start of a line of the search text (code, name, pinyin) or of its initials counts more.
        const bool starts = command.search.startsWith(needle) || command.search.contains(u'\n' + needle)
                            || command.search.contains(u' ' + needle);
        found.emplace_back((starts ? 0 : 10) + command.rank, &command);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<const Command *> result;
    for (const auto &[rank, command] : found) {
        if (result.size() == limit)
            break;
        result.push_back(command);
    }
    return result;
}

CommandBox::CommandBox(QWidget *parent) : QLineEdit(parent)
{
    setObjectName(QStringLiteral("commandBox"));
    setMinimumWidth(220);
    setMaximumWidth(430);
    m_icon = addAction(lineIcon(QStringLiteral("search"), currentTheme().quietText, 16), QLineEdit::LeadingPosition);
    connect(this, &QLineEdit::textEdited, this, &CommandBox::search);
    retranslate();
}

void CommandBox::retranslate()
{
    m_icon->setIcon(lineIcon(QStringLiteral("search"), currentTheme().quietText, 16));
    setPlaceholderText(tr("Find an enterprise, a page, a command"));
    setToolTip(tr("Code, name, pinyin or pinyin initials; Enter goes there (%1)")
                   .arg(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText)));
    setAccessibleName(tr("Command box"));
    fitHint();
}

void CommandBox::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty())
        return;
    QPainter painter(this);
    painter.setPen(currentTheme().quietText);
    painter.drawText(rect().adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter,
                     QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText));
}

void CommandBox::fitHint()
{
    // Room for the shortcut at the right, whatever the size of the type.
    const int room = fontMetrics().horizontalAdvance(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText));
    setTextMargins(0, 0, room + 12, 0);
}

void CommandBox::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHint();
}

void CommandBox::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() == Qt::ActiveWindowFocusReason || event->reason() == Qt::PopupFocusReason)
        return;
    if (m_source)
        m_commands = m_source();
    if (event->reason() != Qt::TabFocusReason && event->reason() != Qt::BacktabFocusReason)
        search();
}

void CommandBox::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (m_popup)
        m_popup->hide();
}

void CommandBox::search()
{
    if (m_commands.empty() && m_source)
        m_commands = m_source();
    m_found = findCommands(m_commands, text(), 12);
    if (!m_popup) {
        m_popup = new QFrame(window());
        m_popup->setObjectName(QStringLiteral("commandList"));
        m_popup->setProperty("role", "card");
        m_popup->setFrameShape(QFrame::StyledPanel);
        m_list = new QListView(m_popup);
        m_list->setObjectName(QStringLiteral("commandRows"));
        m_list->setModel(&m_rows);
        m_list->setFocusPolicy(Qt::NoFocus); // the box keeps the keyboard
        m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
        m_list->setUniformItemSizes(true);
        auto *layout = new QVBoxLayout(m_popup);
        layout->setContentsMargins(4, 4, 4, 4);
        layout->addWidget(m_list);
        connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { run(index.row()); });
    }
    m_list->setAccessibleName(tr("Found"));
    QStringList rows;
    for (const Command *command : m_found)
        rows.append(command->detail.isEmpty() ? command->title : command->title + QStringLiteral("   ") + command->detail);
    m_rows.setStringList(rows);
    if (!rows.isEmpty())
        m_list->setCurrentIndex(m_rows.index(0));
    place();
}

void CommandBox::place()
{
    if (m_found.empty() || !hasFocus()) {
        m_popup->hide();
        return;
    }
    const QPoint below = mapTo(window(), QPoint(0, height() + 2));
    const int rowHeight = std::max(m_list->sizeHintForRow(0), fontMetrics().height() + 6);
    m_popup->setGeometry(below.x(), below.y(), width(), int(m_found.size()) * rowHeight + 14);
    m_popup->show();
    m_popup->raise();
}

void CommandBox::keyPressEvent(QKeyEvent *event)
{
    const int row = m_list ? m_list->currentIndex().row() : -1;
    const int rows = int(m_found.size());
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (!m_popup || !m_popup->isVisible())
            search();
        else if (rows > 0)
            m_list->setCurrentIndex(m_rows.index((row + (event->key() == Qt::Key_Down ? 1 : rows - 1)) % rows));
        event->accept();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_popup && m_popup->isVisible())
            run(row);
        event->accept();
        return;
    case Qt::Key_Escape:
        leave();
        event->accept();
        return;
    default: QLineEdit::keyPressEvent(event);
    }
}

void CommandBox::run(int row)
{
    if (row < 0 || row >= int(m_found.size()))
        return;
    const std::function<void()> chosen = m_found[std::size_t(row)]->run;
    leave();
    if (chosen)
        chosen();
}

void CommandBox::leave()
{
    clear();
    m_found.clear();
    if (m_popup)
        m_popup->hide();
    clearFocus();
}

QStringList CommandBox::offered() const
{
    QStringList titles;
    for (const Command *command : m_found)
        titles.append(command->title);
    return titles;
}

} // namespace nightjar

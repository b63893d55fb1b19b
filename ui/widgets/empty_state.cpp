// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme_style.h"

namespace nightjar {

EmptyState::EmptyState(QWidget *parent) : QWidget(parent), m_title(new QLabel(this)), m_text(new QLabel(this))
{
    m_title->setProperty("role", "title");
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_text->setProperty("role", "quiet");
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto *column = new QVBoxLayout;
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_text);
    m_buttons = new QVBoxLayout;
    m_buttons->setSpacing(8);
    m_buttons->setContentsMargins(40, 12, 40, 0);
    column->addLayout(m_buttons);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(column, 4);
    row->addStretch(1);
    setMinimumWidth(200);
    m_text->setMinimumWidth(300);
}

void EmptyState::setTexts(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_text->setText(text);
}

QPushButton *EmptyState::addButton(const QString &objectName)
{
    auto *button = new QPushButton(this);
    button->setObjectName(objectName);
    button->setProperty("role", m_buttons->count() == 0 ? "largePrimary" : "large");
    m_buttons->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

} // namespace nightjar

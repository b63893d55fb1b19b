// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/today/today_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/link_row.h"

namespace nightjar {

TodayCard::TodayCard(const QString &name, QWidget *parent)
    : QFrame(parent), m_heading(new QLabel(this)), m_number(new QLabel(this)), m_rows(new QVBoxLayout),
      m_note(new QLabel(this))
{
    setObjectName(name);
    setProperty("role", "card");
    m_heading->setProperty("role", "title");
    m_heading->setWordWrap(true);
    m_number->setProperty("role", "display");
    m_number->setObjectName(name + QStringLiteral("Number"));
    m_note->setProperty("role", "quiet");
    m_note->setWordWrap(true);
    auto *top = new QHBoxLayout;
    top->addWidget(m_heading, 1, Qt::AlignTop);
    top->addWidget(m_number, 0, Qt::AlignTop);
    m_rows->setSpacing(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addLayout(m_rows);
    layout->addWidget(m_note);
    layout->addStretch(1);
}

void TodayCard::begin(const QString &heading, const QString &number)
{
    m_heading->setText(heading);
    m_number->setText(number);
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        // A row may be the very one whose click led here.
        if (QWidget *row = item->widget()) {
            row->hide();
            row->deleteLater();
        }
        delete item;
    }
}

LinkRow *TodayCard::addRow(const QString &text, const QString &detail, const QString &number, std::function<void()> open)
{
    auto *row = new LinkRow(this);
    row->setObjectName(objectName() + QStringLiteral("Row%1").arg(m_rows->count()));
    row->setContent(text, detail, number);
    connect(row, &QAbstractButton::clicked, this, [open = std::move(open)] { open(); });
    m_rows->addWidget(row);
    row->show();
    return row;
}

void TodayCard::finish(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace nightjar

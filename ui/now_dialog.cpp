// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/now_dialog.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QLabel>
#include <QRadioButton>
#include <QTimeZone>
#include <QVBoxLayout>

#include "ui/workspace.h"

namespace nightjar {

NowDialog::NowDialog(Workspace &workspace, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_automatic(new QRadioButton(this)), m_chosen(new QRadioButton(this)),
      m_time(new QDateTimeEdit(this))
{
    setObjectName(QStringLiteral("nowDialog"));
    setWindowTitle(tr("The cache's now"));
    auto *why = new QLabel(tr("Today, Plans and alarms look at the cache as of this moment. A cache whose last sample is "
                              "older than two days lives at noon of the day after it."),
                           this);
    why->setWordWrap(true);
    why->setProperty("role", "quiet");
    m_automatic->setObjectName(QStringLiteral("nowAutomatic"));
    m_automatic->setText(tr("As the data says"));
    m_chosen->setObjectName(QStringLiteral("nowChosen"));
    m_chosen->setText(tr("Another time (UTC+8):"));
    m_time->setObjectName(QStringLiteral("nowTime"));
    m_time->setAccessibleName(tr("Time (UTC+8)"));
    m_time->setTimeSpec(Qt::OffsetFromUTC);
    m_time->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_time->setCalendarPopup(true);
    m_time->setDateTime(QDateTime::fromSecsSinceEpoch(workspace.now(), Qt::OffsetFromUTC, int(localOffset)));
    (workspace.nowIsChosen() ? m_chosen : m_automatic)->setChecked(true);
    connect(m_time, &QDateTimeEdit::dateTimeChanged, m_chosen, [this] { m_chosen->setChecked(true); });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &NowDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &NowDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addWidget(why);
    layout->addWidget(m_automatic);
    auto *row = new QHBoxLayout;
    row->addWidget(m_chosen);
    row->addWidget(m_time, 1);
    layout->addLayout(row);
    layout->addWidget(buttons);
    resize(420, sizeHint().height());
}

void NowDialog::accept()
{
    // The editor's fields are local UTC+8 numbers, whatever zone the process is in.
    const QDate date = m_time->date();
    const QTime time = m_time->time();
    std::optional<Seconds> chosen;
    if (m_chosen->isChecked()) {
        if (const auto day = dayFromCivil(date.year(), date.month(), date.day()))
            chosen = dayStart(*day) + time.hour() * 3600 + time.minute() * 60;
    }
    m_workspace.setNow(chosen);
    QDialog::accept();
}

} // namespace nightjar

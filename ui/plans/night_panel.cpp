// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/night_panel.h"

#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTimeEdit>
#include <QVBoxLayout>

#include "ui/plans/plan_scene.h"
#include "ui/theme.h"

namespace nightjar
{

namespace
{

int minuteOf(const QTimeEdit *edit) { return edit->time().hour() * 60 + edit->time().minute(); }

QDate dateOf(Day day)
{
    const Civil civil = civilOf(day);
    return {civil.year, civil.month, civil.day};
}

} // namespace

NightPanel::NightPanel(QWidget *parent)
    : QWidget(parent), m_nightLabel(new QLabel(this)), m_night(new QDateEdit(this)), m_fromLabel(new QLabel(this)),
      m_from(new QTimeEdit(this)), m_to(new QTimeEdit(this)), m_teamsLabel(new QLabel(this)),
      m_teams(new QSpinBox(this)), m_teamGrid(new QGridLayout), m_startLabel(new QLabel(this)),
      m_start(new QLineEdit(this)), m_speedLabel(new QLabel(this)), m_speed(new QDoubleSpinBox(this)),
      m_visitLabel(new QLabel(this)), m_visit(new QSpinBox(this))
{
    setObjectName(QStringLiteral("nightPanel"));
    m_night->setObjectName(QStringLiteral("planNight"));
    m_night->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_night->setCalendarPopup(true);
    m_from->setObjectName(QStringLiteral("planFrom"));
    m_to->setObjectName(QStringLiteral("planTo"));
    for (QTimeEdit *edit : {m_from, m_to})
        edit->setDisplayFormat(QStringLiteral("HH:mm"));
    m_teams->setObjectName(QStringLiteral("planTeams"));
    m_teams->setRange(1, 8);
    m_start->setObjectName(QStringLiteral("planStart"));
    m_speed->setObjectName(QStringLiteral("planSpeed"));
    m_speed->setRange(5, 120);
    m_speed->setDecimals(0);
    m_visit->setObjectName(QStringLiteral("planVisit"));
    m_visit->setRange(10, 240);
    m_visit->setSingleStep(5);

    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_nightLabel, 0, 0);
    grid->addWidget(m_night, 0, 1, 1, 3);
    grid->addWidget(m_fromLabel, 1, 0);
    grid->addWidget(m_from, 1, 1);
    auto *dash = new QLabel(QStringLiteral("–"), this);
    grid->addWidget(dash, 1, 2);
    grid->addWidget(m_to, 1, 3);
    grid->addWidget(m_speedLabel, 2, 0);
    grid->addWidget(m_speed, 2, 1, 1, 3);
    grid->addWidget(m_visitLabel, 3, 0);
    grid->addWidget(m_visit, 3, 1, 1, 3);
    grid->addWidget(m_startLabel, 4, 0);
    grid->addWidget(m_start, 4, 1, 1, 3);
    grid->addWidget(m_teamsLabel, 5, 0);
    grid->addWidget(m_teams, 5, 1, 1, 3);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    m_teamGrid->setContentsMargins(0, 0, 0, 0);
    m_teamGrid->setHorizontalSpacing(6);
    m_teamGrid->setVerticalSpacing(4);
    m_teamGrid->setColumnStretch(1, 2);
    m_teamGrid->setColumnStretch(2, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 6);
    layout->setSpacing(4);
    layout->addLayout(grid);
    layout->addLayout(m_teamGrid);

    m_nightLabel->setBuddy(m_night);
    m_fromLabel->setBuddy(m_from);
    m_speedLabel->setBuddy(m_speed);
    m_visitLabel->setBuddy(m_visit);
    m_startLabel->setBuddy(m_start);
    m_teamsLabel->setBuddy(m_teams);
    connect(m_night, &QDateEdit::dateChanged, this, &NightPanel::nightChanged);
    connect(m_teams, &QSpinBox::valueChanged, this, [this](int count) {
        setTeamCount(count);
        Q_EMIT edited();
    });
    setForm(NightForm{});
}

void NightPanel::setTeamCount(int count)
{
    while (int(m_rows.size()) < count) {
        const int at = int(m_rows.size());
        TeamRow row{new QLabel(QStringLiteral("●"), this), new QLineEdit(this), new QLineEdit(this)};
        row.name->setObjectName(QStringLiteral("teamName%1").arg(at + 1));
        row.officers->setObjectName(QStringLiteral("teamOfficers%1").arg(at + 1));
        m_teamGrid->addWidget(row.mark, at, 0);
        m_teamGrid->addWidget(row.name, at, 1);
        m_teamGrid->addWidget(row.officers, at, 2);
        QWidget *before = at == 0 ? static_cast<QWidget *>(m_teams) : m_rows.back().officers;
        setTabOrder(before, row.name);
        setTabOrder(row.name, row.officers);
        connect(row.name, &QLineEdit::editingFinished, this, &NightPanel::edited);
        connect(row.officers, &QLineEdit::editingFinished, this, &NightPanel::edited);
        m_rows.push_back(row);
    }
    for (int i = 0; i < int(m_rows.size()); ++i) {
        for (QWidget *part :
             {static_cast<QWidget *>(m_rows[std::size_t(i)].mark), static_cast<QWidget *>(m_rows[std::size_t(i)].name),
              static_cast<QWidget *>(m_rows[std::size_t(i)].officers)})
            part->setVisible(i < count);
    }
    retranslate();
}

NightForm NightPanel::form() const
{
    NightForm form;
    form.night = night();
    form.fromMinute = minuteOf(m_from);
    form.toMinute = minuteOf(m_to);
    form.teams.clear();
    for (int i = 0; i < m_teams->value(); ++i)
        form.teams.push_back({m_rows[std::size_t(i)].name->text(), m_rows[std::size_t(i)].officers->text()});
    form.start = m_start->text();
    form.speedKmh = m_speed->value();
    form.visitMinutes = m_visit->value();
    return form;
}

void NightPanel::setForm(const NightForm &form)
{
    m_from->setTime(QTime(form.fromMinute / 60 % 24, form.fromMinute % 60));
    m_to->setTime(QTime(form.toMinute / 60 % 24, form.toMinute % 60));
    m_speed->setValue(form.speedKmh);
    m_visit->setValue(form.visitMinutes);
    m_start->setText(form.start);
    m_teams->setValue(int(form.teams.size()));
    setTeamCount(m_teams->value());
    for (std::size_t i = 0; i < form.teams.size() && i < m_rows.size(); ++i) {
        m_rows[i].name->setText(form.teams[i].name);
        m_rows[i].officers->setText(form.teams[i].officers);
    }
    if (form.night != 0)
        setNight(form.night);
}

void NightPanel::setNight(Day night) { m_night->setDate(dateOf(night)); }

Day NightPanel::night() const
{
    const QDate date = m_night->date();
    return dayFromCivil(date.year(), date.month(), date.day()).value_or(0);
}

void NightPanel::retranslate()
{
    m_nightLabel->setText(tr("Night of"));
    m_fromLabel->setText(tr("Hours"));
    m_from->setAccessibleName(tr("The night begins at"));
    m_to->setAccessibleName(tr("The night ends at, on the next morning if earlier"));
    m_speedLabel->setText(tr("Speed"));
    m_speed->setSuffix(tr(" km/h"));
    m_speed->setToolTip(tr("Mean speed of a car at night, without roads: straight distance times 1.30 to 1.35, 4 "
                           "minutes for gate and parking"));
    m_visitLabel->setText(tr("Visit"));
    m_visit->setSuffix(tr(" min"));
    m_startLabel->setText(tr("Start"));
    m_start->setPlaceholderText(tr("middle of the candidates"));
    m_start->setToolTip(
        tr("Longitude and latitude in degrees (WGS-84), such as 121.85, 29.93. Empty: the middle of the candidates."));
    m_teamsLabel->setText(tr("Teams"));
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const int number = int(i) + 1;
        m_rows[i].mark->setStyleSheet(QStringLiteral("color: %1").arg(teamColor(int(i)).name()));
        m_rows[i].name->setPlaceholderText(tr("Team %1").arg(number));
        m_rows[i].name->setAccessibleName(tr("Name of team %1").arg(number));
        m_rows[i].officers->setPlaceholderText(tr("two officers"));
        m_rows[i].officers->setAccessibleName(tr("Officers of team %1, separated by commas").arg(number));
        m_rows[i].officers->setToolTip(tr("Names separated by commas; a check needs two officers with certificates"));
    }
}

} // namespace nightjar

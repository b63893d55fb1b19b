// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/plans/night_form.h"

class QDateEdit;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTimeEdit;

namespace nightjar
{

/// Where the officer says which night, from when to when, who goes and from where.
class NightPanel : public QWidget
{
    Q_OBJECT
public:
    explicit NightPanel(QWidget *parent = nullptr);
    NightForm form() const;
    void setForm(const NightForm &form);
    void setNight(Day night);
    Day night() const;
    void retranslate();

Q_SIGNALS:
    void nightChanged();
    void edited();

private:
    struct TeamRow {
        QLabel *mark;
        QLineEdit *name;
        QLineEdit *officers;
    };
    void setTeamCount(int count);

    QLabel *m_nightLabel;
    QDateEdit *m_night;
    QLabel *m_fromLabel;
    QTimeEdit *m_from;
    QTimeEdit *m_to;
    QLabel *m_teamsLabel;
    QSpinBox *m_teams;
    QGridLayout *m_teamGrid;
    std::vector<TeamRow> m_rows;
    QLabel *m_startLabel;
    QLineEdit *m_start;
    QLabel *m_speedLabel;
    QDoubleSpinBox *m_speed;
    QLabel *m_visitLabel;
    QSpinBox *m_visit;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/plans/plan_scene.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace nightjar
{

class Workspace;

/// One stop of a plan: when, why it waits, what clue it rests on, and what the law wants of a check, to be filled in
/// here.
class StopPanel : public QWidget
{
    Q_OBJECT
public:
    explicit StopPanel(Workspace &workspace, QWidget *parent = nullptr);
    /// Shows the chosen stop of the scene, or says how to choose one.
    void setScene(const PlanScene &scene);
    void retranslate();

Q_SIGNALS:
    /// The officer changed something of stop `index`.
    void stopEdited(int index, const nightjar::PlanStop &stop);

private:
    void showStop();
    void showMissing();
    void take();
    QString timesText(const PlanStop &stop) const;
    QString cluesText(const PlanStop &stop) const;

    Workspace &m_workspace;
    PlanScene m_scene;
    PlanStop m_stop;
    bool m_filling = false;
    QLabel *m_title;
    QLabel *m_times;
    QLabel *m_missing;
    QLabel *m_clues;
    QLabel *m_kindLabel;
    QComboBox *m_kind;
    QLabel *m_checksLabel;
    QSpinBox *m_checks;
    QLabel *m_basisLabel;
    QLineEdit *m_basis;
    QLabel *m_byLabel;
    QLineEdit *m_by;
    QLabel *m_atLabel;
    QLineEdit *m_at;
    QCheckBox *m_urgent;
    QLabel *m_codeLabel;
    QLineEdit *m_code;
    QWidget *m_fields;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/base/result.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;

namespace nightjar {

class ChartView;
class CurvesLoader;
class LeadModel;
struct LeadGroup;
class RowsView;
class RulesPanel;
class Workspace;

/// The page where a rule pack is run over a scope and its leads are read, from the keyboard if one likes: J and K move,
/// Space opens the curves, C adds to a case, P plans a visit, D dismisses with a reason.
class ScreeningPage : public QWidget
{
    Q_OBJECT
public:
    explicit ScreeningPage(Workspace &workspace, QWidget *parent = nullptr);
    ~ScreeningPage() override;

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    QString shownText() const;
    void run();
    void stop();
    void updateCounts();
    void step(int by);
    void selectRow(int proxyRow);
    void followSelection(const QString &leadId);
    void dismiss();
    void openCurves();
    void showCurve();
    /// Lists the groups of what is shown; keeps the chosen one while it is there.
    void fillGroups();
    void chooseGroup();
    QString groupText(const LeadGroup &group) const;
    QStringList selectedLeads() const;
    bool handleKey(int key);

    Workspace &m_workspace;
    RulesPanel *m_rules;
    QPushButton *m_run;
    QLabel *m_shown;
    QPushButton *m_everything;
    QWidget *m_filterBar = nullptr;
    QComboBox *m_groupBy;
    QComboBox *m_group;
    QCheckBox *m_proofs;
    QCheckBox *m_gone;
    QLineEdit *m_search;
    QLabel *m_count;
    QLabel *m_notice;
    RowsView *m_table;
    LeadModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QLabel *m_curveTitle;
    ChartView *m_curve;
    CurvesLoader *m_loader;
    int m_job = 0;
    bool m_selectFirst = false; ///< a screening has ended: its first clue is to be shown
    QString m_lastRun; ///< what the last run said
};

} // namespace nightjar

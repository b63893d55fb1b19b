// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "core/registry/plan.h"
#include "ui/workspace.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace nightjar {

class EmptyState;
class TodayCard;

/// What is new and what waits tonight. Every number leads to the rows behind it. Without a cache: two ways to get one.
class TodayPage : public QWidget
{
    Q_OBJECT
public:
    explicit TodayPage(Workspace &workspace, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    void arrange(int columns);
    void later();
    void refresh();
    void readPlans();
    void showLeads();
    void showStrongest();
    void showAlarms();
    void showSilent();
    void showPlan();
    void goToLeads(const LeadFilter &filter);

    Workspace &m_workspace;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QPushButton *m_sample;
    QPushButton *m_import;
    QLabel *m_heading;
    QLabel *m_asOf;
    TodayCard *m_leads;
    TodayCard *m_strongest;
    TodayCard *m_alarms;
    TodayCard *m_silent;
    TodayCard *m_plan;
    std::optional<Plan> m_tonight;
    bool m_stale = true; ///< something changed while the page was hidden
    quint64 m_question = 0;
    QGridLayout *m_grid = nullptr;
    int m_columns = 0;
};

} // namespace nightjar

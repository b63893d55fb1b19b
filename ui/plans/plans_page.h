// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QWidget>

#include "core/base/progress.h"
#include "core/routing/night_plan.h"
#include "ui/plans/plan_scene.h"
#include "ui/plans/plan_tables.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QSortFilterProxyModel;
class QSplitter;
class QStackedLayout;
class QTabWidget;

namespace nightjar
{

class CandidateModel;
class ElidedLabel;
class EmptyState;
class NightPanel;
class PlanMap;
class PlanTimeline;
class RowsView;
class StopPanel;
class Workspace;
struct NightForm;
struct PlanHand;

/// The page of night plans: who goes when from where, whom it may visit, the optimised routes on map and clock, each
/// stop with what the law wants of it, and what leaves the house: route card and GPX.
class PlansPage : public QWidget
{
    Q_OBJECT
public:
    explicit PlansPage(Workspace &workspace, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum Tab { StopTab, MissingTab, LeftOutTab, SavedTab };
    void makeLeft();
    void makeRight();
    void makeTabs();
    void connectParts();
    void retranslate();
    void later();
    void refresh();

    // plans_page_steps.cpp
    void readCandidates();
    void readPlans();
    void takeCandidates(NightCandidates found);
    void optimiseOrStop();
    void takePlan(Plan plan);
    void keep();
    void openSaved(const Plan &plan);
    void removeSaved();
    void writeRouteCard();
    void writeGpxFile();
    void takeTeams();
    const Plan *savedSelected() const;
    PlanHand hand() const;

    void showPlan();
    void selectStop(int stop);
    void editStop(int index, const PlanStop &stop);
    void showMissing();
    void showNumbers();
    void enableSteps();
    void say(const QString &text, bool bad);
    PlanScene scene() const;
    /// Whether what is not kept may go; asks once.
    bool mayLosePlan();
    /// Runs a step with the plan; the sentence of success or failure stands under the bar.
    template <class T>
    void step(const QString &title, std::function<Result<T>(const OnProgress &)> work, std::function<void(T)> done);

    Workspace &m_workspace;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QPushButton *m_toScreening;
    // Every widget is made in the place where it stays: under a style sheet a move to another parent costs a new styling.
    QSplitter *m_columns;
    QWidget *m_left;
    QWidget *m_right;
    QSplitter *m_rows; ///< pictures above, tabs below
    QWidget *m_pictures;
    QTabWidget *m_tabs;
    NightPanel *m_night;
    QLabel *m_candidatesTitle;
    QLabel *m_without;
    QLabel *m_wishes;
    RowsView *m_candidateTable;
    CandidateModel *m_candidates;
    QSortFilterProxyModel *m_sortedCandidates;
    QPushButton *m_optimise;
    QPushButton *m_save;
    QPushButton *m_card;
    QPushButton *m_gpx;
    ElidedLabel *m_numbers;
    QLabel *m_notice;
    PlanMap *m_map;
    QScrollArea *m_clock; ///< around the timeline
    PlanTimeline *m_timeline;
    StopPanel *m_stop;
    ListModel<MissingRow> *m_missing;
    RowsView *m_missingTable = nullptr;
    ListModel<LeftOutRow> *m_leftOut;
    RowsView *m_leftOutTable = nullptr;
    ListModel<Plan> *m_saved;
    RowsView *m_savedTable = nullptr;
    QPushButton *m_openSaved = nullptr;
    QPushButton *m_removeSaved = nullptr;

    std::optional<Plan> m_plan;
    bool m_changed = false; ///< the plan on the screen is not the one in the cache
    int m_selected = -1;
    NightCandidates m_found;
    QStringList m_wanted; ///< leads whose firms are asked for; kept until candidates are there
    int m_job = 0;        ///< the running optimisation
    bool m_busy = false;  ///< another step is running
    bool m_reading = false;
    bool m_stale = true;
    bool m_nightChosen = false; ///< the officer picked the night; `now` no longer moves it
    quint64 m_question = 0;
    quint64 m_planQuestion = 0;
};

} // namespace nightjar

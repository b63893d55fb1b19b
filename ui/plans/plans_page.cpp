// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/plans_page.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/paper/format.h"
#include "ui/plans/candidate_model.h"
#include "ui/plans/chance_strip.h"
#include "ui/plans/night_panel.h"
#include "ui/plans/plan_map.h"
#include "ui/plans/plan_timeline.h"
#include "ui/plans/stop_panel.h"
#include "ui/settings.h"
#include "ui/theme_style.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/rows_view.h"
#include "ui/widgets/tab_box.h"
#include "ui/workspace.h"

namespace nightjar
{

PlansPage::PlansPage(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_stack(new QStackedLayout(this)), m_empty(new EmptyState(this)),
      m_toScreening(m_empty->addButton(QStringLiteral("plansToScreening"))),
      m_columns(new QSplitter(Qt::Horizontal, this)), m_left(new QWidget(m_columns)), m_right(new QWidget(m_columns)),
      m_rows(new QSplitter(Qt::Vertical, m_right)), m_pictures(new QWidget(m_rows)), m_tabs(new QTabWidget(m_rows)),
      m_night(new NightPanel(m_left)), m_candidatesTitle(new QLabel(m_left)), m_without(new QLabel(m_left)),
      m_wishes(new QLabel(m_left)), m_candidateTable(new RowsView(m_left)), m_candidates(new CandidateModel(this)),
      m_sortedCandidates(new QSortFilterProxyModel(this)), m_optimise(new QPushButton(m_right)),
      m_save(new QPushButton(m_right)), m_card(new QPushButton(m_right)), m_gpx(new QPushButton(m_right)),
      m_numbers(new ElidedLabel(m_right)), m_notice(new QLabel(m_right)), m_map(new PlanMap(m_pictures)),
      m_clock(new QScrollArea(m_pictures)), m_timeline(new PlanTimeline(m_clock->viewport())),
      m_stop(makeInTab<StopPanel>(m_tabs, workspace)), m_missing(makeMissingModel(this)),
      m_leftOut(makeLeftOutModel(this)), m_saved(makePlanModel(this))
{
    setObjectName(QStringLiteral("plansPage"));
    m_empty->setProperty("role", "ground");
    m_empty->setAttribute(Qt::WA_StyledBackground);
    m_stack->addWidget(m_empty);
    m_columns->setObjectName(QStringLiteral("plansColumns"));
    m_columns->setChildrenCollapsible(false);
    m_stack->addWidget(m_columns);
    makeLeft();
    makeRight();
    makeTabs();
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({qRound(330 * settings::textScale()), 746});
    if (const QByteArray kept = settings::state(QStringLiteral("plans/night")); !kept.isEmpty())
        m_night->setForm(nightFormFromJson(QJsonDocument::fromJson(kept).object()));
    connectParts();
    retranslate();
}

void PlansPage::makeLeft()
{
    m_left->setProperty("role", "panel");
    m_left->setAttribute(Qt::WA_StyledBackground);
    m_left->setMinimumWidth(276);
    auto *layout = new QVBoxLayout(m_left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_night);
    m_candidatesTitle->setObjectName(QStringLiteral("candidatesTitle"));
    m_candidatesTitle->setProperty("role", "heading");
    m_candidatesTitle->setContentsMargins(12, 4, 12, 4);
    layout->addWidget(m_candidatesTitle);
    m_sortedCandidates->setSourceModel(m_candidates);
    m_sortedCandidates->setSortRole(CandidateModel::SortRole);
    m_candidateTable->setObjectName(QStringLiteral("candidateTable"));
    m_candidateTable->setModel(m_sortedCandidates);
    m_candidateTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_candidateTable->setItemDelegateForColumn(CandidateModel::Chance, new ChanceDelegate(m_candidateTable));
    m_candidateTable->horizontalHeader()->setStretchLastSection(false);
    m_candidateTable->horizontalHeader()->setMinimumSectionSize(30);
    m_candidateTable->horizontalHeader()->setSectionResizeMode(CandidateModel::Firm, QHeaderView::Stretch);
    for (const auto &[column, width] : {std::pair{CandidateModel::Must, 30},
                                        {CandidateModel::Out, 30},
                                        {CandidateModel::Chance, 56},
                                        {CandidateModel::Weight, 48}})
        m_candidateTable->setColumnWidth(column, qRound(width * settings::textScale()));
    m_candidateTable->sortByColumn(CandidateModel::Weight, Qt::DescendingOrder);
    m_candidateTable->horizontalHeader()->setSortIndicatorShown(false); // its arrow would hide the narrow headings
    m_candidateTable->setMinimumHeight(120);
    layout->addWidget(m_candidateTable, 1);
    m_wishes->setObjectName(QStringLiteral("wishesLegend"));
    m_wishes->setProperty("role", "quiet");
    m_wishes->setContentsMargins(12, 4, 12, 4);
    layout->addWidget(m_wishes);
    m_without->setObjectName(QStringLiteral("withoutPosition"));
    m_without->setProperty("role", "quiet");
    m_without->setWordWrap(true);
    m_without->setTextFormat(Qt::PlainText);
    m_without->setContentsMargins(12, 4, 12, 6);
    layout->addWidget(m_without);
}

void PlansPage::makeRight()
{
    m_optimise->setObjectName(QStringLiteral("optimisePlan"));
    m_optimise->setProperty("role", "primary");
    m_save->setObjectName(QStringLiteral("savePlan"));
    m_card->setObjectName(QStringLiteral("routeCard"));
    m_gpx->setObjectName(QStringLiteral("planGpx"));
    m_numbers->setObjectName(QStringLiteral("planNumbers"));
    m_notice->setObjectName(QStringLiteral("plansNotice"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notice->setContentsMargins(12, 0, 12, 6);
    m_notice->hide();
    m_map->setObjectName(QStringLiteral("planMap"));
    m_timeline->setObjectName(QStringLiteral("planTimeline"));
    m_tabs->setObjectName(QStringLiteral("planTabs"));
    m_tabs->setUsesScrollButtons(false);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->setSpacing(6);
    bar->addWidget(m_optimise);
    bar->addStretch(1);
    bar->addWidget(m_save);
    bar->addWidget(m_card);
    bar->addWidget(m_gpx);
    m_clock->setObjectName(QStringLiteral("timelineScroll"));
    m_clock->setWidgetResizable(true);
    m_clock->setFocusPolicy(Qt::NoFocus);
    m_clock->setWidget(m_timeline);
    auto *picturesLayout = new QVBoxLayout(m_pictures);
    picturesLayout->setContentsMargins(0, 0, 0, 0);
    picturesLayout->setSpacing(0);
    picturesLayout->addWidget(m_map, 1);
    picturesLayout->addWidget(m_clock);
    m_rows->setObjectName(QStringLiteral("plansRows"));
    m_rows->setChildrenCollapsible(false);
    m_rows->setStretchFactor(0, 5);
    m_rows->setStretchFactor(1, 4);
    m_rows->setSizes({380, 240});
    m_right->setProperty("role", "panel");
    m_right->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(m_right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    auto *numbers = new QHBoxLayout;
    numbers->setContentsMargins(12, 0, 12, 0);
    numbers->addWidget(m_numbers, 1);
    m_numbers->setMinimumHeight(24);
    layout->addLayout(numbers);
    layout->addWidget(m_notice);
    layout->addWidget(m_rows, 1);
}

void PlansPage::makeTabs()
{
    const auto table = [this](const QString &name, QAbstractItemModel *model, std::initializer_list<int> widths) {
        QWidget *tab = tabBox(m_tabs);
        auto *view = new RowsView(tab);
        tab->layout()->addWidget(view);
        view->setObjectName(name);
        view->setModel(listProxy(model, view));
        view->setSelectionMode(QAbstractItemView::SingleSelection);
        int column = 0;
        for (const int width : widths)
            view->setColumnWidth(column++, width);
        view->sortByColumn(0, Qt::AscendingOrder);
        return view;
    };
    m_missingTable = table(QStringLiteral("missingTable"), m_missing, {130, 170, 240});
    m_leftOutTable = table(QStringLiteral("leftOutTable"), m_leftOut, {170, 360});
    m_savedTable = table(QStringLiteral("savedPlans"), m_saved, {110, 60, 60, 120, 130, 90});
    m_savedTable->sortByColumn(0, Qt::DescendingOrder);
    QWidget *saved = m_savedTable->parentWidget();
    m_openSaved = new QPushButton(saved);
    m_openSaved->setObjectName(QStringLiteral("openSavedPlan"));
    m_removeSaved = new QPushButton(saved);
    m_removeSaved->setObjectName(QStringLiteral("removeSavedPlan"));
    auto *layout = static_cast<QVBoxLayout *>(saved->layout());
    layout->setSpacing(0);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 6, 12, 6);
    buttons->addWidget(m_openSaved);
    buttons->addWidget(m_removeSaved);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    for (RowsView *view : {m_missingTable, m_leftOutTable, m_savedTable})
        view->rememberColumns();
}

void PlansPage::connectParts()
{
    connect(m_toScreening, &QPushButton::clicked, this,
            [this] { Q_EMIT m_workspace.openPageRequested(QStringLiteral("screening")); });
    connect(m_optimise, &QPushButton::clicked, this, &PlansPage::optimiseOrStop);
    connect(m_save, &QPushButton::clicked, this, &PlansPage::keep);
    connect(m_card, &QPushButton::clicked, this, &PlansPage::writeRouteCard);
    connect(m_gpx, &QPushButton::clicked, this, &PlansPage::writeGpxFile);
    connect(m_night, &NightPanel::nightChanged, this, [this] {
        m_nightChosen = true;
        readCandidates();
    });
    connect(m_night, &NightPanel::edited, this, &PlansPage::takeTeams);
    connect(m_candidates, &CandidateModel::wishesChanged, this, [this] {
        retranslate();
        m_map->setScene(scene());
    });
    connect(m_candidateTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &row) {
                if (!row.isValid())
                    return;
                const NightCandidate &candidate =
                    m_candidates->candidates()[std::size_t(m_sortedCandidates->mapToSource(row).row())];
                if (!candidate.leads.isEmpty())
                    m_workspace.selectLead(candidate.leads.first()); // the inspector tells why
            });
    connect(m_map, &PlanMap::stopClicked, this, &PlansPage::selectStop);
    connect(m_map, &PlanMap::candidateClicked, this, [this](const QString &enterprise) {
        for (int row = 0; row < m_candidates->rowCount(); ++row) {
            if (m_candidates->candidates()[std::size_t(row)].enterprise == enterprise)
                m_candidateTable->setCurrentIndex(
                    m_sortedCandidates->mapFromSource(m_candidates->index(row, CandidateModel::Firm)));
        }
    });
    connect(m_timeline, &PlanTimeline::stopClicked, this, &PlansPage::selectStop);
    connect(m_stop, &StopPanel::stopEdited, this, &PlansPage::editStop);
    connect(m_missingTable, &RowsView::rowActivated, this, [this](const QModelIndex &index) {
        const auto *proxy = static_cast<QSortFilterProxyModel *>(m_missingTable->model());
        selectStop(m_missing->rows()[std::size_t(proxy->mapToSource(index).row())].stop);
        m_tabs->setCurrentIndex(StopTab);
    });
    const auto openSelected = [this] {
        if (const Plan *plan = savedSelected())
            openSaved(*plan);
    };
    connect(m_savedTable, &RowsView::rowActivated, this, openSelected);
    connect(m_openSaved, &QPushButton::clicked, this, openSelected);
    connect(m_removeSaved, &QPushButton::clicked, this, &PlansPage::removeSaved);
    connect(m_savedTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PlansPage::enableSteps);

    connect(&m_workspace, &Workspace::cacheChanged, this, [this] {
        m_plan.reset();
        m_changed = false;
        m_selected = -1;
        m_nightChosen = false;
        m_wanted.clear();
        say(QString(), false);
        showPlan();
        later();
    });
    connect(&m_workspace, &Workspace::leadsChanged, this, &PlansPage::later);
    connect(&m_workspace, &Workspace::plansChanged, this, &PlansPage::later);
    connect(&m_workspace, &Workspace::nowChanged, this, &PlansPage::later);
    connect(&m_workspace, &Workspace::scopeChanged, this, [this] { takeCandidates(m_found); });
    connect(&m_workspace, &Workspace::planVisitRequested, this, [this](const QStringList &leads) {
        m_wanted += leads;
        if (m_stale || m_reading)
            later();
        else
            takeCandidates(m_found);
    });
}

void PlansPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_night->retranslate();
        m_stop->retranslate();
        m_candidates->retranslate();
        m_missing->retranslate();
        m_leftOut->retranslate();
        m_saved->retranslate();
        say(QString(), false); // a sentence in the language before
        retranslate();
        showPlan();
    }
    if (event->type() == QEvent::PaletteChange) // the teams' colours; not while Qt goes through all widgets
        QMetaObject::invokeMethod(m_night, [this] { m_night->retranslate(); }, Qt::QueuedConnection);
    QWidget::changeEvent(event);
}

void PlansPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void PlansPage::later()
{
    m_stale = true;
    if (isVisible())
        refresh();
}

void PlansPage::refresh()
{
    m_stale = false;
    m_stack->setCurrentIndex(m_workspace.isOpen() && (!m_workspace.leads().empty() || !m_saved->rows().empty()) ? 1
                                                                                                                : 0);
    retranslate();
    if (!m_workspace.isOpen())
        return;
    if (!m_nightChosen) {
        const Seconds now = m_workspace.now();
        const QSignalBlocker quiet(m_night);
        m_night->setNight(secondOfDay(now) < 6 * 3600 ? dayOf(now) - 1 : dayOf(now));
    }
    readPlans();
    readCandidates();
}

void PlansPage::retranslate()
{
    m_empty->setTexts(tr("No night to plan yet"),
                      m_workspace.isOpen()
                          ? tr("Plans visit firms with open clues. Run a screening first; firms with a position then "
                               "stand here as candidates.")
                          : tr("Night plans stand here. Open a cache or import data first, then run a screening."));
    m_toScreening->setText(tr("Go to the clues"));
    m_toScreening->setVisible(m_workspace.isOpen());
    const int must = m_candidates->mustCount();
    const int count = m_candidates->rowCount();
    m_candidatesTitle->setText(m_reading  ? tr("Candidates: reading …")
                               : must > 0 ? tr("%1 candidates, %2 must be visited").arg(count).arg(must)
                                          : tr("%n candidate(s)", nullptr, count));
    m_wishes->setText(tr("✓ must be visited   ✕ left out"));
    m_wishes->setVisible(count > 0);
    m_without->setVisible(!m_found.without.empty());
    m_without->setText(
        tr("%n firm(s) with clues cannot be visited: no position.", nullptr, int(m_found.without.size())));
    QStringList names;
    for (const NotCandidate &firm : m_found.without)
        names << firm.why;
    m_without->setToolTip(QStringLiteral("<p>") +
                          names.mid(0, 20).join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")) +
                          QStringLiteral("</p>"));
    m_candidateTable->setAccessibleName(tr("Candidates for the night"));
    m_candidateTable->setEmptyText(m_reading ? tr("Reading the candidates …")
                                             : tr("No firm with an open clue and a position lies in this scope. Choose "
                                                  "a wider scope or run a screening."));
    m_optimise->setText(m_job ? tr("Stop search") : tr("Optimise"));
    m_optimise->setToolTip(m_job ? tr("Stop; the plan before stays")
                                 : tr("Search one second for the routes with the most expected catches"));
    m_save->setText(tr("Keep plan"));
    m_card->setText(tr("Route card…"));
    m_card->setToolTip(tr("Write the route card as PDF, DOCX or ODT in the language of the window"));
    m_gpx->setText(QStringLiteral("GPX…"));
    m_gpx->setToolTip(tr("Write the routes for a navigation device (WGS-84)"));
    m_map->setAccessibleName(tr("Map of the night"));
    m_timeline->setAccessibleName(tr("Timeline of the teams"));
    m_tabs->setAccessibleName(tr("Parts of the plan"));
    m_missingTable->setAccessibleName(tr("What stops still lack"));
    m_missingTable->setEmptyText(m_plan ? tr("Nothing is missing: the card can be printed.")
                                        : tr("What stops lack before printing stands here once there is a plan."));
    m_leftOutTable->setAccessibleName(tr("Firms left out, with the reason"));
    m_leftOutTable->setEmptyText(m_plan ? tr("Every candidate is visited.")
                                        : tr("Who is left out and why stands here once there is a plan."));
    m_savedTable->setAccessibleName(tr("Kept plans"));
    m_savedTable->setEmptyText(tr("Plans that were kept stand here. Keep plan puts the present one among them."));
    m_openSaved->setText(tr("Open"));
    m_removeSaved->setText(tr("Delete…"));
    m_tabs->setTabText(StopTab, tr("Stop"));
    m_tabs->setTabText(MissingTab, tr("To complete (%1)").arg(m_missing->rows().size()));
    m_tabs->setTabText(LeftOutTab, tr("Left out (%1)").arg(m_leftOut->rows().size()));
    m_tabs->setTabText(SavedTab, tr("Kept plans (%1)").arg(m_saved->rows().size()));
    showNumbers();
    enableSteps();
}

void PlansPage::showNumbers()
{
    if (!m_plan) {
        m_numbers->hide();
        return;
    }
    const auto stops =
        std::count_if(m_plan->stops.begin(), m_plan->stops.end(), [](const PlanStop &stop) { return stop.team >= 0; });
    m_numbers->show();
    m_numbers->setText(tr("Expected catches %1 · at least one %2% · %3 stops · %4 km")
                           .arg(formatNumber(m_plan->score, 2),
                                chanceOfAny(*m_plan) > 0.994 ? QStringLiteral(">99")
                                                             : QString::number(std::lround(100 * chanceOfAny(*m_plan))),
                                formatCount(stops), formatNumber(m_plan->distanceKm, 3)) +
                       (m_changed ? tr(" · not kept yet") : QString()));
}

void PlansPage::enableSteps()
{
    const bool idle = !m_job && !m_busy;
    const bool writable = idle && !m_workspace.readOnly();
    m_optimise->setEnabled(m_job || (idle && m_candidates->rowCount() > 0));
    m_save->setEnabled(writable && m_plan && m_changed);
    m_card->setEnabled(writable && m_plan);
    m_gpx->setEnabled(writable && m_plan);
    m_openSaved->setEnabled(idle && savedSelected());
    m_removeSaved->setEnabled(writable && savedSelected());
}

void PlansPage::say(const QString &text, bool bad)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    setRole(m_notice, bad ? "bad" : "good");
}

PlanScene PlansPage::scene() const
{
    PlanScene out;
    out.plan = m_plan;
    out.night = m_plan ? m_plan->night : m_night->night();
    out.selected = m_selected;
    for (const NightCandidate &candidate : m_candidates->candidates())
        out.places.insert(candidate.enterprise, {candidate.name, candidate.position, candidate.slots,
                                                 m_candidates->isOut(candidate.enterprise)});
    if (m_plan) {
        for (const PlanStop &stop : m_plan->stops) {
            if (out.places.contains(stop.enterprise))
                continue;
            const Enterprise *firm = m_workspace.registry().enterprise(stop.enterprise);
            out.places.insert(
                stop.enterprise,
                {m_workspace.enterpriseName(stop.enterprise), firm ? firm->position : std::nullopt, {}, false});
        }
    }
    return out;
}

void PlansPage::showPlan()
{
    std::vector<LeftOutRow> leftOut;
    if (m_plan) {
        for (const PlanStop &stop : m_plan->stops) {
            if (stop.team < 0)
                leftOut.push_back({stop.enterprise, m_workspace.enterpriseName(stop.enterprise), stop.why});
        }
    }
    m_leftOut->setRows(std::move(leftOut));
    showMissing();
    const PlanScene now = scene();
    m_map->setScene(now);
    m_timeline->setScene(now);
    m_clock->setFixedHeight(std::min(m_timeline->sizeHint().height() + 4, 190)); // four teams are seen whole
    m_stop->setScene(now);
    retranslate();
}

} // namespace nightjar

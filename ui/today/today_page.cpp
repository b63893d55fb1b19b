// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/today/today_page.h"

#include <algorithm>
#include <set>

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "core/cache/plan_store.h"
#include "ui/paper/format.h"
#include "ui/job_board.h"
#include "ui/lead_words.h"
#include "ui/settings.h"
#include "ui/today/today_card.h"
#include "ui/today/today_counts.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/link_row.h"

namespace nightjar {

namespace {

constexpr std::size_t rowsOfCard = 6;

/// The night that begins on the evening of `now`, or the one that is still running in the small hours.
Day nightOf(Seconds now) { return secondOfDay(now) < 6 * 3600 ? dayOf(now) - 1 : dayOf(now); }

} // namespace

TodayPage::TodayPage(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_stack(new QStackedLayout(this)), m_empty(new EmptyState(this)),
      m_sample(m_empty->addButton(QStringLiteral("openSample"))),
      m_import(m_empty->addButton(QStringLiteral("importData"))), m_heading(new QLabel), m_asOf(new QLabel),
      m_leads(new TodayCard(QStringLiteral("todayLeads"))), m_strongest(new TodayCard(QStringLiteral("todayStrongest"))),
      m_alarms(new TodayCard(QStringLiteral("todayAlarms"))),
      m_silent(new TodayCard(QStringLiteral("todaySilent"))), m_plan(new TodayCard(QStringLiteral("todayPlan")))
{
    setObjectName(QStringLiteral("todayPage"));
    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("todayScroll"));
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(area);
    body->setProperty("role", "ground");
    body->setObjectName(QStringLiteral("todayBody"));
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    m_heading->setProperty("role", "title");
    m_asOf->setProperty("role", "quiet");
    auto *top = new QHBoxLayout;
    top->addWidget(m_heading);
    top->addStretch(1);
    top->addWidget(m_asOf);
    layout->addLayout(top);
    m_grid = new QGridLayout;
    m_grid->setSpacing(12);
    arrange(2);
    layout->addLayout(m_grid);
    layout->addStretch(1);
    area->setWidget(body);
    m_empty->setProperty("role", "ground");
    m_empty->setAttribute(Qt::WA_StyledBackground);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(area);

    connect(m_sample, &QPushButton::clicked, &workspace, &Workspace::sampleRequested);
    connect(m_import, &QPushButton::clicked, this, [this] { Q_EMIT m_workspace.importRequested({}); });
    for (auto signal : {&Workspace::cacheChanged, &Workspace::dataChanged, &Workspace::leadsChanged,
                        &Workspace::nowChanged})
        connect(&workspace, signal, this, &TodayPage::later);
    connect(&workspace, &Workspace::plansChanged, this, &TodayPage::readPlans);
    connect(&workspace, &Workspace::nowChanged, this, &TodayPage::readPlans);
    retranslate();
}

/// Two columns of cards, or one where a row of two would cut names and times.
void TodayPage::arrange(int columns)
{
    if (m_columns == columns)
        return;
    m_columns = columns;
    const bool two = columns == 2;
    m_grid->addWidget(m_leads, 0, 0);
    m_grid->addWidget(m_alarms, two ? 0 : 1, two ? 1 : 0);
    m_grid->addWidget(m_plan, two ? 1 : 2, 0);
    m_grid->addWidget(m_silent, two ? 1 : 3, two ? 1 : 0);
    m_grid->addWidget(m_strongest, two ? 2 : 4, 0, 1, columns);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, two ? 1 : 0);
}

void TodayPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(width() < qRound(680 * settings::textScale()) ? 1 : 2);
}

void TodayPage::later()
{
    if (isVisible())
        refresh();
    else
        m_stale = true;
}

void TodayPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void TodayPage::readPlans()
{
    if (!m_workspace.isOpen())
        return;
    const quint64 question = ++m_question;
    m_workspace.jobs().start<std::vector<Plan>>(
        QString(), this,
        [path = m_workspace.path()](const OnProgress &) -> Result<std::vector<Plan>> {
            auto cache = Cache::open(path, OpenMode::ReadOnly);
            if (!cache)
                return cache.error();
            return cache->plans().plans();
        },
        [this, question](Result<std::vector<Plan>> plans) {
            if (question != m_question)
                return;
            m_tonight.reset();
            if (plans) {
                const auto found = std::find_if(plans->begin(), plans->end(), [this](const Plan &plan) {
                    return plan.night == nightOf(m_workspace.now());
                });
                if (found != plans->end())
                    m_tonight = *found;
            }
            later();
        });
}

void TodayPage::refresh()
{
    m_stale = false;
    const bool nothing = !m_workspace.isOpen()
                         || (m_workspace.stats().samples == 0 && m_workspace.registry().enterprises.empty());
    m_stack->setCurrentIndex(nothing ? 0 : 1);
    if (nothing)
        return;
    m_asOf->setText(tr("As of %1 %2").arg(formatDayWithWeekday(dayOf(m_workspace.now())),
                                         formatClock(secondOfDay(m_workspace.now()) / 60)));
    showLeads();
    showStrongest();
    showAlarms();
    showSilent();
    showPlan();
}

void TodayPage::goToLeads(const LeadFilter &filter)
{
    m_workspace.setScope({});
    m_workspace.setLeadFilter(filter);
    Q_EMIT m_workspace.openPageRequested(QStringLiteral("screening"));
}

void TodayPage::showLeads()
{
    const TodayCounts counts = todayCounts(m_workspace.leads(), m_workspace.channels(), m_workspace.now());
    m_leads->begin(tr("New clues"), formatCount(counts.newLeadCount));
    for (const RuleCount &count : counts.newLeads) {
        LinkRow *row = m_leads->addRow(ruleTitle(count.rule), tr("%n strong", nullptr, count.strong), formatCount(count.all),
                                       [this, rule = count.rule] { goToLeads({.rule = rule, .state = QStringLiteral("new")}); });
        row->setToolTip(tr("Strong: strength of %1 and more").arg(strongLead));
    }
    if (counts.newLeadCount > 0) {
        m_leads->finish({});
    } else if (m_workspace.leads().empty()) {
        m_leads->addRow(tr("Run a screening"), {}, {},
                        [this] { Q_EMIT m_workspace.openPageRequested(QStringLiteral("screening")); });
        m_leads->finish(tr("No screening has found anything in this cache yet. New clues will stand here, by rule."));
    } else {
        m_leads->finish(tr("All clues have been looked at."));
    }
}

void TodayPage::showStrongest()
{
    const TodayCounts counts = todayCounts(m_workspace.leads(), m_workspace.channels(), m_workspace.now());
    m_strongest->setVisible(!counts.strongest.empty());
    m_strongest->begin(tr("Strongest new clues"), {});
    for (const StoredLead *stored : counts.strongest) {
        const Lead &lead = stored->lead;
        LinkRow *row = m_strongest->addRow(m_workspace.enterpriseName(lead.enterprise) + QStringLiteral(" · ") + ruleTitle(lead.rule),
                                           formatSpan(lead.span), QString::number(lead.strength, 'f', 2),
                                           [this, id = lead.id] {
                                               goToLeads({});
                                               m_workspace.selectLead(id);
                                           });
        row->setShare(lead.strength);
    }
    m_strongest->finish({});
}

void TodayPage::showAlarms()
{
    const TodayCounts counts = todayCounts(m_workspace.leads(), m_workspace.channels(), m_workspace.now());
    m_alarms->begin(tr("Treatment alarms of 90 minutes and more"), formatCount(qint64(counts.alarms.size())));
    // A quiet week still says when the last alarms were.
    const std::vector<const StoredLead *> &alarms = counts.alarms.empty() ? counts.earlierAlarms : counts.alarms;
    for (std::size_t i = 0; i < std::min(alarms.size(), rowsOfCard); ++i) {
        const Lead &lead = alarms[i]->lead;
        m_alarms->addRow(m_workspace.enterpriseName(lead.enterprise), formatShort(lead.span.from),
                         formatDuration(lead.span.length()), [this, id = lead.id] {
                             goToLeads({.rule = QStringLiteral("treatment-idle")});
                             m_workspace.selectLead(id);
                         });
    }
    if (counts.alarms.size() > rowsOfCard)
        m_alarms->addRow(tr("All alarms"), {}, formatCount(qint64(counts.alarms.size())),
                         [this] { goToLeads({.rule = QStringLiteral("treatment-idle")}); });
    const QString shorter = tr("%n shorter alarm(s) in the last 7 days: the firms' own to settle.", nullptr,
                               counts.firmAlarms);
    m_alarms->finish(counts.alarms.empty()
                         ? (alarms.empty() ? tr("None in the last 7 days.") : tr("None in the last 7 days; these were the latest."))
                     : counts.firmAlarms > 0 ? shorter
                                             : QString());
}

void TodayPage::showSilent()
{
    const TodayCounts counts = todayCounts(m_workspace.leads(), m_workspace.channels(), m_workspace.now());
    m_silent->begin(tr("Channels gone silent"), formatCount(qint64(counts.silent.size())));
    for (std::size_t i = 0; i < std::min(counts.silent.size(), rowsOfCard); ++i) {
        const ChannelSummary &channel = *counts.silent[i];
        m_silent->addRow(m_workspace.enterpriseName(channel.key.enterprise) + QStringLiteral(" · ") + channel.key.point
                             + u'/' + channel.key.factor,
                         tr("last %1").arg(formatShort(channel.to)), formatDuration(m_workspace.now() - channel.to),
                         [this, key = channel.key, to = channel.to] {
                             m_workspace.setScope({.enterprise = key.enterprise, .point = key.point, .factor = key.factor});
                             Q_EMIT m_workspace.openCurvesRequested({key.text()},
                                                                    {to - 3 * secondsPerDay, m_workspace.now()});
                         });
    }
    if (counts.silent.size() > rowsOfCard)
        m_silent->addRow(tr("All channels"), {}, formatCount(qint64(counts.silent.size())),
                         [this] { Q_EMIT m_workspace.openPageRequested(QStringLiteral("data")); });
    m_silent->finish(counts.silent.empty() ? tr("Every channel of the last 30 days has sent something in the last 24 hours.")
                                           : tr("No sample for more than 24 hours, though there was one in the last 30 days."));
}

void TodayPage::showPlan()
{
    const Day night = nightOf(m_workspace.now());
    const auto open = [this] { Q_EMIT m_workspace.openPageRequested(QStringLiteral("plans")); };
    if (!m_tonight || m_tonight->night != night) {
        m_plan->begin(tr("Tonight's plan"), QStringLiteral("–"));
        m_plan->addRow(tr("Plan the night"), formatDayWithWeekday(night), {}, open);
        m_plan->finish(tr("There is no plan for tonight yet."));
        return;
    }
    int stops = 0;
    for (const PlanStop &stop : m_tonight->stops)
        stops += stop.team >= 0 ? 1 : 0;
    m_plan->begin(tr("Tonight's plan"), tr("%n stop(s)", nullptr, stops));
    for (std::size_t team = 0; team < m_tonight->teams.size(); ++team) {
        int own = 0;
        Seconds first = 0;
        for (const PlanStop &stop : m_tonight->stops) {
            if (stop.team != int(team))
                continue;
            first = first == 0 ? stop.arrive : std::min(first, stop.arrive);
            ++own;
        }
        m_plan->addRow(m_tonight->teams[team].name, own > 0 ? tr("first arrival %1").arg(formatClock(secondOfDay(first) / 60)) : QString(),
                       formatCount(own), open);
    }
    m_plan->finish(tr("%1 · expected catches %2 · %3 km")
                       .arg(formatDayWithWeekday(night), formatNumber(m_tonight->score, 2), formatNumber(m_tonight->distanceKm, 3)));
}

void TodayPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TodayPage::retranslate()
{
    m_empty->setTexts(tr("Nightjar has no data yet"),
                      tr("Look around in a simulated district with 24 firms and 120 days, or begin with your own files."));
    m_sample->setText(tr("Open the sample district"));
    m_import->setText(tr("Import data"));
    m_heading->setText(tr("What is new, what waits tonight"));
    refresh();
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QDateTime>
#include <QJsonDocument>
#include <QPushButton>
#include <QStackedLayout>
#include <QTabWidget>
#include <QThread>

#include "ui/dialogs.h"
#include "ui/paper/format.h"
#include "ui/job_board.h"
#include "ui/plans/candidate_model.h"
#include "ui/plans/night_panel.h"
#include "ui/plans/night_work.h"
#include "ui/plans/plan_map.h"
#include "ui/plans/plan_timeline.h"
#include "ui/plans/plans_page.h"
#include "ui/plans/stop_panel.h"
#include "ui/settings.h"
#include "ui/widgets/rows_view.h"
#include "ui/workspace.h"

namespace nightjar
{

namespace
{

/// A stop keeps what the officer filled in when the same firm is planned for the same night again.
void carryOver(const Plan &before, Plan &plan)
{
    if (before.night != plan.night)
        return;
    for (PlanStop &stop : plan.stops) {
        const auto known = std::find_if(before.stops.begin(), before.stops.end(),
                                        [&](const PlanStop &old) { return old.enterprise == stop.enterprise; });
        if (known == before.stops.end())
            continue;
        stop.checkKind = known->checkKind;
        stop.basis = known->basis;
        stop.checksThisYear = known->checksThisYear;
        stop.approvedBy = known->approvedBy;
        stop.approvedAt = known->approvedAt;
        stop.urgent = known->urgent;
        stop.actCode = known->actCode;
    }
}

} // namespace

PlanHand PlansPage::hand() const
{
    return {m_workspace.path(), m_workspace.officer(), QDateTime::currentSecsSinceEpoch()};
}

void PlansPage::readCandidates()
{
    if (!m_workspace.isOpen())
        return;
    const quint64 question = ++m_question;
    m_reading = true;
    retranslate();
    m_workspace.jobs().start<NightCandidates>(
        QString(), this,
        [path = m_workspace.path(), night = m_night->night()](const OnProgress &progress) {
            return loadCandidates(path, night, progress);
        },
        [this, question](Result<NightCandidates> found) {
            if (question != m_question)
                return;
            m_reading = false;
            if (!found) {
                say(found.error().text, true);
                retranslate();
                return;
            }
            takeCandidates(std::move(*found));
        });
}

void PlansPage::takeCandidates(NightCandidates found)
{
    m_found = std::move(found);
    std::vector<NightCandidate> inScope;
    for (const NightCandidate &candidate : m_found.candidates) {
        const bool wanted = std::any_of(candidate.leads.begin(), candidate.leads.end(),
                                        [this](const QString &lead) { return m_wanted.contains(lead); });
        if (wanted || m_workspace.inScope(candidate.enterprise))
            inScope.push_back(candidate);
    }
    m_candidates->setCandidates(std::move(inScope));
    for (const NightCandidate &candidate : m_candidates->candidates()) {
        for (const QString &lead : candidate.leads) {
            if (m_wanted.contains(lead)) {
                m_candidates->setMust(candidate.enterprise, true);
                break;
            }
        }
    }
    for (const NotCandidate &firm : m_found.without) {
        for (const QString &id : std::as_const(m_wanted)) {
            const StoredLead *lead = m_workspace.lead(id);
            if (lead && lead->lead.enterprise == firm.enterprise)
                say(firm.why, true); // asked for, and cannot be
        }
    }
    if (!m_reading)
        m_wanted.clear();
    showPlan();
}

void PlansPage::optimiseOrStop()
{
    if (m_job) {
        m_workspace.jobs().cancel(m_job);
        return;
    }
    const NightCandidates chosen = m_candidates->chosen();
    const NightForm form = m_night->form();
    auto night = nightSettings(form, chosen.candidates);
    if (!night) {
        say(night.error().text, true);
        return;
    }
    if (chosen.candidates.empty()) {
        say(tr("Every candidate is left out. Clear the ✕ of at least one."), true);
        return;
    }
    settings::setState(QStringLiteral("plans/night"),
                       QJsonDocument(nightFormToJson(form)).toJson(QJsonDocument::Compact));
    night->route.seconds = 1;
    night->route.threads = std::clamp(QThread::idealThreadCount(), 1, 4);
    say(QString(), false);
    m_job = m_workspace.jobs().start<Plan>(
        tr("Optimising the night of %1").arg(formatDate(form.night)), this,
        [chosen, settings = *night](const OnProgress &progress) { return planNight(chosen, settings, progress); },
        [this](Result<Plan> plan) {
            m_job = 0;
            if (plan)
                takePlan(std::move(*plan));
            else
                say(plan.error().text, plan.error().kind != Error::Kind::Cancelled);
            retranslate();
        });
    retranslate();
}

void PlansPage::takePlan(Plan plan)
{
    if (m_plan)
        carryOver(*m_plan, plan);
    const bool another = m_plan && m_plan->id != 0 && m_plan->night == plan.night;
    if (another)
        plan.id = m_plan->id; // a better plan of the same night takes the place of the kept one
    m_plan = std::move(plan);
    m_changed = true;
    m_selected =
        std::any_of(m_plan->stops.begin(), m_plan->stops.end(), [](const PlanStop &stop) { return stop.team >= 0; })
            ? 0
            : -1;
    m_tabs->setCurrentIndex(StopTab);
    showPlan();
    m_map->fit();
    QStringList missed;
    for (const NightCandidate &candidate : m_candidates->chosen().candidates) {
        const auto served = std::any_of(m_plan->stops.begin(), m_plan->stops.end(), [&](const PlanStop &stop) {
            return stop.team >= 0 && stop.enterprise == candidate.enterprise;
        });
        if (candidate.must && !served)
            missed << candidate.name;
    }
    if (!missed.isEmpty()) {
        say(tr("%1 must be visited but cannot be in this night. The list \"Left out\" says why.")
                .arg(missed.join(tr(", ", "between names"))),
            true);
        m_tabs->setCurrentIndex(LeftOutTab);
    }
}

void PlansPage::takeTeams()
{
    if (!m_plan)
        return;
    const NightForm form = m_night->form();
    if (form.teams.size() != m_plan->teams.size())
        return; // another number of teams is another plan
    const auto typed = nightSettings(form, m_candidates->candidates());
    if (!typed)
        return;
    bool changed = false;
    for (std::size_t i = 0; i < m_plan->teams.size(); ++i) {
        changed = changed || m_plan->teams[i].name != typed->teams[i].name ||
                  m_plan->teams[i].officers != typed->teams[i].officers;
        m_plan->teams[i].name = typed->teams[i].name;
        m_plan->teams[i].officers = typed->teams[i].officers;
    }
    if (!changed)
        return;
    m_changed = true;
    showPlan();
}

template <class T>
void PlansPage::step(const QString &title, std::function<Result<T>(const OnProgress &)> work,
                     std::function<void(T)> done)
{
    say(QString(), false);
    m_busy = true;
    enableSteps();
    m_workspace.jobs().start<T>(title, this, std::move(work), [this, done](Result<T> result) {
        m_busy = false;
        if (result)
            done(std::move(*result));
        else
            say(result.error().text, true);
        enableSteps();
    });
}

void PlansPage::keep()
{
    if (!m_plan)
        return;
    takeTeams();
    step<Plan>(
        tr("Keeping the plan"), [hand = hand(), plan = *m_plan](const OnProgress &) { return keepPlan(hand, plan); },
        [this](Plan kept) {
            if (m_plan && m_plan->night == kept.night) {
                m_plan->id = kept.id;
                m_plan->madeAt = kept.madeAt;
                m_plan->madeBy = kept.madeBy;
                m_changed = false;
            }
            say(tr("The plan of the night of %1 is kept.").arg(formatDate(kept.night)), false);
            retranslate();
            m_workspace.reload(); // leads are now in a plan
        });
}

void PlansPage::readPlans()
{
    const quint64 question = ++m_planQuestion;
    m_workspace.jobs().start<std::vector<Plan>>(
        QString(), this, [path = m_workspace.path()](const OnProgress &) { return loadPlans(path); },
        [this, question](Result<std::vector<Plan>> plans) {
            if (question != m_planQuestion)
                return;
            if (!plans) {
                say(plans.error().text, true);
                return;
            }
            m_saved->setRows(std::move(*plans));
            if (!m_saved->rows().empty())
                m_stack->setCurrentIndex(1);
            // Who comes back to the page wants to see the plan of the night, not to look for it.
            const auto tonight = std::find_if(m_saved->rows().begin(), m_saved->rows().end(),
                                              [this](const Plan &plan) { return plan.night == m_night->night(); });
            if (!m_plan && !m_job && !m_nightChosen && tonight != m_saved->rows().end())
                openSaved(*tonight);
            retranslate();
        });
}

const Plan *PlansPage::savedSelected() const
{
    const QModelIndexList rows = m_savedTable->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return nullptr;
    const auto *proxy = static_cast<const QSortFilterProxyModel *>(m_savedTable->model());
    const int row = proxy->mapToSource(rows.first()).row();
    return row >= 0 && row < int(m_saved->rows().size()) ? &m_saved->rows()[std::size_t(row)] : nullptr;
}

bool PlansPage::mayLosePlan()
{
    return !m_plan || !m_changed ||
           askConfirm(this, tr("Open another plan"),
                      tr("The plan of the night of %1 on the screen is not kept and would be lost.")
                          .arg(formatDate(m_plan->night)),
                      tr("Open without keeping"));
}

void PlansPage::openSaved(const Plan &saved)
{
    const Plan plan = saved; // the list may be read again while a question is open
    if (!mayLosePlan())
        return;
    m_plan = plan;
    m_changed = false;
    m_selected =
        std::any_of(plan.stops.begin(), plan.stops.end(), [](const PlanStop &stop) { return stop.team >= 0; }) ? 0 : -1;
    NightForm form = m_night->form();
    form.night = plan.night;
    form.teams.clear();
    for (const PlanTeam &team : plan.teams)
        form.teams.push_back({team.name, team.officers.join(QStringLiteral(", "))});
    if (!plan.teams.empty()) {
        const PlanTeam &first = plan.teams.front();
        form.fromMinute = secondOfDay(first.from) / 60;
        form.toMinute = secondOfDay(first.to) / 60;
        form.start = QStringLiteral("%1, %2").arg(first.start.lon, 0, 'f', 5).arg(first.start.lat, 0, 'f', 5);
    }
    form.speedKmh = plan.settings.value(u"speed_kmh").toDouble(form.speedKmh);
    form.visitMinutes = plan.settings.value(u"visit_min").toInt(form.visitMinutes);
    say(QString(), false);
    m_night->setForm(form);
    showPlan();
    m_map->fit();
    m_tabs->setCurrentIndex(StopTab);
}

void PlansPage::removeSaved()
{
    const Plan *selected = savedSelected();
    if (!selected)
        return;
    const Plan plan = *selected;
    if (!askConfirm(this, tr("Delete a plan"),
                    tr("The kept plan of the night of %1 is deleted for good; the journal keeps that it was there.")
                        .arg(formatDate(plan.night)),
                    tr("Delete")))
        return;
    step<Done>(
        QString(), [hand = hand(), plan](const OnProgress &) { return removePlan(hand, plan); },
        [this, id = plan.id](Done) {
            if (m_plan && m_plan->id == id) {
                m_plan->id = 0;
                m_changed = true;
            }
            retranslate();
            Q_EMIT m_workspace.plansChanged();
        });
}

void PlansPage::writeRouteCard()
{
    if (!m_plan)
        return;
    takeTeams();
    showMissing();
    if (!m_missing->rows().empty()) {
        m_tabs->setCurrentIndex(MissingTab);
        if (!askConfirm(this, tr("Route card"),
                        tr("%n thing(s) still to complete; the stops concerned are marked on the card. All is "
                           "listed under \"To complete\".",
                           nullptr, int(m_missing->rows().size())),
                        tr("Write with marks")))
            return;
    }
    const QStringList paths =
        askFiles(this, FileQuestion::SaveFile, tr("Route card"), tr("PDF (*.pdf);;Word (*.docx);;OpenDocument (*.odt)"),
                 tr("Route card %1.pdf").arg(formatDate(m_plan->night)));
    if (paths.isEmpty())
        return;
    step<QString>(
        tr("Writing the route card"),
        [hand = hand(), plan = *m_plan, path = paths.first(), language = currentLanguage()](const OnProgress &) {
            return writeCard(hand, plan, path, language);
        },
        [this, path = paths.first()](QString) { say(tr("The route card is written to %1.").arg(path), false); });
}

void PlansPage::writeGpxFile()
{
    if (!m_plan)
        return;
    const QStringList paths = askFiles(this, FileQuestion::SaveFile, tr("Routes as GPX"), tr("GPX (*.gpx)"),
                                       tr("Night %1.gpx").arg(formatDate(m_plan->night)));
    if (paths.isEmpty())
        return;
    step<QString>(
        tr("Writing the routes"),
        [hand = hand(), plan = *m_plan, path = paths.first()](const OnProgress &) {
            return writePlanGpx(hand, plan, path);
        },
        [this, path = paths.first()](QString) { say(tr("The routes are written to %1.").arg(path), false); });
}

void PlansPage::showMissing()
{
    std::vector<MissingRow> missing;
    if (m_plan) {
        for (const StopProblem &problem : planProblems(*m_plan)) {
            const PlanStop &stop = m_plan->stops[problem.stop];
            //: team and number of the stop
            missing.push_back({int(problem.stop),
                               tr("%1, stop %2")
                                   .arg(m_plan->teams[std::size_t(stop.team)].name)
                                   .arg(stopNumber(*m_plan, problem.stop)),
                               m_workspace.enterpriseName(stop.enterprise), problem.kind});
        }
    }
    m_missing->setRows(std::move(missing));
    m_tabs->setTabText(MissingTab, tr("To complete (%1)").arg(m_missing->rows().size()));
}

void PlansPage::selectStop(int stop)
{
    m_selected = stop;
    const PlanScene now = scene();
    m_map->setScene(now);
    m_timeline->setScene(now);
    m_stop->setScene(now);
    m_tabs->setCurrentIndex(StopTab);
    if (m_plan && stop >= 0 && !m_plan->stops[std::size_t(stop)].leads.isEmpty())
        m_workspace.selectLead(m_plan->stops[std::size_t(stop)].leads.first());
}

void PlansPage::editStop(int index, const PlanStop &stop)
{
    if (!m_plan || index < 0 || index >= int(m_plan->stops.size()))
        return;
    m_plan->stops[std::size_t(index)] = stop;
    m_changed = true;
    showMissing();
    showNumbers();
    enableSteps();
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/stop_panel.h"

#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/routing/night_plan.h"
#include "ui/paper/format.h"
#include "ui/lead_words.h"
#include "ui/theme_style.h"
#include "ui/workspace.h"

namespace nightjar
{

namespace
{

constexpr const char *kinds[] = {"planned", "clue-driven", "special"};

/// The same visit with the same fields filled in.
bool sameStop(const PlanStop &a, const PlanStop &b)
{
    return a.enterprise == b.enterprise && a.team == b.team && a.arrive == b.arrive && a.start == b.start &&
           a.leave == b.leave && a.checkKind == b.checkKind && a.basis == b.basis &&
           a.checksThisYear == b.checksThisYear && a.approvedBy == b.approvedBy && a.approvedAt == b.approvedAt &&
           a.urgent == b.urgent && a.actCode == b.actCode;
}

QString percent(double share) { return QString::number(std::lround(share * 100)) + u'%'; }

} // namespace

StopPanel::StopPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_title(new QLabel), m_times(new QLabel), m_missing(new QLabel),
      m_clues(new QLabel), m_kindLabel(new QLabel), m_kind(new QComboBox), m_checksLabel(new QLabel),
      m_checks(new QSpinBox), m_basisLabel(new QLabel), m_basis(new QLineEdit), m_byLabel(new QLabel),
      m_by(new QLineEdit), m_atLabel(new QLabel), m_at(new QLineEdit), m_urgent(new QCheckBox), m_codeLabel(new QLabel),
      m_code(new QLineEdit), m_fields(new QWidget)
{
    setObjectName(QStringLiteral("stopPanel"));
    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("stopScroll"));
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(area);
    body->setProperty("role", "panel");
    body->setAttribute(Qt::WA_StyledBackground);
    for (QLabel *label : {m_title, m_times, m_missing, m_clues}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_title->setObjectName(QStringLiteral("stopTitle"));
    m_title->setProperty("role", "title");
    m_times->setObjectName(QStringLiteral("stopTimes"));
    m_missing->setObjectName(QStringLiteral("stopMissing"));
    m_missing->setProperty("role", "warning");
    m_clues->setObjectName(QStringLiteral("stopClues"));
    m_kind->setObjectName(QStringLiteral("stopKind"));
    for (const char *kind : kinds)
        m_kind->addItem(QString(), QString::fromLatin1(kind));
    m_checks->setObjectName(QStringLiteral("stopChecks"));
    m_checks->setRange(0, 99);
    m_basis->setObjectName(QStringLiteral("stopBasis"));
    m_by->setObjectName(QStringLiteral("stopApprovedBy"));
    m_at->setObjectName(QStringLiteral("stopApprovedAt"));
    m_urgent->setObjectName(QStringLiteral("stopUrgent"));
    m_code->setObjectName(QStringLiteral("stopActCode"));

    auto *grid = new QGridLayout(m_fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_kindLabel, 0, 0);
    grid->addWidget(m_kind, 0, 1);
    grid->addWidget(m_checksLabel, 0, 2);
    grid->addWidget(m_checks, 0, 3);
    grid->addWidget(m_byLabel, 1, 0);
    grid->addWidget(m_by, 1, 1);
    grid->addWidget(m_atLabel, 1, 2);
    grid->addWidget(m_at, 1, 3);
    grid->addWidget(m_codeLabel, 2, 0);
    grid->addWidget(m_code, 2, 1);
    grid->addWidget(m_urgent, 2, 2, 1, 2);
    grid->addWidget(m_basisLabel, 3, 0);
    grid->addWidget(m_basis, 3, 1, 1, 3);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(5);
    layout->addWidget(m_title);
    layout->addWidget(m_times);
    layout->addWidget(m_missing);
    layout->addWidget(m_fields);
    layout->addWidget(m_clues);
    layout->addStretch(1);
    area->setWidget(body);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(area);
    setTabOrder(m_kind, m_checks);
    setTabOrder(m_checks, m_by);
    setTabOrder(m_by, m_at);
    setTabOrder(m_at, m_code);
    setTabOrder(m_code, m_urgent);
    setTabOrder(m_urgent, m_basis);

    m_kindLabel->setBuddy(m_kind);
    m_checksLabel->setBuddy(m_checks);
    m_basisLabel->setBuddy(m_basis);
    m_byLabel->setBuddy(m_by);
    m_atLabel->setBuddy(m_at);
    m_codeLabel->setBuddy(m_code);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &StopPanel::take);
    connect(m_checks, &QSpinBox::valueChanged, this, &StopPanel::take);
    connect(m_urgent, &QCheckBox::toggled, this, &StopPanel::take);
    for (QLineEdit *edit : {m_basis, m_by, m_at, m_code})
        connect(edit, &QLineEdit::textEdited, this, &StopPanel::take);
    connect(m_by, &QLineEdit::editingFinished, this, [this] {
        // An approval has a time: the present one, until another is typed.
        if (!m_by->text().trimmed().isEmpty() && m_at->text().trimmed().isEmpty()) {
            m_at->setText(formatTime(QDateTime::currentSecsSinceEpoch()).left(16));
            take();
        }
    });
    retranslate();
}

void StopPanel::setScene(const PlanScene &scene)
{
    const bool shown = m_scene.plan && m_scene.selected >= 0 && scene.plan && scene.selected == m_scene.selected &&
                       sameStop(m_stop, scene.plan->stops[std::size_t(scene.selected)]);
    m_scene = scene;
    if (!shown) {
        showStop();
        return;
    }
    // What is being typed is not typed over.
    m_times->setText(timesText(m_stop));
    m_clues->setText(cluesText(m_stop));
}

void StopPanel::showStop()
{
    const bool any = m_scene.plan && m_scene.selected >= 0;
    for (QWidget *part : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_missing),
                          static_cast<QWidget *>(m_clues), m_fields})
        part->setVisible(any);
    if (!any) {
        setRole(m_times, "quiet");
        m_times->setText(
            m_scene.plan
                ? tr("Choose a stop on the map or the timeline to see its times, its clue and what it still lacks.")
                : tr("A stop's times, clue, basis and approval stand here once there is a plan."));
        return;
    }
    setRole(m_times, "");
    m_filling = true;
    m_stop = m_scene.plan->stops[std::size_t(m_scene.selected)];
    const PlanTeam &team = m_scene.plan->teams[std::size_t(m_stop.team)];
    //: team, number of the stop, firm
    m_title->setText(tr("%1 · stop %2 · %3")
                         .arg(team.name)
                         .arg(stopNumber(*m_scene.plan, std::size_t(m_scene.selected)))
                         .arg(m_scene.places.value(m_stop.enterprise).name));
    m_times->setText(timesText(m_stop));
    m_clues->setText(cluesText(m_stop));
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(m_stop.checkKind)));
    m_checks->setValue(m_stop.checksThisYear);
    m_basis->setText(m_stop.basis);
    m_basis->setCursorPosition(0);
    m_by->setText(m_stop.approvedBy);
    m_at->setText(m_stop.approvedAt ? formatTime(m_stop.approvedAt).left(16) : QString());
    m_urgent->setChecked(m_stop.urgent);
    m_code->setText(m_stop.actCode);
    m_filling = false;
    showMissing();
}

void StopPanel::showMissing()
{
    QStringList missing = stopWarnings(m_stop);
    if (!m_at->text().trimmed().isEmpty() && !parseTime(m_at->text().trimmed().toStdString()))
        missing << tr("the time of approval is none: write it as 2026-11-23 20:15");
    m_missing->setText(
        missing.isEmpty() ? tr("✓ Nothing is missing.")
                          : tr("Still to complete: %1").arg(missing.join(tr(", ", "between things that are missing"))));
    setRole(m_missing, missing.isEmpty() ? "good" : "warning");
}

QString StopPanel::timesText(const PlanStop &stop) const
{
    const std::vector<double> slots = m_scene.places.value(stop.enterprise).slots;
    const Day night = m_scene.plan->night;
    const auto then = chanceAt(slots, night, stop.start);
    QStringList sentences;
    if (stop.start > stop.arrive) {
        const auto atGate = chanceAt(slots, night, stop.arrive);
        const qint64 minutes = (stop.start - stop.arrive) / 60;
        sentences << (atGate && then && *then > *atGate
                          ? tr("Arrives %1, waits %2 min: the chance of running is %3 then and %4 from %5 on.")
                                .arg(clockText(stop.arrive))
                                .arg(minutes)
                                .arg(percent(*atGate), percent(*then), clockText(stop.start))
                          : tr("Arrives %1, waits %2 min, begins %3.")
                                .arg(clockText(stop.arrive))
                                .arg(minutes)
                                .arg(clockText(stop.start)));
        sentences << tr("Leaves %1.").arg(clockText(stop.leave));
    } else {
        sentences << tr("Arrives %1 and begins at once, leaves %2.").arg(clockText(stop.arrive), clockText(stop.leave));
        sentences << (then ? tr("Chance of running then: %1.").arg(percent(*then))
                           : tr("How likely it runs then is not known."));
    }
    sentences << tr("Expected catch: %1.").arg(formatNumber(stop.score, 2));
    return sentences.join(u' ');
}

QString StopPanel::cluesText(const PlanStop &stop) const
{
    if (stop.leads.isEmpty())
        return tr("This stop rests on no clue.");
    QStringList lines;
    for (const QString &id : stop.leads) {
        if (lines.size() == 3)
            break;
        const StoredLead *lead = m_workspace.lead(id);
        if (!lead) {
            lines << tr("Clue %1 is no longer in the cache.").arg(id);
            continue;
        }
        const LeadWords words = leadWords(lead->lead);
        //: title of a clue and its reason
        lines << tr("%1: %2").arg(words.title, words.reason);
    }
    if (stop.leads.size() > lines.size())
        lines << tr("and %n more clue(s)", nullptr, int(stop.leads.size() - lines.size()));
    return lines.join(u'\n');
}

void StopPanel::take()
{
    if (m_filling || !m_scene.plan || m_scene.selected < 0)
        return;
    m_stop.checkKind = m_kind->currentData().toString();
    m_stop.checksThisYear = m_checks->value();
    m_stop.basis = m_basis->text().trimmed();
    m_stop.approvedBy = m_by->text().trimmed();
    m_stop.approvedAt = parseTime(m_at->text().trimmed().toStdString()).value_or(0);
    m_stop.urgent = m_urgent->isChecked();
    m_stop.actCode = m_code->text().trimmed();
    m_scene.plan->stops[std::size_t(m_scene.selected)] = m_stop;
    showMissing();
    Q_EMIT stopEdited(m_scene.selected, m_stop);
}

void StopPanel::retranslate()
{
    m_filling = true;
    m_kindLabel->setText(tr("Kind of check"));
    m_kind->setItemText(0, tr("planned"));
    m_kind->setItemText(1, tr("clue-driven"));
    m_kind->setItemText(2, tr("special"));
    m_checksLabel->setText(tr("Checks this year"));
    m_checks->setToolTip(tr("How often the firm was checked this year; clue-driven checks are outside the yearly cap, "
                            "but need a reasonable frequency"));
    m_basisLabel->setText(tr("Basis"));
    m_byLabel->setText(tr("Approved by"));
    m_atLabel->setText(tr("at"));
    m_at->setPlaceholderText(QStringLiteral("2026-11-23 20:15"));
    m_at->setAccessibleName(tr("Approved at, year-month-day hour:minute"));
    m_urgent->setText(tr("urgent, to be completed"));
    m_urgent->setToolTip(tr("Urgent: reported at once, the approval is completed afterwards"));
    m_codeLabel->setText(tr("Act code"));
    m_code->setToolTip(tr("Administrative-act code of the check"));
    m_filling = false;
    showStop();
}

} // namespace nightjar

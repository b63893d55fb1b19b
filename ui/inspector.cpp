// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector.h"

#include <algorithm>

#include <QDateTime>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/dialogs.h"
#include "ui/paper/format.h"
#include "ui/icons.h"
#include "ui/job_board.h"
#include "ui/lead_words.h"
#include "ui/theme.h"
#include "ui/widgets/dock_title.h"
#include "ui/workspace.h"

namespace nightjar {

namespace {

QLabel *wrapped(QWidget *parent, const char *role)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText); // names come from files
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setProperty("role", role);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    return label;
}

} // namespace

Inspector::Inspector(Workspace &workspace, QWidget *parent)
    : QDockWidget(parent), m_workspace(workspace), m_position(new QLabel), m_previous(new QToolButton),
      m_next(new QToolButton), m_facts(new QWidget), m_factRows(new QGridLayout(m_facts)), m_case(new QPushButton),
      m_plan(new QPushButton), m_curves(new QPushButton), m_dismiss(new QPushButton), m_actions(new QWidget)
{
    setObjectName(QStringLiteral("inspector"));
    m_bar = new DockTitle(this);
    auto *frame = new QWidget(this);
    frame->setProperty("role", "panel");
    auto *outer = new QVBoxLayout(frame);
    outer->setContentsMargins(0, 0, 0, 8);
    outer->setSpacing(8);
    auto *area = new QScrollArea(frame);
    area->setObjectName(QStringLiteral("inspectorScroll"));
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(area);
    body->setProperty("role", "panel");
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(12, 0, 12, 8);
    layout->setSpacing(8);

    m_title = wrapped(body, "title");
    m_title->setObjectName(QStringLiteral("inspectorTitle"));
    m_subtitle = wrapped(body, "quiet");
    m_reason = wrapped(body, "");
    m_reason->setObjectName(QStringLiteral("inspectorReason"));
    m_more = wrapped(body, "quiet");
    m_position->setProperty("role", "heading");
    m_previous->setObjectName(QStringLiteral("previousLead"));
    m_next->setObjectName(QStringLiteral("nextLead"));
    for (QToolButton *button : {m_previous, m_next})
        button->setProperty("role", "flat");
    auto *top = new QHBoxLayout;
    top->addWidget(m_position, 1);
    top->addWidget(m_previous);
    top->addWidget(m_next);
    m_factRows->setContentsMargins(0, 0, 0, 0);
    m_factRows->setHorizontalSpacing(8);
    m_factRows->setVerticalSpacing(3);
    m_factRows->setColumnStretch(0, 1);
    const auto line = [body] {
        auto *frameLine = new QFrame(body);
        frameLine->setProperty("role", "line");
        return frameLine;
    };
    layout->addLayout(top);
    layout->addWidget(m_title);
    layout->addWidget(m_subtitle);
    layout->addWidget(m_reason);
    layout->addWidget(line());
    layout->addWidget(m_facts);
    layout->addWidget(line());
    layout->addWidget(m_more);
    m_help = new QPushButton(body);
    m_help->setObjectName(QStringLiteral("leadRuleHelp"));
    m_help->setProperty("role", "link");
    layout->addWidget(m_help, 0, Qt::AlignLeft);
    layout->addStretch(1);
    area->setWidget(body);

    auto *grid = new QGridLayout(m_actions);
    grid->setContentsMargins(12, 0, 12, 0);
    grid->setSpacing(8);
    m_case->setObjectName(QStringLiteral("addToCase"));
    m_case->setProperty("role", "primary");
    m_plan->setObjectName(QStringLiteral("planVisit"));
    m_curves->setObjectName(QStringLiteral("openCurves"));
    m_dismiss->setObjectName(QStringLiteral("dismissLead"));
    grid->addWidget(m_case, 0, 0);
    grid->addWidget(m_plan, 0, 1);
    grid->addWidget(m_curves, 1, 0);
    grid->addWidget(m_dismiss, 1, 1);
    outer->addWidget(area, 1);
    outer->addWidget(m_actions);
    setWidget(frame);
    frame->setMinimumWidth(220);

    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_case, &QPushButton::clicked, this,
            [this] { Q_EMIT m_workspace.addToCaseRequested(m_workspace.withProofs({m_workspace.selectedLead()})); });
    connect(m_plan, &QPushButton::clicked, this,
            [this] { Q_EMIT m_workspace.planVisitRequested({m_workspace.selectedLead()}); });
    connect(m_curves, &QPushButton::clicked, this, &Inspector::openCurves);
    connect(m_dismiss, &QPushButton::clicked, this, &Inspector::dismiss);
    connect(m_help, &QPushButton::clicked, this, [this] {
        if (const StoredLead *stored = m_workspace.lead(m_workspace.selectedLead()))
            Q_EMIT m_workspace.helpRequested(stored->lead.rule);
    });
    connect(&workspace, &Workspace::leadSelected, this, &Inspector::refresh);
    connect(&workspace, &Workspace::leadsChanged, this, &Inspector::refresh);
    connect(&workspace, &Workspace::scopeChanged, this, &Inspector::refresh);
    connect(&workspace, &Workspace::dataChanged, this, &Inspector::refresh);
    retranslate();
}

QStringList Inspector::order() const
{
    QStringList ids;
    for (const StoredLead &stored : m_workspace.leads()) {
        if (!stored.hint && stored.lead.tier == LeadTier::Regulator && m_workspace.inScope(stored.lead))
            ids.append(stored.lead.id);
    }
    return ids;
}

void Inspector::step(int by)
{
    const QStringList ids = order();
    if (ids.isEmpty())
        return;
    const qsizetype at = ids.indexOf(m_workspace.selectedLead());
    const qsizetype to = at < 0 ? 0 : std::clamp<qsizetype>(at + by, 0, ids.size() - 1);
    m_workspace.selectLead(ids[to]);
}

void Inspector::clearFacts()
{
    while (QLayoutItem *item = m_factRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void Inspector::addFact(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    const int row = m_factRows->rowCount();
    auto *left = wrapped(m_facts, "quiet");
    left->setText(name);
    auto *right = wrapped(m_facts, "");
    right->setText(value);
    right->setAlignment(Qt::AlignRight | Qt::AlignTop);
    // Short figures keep their width; long words wrap beside the name.
    if (value.size() <= 18)
        right->setWordWrap(false);
    m_factRows->addWidget(left, row, 0, Qt::AlignTop);
    m_factRows->addWidget(right, row, 1, Qt::AlignTop);
}

void Inspector::refresh()
{
    clearFacts();
    const bool lead = m_workspace.lead(m_workspace.selectedLead()) != nullptr;
    if (lead)
        showLead();
    else if (m_workspace.registry().enterprise(m_workspace.scope().enterprise))
        showEnterprise();
    else
        showNothing();
    m_actions->setVisible(lead);
    m_help->setVisible(lead);
    m_case->setEnabled(!m_workspace.readOnly());
    m_plan->setEnabled(!m_workspace.readOnly());
    m_dismiss->setEnabled(!m_workspace.readOnly());
    for (QLabel *label : {m_subtitle, m_reason, m_more})
        label->setVisible(!label->text().isEmpty());
    m_facts->setVisible(m_factRows->count() > 0);
}

void Inspector::showLead()
{
    const StoredLead &stored = *m_workspace.lead(m_workspace.selectedLead());
    const Lead &lead = stored.lead;
    const LeadWords words = leadWords(lead);
    const QStringList ids = order();
    const qsizetype at = ids.indexOf(lead.id);
    m_position->setText(at < 0 ? tr("Clue %1").arg(lead.id)
                               : tr("Clue %1 of %2").arg(QString::number(at + 1), QString::number(ids.size())));
    m_previous->setVisible(true);
    m_next->setVisible(true);
    m_previous->setEnabled(at > 0);
    m_next->setEnabled(at >= 0 && at + 1 < ids.size());
    m_title->setText(words.title);
    m_subtitle->setText(m_workspace.enterpriseName(lead.enterprise) + u'\n'
                        + tr("%1, lasts %2").arg(formatSpan(lead.span), formatDuration(lead.span.length())));
    m_reason->setText(words.reason);
    addFact(tr("Strength"), QString::number(lead.strength, 'f', 2));
    addFact(tr("State"), leadStateWord(stored.state));
    if (stored.gone)
        addFact(tr("Latest screening"), tr("not found again"));
    for (const auto &[name, value] : words.figures)
        addFact(name, value);
    if (const QStringList others = m_workspace.withProofs({lead.id}).mid(1); !others.isEmpty()) {
        QStringList rules;
        for (const QString &id : others)
            rules.append(ruleTitle(m_workspace.lead(id)->lead.rule));
        rules.removeDuplicates();
        addFact(tr("Proved as well by"), rules.join(u'\n'));
    }
    QStringList doubted, proving;
    for (const QString &channel : lead.channels)
        doubted.append(channel.section(u'/', 1));
    for (const QString &channel : lead.witnesses)
        proving.append(channel.section(u'/', 1));
    addFact(tr("Channels in doubt"), doubted.join(u'\n'));
    addFact(tr("Channels that prove it"), proving.join(u'\n'));
    QStringList more;
    if (!words.causes.isEmpty())
        more.append(tr("May also be: %1").arg(words.causes.join(tr("; "))));
    if (!words.checks.isEmpty())
        more.append(tr("Look at on site: %1").arg(words.checks.join(tr("; "))));
    if (!words.basis.isEmpty())
        more.append(tr("Basis: %1").arg(words.basis));
    if (!stored.history.empty() && !stored.history.back().why.isEmpty())
        more.append(tr("Last note (%1): %2").arg(stored.history.back().by, stored.history.back().why));
    m_more->setText(more.join(QStringLiteral("\n\n")));
}

void Inspector::showEnterprise()
{
    const Enterprise &enterprise = *m_workspace.registry().enterprise(m_workspace.scope().enterprise);
    m_position->setText(tr("Enterprise"));
    m_previous->hide();
    m_next->setVisible(!order().isEmpty());
    m_next->setEnabled(true);
    m_title->setText(enterprise.name.isEmpty() ? enterprise.code : enterprise.name);
    m_subtitle->setText(enterprise.address);
    m_reason->clear();
    addFact(tr("Code"), enterprise.code == enterprise.name ? QString() : enterprise.code);
    addFact(tr("Credit code"), enterprise.uscc);
    addFact(tr("District"), enterprise.district);
    addFact(tr("Industry"), enterprise.industry);
    addFact(tr("Declared shift"), enterprise.shift);
    addFact(tr("Permit"), enterprise.permit);
    addFact(tr("Tags"), enterprise.tags.join(tr("; ")));
    addFact(tr("Points"), formatCount(qint64(m_workspace.registry().pointsOf(enterprise.code).size())));
    addFact(tr("Channels"), formatCount(qint64(m_workspace.registry().channelsOf(enterprise.code).size())));
    addFact(tr("Clues"), formatCount(order().size()));
    m_more->clear();
}

void Inspector::showNothing()
{
    m_position->setText(tr("Nothing is selected"));
    m_previous->hide();
    m_next->setVisible(!order().isEmpty());
    m_next->setEnabled(true);
    m_title->clear();
    m_subtitle->setText(tr("Select a clue or an enterprise: its reason, figures and basis will stand here, with what "
                           "can be done next."));
    m_reason->clear();
    m_more->clear();
}

void Inspector::openCurves()
{
    const StoredLead *stored = m_workspace.lead(m_workspace.selectedLead());
    if (!stored)
        return;
    QStringList channels = stored->lead.channels + stored->lead.witnesses;
    channels.removeDuplicates();
    // A little of what came before and after: an anomaly is seen against the usual.
    const Seconds margin = std::clamp<Seconds>(stored->lead.span.length() / 4, 6 * 3600, 3 * secondsPerDay);
    Q_EMIT m_workspace.openCurvesRequested(channels,
                                           {stored->lead.span.from - margin, stored->lead.span.to + margin});
}

void Inspector::dismiss()
{
    const QString id = m_workspace.selectedLead();
    if (!m_workspace.lead(id))
        return;
    const QString why = askText(this, tr("Dismiss the clue"), tr("Why is this no clue? The reason stays in the journal."));
    if (why.isEmpty())
        return;
    const LeadMark mark{QStringLiteral("dismissed"), why, m_workspace.officer(), QDateTime::currentSecsSinceEpoch()};
    m_workspace.jobs().start<Done>(
        QString(), this,
        [path = m_workspace.path(), id, mark](const OnProgress &) { return markLeads(path, {id}, mark); },
        [this](Outcome outcome) {
            if (!outcome)
                Q_EMIT m_workspace.failed(outcome.error());
            m_workspace.reload();
        });
}

void Inspector::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        showIcons(); // only: Qt is going through all widgets to style them, and none may go away meanwhile
}

void Inspector::showIcons()
{
    m_previous->setIcon(lineIcon(QStringLiteral("left"), currentTheme().quietText, 14));
    m_next->setIcon(lineIcon(QStringLiteral("right"), currentTheme().quietText, 14));
}

void Inspector::retranslate()
{
    setWindowTitle(tr("Inspector"));
    m_bar->retranslate(tr("Hide the inspector"));
    showIcons();
    m_previous->setToolTip(tr("Previous clue"));
    m_previous->setAccessibleName(tr("Previous clue"));
    m_next->setToolTip(tr("Next clue"));
    m_next->setAccessibleName(tr("Next clue"));
    m_case->setText(tr("Add to case"));
    m_plan->setText(tr("Plan a visit"));
    m_curves->setText(tr("Open curves"));
    m_dismiss->setText(tr("Dismiss…"));
    m_help->setText(tr("How this rule works"));
    refresh();
}

} // namespace nightjar

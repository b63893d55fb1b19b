// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/screening_page.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QVBoxLayout>

#include "core/registry/keys.h"
#include "core/screening/screening_run.h"
#include "ui/curves/chart_view.h"
#include "ui/curves/curves_loader.h"
#include "ui/dialogs.h"
#include "ui/job_board.h"
#include "ui/lead_words.h"
#include "ui/paper/chart_query.h"
#include "ui/screening/lead_model.h"
#include "ui/screening/rules_panel.h"
#include "ui/screening/strength_delegate.h"
#include "ui/settings.h"
#include "ui/widgets/rows_view.h"
#include "ui/workspace.h"

namespace nightjar {

namespace {

/// What is doubted and what proves it, as far as it stays readable: four curves and two kinds of value. A meter before
/// other witnesses, for the load is what most clues argue with.
QStringList channelsToDraw(const Lead &lead)
{
    QStringList wanted = lead.witnesses;
    std::stable_partition(wanted.begin(), wanted.end(), [](const QString &channel) { return channel.endsWith(u"/kw"); });
    QStringList channels, factors;
    for (const QString &channel : lead.channels + wanted) {
        const QString factor = channelKeyFromText(channel).factor;
        if (channels.size() == 4 || channels.contains(channel) || (factors.size() == 2 && !factors.contains(factor)))
            continue;
        channels << channel;
        if (!factors.contains(factor))
            factors << factor;
    }
    return channels;
}

/// The lead with as much before and after as lets the eye compare: half its length, six hours to three days.
Span withContext(Span span)
{
    const Seconds margin = std::clamp<Seconds>(span.length() / 2, 6 * 3600, 3 * secondsPerDay);
    return {span.from - margin, span.to + margin};
}

} // namespace

ScreeningPage::ScreeningPage(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_rules(new RulesPanel(this)), m_run(new QPushButton(this)),
      m_shown(new QLabel(this)), m_everything(new QPushButton(this)), m_groupBy(new QComboBox(this)), m_group(new QComboBox(this)),
      m_proofs(new QCheckBox(this)), m_gone(new QCheckBox(this)), m_search(new QLineEdit(this)), m_count(new QLabel(this)),
      m_notice(new QLabel(this)), m_table(new RowsView(this)), m_model(new LeadModel(workspace, this)),
      m_sorted(new QSortFilterProxyModel(this)), m_curveTitle(new QLabel(this)), m_curve(new ChartView(this)),
      m_loader(new CurvesLoader(this))
{
    setObjectName(QStringLiteral("screeningPage"));
    m_run->setObjectName(QStringLiteral("runScreening"));
    m_run->setProperty("role", "primary");
    m_everything->setObjectName(QStringLiteral("clearLeadFilter"));
    m_shown->setObjectName(QStringLiteral("leadFilterText"));
    m_shown->setTextFormat(Qt::PlainText); // names come from files
    m_shown->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_gone->setObjectName(QStringLiteral("showGone"));
    m_proofs->setObjectName(QStringLiteral("showProofs"));
    m_groupBy->setObjectName(QStringLiteral("groupBy"));
    for (const LeadGrouping by : {LeadGrouping::None, LeadGrouping::Firm, LeadGrouping::Rule, LeadGrouping::BeginDay,
                                  LeadGrouping::Maintainer, LeadGrouping::Maker})
        m_groupBy->addItem(QString(), int(by));
    m_group->setObjectName(QStringLiteral("group"));
    m_group->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_group->setMinimumContentsLength(16);
    m_group->setMaxVisibleItems(24);
    m_group->hide();
    m_search->setObjectName(QStringLiteral("leadSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(220);
    m_count->setObjectName(QStringLiteral("leadCount"));
    m_count->setProperty("role", "quiet");
    m_notice->setObjectName(QStringLiteral("screeningNotice"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setVisible(false);
    m_curveTitle->setProperty("role", "heading");
    m_curveTitle->setTextFormat(Qt::PlainText);
    m_curve->setObjectName(QStringLiteral("leadCurve"));
    m_curve->setMinimumHeight(170);

    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(LeadModel::SortRole);
    m_table->setObjectName(QStringLiteral("leadTable"));
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->setItemDelegateForColumn(LeadModel::Strength, new StrengthDelegate(m_table));
    static constexpr int widths[] = {96, 122, 150, 144, 94, 94, 84, 480};
    for (int column = 0; column < LeadModel::columns; ++column)
        m_table->setColumnWidth(column, qRound(widths[column] * settings::textScale()));
    m_table->sortByColumn(LeadModel::Strength, Qt::DescendingOrder);
    m_table->rememberColumns();
    m_table->installEventFilter(this);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->setSpacing(8);
    bar->addWidget(m_run);
    bar->addWidget(m_count);
    bar->addStretch(1);
    bar->addWidget(m_search);

    auto *choice = new QHBoxLayout;
    choice->setContentsMargins(12, 0, 12, 8);
    choice->setSpacing(8);
    choice->addWidget(m_groupBy);
    choice->addWidget(m_group);
    choice->addStretch(1);
    choice->addWidget(m_proofs);
    choice->addWidget(m_gone);

    m_filterBar = new QWidget(this);
    m_filterBar->setObjectName(QStringLiteral("leadFilterBar"));
    auto *filterBar = new QHBoxLayout(m_filterBar);
    filterBar->setContentsMargins(12, 0, 12, 8);
    filterBar->setSpacing(8);
    filterBar->addWidget(m_shown, 1);
    filterBar->addWidget(m_everything);

    auto *below = new QWidget(this);
    auto *belowLayout = new QVBoxLayout(below);
    belowLayout->setContentsMargins(12, 4, 12, 8);
    belowLayout->setSpacing(4);
    belowLayout->addWidget(m_curveTitle);
    belowLayout->addWidget(m_curve, 1);

    auto *rows = new QSplitter(Qt::Vertical, this);
    rows->setObjectName(QStringLiteral("screeningRows"));
    rows->setChildrenCollapsible(false);
    rows->addWidget(m_table);
    rows->addWidget(below);
    rows->setStretchFactor(0, 3);
    rows->setStretchFactor(1, 2);

    auto *right = new QWidget(this);
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(0);
    rightLayout->addLayout(bar);
    rightLayout->addLayout(choice);
    rightLayout->addWidget(m_filterBar);
    m_notice->setContentsMargins(12, 0, 12, 8);
    rightLayout->addWidget(m_notice);
    rightLayout->addWidget(rows, 1);

    auto *columns = new QSplitter(Qt::Horizontal, this);
    columns->setObjectName(QStringLiteral("screeningColumns"));
    columns->setChildrenCollapsible(false);
    columns->addWidget(m_rules);
    columns->addWidget(right);
    columns->setStretchFactor(1, 1);
    columns->setSizes({220, 900});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(columns);

    connect(m_run, &QPushButton::clicked, this, [this] { m_job ? stop() : run(); });
    connect(m_rules, &RulesPanel::helpWanted, &workspace, &Workspace::helpRequested);
    connect(m_everything, &QPushButton::clicked, this, [this] {
        m_workspace.setLeadFilter({});
        m_workspace.setScope({});
    });
    connect(m_gone, &QCheckBox::toggled, m_model, &LeadModel::setShowGone);
    connect(m_proofs, &QCheckBox::toggled, m_model, &LeadModel::setShowProofs);
    connect(m_groupBy, &QComboBox::activated, this, [this] {
        fillGroups();
        chooseGroup();
    });
    connect(m_group, &QComboBox::activated, this, &ScreeningPage::chooseGroup);
    connect(m_search, &QLineEdit::textChanged, m_model, &LeadModel::setSearch);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        updateCounts();
        fillGroups();
        followSelection(m_workspace.selectedLead());
        // Who has just run a screening wants to see the first clue, not an empty curve.
        if (m_selectFirst && m_sorted->rowCount() > 0) {
            m_selectFirst = false;
            if (m_model->rowOf(m_workspace.selectedLead()) < 0)
                selectRow(0);
        }
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &row) {
        if (row.isValid())
            m_workspace.selectLead(row.data(LeadModel::LeadIdRole).toString());
    });
    connect(m_table, &RowsView::rowActivated, this, &ScreeningPage::openCurves);
    connect(&m_workspace, &Workspace::leadSelected, this, [this](const QString &id) {
        followSelection(id);
        showCurve();
    });
    connect(&m_workspace, &Workspace::cacheChanged, this, [this] {
        m_lastRun.clear();
        m_loader->setCache(m_workspace.path());
        retranslate();
    });
    connect(&m_workspace, &Workspace::leadsChanged, this, &ScreeningPage::retranslate);
    connect(&m_workspace, &Workspace::leadFilterChanged, this, &ScreeningPage::retranslate);
    connect(&m_workspace, &Workspace::scopeChanged, this, &ScreeningPage::retranslate);
    m_loader->setCache(m_workspace.path());
    retranslate();
}

ScreeningPage::~ScreeningPage() = default;

void ScreeningPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_rules->retranslate();
        m_model->retranslate();
        retranslate();
    }
    if (event->type() == QEvent::PaletteChange)
        m_curve->setStyleFromTheme();
    QWidget::changeEvent(event);
}

void ScreeningPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Somebody who comes here first wants to read: the strongest clue stands selected and the keys work at once.
    if (m_workspace.selectedLead().isEmpty())
        selectRow(0);
    m_table->setFocus();
    showCurve();
}

void ScreeningPage::retranslate()
{
    m_run->setText(m_job ? tr("Stop screening") : tr("Run screening"));
    m_everything->setText(tr("Show all clues"));
    const QString shown = shownText();
    m_shown->setText(shown);
    m_filterBar->setVisible(!shown.isEmpty());
    m_gone->setText(tr("Also those not found again"));
    m_proofs->setText(tr("Every proof"));
    m_proofs->setToolTip(tr("A row for each lead, not one for each finding"));
    const QString groupings[] = {tr("All together"), tr("By firm"),       tr("By rule"),
                                 tr("By day"),       tr("By maintainer"), tr("By maker")};
    for (int i = 0; i < m_groupBy->count(); ++i)
        m_groupBy->setItemText(i, groupings[i]);
    m_groupBy->setAccessibleName(tr("Group clues"));
    m_group->setAccessibleName(tr("Group"));
    fillGroups();
    m_search->setPlaceholderText(tr("Firm, pinyin or rule"));
    m_search->setAccessibleName(tr("Filter clues by firm, pinyin or rule"));
    m_table->setAccessibleName(tr("Clues"));
    m_table->setEmptyText(m_workspace.leads().empty()
                              ? tr("Here stand the clues that the rules find. Run a screening to find them.")
                              : tr("No clue of this scope and filter. Show all clues to see the others."));
    m_curve->setAccessibleName(tr("Curve of the selected clue"));
    m_notice->setText(m_lastRun);
    m_notice->setVisible(!m_lastRun.isEmpty());
    updateCounts();
    showCurve();
}

/// What scope and filter leave in the table; empty when all clues are there.
QString ScreeningPage::shownText() const
{
    const LeadFilter &filter = m_workspace.leadFilter();
    const Scope &scope = m_workspace.scope();
    QStringList parts;
    if (!filter.rule.isEmpty())
        parts << ruleTitle(filter.rule);
    if (!filter.state.isEmpty())
        parts << tr("state: %1").arg(leadStateWord(filter.state));
    if (filter.tier)
        parts << (*filter.tier == LeadTier::Firm ? tr("the firms' own matters") : tr("without the firms' own matters"));
    if (filter.minStrength > 0)
        parts << tr("strength from %1").arg(QString::number(filter.minStrength, 'f', 2));
    if (!scope.district.isEmpty())
        parts << (scope.district == undeclared ? tr("no district declared") : scope.district);
    if (!scope.industry.isEmpty())
        parts << (scope.industry == undeclared ? tr("no industry declared") : scope.industry);
    if (!scope.enterprise.isEmpty())
        parts << m_workspace.enterpriseName(scope.enterprise);
    if (!scope.point.isEmpty())
        parts << scope.point;
    if (!scope.factor.isEmpty())
        parts << factorName(scope.factor);
    return parts.isEmpty() ? QString() : tr("Shown: %1").arg(parts.join(QStringLiteral(" · ")));
}

void ScreeningPage::run()
{
    if (!m_workspace.isOpen())
        return;
    if (m_rules->rulesThatAreOn().isEmpty()) {
        m_lastRun = tr("All rules are off. Switch on at least one.");
        retranslate();
        return;
    }
    ScreeningScope scope;
    scope.pack = m_rules->pack();
    scope.rules = m_rules->rulesThatAreOn();
    if (const Scope &chosen = m_workspace.scope(); !chosen.empty()) {
        for (const Enterprise &enterprise : m_workspace.registry().enterprises) {
            if (m_workspace.inScope(enterprise.code))
                scope.enterprises << enterprise.code;
        }
    }
    scope.by = m_workspace.officer();
    scope.now = QDateTime::currentSecsSinceEpoch();
    m_lastRun.clear();
    m_job = m_workspace.jobs().start<ScreeningReport>(
        tr("Screening"), this,
        [path = m_workspace.path(), scope](const OnProgress &progress) { return runScreening(path, scope, progress); },
        [this](const Result<ScreeningReport> &report) {
            m_job = 0;
            if (!report)
                m_lastRun = report.error().text;
            else if (!report->unjudged.empty())
                m_lastRun = tr("%n thing(s) could not be judged, such as: %1", nullptr, int(report->unjudged.size()))
                                .arg(report->unjudged.front().why);
            m_selectFirst = report && isVisible();
            m_workspace.reload();
            retranslate();
        },
        [](const ScreeningReport &report) {
            return tr("%n clue(s) in %1 s", nullptr, int(report.leads.size())).arg(report.seconds, 0, 'f', 1);
        });
    retranslate();
}

void ScreeningPage::stop() { m_workspace.jobs().cancel(m_job); }

void ScreeningPage::updateCounts()
{
    QStringList counts{tr("%n clue(s)", nullptr, m_model->clues()), tr("%n firm(s)", nullptr, m_model->firms())};
    if (const int others = m_model->rowCount() - m_model->clues(); others > 0)
        counts << tr("%1 for the firms themselves").arg(others);
    m_count->setText(counts.join(QStringLiteral(" · ")));
    QHash<QString, int> byRule;
    for (const StoredLead &stored : m_workspace.leads()) {
        if (!stored.gone && stored.lead.tier == LeadTier::Regulator)
            ++byRule[stored.lead.rule];
    }
    m_rules->setCounts(byRule);
}

void ScreeningPage::followSelection(const QString &leadId)
{
    const int row = m_model->rowOf(leadId);
    if (row < 0)
        return;
    const QModelIndex index = m_sorted->mapFromSource(m_model->index(row, 0));
    if (index.row() != m_table->currentIndex().row())
        selectRow(index.row());
}

void ScreeningPage::selectRow(int proxyRow)
{
    if (proxyRow < 0 || proxyRow >= m_sorted->rowCount())
        return;
    m_table->selectRow(proxyRow);
    m_table->scrollTo(m_sorted->index(proxyRow, 0));
}

void ScreeningPage::step(int by)
{
    const int now = m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
    selectRow(std::clamp(now + by, 0, std::max(0, m_sorted->rowCount() - 1)));
}

QStringList ScreeningPage::selectedLeads() const
{
    QStringList ids;
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows())
        ids << row.data(LeadModel::LeadIdRole).toString();
    return ids;
}

void ScreeningPage::dismiss()
{
    const QStringList ids = selectedLeads();
    if (ids.isEmpty())
        return;
    const QString why = askText(this, tr("Dismiss the clue"), tr("Why is this no clue? The reason stays in the journal."));
    if (why.trimmed().isEmpty())
        return;
    const LeadMark mark{QStringLiteral("dismissed"), why.trimmed(), m_workspace.officer(), m_workspace.now()};
    m_workspace.jobs().start<Done>(
        tr("Dismissing"), this,
        [path = m_workspace.path(), ids, mark](const OnProgress &) -> Result<Done> { return markLeads(path, ids, mark); },
        [this](const Result<Done> &) { m_workspace.reload(); });
    step(1);
}

void ScreeningPage::openCurves()
{
    const StoredLead *stored = m_workspace.lead(m_workspace.selectedLead());
    if (stored)
        Q_EMIT m_workspace.openCurvesRequested(stored->lead.channels + stored->lead.witnesses, withContext(stored->lead.span));
}

void ScreeningPage::showCurve()
{
    const StoredLead *stored = m_workspace.lead(m_workspace.selectedLead());
    m_loader->newEpoch();
    m_curveTitle->setText(stored ? tr("%1, %2").arg(m_workspace.enterpriseName(stored->lead.enterprise), ruleTitle(stored->lead.rule))
                                 : tr("Select a clue to see its curve."));
    m_curve->setVisible(stored);
    if (!stored || !isVisible())
        return;
    ChartRequest request;
    for (const QString &channel : channelsToDraw(stored->lead))
        request.channels.push_back(channelKeyFromText(channel));
    request.span = withContext(stored->lead.span);
    request.pixels = std::max(400, m_curve->width());
    request.registry = std::make_shared<const Registry>(m_workspace.registry());
    request.withHashes = false;
    request.leadLabel = [](const Lead &lead) { return ruleTitle(lead.rule); };
    m_loader->load<ChartScene>(
        LoadLane::Chart, [request](Cache &cache) { return loadChartScene(cache, request); },
        [this, span = request.span](Result<ChartScene> scene) {
            if (!scene)
                return;
            m_curve->setScene(std::move(*scene));
            m_curve->setView(span); // not the one of the clue before
        });
}

QString ScreeningPage::groupText(const LeadGroup &group) const
{
    QString name = group.value;
    const auto by = LeadGrouping(m_groupBy->currentData().toInt());
    if (by == LeadGrouping::Firm)
        name = m_workspace.enterpriseName(group.value);
    else if (by == LeadGrouping::Rule)
        name = ruleTitle(group.value);
    if (name.isEmpty())
        name = tr("not declared");
    //: a group of clues: its name, how many clues, of how many firms
    return by == LeadGrouping::Firm ? tr("%1 (%2)").arg(name).arg(group.clues)
                                    : tr("%1 (%2 of %3 firms)").arg(name).arg(group.clues).arg(group.firms);
}

void ScreeningPage::fillGroups()
{
    const auto by = LeadGrouping(m_groupBy->currentData().toInt());
    const QVariant chosen = m_group->currentData();
    const QSignalBlocker quiet(m_group);
    m_group->clear();
    m_group->setVisible(by != LeadGrouping::None);
    if (by == LeadGrouping::None)
        return;
    m_group->addItem(tr("All groups"));
    for (const LeadGroup &group : m_model->groups(by))
        m_group->addItem(groupText(group), group.value);
    const int at = chosen.isValid() ? m_group->findData(chosen) : 0;
    m_group->setCurrentIndex(std::max(at, 0));
}

void ScreeningPage::chooseGroup()
{
    const QVariant value = m_group->currentData();
    const auto by = LeadGrouping(m_groupBy->currentData().toInt());
    if (by == LeadGrouping::None || !value.isValid())
        m_model->setGroup(LeadGrouping::None, {});
    else
        m_model->setGroup(by, value.toString());
}

bool ScreeningPage::handleKey(int key)
{
    switch (key) {
    case Qt::Key_J: step(1); return true;
    case Qt::Key_K: step(-1); return true;
    case Qt::Key_Space: openCurves(); return true;
    case Qt::Key_D: dismiss(); return true;
    case Qt::Key_C:
        if (!selectedLeads().isEmpty())
            Q_EMIT m_workspace.addToCaseRequested(m_workspace.withProofs(selectedLeads()));
        return true;
    case Qt::Key_P:
        if (!selectedLeads().isEmpty())
            Q_EMIT m_workspace.planVisitRequested(selectedLeads());
        return true;
    default: return false;
    }
}

void ScreeningPage::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() != Qt::NoModifier || !handleKey(event->key()))
        QWidget::keyPressEvent(event);
}

bool ScreeningPage::eventFilter(QObject *watched, QEvent *event)
{
    // The table would take letters for its own search.
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier && handleKey(key->key()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curves_page.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/screening/rule_pack.h"
#include "ui/curves/carpet_view.h"
#include "ui/curves/channel_chips.h"
#include "ui/curves/channel_picker.h"
#include "ui/curves/chart_view.h"
#include "ui/curves/curves_export.h"
#include "ui/curves/curves_loader.h"
#include "ui/curves/interval_panel.h"
#include "ui/curves/overview_strip.h"
#include "ui/dialogs.h"
#include "ui/paper/format.h"
#include "ui/job_board.h"
#include "ui/paper/chart_render.h"
#include "ui/widgets/empty_state.h"
#include "ui/workspace.h"

namespace nightjar
{

CurvesPage::CurvesPage(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_loader(new CurvesLoader(this)), m_chips(new ChannelChips(this)),
      m_picker(new ChannelPicker(this)), m_back(new QToolButton(this)), m_range(new QToolButton(this)),
      m_forward(new QToolButton(this)), m_lines(new QToolButton(this)), m_carpetButton(new QToolButton(this)),
      m_views(new QButtonGroup(this)), m_note(new QLabel(this)), m_export(new QToolButton(this)),
      m_rangeMenu(new QMenu(this)), m_exportMenu(new QMenu(this)), m_stack(new QStackedWidget(this)),
      m_chart(new ChartView(this)), m_carpet(new CarpetView(this)), m_empty(new EmptyState(this)),
      m_body(new QWidget(this)), m_interval(new IntervalPanel(this)), m_overview(new OverviewStrip(this)),
      m_message(new QLabel(this))
{
    setObjectName(QStringLiteral("curvesPage"));
    build();
    m_soon.setSingleShot(true);
    m_soon.setInterval(12);
    connect(&m_soon, &QTimer::timeout, this, &CurvesPage::ask);
    connect(m_chips, &ChannelChips::removed, this, &CurvesPage::removeChannel);
    connect(m_chips, &ChannelChips::dropped, this, [this](const QStringList &channels) {
        for (const QString &channel : channels)
            addChannel(channelKeyFromText(channel));
    });
    connect(m_chips->addButton(), &QToolButton::clicked, this, &CurvesPage::openPicker);
    connect(m_picker, &ChannelPicker::picked, this, &CurvesPage::addChannel);
    connect(m_back, &QToolButton::clicked, this, [this] { stepDays(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { stepDays(1); });
    connect(m_lines, &QToolButton::clicked, this, [this] { setViewKind(View::Lines); });
    connect(m_carpetButton, &QToolButton::clicked, this, [this] { setViewKind(View::Carpet); });
    connect(m_chart, &ChartView::viewChanged, this, [this] {
        updateRange();
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(m_chart, &ChartView::selectionChanged, this, [this](Span selection) {
        if (selection.empty())
            m_interval->hide();
        else
            askStatistics(selection);
    });
    connect(m_chart, &ChartView::leadActivated, &m_workspace, &Workspace::selectLead);
    connect(m_overview, &OverviewStrip::viewRequested, m_chart, &ChartView::setView);
    connect(m_carpet, &CarpetView::dayActivated, this, [this](Day day) {
        setViewKind(View::Lines);
        m_chart->setView({dayStart(day) - 6 * 3600, dayStart(day + 1) + 6 * 3600});
        m_chart->setFocus();
    });
    connect(m_interval, &IntervalPanel::closed, m_chart, &ChartView::clearSelection);
    connect(m_interval, &IntervalPanel::zoomThere, this, [this] { m_chart->setView(m_chart->selection()); });
    connect(m_interval, &IntervalPanel::sendToCase, this, &CurvesPage::sendToCase);
    connect(&m_workspace, &Workspace::cacheChanged, this, [this] {
        m_channels.clear();
        m_colours.clear();
        dataChanged();
    });
    connect(&m_workspace, &Workspace::dataChanged, this, &CurvesPage::dataChanged);
    connect(&m_workspace, &Workspace::leadsChanged, this, [this] {
        m_leads = leadSpans();
        m_soon.start();
    });
    connect(&m_workspace, &Workspace::scopeChanged, this, &CurvesPage::followScope);
    connect(&m_workspace, &Workspace::openCurvesRequested, this, &CurvesPage::showChannels);
    retranslate();
    dataChanged();
}

CurvesPage::~CurvesPage() = default;

void CurvesPage::build()
{
    const auto named = [](QWidget *widget, const char *name) { widget->setObjectName(QString::fromLatin1(name)); };
    named(m_back, "previousDay");
    named(m_forward, "nextDay");
    named(m_range, "rangeButton");
    named(m_lines, "viewLines");
    named(m_carpetButton, "viewCarpet");
    named(m_export, "exportCurves");
    named(m_message, "curvesMessage");
    named(m_note, "curvesNote");
    m_lines->setCheckable(true);
    m_carpetButton->setCheckable(true);
    m_lines->setChecked(true);
    m_views->addButton(m_lines);
    m_views->addButton(m_carpetButton);
    m_range->setMenu(m_rangeMenu);
    m_range->setPopupMode(QToolButton::InstantPopup);
    m_export->setMenu(m_exportMenu);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_note->setProperty("role", QStringLiteral("quiet"));
    m_note->setTextFormat(Qt::PlainText);
    m_message->setProperty("role", QStringLiteral("bad"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    m_interval->hide();

    auto *first = new QHBoxLayout;
    first->setSpacing(6);
    first->addWidget(m_chips, 1);
    auto *second = new QHBoxLayout;
    second->setSpacing(6);
    second->addWidget(m_lines);
    second->addWidget(m_carpetButton);
    second->addSpacing(8);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // gives way to the range
    second->addWidget(m_note, 1);
    second->addWidget(m_back);
    second->addWidget(m_range);
    second->addWidget(m_forward);
    second->addWidget(m_export);
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(12, 8, 12, 6);
    bar->setSpacing(6);
    bar->addLayout(first);
    bar->addLayout(second);
    bar->addWidget(m_message);

    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_carpet);
    auto *inner = new QVBoxLayout(m_body);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addLayout(bar);
    inner->addWidget(m_stack, 1);
    inner->addWidget(m_interval);
    inner->addWidget(m_overview);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_body, 1);
    outer->addWidget(m_empty, 1);
}

void CurvesPage::retranslate()
{
    //: button: one day back; narrow
    m_back->setText(tr("‹ Day"));
    //: button: one day on; narrow
    m_forward->setText(tr("Day ›"));
    m_back->setAccessibleName(tr("Previous day"));
    m_forward->setAccessibleName(tr("Next day"));
    m_back->setToolTip(tr("One day back (Left; Shift+Left a week)"));
    m_forward->setToolTip(tr("One day on (Right; Shift+Right a week)"));
    m_range->setAccessibleName(tr("Range shown"));
    m_lines->setText(tr("Lines"));
    m_carpetButton->setText(tr("Carpet"));
    m_carpetButton->setToolTip(tr("Day by time of day; colour is the mean value"));
    m_export->setText(tr("Export"));
    m_rangeMenu->clear();
    const auto addRange = [this](const QString &text, const char *name, std::function<void()> what) {
        QAction *action = m_rangeMenu->addAction(text, this, std::move(what));
        action->setObjectName(QString::fromLatin1(name));
    };
    const auto around = [this](Seconds length) {
        return [this, length] {
            const Span view = m_chart->view();
            const Seconds middle = view.from + view.length() / 2;
            const Seconds from = dayStart(dayOf(length <= secondsPerDay ? middle : middle - length / 2));
            m_chart->setView({from, from + length});
        };
    };
    addRange(tr("One day"), "rangeDay", around(secondsPerDay));
    addRange(tr("One week"), "rangeWeek", around(7 * secondsPerDay));
    addRange(tr("30 days"), "rangeMonth", around(30 * secondsPerDay));
    addRange(tr("90 days"), "rangeQuarter", around(90 * secondsPerDay));
    addRange(tr("Everything (0)"), "rangeAll", [this] { m_chart->fitAll(); });
    m_rangeMenu->addSeparator();
    addRange(tr("Next night (N)"), "rangeNight", [this] { m_chart->goToNextNight(); });
    addRange(tr("Next clue (L)"), "rangeLead", [this] { m_chart->goToNextLead(); });
    m_exportMenu->clear();
    const auto addExport = [this](const QString &text, const char *name, Format format) {
        QAction *action = m_exportMenu->addAction(text, this, [this, format] { exportAs(format); });
        action->setObjectName(QString::fromLatin1(name));
    };
    addExport(tr("Picture (PNG)"), "exportPng", Format::Png);
    addExport(tr("Drawing (SVG)"), "exportSvg", Format::Svg);
    addExport(tr("Document (PDF)"), "exportPdf", Format::Pdf);
    addExport(tr("Values of the range (CSV)"), "exportCsv", Format::Csv);
    m_ruleTitles.clear();
    if (const Result<RulePack> pack = RulePack::standard(); pack)
        for (const RuleInfo &rule : pack->rules())
            m_ruleTitles.insert(rule.id, rule.title.in(currentLanguage()));
    m_leads = leadSpans();
    updateRange();
    updateEmpty();
}

void CurvesPage::addChannel(const ChannelKey &key)
{
    if (key.factor.isEmpty() || std::find(m_channels.begin(), m_channels.end(), key) != m_channels.end())
        return;
    if (m_channels.size() >= maxChartChannels) {
        showError(
            {Error::Kind::BadInput, tr("A chart shows at most %1 channels. Remove one first.").arg(maxChartChannels)});
        return;
    }
    m_channels.push_back(key);
    m_colours.push_back(freeColour(key, m_colours));
    channelsChanged();
}

void CurvesPage::removeChannel(const ChannelKey &key)
{
    const auto found = std::find(m_channels.begin(), m_channels.end(), key);
    if (found == m_channels.end())
        return;
    m_colours.erase(m_colours.begin() + (found - m_channels.begin()));
    m_channels.erase(found);
    channelsChanged();
}

void CurvesPage::showChannels(const QStringList &channels, Span span)
{
    m_channels.clear();
    m_colours.clear();
    for (const QString &text : channels) {
        const ChannelKey key = channelKeyFromText(text);
        const bool known = std::find(m_channels.begin(), m_channels.end(), key) != m_channels.end();
        if (key.factor.isEmpty() || known || m_channels.size() >= maxChartChannels)
            continue;
        m_channels.push_back(key);
        m_colours.push_back(freeColour(key, m_colours));
    }
    // A lead needs its surroundings: a quarter more on each side, at least six hours.
    if (!span.empty()) {
        const Seconds air = std::max<Seconds>(span.length() / 4, 6 * 3600);
        m_wanted = {span.from - air, span.to + air};
    }
    if (m_view != View::Lines)
        setViewKind(View::Lines);
    channelsChanged();
}

void CurvesPage::followScope(const Scope &scope)
{
    if (scope.enterprise.isEmpty())
        return;
    const bool sameFirm =
        !m_channels.empty() && std::all_of(m_channels.begin(), m_channels.end(),
                                           [&](const ChannelKey &key) { return key.enterprise == scope.enterprise; });
    if (sameFirm && !scope.factor.isEmpty()) {
        addChannel({scope.enterprise, scope.point, scope.factor});
        return;
    }
    if (sameFirm && scope.point.isEmpty())
        return; // what is shown is already this firm's
    m_channels.clear();
    m_colours.clear();
    for (const ChannelKey &key : usefulChannels(scope)) {
        m_channels.push_back(key);
        m_colours.push_back(freeColour(key, m_colours));
    }
    channelsChanged();
}

void CurvesPage::openPicker()
{
    std::vector<PickerEntry> entries;
    QString firm;
    if (!m_channels.empty())
        firm = m_channels.front().enterprise;
    // The firm on the screen first, then the rest of the scope.
    for (const bool own : {true, false})
        for (const ChannelSummary &channel : m_workspace.channels()) {
            const bool shown = std::find(m_channels.begin(), m_channels.end(), channel.key) != m_channels.end();
            if (shown || (channel.key.enterprise == firm) != own || (!own && !m_workspace.inScope(channel.key)) ||
                entries.size() > 5000)
                continue;
            //: a channel in a list: %1 its name, %2 its enterprise
            entries.push_back({channel.key, tr("%1 · %2").arg(channelLabel(*m_registry, channel.key),
                                                              m_workspace.enterpriseName(channel.key.enterprise))});
        }
    QToolButton *button = m_chips->addButton();
    m_picker->open(entries, button->mapToGlobal(QPoint(0, button->height() + 2)));
}

void CurvesPage::setViewKind(View view)
{
    m_view = view;
    (view == View::Lines ? m_lines : m_carpetButton)->setChecked(true);
    m_stack->setCurrentWidget(view == View::Lines ? static_cast<QWidget *>(m_chart) : m_carpet);
    if (view == View::Carpet) {
        m_chart->clearSelection();
        askCarpet();
    }
    updateRange();
}

void CurvesPage::stepDays(int days) { m_chart->stepDays(days); }

void CurvesPage::exportAs(Format format)
{
    if (m_channels.empty())
        return;
    static constexpr const char *suffixes[] = {"png", "svg", "pdf", "csv"};
    const QString suffix = QString::fromLatin1(suffixes[int(format)]);
    const Span span = m_view == View::Carpet ? carpetSpan() : view();
    const QString suggested =
        QStringLiteral("%1 %2.%3").arg(m_channels.front().enterprise, formatDate(dayOf(span.from)), suffix);
    const QStringList files = askFiles(this, FileQuestion::SaveFile, tr("Export the visible range"),
                                       QStringLiteral("*.%1").arg(suffix), suggested);
    if (files.isEmpty())
        return;
    QString name = files.first();
    if (!name.endsWith(u'.' + suffix, Qt::CaseInsensitive))
        name += u'.' + suffix;
    const auto finished = [this, name](const Outcome &outcome) {
        if (!outcome)
            showError(outcome.error());
        else
            m_note->setText(tr("Written: %1").arg(name));
    };
    ChartRequest what = request(span);
    what.margin = 0;
    what.withHashes = true;
    what.pixels = 2400;
    if (format == Format::Csv) {
        m_loader->load<qint64>(
            LoadLane::Export, [what, name](Cache &cache) { return exportCsv(cache, what.channels, what.span, name); },
            [finished](Result<qint64> lines) { finished(lines ? Outcome(Done{}) : Outcome(lines.error())); });
        return;
    }
    const auto picture = format == Format::Png   ? ChartFormat::Png
                         : format == Format::Svg ? ChartFormat::Svg
                                                 : ChartFormat::Pdf;
    // Read, drawn and written by the worker: a large picture takes a tenth of a second.
    const auto written = [name](const Result<QByteArray> &bytes) -> Result<qint64> {
        if (!bytes)
            return bytes.error();
        const Outcome done = writeChart(name, *bytes);
        return done ? Result<qint64>(bytes->size()) : Result<qint64>(done.error());
    };
    const auto draw = [what, picture, written, carpet = m_view == View::Carpet](Cache &cache) -> Result<qint64> {
        if (carpet) {
            const auto scene = loadCarpet(cache, what);
            return scene ? written(renderCarpet(*scene, picture)) : Result<qint64>(scene.error());
        }
        const auto scene = loadChartScene(cache, what);
        return scene ? written(renderChart(*scene, picture)) : Result<qint64>(scene.error());
    };
    m_loader->load<qint64>(LoadLane::Export, draw, [finished](Result<qint64> bytes) {
        finished(bytes ? Outcome(Done{}) : Outcome(bytes.error()));
    });
}

void CurvesPage::sendToCase()
{
    const Span selection = m_chart->selection();
    QStringList ids;
    for (const ChartSpan &lead : m_leads)
        if (lead.span.touches(selection))
            ids << lead.id;
    QStringList keys;
    for (const ChannelKey &key : m_channels)
        keys << key.text();
    Q_EMIT intervalChosen(keys, selection);
    if (!ids.isEmpty())
        Q_EMIT m_workspace.addToCaseRequested(ids);
}

void CurvesPage::keyPressEvent(QKeyEvent *event)
{
    // Keys of the chart work wherever on the page the focus is.
    if (m_view == View::Lines && !m_chart->hasFocus() && !m_channels.empty()) {
        switch (event->key()) {
        case Qt::Key_N: m_chart->goToNextNight(); return;
        case Qt::Key_L: m_chart->goToNextLead(); return;
        case Qt::Key_0: m_chart->fitAll(); return;
        default: break;
        }
    }
    QWidget::keyPressEvent(event);
}

} // namespace nightjar

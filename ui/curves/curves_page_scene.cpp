// SPDX-License-Identifier: GPL-3.0-or-later
// What the Curves page asks for, and what it does with the answers.
#include <QLabel>
#include <QShowEvent>
#include <QStackedWidget>
#include <QToolButton>

#include "ui/curves/carpet_view.h"
#include "ui/curves/channel_chips.h"
#include "ui/curves/chart_view.h"
#include "ui/curves/curves_loader.h"
#include "ui/curves/curves_page.h"
#include "ui/curves/interval_panel.h"
#include "ui/curves/overview_strip.h"
#include "ui/paper/format.h"
#include "ui/paper/chart_item.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/workspace.h"

namespace nightjar
{
namespace
{

constexpr Seconds firstView = 7 * secondsPerDay; ///< what a firm is judged by at first sight
constexpr double panMargin = 0.5;                ///< loaded beyond each edge, so that panning meets no blank

/// How early a channel is offered: the load first, then what leaves the chimney, then the rest.
int usefulness(const Registry &registry, const ChannelKey &key)
{
    const Point *point = registry.point(key.pointKey());
    if (key.factor == u"kw")
        return point && point->role == MeterRole::Total ? 0 : point && point->role == MeterRole::Production ? 2 : 3;
    static const QStringList first{QStringLiteral("a21002-zs"), QStringLiteral("a21026-zs"),
                                   QStringLiteral("a34013-zs"), QStringLiteral("a24088"),
                                   QStringLiteral("w01018"),    QStringLiteral("a21002"),
                                   QStringLiteral("a21026"),    QStringLiteral("w21003")};
    const qsizetype rank = first.indexOf(key.factor);
    return rank >= 0 ? 1 + int(rank > 0) * (3 + int(rank)) : 30;
}

} // namespace

Span CurvesPage::view() const { return m_chart->view(); }

std::vector<ChannelKey> CurvesPage::usefulChannels(const Scope &scope) const
{
    std::vector<ChannelKey> keys;
    for (const ChannelSummary &channel : m_workspace.channels()) {
        const ChannelKey &key = channel.key;
        if (channel.samples == 0 || (!scope.enterprise.isEmpty() && key.enterprise != scope.enterprise) ||
            (!scope.point.isEmpty() && key.point != scope.point) ||
            (!scope.factor.isEmpty() && key.factor != scope.factor) || !m_workspace.inScope(key))
            continue;
        keys.push_back(key);
    }
    if (keys.empty())
        return keys;
    if (scope.enterprise.isEmpty()) {
        const QString firm = keys.front().enterprise;
        std::erase_if(keys, [&](const ChannelKey &key) { return key.enterprise != firm; });
    }
    std::stable_sort(keys.begin(), keys.end(), [this](const ChannelKey &a, const ChannelKey &b) {
        return usefulness(*m_registry, a) < usefulness(*m_registry, b);
    });
    keys.resize(std::min<std::size_t>(keys.size(), 3));
    return keys;
}

void CurvesPage::dataChanged()
{
    m_registry = std::make_shared<Registry>(m_workspace.registry());
    m_loader->setCache(m_workspace.path());
    // Channels that an import brought or a new cache lacks.
    for (std::size_t i = m_channels.size(); i-- > 0;)
        if (!m_registry->channel(m_channels[i]) && !m_workspace.channel(m_channels[i])) {
            m_channels.erase(m_channels.begin() + std::ptrdiff_t(i));
            m_colours.erase(m_colours.begin() + std::ptrdiff_t(i));
        }
    if (m_channels.empty()) {
        for (const ChannelKey &key : usefulChannels(m_workspace.scope())) {
            m_channels.push_back(key);
            m_colours.push_back(freeColour(key, m_colours));
        }
    }
    channelsChanged();
}

void CurvesPage::channelsChanged()
{
    m_message->hide();
    m_loader->newEpoch();
    m_fresh = false;
    m_chart->clearSelection();
    m_leads = leadSpans();
    std::vector<ChannelChip> chips;
    Span extent;
    bool shownInside = false;
    for (std::size_t i = 0; i < m_channels.size(); ++i) {
        const Channel *channel = m_registry->channel(m_channels[i]);
        const QString unit = channel && !channel->unit.isEmpty() ? channel->unit : usualUnit(m_channels[i].factor);
        chips.push_back({m_channels[i], channelLabel(*m_registry, m_channels[i]), unit == u"state" ? QString() : unit,
                         m_colours[i]});
        if (const ChannelSummary *summary = m_workspace.channel(m_channels[i]); summary && summary->samples > 0) {
            extent = extent.empty() ? Span{summary->from, summary->to}
                                    : Span{std::min(extent.from, summary->from), std::max(extent.to, summary->to)};
            shownInside = shownInside || view().touches({summary->from, summary->to});
        }
    }
    m_chips->setChips(chips);
    // Keep the range where it makes sense; else the last week that is stored.
    if (m_wanted.empty() && !shownInside && !extent.empty()) {
        const Seconds end = dayStart(dayOf(extent.to - 1) + 1);
        m_wanted = {std::max(end - firstView, dayStart(dayOf(extent.from))), end};
    }
    updateEmpty();
    if (m_channels.empty())
        return;
    if (!isVisible()) {
        m_stale = true;
        return;
    }
    ask();
    askOverview();
    if (m_view == View::Carpet)
        askCarpet();
}

std::vector<ChartSpan> CurvesPage::leadSpans() const
{
    std::vector<ChartSpan> spans;
    QStringList keys;
    for (const ChannelKey &key : m_channels)
        keys << key.text();
    for (const StoredLead &stored : m_workspace.leads()) {
        const Lead &lead = stored.lead;
        if (stored.gone || stored.hint || stored.state == u"dismissed")
            continue;
        const auto named = [&](const QStringList &channels) {
            return std::any_of(channels.begin(), channels.end(),
                               [&](const QString &channel) { return keys.contains(channel); });
        };
        if (!named(lead.channels) && !named(lead.witnesses))
            continue;
        //: a lead's label over the curve: %1 the rule's title, %2 how long
        spans.push_back(
            {ChartSpanKind::Lead, lead.span,
             tr("Suspected: %1, %2").arg(m_ruleTitles.value(lead.rule, lead.rule), formatDuration(lead.span.length())),
             lead.id});
    }
    return spans;
}

ChartRequest CurvesPage::request(Span span) const
{
    ChartRequest request;
    request.channels = m_channels;
    request.colours = m_colours;
    request.span = span;
    request.pixels = std::max(400, int(m_chart->viewport()->width() * devicePixelRatioF()));
    request.registry = m_registry;
    request.nightFrom = settings::nightFromMinute();
    request.nightTo = settings::nightToMinute();
    request.withLeads = false;
    request.withHashes = false;
    request.spans = m_leads;
    return request;
}

void CurvesPage::ask()
{
    if (m_channels.empty() || !isVisible())
        return;
    m_stale = false;
    const Span span = m_wanted.empty() ? view() : m_wanted;
    ChartRequest what = request(span);
    what.margin = panMargin;
    m_loader->load<ChartScene>(
        LoadLane::Chart, [what](Cache &cache) { return loadChartScene(cache, what); },
        [this](Result<ChartScene> scene) {
            if (scene)
                showScene(std::move(*scene));
            else
                showError(scene.error());
        });
}

void CurvesPage::showScene(ChartScene scene)
{
    m_message->hide();
    m_fresh = true;
    const QString tariff = scene.tariff.empty()         ? QString()
                           : scene.tariffName.isEmpty() ? tr("tariff: assumed, none is declared")
                                                        : tr("tariff: %1").arg(scene.tariffName);
    QStringList note{tr("Night %1–%2").arg(formatClock(scene.nightFrom), formatClock(scene.nightTo))};
    if (!tariff.isEmpty())
        note << tariff;
    if (!scene.flagsLoaded)
        note << tr("flags are shown in shorter ranges");
    m_note->setText(note.join(QStringLiteral(" · ")));
    const Span wanted = m_wanted;
    m_wanted = {};
    m_chart->setScene(std::move(scene));
    if (!wanted.empty())
        m_chart->setView(wanted);
    const ChartPlan &plan = m_chart->chart().plan();
    m_overview->setEdges(plan.geometry.plot.left(), m_chart->viewport()->width() - plan.geometry.plot.right());
    updateRange();
}

void CurvesPage::showError(const Error &error)
{
    m_message->setText(error.text);
    m_message->show();
}

void CurvesPage::askOverview()
{
    ChartRequest what = request({});
    what.channels.resize(1);
    what.colours.resize(1);
    what.decodeAtMost = 0;
    m_loader->load<ChartScene>(
        LoadLane::Overview, [what](Cache &cache) { return loadChartScene(cache, what); },
        [this](Result<ChartScene> scene) {
            if (scene)
                m_overview->setScene(std::move(*scene));
        });
}

Span CurvesPage::carpetSpan() const
{
    // A carpet of two days shows nothing: at least four weeks around what is on the screen.
    constexpr Seconds least = 28 * secondsPerDay;
    Span span = m_wanted.empty() ? view() : m_wanted;
    if (span.length() < least) {
        const Seconds middle = span.from + span.length() / 2;
        span = {middle - least / 2, middle + least / 2};
    }
    const Span extent = m_chart->content().extent;
    if (!extent.empty()) {
        if (span.to > extent.to + secondsPerDay)
            span = {extent.to - span.length(), extent.to};
        span.from = std::max(span.from, extent.from);
        span.to = std::max(span.from + secondsPerDay, std::min(span.to, extent.to));
    }
    return {dayStart(dayOf(span.from)), dayStart(dayOf(span.to - 1) + 1)};
}

void CurvesPage::askCarpet()
{
    if (m_channels.empty() || !isVisible())
        return;
    ChartRequest what = request(carpetSpan());
    // More than three carpets over each other are stripes.
    what.channels.resize(std::min<std::size_t>(3, what.channels.size()));
    m_loader->load<CarpetScene>(
        LoadLane::Carpet, [what](Cache &cache) { return loadCarpet(cache, what); },
        [this](Result<CarpetScene> scene) {
            if (scene)
                m_carpet->setScene(std::move(*scene));
            else
                showError(scene.error());
        });
}

void CurvesPage::askStatistics(Span selection)
{
    const ChartRequest what = request(selection);
    m_loader->load<std::vector<IntervalStatistics>>(
        LoadLane::Statistics, [what](Cache &cache) { return loadStatistics(cache, what); },
        [this, selection](Result<std::vector<IntervalStatistics>> figures) {
            if (!figures) {
                showError(figures.error());
                return;
            }
            std::vector<IntervalRow> rows;
            for (std::size_t i = 0; i < figures->size() && i < m_channels.size(); ++i) {
                const Channel *channel = m_registry->channel(m_channels[i]);
                rows.push_back({channelLabel(*m_registry, m_channels[i]),
                                channel && !channel->unit.isEmpty() ? channel->unit : usualUnit(m_channels[i].factor),
                                m_colours[i], (*figures)[i]});
            }
            m_interval->setInterval(selection, rows);
            m_interval->setLeadCount(int(std::count_if(
                m_leads.begin(), m_leads.end(), [&](const ChartSpan &lead) { return lead.span.touches(selection); })));
            m_interval->show();
        });
}

void CurvesPage::updateRange()
{
    const Span span = m_view == View::Carpet ? carpetSpan() : view();
    if (span.empty()) {
        m_range->setText(QStringLiteral("–"));
        return;
    }
    const Day first = dayOf(span.from);
    const Day last = dayOf(span.to - 1);
    QString text;
    if (span.length() < 2 * secondsPerDay)
        text = formatSpan(span);
    else if (civilOf(first).year != civilOf(last).year || span.length() > 60 * secondsPerDay)
        text = formatDate(first) + QStringLiteral(" – ") + formatDate(last);
    else
        text = formatDayWithWeekday(first) + QStringLiteral(" – ") + formatDayWithWeekday(last);
    // Large type on a small screen: the days alone rather than a text that is cut.
    int others = 48;
    for (const QToolButton *button : {m_lines, m_carpetButton, m_back, m_forward, m_export})
        others += button->sizeHint().width() + 6;
    m_range->setToolTip(text);
    if (width() > others && m_range->fontMetrics().horizontalAdvance(text + QStringLiteral(" ▾")) + 24 > width() - others)
        text = formatDate(first).mid(5) + QStringLiteral(" – ") + formatDate(last).mid(5);
    m_range->setText(text + QStringLiteral(" ▾"));
    m_overview->setView(view());
}

void CurvesPage::updateEmpty()
{
    const bool empty = m_channels.empty();
    m_body->setVisible(!empty);
    m_empty->setVisible(empty);
    if (m_workspace.channels().empty())
        m_empty->setTexts(tr("No curves yet"),
                          tr("Import data on the page Data, or open the sample district. Curves of the channels "
                             "that you choose on the left will be drawn here."));
    else
        m_empty->setTexts(tr("Choose a channel"),
                          tr("Choose an enterprise, a point or a channel in the scope on the left, or open a "
                             "lead's curves from the screening."));
}

void CurvesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_stale || m_channels.empty())
        return;
    ask();
    askOverview();
    if (m_view == View::Carpet)
        askCarpet();
}

void CurvesPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateRange();
    if (m_fresh)
        m_soon.start();
}

void CurvesPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (!m_channels.empty())
            channelsChanged();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
               event->type() == QEvent::StyleChange) {
        m_chart->setStyleFromTheme();
        m_overview->update();
        m_carpet->update();
    }
}

} // namespace nightjar

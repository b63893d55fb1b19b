// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/chart_item.h"

#include <cmath>

#include <QCoreApplication>
#include <QGraphicsLayout>
#include <QPainter>
#include <QtCharts/QLegend>
#include <QtCharts/QValueAxis>

#include "ui/paper/format.h"

namespace nightjar
{
namespace
{

using PaintLayer = void (*)(QPainter &, const ChartScene &, const ChartPlan &, const ChartStyle &);

/// One layer; it asks the chart for everything, so a new scene needs no more than update().
class LayerItem : public QGraphicsItem
{
public:
    LayerItem(ChartItem *chart, PaintLayer layer, double z) : QGraphicsItem(chart), m_chart(chart), m_layer(layer)
    {
        setZValue(z);
        setAcceptedMouseButtons(Qt::NoButton);
    }
    QRectF boundingRect() const override { return m_chart->rect(); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override
    {
        if (!m_chart->view().empty() && m_chart->plan().ranges.size() == m_chart->content().axes.size())
            m_layer(*painter, m_chart->content(), m_chart->plan(), m_chart->style());
    }
    void resized() { prepareGeometryChange(); }

private:
    ChartItem *m_chart;
    PaintLayer m_layer;
};

} // namespace

ChartItem::ChartItem(QGraphicsItem *parent) : QChart(parent)
{
    setMargins(QMargins(0, 0, 0, 0));
    layout()->setContentsMargins(0, 0, 0, 0);
    setBackgroundRoundness(0);
    setBackgroundPen(Qt::NoPen);
    setDropShadowEnabled(false);
    setPlotAreaBackgroundVisible(true);
    setAcceptHoverEvents(false);
    // Between Qt Charts' plot background (0), grid (2) and series (4).
    m_layers = {new LayerItem(this, paintBackdrop, 1.2),  new LayerItem(this, paintSpans, 1.4),
                new LayerItem(this, paintCurves, 20),     new LayerItem(this, paintLimits, 21),
                new LayerItem(this, paintSpanLabels, 22), new LayerItem(this, paintLanes, 23),
                new LayerItem(this, paintAxes, 24)};
    legend()->hide(); // the page has chips
    setStyle(m_style);
}

void ChartItem::setStyle(const ChartStyle &style)
{
    m_style = style;
    setBackgroundBrush(plotGround(*style.theme));
    setPlotAreaBackgroundBrush(plotGround(*style.theme));
    setPlotAreaBackgroundPen(Qt::NoPen);
    rebuildAxes();
    replan();
}

void ChartItem::setScene(ChartScene scene)
{
    const bool sameShape = scene.axes == m_scene.axes &&
                           std::equal(scene.curves.begin(), scene.curves.end(), m_scene.curves.begin(),
                                      m_scene.curves.end(), [](const ChartCurve &a, const ChartCurve &b) {
                                          return a.label == b.label && a.unit == b.unit && a.colour == b.colour;
                                      });
    m_scene = std::move(scene);
    if (m_view.empty())
        m_view = m_scene.span;
    if (!sameShape)
        rebuildAxes();
    replan();
}

void ChartItem::setView(Span view)
{
    if (view == m_view)
        return;
    m_view = view;
    replan();
}

void ChartItem::setValueWindow(double from, double to)
{
    if (!(to > from))
        return;
    m_windowFrom = from;
    m_windowTo = to;
    replan();
}

void ChartItem::setEdges(std::optional<ChartEdges> edges)
{
    m_edges = edges;
    replan();
}

void ChartItem::rebuildAxes()
{
    for (QValueAxis *axis : m_axes) {
        removeAxis(axis);
        delete axis;
    }
    m_axes.clear();
    for (std::size_t i = 0; i < m_scene.axes.size(); ++i) {
        auto *axis = new QValueAxis(this);
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setTickAnchor(0);
        // Beside a fixed plot Qt Charts cuts labels, and its grid keeps the geometry of the layout before (seen on
        // 6.4.2: lines 5 % off their labels). The axes hold range and step; the layers draw labels and grid.
        axis->setLabelsVisible(false);
        axis->setLineVisible(false);
        axis->setGridLineVisible(false);
        addAxis(axis, i == 0 ? Qt::AlignLeft : Qt::AlignRight);
        m_axes.push_back(axis);
    }
}

void ChartItem::replan()
{
    if (m_view.empty() || rect().isEmpty())
        return;
    std::vector<AxisRange> ranges = axisRanges(m_scene, m_view);
    for (AxisRange &range : ranges)
        range = windowOf(range, m_windowFrom, m_windowTo);
    m_plan = planChart(m_scene, m_view, ranges, rect(), m_edges.value_or(chartEdges(m_scene, ranges, m_style)), m_style);
    setPlotArea(m_plan.geometry.plot);
    for (std::size_t i = 0; i < m_axes.size() && i < ranges.size(); ++i) {
        m_axes[i]->setTickInterval(ranges[i].step);
        m_axes[i]->setRange(ranges[i].low, ranges[i].high);
    }
    for (QGraphicsItem *layer : m_layers)
        layer->update();
}

void ChartItem::resizeEvent(QGraphicsSceneResizeEvent *event)
{
    QChart::resizeEvent(event);
    for (QGraphicsItem *layer : m_layers)
        static_cast<LayerItem *>(layer)->resized();
    replan();
}

QString ChartItem::description() const { return describeChart(m_scene, m_view); }

QString describeChart(const ChartScene &scene, Span view)
{
    QStringList sentences;
    for (const ChartCurve &curve : scene.curves) {
        ChartScene one;
        one.curves = {curve};
        one.curves[0].axis = 0;
        const auto extent = valueExtent(one, 0, view);
        qint64 numbers = 0;
        for (std::size_t i = 0; i < curve.columns.size(); ++i) {
            const Seconds from = curve.columnSpan.from + Seconds(i) * curve.columnWidth();
            if (view.contains(from))
                numbers += curve.columns[i].numbers;
        }
        Seconds hole = 0;
        for (const Span &span : curve.holes)
            hole += overlap(span, view);
        if (!extent) {
            sentences << QCoreApplication::translate("Chart", "%1: no values from %2 to %3.")
                             .arg(curve.label, formatTime(view.from), formatTime(view.to));
            continue;
        }
        //: read aloud by screen readers
        sentences << QCoreApplication::translate("Chart", "%1, %2 to %3: %4 values, %5 to %6 %7, %8 without data.")
                         .arg(curve.label, formatTime(view.from), formatTime(view.to), formatCount(numbers),
                              formatNumber(extent->first), formatNumber(extent->second), formatUnit(curve.unit),
                              formatDuration(hole));
    }
    if (!scene.spans.empty())
        sentences << QCoreApplication::translate("Chart", "%n labelled span(s).", nullptr, int(scene.spans.size()));
    return sentences.join(u' ');
}

} // namespace nightjar

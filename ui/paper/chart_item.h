// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QtCharts/QChart>

#include "ui/paper/chart_paint.h"

class QValueAxis;

namespace nightjar
{

/// A chart on the screen: frame and axes' ranges by Qt Charts, all painting by items of our own, so that holes stay holes, a
/// stack has one edge, labels and grid agree, and a frame costs pixels instead of samples.
class ChartItem : public QChart
{
    Q_OBJECT
public:
    explicit ChartItem(QGraphicsItem *parent = nullptr);

    void setStyle(const ChartStyle &style);
    const ChartStyle &style() const { return m_style; }
    /// New content; the view stays unless there was none.
    void setScene(ChartScene scene);
    const ChartScene &content() const { return m_scene; }
    void setView(Span view);
    Span view() const { return m_view; }
    /// Vertical window of every axis, 0 bottom to 1 top of the automatic range.
    void setValueWindow(double from, double to);
    std::pair<double, double> valueWindow() const { return {m_windowFrom, m_windowTo}; }
    /// Edges of a stack; nothing: what this chart needs.
    void setEdges(std::optional<ChartEdges> edges);
    const ChartPlan &plan() const { return m_plan; }
    /// Sentence for people who do not see the picture: channels, range, number of values, extremes, holes.
    QString description() const;

protected:
    void resizeEvent(QGraphicsSceneResizeEvent *event) override;

private:
    void rebuildAxes();
    void replan();
    ChartStyle m_style;
    ChartScene m_scene;
    Span m_view;
    ChartPlan m_plan;
    std::optional<ChartEdges> m_edges;
    double m_windowFrom = 0;
    double m_windowTo = 1;
    std::vector<QValueAxis *> m_axes;
    std::vector<QGraphicsItem *> m_layers;
};

/// The text of ChartItem::description() for any scene.
QString describeChart(const ChartScene &scene, Span view);

} // namespace nightjar

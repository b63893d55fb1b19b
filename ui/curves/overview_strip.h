// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/paper/chart_scene.h"

namespace nightjar
{

/// Everything that is stored of the first channel, small, with a brush over what the chart shows.
class OverviewStrip : public QWidget
{
    Q_OBJECT
public:
    explicit OverviewStrip(QWidget *parent = nullptr);
    void setScene(ChartScene scene);
    void setView(Span view);
    /// Left and right edge of the chart's plot, so that both lie over each other.
    void setEdges(double left, double right);
    QSize sizeHint() const override;

Q_SIGNALS:
    void viewRequested(nightjar::Span view);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Grip { None, Body, Left, Right, New };
    QRectF plotArea() const;
    double xOf(Seconds t) const;
    Seconds timeOf(double x) const;
    ChartScene m_scene;
    Span m_view;
    double m_left = 40;
    double m_right = 40;
    Grip m_grip = Grip::None;
    Span m_viewAtPress;
    double m_pressedX = 0;
};

} // namespace nightjar

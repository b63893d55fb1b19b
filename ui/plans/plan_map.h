// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/plans/plan_scene.h"

namespace nightjar
{

/// The night from above: candidates, routes in the teams' colours with order numbers, start places, a scale bar. Drawn
/// from WGS-84 positions alone, no network. Wheel zooms at the cursor, drag pans, double click fits; with the keyboard
/// plus, minus, arrows and Home.
class PlanMap : public QWidget
{
    Q_OBJECT
public:
    explicit PlanMap(QWidget *parent = nullptr);
    /// Fits the view when the places are others than before.
    void setScene(const PlanScene &scene);
    void fit();
    QSize sizeHint() const override { return {560, 280}; }
    QSize minimumSizeHint() const override { return {240, 140}; }
    /// Where a position is drawn; for tests and clicks.
    QPointF pixelOf(const Position &position) const;

Q_SIGNALS:
    void stopClicked(int stop);
    void candidateClicked(const QString &enterprise);

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void zoom(double factor, const QPointF &at);
    QString enterpriseAt(const QPointF &at) const;
    std::optional<QRectF> extent() const; ///< of all positions, in km from the origin
    QPointF kmOf(const Position &position) const;
    void paintGrid(QPainter &painter) const;
    void paintRoutes(QPainter &painter, std::vector<QRectF> &taken) const;
    void paintPlaces(QPainter &painter, std::vector<QRectF> &taken) const;
    void paintLabels(QPainter &painter, std::vector<QRectF> &taken) const;
    void paintLegend(QPainter &painter) const;
    double barKm() const; ///< a round length of 60 to 160 pixels

    PlanScene m_scene;
    Position m_origin;
    double m_scale = 20;  ///< pixels a km
    QPointF m_centre;     ///< km from the origin, in the middle of the widget
    bool m_fitted = true; ///< nobody zoomed or panned since the last fit
    QPointF m_press;
    QPointF m_dragFrom;
    bool m_dragging = false;
};

} // namespace nightjar

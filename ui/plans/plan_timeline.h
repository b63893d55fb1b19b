// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/plans/plan_scene.h"

namespace nightjar
{

/// The night on a clock: a row a team with ways as lines, waits hatched, visits as blocks; behind them how likely the
/// firm runs at that hour. Left and Right choose the stop before and after, Up and Down the other team.
class PlanTimeline : public QWidget
{
    Q_OBJECT
public:
    explicit PlanTimeline(QWidget *parent = nullptr);
    void setScene(const PlanScene &scene);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Where a stop is drawn.
    QRectF blockOf(std::size_t stop) const;

Q_SIGNALS:
    void stopClicked(int stop);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    double left() const;
    double xOf(Seconds at) const;
    Span night() const;
    double rowTop(int team) const;
    void paintAxis(QPainter &painter) const;
    void paintTeam(QPainter &painter, int team) const;
    void paintChance(QPainter &painter, int team, const std::vector<std::size_t> &stops) const;
    std::vector<std::size_t> stopsOf(int team) const;
    int stopAt(const QPointF &at) const;
    void step(int by);
    void stepTeam(int by);

    PlanScene m_scene;
};

} // namespace nightjar

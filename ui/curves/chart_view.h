// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsView>

#include "ui/paper/chart_scene.h"

class QGraphicsScene;

namespace nightjar
{

class ChartItem;
class CrosshairOverlay;

/// The chart under an officer's hands: wheel zooms at the cursor, drag pans, Shift+drag selects, keys step. It never
/// reads data; it asks for a view by `viewChanged` and stretches what it has until the answer comes.
class ChartView : public QGraphicsView
{
    Q_OBJECT
public:
    explicit ChartView(QWidget *parent = nullptr);
    ~ChartView() override;

    void setScene(ChartScene scene);
    const ChartScene &content() const;
    const ChartItem &chart() const { return *m_chart; }
    Span view() const;
    /// Moves the view; viewChanged follows when it differs.
    void setView(Span view);
    Span selection() const;
    void clearSelection();
    void setStyleFromTheme();
    CrosshairOverlay &overlay() { return *m_overlay; }

    // What keys and buttons do.
    void fitAll();
    void stepDays(int days);
    void goToEnd(bool last);
    void goToNextNight();
    void goToNextLead();
    void zoomBy(double factor);
    void resetValueWindow();

Q_SIGNALS:
    void viewChanged(nightjar::Span view);
    void selectionChanged(nightjar::Span selection); ///< empty = nothing is selected
    void leadActivated(const QString &id);           ///< a lead's label was clicked

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    enum class Drag { None, Pan, Select };
    void describe();
    QString leadAt(QPointF position) const;

    QGraphicsScene *m_stage;
    ChartItem *m_chart;
    CrosshairOverlay *m_overlay;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    Span m_viewAtPress;
    bool m_moved = false;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/chart_view.h"

#include <QGraphicsScene>
#include <QResizeEvent>

#include "ui/curves/crosshair_overlay.h"
#include "ui/paper/chart_item.h"

namespace nightjar
{

ChartView::ChartView(QWidget *parent) : QGraphicsView(parent), m_stage(new QGraphicsScene(this)), m_chart(new ChartItem)
{
    setObjectName(QStringLiteral("chartView"));
    m_stage->addItem(m_chart);
    QGraphicsView::setScene(m_stage);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    // The whole chart changes with the view; working out which parts did costs more than painting them.
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setOptimizationFlags(QGraphicsView::DontSavePainterState | QGraphicsView::DontAdjustForAntialiasing);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    m_overlay = new CrosshairOverlay(*m_chart, viewport());
    setStyleFromTheme();
    describe();
}

ChartView::~ChartView() = default;

void ChartView::setStyleFromTheme()
{
    ChartStyle style = screenStyle();
    style.font = font();
    style.pixel = 1 / devicePixelRatioF();
    m_chart->setStyle(style);
    setBackgroundBrush(plotGround(*style.theme));
    m_overlay->setFont(font());
}

void ChartView::setScene(ChartScene scene)
{
    m_chart->setScene(std::move(scene));
    m_overlay->update();
    describe();
}

const ChartScene &ChartView::content() const { return m_chart->content(); }
Span ChartView::view() const { return m_chart->view(); }
Span ChartView::selection() const { return m_overlay->selection(); }

void ChartView::setView(Span view)
{
    if (view.empty() || view == m_chart->view())
        return;
    m_chart->setView(view);
    m_overlay->update();
    describe();
    Q_EMIT viewChanged(view);
}

void ChartView::clearSelection()
{
    if (m_overlay->selection().empty())
        return;
    m_overlay->setSelection({});
    Q_EMIT selectionChanged({});
}

void ChartView::describe()
{
    setAccessibleName(tr("Chart of the chosen channels"));
    setAccessibleDescription(m_chart->description());
}

void ChartView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    const QRectF area(QPointF(), QSizeF(viewport()->size()));
    m_stage->setSceneRect(area);
    m_chart->resize(area.size());
    m_overlay->setGeometry(viewport()->rect());
}

void ChartView::fitAll()
{
    resetValueWindow();
    if (!content().extent.empty())
        setView(content().extent);
}

void ChartView::stepDays(int days) { setView(panView(view(), Seconds(days) * secondsPerDay, content().extent)); }

void ChartView::goToEnd(bool last)
{
    const Span extent = content().extent;
    if (extent.empty())
        return;
    const Seconds length = view().length();
    setView(last ? Span{extent.to - length, extent.to} : Span{extent.from, extent.from + length});
}

void ChartView::goToNextNight()
{
    const Span night = nextNight(view(), content().nightFrom, content().nightTo);
    if (content().extent.empty() || night.from < content().extent.to)
        setView(night);
}

void ChartView::goToNextLead()
{
    std::vector<Span> leads;
    for (const ChartSpan &span : content().spans)
        if (span.kind == ChartSpanKind::Lead)
            leads.push_back(span.span);
    if (const auto next = nextSpan(view(), leads))
        setView(*next);
}

void ChartView::zoomBy(double factor)
{
    const Seconds anchor = m_overlay->cursorTime().value_or(view().from + view().length() / 2);
    setView(zoomView(view(), factor, anchor, content().extent));
}

void ChartView::resetValueWindow() { m_chart->setValueWindow(0, 1); }

} // namespace nightjar

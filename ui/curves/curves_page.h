// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QHash>
#include <QTimer>
#include <QWidget>

#include "core/registry/lead.h"
#include "ui/paper/chart_query.h"

class QButtonGroup;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace nightjar
{

class CarpetView;
class ChannelChips;
class ChannelPicker;
class ChartView;
class CurvesLoader;
class EmptyState;
class IntervalPanel;
class OverviewStrip;
class Workspace;
struct Scope;

/// 曲线: the chosen channels as lines or carpets, with everything that explains them.
class CurvesPage : public QWidget
{
    Q_OBJECT
public:
    explicit CurvesPage(Workspace &workspace, QWidget *parent = nullptr);
    ~CurvesPage() override;

    /// Shows these channels over a span (empty: as far as useful).
    void showChannels(const QStringList &channels, Span span);
    const std::vector<ChannelKey> &channels() const { return m_channels; }
    Span view() const;
    ChartView &chartView() { return *m_chart; }

Q_SIGNALS:
    /// The officer wants an interval without a lead of its own in a case.
    void intervalChosen(const QStringList &channels, nightjar::Span span);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class View { Lines, Carpet };
    enum class Format { Png, Svg, Pdf, Csv };

    // curves_page.cpp: building and what people do
    void build();
    void retranslate();
    void addChannel(const ChannelKey &key);
    void removeChannel(const ChannelKey &key);
    void followScope(const Scope &scope);
    void openPicker();
    void setViewKind(View view);
    void stepDays(int days);
    void exportAs(Format format);
    void sendToCase();

    // curves_page_scene.cpp: asking and showing
    void channelsChanged();
    void dataChanged();
    ChartRequest request(Span span) const;
    void ask();
    void askOverview();
    void askCarpet();
    void askStatistics(Span selection);
    void showScene(ChartScene scene);
    void showError(const Error &error);
    void updateRange();
    void updateEmpty();
    std::vector<ChartSpan> leadSpans() const;
    std::vector<ChannelKey> usefulChannels(const Scope &scope) const;
    Span carpetSpan() const;

    Workspace &m_workspace;
    CurvesLoader *m_loader;
    std::shared_ptr<const Registry> m_registry;
    std::vector<ChannelKey> m_channels;
    std::vector<int> m_colours;
    std::vector<ChartSpan> m_leads;
    QHash<QString, QString> m_ruleTitles;
    View m_view = View::Lines;
    Span m_wanted;        ///< view to take over with the next scene; empty = keep
    bool m_stale = true;  ///< refresh when shown
    bool m_fresh = false; ///< the scene on the chart belongs to the channels
    QTimer m_soon;        ///< one question a frame, however fast the wheel turns

    ChannelChips *m_chips;
    ChannelPicker *m_picker;
    QToolButton *m_back;
    QToolButton *m_range;
    QToolButton *m_forward;
    QToolButton *m_lines;
    QToolButton *m_carpetButton;
    QButtonGroup *m_views;
    QLabel *m_note;
    QToolButton *m_export;
    QMenu *m_rangeMenu;
    QMenu *m_exportMenu;
    QStackedWidget *m_stack;
    ChartView *m_chart;
    CarpetView *m_carpet;
    EmptyState *m_empty;
    QWidget *m_body;
    IntervalPanel *m_interval;
    OverviewStrip *m_overview;
    QLabel *m_message;
};

} // namespace nightjar

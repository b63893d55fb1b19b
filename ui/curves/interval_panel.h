// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QFrame>

#include "ui/paper/chart_math.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace nightjar
{

/// A line of the panel: a channel and what its interval holds.
struct IntervalRow {
    QString label;
    QString unit;
    int colour = 0;
    IntervalStatistics figures;
};

/// Figures of the selected interval, and what can be done with it.
class IntervalPanel : public QFrame
{
    Q_OBJECT
public:
    explicit IntervalPanel(QWidget *parent = nullptr);
    void setInterval(Span span, const std::vector<IntervalRow> &rows);
    /// Leads inside the interval that can go to a case.
    void setLeadCount(int leads);
    /// The figures as text with tabs, for the clipboard.
    QString asText() const;

Q_SIGNALS:
    void sendToCase();
    void zoomThere();
    void closed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    Span m_span;
    std::vector<IntervalRow> m_rows;
    int m_leads = 0;
    QLabel *m_title;
    QWidget *m_table;
    QPushButton *m_case;
    QPushButton *m_zoom;
    QPushButton *m_copy;
    QToolButton *m_close;
};

} // namespace nightjar

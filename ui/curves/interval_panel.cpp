// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/interval_panel.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/paper/format.h"
#include "ui/theme.h"

namespace nightjar
{
namespace
{

QStringList cellsOf(const IntervalRow &row)
{
    const IntervalStatistics &f = row.figures;
    return {row.label + (row.unit.isEmpty() ? QString() : u' ' + formatUnit(row.unit)),
            formatCount(f.numbers),
            formatCount(f.missing),
            formatNumber(f.mean),
            formatNumber(f.min),
            formatNumber(f.max),
            f.kwh ? formatNumber(*f.kwh, 5) : QString()};
}

} // namespace

IntervalPanel::IntervalPanel(QWidget *parent)
    : QFrame(parent), m_title(new QLabel(this)), m_table(new QWidget(this)), m_case(new QPushButton(this)),
      m_zoom(new QPushButton(this)), m_copy(new QPushButton(this)), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("intervalPanel"));
    setProperty("role", QStringLiteral("card"));
    m_title->setProperty("role", QStringLiteral("heading"));
    m_title->setTextFormat(Qt::PlainText);
    m_case->setObjectName(QStringLiteral("intervalToCase"));
    m_zoom->setObjectName(QStringLiteral("intervalZoom"));
    m_copy->setObjectName(QStringLiteral("intervalCopy"));
    m_close->setObjectName(QStringLiteral("intervalClose"));
    m_close->setText(QStringLiteral("×"));
    m_close->setProperty("role", QStringLiteral("flat"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_case);
    head->addWidget(m_zoom);
    head->addWidget(m_copy);
    head->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 8, 8);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_table);
    connect(m_case, &QPushButton::clicked, this, &IntervalPanel::sendToCase);
    connect(m_zoom, &QPushButton::clicked, this, &IntervalPanel::zoomThere);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
    connect(m_close, &QToolButton::clicked, this, &IntervalPanel::closed);
    fill();
}

void IntervalPanel::setInterval(Span span, const std::vector<IntervalRow> &rows)
{
    m_span = span;
    m_rows = rows;
    fill();
}

void IntervalPanel::setLeadCount(int leads)
{
    m_leads = leads;
    fill();
}

QString IntervalPanel::asText() const
{
    QString text = formatTime(m_span.from) + u'\t' + formatTime(m_span.to) + u'\n';
    text += QStringList{tr("Channel"), tr("Values"), tr("Missing"), tr("Mean"), tr("Minimum"), tr("Maximum"), tr("kWh")}
                .join(u'\t') +
            u'\n';
    for (const IntervalRow &row : m_rows)
        text += cellsOf(row).join(u'\t') + u'\n';
    return text;
}

void IntervalPanel::fill()
{
    //: %1 begin and end of the chosen interval, %2 its length
    m_title->setText(tr("Interval %1 · %2").arg(formatSpan(m_span), formatDuration(m_span.length())));
    m_case->setText(tr("Send to case"));
    m_case->setEnabled(m_leads > 0);
    m_case->setToolTip(m_leads > 0 ? tr("Add the %n clue(s) of this interval to a case", nullptr, m_leads)
                                   : tr("No clue of these channels lies in the interval. Cases are built from clues."));
    m_zoom->setText(tr("Zoom here"));
    m_copy->setText(tr("Copy figures"));
    m_close->setToolTip(tr("Close (Escape)"));
    m_close->setAccessibleName(tr("Close the figures of the interval"));
    delete m_table->layout();
    qDeleteAll(m_table->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly));
    auto *grid = new QGridLayout(m_table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(2);
    const QStringList heads{tr("Channel"), tr("Values"),  tr("Missing"), tr("Mean"),
                            tr("Minimum"), tr("Maximum"), tr("kWh")};
    for (int column = 0; column < heads.size(); ++column) {
        auto *label = new QLabel(heads[column], m_table);
        label->setProperty("role", QStringLiteral("quiet"));
        label->setAlignment(column == 0 ? Qt::AlignLeft : Qt::AlignRight);
        grid->addWidget(label, 0, column);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QStringList cells = cellsOf(m_rows[i]);
        for (int column = 0; column < cells.size(); ++column) {
            auto *label = new QLabel(cells[column], m_table);
            label->setTextFormat(Qt::PlainText);
            label->setAlignment(column == 0 ? Qt::AlignLeft : Qt::AlignRight);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            label->setObjectName(QStringLiteral("interval:%1:%2").arg(i).arg(column));
            grid->addWidget(label, int(i) + 1, column);
        }
    }
    grid->setColumnStretch(7, 1);
}

void IntervalPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QFrame::changeEvent(event);
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/link_row.h"

#include <algorithm>

#include <QKeyEvent>
#include <QPainter>

#include "ui/settings.h"
#include "ui/theme.h"

namespace nightjar {

LinkRow::LinkRow(QWidget *parent) : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LinkRow::setContent(const QString &text, const QString &detail, const QString &number)
{
    setText(text);
    m_detail = detail;
    m_number = number;
    setAccessibleName(number.isEmpty() ? text : text + QStringLiteral(": ") + number);
    setAccessibleDescription(detail);
    updateGeometry();
    update();
}

void LinkRow::setShare(double share)
{
    m_share = share;
    update();
}

QSize LinkRow::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(text()) + metrics.horizontalAdvance(m_detail) + metrics.horizontalAdvance(m_number) + 64,
            std::max(qRound(26 * settings::textScale()), metrics.height() + 8)};
}

QSize LinkRow::minimumSizeHint() const { return {160, sizeHint().height()}; }

void LinkRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = currentTheme();
    QPainter painter(this);
    if (underMouse() || isDown())
        painter.fillRect(rect(), theme.raised);
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
    QRect area = rect().adjusted(6, 0, -6, 0);
    if (!m_number.isEmpty()) {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        painter.setFont(bold);
        painter.setPen(theme.text);
        painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, m_number);
        area.setRight(area.right() - std::max(QFontMetrics(bold).horizontalAdvance(m_number), 28) - 8);
        painter.setFont(font());
    }
    if (m_share >= 0) {
        const QRect bar(area.right() - 60, area.center().y() - 3, 60, 6);
        painter.fillRect(bar, theme.line);
        painter.fillRect(QRect(bar.topLeft(), QSize(int(60 * std::min(m_share, 1.0)), 6)), theme.series[3]);
        area.setRight(bar.left() - 8);
    }
    painter.setPen(theme.accent);
    const int half = m_detail.isEmpty() ? area.width() : std::max(area.width() * 11 / 20, area.width() - fontMetrics().horizontalAdvance(m_detail) - 12);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, half);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, shown);
    if (m_detail.isEmpty())
        return;
    const int used = fontMetrics().horizontalAdvance(shown) + 10;
    const QRect rest = area.adjusted(used, 0, 0, 0);
    painter.setPen(theme.quietText);
    painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_detail, Qt::ElideRight, rest.width()));
}

void LinkRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        event->accept();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void LinkRow::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void LinkRow::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rail.h"

#include <QKeySequence>
#include <QPainter>

#include "ui/icons.h"
#include "ui/pages.h"
#include "ui/settings.h"
#include "ui/theme.h"

namespace nightjar {

RailButton::RailButton(const QString &page, const QString &icon, QWidget *parent)
    : QAbstractButton(parent), m_page(page), m_icon(icon)
{
    setCheckable(true);
    setAutoExclusive(true);
    setObjectName(QStringLiteral("rail-") + page);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setBadge(int count, const QString &meaning)
{
    m_badge = count;
    m_meaning = meaning;
    setAccessibleDescription(count > 0 ? meaning : QString());
    update();
}

QSize RailButton::sizeHint() const
{
    return {qRound(60 * settings::textScale()), qRound(54 * settings::textScale())};
}

void RailButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF tile = QRectF(rect()).adjusted(3, 2, -3, -2);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? theme.accentGround : theme.raised);
        painter.drawRoundedRect(tile, 4, 4);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(tile.adjusted(.5, .5, -.5, -.5), 4, 4);
    }
    const QColor color = isChecked() ? theme.accent : theme.quietText;
    const int side = qRound(20 * settings::textScale());
    const QRect iconArea((width() - side) / 2, 8, side, side);
    lineIcon(m_icon, color, side).paint(&painter, iconArea);
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.88);
    small.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
    painter.setFont(small);
    painter.setPen(isChecked() ? theme.accent : theme.quietText);
    const QString word = QFontMetrics(small).elidedText(text(), Qt::ElideRight, width() - 2);
    painter.drawText(QRect(0, iconArea.bottom() + 2, width(), height() - iconArea.bottom() - 4),
                     Qt::AlignHCenter | Qt::AlignVCenter, word);
    if (m_badge <= 0)
        return;
    QFont tiny = font();
    tiny.setPointSizeF(font().pointSizeF() * 0.8);
    tiny.setWeight(QFont::DemiBold);
    painter.setFont(tiny);
    const QString number = m_badge > 999 ? QStringLiteral("999+") : QString::number(m_badge);
    const qreal badgeHeight = QFontMetricsF(tiny).height() + 1;
    const qreal badgeWidth = std::max(badgeHeight, QFontMetricsF(tiny).horizontalAdvance(number) + 8);
    const QRectF badge(std::min<qreal>(width() - badgeWidth - 3, width() / 2.0 + 4), 3, badgeWidth, badgeHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.bad);
    painter.drawRoundedRect(badge, badgeHeight / 2, badgeHeight / 2);
    painter.setPen(theme.dark ? theme.accentText : theme.panel);
    painter.drawText(badge, Qt::AlignCenter, number);
}

void RailButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void RailButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

Rail::Rail(QWidget *parent) : QToolBar(parent)
{
    setObjectName(QStringLiteral("rail"));
    setMovable(false);
    setFloatable(false);
    setOrientation(Qt::Vertical);
    setContextMenuPolicy(Qt::PreventContextMenu);
}

void Rail::addPage(const QString &page, const QString &icon, int number)
{
    auto *button = new RailButton(page, icon, this);
    connect(button, &QAbstractButton::clicked, this, [this, page] { Q_EMIT chosen(page); });
    addWidget(button);
    m_entries.push_back({button, number});
}

void Rail::setCurrent(const QString &page)
{
    for (const Entry &entry : m_entries)
        entry.button->setChecked(entry.button->page() == page);
}

RailButton *Rail::button(const QString &page) const
{
    for (const Entry &entry : m_entries) {
        if (entry.button->page() == page)
            return entry.button;
    }
    return nullptr;
}

void Rail::retranslate()
{
    setWindowTitle(tr("Pages"));
    setAccessibleName(tr("Pages"));
    for (const Entry &entry : m_entries) {
        const QString title = pageTitle(entry.button->page());
        entry.button->setText(title);
        entry.button->setAccessibleName(title);
        entry.button->setToolTip(
            tr("%1 (%2)").arg(title, QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + entry.number))
                                         .toString(QKeySequence::NativeText)));
    }
}

} // namespace nightjar

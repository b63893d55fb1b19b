// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/channel_chips.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPainter>

#include "ui/paper/format.h"
#include "ui/theme.h"
#include "ui/widgets/elided_label.h"

namespace nightjar
{
namespace
{

constexpr int gap = 6;

/// Swatch, name, remove button.
class Chip : public QFrame
{
public:
    Chip(const ChannelChip &chip, QWidget *parent) : QFrame(parent), m_colour(chip.colour)
    {
        setObjectName(QStringLiteral("chip:") + chip.key.text());
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(24, 1, 2, 1);
        row->setSpacing(2);
        const QString unit = formatUnit(chip.unit);
        auto *name = new QLabel(unit.isEmpty() ? chip.label : chip.label + QStringLiteral("  ") + unit, this);
        name->setTextFormat(Qt::PlainText);
        name->setToolTip(chip.key.text());
        row->addWidget(name);
        remove = new QToolButton(this);
        remove->setText(QStringLiteral("×"));
        remove->setProperty("role", QStringLiteral("flat"));
        remove->setObjectName(QStringLiteral("removeChannel:") + chip.key.text());
        row->addWidget(remove);
    }
    QToolButton *remove;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = currentTheme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.line, 1));
        painter.setBrush(theme.raised);
        const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.series[std::size_t(std::max(0, m_colour)) % theme.series.size()]);
        painter.drawRoundedRect(QRectF(8, box.center().y() - 2, 12, 4), 2, 2);
    }

private:
    int m_colour;
};

} // namespace

ChannelChips::ChannelChips(QWidget *parent) : QWidget(parent), m_add(new QToolButton(this))
{
    setObjectName(QStringLiteral("channelChips"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAcceptDrops(true);
    m_add->setObjectName(QStringLiteral("addChannel"));
    retranslate();
}

void ChannelChips::retranslate()
{
    setAccessibleName(tr("Channels shown"));
    m_add->setText(tr("+ Channel"));
    m_add->setToolTip(tr("Add a channel to the chart"));
    for (std::size_t i = 0; i < m_widgets.size(); ++i) {
        auto *chip = static_cast<Chip *>(m_widgets[i]);
        chip->remove->setToolTip(tr("Remove %1").arg(m_chips[i].label));
        chip->remove->setAccessibleName(tr("Remove %1").arg(m_chips[i].label));
    }
}

void ChannelChips::setChips(const std::vector<ChannelChip> &chips)
{
    for (QWidget *widget : m_widgets) {
        widget->hide();
        widget->deleteLater();
    }
    m_widgets.clear();
    m_chips = chips;
    for (const ChannelChip &chip : chips) {
        auto *widget = new Chip(chip, this);
        connect(widget->remove, &QToolButton::clicked, this, [this, key = chip.key] { Q_EMIT removed(key); });
        widget->show();
        if (!m_widgets.empty())
            setTabOrder(static_cast<Chip *>(m_widgets.back())->remove, widget->remove);
        m_widgets.push_back(widget);
    }
    if (!m_widgets.empty())
        setTabOrder(static_cast<Chip *>(m_widgets.back())->remove, m_add);
    retranslate();
    place(width(), true);
    updateGeometry();
}

int ChannelChips::place(int width, bool apply) const
{
    std::vector<QWidget *> all = m_widgets;
    all.push_back(m_add);
    int x = 0;
    int y = 0;
    int rowHeight = 0;
    for (QWidget *widget : all) {
        const QSize hint = widget->sizeHint().boundedTo({std::max(60, width), 1000});
        if (x > 0 && x + hint.width() > width) {
            x = 0;
            y += rowHeight + 4;
            rowHeight = 0;
        }
        if (apply)
            widget->setGeometry(x, y, hint.width(), hint.height());
        x += hint.width() + gap;
        rowHeight = std::max(rowHeight, hint.height());
    }
    return y + rowHeight;
}

int ChannelChips::heightForWidth(int width) const { return place(width, false); }
QSize ChannelChips::sizeHint() const { return {400, heightForWidth(std::max(width(), 400))}; }
QSize ChannelChips::minimumSizeHint() const { return {120, m_add->sizeHint().height()}; }

void ChannelChips::resizeEvent(QResizeEvent *)
{
    place(width(), true);
    updateGeometry();
}

void ChannelChips::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ChannelChips::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasText() &&
        !channelKeyFromText(event->mimeData()->text().section(u'\n', 0, 0).trimmed()).factor.isEmpty())
        event->acceptProposedAction();
}

void ChannelChips::dropEvent(QDropEvent *event)
{
    QStringList channels;
    const QStringList lines = event->mimeData()->text().split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        if (!channelKeyFromText(line.trimmed()).factor.isEmpty())
            channels << line.trimmed();
    if (channels.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT dropped(channels);
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "core/registry/keys.h"

class QToolButton;

namespace nightjar
{

struct ChannelChip {
    ChannelKey key;
    QString label;
    QString unit;
    int colour = 0;
};

/// The channels that a chart shows, one chip each with its colour and a way to remove it; `+ Channel` at the end.
/// Chips wrap where the row is full. Channels dropped here as text are added.
class ChannelChips : public QWidget
{
    Q_OBJECT
public:
    explicit ChannelChips(QWidget *parent = nullptr);
    void setChips(const std::vector<ChannelChip> &chips);
    QToolButton *addButton() const { return m_add; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void removed(const nightjar::ChannelKey &key);
    void dropped(const QStringList &channels);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    int place(int width, bool apply) const;
    void retranslate();
    std::vector<QWidget *> m_widgets;
    std::vector<ChannelChip> m_chips;
    QToolButton *m_add;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/paper/carpet.h"

namespace nightjar
{

/// Carpets of the chosen channels, one over the other; the cell under the cursor is read out, a click goes to its day.
class CarpetView : public QWidget
{
    Q_OBJECT
public:
    explicit CarpetView(QWidget *parent = nullptr);
    void setScene(CarpetScene scene);
    const CarpetScene &content() const { return m_scene; }
    QSize minimumSizeHint() const override { return {320, 200}; }

Q_SIGNALS:
    void dayActivated(nightjar::Day day);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    ChartStyle style() const;
    QRectF panelRect(std::size_t index) const;
    std::optional<std::pair<std::size_t, CarpetCell>> cellAt(QPointF position) const;
    CarpetScene m_scene;
    QPointF m_hover{-1, -1};
};

} // namespace nightjar

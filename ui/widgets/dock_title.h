// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;
class QLabel;
class QToolButton;

namespace nightjar {

/// The title line of a dock: its name and one quiet button that hides it. Dragging the line moves the dock, a double
/// click floats it, as with Qt's own; the main menu brings a hidden dock back.
class DockTitle : public QWidget
{
    Q_OBJECT
public:
    explicit DockTitle(QDockWidget *dock);
    void retranslate(const QString &hide);

protected:
    void changeEvent(QEvent *event) override;

private:
    QDockWidget *m_dock;
    QLabel *m_name;
    QToolButton *m_hide;
};

} // namespace nightjar

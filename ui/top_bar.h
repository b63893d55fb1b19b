// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace nightjar {

class CommandBox;
class ElidedLabel;
class Workspace;

/// The top edge: program and cache name, command box, day, language, menu.
class TopBar : public QWidget
{
    Q_OBJECT
public:
    explicit TopBar(Workspace &workspace, QWidget *parent = nullptr);
    CommandBox *commandBox() const { return m_box; }
    QToolButton *menuButton() const { return m_menu; }

Q_SIGNALS:
    void languageChosen(const QString &language);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showCache();

    Workspace &m_workspace;
    QLabel *m_name;
    ElidedLabel *m_cache;
    CommandBox *m_box;
    QLabel *m_day;
    QToolButton *m_language;
    QToolButton *m_menu;
};

} // namespace nightjar

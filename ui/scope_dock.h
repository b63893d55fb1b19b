// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QTimer>

class QLabel;
class QLineEdit;
class QToolButton;
class QTreeView;

namespace nightjar {

class DockTitle;
class ScopeModel;
class Workspace;

/// The left dock: what is selected here scopes every page.
class ScopeDock : public QDockWidget
{
    Q_OBJECT
public:
    explicit ScopeDock(Workspace &workspace, QWidget *parent = nullptr);
    void focusFilter();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void rebuild();
    void applyFilter();
    void showScope();
    void choose();
    void tellCount();

    Workspace &m_workspace;
    DockTitle *m_bar;
    ScopeModel *m_model;
    QLabel *m_count;
    QLineEdit *m_filter;
    QToolButton *m_withLeads;
    QTreeView *m_tree;
    QTimer m_typing;
    bool m_following = false; ///< the selection moves because the scope moved, not the other way round
};

} // namespace nightjar

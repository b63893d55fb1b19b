// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMainWindow>

#include "ui/theme.h"
#include "ui/workspace.h"

class QMenu;
class QStackedWidget;

namespace nightjar {

class Inspector;
class JobStrip;
class Rail;
class ScopeDock;
class TopBar;
struct Command;

/// The frame: rail, top bar, scope, page, inspector, job strip. Knows the pages by name only.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    Workspace &workspace() { return m_workspace; }
    /// Shows a page (`today curves screening ...`); unknown names do nothing.
    void showPage(const QString &page);
    QString page() const { return m_page; }
    QWidget *pageWidget(const QString &page) const { return m_pages.value(page); }
    /// Opens a cache, or creates it where `mode` says so.
    void openCache(const QString &path, OpenMode mode = OpenMode::ReadWrite);
    void openSample();
    void switchLanguage(const QString &language);
    void switchTheme(ThemeMode mode);
    void restoreLayout();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void fitDocks(); ///< widths follow the size of the type
    bool hasOwnPanel(const QString &page) const;
    void showScopeOf(const QString &page);
    void makePages();
    void makeShortcuts();
    void makeMenu();
    void connectWorkspace();
    void retranslate();
    void showBadges();
    void askOpen();
    void askCreate();
    void askImport(bool folder);
    std::vector<Command> commands();

    Workspace m_workspace;
    TopBar *m_topBar;
    Rail *m_rail;
    QStackedWidget *m_stack;
    ScopeDock *m_scope;
    Inspector *m_inspector;
    JobStrip *m_strip;
    QMenu *m_menu;
    QHash<QString, QWidget *> m_pages;
    QString m_page;
    /// Whether the scope is to be seen on pages without and with a left panel of their own.
    bool m_scopeShown[2] = {true, false};
};

} // namespace nightjar

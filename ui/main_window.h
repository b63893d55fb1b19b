// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QHash>
#include <QMainWindow>
#include <QTimer>

#include "ui/theme.h"
#include "ui/workspace.h"

class QMenu;
class QStackedWidget;

namespace nightjar {

class HelpWindow;
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
    /// The widget of a page, made now if it was not yet; null for unknown names.
    QWidget *pageWidget(const QString &page);
    bool pagesReady() const { return m_unmade.isEmpty(); }
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
    void addPages();
    void makeNextPage();
    /// Shows the page that a wish is for; a page that is only made by this has not heard it, and hears it by `again`.
    void goTo(const QString &page, const std::function<void()> &again);
    void makeShortcuts();
    void makeMenu();
    void connectWorkspace();
    void retranslate();
    void showBadges();
    void askOpen();
    void askCreate();
    void askImport(bool folder);
    std::vector<Command> commands();
    /// Help on a rule; without one on the rule of the selected clue.
    void showHelp(const QString &rule);

    Workspace m_workspace;
    TopBar *m_topBar;
    Rail *m_rail;
    QStackedWidget *m_stack;
    ScopeDock *m_scope;
    Inspector *m_inspector;
    JobStrip *m_strip;
    QMenu *m_menu;
    QHash<QString, QWidget *> m_pages;
    QStringList m_unmade; ///< pages that nobody has seen yet
    QTimer m_making;
    std::function<void()> m_whenReady; ///< the cache that is opened once every page can hear of it
    HelpWindow *m_help = nullptr; ///< made when it is first asked for
    QString m_page;
    /// Whether the scope is to be seen on pages without and with a left panel of their own.
    bool m_scopeShown[2] = {true, false};
};

} // namespace nightjar

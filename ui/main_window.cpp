// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include <tuple>

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDateTime>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>

#include "core/base/language.h"
#include "core/registry/pinyin.h"
#include "core/sample/sample_district.h"
#include "ui/command_box.h"
#include "ui/dialogs.h"
#include "ui/help/help_window.h"
#include "ui/icons.h"
#include "ui/inspector.h"
#include "ui/job_board.h"
#include "ui/job_strip.h"
#include "ui/pages.h"
#include "ui/rail.h"
#include "ui/scope_dock.h"
#include "ui/settings.h"
#include "ui/top_bar.h"

namespace nightjar {

namespace {

constexpr int pauseOfMaking = 3; ///< ms between two pages, in which the window answers

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent), m_topBar(new TopBar(m_workspace, this)), m_rail(new Rail(this)),
      m_stack(new QStackedWidget(this)), m_scope(new ScopeDock(m_workspace, this)),
      m_inspector(new Inspector(m_workspace, this)), m_strip(new JobStrip(m_workspace, this)), m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setMenuWidget(m_topBar);
    addToolBar(Qt::LeftToolBarArea, m_rail);
    m_stack->setObjectName(QStringLiteral("pages"));
    m_stack->setMinimumSize(320, 240); // what a page would like must not push the docks about
    setCentralWidget(m_stack);
    addDockWidget(Qt::LeftDockWidgetArea, m_scope);
    addDockWidget(Qt::RightDockWidgetArea, m_inspector);
    fitDocks();
    auto *status = new QStatusBar(this);
    status->setSizeGripEnabled(false);
    status->addPermanentWidget(m_strip, 1);
    status->setContentsMargins(0, 0, 0, 0);
    status->setFixedHeight(qRound(30 * settings::textScale()));
    setStatusBar(status);

    addPages();
    makeShortcuts();
    connectWorkspace();
    m_topBar->commandBox()->setSource([this] { return commands(); });
    m_topBar->menuButton()->setMenu(m_menu);
    connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
    connect(m_topBar, &TopBar::languageChosen, this, &MainWindow::switchLanguage);
    resize(1366, 768);
    retranslate();
    showPage(QStringLiteral("today"));
    m_stack->setFocusPolicy(Qt::ClickFocus);
    m_stack->setFocus(); // not the command box, which would open its list
}

MainWindow::~MainWindow()
{
    m_workspace.jobs().cancelAllAndWait();
    // The workspace is a member and goes first; nothing that knows it may outlive it.
    for (QWidget *widget : {static_cast<QWidget *>(m_stack), static_cast<QWidget *>(m_scope),
                            static_cast<QWidget *>(m_inspector), static_cast<QWidget *>(m_strip),
                            static_cast<QWidget *>(m_topBar)})
        delete widget;
}

void MainWindow::fitDocks()
{
    const double scale = settings::textScale();
    m_scope->widget()->setMinimumWidth(180);
    m_inspector->widget()->setMinimumWidth(qRound(220 * scale));
    // The page needs the room more than the docks do: they grow at half the pace of the type.
    const double wider = 1 + (scale - 1) / 2;
    resizeDocks({m_scope, m_inspector}, {qRound(214 * wider), qRound(276 * wider)}, Qt::Horizontal);
}

/// A page takes 10 to 40 ms to make. The one that is seen first is made at once, the others one by one between events.
void MainWindow::addPages()
{
    for (const PageEntry &entry : pageEntries()) {
        m_rail->addPage(entry.id, entry.icon, entry.number);
        m_unmade.append(entry.id);
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + entry.number)), this);
        connect(shortcut, &QShortcut::activated, this, [this, id = entry.id] { showPage(id); });
    }
    connect(&m_making, &QTimer::timeout, this, &MainWindow::makeNextPage);
    // A single shot that is due later: Qt's two timer sources of GLib fire a running one twice between looks at events.
    m_making.setSingleShot(true);
    m_making.start(pauseOfMaking);
}

void MainWindow::makeNextPage()
{
    if (!m_unmade.isEmpty()) {
        pageWidget(m_unmade.first());
        m_making.start(pauseOfMaking);
        return;
    }
    if (const auto open = std::exchange(m_whenReady, {}))
        open();
}

QWidget *MainWindow::pageWidget(const QString &page)
{
    if (QWidget *made = m_pages.value(page))
        return made;
    for (const PageEntry &entry : pageEntries()) {
        if (entry.id != page)
            continue;
        QWidget *widget = entry.make(m_workspace, m_stack);
        m_pages.insert(page, widget);
        m_unmade.removeOne(page);
        m_stack->addWidget(widget);
        return widget;
    }
    return nullptr;
}

void MainWindow::goTo(const QString &page, const std::function<void()> &again)
{
    const bool heard = m_pages.contains(page);
    showPage(page);
    if (!heard)
        again();
}

void MainWindow::makeShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
        m_topBar->commandBox()->setFocus(Qt::ShortcutFocusReason);
        m_topBar->commandBox()->selectAll();
    });
    add(QKeySequence::Open, [this] { askOpen(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_I), [this] { askImport(false); });
    add(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_scope->focusFilter(); });
    add(QKeySequence::HelpContents, [this] { showHelp(QString()); });
}

void MainWindow::connectWorkspace()
{
    connect(&m_workspace, &Workspace::openPageRequested, this, &MainWindow::showPage);
    connect(&m_workspace, &Workspace::openCurvesRequested, this, [this](const QStringList &channels, Span span) {
        goTo(QStringLiteral("curves"), [&] { Q_EMIT m_workspace.openCurvesRequested(channels, span); });
    });
    connect(&m_workspace, &Workspace::addToCaseRequested, this, [this](const QStringList &leads) {
        goTo(QStringLiteral("cases"), [&] { Q_EMIT m_workspace.addToCaseRequested(leads); });
    });
    connect(&m_workspace, &Workspace::planVisitRequested, this, [this](const QStringList &leads) {
        goTo(QStringLiteral("plans"), [&] { Q_EMIT m_workspace.planVisitRequested(leads); });
    });
    connect(&m_workspace, &Workspace::importRequested, this, [this](const QStringList &paths) {
        goTo(QStringLiteral("data"), [&] { Q_EMIT m_workspace.importRequested(paths); });
    });
    connect(&m_workspace, &Workspace::helpRequested, this, &MainWindow::showHelp);
    connect(&m_workspace, &Workspace::sampleRequested, this, &MainWindow::openSample);
    connect(&m_workspace, &Workspace::failed, this, [this](const Error &error) { m_strip->tell(error.text, true); });
    connect(&m_workspace, &Workspace::leadsChanged, this, &MainWindow::showBadges);
    connect(&m_workspace, &Workspace::cacheChanged, this, [this] {
        setWindowTitle(tr("%1 – Nightjar").arg(QFileInfo(m_workspace.path()).fileName()));
        if (!m_workspace.notice().isEmpty())
            m_strip->tell(m_workspace.notice(), false);
    });
}

void MainWindow::showPage(const QString &page)
{
    QWidget *widget = pageWidget(page);
    if (!widget)
        return;
    if (page != m_page)
        showScopeOf(page);
    m_page = page;
    m_stack->setCurrentWidget(widget);
    m_rail->setCurrent(page);
}

bool MainWindow::hasOwnPanel(const QString &page) const { return page == u"screening" || page == u"plans"; }

/// On a small screen the scope and a page's own left panel leave the tables no room, so that each kind of page keeps
/// its own choice of whether the scope is seen.
void MainWindow::showScopeOf(const QString &page)
{
    if (!m_page.isEmpty())
        m_scopeShown[hasOwnPanel(m_page)] = !m_scope->isHidden();
    m_scope->setVisible(m_scopeShown[hasOwnPanel(page)]);
}

void MainWindow::openCache(const QString &path, OpenMode mode)
{
    if (pagesReady())
        m_workspace.open(path, mode);
    else
        m_whenReady = [this, path, mode] { m_workspace.open(path, mode); };
}

void MainWindow::openSample()
{
    SampleDistrictRequest request;
    request.dataFolder = settings::dataFolder();
    request.by = m_workspace.officer();
    request.now = QDateTime::currentSecsSinceEpoch();
    m_workspace.jobs().start<SampleDistrict>(
        tr("Making the sample district"), this,
        [request](const OnProgress &onProgress) { return openSampleDistrict(request, onProgress); },
        [this](Result<SampleDistrict> district) {
            if (district)
                openCache(district->cachePath);
        },
        [](const SampleDistrict &district) {
            return district.made ? tr("The sample district is ready: %n file(s) imported. It is simulated, beside published "
                                      "real series.",
                                      nullptr, int(district.report.files.size()))
                                 : QString();
        });
}

void MainWindow::showHelp(const QString &rule)
{
    if (!m_help)
        m_help = new HelpWindow(this);
    if (!rule.isEmpty())
        m_help->showRule(rule);
    else if (const StoredLead *stored = m_workspace.lead(m_workspace.selectedLead()))
        m_help->showRule(stored->lead.rule);
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

void MainWindow::askOpen()
{
    const QStringList files = askFiles(this, FileQuestion::OpenCache, tr("Open a cache"),
                                       tr("Nightjar caches (*.nightjar);;All files (*)"));
    if (!files.isEmpty())
        openCache(files.first());
}

void MainWindow::askCreate()
{
    QStringList files = askFiles(this, FileQuestion::CreateCache, tr("New cache"), tr("Nightjar caches (*.nightjar)"),
                                 QStringLiteral("district.nightjar"));
    if (files.isEmpty())
        return;
    if (QFileInfo(files.first()).suffix().isEmpty())
        files.first() += QStringLiteral(".nightjar");
    openCache(files.first(), OpenMode::Create);
    showPage(QStringLiteral("data"));
}

void MainWindow::askImport(bool folder)
{
    const QStringList paths = folder ? askFiles(this, FileQuestion::ImportFolder, tr("Import a dataset folder"), {})
                                     : askFiles(this, FileQuestion::ImportFiles, tr("Import files"),
                                                tr("Tables, series and HJ 212 logs (*.csv *.txt *.log);;All files (*)"));
    if (!paths.isEmpty())
        Q_EMIT m_workspace.importRequested(paths);
}

void MainWindow::showBadges()
{
    int fresh = 0;
    for (const StoredLead &stored : m_workspace.leads()) {
        if (stored.state == u"new" && !stored.hint && !stored.gone && stored.lead.tier == LeadTier::Regulator)
            ++fresh;
    }
    if (RailButton *button = m_rail->button(QStringLiteral("screening")))
        button->setBadge(fresh, tr("%n new clue(s)", nullptr, fresh));
}

void MainWindow::switchLanguage(const QString &language)
{
    settings::setLanguage(language);
    useLanguage(languageFromCode(language).value_or(Language::English));
}

void MainWindow::switchTheme(ThemeMode mode)
{
    settings::setThemeMode(mode);
    applyTheme(mode);
    makeMenu();
}

void MainWindow::restoreLayout()
{
    if (!restoreGeometry(settings::state(QStringLiteral("window")))) {
        // A first start: with the frame around it the window must not reach under the edge of a laptop's screen.
        const QSize room = screen()->availableSize();
        if (room.width() < 1440 || room.height() < 840)
            setWindowState(windowState() | Qt::WindowMaximized);
        else
            resize(std::min(room.width() * 9 / 10, 1680), std::min(room.height() * 9 / 10, 980));
    }
    restoreState(settings::state(QStringLiteral("docks")));
    if (const QByteArray shown = settings::state(QStringLiteral("scopeShown")); shown.size() == 2) {
        m_scopeShown[0] = shown[0] == '1';
        m_scopeShown[1] = shown[1] == '1';
    }
    m_scope->setVisible(m_scopeShown[hasOwnPanel(m_page)]);
    showPage(settings::lastPage());
    connect(&m_workspace, &Workspace::cacheChanged, this, [this] {
        // The scope belongs to the file that was open when the window closed.
        const QStringList parts = QString::fromUtf8(settings::state(QStringLiteral("scope"))).split(u'\t');
        if (parts.size() == 6 && parts[0] == m_workspace.path())
            m_workspace.setScope({parts[1], parts[2], parts[3], parts[4], parts[5]});
    });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    settings::setState(QStringLiteral("window"), saveGeometry());
    settings::setState(QStringLiteral("docks"), saveState());
    m_scopeShown[hasOwnPanel(m_page)] = !m_scope->isHidden();
    settings::setState(QStringLiteral("scopeShown"),
                       QByteArray(m_scopeShown[0] ? "1" : "0") + QByteArray(m_scopeShown[1] ? "1" : "0"));
    settings::setLastPage(m_page);
    const Scope scope = m_workspace.scope();
    settings::setState(QStringLiteral("scope"), QStringList{m_workspace.path(), scope.district, scope.industry,
                                                            scope.enterprise, scope.point, scope.factor}
                                                    .join(u'\t')
                                                    .toUtf8());
    // Jobs leave the cache as it was when they are cancelled: nothing to ask.
    m_workspace.jobs().cancelAllAndWait();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    if (paths.size() == 1 && paths.first().endsWith(u".nightjar"))
        openCache(paths.first());
    else
        Q_EMIT m_workspace.importRequested(paths);
}

void MainWindow::makeMenu()
{
    m_menu->clear();
    const auto add = [this](const char *name, const QString &text, const QKeySequence &keys, auto action) {
        QAction *entry = m_menu->addAction(text, this, action);
        entry->setObjectName(QLatin1String(name));
        // Shown only: the shortcut itself is the window's own, so that it works with the menu closed.
        if (!keys.isEmpty())
            entry->setText(text + u'\t' + keys.toString(QKeySequence::NativeText));
        return entry;
    };
    add("openCacheAction", tr("Open a cache…"), QKeySequence::Open, [this] { askOpen(); });
    add("newCacheAction", tr("New cache…"), {}, [this] { askCreate(); });
    add("openSampleAction", tr("Open the sample district"), {}, [this] { openSample(); });
    m_menu->addSeparator();
    add("importFilesAction", tr("Import files…"), QKeySequence(Qt::CTRL | Qt::Key_I), [this] { askImport(false); });
    add("importFolderAction", tr("Import a dataset folder…"), {}, [this] { askImport(true); });
    m_menu->addSeparator();
    QMenu *theme = m_menu->addMenu(tr("Theme"));
    auto *themes = new QActionGroup(theme);
    for (const auto &[mode, text] : {std::pair{ThemeMode::Light, tr("Light")}, {ThemeMode::Dark, tr("Dark")},
                                     {ThemeMode::System, tr("As the system")}}) {
        QAction *action = themes->addAction(theme->addAction(text));
        action->setCheckable(true);
        action->setChecked(settings::themeMode() == mode);
        connect(action, &QAction::triggered, this, [this, m = mode] { switchTheme(m); });
    }
    QMenu *size = m_menu->addMenu(tr("Text size"));
    auto *sizes = new QActionGroup(size);
    for (int percent : {100, 115, 130, 150}) {
        QAction *action = sizes->addAction(size->addAction(tr("%1 %").arg(percent)));
        action->setCheckable(true);
        action->setChecked(qRound(settings::textScale() * 100) == percent);
        connect(action, &QAction::triggered, this, [this, percent] {
            settings::setTextScale(percent / 100.0);
            applyTheme(settings::themeMode());
            statusBar()->setFixedHeight(qRound(30 * settings::textScale()));
            fitDocks();
        });
    }
    m_menu->addSeparator();
    QAction *scope = m_scope->toggleViewAction();
    scope->setText(tr("Show the scope"));
    m_menu->addAction(scope);
    QAction *inspector = m_inspector->toggleViewAction();
    inspector->setText(tr("Show the inspector"));
    m_menu->addAction(inspector);
    m_menu->addSeparator();
    add("helpAction", tr("Help on the rules"), QKeySequence::HelpContents, [this] { showHelp(QString()); });
    add("quitAction", tr("Quit"), {}, [this] { close(); });
}

std::vector<Command> MainWindow::commands()
{
    std::vector<Command> list;
    const auto add = [&list](int rank, const QString &title, const QString &detail, std::function<void()> run) {
        list.push_back({title, detail, (title + u'\n' + pinyinKeys(title)).toLower(), rank, std::move(run)});
    };
    for (const PageEntry &entry : pageEntries())
        add(0, pageTitle(entry.id), QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + entry.number)).toString(QKeySequence::NativeText),
            [this, id = entry.id] { showPage(id); });
    add(1, tr("Open a cache…"), {}, [this] { askOpen(); });
    add(1, tr("New cache…"), {}, [this] { askCreate(); });
    add(1, tr("Open the sample district"), {}, [this] { openSample(); });
    add(1, tr("Import files…"), {}, [this] { askImport(false); });
    add(1, tr("Import a dataset folder…"), {}, [this] { askImport(true); });
    add(1, tr("Help on the rules"), QKeySequence(QKeySequence::HelpContents).toString(QKeySequence::NativeText), [this] { showHelp(QString()); });
    add(1, tr("Switch the language"), {}, [this] {
        switchLanguage(currentLanguage() == Language::Chinese ? QStringLiteral("en") : QStringLiteral("zh"));
    });
    // Found by "theme" as well as by its kind, and by the English words in Chinese, too.
    for (const auto &[mode, word, title] : {std::tuple{ThemeMode::Light, "light theme", tr("Light theme")},
                                            {ThemeMode::Dark, "dark theme", tr("Dark theme")},
                                            {ThemeMode::System, "system theme", tr("Theme as the system")}}) {
        add(1, title, {}, [this, m = mode] { switchTheme(m); });
        list.back().search += u'\n' + QLatin1StringView(word) + u'\n' + tr("Theme").toLower();
    }
    add(1, tr("Show all enterprises"), {}, [this] { m_workspace.setScope({}); });
    for (const Enterprise &enterprise : m_workspace.registry().enterprises) {
        list.push_back({m_workspace.enterpriseName(enterprise.code), enterprise.code,
                        m_workspace.searchText(enterprise.code), 2, [this, code = enterprise.code] {
                            m_workspace.setScope({.enterprise = code});
                            if (m_page == u"today" || m_page == u"data")
                                showPage(QStringLiteral("curves"));
                        }});
    }
    return list;
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::retranslate()
{
    setWindowTitle(m_workspace.isOpen() ? tr("%1 – Nightjar").arg(QFileInfo(m_workspace.path()).fileName())
                                        : tr("Nightjar"));
    m_rail->retranslate();
    makeMenu();
    showBadges();
}

} // namespace nightjar

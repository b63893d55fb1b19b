// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_page.h"

#include <algorithm>

#include <QEvent>
#include <QFileInfo>
#include <QHash>
#include <QHeaderView>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include "core/cache/cache.h"
#include "core/import/profile.h"
#include "ui/data/import_view.h"
#include "ui/data/profiles_view.h"
#include "ui/data/records_view.h"
#include "ui/data/refused_csv.h"
#include "ui/dialogs.h"
#include "ui/job_board.h"
#include "ui/settings.h"
#include "ui/widgets/rows_view.h"
#include "ui/widgets/tab_box.h"
#include "ui/workspace.h"

namespace nightjar {

namespace {

/// More than this nobody reads on a screen; the command line exports all of them.
constexpr qint64 mostRows = 100'000;

} // namespace

DataPage::DataPage(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_tabs(new QTabWidget(this)), m_import(makeInTab<ImportView>(m_tabs, workspace)),
      m_files(new ListModel<ImportFile>(historyColumns(), this)),
      m_refused(new ListModel<RefusedRow>(refusedColumns(), this)),
      m_conflicts(new ListModel<ConflictRow>(conflictColumns(), this)),
      m_history(makeInTab<RecordsView>(m_tabs, QStringLiteral("importHistory"), m_files)),
      m_refusedView(makeInTab<RecordsView>(m_tabs, QStringLiteral("refusedRows"), m_refused)),
      m_conflictView(makeInTab<RecordsView>(m_tabs, QStringLiteral("conflicts"), m_conflicts)),
      m_profiles(makeInTab<ProfilesView>(m_tabs, workspace)), m_export(m_refusedView->addButton(QStringLiteral("exportAllRefused")))
{
    setObjectName(QStringLiteral("dataPage"));
    m_tabs->setObjectName(QStringLiteral("dataTabs"));
    m_tabs->setDocumentMode(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);

    const auto widths = [](RecordsView *view, std::initializer_list<int> sizes) {
        int column = 0;
        for (int size : sizes)
            view->rows()->setColumnWidth(column++, qRound(size * settings::textScale()));
        view->rows()->rememberColumns();
    };
    widths(m_history, {140, 220, 160, 70, 70, 70, 70, 70, 70, 80, 160});
    widths(m_refusedView, {200, 60, 90, 320, 240});
    widths(m_conflictView, {240, 150, 110, 170, 110, 170, 60});

    connect(&workspace, &Workspace::importRequested, this, [this](const QStringList &paths) {
        m_tabs->setCurrentWidget(m_import->parentWidget());
        m_import->look(paths);
    });
    connect(&workspace, &Workspace::cacheChanged, this, &DataPage::later);
    connect(&workspace, &Workspace::dataChanged, this, &DataPage::later);
    connect(m_export, &QPushButton::clicked, this, &DataPage::exportRefused);
    connect(m_import, &ImportView::profilesChanged, this, &DataPage::later);
    connect(m_profiles, &ProfilesView::changed, this, [this] {
        later();
        m_import->profilesAreOthers();
    });
    connect(m_profiles, &ProfilesView::countChanged, this, &DataPage::retranslate);
    // A file of the history leads to its refused rows.
    connect(m_history->rows(), &RowsView::rowActivated, this, [this](const QModelIndex &index) {
        const ImportFile &file = m_files->rows()[std::size_t(m_history->proxy()->mapToSource(index).row())];
        m_refusedView->setFilter(file.name);
        m_tabs->setCurrentWidget(m_refusedView->parentWidget());
    });
    retranslate();
}

void DataPage::later()
{
    if (isVisible())
        readAgain();
    else
        m_stale = true;
}

void DataPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        readAgain();
}

Result<DataPage::Records> DataPage::readRecords(const QString &cachePath)
{
    auto cache = Cache::open(cachePath, OpenMode::ReadOnly);
    if (!cache)
        return cache.error();
    Records records;
    auto files = cache->imports().files();
    if (!files)
        return files.error();
    records.files = *std::move(files);
    QHash<SourceId, QString> names;
    for (const ImportFile &file : records.files)
        names.insert(file.id, file.name);
    auto refused = cache->imports().refused(0, mostRows);
    if (!refused)
        return refused.error();
    records.refused = *std::move(refused);
    for (RefusedRow &row : records.refused) {
        if (row.fileName.isEmpty())
            row.fileName = names.value(row.file);
    }
    auto conflicts = cache->series().conflicts(mostRows);
    if (!conflicts)
        return conflicts.error();
    for (Conflict &conflict : *conflicts) {
        const QString kept = names.value(conflict.keptSource), other = names.value(conflict.otherSource);
        records.conflicts.push_back({std::move(conflict), kept, other});
    }
    auto profiles = cachedProfiles(*cache);
    if (!profiles)
        return profiles.error();
    records.profiles = *std::move(profiles);
    std::sort(records.files.begin(), records.files.end(), [](const ImportFile &a, const ImportFile &b) {
        return a.importedAt != b.importedAt ? a.importedAt > b.importedAt : a.id > b.id;
    });
    return records;
}

void DataPage::readAgain()
{
    m_stale = false;
    if (!m_workspace.isOpen())
        return;
    const quint64 question = ++m_question;
    m_workspace.jobs().start<Records>(
        QString(), this, [path = m_workspace.path()](const OnProgress &) { return readRecords(path); },
        [this, question](Result<Records> records) {
            if (question != m_question)
                return;
            if (!records) {
                Q_EMIT m_workspace.failed(records.error());
                return;
            }
            m_profiles->setProfiles(std::move(records->profiles), records->files);
            m_files->setRows(std::move(records->files));
            m_refused->setRows(std::move(records->refused));
            m_conflicts->setRows(std::move(records->conflicts));
            m_export->setEnabled(!m_refused->rows().empty());
            retranslate();
        });
}

void DataPage::exportRefused()
{
    const QStringList chosen = askFiles(this, FileQuestion::SaveFile, tr("Export refused rows"), tr("CSV (*.csv)"),
                                        QStringLiteral("refused.csv"));
    if (chosen.isEmpty())
        return;
    // What the filter shows is what is written.
    std::vector<RefusedRow> rows;
    for (int row = 0; row < m_refusedView->proxy()->rowCount(); ++row) {
        const QModelIndex source = m_refusedView->proxy()->mapToSource(m_refusedView->proxy()->index(row, 0));
        rows.push_back(m_refused->rows()[std::size_t(source.row())]);
    }
    const auto count = int(rows.size());
    m_workspace.jobs().start<Done>(
        tr("Exporting refused rows"), this,
        [path = chosen.first(), rows = std::move(rows)](const OnProgress &) { return writeRefusedCsv(path, rows); }, {},
        [path = chosen.first(), count](const Done &) {
            return tr("%n refused row(s) written to %1.", nullptr, count).arg(QFileInfo(path).fileName());
        });
}

void DataPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DataPage::retranslate()
{
    m_tabs->setAccessibleName(tr("Data"));
    const auto title = [this](QWidget *tab, const QString &text) { m_tabs->setTabText(m_tabs->indexOf(tab->parentWidget()), text); };
    const auto counted = [](const QString &text, std::size_t count) {
        return count == 0 ? text : QStringLiteral("%1 (%2)").arg(text).arg(count);
    };
    title(m_import, tr("Import"));
    title(m_history, counted(tr("History"), m_files->rows().size()));
    title(m_refusedView, counted(tr("Refused rows"), m_refused->rows().size()));
    title(m_conflictView, counted(tr("Conflicts"), m_conflicts->rows().size()));
    title(m_profiles, counted(tr("Profiles"), m_profiles->count()));
    m_history->setTexts(tr("History of imports"),
                        tr("Every imported file will stand here with its counts and its SHA-256. Drop files anywhere on the "
                           "window to import them; Enter on a file shows its refused rows."));
    m_refusedView->setTexts(tr("Refused rows"),
                            tr("No row was refused. A row that cannot be taken will stand here with file, line and reason."));
    m_conflictView->setTexts(tr("Conflicts"), tr("No sample contradicts another. Two files that say different things about the "
                                                 "same moment will stand here, each with its file."));
    m_export->setText(tr("Export as CSV…"));
    m_files->retranslate();
    m_refused->retranslate();
    m_conflicts->retranslate();
}

} // namespace nightjar

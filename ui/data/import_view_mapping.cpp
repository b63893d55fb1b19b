// SPDX-License-Identifier: GPL-3.0-or-later
// The selected file of the import: its rows, how they are read, names in doubt, what is refused.
#include <utility>

#include <QDateTime>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>

#include "core/cache/cache.h"
#include "core/import/profile.h"
#include "ui/data/import_steps.h"
#include "ui/data/import_view.h"
#include "ui/data/mapping_panel.h"
#include "ui/data/names_panel.h"
#include "ui/data/preview_model.h"
#include "ui/data/raw_model.h"
#include "ui/dialogs.h"
#include "ui/job_board.h"
#include "ui/paper/format.h"
#include "ui/theme_style.h"
#include "ui/widgets/rows_view.h"
#include "ui/workspace.h"

namespace nightjar {

namespace {

/// Formats of our own say themselves what their columns are; a file that was not understood may be a foreign table.
bool mayBeForeign(const FileReport &file)
{
    if (!file.layout.isEmpty() || file.error)
        return true;
    return file.format != u"series-csv" && file.format != u"long-csv" && file.format != u"hj212" &&
           !file.format.startsWith(u"table:");
}

void fitColumns(RowsView *view, int widest)
{
    view->resizeColumnsToContents();
    for (int column = 0; column < view->model()->columnCount(); ++column)
        view->setColumnWidth(column, std::min(view->columnWidth(column) + 8, widest));
}

} // namespace

void ImportView::connectMapping()
{
    connect(m_mapping, &MappingPanel::changed, this, &ImportView::mappingChanged);
    connect(m_mapping, &MappingPanel::sheetChosen, this, &ImportView::lookAtTable);
    connect(m_mapping, &MappingPanel::keepRequested, this, &ImportView::keepProfile);
    connect(m_mapping, &MappingPanel::columnSelected, this, [this](int column) {
        if (column < m_raw->columnCount())
            m_rawRows->setCurrentIndex(m_raw->index(std::max(0, m_rawRows->currentIndex().row()), column));
    });
    connect(m_rawRows->horizontalHeader(), &QHeaderView::sectionClicked, m_mapping, &MappingPanel::selectColumn);
    connect(m_rawRows->selectionModel(), &QItemSelectionModel::currentColumnChanged, this,
            [this](const QModelIndex &index) { m_mapping->selectColumn(index.column()); });
    connect(m_names, &NamesPanel::confirmed, this, &ImportView::confirmName);
}

const FileReport *ImportView::currentFile() const
{
    const QModelIndex current = m_fileRows->currentIndex();
    if (!current.isValid())
        return nullptr;
    const auto *proxy = static_cast<const QSortFilterProxyModel *>(m_fileRows->model());
    return &m_files->rows()[std::size_t(proxy->mapToSource(current).row())];
}

void ImportView::showFile()
{
    const FileReport *file = currentFile();
    if (!file)
        return;
    if (m_shownFile != file->file) {
        m_isTable = false;
        m_tabChosen = false;
        m_preview->setPreview({});
        m_raw->setRows({}, {});
    }
    m_shownFile = file->file;
    m_names->setQuestions(file->questions);
    m_kinds->setRows(refusedKinds(m_report.refused, file->file));
    showSide();
    tellPreview();
    if (mayBeForeign(*file))
        lookAtTable(m_isTable ? int(m_mapping->look().sheet) : -1);
    else
        ++m_tableQuestion;
    showStored();
}

/// A generation number keeps an answer away whose question is no longer on the screen.
void ImportView::lookAtTable(int sheet)
{
    const quint64 question = ++m_tableQuestion;
    TableQuestion what{m_shownFile, m_paths, m_workspace.path(), sheet, {}};
    if (const auto given = m_corrected.find(m_shownFile); given != m_corrected.end())
        what.given = given->second;
    m_workspace.jobs().start<TableLook>(
        QString(), this, [what](const OnProgress &) { return nightjar::lookAtTable(what); },
        [this, question](Result<TableLook> look) {
            if (question == m_tableQuestion)
                showTable(std::move(look));
        });
}

void ImportView::showTable(Result<TableLook> look)
{
    m_isTable = look && !look->rows.empty();
    if (m_isTable) {
        m_raw->setRows(look->rows, look->mapping);
        fitColumns(m_rawRows, 160);
        m_mapping->setRegistry(m_report.registry ? *m_report.registry : m_workspace.registry());
        m_mapping->setLook(*std::move(look));
    }
    showSide();
    if (!std::exchange(m_tabChosen, true)) // what waits for an answer comes first
        m_side->setCurrentIndex(m_side->isTabVisible(2) ? 2 : !m_isTable ? 3 : m_mapping->needsOwner() ? 1 : 0);
    tellPreview();
}

void ImportView::showStored()
{
    const quint64 question = ++m_previewQuestion;
    // Tables among the files decide whose rows are and what is declared, as they will when all are imported.
    const Registry &known = m_report.registry ? *m_report.registry : m_workspace.registry();
    m_workspace.jobs().start<FilePreview>(
        QString(), this,
        [cache = m_workspace.path(), file = m_shownFile, dropped = m_paths, how = options(),
         registry = known](const OnProgress &) {
            return previewInto(cache, file, dropped, how, registry);
        },
        [this, question](Result<FilePreview> preview) {
            if (question != m_previewQuestion)
                return;
            if (!preview)
                m_previewRows->setEmptyText(preview.error().text);
            else if (preview->rows.empty() && preview->refused.empty())
                m_previewRows->setEmptyText(tr("No row of the first ones holds a sample."));
            m_preview->setPreview(preview ? *std::move(preview) : FilePreview());
            fitColumns(m_previewRows, 260);
            tellPreview();
        });
}

/// Typing waits for nothing: the rows follow in a job, the counts of all files a little later.
void ImportView::mappingChanged(const TableMapping &mapping)
{
    m_corrected[m_shownFile] = mapping;
    ++m_tableQuestion; // an answer on its way knows only the mapping before
    m_raw->setMapping(mapping);
    showSide();
    showStored();
    m_typing.start();
}

/// What the officer said last; the panel may still wait for the look that shows it.
const TableMapping &ImportView::shownMapping() const
{
    const auto given = m_corrected.find(m_shownFile);
    return given != m_corrected.end() ? given->second : m_mapping->look().mapping;
}

void ImportView::keepProfile()
{
    TableMapping mapping = shownMapping();
    const QString name =
        askText(this, tr("Keep as profile"), tr("Files with this header will be read so from now on. Name of the profile:"),
                mapping.profile.isEmpty() ? QFileInfo(m_shownFile).completeBaseName().left(40) : mapping.profile);
    if (name.trimmed().isEmpty())
        return;
    mapping.profile = name.trimmed();
    const Actor actor{m_workspace.officer(), QDateTime::currentSecsSinceEpoch()};
    m_workspace.jobs().start<TableMapping>(
        tr("Keeping the profile %1").arg(mapping.profile), this,
        [path = m_workspace.path(), mapping, actor](const OnProgress &) -> Result<TableMapping> {
            auto cache = Cache::open(path, OpenMode::ReadWrite);
            return cache ? nightjar::keepProfile(*cache, mapping, actor) : Result<TableMapping>(cache.error());
        },
        [this, file = m_shownFile](Result<TableMapping> kept) {
            if (!kept)
                return; // the job strip says why
            m_corrected[file] = *kept;
            lookAgain();
            Q_EMIT profilesChanged();
        },
        [](const TableMapping &kept) { return tr("The profile %1 is kept.").arg(kept.profile); });
}

void ImportView::profilesAreOthers()
{
    if (m_stage == Stage::Ready || m_stage == Stage::Looking)
        lookAgain();
}

void ImportView::confirmName(const QString &written, const QString &enterprise)
{
    TableMapping mapping = shownMapping();
    if (!m_isTable)
        return;
    mapping.names[written] = enterprise;
    if (mapping.profile.isEmpty() || !m_workspace.isOpen()) {
        m_corrected[m_shownFile] = mapping;
        lookAgain();
        return;
    }
    const Actor actor{m_workspace.officer(), QDateTime::currentSecsSinceEpoch()};
    m_workspace.jobs().start<TableMapping>(
        QString(), this,
        [path = m_workspace.path(), profile = mapping.profile, written, enterprise,
         actor](const OnProgress &) -> Result<TableMapping> {
            auto cache = Cache::open(path, OpenMode::ReadWrite);
            return cache ? nameFirm(*cache, profile, written, enterprise, actor) : Result<TableMapping>(cache.error());
        },
        [this, mapping, file = m_shownFile](Result<TableMapping> kept) {
            if (kept && mappingIdentity(mapping) == mappingIdentity(*kept))
                m_corrected.erase(file); // the profile says it all
            else
                m_corrected[file] = mapping;
            lookAgain();
            Q_EMIT profilesChanged();
        });
}

void ImportView::showSide()
{
    const FileReport *file = m_stage == Stage::Empty ? nullptr : currentFile();
    const int questions = file ? int(file->questions.size()) : 0;
    qint64 refused = 0;
    for (const RefusedKind &kind : m_kinds->rows())
        refused += kind.count;
    m_side->setTabVisible(0, m_isTable);
    m_side->setTabVisible(1, m_isTable);
    m_side->setTabVisible(2, questions > 0);
    m_side->setTabVisible(3, refused > 0);
    m_side->setVisible(m_isTable || questions > 0 || refused > 0);
    m_rawBox->setVisible(m_isTable);
    // What a table says of itself is corrected beside its rows.
    m_correct->setVisible(!m_isTable && m_paths.size() == 1 && QFileInfo(m_paths.first()).isFile());
    m_side->setTabText(2, tr("Names (%1)").arg(questions));
    m_side->setTabText(3, tr("Refused (%1)").arg(formatCount(refused)));
    const bool writable = m_workspace.isOpen() && !m_workspace.readOnly();
    const QString missing = m_mapping->look().missing;
    m_mapping->setCanKeep(writable && missing.isEmpty(),
                          writable ? missing : tr("Profiles are kept in the cache: open or create one first."));
}

/// What the file was recognised as, in one line over its rows.
void ImportView::tellPreview()
{
    const FileReport *file = m_stage == Stage::Empty ? nullptr : currentFile();
    if (!file) {
        m_previewTitle->setText(tr("First rows as they will be stored"));
        setRole(m_previewTitle, "heading");
        return;
    }
    const FilePreview &preview = m_preview->preview();
    const QString name = QFileInfo(file->file).fileName();
    if (file->error) {
        m_previewTitle->setText(m_isTable && m_mapping->look().missing.isEmpty() && m_stage == Stage::Looking
                                    ? tr("%1: looking again …").arg(name)
                                    : file->error->text);
        setRole(m_previewTitle, m_isTable ? "warning" : "bad");
        return;
    }
    setRole(m_previewTitle, "heading");
    QStringList facts{formatWord(file->format)};
    const QString encoding = file->encoding.isEmpty() ? preview.encoding : file->encoding;
    if (!encoding.isEmpty())
        facts.append(encoding);
    if (!file->profile.isEmpty())
        facts.append(tr("profile %1").arg(file->profile));
    if (!preview.channel.isEmpty())
        facts.append(preview.channel);
    if (!preview.unit.isEmpty())
        facts.append(formatUnit(preview.unit));
    if (preview.step > 0)
        facts.append(tr("step %1").arg(formatDuration(preview.step)));
    if (m_isTable && m_mapping->look().mapping.stampsAtEnd)
        facts.append(tr("stamps name the end; kept is the begin"));
    m_previewTitle->setText(tr("%1: %2").arg(name, facts.join(QStringLiteral(" · "))));
}

} // namespace nightjar

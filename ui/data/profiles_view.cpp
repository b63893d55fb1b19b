// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/profiles_view.h"

#include <QDateTime>
#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include "core/cache/cache.h"
#include "core/import/profile.h"
#include "ui/data/mapping_words.h"
#include "ui/data/records_view.h"
#include "ui/dialogs.h"
#include "ui/job_board.h"
#include "ui/paper/format.h"
#include "ui/settings.h"
#include "ui/widgets/rows_view.h"
#include "ui/workspace.h"

namespace nightjar {

namespace {

std::vector<ListColumn<ProfileRow>> profileColumns()
{
    const auto headers = [](const ProfileRow &row) {
        QStringList list;
        for (const ColumnMapping &column : row.mapping.columns)
            if (!column.header.isEmpty())
                list << column.header;
        return list.join(QStringLiteral(", "));
    };
    std::vector<ListColumn<ProfileRow>> columns;
    columns.push_back({[] { return ProfilesView::tr("Profile"); }, [](const ProfileRow &row) { return row.mapping.profile; }});
    columns.push_back({[] { return ProfilesView::tr("Version"); },
                       [](const ProfileRow &row) { return QString::number(row.mapping.version); },
                       [](const ProfileRow &row) { return QVariant(row.mapping.version); }, true});
    columns.push_back(
        {[] { return ProfilesView::tr("Layout"); }, [](const ProfileRow &row) { return layoutWord(row.mapping.layout); }});
    columns.push_back({[] { return ProfilesView::tr("Names"); },
                       [](const ProfileRow &row) { return formatCount(qint64(row.mapping.names.size())); },
                       [](const ProfileRow &row) { return QVariant(int(row.mapping.names.size())); }, true, {},
                       [](const ProfileRow &row) {
                           QStringList lines;
                           for (const auto &[written, code] : row.mapping.names)
                               lines << written + QStringLiteral(" → ") + code;
                           return lines.join(u'\n');
                       }});
    columns.push_back({[] { return ProfilesView::tr("Files read"); },
                       [](const ProfileRow &row) { return formatCount(row.files.size()); },
                       [](const ProfileRow &row) { return QVariant(int(row.files.size())); }, true, {},
                       [](const ProfileRow &row) { return row.files.mid(0, 20).join(u'\n'); }});
    columns.push_back({[] { return ProfilesView::tr("Header"); }, headers, {}, false, {}, headers});
    return columns;
}

} // namespace

ProfilesView::ProfilesView(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_profiles(new ListModel<ProfileRow>(profileColumns(), this)),
      m_view(new RecordsView(QStringLiteral("profiles"), m_profiles, this)),
      m_take(m_view->addButton(QStringLiteral("importProfile"))),
      m_give(m_view->addButton(QStringLiteral("exportProfile"))),
      m_remove(m_view->addButton(QStringLiteral("deleteProfile")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    int column = 0;
    for (const int width : {180, 60, 130, 60, 80})
        m_view->rows()->setColumnWidth(column++, qRound(width * settings::textScale()));
    m_view->rows()->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->rows()->rememberColumns();
    connect(m_take, &QPushButton::clicked, this, &ProfilesView::take);
    connect(m_give, &QPushButton::clicked, this, &ProfilesView::give);
    connect(m_remove, &QPushButton::clicked, this, &ProfilesView::remove);
    connect(m_view->rows()->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ProfilesView::enable);
    connect(m_profiles, &QAbstractItemModel::modelReset, this, &ProfilesView::enable);
    connect(&workspace, &Workspace::cacheChanged, this, &ProfilesView::enable);
    retranslate();
    enable();
}

void ProfilesView::setProfiles(std::vector<TableMapping> profiles, const std::vector<ImportFile> &files)
{
    std::vector<ProfileRow> rows;
    for (TableMapping &mapping : profiles) {
        ProfileRow row{std::move(mapping), {}};
        for (const ImportFile &file : files)
            if (file.profile == row.mapping.profile || file.profile.startsWith(row.mapping.profile + u'@'))
                row.files << file.name;
        rows.push_back(std::move(row));
    }
    m_profiles->setRows(std::move(rows));
    Q_EMIT countChanged();
}

const ProfileRow *ProfilesView::selected() const
{
    const QModelIndex current = m_view->rows()->currentIndex();
    return current.isValid() ? &m_profiles->rows()[std::size_t(m_view->proxy()->mapToSource(current).row())] : nullptr;
}

void ProfilesView::enable()
{
    const bool writable = m_workspace.isOpen() && !m_workspace.readOnly();
    m_take->setEnabled(writable);
    m_give->setEnabled(selected() != nullptr);
    m_remove->setEnabled(writable && selected() != nullptr);
}

void ProfilesView::take()
{
    const QStringList files = askFiles(this, FileQuestion::ImportFiles, tr("Take over a profile"),
                                       tr("Import profiles (*.json);;All files (*)"));
    if (files.isEmpty())
        return;
    const Actor actor{m_workspace.officer(), QDateTime::currentSecsSinceEpoch()};
    m_workspace.jobs().start<TableMapping>(
        tr("Taking over a profile"), this,
        [path = m_workspace.path(), file = files.first(), actor](const OnProgress &) -> Result<TableMapping> {
            auto mapping = readProfileFile(file);
            if (!mapping)
                return mapping.error();
            auto cache = Cache::open(path, OpenMode::ReadWrite);
            return cache ? keepProfile(*cache, *std::move(mapping), actor) : Result<TableMapping>(cache.error());
        },
        [this](Result<TableMapping> kept) {
            if (kept)
                Q_EMIT changed();
        },
        [](const TableMapping &kept) { return tr("The profile %1 is kept.").arg(kept.profile); });
}

void ProfilesView::give()
{
    const ProfileRow *row = selected();
    if (!row)
        return;
    const QStringList files = askFiles(this, FileQuestion::SaveFile, tr("Export a profile"),
                                       tr("Import profiles (*.json)"), row->mapping.profile + QStringLiteral(".json"));
    if (files.isEmpty())
        return;
    m_workspace.jobs().start<Done>(
        tr("Exporting a profile"), this,
        [path = files.first(), bytes = profileFile(row->mapping)](const OnProgress &) -> Outcome {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
                return Error{Error::Kind::Io,
                             tr("%1 cannot be written: %2. Choose another place.").arg(path, file.errorString()), path};
            return Done{};
        },
        {}, [path = files.first()](const Done &) { return tr("Written: %1").arg(QFileInfo(path).fileName()); });
}

void ProfilesView::remove()
{
    const ProfileRow *row = selected();
    if (!row)
        return;
    const QString name = row->mapping.profile;
    if (!askConfirm(this, tr("Delete a profile"),
                    tr("Delete the profile %1? What was imported with it stays; files with its header will no longer "
                       "be recognised by it.")
                        .arg(name),
                    tr("Delete")))
        return;
    const Actor actor{m_workspace.officer(), QDateTime::currentSecsSinceEpoch()};
    m_workspace.jobs().start<Done>(
        tr("Deleting the profile %1").arg(name), this,
        [path = m_workspace.path(), name, actor](const OnProgress &) -> Outcome {
            auto cache = Cache::open(path, OpenMode::ReadWrite);
            return cache ? deleteProfile(*cache, name, actor) : Outcome(cache.error());
        },
        [this](const Outcome &done) {
            if (done)
                Q_EMIT changed();
        });
}

void ProfilesView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ProfilesView::retranslate()
{
    m_take->setText(tr("Take over a profile…"));
    m_give->setText(tr("Export…"));
    m_remove->setText(tr("Delete"));
    m_view->setTexts(tr("Import profiles"),
                     tr("A corrected table that was kept as a profile will stand here; files with the same header are "
                        "then read so by themselves. Profiles of colleagues are taken over as files."));
    m_profiles->retranslate();
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the import view, where they stand and what they are called.
#include "ui/data/import_view.h"

#include <tuple>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedLayout>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/data/import_steps.h"
#include "ui/data/import_tables.h"
#include "ui/data/mapping_panel.h"
#include "ui/data/names_panel.h"
#include "ui/data/preview_model.h"
#include "ui/data/raw_model.h"
#include "ui/settings.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/rows_view.h"
#include "ui/widgets/tab_box.h"

namespace nightjar {

ImportView::ImportView(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_stack(new QStackedLayout(this)), m_empty(new EmptyState(this)),
      m_chooseFiles(m_empty->addButton(QStringLiteral("chooseFiles"))),
      m_chooseFolder(m_empty->addButton(QStringLiteral("chooseFolder"))), m_work(new QWidget(this)),
      m_summary(new QLabel(m_work)), m_addFiles(new QPushButton(m_work)), m_clear(new QPushButton(m_work)),
      m_import(new QPushButton(m_work)), m_export(new QPushButton(m_work)), m_correct(new QWidget(m_work)),
      m_channelLabel(new QLabel(m_correct)), m_channel(new QLineEdit(m_correct)), m_unitLabel(new QLabel(m_correct)),
      m_unit(new QLineEdit(m_correct)), m_stepLabel(new QLabel(m_correct)), m_step(new QSpinBox(m_correct)),
      m_files(new ListModel<FileReport>(fileColumns([this] { return m_stage == Stage::Done; }), this)),
      m_split(new QSplitter(Qt::Vertical, m_work)), m_fileRows(new RowsView(m_split)), m_lower(new QWidget(m_split)),
      m_previewTitle(new QLabel(m_lower)), m_beside(new QSplitter(Qt::Horizontal, m_lower)),
      m_side(new QTabWidget(m_beside)), m_mapping(nullptr), m_names(nullptr),
      m_kinds(new ListModel<RefusedKind>(refusedKindColumns(), this)), m_kindRows(nullptr),
      m_rowsSplit(new QSplitter(Qt::Vertical, m_beside)), m_rawBox(new QWidget(m_rowsSplit)),
      m_rawTitle(new QLabel(m_rawBox)), m_raw(new RawModel(this)), m_rawRows(new RowsView(m_rawBox)),
      m_storedBox(new QWidget(m_rowsSplit)), m_storedTitle(new QLabel(m_storedBox)),
      m_preview(new PreviewModel(this)), m_previewRows(new RowsView(m_storedBox))
{
    build();
    connectMapping();
    connect(m_chooseFiles, &QPushButton::clicked, this, [this] { choose(false); });
    connect(m_chooseFolder, &QPushButton::clicked, this, [this] { choose(true); });
    connect(m_addFiles, &QPushButton::clicked, this, [this] { choose(false); });
    connect(m_clear, &QPushButton::clicked, this, &ImportView::clear);
    connect(m_import, &QPushButton::clicked, this, &ImportView::import);
    connect(m_export, &QPushButton::clicked, this, &ImportView::exportRefused);
    connect(m_fileRows->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImportView::showFile);
    m_typing.setSingleShot(true);
    m_typing.setInterval(400);
    connect(&m_typing, &QTimer::timeout, this, &ImportView::lookAgain);
    connect(m_channel, &QLineEdit::textEdited, this, [this] { m_typing.start(); });
    connect(m_unit, &QLineEdit::textEdited, this, [this] { m_typing.start(); });
    connect(m_step, &QSpinBox::valueChanged, this, [this] { m_typing.start(); });
    setStage(Stage::Empty);
    retranslate();
}

void ImportView::build()
{
    setObjectName(QStringLiteral("importView"));
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_summary->setWordWrap(true);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long sentence must not push the docks
    m_previewTitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_addFiles->setObjectName(QStringLiteral("addFiles"));
    m_clear->setObjectName(QStringLiteral("clearFiles"));
    m_import->setObjectName(QStringLiteral("startImport"));
    m_import->setProperty("role", "primary");
    m_export->setObjectName(QStringLiteral("exportRefused"));
    m_channel->setObjectName(QStringLiteral("asChannel"));
    m_unit->setObjectName(QStringLiteral("asUnit"));
    m_step->setObjectName(QStringLiteral("asStep"));
    m_step->setRange(0, 366 * 86400);
    m_channel->setMinimumWidth(220);
    m_unit->setMaximumWidth(90);
    for (const auto &[label, field] : {std::pair<QLabel *, QWidget *>{m_channelLabel, m_channel},
                                       {m_unitLabel, m_unit}, {m_stepLabel, m_step}})
        label->setBuddy(field);
    m_fileRows->setObjectName(QStringLiteral("importFiles"));
    m_fileRows->setModel(listProxy(m_files, this));
    m_fileRows->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    int column = 0;
    for (int width : {170, 132, 170, 76, 132, 132, 62, 62, 62, 62, 66, 76, 110})
        m_fileRows->setColumnWidth(column++, qRound(width * settings::textScale()));
    m_fileRows->rememberColumns();
    m_fileRows->setSelectionMode(QAbstractItemView::SingleSelection);
    m_previewRows->setObjectName(QStringLiteral("importPreview"));
    m_previewRows->setSortingEnabled(false);
    m_previewRows->setModel(m_preview);
    m_previewTitle->setProperty("role", "heading");
    m_previewTitle->setObjectName(QStringLiteral("previewTitle"));
    m_previewTitle->setWordWrap(true);

    auto *layout = new QVBoxLayout(m_work);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 0, 12, 0);
    bar->addWidget(m_summary, 1);
    bar->addWidget(m_export);
    bar->addWidget(m_addFiles);
    bar->addWidget(m_clear);
    bar->addWidget(m_import);
    layout->addLayout(bar);
    auto *correct = new QHBoxLayout(m_correct);
    correct->setContentsMargins(12, 0, 12, 0);
    for (QWidget *widget : {static_cast<QWidget *>(m_channelLabel), static_cast<QWidget *>(m_channel),
                            static_cast<QWidget *>(m_unitLabel), static_cast<QWidget *>(m_unit),
                            static_cast<QWidget *>(m_stepLabel), static_cast<QWidget *>(m_step)})
        correct->addWidget(widget);
    correct->addStretch(1);
    layout->addWidget(m_correct);
    m_split->setObjectName(QStringLiteral("importSplit"));
    m_split->setChildrenCollapsible(false);
    auto *lowerLayout = new QVBoxLayout(m_lower);
    lowerLayout->setContentsMargins(0, 6, 0, 0);
    auto *titleRow = new QHBoxLayout;
    titleRow->setContentsMargins(12, 0, 12, 0);
    titleRow->addWidget(m_previewTitle);
    lowerLayout->addLayout(titleRow);
    lowerLayout->addWidget(m_beside, 1);
    m_side->setObjectName(QStringLiteral("fileTabs"));
    m_side->setDocumentMode(true);
    QWidget *columns = tabBox(m_side);
    m_mapping = new MappingPanel(tabBox(m_side), columns);
    columns->layout()->addWidget(m_mapping);
    m_names = makeInTab<NamesPanel>(m_side);
    m_kindRows = makeInTab<RowsView>(m_side);
    m_beside->setObjectName(QStringLiteral("besideSplit"));
    m_beside->setChildrenCollapsible(false);
    m_rowsSplit->setChildrenCollapsible(false);
    for (const auto &[box, title, view] : {std::tuple{m_rawBox, m_rawTitle, m_rawRows}, {m_storedBox, m_storedTitle, m_previewRows}}) {
        auto *lines = new QVBoxLayout(box);
        lines->setContentsMargins(0, 4, 0, 0);
        lines->setSpacing(4);
        title->setContentsMargins(8, 0, 8, 0);
        title->setProperty("role", "heading");
        lines->addWidget(title);
        lines->addWidget(view, 1);
    }
    m_beside->setStretchFactor(0, 2);
    m_beside->setStretchFactor(1, 3);
    m_kindRows->setObjectName(QStringLiteral("refusedKinds"));
    m_kindRows->setModel(listProxy(m_kinds, this));
    m_kindRows->setColumnWidth(0, 66);
    m_kindRows->setColumnWidth(1, 220);
    m_kindRows->setColumnWidth(2, 70);
    m_rawRows->setObjectName(QStringLiteral("rawRows"));
    m_rawRows->setModel(m_raw);
    m_rawRows->setSortingEnabled(false);
    m_rawRows->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_rawRows->verticalHeader()->show();
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 4);
    m_split->setSizes({110, 480});
    m_beside->setSizes({360, 450});
    layout->addWidget(m_split, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_work);
}

void ImportView::retranslate()
{
    m_empty->setTexts(tr("Drop files or a folder anywhere on the window"),
                      tr("Exports of the grid company and of platforms as Excel or text, HJ 212 logs, dataset folders, and archives of "
                         "these. You see what was recognised and what will be taken or refused before anything is written."));
    m_chooseFiles->setText(tr("Choose files…"));
    m_chooseFolder->setText(tr("Choose a folder…"));
    m_addFiles->setText(tr("Add files…"));
    m_clear->setText(tr("Clear"));
    m_import->setText(tr("Import"));
    m_export->setText(tr("Export refused rows…"));
    m_channelLabel->setText(tr("Channel"));
    m_channel->setPlaceholderText(tr("ENTERPRISE/POINT/FACTOR, where the file name does not say it"));
    m_channel->setAccessibleName(tr("Channel of this file"));
    m_unitLabel->setText(tr("Unit"));
    m_unit->setAccessibleName(tr("Unit of this file's values"));
    m_stepLabel->setText(tr("Step"));
    m_step->setSuffix(tr(" s"));
    m_step->setSpecialValueText(tr("as the file says"));
    m_step->setAccessibleName(tr("Step of this file in seconds"));
    m_fileRows->setAccessibleName(tr("Files"));
    m_fileRows->setEmptyText(tr("The files will stand here with what was recognised and counted."));
    m_previewRows->setAccessibleName(tr("First rows as they will be stored"));
    m_previewRows->setEmptyText(tr("The first rows of the selected file will stand here as they will be stored."));
    m_files->retranslate();
    m_preview->retranslate();
    m_side->setTabText(0, tr("Columns"));
    m_side->setTabText(1, tr("Table"));
    m_side->setAccessibleName(tr("How the selected file is read"));
    m_rawRows->setAccessibleName(tr("First rows as they are"));
    m_rawTitle->setText(tr("As they are"));
    m_storedTitle->setText(tr("As they will be stored"));
    m_kindRows->setAccessibleName(tr("Refused rows of the selected file by kind"));
    m_kindRows->setEmptyText(tr("No row of this file is refused."));
    m_kinds->retranslate();
    m_raw->retranslate();
    showSide();
    tellPreview();
    if (m_stage == Stage::Ready || m_stage == Stage::Done) {
        if (!m_report.files.empty())
            m_summary->setText(m_stage == Stage::Done ? importSummary(m_report)
                                                      : tr("Nothing is written yet. %1").arg(countsSentence(totalRows(m_report))));
    } else {
        setStage(m_stage);
    }
}

} // namespace nightjar

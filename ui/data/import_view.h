// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include <QTimer>
#include <QWidget>

#include "core/import/importer.h"
#include "core/import/preview.h"
#include "ui/data/refused_kinds.h"
#include "ui/data/table_look.h"
#include "ui/widgets/list_model.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QSplitter;
class QStackedLayout;
class QTabWidget;

namespace nightjar {

class EmptyState;
class MappingPanel;
class NamesPanel;
class PreviewModel;
class RawModel;
class RowsView;
class Workspace;

/// Files on their way into the cache: looked at first (a dry run counts what will be taken and refused, the first rows
/// are shown as they are and as they will be stored, with the mapping between them to be corrected), then imported in a
/// job, then reported.
class ImportView : public QWidget
{
    Q_OBJECT
public:
    explicit ImportView(Workspace &workspace, QWidget *parent = nullptr);
    /// Looks at files and folders; nothing is written.
    void look(const QStringList &paths);
    /// Profiles came, went or changed: the files on their way are looked at again.
    void profilesAreOthers();
    /// The step that the view is at, for tests: `empty looking ready importing done`.
    QString stage() const;
    const ImportReport &report() const { return m_report; }

Q_SIGNALS:
    void imported();
    void showRefusedRequested();
    void profilesChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Stage { Empty, Looking, Ready, Importing, Done };
    void retranslate();
    void choose(bool folder);
    void clear();
    void lookAgain();
    void looked(Result<ImportReport> report);
    void import();
    void finished(const QString &cache, Result<ImportReport> report);
    void setStage(Stage stage);
    void showReport();
    void exportRefused();
    ImportOptions options() const;
    void build();

    // import_view_mapping.cpp: the selected file and how it is read
    void connectMapping();
    const FileReport *currentFile() const;
    void showFile();
    void lookAtTable(int sheet);
    void showTable(Result<TableLook> look);
    void showStored();
    void mappingChanged(const TableMapping &mapping);
    const TableMapping &shownMapping() const;
    void keepProfile();
    void confirmName(const QString &written, const QString &enterprise);
    void showSide();
    void tellPreview();

    Workspace &m_workspace;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QPushButton *m_chooseFiles;
    QPushButton *m_chooseFolder;
    QWidget *m_work;
    QLabel *m_summary;
    QPushButton *m_addFiles;
    QPushButton *m_clear;
    QPushButton *m_import;
    QPushButton *m_export;
    QWidget *m_correct;
    QLabel *m_channelLabel;
    QLineEdit *m_channel;
    QLabel *m_unitLabel;
    QLineEdit *m_unit;
    QLabel *m_stepLabel;
    QSpinBox *m_step;
    ListModel<FileReport> *m_files;
    QSplitter *m_split;
    RowsView *m_fileRows;
    QWidget *m_lower;
    QLabel *m_previewTitle;
    QSplitter *m_beside;
    QTabWidget *m_side;
    MappingPanel *m_mapping;
    NamesPanel *m_names;
    ListModel<RefusedKind> *m_kinds;
    RowsView *m_kindRows;
    QSplitter *m_rowsSplit;
    QWidget *m_rawBox;
    QLabel *m_rawTitle;
    RawModel *m_raw;
    RowsView *m_rawRows;
    QWidget *m_storedBox;
    QLabel *m_storedTitle;
    PreviewModel *m_preview;
    RowsView *m_previewRows;
    QStringList m_paths;
    ImportReport m_report;
    Stage m_stage = Stage::Empty;
    int m_job = 0;
    quint64 m_question = 0; ///< answers to questions that are no longer asked are dropped
    quint64 m_previewQuestion = 0;
    quint64 m_tableQuestion = 0;
    QString m_shownFile;
    bool m_tabChosen = false; ///< for the file that is shown
    bool m_isTable = false;   ///< the file that is shown has a mapping
    std::map<QString, TableMapping> m_corrected; ///< by file, what the officer changed and did not keep as a profile
    QTimer m_typing;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/cache/import_store.h"
#include "core/import/table_mapping.h"
#include "ui/data/import_tables.h"
#include "ui/widgets/list_model.h"

class QPushButton;
class QTabWidget;

namespace nightjar {

class ImportView;
class ProfilesView;
class RecordsView;
class Workspace;

/// Import, and what became of it: history, refused rows, conflicts.
class DataPage : public QWidget
{
    Q_OBJECT
public:
    explicit DataPage(Workspace &workspace, QWidget *parent = nullptr);
    ImportView *importView() const { return m_import; }

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Records {
        std::vector<ImportFile> files;
        std::vector<RefusedRow> refused;
        std::vector<ConflictRow> conflicts;
        std::vector<TableMapping> profiles;
    };
    static Result<Records> readRecords(const QString &cachePath);
    void retranslate();
    void later();
    void readAgain();
    void exportRefused();

    Workspace &m_workspace;
    QTabWidget *m_tabs;
    ImportView *m_import;
    ListModel<ImportFile> *m_files;
    ListModel<RefusedRow> *m_refused;
    ListModel<ConflictRow> *m_conflicts;
    RecordsView *m_history;
    RecordsView *m_refusedView;
    RecordsView *m_conflictView;
    ProfilesView *m_profiles;
    QPushButton *m_export;
    bool m_stale = true;
    quint64 m_question = 0;
};

} // namespace nightjar

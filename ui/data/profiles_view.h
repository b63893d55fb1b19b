// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "core/cache/import_store.h"
#include "core/import/table_mapping.h"
#include "ui/widgets/list_model.h"

class QPushButton;

namespace nightjar {

class RecordsView;
class Workspace;

/// A profile and the files that were read with it.
struct ProfileRow {
    TableMapping mapping;
    QStringList files;
};

/// The import profiles of the cache: what they read, which files used them; they leave and come as files.
class ProfilesView : public QWidget
{
    Q_OBJECT
public:
    explicit ProfilesView(Workspace &workspace, QWidget *parent = nullptr);
    void setProfiles(std::vector<TableMapping> profiles, const std::vector<ImportFile> &files);
    std::size_t count() const { return m_profiles->rows().size(); }

Q_SIGNALS:
    void changed(); ///< profiles of the cache were taken or deleted
    void countChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void enable();
    const ProfileRow *selected() const;
    void take();
    void give();
    void remove();

    Workspace &m_workspace;
    ListModel<ProfileRow> *m_profiles;
    RecordsView *m_view;
    QPushButton *m_take;
    QPushButton *m_give;
    QPushButton *m_remove;
};

} // namespace nightjar

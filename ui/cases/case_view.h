// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "ui/cases/case_tables.h"

class QLabel;
class QMenu;
class QPushButton;
class QTabWidget;

namespace nightjar
{

class ElidedLabel;
class RowsView;
class Workspace;

/// The chosen case: who and where it stands, its clues, evidence with live marks, documents and journal, and its steps.
/// Shows what it is given and says what the officer wants; the page does it.
class CaseView : public QWidget
{
    Q_OBJECT
public:
    explicit CaseView(Workspace &workspace, QWidget *parent = nullptr);

    void show(const CaseContent &content);
    void setVerification(const CaseVerification &verification);
    /// A sentence beside the case: how the last step went.
    void say(const QString &text, bool bad);
    /// A step is running: the buttons wait.
    void setBusy(bool busy);
    void retranslate();

Q_SIGNALS:
    void addFilesWanted();
    void stageWanted(const QString &stage);
    void summaryWanted();
    void exportWanted();
    void verifyWanted();
    void reproduceWanted();

private:
    void makeTabs();
    RowsView *addTable(const QString &name, QAbstractItemModel *model, QWidget *below);
    void showLeads();
    void showLeadText();
    void showEvidenceText();
    QString journalText() const; ///< how the journal's chain stands
    void enableSteps();

    Workspace &m_workspace;
    std::optional<CaseContent> m_content;
    std::optional<CaseVerification> m_verification; ///< of the case that is shown
    bool m_busy = false;
    ElidedLabel *m_title;
    QLabel *m_facts;
    QLabel *m_notice;
    QPushButton *m_summary;
    QPushButton *m_stage;
    QMenu *m_stages;
    QPushButton *m_addFiles;
    QPushButton *m_export;
    QPushButton *m_verify;
    QPushButton *m_reproduce;
    QTabWidget *m_tabs;
    ListModel<CaseLeadRow> *m_leads;
    ListModel<EvidenceRow> *m_evidence;
    ListModel<CaseDocument> *m_documents;
    ListModel<AuditRow> *m_journal;
    RowsView *m_leadTable = nullptr;
    RowsView *m_evidenceTable = nullptr;
    RowsView *m_documentTable = nullptr;
    RowsView *m_journalTable = nullptr;
    QLabel *m_leadText;
    QLabel *m_evidenceText;
    QLabel *m_journalText;
};

} // namespace nightjar

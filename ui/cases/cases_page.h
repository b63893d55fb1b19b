// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/base/progress.h"
#include "ui/cases/case_content.h"
#include "ui/widgets/list_model.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedLayout;

namespace nightjar
{

class CaseView;
class EmptyState;
class RowsView;
class Workspace;
struct CaseHand;

/// The page of cases: the table of all, and the chosen one with its clues, evidence, documents and journal. Cases are
/// made from leads, here or wherever "Add to case" is offered.
class CasesPage : public QWidget
{
    Q_OBJECT
public:
    explicit CasesPage(Workspace &workspace, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void later();
    void refresh();
    void showList(std::vector<CaseRow> rows);
    void choose(qint64 caseId);
    void loadChosen();
    void openFromLeads(const QStringList &leads);
    void addFiles();
    void changeStage(const QString &stage);
    void makeSummary();
    void makeBundle();
    enum class Asked { ByOfficer, ByItself };
    void verify(Asked asked);
    void reproduce();
    void say(const QString &text, bool bad);
    CaseHand hand() const;
    const CaseFile *chosen() const;
    /// Runs a step of the chosen case; the sentence of success stands beside the case, errors too.
    template <class T>
    void step(const QString &title, std::function<Result<T>(const OnProgress &)> work,
              std::function<QString(const T &)> done);

    Workspace &m_workspace;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QPushButton *m_toScreening;
    QWidget *m_body;
    QPushButton *m_new;
    QLineEdit *m_filter;
    QLabel *m_notice;
    QSplitter *m_split;
    RowsView *m_table;
    ListModel<CaseRow> *m_cases;
    QSortFilterProxyModel *m_sorted;
    CaseView *m_view;
    qint64 m_chosen = 0;
    bool m_stale = true;
    bool m_failed = false; ///< the list could not be read; the notice says why
    quint64 m_question = 0;
    quint64 m_verification = 0;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/cases_page.h"

#include <QDateTime>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "core/cache/cache.h"
#include "core/casework/reproduce.h"
#include "ui/cases/case_tables.h"
#include "ui/cases/case_view.h"
#include "ui/cases/case_words.h"
#include "ui/cases/case_work.h"
#include "ui/dialogs.h"
#include "ui/paper/format.h"
#include "ui/job_board.h"
#include "ui/theme_style.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/rows_view.h"
#include "ui/workspace.h"

namespace nightjar
{

namespace
{

/// From this width on the table stands beside the case, below it above.
constexpr int besideFrom = 1080;

} // namespace

CasesPage::CasesPage(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_stack(new QStackedLayout(this)), m_empty(new EmptyState(this)),
      m_toScreening(m_empty->addButton(QStringLiteral("casesToScreening"))), m_body(new QWidget(this)),
      m_new(new QPushButton(m_body)), m_filter(new QLineEdit(m_body)), m_notice(new QLabel(m_body)),
      m_split(new QSplitter(Qt::Horizontal, m_body)), m_table(new RowsView(m_split)), m_cases(makeCaseModel(workspace, this)), m_sorted(listProxy(m_cases, this)),
      m_view(new CaseView(workspace, m_split))
{
    setObjectName(QStringLiteral("casesPage"));
    m_new->setObjectName(QStringLiteral("newCase"));
    m_filter->setObjectName(QStringLiteral("caseFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(220);
    m_notice->setObjectName(QStringLiteral("casesNotice"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setContentsMargins(12, 0, 12, 8);
    m_notice->hide();
    m_table->setObjectName(QStringLiteral("caseTable"));
    m_table->setModel(m_sorted);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    int column = 0;
    for (const int width : {82, 200, 66, 150, 90, 56, 64})
        m_table->setColumnWidth(column++, width);
    m_table->sortByColumn(0, Qt::DescendingOrder);
    m_table->rememberColumns();
    m_table->setMinimumHeight(96);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->setSpacing(8);
    bar->addWidget(m_new);
    bar->addStretch(1);
    bar->addWidget(m_filter);
    m_split->setObjectName(QStringLiteral("casesSplit"));
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(0, 2);
    m_split->setStretchFactor(1, 5);
    m_body->setProperty("role", "panel");
    m_body->setAttribute(Qt::WA_StyledBackground);
    auto *column2 = new QVBoxLayout(m_body);
    column2->setContentsMargins(0, 0, 0, 0);
    column2->setSpacing(0);
    column2->addLayout(bar);
    column2->addWidget(m_notice);
    column2->addWidget(m_split, 1);
    m_empty->setProperty("role", "ground");
    m_empty->setAttribute(Qt::WA_StyledBackground);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_body);

    connect(m_toScreening, &QPushButton::clicked, this,
            [this] { Q_EMIT m_workspace.openPageRequested(QStringLiteral("screening")); });
    connect(m_new, &QPushButton::clicked, this, [this] { openFromLeads({m_workspace.selectedLead()}); });
    connect(m_filter, &QLineEdit::textChanged, m_sorted, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &row) {
        if (row.isValid())
            choose(m_cases->rows()[std::size_t(m_sorted->mapToSource(row).row())].file.id);
    });
    connect(&workspace, &Workspace::cacheChanged, this, [this] {
        m_chosen = 0;
        say(QString(), false);
        later();
    });
    connect(&workspace, &Workspace::casesChanged, this, &CasesPage::later);
    connect(&workspace, &Workspace::leadSelected, this,
            [this](const QString &id) { m_new->setEnabled(!id.isEmpty() && !m_workspace.readOnly()); });
    connect(&workspace, &Workspace::addToCaseRequested, this, &CasesPage::openFromLeads);
    connect(m_view, &CaseView::addFilesWanted, this, &CasesPage::addFiles);
    connect(m_view, &CaseView::stageWanted, this, &CasesPage::changeStage);
    connect(m_view, &CaseView::summaryWanted, this, &CasesPage::makeSummary);
    connect(m_view, &CaseView::exportWanted, this, &CasesPage::makeBundle);
    connect(m_view, &CaseView::verifyWanted, this, [this] { verify(Asked::ByOfficer); });
    connect(m_view, &CaseView::reproduceWanted, this, &CasesPage::reproduce);
    retranslate();
}

void CasesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_cases->retranslate();
        say(QString(), false); // sentences in the language before
        m_view->say(QString(), false);
        m_view->retranslate();
        retranslate();
    }
    QWidget::changeEvent(event);
}

void CasesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void CasesPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const Qt::Orientation wanted = width() >= besideFrom ? Qt::Horizontal : Qt::Vertical;
    if (m_split->orientation() == wanted && !m_split->property("placed").isNull())
        return;
    m_split->setProperty("placed", true);
    m_split->setOrientation(wanted);
    m_split->setSizes(wanted == Qt::Horizontal ? QList<int>{380, width() - 380}
                                               : QList<int>{150, std::max(300, height() - 190)});
}

void CasesPage::retranslate()
{
    m_toScreening->setText(tr("Go to the clues"));
    m_empty->setTexts(tr("No case yet"),
                      m_workspace.isOpen()
                          ? tr("A case is opened from clues: choose one or more on the Screening page and press C, or "
                               "take \"Add to case\" in the inspector. "
                               "Their data is frozen with its SHA-256 at that moment.")
                          : tr("Cases stand here. Open a cache or import data first, then run a screening."));
    m_toScreening->setVisible(m_workspace.isOpen());
    m_new->setText(tr("New case…"));
    m_new->setToolTip(tr("Open a case from the clue that is selected"));
    m_new->setEnabled(!m_workspace.selectedLead().isEmpty() && !m_workspace.readOnly());
    m_filter->setPlaceholderText(tr("Filter cases"));
    m_filter->setAccessibleName(tr("Filter cases by number, title, firm or stage"));
    m_table->setAccessibleName(tr("Cases"));
    m_table->setEmptyText(m_cases->rows().empty() ? tr("No case yet.") : tr("No case matches the filter."));
}

void CasesPage::later()
{
    m_stale = true;
    if (isVisible())
        refresh();
}

void CasesPage::refresh()
{
    m_stale = false;
    if (!m_workspace.isOpen()) {
        m_stack->setCurrentIndex(0);
        retranslate();
        return;
    }
    const quint64 question = ++m_question;
    m_workspace.jobs().start<std::vector<CaseRow>>(
        QString(), this, [path = m_workspace.path()](const OnProgress &) { return loadCases(path); },
        [this, question](Result<std::vector<CaseRow>> rows) {
            if (question != m_question)
                return;
            if (!rows) {
                say(rows.error().text, true);
                m_failed = true;
                m_stack->setCurrentIndex(1);
                return;
            }
            if (std::exchange(m_failed, false))
                say(QString(), false);
            showList(std::move(*rows));
        });
}

void CasesPage::showList(std::vector<CaseRow> rows)
{
    const bool any = !rows.empty();
    // A sentence about a refused case must stay readable on a page without cases, too.
    m_stack->setCurrentIndex(any || m_notice->isVisibleTo(this) ? 1 : 0);
    m_view->setVisible(any);
    const qint64 wanted = m_chosen;
    m_cases->setRows(std::move(rows));
    retranslate();
    if (!any) {
        m_chosen = 0;
        return;
    }
    int row = 0;
    for (int i = 0; i < int(m_cases->rows().size()); ++i) {
        if (m_cases->rows()[std::size_t(i)].file.id == wanted)
            row = i;
    }
    QModelIndex index = m_sorted->mapFromSource(m_cases->index(row, 0));
    if (!index.isValid())
        index = m_sorted->index(0, 0);
    if (!index.isValid())
        return;
    const bool same = m_cases->rows()[std::size_t(m_sorted->mapToSource(index).row())].file.id == m_chosen;
    m_table->selectRow(index.row()); // chooses it
    if (same)
        loadChosen();
}

void CasesPage::choose(qint64 caseId)
{
    if (caseId == m_chosen)
        return;
    m_chosen = caseId;
    loadChosen();
}

void CasesPage::loadChosen()
{
    const quint64 question = ++m_verification;
    m_workspace.jobs().start<CaseContent>(
        QString(), this,
        [path = m_workspace.path(), id = m_chosen](const OnProgress &) { return loadCaseContent(path, id); },
        [this, question](Result<CaseContent> content) {
            if (question != m_verification)
                return;
            if (!content) {
                say(content.error().text, true);
                return;
            }
            m_view->show(*content);
            verify(Asked::ByItself);
        });
}

const CaseFile *CasesPage::chosen() const
{
    for (const CaseRow &row : m_cases->rows()) {
        if (row.file.id == m_chosen)
            return &row.file;
    }
    return nullptr;
}

CaseHand CasesPage::hand() const
{
    return {m_workspace.path(), m_workspace.officer(), QDateTime::currentSecsSinceEpoch()};
}

void CasesPage::say(const QString &text, bool bad)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    setRole(m_notice, bad ? "bad" : "good");
}

void CasesPage::openFromLeads(const QStringList &leads)
{
    if (leads.isEmpty() || leads.first().isEmpty() || !m_workspace.isOpen())
        return;
    say(QString(), false);
    const StoredLead *first = m_workspace.lead(leads.first());
    const QString name = first ? m_workspace.enterpriseName(first->lead.enterprise) : QString();
    const QString title = askText(
        this, tr("New case"),
        tr("Title of the case that is opened from %n clue(s) of %1:", nullptr, int(leads.size())).arg(name), name);
    if (title.isEmpty())
        return;
    m_new->setEnabled(false);
    m_workspace.jobs().start<CaseFile>(
        tr("Freezing the evidence of %1").arg(title), this,
        [hand = hand(), leads, title](const OnProgress &progress) {
            return openCase(hand, leads, title, progress);
        },
        [this](Result<CaseFile> file) {
            m_new->setEnabled(!m_workspace.selectedLead().isEmpty());
            if (!file) {
                say(file.error().text, true);
                m_stack->setCurrentIndex(1);
                m_view->setVisible(!m_cases->rows().empty());
                return;
            }
            say(tr("Case %1 is open; its evidence is frozen.").arg(file->number), false);
            m_chosen = file->id;
            m_workspace.reload(); // the leads are now in a case
        },
        [](const CaseFile &file) { return tr("Case %1 opened").arg(file.number); });
}

template <class T>
void CasesPage::step(const QString &title, std::function<Result<T>(const OnProgress &)> work,
                     std::function<QString(const T &)> done)
{
    say(QString(), false);
    m_view->say(QString(), false);
    m_view->setBusy(true);
    m_workspace.jobs().start<T>(title, this, std::move(work), [this, done, id = m_chosen](Result<T> result) {
        m_view->setBusy(false);
        if (!result) {
            if (id == m_chosen)
                m_view->say(result.error().text, true);
            return;
        }
        const QString sentence = done(*result);
        if (id == m_chosen)
            m_view->say(sentence, false);
        Q_EMIT m_workspace.casesChanged();
    });
}

void CasesPage::addFiles()
{
    const QStringList paths =
        askFiles(this, FileQuestion::ImportFiles, tr("Files to freeze in the case"), tr("All files (*)"));
    if (paths.isEmpty() || !chosen())
        return;
    step<std::vector<Evidence>>(
        tr("Freezing files"),
        [hand = hand(), id = m_chosen, paths](const OnProgress &) { return freezeFiles(hand, id, paths); },
        [](const std::vector<Evidence> &added) { return tr("%n file(s) frozen.", nullptr, int(added.size())); });
}

void CasesPage::changeStage(const QString &stage)
{
    const CaseFile *file = chosen();
    if (!file)
        return;
    const QString why = askText(this, tr("Next stage"),
                                tr("Why does case %1 go to the stage \"%2\"?").arg(file->number, stageWord(stage)));
    if (why.isEmpty())
        return;
    step<CaseFile>(
        QString(),
        [hand = hand(), id = m_chosen, stage, why](const OnProgress &) { return moveCase(hand, id, stage, why); },
        [](const CaseFile &moved) {
            return tr("Case %1 is now at the stage \"%2\".").arg(moved.number, stageWord(moved.stage));
        });
}

void CasesPage::makeSummary()
{
    const CaseFile *file = chosen();
    if (!file)
        return;
    const QStringList paths =
        askFiles(this, FileQuestion::SaveFile, tr("Case summary"),
                 tr("PDF (*.pdf);;Word (*.docx);;OpenDocument (*.odt)"), tr("Case %1 summary.pdf").arg(file->number));
    if (paths.isEmpty())
        return;
    step<QString>(
        tr("Writing the summary of %1").arg(file->number),
        [hand = hand(), id = m_chosen, path = paths.first(), language = currentLanguage()](const OnProgress &) {
            return writeSummary(hand, id, path, language);
        },
        [path = paths.first()](const QString &sha256) { return tr("Written to %1, SHA-256 %2.").arg(path, sha256); });
}

void CasesPage::makeBundle()
{
    const CaseFile *file = chosen();
    if (!file)
        return;
    const QStringList paths = askFiles(this, FileQuestion::SaveFile, tr("Export the case"), tr("ZIP (*.zip)"),
                                       tr("Case %1.zip").arg(file->number));
    if (paths.isEmpty())
        return;
    step<ExportedCase>(
        tr("Exporting %1").arg(file->number),
        [hand = hand(), id = m_chosen, path = paths.first(), language = currentLanguage()](const OnProgress &) {
            return writeBundle(hand, id, path, language);
        },
        [](const ExportedCase &out) {
            return tr("%n file(s) written to %1, SHA-256 %2.", nullptr, int(out.files)).arg(out.path, out.sha256);
        });
}

void CasesPage::verify(Asked asked)
{
    if (m_chosen == 0)
        return;
    const bool byOfficer = asked == Asked::ByOfficer;
    const quint64 question = ++m_verification;
    if (byOfficer) {
        m_view->say(QString(), false);
        m_view->setBusy(true);
    }
    m_workspace.jobs().start<CaseVerification>(
        byOfficer ? tr("Verifying the evidence") : QString(), this,
        [path = m_workspace.path(), id = m_chosen](const OnProgress &progress) {
            return checkEvidence(path, id, progress);
        },
        [this, question, byOfficer](Result<CaseVerification> checked) {
            if (byOfficer)
                m_view->setBusy(false);
            if (question != m_verification)
                return;
            if (!checked) {
                m_view->say(checked.error().text, true);
                return;
            }
            m_view->setVerification(*checked);
            if (byOfficer) {
                m_view->say(checked->ok && checked->journalOk
                                ? tr("Everything still is what was frozen.")
                                : tr("Not everything still is what was frozen. The evidence tab says what differs."),
                            !(checked->ok && checked->journalOk));
            }
        });
}

void CasesPage::reproduce()
{
    m_view->say(QString(), false);
    m_view->setBusy(true);
    m_workspace.jobs().start<CaseReproduction>(
        tr("Running the rules of the case again"), this,
        [path = m_workspace.path(), id = m_chosen](const OnProgress &progress) -> Result<CaseReproduction> {
            auto cache = Cache::open(path, OpenMode::ReadOnly);
            if (!cache)
                return cache.error();
            return reproduceCase(*cache, id, progress);
        },
        [this, id = m_chosen](Result<CaseReproduction> result) {
            m_view->setBusy(false);
            if (id != m_chosen)
                return;
            if (!result)
                m_view->say(result.error().text, true);
            else if (result->ok)
                m_view->say(tr("The same rules find the same clues in today's data."), false);
            else {
                QStringList lines{tr("Run again on today's data: %1 not found again, %2 new.")
                                      .arg(formatCount(result->missing.size()), formatCount(result->added.size()))};
                for (const CaseReproduction::Difference &difference : result->differences)
                    lines << difference.lead + QStringLiteral(": ") + difference.why;
                m_view->say(lines.mid(0, 4).join(u'\n'), true);
            }
        });
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_view.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/cases/case_words.h"
#include "ui/lead_words.h"
#include "ui/theme_style.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/rows_view.h"
#include "ui/widgets/tab_box.h"
#include "ui/workspace.h"

namespace nightjar
{

namespace
{

QLabel *textLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setContentsMargins(12, 6, 12, 8);
    return label;
}

/// The row of the source model that is current in a table.
int currentRow(const RowsView *table)
{
    const QModelIndex index = table->currentIndex();
    const auto *proxy = static_cast<const QSortFilterProxyModel *>(table->model());
    return index.isValid() ? proxy->mapToSource(index).row() : -1;
}

} // namespace

CaseView::CaseView(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_title(new ElidedLabel(this)), m_facts(new QLabel(this)),
      m_notice(new QLabel(this)), m_summary(new QPushButton(this)), m_stage(new QPushButton(this)),
      m_stages(new QMenu(this)), m_addFiles(new QPushButton(this)), m_export(new QPushButton(this)),
      m_verify(new QPushButton(this)), m_reproduce(new QPushButton(this)), m_tabs(new QTabWidget(this)),
      m_leads(makeCaseLeadModel(workspace, this)), m_evidence(makeEvidenceModel(workspace, this)), m_documents(makeDocumentModel(this)),
      m_journal(makeJournalModel(this)), m_leadText(textLabel(this, QStringLiteral("caseLeadText"))),
      m_evidenceText(textLabel(this, QStringLiteral("evidenceText"))),
      m_journalText(textLabel(this, QStringLiteral("journalText")))
{
    setObjectName(QStringLiteral("caseView"));
    m_title->setObjectName(QStringLiteral("caseTitle"));
    m_title->setProperty("role", "title");
    m_facts->setObjectName(QStringLiteral("caseFacts"));
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setProperty("role", "quiet");
    m_facts->setWordWrap(true);
    m_notice->setObjectName(QStringLiteral("caseNotice"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notice->hide();
    m_summary->setObjectName(QStringLiteral("caseSummary"));
    m_summary->setProperty("role", "primary");
    m_stage->setObjectName(QStringLiteral("caseStage"));
    m_stage->setMenu(m_stages);
    m_addFiles->setObjectName(QStringLiteral("caseAddFiles"));
    m_export->setObjectName(QStringLiteral("caseExport"));
    m_verify->setObjectName(QStringLiteral("caseVerify"));
    m_reproduce->setObjectName(QStringLiteral("caseReproduce"));
    m_tabs->setObjectName(QStringLiteral("caseTabs"));
    m_tabs->setUsesScrollButtons(false);

    auto *steps = new QHBoxLayout;
    steps->setSpacing(6);
    for (QPushButton *button : {m_summary, m_stage, m_addFiles, m_export, m_verify, m_reproduce})
        steps->addWidget(button);
    steps->addStretch(1);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 8, 12, 8);
    head->setSpacing(6);
    head->addWidget(m_title);
    head->addWidget(m_facts);
    head->addLayout(steps);
    head->addWidget(m_notice);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_tabs, 1);
    makeTabs();

    connect(m_summary, &QPushButton::clicked, this, &CaseView::summaryWanted);
    connect(m_addFiles, &QPushButton::clicked, this, &CaseView::addFilesWanted);
    connect(m_export, &QPushButton::clicked, this, &CaseView::exportWanted);
    connect(m_verify, &QPushButton::clicked, this, &CaseView::verifyWanted);
    connect(m_reproduce, &QPushButton::clicked, this, &CaseView::reproduceWanted);
    retranslate();
}

RowsView *CaseView::addTable(const QString &name, QAbstractItemModel *model, QWidget *below)
{
    QWidget *tab = tabBox(m_tabs);
    auto *layout = static_cast<QVBoxLayout *>(tab->layout());
    layout->setSpacing(0);
    auto *table = new RowsView(tab);
    table->setObjectName(name);
    table->setModel(listProxy(model, table));
    layout->addWidget(table, 1);
    if (below)
        layout->addWidget(below);
    return table;
}

void CaseView::makeTabs()
{
    const auto widths = [](RowsView *table, std::initializer_list<int> pixels) {
        int column = 0;
        for (const int width : pixels)
            table->setColumnWidth(column++, width);
    };
    m_leadTable = addTable(QStringLiteral("caseLeads"), m_leads, m_leadText);
    widths(m_leadTable, {150, 150, 170, 300});
    m_leadTable->sortByColumn(2, Qt::AscendingOrder);
    m_evidenceTable = addTable(QStringLiteral("evidenceTable"), m_evidence, m_evidenceText);
    widths(m_evidenceTable, {112, 200, 96, 130, 186, 70, 520, 90, 80});
    m_evidenceTable->setItemDelegateForColumn(evidenceHashColumn, new HashDelegate(m_evidenceTable));
    m_evidenceTable->sortByColumn(1, Qt::AscendingOrder);
    m_documentTable = addTable(QStringLiteral("documentTable"), m_documents, nullptr);
    widths(m_documentTable, {130, 70, 150, 90, 500});
    m_documentTable->setItemDelegateForColumn(documentHashColumn, new HashDelegate(m_documentTable));
    m_documentTable->sortByColumn(2, Qt::DescendingOrder);
    m_journalTable = addTable(QStringLiteral("caseJournal"), m_journal, m_journalText);
    widths(m_journalTable, {56, 150, 90, 120, 400});
    m_journalTable->sortByColumn(0, Qt::DescendingOrder);
    for (RowsView *table : {m_leadTable, m_evidenceTable, m_documentTable, m_journalTable})
        table->rememberColumns();

    connect(m_leadTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showLeadText();
        if (const int row = currentRow(m_leadTable); row >= 0 && m_leads->rows()[std::size_t(row)].known)
            m_workspace.selectLead(m_leads->rows()[std::size_t(row)].id);
    });
    connect(m_leadTable, &RowsView::rowActivated, this, [this] {
        const int row = currentRow(m_leadTable);
        if (row < 0 || !m_leads->rows()[std::size_t(row)].known)
            return;
        const Lead &lead = m_leads->rows()[std::size_t(row)].lead.lead;
        Q_EMIT m_workspace.openCurvesRequested(lead.channels + lead.witnesses, lead.span);
    });
    connect(m_evidenceTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CaseView::showEvidenceText);
    connect(&m_workspace, &Workspace::leadsChanged, this, &CaseView::showLeads);
}

void CaseView::show(const CaseContent &content)
{
    const bool other = !m_content || m_content->file.id != content.file.id;
    m_content = content;
    if (other) {
        m_verification.reset();
        say(QString(), false);
    }
    m_evidence->setRows(content.evidence);
    m_documents->setRows(content.documents);
    m_journal->setRows(content.journal);
    showLeads();
    retranslate();
}

void CaseView::showLeads()
{
    if (!m_content)
        return;
    std::vector<CaseLeadRow> rows;
    for (const QString &id : m_content->file.leads) {
        const StoredLead *lead = m_workspace.lead(id);
        rows.push_back({id, lead != nullptr, lead ? *lead : StoredLead{}});
    }
    m_leads->setRows(std::move(rows));
    showLeadText();
}

void CaseView::setVerification(const CaseVerification &verification)
{
    if (!m_content)
        return;
    applyVerification(*m_content, verification);
    m_evidence->setRows(m_content->evidence);
    m_verification = verification;
    showEvidenceText();
}

QString CaseView::journalText() const
{
    if (!m_verification)
        return {};
    const CaseVerification &verification = *m_verification;
    return verification.journalOk
               ? tr("The journal's chain of %n row(s) is unbroken; its head is %1.", nullptr,
                    int(verification.journalRows))
                     .arg(QString::fromLatin1(verification.journalHead.toHex()))
               : tr("The journal does not fit from row %1 on. Keep this file and compare it with a copy.")
                     .arg(verification.journalFirstBad);
}

void CaseView::say(const QString &text, bool bad)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    setRole(m_notice, bad ? "bad" : "good");
}

void CaseView::setBusy(bool busy)
{
    m_busy = busy;
    enableSteps();
}

void CaseView::enableSteps()
{
    const bool writable = m_content && !m_busy && !m_workspace.readOnly();
    const bool open = writable && m_content->file.stage != u"closed";
    m_summary->setEnabled(writable);
    m_stage->setEnabled(open);
    m_addFiles->setEnabled(open);
    m_export->setEnabled(writable);
    m_verify->setEnabled(m_content && !m_busy);
    m_reproduce->setEnabled(m_content && !m_busy);
    const QString why =
        m_workspace.readOnly()
            ? tr("This cache can only be read. Copy it to a place where you can write to go on with the case.")
        : m_content && m_content->file.stage == u"closed" ? tr("The case is closed and takes nothing more.")
                                                          : QString();
    for (QPushButton *button : {m_stage, m_addFiles})
        button->setToolTip(open ? QString() : why);
}

void CaseView::showLeadText()
{
    // Without a choice the first one speaks: most cases have one.
    const int row = std::max(0, currentRow(m_leadTable));
    if (m_leads->rows().empty() || !m_leads->rows()[std::size_t(row)].known) {
        m_leadText->clear();
        return;
    }
    const LeadWords words = leadWords(m_leads->rows()[std::size_t(row)].lead.lead);
    m_leadText->setText(words.basis.isEmpty() ? words.reason : tr("%1\nBasis: %2").arg(words.reason, words.basis));
}

void CaseView::showEvidenceText()
{
    const bool journalOk = !m_verification || m_verification->journalOk;
    int bad = 0;
    int unknown = 0;
    for (const EvidenceRow &row : m_evidence->rows()) {
        bad += row.mark == EvidenceMark::Bad ? 1 : 0;
        unknown += row.mark == EvidenceMark::Unknown ? 1 : 0;
    }
    QStringList lines;
    const char *role = "quiet";
    if (m_evidence->rows().empty()) {
        lines << tr("This case holds no evidence.");
    } else if (bad > 0) {
        role = "bad";
        lines << tr("✗ %n item(s) no longer as frozen.", nullptr, bad);
        const int row = currentRow(m_evidenceTable);
        const auto &rows = m_evidence->rows();
        const auto shown = row >= 0 && rows[std::size_t(row)].mark == EvidenceMark::Bad
                               ? rows.begin() + row
                               : std::find_if(rows.begin(), rows.end(),
                                              [](const EvidenceRow &r) { return r.mark == EvidenceMark::Bad; });
        lines << QStringLiteral("%1: %2").arg(shown->item.name, shown->why);
    } else if (unknown > 0) {
        lines << tr("Checking whether the evidence still is what was frozen …");
    } else {
        role = journalOk ? "good" : "bad";
        lines << tr("✓ %n item(s) still as frozen.", nullptr, int(m_evidence->rows().size()));
    }
    if (!journalOk)
        lines << journalText();
    m_evidenceText->setText(lines.join(u'\n'));
    setRole(m_evidenceText, role);
    m_journalText->setText(journalText());
    m_journalText->setVisible(m_verification.has_value());
    setRole(m_journalText, journalOk ? "quiet" : "bad");
}

void CaseView::retranslate()
{
    m_summary->setText(tr("Summary…"));
    m_summary->setToolTip(tr("Write the case summary as PDF, DOCX or ODT in the language of the window"));
    m_stage->setText(tr("Next stage"));
    m_stages->clear();
    const QString stage = m_content ? m_content->file.stage : QString();
    if (stage == u"clue") {
        QAction *file =
            m_stages->addAction(tr("File the case…"), this, [this] { Q_EMIT stageWanted(QStringLiteral("filed")); });
        file->setObjectName(QStringLiteral("stageFiled"));
    }
    QAction *close = m_stages->addAction(stage == u"filed" ? tr("Close the case…") : tr("Close without filing…"), this,
                                         [this] { Q_EMIT stageWanted(QStringLiteral("closed")); });
    close->setObjectName(QStringLiteral("stageClosed"));
    m_addFiles->setText(tr("Add files…"));
    m_export->setText(tr("Export ZIP…"));
    m_export->setToolTip(tr("Everything of this case with manifest and checksums in one ZIP"));
    m_verify->setText(tr("Verify"));
    m_verify->setToolTip(tr("Compare each item with its hash, the journal and today's data"));
    m_reproduce->setText(tr("Reproduce"));
    m_reproduce->setToolTip(tr("Run the rules of the case again on today's data and compare the clues"));
    m_tabs->setAccessibleName(tr("Parts of the case"));
    m_tabs->setTabText(0, tr("Clues (%1)").arg(m_leads->rows().size()));
    m_tabs->setTabText(1, tr("Evidence (%1)").arg(m_evidence->rows().size()));
    m_tabs->setTabText(2, tr("Documents (%1)").arg(m_documents->rows().size()));
    m_tabs->setTabText(3, tr("Journal (%1)").arg(m_journal->rows().size()));
    m_leadTable->setAccessibleName(tr("Clues of the case"));
    m_evidenceTable->setAccessibleName(tr("Evidence of the case"));
    m_documentTable->setAccessibleName(tr("Documents made from the case"));
    m_journalTable->setAccessibleName(tr("Journal of the case"));
    m_documentTable->setEmptyText(
        tr("Documents that were made from this case stand here with their hash. Summary writes the first one."));
    m_evidenceTable->setEmptyText(tr("Frozen extracts, pictures and files stand here. Add files to freeze one."));
    if (m_content) {
        const CaseFile &file = m_content->file;
        m_title->setText(file.title);
        //: number, firm, stage, time, officer
        m_facts->setText(tr("Case %1 · %2 · stage: %3 · opened %4 by %5")
                             .arg(file.number, m_workspace.enterpriseName(file.enterprise), stageWord(file.stage),
                                  formatTime(file.openedAt).left(16), file.openedBy));
    }
    m_leads->retranslate();
    m_evidence->retranslate();
    m_documents->retranslate();
    m_journal->retranslate();
    showLeadText();
    showEvidenceText();
    enableSteps();
}

} // namespace nightjar

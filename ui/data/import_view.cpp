// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/import_view.h"

#include <QDateTime>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedLayout>

#include "ui/data/import_steps.h"
#include "ui/data/preview_model.h"
#include "ui/data/refused_csv.h"
#include "ui/dialogs.h"
#include "ui/paper/format.h"
#include "ui/job_board.h"
#include "ui/settings.h"
#include "ui/theme_style.h"
#include "ui/widgets/rows_view.h"
#include "ui/workspace.h"

namespace nightjar {

QString ImportView::stage() const
{
    switch (m_stage) {
    case Stage::Empty: return QStringLiteral("empty");
    case Stage::Looking: return QStringLiteral("looking");
    case Stage::Ready: return QStringLiteral("ready");
    case Stage::Importing: return QStringLiteral("importing");
    case Stage::Done: return QStringLiteral("done");
    }
    return {};
}

void ImportView::choose(bool folder)
{
    const QStringList paths =
        folder ? askFiles(this, FileQuestion::ImportFolder, tr("Import a dataset folder"), {})
               : askFiles(this, FileQuestion::ImportFiles, tr("Import files"),
                          tr("Tables, series, logs and archives (*.csv *.tsv *.txt *.log *.xlsx *.xls *.jsonl *.zip *.gz);;All files (*)"));
    if (!paths.isEmpty())
        look(m_stage == Stage::Done ? paths : m_paths + paths);
}

void ImportView::clear()
{
    m_workspace.jobs().cancel(m_job);
    ++m_question;
    m_paths.clear();
    m_report = {};
    m_files->setRows({});
    m_corrected.clear();
    m_shownFile.clear();
    m_preview->setPreview({});
    setStage(Stage::Empty);
}

ImportOptions ImportView::options() const
{
    ImportOptions options;
    if (!m_correct->isHidden()) {
        options.as = m_channel->text().trimmed();
        options.unit = m_unit->text().trimmed();
        options.step = m_step->value();
    }
    options.mappings = m_corrected;
    options.by = m_workspace.officer();
    options.now = QDateTime::currentSecsSinceEpoch();
    return options;
}

void ImportView::look(const QStringList &paths)
{
    if (paths.isEmpty() || m_stage == Stage::Importing)
        return;
    if (paths != m_paths) {
        m_channel->clear();
        m_unit->clear();
        const QSignalBlocker quiet(m_step);
        m_step->setValue(0);
    }
    m_paths = paths;
    m_paths.removeDuplicates();
    // Only a single file can be told whose it is.
    m_correct->setVisible(m_paths.size() == 1 && QFileInfo(m_paths.first()).isFile());
    lookAgain();
}

void ImportView::lookAgain()
{
    if (m_paths.isEmpty() || m_stage == Stage::Importing)
        return;
    m_workspace.jobs().cancel(m_job);
    const quint64 question = ++m_question;
    setStage(Stage::Looking);
    m_job = m_workspace.jobs().start<ImportReport>(
        tr("Looking at %n file(s) or folder(s)", nullptr, int(m_paths.size())), this,
        [cache = m_workspace.path(), paths = m_paths, options = options()](const OnProgress &onProgress) {
            return dryRunImport(cache, paths, options, onProgress);
        },
        [this, question](Result<ImportReport> report) {
            if (question == m_question)
                looked(std::move(report));
        });
    m_workspace.jobs().setRateUnit(m_job, QStringLiteral("bytes"));
}

void ImportView::looked(Result<ImportReport> report)
{
    if (!report) {
        m_report = {};
        m_files->setRows({});
        setStage(Stage::Ready);
        m_summary->setText(report.error().text);
        setRole(m_summary, "bad");
        m_import->setEnabled(false);
        return;
    }
    m_report = *std::move(report);
    setStage(Stage::Ready);
    showReport();
}

void ImportView::import()
{
    if (m_paths.isEmpty() || m_stage != Stage::Ready)
        return;
    QString cache = m_workspace.path();
    if (cache.isEmpty()) {
        const QStringList chosen =
            askFiles(this, FileQuestion::CreateCache, tr("Where shall the cache be?"), tr("Nightjar caches (*.nightjar)"),
                     settings::dataFolder() + QStringLiteral("/district.nightjar"));
        if (chosen.isEmpty())
            return;
        cache = chosen.first();
        if (QFileInfo(cache).suffix().isEmpty())
            cache += QStringLiteral(".nightjar");
    }
    const quint64 question = ++m_question;
    setStage(Stage::Importing);
    m_job = m_workspace.jobs().start<ImportReport>(
        tr("Importing %n file(s)", nullptr, int(m_report.files.size())), this,
        [cache, paths = m_paths, options = options()](const OnProgress &onProgress) {
            return importInto(cache, paths, options, onProgress);
        },
        [this, question, cache](Result<ImportReport> report) {
            if (question == m_question)
                finished(cache, std::move(report));
            else if (report)
                Q_EMIT imported();
        },
        &importSummary);
    m_workspace.jobs().setRateUnit(m_job, QStringLiteral("bytes"));
}

void ImportView::finished(const QString &cache, Result<ImportReport> report)
{
    if (!report) {
        setStage(Stage::Ready);
        m_summary->setText(report.error().text);
        setRole(m_summary, "bad");
    } else {
        m_report = *std::move(report);
        setStage(Stage::Done);
        showReport();
    }
    if (m_workspace.path() == QFileInfo(cache).absoluteFilePath())
        m_workspace.reload();
    else if (QFileInfo::exists(cache))
        m_workspace.open(cache);
    Q_EMIT imported();
}

void ImportView::setStage(Stage stage)
{
    m_stage = stage;
    m_stack->setCurrentIndex(stage == Stage::Empty ? 0 : 1);
    m_import->setEnabled(stage == Stage::Ready && !m_workspace.readOnly());
    m_import->setVisible(stage != Stage::Done);
    m_addFiles->setEnabled(stage == Stage::Ready || stage == Stage::Done);
    m_clear->setEnabled(stage != Stage::Importing);
    m_correct->setEnabled(stage != Stage::Importing && stage != Stage::Done);
    m_export->setVisible((stage == Stage::Ready || stage == Stage::Done) && m_report.refusedTotal > 0);
    if (stage == Stage::Looking)
        m_summary->setText(tr("Counting what will be taken and refused …"));
    else if (stage == Stage::Importing)
        m_summary->setText(tr("Importing … The strip below shows how far it is, and can cancel it."));
    setRole(m_summary, "quiet");
    m_files->retranslate();
}

void ImportView::showReport()
{
    m_files->setRows(m_report.files);
    const RowCounts total = totalRows(m_report);
    QStringList sentences{m_stage == Stage::Done ? importSummary(m_report)
                                                 : tr("Nothing is written yet. %1").arg(countsSentence(total))};
    if (!m_report.skipped.isEmpty())
        sentences.append(tr("Left alone, as neither table nor series: %n file(s) in the folder.", nullptr,
                            int(m_report.skipped.size())));
    sentences += m_report.notices;
    m_summary->setText(sentences.join(u' '));
    setRole(m_summary, m_report.ok() ? "" : "warning");
    m_export->setVisible(m_report.refusedTotal > 0);
    const bool usable = std::any_of(m_report.files.begin(), m_report.files.end(), [](const auto &f) { return !f.error; });
    m_import->setEnabled(m_stage == Stage::Ready && usable && !m_workspace.readOnly());
    if (m_report.files.empty())
        return;
    // The file that was looked at before the counting began anew stays in sight.
    int row = 0;
    for (int i = 0; i < int(m_report.files.size()); ++i)
        if (m_report.files[std::size_t(i)].file == m_shownFile)
            row = i;
    const auto *proxy = static_cast<const QSortFilterProxyModel *>(m_fileRows->model());
    m_fileRows->selectRow(proxy->mapFromSource(m_files->index(row, 0)).row());
}

void ImportView::exportRefused()
{
    const QStringList chosen = askFiles(this, FileQuestion::SaveFile, tr("Export refused rows"), tr("CSV (*.csv)"),
                                        QStringLiteral("refused.csv"));
    if (chosen.isEmpty())
        return;
    const auto count = int(m_report.refused.size());
    m_workspace.jobs().start<Done>(
        tr("Exporting refused rows"), this,
        [path = chosen.first(), rows = m_report.refused](const OnProgress &) { return writeRefusedCsv(path, rows); }, {},
        [path = chosen.first(), count](const Done &) {
            return tr("%n refused row(s) written to %1.", nullptr, count).arg(QFileInfo(path).fileName());
        });
}

void ImportView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/job_strip.h"

#include <algorithm>

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include "ui/paper/format.h"
#include "ui/icons.h"
#include "ui/job_board.h"
#include "ui/now_dialog.h"
#include "ui/theme.h"
#include "ui/theme_style.h"
#include "ui/widgets/elided_label.h"
#include "ui/workspace.h"

namespace nightjar {

QString jobFigures(const JobState &job, qint64 nowMs)
{
    const qint64 elapsed = std::max<qint64>(nowMs - job.startedMs, 1);
    if (job.progress.total <= 0)
        return JobItem::tr("%1 so far").arg(formatDuration(elapsed / 1000));
    const double share = std::clamp(double(job.progress.done) / double(job.progress.total), 0.0, 1.0);
    const QString percent = JobItem::tr("%1 %").arg(int(share * 100));
    if (share <= 0 || elapsed < 500)
        return percent;
    const auto left = Seconds(std::max(1.0, double(elapsed) / 1000.0 * (1 - share) / share));
    if (job.progress.rows > 0) {
        const auto rows = qint64(double(job.progress.rows) * 1000.0 / double(elapsed));
        return JobItem::tr("%1 · %2 rows/s · %3 left").arg(percent, formatCount(rows), formatDuration(left));
    }
    if (job.rateUnit.isEmpty())
        return JobItem::tr("%1 · %2 left").arg(percent, formatDuration(left));
    const double rate = double(job.progress.done) * 1000.0 / double(elapsed);
    const QString text = job.rateUnit == u"bytes" ? formatBytes(qint64(rate)) : formatNumber(rate, 3) + u' ' + job.rateUnit;
    return JobItem::tr("%1 · %2/s · %3 left").arg(percent, text, formatDuration(left));
}

JobItem::JobItem(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_mark(new QLabel(this)), m_text(new ElidedLabel(this)),
      m_bar(new QProgressBar(this)), m_figures(new ElidedLabel(this)), m_cancel(new QPushButton(this)),
      m_read(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_text->setObjectName(QStringLiteral("jobText"));
    m_text->setMaximumWidth(420);
    m_bar->setObjectName(QStringLiteral("jobProgress"));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1000);
    m_bar->setFixedWidth(110);
    m_figures->setProperty("role", "quiet");
    m_cancel->setObjectName(QStringLiteral("jobCancel"));
    m_read->setObjectName(QStringLiteral("jobRead"));
    m_read->setProperty("role", "flat");
    for (QWidget *widget : {static_cast<QWidget *>(m_mark), static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_bar),
                            static_cast<QWidget *>(m_figures), static_cast<QWidget *>(m_cancel),
                            static_cast<QWidget *>(m_read)})
        layout->addWidget(widget);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_workspace.jobs().cancel(m_job); });
    connect(m_read, &QToolButton::clicked, this, [this] { m_workspace.jobs().markRead(m_job); });
    retranslate();
}

void JobItem::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel this job"));
    m_read->setToolTip(tr("Read: put this line away"));
    m_read->setAccessibleName(tr("Read: put this line away"));
    m_bar->setAccessibleName(tr("Progress"));
}

void JobItem::show(const JobState &job)
{
    m_job = job.id;
    const Theme &theme = currentTheme();
    m_mark->setVisible(!job.running);
    m_bar->setVisible(job.running);
    m_figures->setVisible(job.running);
    m_cancel->setVisible(job.running);
    m_read->setVisible(!job.running);
    if (job.running) {
        m_text->setText(job.title);
        m_text->setProperty("role", QVariant());
        m_bar->setRange(0, job.progress.total > 0 ? 1000 : 0);
        if (job.progress.total > 0)
            m_bar->setValue(int(std::clamp(double(job.progress.done) / double(job.progress.total), 0.0, 1.0) * 1000));
        m_figures->setText(job.cancelled ? tr("cancelling …") : jobFigures(job, QDateTime::currentMSecsSinceEpoch()));
        m_cancel->setEnabled(!job.cancelled);
    } else {
        m_read->setIcon(lineIcon(QStringLiteral("close"), theme.quietText, 12));
        m_mark->setPixmap(lineIcon(job.failed || job.cancelled ? QStringLiteral("warning") : QStringLiteral("check"),
                                   job.failed      ? theme.bad
                                   : job.cancelled ? theme.warning
                                                   : theme.good,
                                   14)
                              .pixmap(14, 14));
        m_text->setText(job.result);
    }
    m_text->updateGeometry();
    m_figures->updateGeometry();
    setAccessibleName(job.running ? job.title : job.result);
    QWidget::show();
}

JobStrip::JobStrip(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_left(new QHBoxLayout), m_more(new QLabel(this)),
      m_notice(new ElidedLabel(this)), m_noticeRead(new QToolButton(this)), m_cache(new ElidedLabel(this)),
      m_now(new QPushButton(this))
{
    setObjectName(QStringLiteral("jobStrip"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(12);
    m_left->setSpacing(16);
    m_more->setProperty("role", "quiet");
    m_notice->setObjectName(QStringLiteral("notice"));
    m_noticeRead->setObjectName(QStringLiteral("noticeRead"));
    m_noticeRead->setProperty("role", "flat");
    m_notice->hide();
    m_noticeRead->hide();
    m_more->hide();
    m_cache->setObjectName(QStringLiteral("cacheFacts"));
    m_cache->setProperty("role", "quiet");
    m_now->setObjectName(QStringLiteral("cacheNow"));
    m_now->setProperty("role", "link");
    m_notice->setMaximumWidth(700);
    layout->addLayout(m_left, 1);
    layout->addWidget(m_notice, 2);
    layout->addWidget(m_noticeRead);
    layout->addWidget(m_more);
    layout->addStretch(1);
    layout->addWidget(m_cache);
    layout->addWidget(m_now);
    connect(&workspace.jobs(), &JobBoard::changed, this, &JobStrip::showJobs);
    connect(&workspace, &Workspace::dataChanged, this, &JobStrip::showCache);
    connect(&workspace, &Workspace::nowChanged, this, &JobStrip::showCache);
    connect(&workspace, &Workspace::cacheChanged, this, &JobStrip::showCache);
    connect(m_now, &QPushButton::clicked, this, &JobStrip::chooseNow);
    connect(m_noticeRead, &QToolButton::clicked, this, [this] {
        m_notice->hide();
        m_noticeRead->hide();
    });
    retranslate();
}

void JobStrip::tell(const QString &sentence, bool bad)
{
    m_notice->setText(sentence);
    setRole(m_notice, bad ? "bad" : "quiet");
    m_noticeRead->setIcon(lineIcon(QStringLiteral("close"), currentTheme().quietText, 12));
    m_notice->show();
    m_noticeRead->show();
    m_notice->updateGeometry();
}

void JobStrip::showJobs()
{
    // Running jobs first, then the newest finished ones; three fit beside the cache's facts.
    std::vector<const JobState *> shown;
    for (const JobState &job : m_workspace.jobs().jobs()) {
        if (job.running && !job.title.isEmpty())
            shown.push_back(&job);
    }
    const auto &jobs = m_workspace.jobs().jobs();
    for (auto job = jobs.rbegin(); job != jobs.rend(); ++job) {
        if (!job->running && !job->title.isEmpty())
            shown.push_back(&*job);
    }
    const std::size_t room = width() > 1200 ? 3 : 2;
    const std::size_t count = std::min(room, shown.size());
    while (m_items.size() < count) {
        auto *item = new JobItem(m_workspace, this);
        item->setObjectName(QStringLiteral("job%1").arg(m_items.size()));
        m_left->addWidget(item);
        m_items.push_back(item);
    }
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (i < count)
            m_items[i]->show(*shown[i]);
        else
            m_items[i]->hide();
    }
    m_more->setVisible(shown.size() > count);
    m_more->setText(tr("+ %n more", nullptr, int(shown.size() - count)));
}

void JobStrip::showCache()
{
    if (!m_workspace.isOpen()) {
        m_cache->setText(tr("No cache is open"));
        m_now->hide();
        return;
    }
    const CacheStats &stats = m_workspace.stats();
    QString text = tr("%1 · %2 samples").arg(formatBytes(stats.bytes), formatCount(stats.samples));
    if (stats.lastImportAt > 0)
        text = tr("%1 · last import %2").arg(text, formatShort(stats.lastImportAt));
    if (m_workspace.readOnly())
        text = tr("%1 · read only").arg(text);
    m_cache->setText(text);
    m_cache->updateGeometry();
    m_now->setText(tr("Now: %1").arg(formatTime(m_workspace.now()).chopped(3)));
    m_now->setToolTip(m_workspace.nowIsChosen()
                          ? tr("This time was chosen for this cache. Click to change it.")
                          : tr("Today, Plans and alarms use this time: the clock, or noon after the last sample when "
                               "that is older than two days. Click to change it."));
    m_now->setAccessibleName(m_now->text());
    m_now->show();
}

void JobStrip::chooseNow()
{
    NowDialog dialog(m_workspace, this);
    dialog.exec();
}

void JobStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange) // rows are made anew: not while Qt goes through all widgets
        QMetaObject::invokeMethod(this, &JobStrip::showJobs, Qt::QueuedConnection);
}

void JobStrip::retranslate()
{
    m_noticeRead->setToolTip(tr("Read: put this line away"));
    m_noticeRead->setAccessibleName(tr("Read: put this line away"));
    for (JobItem *item : m_items)
        item->retranslate();
    showJobs();
    showCache();
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/job_board.h"

#include <algorithm>
#include <atomic>

#include <QDateTime>
#include <QPointer>

namespace nightjar {

/// What the worker and the board share. The worker touches the atomics and `work`, all else belongs to the GUI thread.
struct JobBoard::Running {
    int id = 0;
    std::atomic<bool> cancel{false};
    std::atomic<qint64> done{0};
    std::atomic<qint64> total{0};
    std::atomic<qint64> rows{0};
    std::atomic<bool> finished{false};
    std::function<void(const OnProgress &)> work;
    bool hasContext = false;
    QPointer<QObject> context;
    std::function<void()> answer;
    std::function<JobEnd()> outcome;
};

JobBoard::JobBoard(QObject *parent) : QObject(parent)
{
    // One more than the cores: a short read must not wait behind imports and screenings.
    m_pool.setMaxThreadCount(std::max(3, QThread::idealThreadCount() + 1));
    m_tick.setInterval(50);
    connect(&m_tick, &QTimer::timeout, this, &JobBoard::pull);
}

JobBoard::~JobBoard() { cancelAllAndWait(); }

int JobBoard::launch(const QString &title, QObject *context, std::function<void(const OnProgress &)> work,
                     std::function<void()> done, std::function<JobEnd()> outcome)
{
    auto running = std::make_shared<Running>();
    running->id = m_nextId++;
    running->work = std::move(work);
    running->hasContext = context != nullptr;
    running->context = context;
    running->answer = std::move(done);
    running->outcome = std::move(outcome);
    m_running.push_back(running);

    JobState job;
    job.id = running->id;
    job.title = title;
    job.startedMs = QDateTime::currentMSecsSinceEpoch();
    m_jobs.push_back(job);
    if (!m_tick.isActive())
        m_tick.start();

    m_pool.start([this, running] {
        running->work([&running](Progress progress) {
            running->done.store(progress.done, std::memory_order_relaxed);
            running->total.store(progress.total, std::memory_order_relaxed);
            running->rows.store(progress.rows, std::memory_order_relaxed);
            return !running->cancel.load(std::memory_order_relaxed);
        });
        running->work = nullptr; // what the job copied is freed here, not in the GUI thread
        running->finished.store(true, std::memory_order_release);
        // The board outlives its workers: its destructor waits for the pool.
        QMetaObject::invokeMethod(this, [this, id = running->id] { finish(id); }, Qt::QueuedConnection);
    });
    Q_EMIT changed();
    return running->id;
}

JobState *JobBoard::state(int id)
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [=](const JobState &job) { return job.id == id; });
    return found == m_jobs.end() ? nullptr : &*found;
}

void JobBoard::finish(int id)
{
    const auto found =
        std::find_if(m_running.begin(), m_running.end(), [=](const auto &running) { return running->id == id; });
    if (found == m_running.end())
        return;
    const std::shared_ptr<Running> running = *found;
    m_running.erase(found);
    const JobEnd end = running->outcome();
    if (JobState *job = state(id)) {
        job->progress = {running->done.load(), running->total.load(), running->rows.load()};
        job->running = false;
        job->finishedMs = QDateTime::currentMSecsSinceEpoch();
        job->failed = !end.ok && !end.cancelled;
        job->cancelled = end.cancelled;
        job->result = end.sentence;
        if (job->result.isEmpty() || job->title.isEmpty())
            m_jobs.erase(m_jobs.begin() + (job - m_jobs.data()));
    }
    if (m_running.empty())
        m_tick.stop();
    if (!running->hasContext || running->context)
        running->answer();
    Q_EMIT changed();
}

void JobBoard::pull()
{
    bool moved = false;
    for (const auto &running : m_running) {
        JobState *job = state(running->id);
        const Progress now{running->done.load(std::memory_order_relaxed), running->total.load(std::memory_order_relaxed),
                           running->rows.load(std::memory_order_relaxed)};
        if (job && (job->progress.done != now.done || job->progress.total != now.total)) {
            job->progress = now;
            moved = true;
        }
    }
    if (moved)
        Q_EMIT changed();
}

void JobBoard::cancel(int id)
{
    for (const auto &running : m_running) {
        if (running->id == id)
            running->cancel = true;
    }
    if (JobState *job = state(id); job && job->running) {
        job->cancelled = true;
        Q_EMIT changed();
    }
}

void JobBoard::cancelAllAndWait()
{
    for (const auto &running : m_running) {
        running->cancel = true;
        running->hasContext = true; // nobody waits for the answer any more
        running->context = nullptr;
    }
    m_pool.waitForDone();
    const auto waiting = m_running;
    for (const auto &running : waiting)
        finish(running->id);
}

void JobBoard::markRead(int id)
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [=](const JobState &job) { return job.id == id; });
    if (found == m_jobs.end() || found->running)
        return;
    m_jobs.erase(found);
    Q_EMIT changed();
}

bool JobBoard::busy() const { return !m_running.empty(); }

void JobBoard::setRateUnit(int id, const QString &unit)
{
    if (JobState *job = state(id))
        job->rateUnit = unit;
}

} // namespace nightjar

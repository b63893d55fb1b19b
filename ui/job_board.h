// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace nightjar {

/// A running or finished piece of work, as the job strip shows it.
struct JobState {
    int id = 0;
    QString title;
    QString rateUnit; ///< unit of progress per second, such as "rows"; empty = percent only
    Progress progress;
    bool running = true;
    bool cancelled = false;
    QString result; ///< sentence of a finished job
    bool failed = false;
    qint64 startedMs = 0;
    qint64 finishedMs = 0;
    bool read = false;
};

/// How a job ended, in words for the job strip.
struct JobEnd {
    bool ok = false;
    bool cancelled = false;
    QString sentence;
};

/// Runs long work on the thread pool and tells the GUI thread about it. A page that goes away takes its callback with it
/// (the callback is bound to `context`); closing the window cancels all and waits.
class JobBoard : public QObject
{
    Q_OBJECT
public:
    explicit JobBoard(QObject *parent = nullptr);
    ~JobBoard() override;

    /// `work` runs on a worker thread with its own connections; `done` runs on the GUI thread while `context` lives.
    /// `summary` makes the sentence of the finished job from the value; a job without a sentence leaves the board when
    /// it is done, one with a sentence or an error stays until it is read. An empty title keeps it off the strip.
    template <class T>
    int start(const QString &title, QObject *context, std::function<Result<T>(const OnProgress &)> work,
              std::function<void(Result<T>)> done, std::function<QString(const T &)> summary = {})
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        return launch(
            title, context, [work = std::move(work), answer](const OnProgress &progress) { answer->emplace(work(progress)); },
            [answer, done = std::move(done)] {
                if (done)
                    done(std::move(**answer));
            },
            [answer, summary = std::move(summary)] {
                const Result<T> &result = **answer;
                if (!result)
                    return JobEnd{false, result.error().kind == Error::Kind::Cancelled, result.error().text};
                return JobEnd{true, false, summary ? summary(*result) : QString()};
            });
    }

    void cancel(int id);
    void cancelAllAndWait();
    void markRead(int id);
    const std::vector<JobState> &jobs() const { return m_jobs; }
    bool busy() const;
    /// Unit of the progress of a running job ("rows", already translated), so that the strip can show a rate.
    void setRateUnit(int id, const QString &unit);

Q_SIGNALS:
    void changed(); ///< at most 20 times a second

private:
    int launch(const QString &title, QObject *context, std::function<void(const OnProgress &)> work,
               std::function<void()> done, std::function<JobEnd()> outcome);
    void finish(int id);
    void pull();
    JobState *state(int id);
    struct Running;
    std::vector<JobState> m_jobs;
    std::vector<std::shared_ptr<Running>> m_running;
    QThreadPool m_pool;
    QTimer m_tick;
    int m_nextId = 1;
};

} // namespace nightjar

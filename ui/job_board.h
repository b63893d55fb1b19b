// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QString>

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

/// Runs long work on the thread pool and tells the GUI thread about it. A page that goes away takes its callback with it
/// (the callback is bound to `context`); closing the window cancels all and waits.
class JobBoard : public QObject
{
    Q_OBJECT
public:
    explicit JobBoard(QObject *parent = nullptr);
    ~JobBoard() override;

    /// `work` runs on a worker thread with its own connections; `done` runs on the GUI thread while `context` lives.
    /// `summary` makes the sentence of the finished job from the value.
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
            [answer, summary = std::move(summary)]() -> Error {
                const Result<T> &result = **answer;
                if (!result)
                    return result.error();
                return Error{Error::Kind::BadInput, summary ? summary(*result) : QString(), QStringLiteral("ok")};
            });
    }

    void cancel(int id);
    void cancelAllAndWait();
    void markRead(int id);
    const std::vector<JobState> &jobs() const { return m_jobs; }
    bool busy() const;

Q_SIGNALS:
    void changed(); ///< at most 20 times a second

private:
    int launch(const QString &title, QObject *context, std::function<void(const OnProgress &)> work,
               std::function<void()> done, std::function<Error()> outcome);
    struct Running;
    std::vector<JobState> m_jobs;
    std::vector<std::shared_ptr<Running>> m_running;
    int m_nextId = 1;
};

} // namespace nightjar

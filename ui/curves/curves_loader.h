// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>

#include <QFuture>
#include <QObject>
#include <QThreadPool>
#include <QtConcurrent>

#include "core/base/result.h"
#include "core/cache/cache.h"

namespace nightjar
{

enum class LoadLane { Chart, Overview, Carpet, Statistics, Export, Count };

/// Reads for the Curves page on one worker thread with one connection. Questions of a lane that a newer one has
/// overtaken are skipped; answers of another cache or another choice of channels (epoch) never arrive.
class CurvesLoader : public QObject
{
    Q_OBJECT
public:
    explicit CurvesLoader(QObject *parent = nullptr);
    ~CurvesLoader() override;

    void setCache(const QString &path);
    /// Everything asked so far is out of date.
    void newEpoch() { ++m_shared->epoch; }
    bool busy() const { return m_waiting > 0; }

    template <class T>
    void load(LoadLane lane, std::function<Result<T>(Cache &)> work, std::function<void(Result<T>)> done)
    {
        const auto shared = m_shared;
        const quint64 epoch = shared->epoch;
        const quint64 mine = ++shared->generation[std::size_t(lane)];
        ++m_waiting;
        Q_EMIT busyChanged();
        QtConcurrent::run(&m_pool, [shared, lane, epoch, mine, work = std::move(work)]() -> std::shared_ptr<Result<T>> {
            if (shared->epoch != epoch || shared->generation[std::size_t(lane)] != mine)
                return nullptr;
            Result<Cache *> cache = open(*shared);
            return std::make_shared<Result<T>>(cache ? work(**cache) : Result<T>(cache.error()));
        }).then(this, [this, epoch, done = std::move(done)](std::shared_ptr<Result<T>> answer) {
            --m_waiting;
            if (answer && m_shared->epoch == epoch)
                done(std::move(*answer));
            Q_EMIT busyChanged();
        });
    }

Q_SIGNALS:
    void busyChanged();

private:
    struct Shared {
        std::atomic<quint64> epoch{0};
        std::array<std::atomic<quint64>, std::size_t(LoadLane::Count)> generation{};
        std::atomic<std::shared_ptr<const QString>> path;
        // Only touched on the worker thread.
        QString openPath;
        std::optional<Cache> cache;
    };
    static Result<Cache *> open(Shared &shared);
    std::shared_ptr<Shared> m_shared;
    QThreadPool m_pool;
    int m_waiting = 0;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace nightjar {

/// The number of threads to work with: 0 asks for as many as the machine has cores.
inline int threadCount(int asked) { return asked > 0 ? asked : int(std::max(1U, std::thread::hardware_concurrency())); }

/// A stage of work behind the caller: a thread that handles jobs one after the other, in the order in which they were
/// posted. What waits is bounded by weight, so that a quick caller waits for a slow stage instead of filling the
/// memory. Neither wakes the other for less than a good part of the room: waking costs more than a small job.
template <class Job>
class Lane
{
public:
    Lane(std::function<void(Job &)> handle, std::size_t room)
        : m_handle(std::move(handle)), m_room(room), m_thread([this] { run(); })
    {
    }
    /// Jobs that wait are thrown away; the one at hand is finished.
    ~Lane()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_begun.notify_all();
        m_thread.join();
    }
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;

    /// Waits while there is no room, unless nothing waits.
    void post(Job job, std::size_t weight)
    {
        std::unique_lock lock(m_mutex);
        if (!m_jobs.empty() && m_weight + weight > m_room) {
            wake();
            m_taken.wait(lock, [&] { return m_jobs.empty() || m_weight + weight <= m_room / 2; });
        }
        m_weight += weight;
        m_jobs.emplace_back(std::move(job), weight);
        if (m_weight >= m_room / 8)
            wake();
    }
    /// Waits until all jobs are handled. Then what they wrote may be read, until the next post().
    void drain()
    {
        std::unique_lock lock(m_mutex);
        if (!m_jobs.empty())
            wake();
        m_taken.wait(lock, [this] { return m_jobs.empty() && !m_working; });
    }

private:
    void wake()
    {
        if (!std::exchange(m_working, true))
            m_begun.notify_one();
    }
    void run()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_begun.wait(lock, [this] { return m_stop || m_working; });
            while (!m_stop && !m_jobs.empty()) {
                auto [job, weight] = std::move(m_jobs.front());
                m_jobs.pop_front();
                lock.unlock();
                m_handle(job);
                lock.lock();
                m_weight -= weight;
                if (m_weight <= m_room / 2)
                    m_taken.notify_one();
            }
            if (m_stop)
                return;
            m_working = false;
            m_taken.notify_one();
        }
    }

    std::function<void(Job &)> m_handle;
    std::size_t m_room;
    std::mutex m_mutex;
    std::condition_variable m_begun; ///< for the thread
    std::condition_variable m_taken; ///< for the one who posts
    std::deque<std::pair<Job, std::size_t>> m_jobs;
    std::size_t m_weight = 0;
    bool m_working = false; ///< the thread was told to, and goes on until nothing waits
    bool m_stop = false;
    std::thread m_thread; ///< last: it uses all of the above
};

/// Threads that share the tasks of one caller with it. The caller sees their results in the order of the tasks, so that
/// what comes out is the same for any number of threads.
class Workers
{
public:
    /// So many beside the caller; none is allowed.
    explicit Workers(int threads)
    {
        for (int i = 0; i < threads; ++i)
            m_threads.emplace_back([this] { run(); });
    }
    ~Workers()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_begun.notify_all();
        for (std::thread &thread : m_threads)
            thread.join();
    }
    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

    /// How many work at once, the caller included.
    std::size_t hands() const { return m_threads.size() + 1; }
    /// Calls task(i) once for each i below `count` and returns when all are done.
    void each(std::size_t count, const std::function<void(std::size_t)> &task)
    {
        std::unique_lock lock(m_mutex);
        m_task = &task;
        m_next = 0;
        m_count = m_left = count;
        m_begun.notify_all();
        work(lock);
        m_done.wait(lock, [this] { return m_left == 0; });
        m_count = 0;
    }

private:
    void work(std::unique_lock<std::mutex> &lock)
    {
        while (m_next < m_count) {
            const std::size_t i = m_next++;
            lock.unlock();
            (*m_task)(i);
            lock.lock();
            if (--m_left == 0)
                m_done.notify_one();
        }
    }
    void run()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_begun.wait(lock, [this] { return m_stop || m_next < m_count; });
            if (m_stop)
                return;
            work(lock);
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_begun;
    std::condition_variable m_done;
    const std::function<void(std::size_t)> *m_task = nullptr;
    std::size_t m_next = 0;
    std::size_t m_count = 0;
    std::size_t m_left = 0;
    bool m_stop = false;
    std::vector<std::thread> m_threads; ///< last: they use all of the above
};

} // namespace nightjar

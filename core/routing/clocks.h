// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>

namespace nightjar {

/// Budget seconds since construction: the thread's processor time, for that is what a budget promises on a crowded
/// machine; waiting for it ends when three times as much has passed on the wall.
class BudgetClock
{
public:
    BudgetClock() : m_cpu(cpu()), m_wall(wall()) {}

    double used() const { return std::max(cpu() - m_cpu, (wall() - m_wall) / 3); }

private:
    static double cpu()
    {
        timespec t{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
        return double(t.tv_sec) + 1e-9 * double(t.tv_nsec);
    }
    static double wall()
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
    }

    double m_cpu;
    double m_wall;
};

} // namespace nightjar

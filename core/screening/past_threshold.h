// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/power.h"
#include "core/screening/running_threshold.h"

namespace nightjar {

/// On and off of a meter by thresholds learned from what came before, so that an alarm raised at an instant would have
/// been the same when only the past was there. Learned anew every hour during the first three days, then every
/// midnight; older days fade by 2 % a day. While the past shows one level only, the last two-level threshold holds on.
class PastThreshold
{
public:
    enum class Role { Production, Treatment };
    /// `rated` in kW, NaN when not known. The curve must outlive this.
    PastThreshold(const PowerCurve &curve, Role role, double rated);
    /// State of cell `index`; call with ascending indices.
    OnOff next(std::size_t index);
    double on() const { return m_on; }
    double off() const { return m_off; }
    double running() const { return m_learned.running; }
    /// What the state rests on: `two-levels`, `rated`, `one-level`; empty while nothing is known.
    const char *source() const { return m_source; }
    /// One level only, and nothing says which one: production may call it running when its treatment ran, too.
    bool undecided() const { return m_undecided; }

private:
    void learn();
    const PowerCurve &m_curve;
    Role m_role;
    double m_rated;
    LevelHistogram m_past;
    RunningThreshold m_learned;
    std::size_t m_seen = 0;
    std::size_t m_nextLearning = 0;
    bool m_twoLevels = false;
    bool m_undecided = false;
    double m_on = 0;
    double m_off = 0;
    const char *m_source = "";
    OnOff m_state = OnOff::Unknown;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/past_threshold.h"

#include <cmath>

namespace nightjar {

PastThreshold::PastThreshold(const PowerCurve &curve, Role role, double rated)
    : m_curve(curve), m_role(role), m_rated(std::isfinite(rated) && rated > 0 ? rated : std::nan(""))
{
}

void PastThreshold::learn()
{
    // Facts 4.6: rated power is a check only, 15 % of it for production and for fans with a drive; it serves until two
    // levels were seen.
    const double byRating = 0.15 * m_rated;
    const double hours = m_past.total() * double(m_curve.step) / 3600.0;
    const RunningThreshold learned = hours >= 4 ? m_past.learn() : RunningThreshold{};
    // Off means off: a lower level of 15 % and more of the upper one is low speed or a half-empty line, and no
    // treatment that was switched off. Production may idle at up to half of its running power.
    const double deepest = m_role == Role::Treatment ? 0.15 : 0.5;
    m_undecided = false;
    if (learned.found && learned.standby <= deepest * learned.running) {
        m_learned = learned;
        m_twoLevels = true;
        m_on = learned.on;
        m_off = learned.off;
        if (m_role == Role::Treatment) { // a frequency drive may go down to a third of its usual power and still works
            m_off = std::min(m_off, 0.3 * learned.low5);
            m_off = std::max(m_off, std::min(learned.off, 2.0 * learned.standby));
            m_on = std::min(m_on, std::max(1.2 * m_off, 0.5 * learned.low5));
        }
        m_source = "two-levels";
        return;
    }
    if (m_twoLevels)
        return;
    if (std::isfinite(m_rated)) {
        m_on = byRating * 1.1;
        m_off = byRating * 0.9;
        m_learned = learned;
        m_learned.running = std::max(learned.running, m_rated * 0.7);
        m_source = "rated";
        return;
    }
    if (hours < 4) {
        m_source = "";
        return;
    }
    m_learned = learned;
    m_on = 0.35 * learned.low5;
    m_off = 0.25 * learned.low5;
    // A meter that has shown nothing yet tells nothing; one level of a production meter may be running or standing
    // still.
    if (learned.low5 < 0.1) {
        m_source = "";
        return;
    }
    m_source = "one-level";
    m_undecided = m_role == Role::Production;
}

OnOff PastThreshold::next(std::size_t index)
{
    if (index >= m_nextLearning) {
        const std::size_t perHour = std::max<std::size_t>(1, std::size_t(3600 / m_curve.step));
        const std::size_t perDay = std::size_t(86'400 / m_curve.step);
        for (; m_seen < index; ++m_seen) {
            if (m_seen > 0 && m_seen % perDay == 0) {
                LevelHistogram faded;
                faded.add(m_past, 0.98);
                m_past = faded;
            }
            m_past.add(m_curve.kw[m_seen]);
        }
        learn();
        m_nextLearning = index < 3 * perDay ? (index / perHour + 1) * perHour : (index / perDay + 1) * perDay;
    }
    const double kw = index < m_curve.size() ? m_curve.kw[index] : std::nan("");
    if (std::isnan(kw) || *m_source == 0)
        m_state = OnOff::Unknown;
    else if (kw > m_on)
        m_state = OnOff::On;
    else if (kw < m_off || m_state == OnOff::Unknown)
        m_state = OnOff::Off;
    return m_state;
}

} // namespace nightjar

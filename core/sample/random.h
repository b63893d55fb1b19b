// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QtGlobal>

namespace nightjar::sample {

/// xoshiro256** seeded by splitmix64. Own code, because the numbers of std::normal_distribution differ from library to
/// library and a recipe has to give the same bytes on every machine.
class Random
{
public:
    explicit Random(quint64 seed, quint64 stream = 0);

    quint64 next()
    {
        const quint64 result = rotate(m_state[1] * 5, 7) * 9;
        const quint64 t = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= t;
        m_state[3] = rotate(m_state[3], 45);
        return result;
    }
    double uniform() { return double(next() >> 11) * 0x1p-53; } ///< [0, 1)
    double uniform(double from, double to) { return from + (to - from) * uniform(); }
    int integer(int from, int to); ///< both ends included
    bool chance(double probability) { return uniform() < probability; }

    /// Draw once in a statement: the order in which C++ evaluates the operands of a sum is the compiler's choice.
    /// Standard normal to the precision that an instrument's noise needs: the sum of eight 16-bit uniforms. No
    /// logarithm, no cosine, so nothing depends on the C library; the tails end at 4.9 sigma.
    double gauss()
    {
        quint64 a = next();
        quint64 b = next();
        qint64 sum = 0;
        for (int i = 0; i < 4; ++i, a >>= 16, b >>= 16)
            sum += qint64(a & 0xFFFF) + qint64(b & 0xFFFF);
        return (double(sum) - 262140.0) * (1.0 / 53509.92);
    }

private:
    static quint64 rotate(quint64 x, int k) { return (x << k) | (x >> (64 - k)); }
    std::array<quint64, 4> m_state;
};

} // namespace nightjar::sample

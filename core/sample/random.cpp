// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/random.h"

namespace nightjar::sample {
namespace {

quint64 splitmix(quint64 &state)
{
    state += 0x9E3779B97F4A7C15ULL;
    quint64 z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

} // namespace

Random::Random(quint64 seed, quint64 stream)
{
    quint64 state = seed;
    state = splitmix(state) ^ (stream * 0xD1B54A32D192ED03ULL);
    for (quint64 &word : m_state)
        word = splitmix(state);
}

int Random::integer(int from, int to)
{
    if (to <= from)
        return from;
    return from + int((next() >> 32) * quint64(to - from + 1) >> 32);
}

} // namespace nightjar::sample

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstring>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/import/plain_cells.h"
#include "core/import/recognise.h"
#include "core/import/sample_sink.h"

namespace nightjar {

/// How the plain rows of a file are written: `[ENTERPRISE,POINT,FACTOR,]TIME,VALUE[,FLAG][,more]`.
struct PlainForm {
    PlainForm(const Recognised &file, char delimiter);
    /// Time, value and flag that begin at `at`; the begin of the next row, or null when this one is not plain. At least
    /// plain::margin bytes must stand between `at` and `end`.
    const char *cells(const plain::Clock &clock, const char *at, const char *end, Seconds &time, Reading &reading,
                      Flag &flag) const
    {
        at = clock.time(at, delimiter, time);
        if (!at)
            return nullptr;
        at = plain::number(at + 1, reading);
        if (!at)
            return nullptr;
        flag = missingFlag;
        if (flags) {
            if (*at++ != delimiter)
                return nullptr;
            if (isListedFlag(Flag(*at)))
                flag = Flag(*at++);
        }
        if (*at == '\n') // before the end: the margin is
            return at + 1;
        return lineEnd(at, end);
    }

    char delimiter;
    bool usable = false; ///< can any row be plain?
    bool owners = false; ///< a row begins with whose it is
    bool flags = false;
    int more = 0; ///< columns behind those that are read
    Flag missingFlag = flagNormal;

private:
    const char *lineEnd(const char *at, const char *end) const;
};

/// The channel of rows that begin with these three cells, delimiters included.
struct PlainOwner {
    std::string prefix;
    std::size_t channel = 0;
    std::size_t number = 0;
    std::uint64_t words[2] = {}; ///< of a short prefix, which is compared at once
    std::uint64_t masks[2] = {};
    /// More bytes than the prefix has and than `words` must be readable.
    bool begins(const char *at) const
    {
        if (prefix.size() <= sizeof words)
            return (((plain::load(at) ^ words[0]) & masks[0]) | ((plain::load(at + 8) ^ words[1]) & masks[1])) == 0;
        return std::memcmp(at, prefix.data(), prefix.size()) == 0;
    }
};

/// The owners that were met so far. Looking one up changes nothing here, so that several threads may.
class PlainOwners
{
public:
    /// Channels come in turn: remembers which owner came behind which.
    struct Guess {
        const PlainOwner *last = nullptr;
        std::vector<const PlainOwner *> next; ///< by number
    };
    /// False: it is known, or there are too many.
    bool learn(std::string_view prefix, std::size_t channel);
    /// The owner of the row, mostly the one that is expected here; null when it is not known or the row is too close to
    /// the end.
    const PlainOwner *find(const char *at, const char *end, char delimiter, Guess &guess) const
    {
        constexpr std::ptrdiff_t longestPrefix = 3 * 65; // of codes in ASCII
        if (guess.last && end - at > longestPrefix) {
            const PlainOwner *const next = guess.next[guess.last->number];
            if (next && next->prefix.size() <= std::size_t(longestPrefix) && next->begins(at))
                return guess.last = next;
        }
        return search(at, end, delimiter, guess);
    }

private:
    const PlainOwner *search(const char *at, const char *end, char delimiter, Guess &guess) const;
    std::deque<PlainOwner> m_owners;
    std::unordered_map<std::string_view, const PlainOwner *> m_byPrefix; ///< views into m_owners
};

} // namespace nightjar

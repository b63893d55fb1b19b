// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include <QString>

#include "core/import/hj212_frame.h"

namespace nightjar {

class SampleSink;

/// Texts with how often each came; of endless kinds only the first hundred are told apart.
class TextCounts
{
public:
    void add(std::string_view text);
    bool empty() const { return m_counts.empty(); }
    /// `2062 (3), 2013 (1)`, twenty at most.
    QString list() const;

private:
    std::map<std::string, qint64> m_counts;
};

/// What was odd about a log, counted while it is read and told as warnings at its end.
struct Hj212Notes {
    std::array<qint64, 4> crcKinds{}; ///< by CrcKind
    qint64 lengthsOff = 0;
    qint64 resent = 0;     ///< RF=1
    qint64 late = 0;       ///< real-time values sent more than a day after DataTime, without RF
    qint64 clockDrift = 0; ///< QN and DataTime of real-time values over 5 minutes apart
    qint64 fractions = 0;  ///< times with milliseconds
    qint64 repeated = 0;   ///< a factor twice in one message
    qint64 transcoded = 0; ///< texts in GBK
    qint64 parameters = 0; ///< rows of CN 3020 and 3021
    TextCounts encrypted;  ///< by MN
    TextCounts incomplete; ///< split messages, by MN, of which a part never came
    TextCounts unreadCommands;
    TextCounts unreadFields;

    void tell(SampleSink &sink) const;
};

} // namespace nightjar

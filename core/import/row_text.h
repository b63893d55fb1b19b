// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nightjar {

/// The cells of a row as one line of text, for lists of refused rows: separated by commas, cut where no list shows
/// more.
inline void joinRow(const std::vector<std::string_view> &cells, std::string &line)
{
    constexpr std::size_t enough = 1'000;
    line.clear();
    for (std::size_t i = 0; i < cells.size() && line.size() < enough; ++i) {
        if (i > 0)
            line += ',';
        line += cells[i].substr(0, enough);
    }
}

} // namespace nightjar

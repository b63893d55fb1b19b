// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <QTemporaryFile>

#include "core/base/result.h"

namespace nightjar {

class ZipReader;
struct ZipEntry;

/// The texts that an XLSX keeps once and its cells name by number. Short lists stay in memory; what is beyond 24 MiB
/// goes to a temporary file that is mapped, so that a million different texts cost no memory that cannot be given back.
class SharedTexts
{
public:
    SharedTexts() = default;
    SharedTexts(const SharedTexts &) = delete;
    SharedTexts &operator=(const SharedTexts &) = delete;

    /// Reads the part; `onPiece` is asked after each piece and ends the reading with its error.
    Outcome read(ZipReader &zip, const ZipEntry &part, const QString &file, const std::function<Outcome()> &onPiece);

    std::size_t size() const { return m_ends.size(); }
    /// Text number `index`; must be less than size().
    std::string_view at(std::size_t index) const
    {
        const std::size_t from = index == 0 ? 0 : m_ends[index - 1];
        return m_all.substr(from, m_ends[index] - from);
    }

private:
    friend class SharedTextEvents;
    bool add(std::string_view text);
    bool spill();
    std::string m_memory; ///< what is not in the file yet
    std::unique_ptr<QTemporaryFile> m_file;
    std::string_view m_all;
    std::vector<std::uint32_t> m_ends;
};

/// Excel writes what XML cannot hold as `_x000D_`; this turns it back, in place.
void unescapeText(std::string &text);

} // namespace nightjar

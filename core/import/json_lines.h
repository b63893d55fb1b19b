// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <QString>

namespace nightjar {

/// One value of a flattened object.
struct JsonField {
    std::string name; ///< keys of nested objects joined by dots: `data.a21026.avg`
    /// A number as its very text, a string unescaped, `true`/`false`, nothing for `null`; an array as its text, so that
    /// a column that nobody maps harms no row and one that is mapped is refused with what stands there.
    std::string value;
};

/// Flattens one JSON object (RFC 8259). Numbers are not converted: 12.0 and 12.00 stay different. Returns why the line
/// is refused (no object, a key twice, nested deeper than 16, more than 4,096 fields, broken), else an empty text. The
/// text must be UTF-8.
QString flattenJson(std::string_view line, std::vector<JsonField> &fields);

} // namespace nightjar

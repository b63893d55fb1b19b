// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <QString>

namespace nightjar {

/// One value of a flattened object.
struct JsonField {
    std::string name;  ///< keys of nested objects joined by dots: `data.a21026.avg`
    std::string value; ///< a number as its very text, a string unescaped, `true`/`false`, nothing for `null`
};

/// Flattens one JSON object (RFC 8259). Numbers are not converted: 12.0 and 12.00 stay different. Returns why the line
/// is refused (no object, an array, a key twice, nested deeper than 16, more than 4,096 fields, broken), else an empty
/// text. The text must be UTF-8.
QString flattenJson(std::string_view line, std::vector<JsonField> &fields);

} // namespace nightjar

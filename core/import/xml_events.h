// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace nightjar {

/// Attributes of an element by local name (`id` for `r:id`).
struct XmlAttributes {
    struct Pair {
        std::string_view name;
        std::string_view value;
    };
    std::vector<Pair> pairs;

    /// Empty when there is none.
    std::string_view value(std::string_view name) const
    {
        for (const Pair &pair : pairs) {
            if (pair.name == name)
                return pair.value;
        }
        return {};
    }
};

/// What is told of an XML text, in its order. Names come without their prefix, so that transitional and strict
/// Office Open XML and every producer's prefixes read alike.
class XmlEvents
{
public:
    virtual ~XmlEvents() = default;
    virtual void begin(std::string_view name, const XmlAttributes &attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0;
};

inline std::string_view xmlLocalName(std::string_view name)
{
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace nightjar

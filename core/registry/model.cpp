// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/model.h"

#include <algorithm>

namespace nightjar {
namespace {

/// Binary search in a vector that is sorted by `keyOf`.
template <class T, class Key, class KeyOf>
const T *findSorted(const std::vector<T> &items, const Key &wanted, KeyOf keyOf)
{
    const auto it = std::lower_bound(items.begin(), items.end(), wanted,
                                     [&](const T &item, const Key &key) { return keyOf(item) < key; });
    return it != items.end() && keyOf(*it) == wanted ? &*it : nullptr;
}

template <class T, class Belongs>
std::vector<const T *> select(const std::vector<T> &items, Belongs belongs)
{
    std::vector<const T *> out;
    for (const T &item : items) {
        if (belongs(item))
            out.push_back(&item);
    }
    return out;
}

} // namespace

const Enterprise *Registry::enterprise(const QString &code) const
{
    return findSorted(enterprises, code, [](const Enterprise &e) -> const QString & { return e.code; });
}

const Point *Registry::point(const PointKey &key) const
{
    return findSorted(points, key, [](const Point &p) -> const PointKey & { return p.key; });
}

const Channel *Registry::channel(const ChannelKey &key) const
{
    return findSorted(channels, key, [](const Channel &c) -> const ChannelKey & { return c.key; });
}

std::vector<const Point *> Registry::pointsOf(const QString &enterprise) const
{
    // Sorted by key, so a firm's points stand together: asked once for every name of a file.
    struct ByEnterprise {
        bool operator()(const Point &p, const QString &code) const { return p.key.enterprise < code; }
        bool operator()(const QString &code, const Point &p) const { return code < p.key.enterprise; }
    };
    const auto [from, to] = std::equal_range(points.begin(), points.end(), enterprise, ByEnterprise());
    std::vector<const Point *> found;
    std::for_each(from, to, [&](const Point &point) { found.push_back(&point); });
    return found;
}

std::vector<const Channel *> Registry::channelsOf(const QString &enterprise) const
{
    return select(channels, [&](const Channel &c) { return c.key.enterprise == enterprise; });
}

std::vector<const Channel *> Registry::channelsAt(const PointKey &point) const
{
    return select(channels, [&](const Channel &c) { return c.key.pointKey() == point; });
}

} // namespace nightjar

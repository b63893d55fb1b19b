// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/rank_correlation.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/series/products.h"

namespace nightjar {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

} // namespace

void rankTransform(std::span<const double> values, std::vector<double> &ranks)
{
    struct Place {
        double value;
        std::size_t index;
    };
    std::vector<Place> order;
    order.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isfinite(values[i]))
            order.push_back({values[i], i});
    }
    std::sort(order.begin(), order.end(), [](const Place &a, const Place &b) { return a.value < b.value; });
    ranks.assign(values.size(), none);
    const double middle = (double(order.size()) - 1) / 2;
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && order[end].value == order[begin].value)
            ++end;
        const double rank = (double(begin) + double(end) - 1) / 2 - middle;
        for (std::size_t i = begin; i < end; ++i)
            ranks[order[i].index] = rank;
        begin = end;
    }
}

double spearman(std::span<const double> a, std::span<const double> b)
{
    const std::size_t n = std::min(a.size(), b.size());
    // Ranks among the pairs only: a value whose partner is missing must not shift the others.
    std::vector<double> x(n);
    std::vector<double> y(n);
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const bool both = std::isfinite(a[i]) && std::isfinite(b[i]);
        x[i] = both ? a[i] : none;
        y[i] = both ? b[i] : none;
        pairs += both ? 1 : 0;
    }
    if (pairs < 3)
        return none;
    std::vector<double> ranksX;
    std::vector<double> ranksY;
    rankTransform(x, ranksX);
    rankTransform(y, ranksY);
    return pairSums(ranksX.data(), ranksY.data(), n).correlation();
}

LagFit bestLag(std::span<const double> a, std::span<const double> b, std::size_t maxLag)
{
    LagFit best{0, none, none, 0};
    const std::size_t n = std::min(a.size(), b.size());
    std::vector<double> x;
    std::vector<double> y;
    rankTransform(a.first(n), x);
    rankTransform(b.first(n), y);
    const auto look = [&](std::ptrdiff_t lag) {
        const std::size_t away = std::size_t(std::abs(lag));
        if (away + 3 > n)
            return;
        const PairSums sums = pairSums(x.data() + (lag < 0 ? away : 0), y.data() + (lag > 0 ? away : 0), n - away);
        const double r = sums.n >= 3 ? sums.correlation() : none;
        if (lag == 0)
            best.atZero = r;
        if (std::isfinite(r) && !(std::abs(r) <= std::abs(best.correlation) + 1e-12)) {
            best.lag = lag;
            best.correlation = r;
            best.pairs = std::size_t(sums.n);
        }
    };
    look(0);
    for (std::size_t lag = 1; lag <= maxLag; ++lag) {
        look(std::ptrdiff_t(lag));
        look(-std::ptrdiff_t(lag));
    }
    return best;
}

} // namespace nightjar

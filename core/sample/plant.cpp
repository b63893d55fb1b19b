// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/plant.h"

namespace nightjar::sample {

double Channel::valueAt(std::size_t i) const
{
    double scale = 1;
    for (int d = 0; d < digits; ++d)
        scale *= 10;
    return double(values[i]) / scale;
}

Channel *Plant::find(const QByteArray &point, const QByteArray &factor)
{
    for (Channel &channel : channels) {
        if (channel.point == point && channel.factor == factor)
            return &channel;
    }
    return nullptr;
}

} // namespace nightjar::sample

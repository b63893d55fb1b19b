// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/registry/model.h"
#include "core/series/series.h"

namespace nightjar {

class TariffBook;
class Workdays;

/// A channel with its samples, ascending in time: SeriesParts::Numbers. `series.values` already carry the multiplier.
struct ChannelData {
    Channel info;
    Series series;
    Seconds step = 0; ///< declared, else the median distance; 0 with fewer than two samples
    QString name() const { return info.key.text(); }
    const QString &factor() const { return info.key.factor; }
};

struct FirmContext;

/// Where rules keep what they found out about a firm while it is judged (outlet_context.h). A copy starts without it:
/// its data may be changed.
struct FirmContextSlot {
    mutable FirmContext *open = nullptr;
    FirmContextSlot() = default;
    FirmContextSlot(const FirmContextSlot &) {}
    FirmContextSlot &operator=(const FirmContextSlot &) { return *this; }
};

/// Everything of one enterprise that rules may look at, decoded once. Memory is one enterprise's, not the city's.
struct FirmData {
    Enterprise enterprise;
    std::vector<Point> points;
    std::vector<ChannelData> channels; ///< those with samples, by key
    std::vector<Order> orders;
    std::vector<Limit> limits;
    std::vector<Mark> marks;
    std::vector<Event> events;
    std::vector<Petition> petitions;
    std::vector<InstrumentParameter> parameters;
    std::shared_ptr<const TariffBook> tariffs;
    std::shared_ptr<const Workdays> workdays;

    FirmContextSlot context; ///< what rules found out and share while the firm is judged

    const Point *point(const QString &code) const;
    const ChannelData *channel(const QString &pointCode, const QString &factor) const;
    std::vector<const ChannelData *> channelsAt(const QString &pointCode) const;
    /// Meters of a role; a firm's only meter without a role is its total.
    std::vector<const Point *> meters(MeterRole role) const;
    /// From the first sample to the end of the last.
    Span extent() const;
    qint64 samples() const;
};

/// The enterprise's rows of the registry, without samples.
FirmData firmShell(const Registry &registry, const QString &enterprise);

} // namespace nightjar

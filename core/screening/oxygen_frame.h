// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/screening/firm_data.h"
#include "core/screening/outlet_context.h"

namespace nightjar {

/// An outlet where something burns, in equal blocks of steady running: what oxygen and gases show once load, flow and
/// temperature are taken out of them. Air let into a sampling line leaves these witnesses alone, so that it stays in
/// the rest; what the plant does by itself goes.
struct OxygenFrame {
    /// A gas or particulate beside the oxygen.
    struct Gas {
        const ChannelData *channel = nullptr;
        bool dust = false;        ///< measured in the duct as a rule, not behind the gas line
        bool derived = false;     ///< only converted values are reported: measured = converted x (21 - O2)
        std::vector<double> rest; ///< ln C less what the witnesses explain; NaN where not known
        double scale = 0;         ///< robust scale of the hourly `rest` less that of oxygen
        double edgeScale = 0;     ///< robust scale of that difference's change from one hour to the next but one
    };
    /// Load, flow or temperature.
    struct Witness {
        enum class Kind { Load, Flow, Temperature };
        Kind kind = Kind::Load;
        QStringList channels;
        std::vector<double> values;
    };

    std::shared_ptr<const OutletContext> context;
    const ChannelData *oxygen = nullptr; ///< null only where `unjudged` says why
    QString name;                        ///< of the oxygen, else of the first gas: what stands in `unjudged` lists
    Seconds step = 600;                  ///< length of a block
    std::vector<Seconds> times;          ///< begins of the blocks that count, ascending
    std::vector<double> percent;         ///< O2, one a block
    std::vector<double> rest;            ///< ln(21 - O2) less what the witnesses explain
    std::vector<double> expected;        ///< O2 that the witnesses let expect, percent
    double scale = 0;                    ///< robust scale of `rest` smoothed over about an hour
    std::vector<Gas> gases;
    std::vector<Witness> witnesses;
    double resolution = 0; ///< of the oxygen
    double unflaggedShare = 0;
    QString unjudged; ///< why nothing can be said; a translated sentence, empty when there is a frame

    /// Blocks in about an hour, at least three.
    std::size_t hour() const { return std::max<std::size_t>(3, std::size_t(3600 / step)); }
    const Witness *witness(Witness::Kind kind) const;
    /// Days of running that the blocks fill.
    double runningDays() const { return double(times.size()) * double(step) / double(secondsPerDay); }
};

/// Blocks of ten minutes or hours. Null where no gas is measured at all. O2
/// itself is no witness of running here. Kept while a FirmContextScope is open, as outletContext() is.
std::shared_ptr<const OxygenFrame> oxygenFrame(const FirmData &firm, const Point &outlet);
/// The same, found anew.
std::shared_ptr<const OxygenFrame> makeOxygenFrame(const FirmData &firm, const Point &outlet);

/// The sentence for a history that is too short.
QString tooFewText();

/// Blocks that an edge is looked at: `width` either side, `apart` blocks left out for the edge itself.
struct EdgeReach {
    std::size_t width = 4;
    std::size_t apart = 1;
};
EdgeReach edgeReach(const OxygenFrame &frame);

/// Medians of five neighbours (three for hours), for looking at levels; holes of more than three hours split.
std::vector<double> smoothed(const OxygenFrame &frame, const std::vector<double> &values);
/// Median of the finite values of [begin, end); NaN when there are none.
double medianOf(const std::vector<double> &values, std::size_t begin, std::size_t end);

} // namespace nightjar

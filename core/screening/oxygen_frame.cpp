// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/oxygen_frame.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <QCoreApplication>

#include "core/screening/figures.h"
#include "core/screening/power.h"
#include "core/series/regression.h"
#include "core/series/robust.h"
#include "core/series/statistics.h"

namespace nightjar {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
/// Hours are read as they are; minutes in blocks of ten, long enough to average an analyser's noise out and short
/// enough to place an event that lasts an hour.
constexpr Seconds shortBlock = 600;
constexpr Seconds longBlock = 3600;
/// Rows that the regression looks at: more do not tell more.
constexpr std::size_t fitRows = 1500;

struct Grid {
    Seconds from = 0;
    Seconds step = shortBlock;
    std::size_t rows = 0;
};

/// Means of the usable samples of each block; a sample coarser than the block holds for its own step.
std::vector<double> blockMeans(const ChannelData &channel, const Grid &grid, bool positive = false)
{
    std::vector<double> means(grid.rows, nan);
    const Series &series = channel.series;
    const bool holds = channel.step > grid.step;
    const double least = holds ? 1 : 0.3 * double(grid.step) / double(std::max<Seconds>(channel.step, 1));
    std::size_t i = lowerIndex(series, grid.from);
    const std::size_t n = series.size();
    for (std::size_t row = 0; row < grid.rows && i < n;) {
        const Seconds begin = grid.from + Seconds(row) * grid.step;
        if (series.times[i] >= begin + grid.step) { // over a hole at once
            row = std::size_t((series.times[i] - grid.from) / grid.step);
            continue;
        }
        double sum = 0;
        int count = 0;
        for (; i < n && series.times[i] < begin + grid.step; ++i) {
            const double value = series.values[i];
            if (isValidFlag(series.flags[i]) && series.origins[i] == Origin::Measured && std::abs(value) < 1e9 &&
                (!positive || value > 0)) {
                sum += value;
                ++count;
            }
        }
        if (count > 0 && double(count) >= least) {
            const std::size_t last =
                holds ? std::min(grid.rows, row + std::size_t((channel.step + grid.step - 1) / grid.step)) : row + 1;
            std::fill(means.begin() + std::ptrdiff_t(row), means.begin() + std::ptrdiff_t(last), sum / count);
        }
        ++row;
    }
    return means;
}

const ChannelData *channelOf(const FirmData &firm, const Point &outlet, const char *factor)
{
    for (const char *suffix : {"", "-rt", "-h"}) {
        const ChannelData *channel =
            firm.channel(outlet.key.point, QLatin1StringView(factor) + QLatin1StringView(suffix));
        if (channel && channel->series.size() > 1)
            return channel;
    }
    return nullptr;
}

/// Load of the production behind the outlet; of the whole firm where nothing is sub-metered.
OxygenFrame::Witness loadOf(const FirmData &firm, const Point &outlet, const Grid &grid)
{
    std::vector<const Point *> meters;
    for (const Point *meter : firm.meters(MeterRole::Production)) {
        if (outlet.serves.isEmpty() || outlet.serves.contains(meter->key.point))
            meters.push_back(meter);
    }
    if (meters.empty())
        meters = firm.meters(MeterRole::Total);
    OxygenFrame::Witness load;
    std::vector<PowerCurve> curves;
    for (const Point *meter : meters) {
        PowerCurve curve = powerCurve(firm, *meter);
        if (!curve.empty()) {
            load.channels << curve.channels;
            curves.push_back(std::move(curve));
        }
    }
    if (curves.empty())
        return load;
    const PowerCurve sum = curves.size() == 1 ? std::move(curves.front()) : summed(curves);
    load.values.assign(grid.rows, nan);
    for (std::size_t row = 0; row < grid.rows; ++row) {
        const Seconds begin = grid.from + Seconds(row) * grid.step;
        double total = 0;
        int count = 0;
        for (Seconds t = begin; t < begin + grid.step; t += std::min(sum.step, grid.step)) {
            const double value = sum.at(t);
            total += std::isfinite(value) ? value : 0;
            count += std::isfinite(value) ? 1 : 0;
        }
        if (count > 0)
            load.values[row] = total / count;
    }
    return load;
}

/// Blocks in which the plant runs steadily by others than O2: not within an hour after a stop, no start, no stop.
std::vector<bool> steadyBlocks(const OutletContext &context, const Grid &grid)
{
    std::vector<bool> runs(grid.rows);
    for (std::size_t row = 0; row < grid.rows; ++row) {
        const Seconds t = grid.from + Seconds(row) * grid.step + grid.step / 2;
        int votes = 0;
        int load = 0;
        for (const Witness &witness : context.state.all()) {
            const OnOff state = witness.kind == Witness::Kind::Oxygen ? OnOff::Unknown : witness.at(t);
            if (state == OnOff::Unknown)
                continue;
            if (witness.kind == Witness::Kind::Load) // any of several lines keeps the outlet running
                load = load > 0 || state == OnOff::On ? 2 : -2;
            else
                votes += state == OnOff::On ? 1 : -1;
        }
        const State state = context.line.at(t);
        runs[row] = votes + load > 0 && state != State::Starting && state != State::Stopping;
    }
    std::vector<bool> steady(grid.rows);
    const std::size_t before = std::size_t(3600 / grid.step);
    std::size_t since = 0;
    for (std::size_t row = 0; row < grid.rows; ++row) {
        since = runs[row] ? since + 1 : 0;
        const bool stays = row + 1 >= grid.rows || runs[row + 1];
        // Where the data begins nothing says that it was a start.
        steady[row] = runs[row] && stays && (since > before || since == row + 1);
    }
    return steady;
}

struct Regressors {
    std::vector<std::vector<double>> columns;
    std::vector<std::span<const double>> views() const { return {columns.begin(), columns.end()}; }
};

/// Witnesses that move and are known for most blocks, within their usual bounds; the load also squared, since burners
/// need more air the further they are turned down.
Regressors regressorsOf(const OxygenFrame &frame)
{
    Regressors regressors;
    std::vector<double> scratch;
    for (const OxygenFrame::Witness &witness : frame.witnesses) {
        if (double(keepFinite(witness.values, scratch)) < 0.8 * double(frame.times.size()) || scratch.size() < 50)
            continue;
        const double low = quantileInPlace(scratch, 0.005);
        const double high = quantileInPlace(scratch, 0.995);
        const double centre = medianInPlace(scratch);
        if (!(high - low > 0.01 * std::max(std::abs(centre), 1e-6)))
            continue;
        std::vector<double> column(witness.values.size(), nan);
        for (std::size_t i = 0; i < column.size(); ++i) {
            if (std::isfinite(witness.values[i]))
                column[i] = (std::clamp(witness.values[i], low, high) - centre) / (high - low);
        }
        if (witness.kind == OxygenFrame::Witness::Kind::Load) {
            std::vector<double> square(column);
            for (double &value : square)
                value *= value;
            regressors.columns.push_back(std::move(square));
        }
        regressors.columns.push_back(std::move(column));
    }
    return regressors;
}

/// `values` less what the regressors explain; centred at 0.
std::vector<double> restOf(const std::vector<double> &values, const Regressors &regressors)
{
    std::vector<double> rest(values);
    std::vector<double> y;
    std::vector<std::vector<double>> x(regressors.columns.size());
    const std::size_t stride = std::max<std::size_t>(1, values.size() / fitRows);
    for (std::size_t i = 0; i < values.size(); i += stride) {
        if (!std::isfinite(values[i]))
            continue;
        y.push_back(values[i]);
        for (std::size_t k = 0; k < x.size(); ++k)
            x[k].push_back(regressors.columns[k][i]);
    }
    PlaneFit fit;
    if (!x.empty())
        fit = robustPlane(y, Regressors{std::move(x)}.views(), Loss::Bisquare);
    std::vector<double> row(regressors.columns.size());
    for (std::size_t i = 0; fit.found() && i < values.size(); ++i) {
        for (std::size_t k = 0; k < row.size(); ++k)
            row[k] = std::isfinite(regressors.columns[k][i]) ? regressors.columns[k][i] : 0;
        rest[i] = values[i] - fit.at(row);
    }
    std::vector<double> scratch;
    if (keepFinite(rest, scratch) > 0) {
        const double centre = medianInPlace(scratch);
        for (double &value : rest)
            value -= centre;
    }
    return rest;
}

double scaleOf(const std::vector<double> &values)
{
    std::vector<double> scratch;
    return medianSpread(values, scratch).scale;
}

void keepRows(std::vector<double> &values, const std::vector<std::size_t> &rows)
{
    for (std::size_t k = 0; k < rows.size(); ++k)
        values[k] = values[rows[k]];
    values.resize(rows.size());
}

double airLeft(double oxygen) { return std::log(std::max(21.0 - oxygen, 0.1)); }

/// Gases in blocks, as ln C; the witnesses are not taken out yet.
void addGases(const FirmData &firm, const Point &outlet, const Grid &grid, OxygenFrame &frame)
{
    for (const ChannelData *channel : judgedChannels(firm, outlet.key.point)) {
        if (!isConcentration(channel->factor()) || channel->series.size() < 2 || channel->step > grid.step)
            continue;
        OxygenFrame::Gas gas;
        gas.channel = channel;
        gas.dust = baseFactor(channel->factor()) == u"a34013";
        gas.derived = channel->factor().contains(u"-zs");
        gas.rest = blockMeans(*channel, grid, true);
        frame.gases.push_back(std::move(gas));
    }
}

} // namespace

QString tooFewText()
{
    return QCoreApplication::translate("Screening", "Not judged: too few samples while the plant ran.");
}

const OxygenFrame::Witness *OxygenFrame::witness(Witness::Kind kind) const
{
    const auto it =
        std::find_if(witnesses.begin(), witnesses.end(), [kind](const Witness &w) { return w.kind == kind; });
    return it == witnesses.end() ? nullptr : &*it;
}

EdgeReach edgeReach(const OxygenFrame &frame) { return frame.step >= longBlock ? EdgeReach{2, 0} : EdgeReach{4, 1}; }

double medianOf(const std::vector<double> &values, std::size_t begin, std::size_t end)
{
    std::vector<double> kept;
    for (std::size_t i = begin; i < std::min(end, values.size()); ++i) {
        if (std::isfinite(values[i]))
            kept.push_back(values[i]);
    }
    return kept.empty() ? nan : medianInPlace(kept);
}

std::vector<double> smoothed(const OxygenFrame &frame, const std::vector<double> &values)
{
    std::vector<double> result(values.size(), nan);
    const std::size_t half = frame.step >= longBlock ? 1 : 2;
    std::array<double, 5> window{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::size_t count = 0;
        for (std::size_t k = i >= half ? i - half : 0; k < std::min(values.size(), i + half + 1); ++k) {
            if (!std::isfinite(values[k]) || std::abs(frame.times[k] - frame.times[i]) > 3 * 3600)
                continue;
            std::size_t at = count++; // five at most: put in place one by one
            for (; at > 0 && window[at - 1] > values[k]; --at)
                window[at] = window[at - 1];
            window[at] = values[k];
        }
        if (count > 0)
            result[i] = count % 2 != 0 ? window[count / 2] : 0.5 * (window[count / 2 - 1] + window[count / 2]);
    }
    return result;
}

std::shared_ptr<const OxygenFrame> makeOxygenFrame(const FirmData &firm, const Point &outlet)
{
    if (outlet.kind != PointKind::GasOutlet)
        return nullptr;
    auto frame = std::make_shared<OxygenFrame>();
    frame->oxygen = channelOf(firm, outlet, "a19001");
    const std::vector<const ChannelData *> channels = judgedChannels(firm, outlet.key.point);
    const auto first = std::find_if(channels.begin(), channels.end(),
                                    [](const ChannelData *channel) { return isConcentration(channel->factor()); });
    if (first == channels.end() && !frame->oxygen)
        return nullptr;
    frame->name = frame->oxygen ? frame->oxygen->name() : (*first)->name();
    const QString place = outlet.name.isEmpty() ? outlet.key.point : outlet.name;
    if (!isCombustion(firm, outlet)) {
        frame->unjudged =
            QCoreApplication::translate("Screening", "Not judged: nothing burns at %1, so that oxygen says nothing.")
                .arg(place);
        return frame;
    }
    if (!frame->oxygen) {
        frame->unjudged =
            QCoreApplication::translate("Screening", "Not judged: no oxygen is reported at %1.").arg(place);
        return frame;
    }
    frame->context = outletContext(firm, outlet);
    const std::vector<Witness> &all = frame->context->state.all();
    if (std::all_of(all.begin(), all.end(), [](const Witness &w) { return w.kind == Witness::Kind::Oxygen; })) {
        frame->unjudged = noWitnessText(firm, outlet);
        return frame;
    }
    Grid grid;
    grid.step = frame->oxygen->step > shortBlock ? longBlock : shortBlock;
    bool fine = false; // some gas comes in short blocks, too
    for (const ChannelData *channel : channels)
        fine = fine || (isConcentration(channel->factor()) && channel->step <= shortBlock);
    grid.step = fine ? grid.step : longBlock;
    if (frame->oxygen->step > longBlock) {
        frame->unjudged =
            QCoreApplication::translate("Screening", "Not judged: the samples are more than an hour apart.");
        return frame;
    }
    const Series &series = frame->oxygen->series;
    grid.from = series.times.front() - (series.times.front() % grid.step + grid.step) % grid.step;
    const Seconds longest = 12 * 366 * secondsPerDay; // one broken clock must not ask for a century
    grid.from = std::max(grid.from, series.times.back() - longest);
    grid.rows = std::size_t((series.times.back() - grid.from) / grid.step + 1);
    frame->step = grid.step;
    frame->percent = blockMeans(*frame->oxygen, grid);
    addGases(firm, outlet, grid, *frame);
    OxygenFrame::Witness load = loadOf(firm, outlet, grid);
    if (!load.values.empty())
        frame->witnesses.push_back(std::move(load));
    const std::pair<const char *, OxygenFrame::Witness::Kind> flue[] = {
        {"a00000", OxygenFrame::Witness::Kind::Flow},
        {"a01011", OxygenFrame::Witness::Kind::Flow},
        {"a01012", OxygenFrame::Witness::Kind::Temperature}};
    for (const auto &[factor, kind] : flue) {
        const ChannelData *channel = channelOf(firm, outlet, factor);
        if (!channel || frame->witness(kind) || channel->step > 4 * longBlock)
            continue;
        frame->witnesses.push_back({kind, {channel->name()}, blockMeans(*channel, grid)});
    }

    // From here on only the blocks of steady running at 40 % of the usual load or more, where oxygen is known.
    const std::vector<bool> steady = steadyBlocks(*frame->context, grid);
    const OxygenFrame::Witness *power = frame->witness(OxygenFrame::Witness::Kind::Load);
    double least = -std::numeric_limits<double>::infinity();
    if (power) {
        std::vector<double> usual;
        for (std::size_t row = 0; row < grid.rows; ++row) {
            if (steady[row] && std::isfinite(power->values[row]))
                usual.push_back(power->values[row]);
        }
        least = usual.empty() ? least : 0.4 * medianInPlace(usual);
    }
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < grid.rows; ++row) {
        if (steady[row] && frame->percent[row] >= 0 && frame->percent[row] <= 22 &&
            !(power && power->values[row] < least))
            rows.push_back(row);
    }
    if (rows.size() < 24) {
        frame->unjudged = tooFewText();
        return frame;
    }
    frame->times.reserve(rows.size());
    for (const std::size_t row : rows)
        frame->times.push_back(grid.from + Seconds(row) * grid.step);
    keepRows(frame->percent, rows);
    for (OxygenFrame::Witness &witness : frame->witnesses)
        keepRows(witness.values, rows);
    for (OxygenFrame::Gas &gas : frame->gases)
        keepRows(gas.rest, rows);

    std::vector<double> left(rows.size());
    std::transform(frame->percent.begin(), frame->percent.end(), left.begin(), airLeft);
    const Regressors regressors = regressorsOf(*frame);
    frame->rest = restOf(left, regressors);
    frame->expected.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        frame->expected[i] = 21 - std::exp(left[i] - frame->rest[i]);
    frame->scale = std::max(scaleOf(smoothed(*frame, frame->rest)), 1e-4);
    for (OxygenFrame::Gas &gas : frame->gases) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            gas.rest[i] = std::log(gas.rest[i]) + (gas.derived ? left[i] : 0);
        gas.rest = restOf(gas.rest, regressors);
        std::vector<double> converted(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            converted[i] = gas.rest[i] - frame->rest[i];
        const std::vector<double> smooth = smoothed(*frame, converted);
        gas.scale = scaleOf(smooth);
        const EdgeReach reach = edgeReach(*frame);
        const std::size_t lag = reach.width + 2 * reach.apart;
        std::vector<double> changes;
        for (std::size_t i = lag; i < smooth.size(); ++i)
            changes.push_back(smooth[i] - smooth[i - lag]);
        gas.edgeScale = scaleOf(changes);
    }
    std::erase_if(frame->gases, [&](const OxygenFrame::Gas &gas) {
        const auto known = std::count_if(gas.rest.begin(), gas.rest.end(), [](double v) { return std::isfinite(v); });
        return 2 * std::size_t(known) < rows.size();
    });
    const std::shared_ptr<const ValidSamples> valid = validSamplesOf(firm, *frame->oxygen);
    frame->resolution = valid->resolution;
    frame->unflaggedShare = valid->unflaggedShare;
    return frame;
}

} // namespace nightjar

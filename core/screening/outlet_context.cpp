// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/outlet_context.h"

#include <algorithm>
#include <unordered_map>

#include "core/screening/oxygen_frame.h"

namespace nightjar {

/// Answers by the address of what was asked about: rows and channels of a firm stay where they are while it is judged.
struct FirmContext {
    std::unordered_map<const Point *, std::shared_ptr<const OutletContext>> outlets;
    std::unordered_map<const Point *, std::shared_ptr<const RunningOutlet>> running;
    std::unordered_map<const ChannelData *, std::shared_ptr<const ValidSamples>> samples;
    std::unordered_map<const Point *, std::shared_ptr<const OxygenFrame>> oxygen;
};

namespace {

/// What `find` gives, kept under `key` where a scope is open.
template <class Key, class Value, class Find>
std::shared_ptr<const Value> once(FirmContext *context,
                                  std::unordered_map<const Key *, std::shared_ptr<const Value>> FirmContext::*table,
                                  const Key &key, const Find &find)
{
    if (!context)
        return find();
    if (const auto known = (context->*table).find(&key); known != (context->*table).end())
        return known->second;
    std::shared_ptr<const Value> found = find();
    (context->*table).emplace(&key, found);
    return found;
}

std::shared_ptr<const RunningOutlet> findRunning(const FirmData &firm, const Point &outlet)
{
    std::vector<const ChannelData *> channels = judgedChannels(firm, outlet.key.point);
    std::erase_if(channels, [](const ChannelData *channel) { return !isConcentration(channel->factor()); });
    if (channels.empty())
        return nullptr;
    auto found = std::make_shared<RunningOutlet>();
    found->context = outletContext(firm, outlet);
    const OperatingState &state = found->context->state;
    const StateLine &line = found->context->line;
    for (const ChannelData *channel : channels) {
        const WitnessSet self = ownWitnesses(state, channel->info.key);
        if (!state.hasWitness(self)) {
            found->withoutWitness.push_back(channel);
            continue;
        }
        const std::shared_ptr<const ValidSamples> valid = validSamplesOf(firm, *channel);
        RunningChannel running{
            firm, outlet, *channel, state, line, self, valid->unflaggedShare, valid->step, valid->resolution, {}, {}};
        const std::size_t n = valid->times.size();
        running.times.reserve(n);
        running.values.reserve(n);
        for (std::size_t i = 0; i < n; ++i) {
            if (line.at(valid->times[i]) != State::Running)
                continue;
            running.times.push_back(valid->times[i]);
            running.values.push_back(valid->values[i]);
        }
        found->channels.push_back(std::move(running));
    }
    return found;
}

} // namespace

std::shared_ptr<const OutletContext> outletContext(const FirmData &firm, const Point &outlet)
{
    return once(firm.context.open, &FirmContext::outlets, outlet, [&]() -> std::shared_ptr<const OutletContext> {
        auto found = std::make_shared<OutletContext>();
        found->outlet = &outlet;
        found->state = OperatingState(firm, outlet);
        found->times = stateTimes(outlet.process);
        found->line = StateLine(found->state, firm.extent(), found->times);
        return found;
    });
}

std::shared_ptr<const ValidSamples> validSamplesOf(const FirmData &firm, const ChannelData &channel)
{
    return once(firm.context.open, &FirmContext::samples, channel, [&]() -> std::shared_ptr<const ValidSamples> {
        return std::make_shared<const ValidSamples>(validSamples(channel));
    });
}

std::shared_ptr<const RunningOutlet> runningOutlet(const FirmData &firm, const Point &outlet)
{
    return once(firm.context.open, &FirmContext::running, outlet, [&] { return findRunning(firm, outlet); });
}

std::shared_ptr<const OxygenFrame> oxygenFrame(const FirmData &firm, const Point &outlet)
{
    return once(firm.context.open, &FirmContext::oxygen, outlet, [&] { return makeOxygenFrame(firm, outlet); });
}

FirmContextScope::FirmContextScope(const FirmData &firm) : m_firm(firm)
{
    if (!firm.context.open) {
        m_own = std::make_unique<FirmContext>();
        firm.context.open = m_own.get();
    }
}

FirmContextScope::~FirmContextScope()
{
    if (m_own)
        m_firm.context.open = nullptr;
}

} // namespace nightjar

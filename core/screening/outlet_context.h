// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/screening/firm_data.h"
#include "core/screening/judged_channels.h"

namespace nightjar {

/// What all rules ask of an outlet: whether the plant behind it runs, found once.
struct OutletContext {
    const Point *outlet = nullptr; ///< a row of the firm
    OperatingState state;
    StateTimes times; ///< of the outlet's process
    StateLine line;   ///< over the extent of the firm's data, by all witnesses
};

/// The context of an outlet of the firm, and the valid samples of one of its channels. Found once while a
/// FirmContextScope is open on the firm, as judgeFirm() does; otherwise found anew with each call, so that no answer
/// outlives the data it came from.
std::shared_ptr<const OutletContext> outletContext(const FirmData &firm, const Point &outlet);
std::shared_ptr<const ValidSamples> validSamplesOf(const FirmData &firm, const ChannelData &channel);

/// One outlet as forEachConcentration() shows it to rules. The channels refer to `context` and to the firm.
struct RunningOutlet {
    std::shared_ptr<const OutletContext> context;
    std::vector<RunningChannel> channels;            ///< concentrations whose plant others witness
    std::vector<const ChannelData *> withoutWitness; ///< concentrations that cannot be judged
};
/// Null where the outlet has no concentration. Kept as the above.
std::shared_ptr<const RunningOutlet> runningOutlet(const FirmData &firm, const Point &outlet);

/// While it lives, answers of the functions above are kept for this firm, whose data must not change meanwhile. An
/// inner scope on the same firm joins the outer one. One thread at a time works on a firm.
class FirmContextScope
{
public:
    explicit FirmContextScope(const FirmData &firm);
    ~FirmContextScope();
    FirmContextScope(const FirmContextScope &) = delete;
    FirmContextScope &operator=(const FirmContextScope &) = delete;

private:
    const FirmData &m_firm;
    std::unique_ptr<FirmContext> m_own; ///< null for an inner scope
};

} // namespace nightjar

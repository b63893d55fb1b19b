// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/rule.h"

#include "core/screening/detect_abnormal_value.h"
#include "core/screening/detect_conversion_mismatch.h"
#include "core/screening/detect_dilution.h"
#include "core/screening/detect_exceedance.h"
#include "core/screening/detect_flag_abuse.h"
#include "core/screening/detect_hour_stable_low.h"
#include "core/screening/detect_limit_hugging.h"
#include "core/screening/detect_load_emission_contradiction.h"
#include "core/screening/detect_long_constant.h"
#include "core/screening/detect_long_offline.h"
#include "core/screening/detect_minimal_value.h"
#include "core/screening/detect_minute_hour_mismatch.h"
#include "core/screening/detect_minute_jump.h"
#include "core/screening/detect_night_production.h"
#include "core/screening/detect_noise_collapse.h"
#include "core/screening/detect_oxygen_logic.h"
#include "core/screening/detect_replayed_data.h"
#include "core/screening/detect_treatment_idle.h"

namespace nightjar {

const ParameterInfo *RuleInfo::parameter(const QString &name) const
{
    for (const ParameterInfo &info : parameters) {
        if (info.name == name)
            return &info;
    }
    return nullptr;
}

const KindInfo *RuleInfo::kind(const QString &kindId) const
{
    for (const KindInfo &info : kinds) {
        if (info.id == kindId)
            return &info;
    }
    return nullptr;
}

double Params::operator()(const char *name) const
{
    const auto it = values.constFind(QLatin1StringView(name));
    Q_ASSERT(it != values.cend()); // every name in code stands in resources/rules/default.json; a test compares them
    return it == values.cend() ? 0.0 : *it;
}

const std::vector<Rule> &allRules()
{
    static const std::vector<Rule> rules{
        {"night-production", 1, judgeNightProduction},
        {"treatment-idle", 1, judgeTreatmentIdle},
        {"long-constant", 2, judgeLongConstant},
        {"exceedance", 1, judgeExceedance},
        {"minute-jump", 1, judgeMinuteJump},
        {"hour-stable-low", 1, judgeHourStableLow},
        {"noise-collapse", 2, judgeNoiseCollapse},
        {"replayed-data", 2, judgeReplayedData},
        {"minimal-value", 1, judgeMinimalValue},
        {"abnormal-value", 2, judgeAbnormalValue},
        {"long-offline", 2, judgeLongOffline},
        {"dilution", 1, judgeDilution},
        {"oxygen-logic", 1, judgeOxygenLogic},
        {"conversion-mismatch", 1, judgeConversionMismatch},
        {"minute-hour-mismatch", 1, judgeMinuteHourMismatch},
        {"limit-hugging", 1, judgeLimitHugging},
        {"load-emission-contradiction", 1, judgeLoadEmissionContradiction},
        {"flag-abuse", 1, judgeFlagAbuse},
    };
    return rules;
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/scenario.h"

#include "core/sample/templates.h"

namespace nightjar::sample {

const std::vector<Scenario> &scenarios()
{
    using enum Act;
    static const std::vector<Scenario> all = {
        {"DP", "宏业电镀有限公司", "金属表面处理（电镀）", "day", "key", platingShop, {IdleRegulator}},
        {"ZZ", "甬东铸造有限公司", "黑色金属铸造", "day", "simplified", foundry, {NightInstead}},
        {"TZ", "恒彩涂装有限公司", "金属制品涂装", "two-shift", "key", coatingLine, {IdleFirm, IdleRepeated}},
        {"RC", "北岸热处理有限公司", "金属热处理加工", "continuous", "key", heatTreatment, {Frozen}},
        {"GL",
         "港城热力有限公司",
         "热力生产和供应（生物质锅炉）",
         "continuous",
         "key",
         boilerHouse,
         {Exceed, StartUpMark}},
        {"LK", "四明冷链物流有限公司", "低温仓储（冷库）", "", "registered", coldStore, {}},
        {"WS",
         "东河污水处理有限公司",
         "污水处理及其再生利用",
         "continuous",
         "key",
         wastewaterPlant,
         {ExceedDay, FrozenHours}},
        {"ZS", "精诺塑料制品有限公司", "塑料制品业（注塑）", "day", "simplified", workshop, {NightBesides}},
        {"YS", "华墨包装印刷有限公司", "包装装潢及其他印刷", "day", "simplified", workshop, {NightHalf}},
        {"XW", "顺兴五金加工厂", "小五金制造", "", "registered", workshop, {NightInstead}},
        {"SN", "甬山水泥有限公司", "水泥制造", "continuous", "key", cementKiln, {Dither, FuelChange, Order}},
        {"RL", "明光铝业有限公司", "铝压延及熔炼铸造", "continuous", "key", foundry, {StableLow, OpenNights}},
        {"ZS", "海悦塑胶有限公司", "塑料制品业（注塑）", "08:00-22:00", "simplified", workshop, {Overtime}},
        {"SY", "望江商业管理有限公司", "商业综合体", "day", "registered", chargingSite, {Storage}},
        {"DP", "金辉表面处理有限公司", "金属表面处理（电镀）", "day", "key", platingShop, {PlainStop}},
        {"GL",
         "澄海纺织印染有限公司",
         "棉印染精加工（天然气锅炉）",
         "two-shift",
         "key",
         boilerHouse,
         {Jumps, CalibrationHold, PlainStop}},
        {"GL", "森源木业有限公司", "人造板制造（生物质锅炉）", "continuous", "key", boilerHouse, {ExceedHard}},
        {"TZ", "丽新家电涂装有限公司", "家用电器涂装", "two-shift", "key", coatingLine, {}},
        {"ZZ", "大榭精密铸件有限公司", "黑色金属铸造", "two-shift", "simplified", foundry, {CoarseResolution}},
        {"WS",
         "南塘污水净化有限公司",
         "污水处理及其再生利用",
         "continuous",
         "key",
         wastewaterPlant,
         {CoarseResolution}},
        {"JJ", "木语家具有限公司", "木质家具制造", "day", "simplified", workshop, {NightBesides, IdleRegulator}},
        {"XJ", "弘达橡胶制品有限公司", "橡胶制品业", "", "simplified", workshop, {OpenNights}},
        {"RC",
         "诚锐工模具有限公司",
         "金属热处理加工",
         "continuous",
         "simplified",
         heatTreatment,
         {ShortCycle, NoiseGone, LoadStep}},
        {"ZS", "科瑞汽车内饰有限公司", "塑料制品业（注塑）", "day", "simplified", workshop, {NightSwitched}},
    };
    return all;
}

} // namespace nightjar::sample

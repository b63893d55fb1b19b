// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/names.h"

#include <iterator>

namespace nightjar::sample {
namespace {

struct District {
    const char *name;
    const char *division; ///< GB/T 2260
    const char *road;
    const char *park;
    double lonFrom, lonTo, latFrom, latTo;
};

constexpr District districts[] = {
    {"北仑区", "330206", "黄山西路", "霞浦工业园", 121.76, 121.92, 29.82, 29.94},
    {"鄞州区", "330212", "鄞县大道", "姜山工业园", 121.50, 121.66, 29.76, 29.87},
    {"镇海区", "330211", "镇骆东路", "骆驼机电园", 121.56, 121.70, 29.93, 30.03},
    {"慈溪市", "330282", "龙镇大道", "龙山工业园", 121.44, 121.55, 30.00, 30.05},
    {"江北区", "330205", "通惠路", "洪塘工业园", 121.47, 121.56, 29.90, 29.98},
    {"海曙区", "330203", "望童路", "集士港工业园", 121.40, 121.50, 29.80, 29.89},
};

template <class T, std::size_t n>
const T &pick(const T (&list)[n], Random &random)
{
    return list[std::size_t(random.integer(0, int(n) - 1))];
}

constexpr char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

QByteArray creditCode(const District &district, Random &random)
{
    QByteArray code = QByteArray("91") + district.division + "MA";
    for (int i = 0; i < 7; ++i)
        code += alphabet[random.integer(0, 30)];
    return code + usccSign(code);
}

} // namespace

char usccSign(const QByteArray &first17)
{
    constexpr int weights[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    int sum = 0;
    for (int i = 0; i < 17 && i < first17.size(); ++i)
        sum += int(QByteArrayView(alphabet).indexOf(first17[i])) * weights[i];
    return alphabet[(31 - sum % 31) % 31];
}

QByteArray personName(Random &random)
{
    static const char *const families[] = {"陈", "林", "周", "徐", "郑", "沈", "虞",
                                           "叶", "胡", "邵", "屠", "戴", "孔", "竺"};
    static const char *const givens[] = {"建波", "海宁", "雅琴", "国梁", "晓东", "明远", "思甬", "立群",
                                         "佩华", "志成", "月明", "亚军", "春晖", "剑平", "文静", "一帆"};
    const QByteArray family = pick(families, random);
    return family + pick(givens, random);
}

Firm makeFirm(const Scenario &scenario, int index, Random &random)
{
    const District &district = districts[std::size_t(index) % std::size(districts)];
    Firm firm;
    firm.code = QByteArray("NB-") + scenario.letters + '-' + QByteArray::number(index + 1).rightJustified(3, '0');
    firm.name = scenario.name;
    if (index >= int(scenarios().size())) {
        static const char *const first[] = {"甬", "海", "明", "东", "宏", "金", "恒", "瑞", "永", "华", "新", "利"};
        static const char *const second[] = {"达", "丰", "盛", "泰", "昌", "源", "腾", "信", "润", "成", "辉", "诚"};
        static const char *const kinds[] = {"金属制品", "机电", "五金", "实业", "工贸", "制造", "科技", "材料"};
        const QByteArray a = pick(first, random);
        const QByteArray b = pick(second, random);
        firm.name = a + b + pick(kinds, random) + "（模拟" + QByteArray::number(index + 1) + "）有限公司";
    }
    firm.uscc = creditCode(district, random);
    firm.industry = scenario.industry;
    firm.district = district.name;
    firm.address = QByteArray(district.name) + district.road + QByteArray::number(random.integer(1, 980)) + "号";
    firm.park = district.park;
    firm.lon = double(int(random.uniform(district.lonFrom, district.lonTo) * 1e5)) / 1e5;
    firm.lat = double(int(random.uniform(district.latFrom, district.latTo) * 1e5)) / 1e5;
    firm.shift = scenario.shift;
    firm.permitClass = scenario.permitClass;
    if (firm.permitClass != "registered")
        firm.permit = firm.uscc + "001" + (firm.permitClass == "key" ? 'P' : 'V');
    firm.legalRep = personName(random);
    firm.contact = personName(random);
    // Numbers that no network gives out: the simulated district rings nobody.
    firm.phone = "0574-0000" + QByteArray::number(index % 10000).rightJustified(4, '0');
    if (firm.permitClass == "key")
        firm.tags = index % 4 == 0 ? "key-unit;positive-list" : "key-unit";
    return firm;
}

} // namespace nightjar::sample

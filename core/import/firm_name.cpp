// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/firm_name.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <QSet>
#include <QStringList>

#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace nightjar {
namespace {

// Provinces, the larger cities and Zhejiang's counties: what firms' names begin with. Only a known place loses its 市
// or 区, because 城市之光 is no place. 中国 is part of a name, not a place.
constexpr char placeNames[] =
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 "
    "云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 "
    "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 "
    "上城 下城 江干 拱墅 西湖 滨江 萧山 余杭 临平 钱塘 富阳 临安 桐庐 淳安 建德 "
    "海曙 江东 江北 北仑 镇海 鄞州 鄞 奉化 象山 宁海 余姚 慈溪 "
    "鹿城 龙湾 瓯海 洞头 永嘉 平阳 苍南 文成 泰顺 瑞安 乐清 龙港 "
    "南湖 秀洲 嘉善 海盐 海宁 平湖 桐乡 吴兴 南浔 德清 长兴 安吉 越城 柯桥 上虞 新昌 诸暨 嵊州 嵊县 "
    "婺城 金东 武义 浦江 磐安 兰溪 义乌 东阳 永康 柯城 衢江 常山 开化 龙游 江山 定海 普陀 岱山 嵊泗 "
    "椒江 黄岩 路桥 三门 天台 仙居 温岭 临海 玉环 莲都 青田 缙云 遂昌 松阳 云和 庆元 景宁 龙泉 "
    "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 江阴 宜兴 常熟 张家港 昆山 太仓 吴江 "
    "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 "
    "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 "
    "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 "
    "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 运城 临汾 吕梁 "
    "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 长春 哈尔滨 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 "
    "南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 襄樊 鄂州 荆门 孝感 荆州 黄冈 长沙 株洲 湘潭 衡阳 邵阳 岳阳 "
    "常德 郴州 永州 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 东莞 中山 潮州 揭阳 南宁 柳州 桂林 海口 "
    "成都 绵阳 德阳 宜宾 贵阳 遵义 昆明 曲靖 西安 咸阳 宝鸡 榆林 兰州 西宁 银川 乌鲁木齐 呼和浩特 包头 鄂尔多斯";

const QSet<QString> &places()
{
    static const QSet<QString> set = [] {
        const QStringList list = QString::fromUtf8(placeNames).split(u' ', Qt::SkipEmptyParts);
        return QSet<QString>(list.begin(), list.end());
    }();
    return set;
}

QString simplified(const QString &text)
{
    // ASCII is most of what codes and accounts hold. Opening a transliterator is dear; one a thread is not shared.
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; }))
        return text;
    thread_local const std::unique_ptr<icu::Transliterator> han = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    }();
    if (!han)
        return text;
    icu::UnicodeString letters(reinterpret_cast<const char16_t *>(text.utf16()), int32_t(text.size()));
    han->transliterate(letters);
    return QString(reinterpret_cast<const QChar *>(letters.getBuffer()), letters.length());
}

bool opens(QChar c) { return QStringView(u"([{【〔〖「『《<").contains(c); }
bool closes(QChar c) { return QStringView(u")]}】〕〗」』》>").contains(c); }

int numeral(QChar c)
{
    const qsizetype at = QStringView(u"〇一二三四五六七八九十").indexOf(c);
    return at >= 0 ? int(at) : c == u'零' ? 0 : c == u'两' ? 2 : -1;
}

/// 一 .. 九十九 as written in names; -1 for what is no such number.
int numberOf(QStringView han)
{
    const qsizetype ten = han.indexOf(u'十');
    if (ten < 0)
        return han.size() == 1 ? numeral(han[0]) : -1;
    if (ten > 1 || han.size() > ten + 2)
        return -1;
    const int tens = ten == 1 ? numeral(han[0]) : 1;
    const int ones = han.size() > ten + 1 ? numeral(han[ten + 1]) : 0;
    return tens < 1 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}

/// 第一分厂, 一厂 and 1厂 alike. Only before words that are counted: 三一重工 and 八方 are no numbers.
QString withArabicNumbers(const QString &text)
{
    const auto countsSomething = [](QStringView rest) {
        for (const char16_t *word : {u"厂", u"分", u"车间", u"号", u"期", u"公司", u"线", u"矿", u"站", u"院", u"所",
                                     u"部", u"店", u"队", u"区"}) {
            if (rest.startsWith(QStringView(word)))
                return true;
        }
        return rest.isEmpty();
    };
    QString out;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i;
        while (end < text.size() && numeral(text[end]) >= 0)
            ++end;
        const int number =
            end > i && countsSomething(QStringView(text).mid(end)) ? numberOf(QStringView(text).mid(i, end - i)) : -1;
        const bool arabic = text[i].isDigit();
        if ((number >= 0 || arabic) && out.endsWith(u'第'))
            out.chop(1);
        if (number >= 0) {
            out += QString::number(number);
            i = end;
        } else {
            out += text[i++];
        }
    }
    return out;
}

/// Without brackets and signs; what stands in brackets counts as if they were not there. Notes on the kind of owner go.
QString withoutSigns(QString text)
{
    for (const char16_t *note : {u"(普通合伙)", u"(有限合伙)", u"(个体工商户)", u"(个人独资)", u"(自然人独资)"})
        text.remove(QString::fromUtf16(note));
    const auto isAscii = [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); };
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        // `1-11` and `11-1` are different codes: a sign between letters and digits tells firms apart.
        const bool inside = i > 0 && i + 1 < text.size() && isAscii(text[i - 1]) && isAscii(text[i + 1]);
        if (c.isLetterOrNumber() || c.isSurrogate() || (inside && !opens(c) && !closes(c)) || c == u'#')
            out += c;
    }
    return out;
}

constexpr std::pair<const char16_t *, LegalForm> legalForms[] = {
    {u"股份有限责任公司", LegalForm::Shares}, {u"股份有限公司", LegalForm::Shares}, {u"股份公司", LegalForm::Shares},
    {u"有限责任公司", LegalForm::Limited},    {u"有限公司", LegalForm::Limited},    {u"责任公司", LegalForm::Limited},
    {u"companylimited", LegalForm::Limited},  {u"co.ltd", LegalForm::Limited},      {u"coltd", LegalForm::Limited},
    {u"limited", LegalForm::Limited},         {u"ltd", LegalForm::Limited},         {u"公司", LegalForm::None}};

bool namesBranch(QStringView text)
{
    return text.endsWith(u"分公司") || text.endsWith(u"子公司") || text.endsWith(u"总公司");
}

/// Cuts the legal form off, and what stands behind it: the branch.
void splitForm(QString text, FirmName &name)
{
    for (const auto &[word, form] : legalForms) {
        const QStringView view(word);
        const qsizetype at = text.lastIndexOf(view);
        // 公司 alone counts at the end only, and not as the end of 分公司.
        const bool atEnd = at >= 0 && at + view.size() == text.size();
        if (at < 2 || (view.size() == 2 && (!atEnd || namesBranch(text))) || (!atEnd && view[0].unicode() < 0x80))
            continue;
        name.form = form;
        name.branch = text.mid(at + view.size());
        name.brand = text.left(at);
        return;
    }
    name.brand = std::move(text);
}

/// Does 市 (区, 县 ...) at `at` belong to the place before it? Not in 杭州市场, 宁波市政.
bool endsPlace(QStringView text, qsizetype at)
{
    static constexpr std::pair<char16_t, QStringView> others[] = {
        {u'市', u"场政民郊容内井"}, {u'区', u"域间"}, {u'县', u"域城"}, {u'省', u"级油电"}};
    for (const auto &[sign, next] : others) {
        if (at < text.size() && text[at] == sign)
            return at + 1 >= text.size() || !next.contains(text[at + 1]);
    }
    return false;
}

/// Moves the places at the head of the brand into `place`; at least two characters stay.
void splitPlaces(FirmName &name)
{
    QStringView rest(name.brand);
    for (;;) {
        qsizetype length = 0;
        for (qsizetype n = std::min<qsizetype>(4, rest.size() - 2); n >= 1 && length == 0; --n) {
            if (places().contains(rest.left(n).toString()) && (n > 1 || endsPlace(rest, n)))
                length = n;
        }
        if (length == 0)
            break;
        qsizetype behind = length;
        if (rest.mid(behind).startsWith(u"自治区"))
            behind += 3;
        else if (endsPlace(rest, behind))
            ++behind;
        if (rest.size() - behind < 2)
            break;
        name.place += rest.left(length);
        rest = rest.mid(behind);
    }
    name.brand = rest.toString();
}

} // namespace

QString plainName(const QString &written)
{
    QString out;
    const QString text = simplified(written.normalized(QString::NormalizationForm_KC)).toCaseFolded();
    out.reserve(text.size());
    for (const QChar c : text) {
        if (c.isSpace() || c.category() == QChar::Other_Format || c.category() == QChar::Other_Control)
            continue;
        out += opens(c) ? QChar(u'(') : closes(c) ? QChar(u')') : c;
    }
    return out;
}

FirmName firmName(const QString &written)
{
    FirmName name;
    name.plain = plainName(written);
    splitForm(withArabicNumbers(withoutSigns(name.plain)), name);
    splitPlaces(name);
    return name;
}

QString numbersIn(const QString &text)
{
    QString out;
    for (const QChar c : withArabicNumbers(text)) {
        if (c.isDigit())
            out += c;
        else if (!out.isEmpty() && !out.endsWith(u' '))
            out += u' ';
    }
    return out.trimmed();
}

} // namespace nightjar

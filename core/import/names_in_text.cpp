// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/names_in_text.h"

#include <algorithm>
#include <vector>

#include <QFileInfo>
#include <QRegularExpression>

#include "core/import/firm_name.h"

namespace nightjar {
namespace {

/// Does a text that is found in a title or a file's name end there? What goes on with a branch is another firm.
QString branchBehind(QStringView rest)
{
    static const QRegularExpression branch(QStringLiteral(
        "^[\\p{Han}0-9a-z()]{1,12}?(分公司|子公司|分厂|厂区|[一二三四五六七八九十0-9]厂|有限公司|公司)"));
    return branch.match(rest.toString()).captured(0);
}

/// What may stand behind a firm's short name: 7月, 小时数据, a sign, nothing. 测试化工设备 is not 测试化工.
bool endsShortName(QStringView rest)
{
    if (rest.isEmpty() || !rest[0].isLetter())
        return true;
    static constexpr QStringView words[] = {u"小时", u"分钟", u"日",   u"月",   u"年",   u"数据",   u"用电", u"电",
                                            u"废气", u"废水", u"在线", u"监测", u"自动", u"负荷",   u"排口", u"排放",
                                            u"锅炉", u"总",   u"导出", u"历史", u"烟气", u"污染源", u"企业", u"的"};
    return std::any_of(std::begin(words), std::end(words), [&](QStringView word) { return rest.startsWith(word); });
}

bool isAscii(QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); }

/// A cheap look before a name is taken apart: ten thousand firms are asked for each file.
bool sharesPair(const QString &text, const QString &name)
{
    for (qsizetype i = 0; i + 1 < name.size(); ++i) {
        if (name[i].isLetter() && text.contains(QStringView(name).mid(i, 2), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace

QString firmInText(const QString &written, const Registry &registry)
{
    constexpr qsizetype shortest = 3; // characters of a short name
    const QString text = written.normalized(QString::NormalizationForm_KC).toLower();
    struct Found {
        QString spelling; ///< the longest of the firm's that stands in the text
        QString said;     ///< with what behind it makes it doubtful; empty = it is clear
        QString code;
    };
    std::vector<Found> found;
    for (const Enterprise &firm : registry.enterprises) {
        if (!sharesPair(text, firm.name))
            continue;
        const FirmName parts = firmName(firm.name);
        const QString whole = firm.name.normalized(QString::NormalizationForm_KC).toLower();
        Found best;
        for (const QString &spelling : {whole, parts.plain, parts.key(), parts.brand + parts.branch, parts.brand}) {
            const qsizetype at = text.indexOf(spelling);
            if (spelling.size() < shortest || spelling.size() <= best.spelling.size() || at < 0)
                continue;
            const QStringView rest = QStringView(text).mid(at + spelling.size());
            if ((at > 0 && isAscii(text[at - 1]) && isAscii(spelling[0])) ||
                (!rest.isEmpty() && isAscii(rest[0]) && isAscii(spelling.back())))
                continue; // E1 does not stand in E12
            const QString branch = branchBehind(rest);
            const bool isWhole = (spelling == whole || spelling == parts.plain) && parts.form != LegalForm::None;
            // Without its place a name is that of any firm of this brand, wherever it is.
            const bool placed = parts.place.isEmpty() || spelling.contains(parts.place) || spelling == whole;
            // 东方测试化工 and 杭州测试化工 are not 测试化工 of Ningbo.
            qsizetype head = at;
            while (head > 0 && text[head - 1].isLetter() && !QStringView(u"年月日的").contains(text[head - 1]))
                --head;
            const bool begins = head == at || (isWhole && !parts.place.isEmpty());
            const bool clear = branch.isEmpty() && begins && placed && (isWhole || endsShortName(rest));
            best.spelling = spelling;
            best.said = clear ? QString() : text.mid(head, at + spelling.size() - head) + branch;
            best.code = firm.code;
        }
        if (!best.spelling.isEmpty())
            found.push_back(std::move(best));
    }
    if (found.empty())
        return {};
    const Found &longest = *std::max_element(found.begin(), found.end(), [](const Found &a, const Found &b) {
        return a.spelling.size() < b.spelling.size();
    });
    bool alone = true;
    for (const Found &other : found) {
        if (!longest.spelling.contains(other.spelling))
            return {};
        alone = alone && (other.code == longest.code || other.spelling != longest.spelling);
    }
    if (!longest.said.isEmpty())
        return longest.said;
    return alone ? longest.code : longest.spelling;
}

QString firmOfFileName(const QString &fileName, const Registry &registry)
{
    const QString name = QFileInfo(fileName).completeBaseName();
    QString best = firmInText(name, registry);
    if (!best.isEmpty())
        return best;
    for (const Enterprise &firm : registry.enterprises) {
        if (firm.code.size() <= best.size() || !name.startsWith(firm.code))
            continue;
        if (name.size() == firm.code.size() || !isAscii(name[firm.code.size()]))
            best = firm.code;
    }
    return best;
}

QString pointOfFileName(const QString &fileName, const QString &enterprise, const Registry &registry)
{
    const QString name = QFileInfo(fileName).completeBaseName();
    QString best;
    QString code;
    bool alone = true;
    for (const Point *point : registry.pointsOf(enterprise)) {
        for (const QString &text : {point->name, point->key.point}) {
            const qsizetype at = text.size() < 2 ? -1 : name.indexOf(text);
            const auto goesOn = [&](qsizetype place) { // 1号排口 does not stand in 11号排口, nor DA1 in DA12
                return place >= 0 && place < name.size() && isAscii(name[place]);
            };
            if (at < 0 || (isAscii(text[0]) && goesOn(at - 1)) || (isAscii(text.back()) && goesOn(at + text.size())) ||
                text.size() < best.size())
                continue;
            alone = text.size() > best.size() || code == point->key.point;
            best = text;
            code = point->key.point;
        }
    }
    return alone ? code : QString();
}

QString outletCodeIn(const QString &text)
{
    static const QRegularExpression code(QStringLiteral("(?<![A-Za-z0-9])(D[AW]\\d{3})(?![0-9])"),
                                         QRegularExpression::CaseInsensitiveOption);
    QString found;
    for (auto matches = code.globalMatch(text); matches.hasNext();) {
        const QString one = matches.next().captured(1).toUpper();
        if (!found.isEmpty() && one != found)
            return {};
        found = one;
    }
    return found;
}

} // namespace nightjar

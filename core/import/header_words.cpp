// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/header_words.h"

#include <algorithm>
#include <array>
#include <vector>

#include <QJsonArray>
#include <QRegularExpression>

#include "core/import/header_codes.h"
#include "core/import/import_resource.h"
#include "core/import/units.h"

namespace nightjar {
namespace {

enum class WordKind { Role, Factor, Kind, Flag, Forward, OtherRegister, Period, Noise };

struct Word {
    QString text;
    WordKind kind = WordKind::Noise;
    QString payload; ///< role, code, suffix or period
    double score = 1;
};

bool isAscii(QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); }

/// Compatibility forms folded, lower case; blanks only where they part ASCII words.
QString folded(const QString &text)
{
    QString out = text.normalized(QString::NormalizationForm_KC).toLower();
    out.replace(u'_', u' ');
    out.replace(QStringLiteral("₂"), QStringLiteral("2"));
    out = out.simplified();
    for (qsizetype i = out.size() - 2; i > 0; --i) {
        if (out[i] == u' ' && !(isAscii(out[i - 1]) && isAscii(out[i + 1])))
            out.remove(i, 1);
    }
    return out;
}

void addWords(std::vector<Word> &words, const QJsonValue &list, WordKind kind, const QString &payload, double score)
{
    for (const QJsonValue &word : list.toArray())
        words.push_back({folded(word.toString()), kind, payload, score});
}

struct Vocabulary {
    std::vector<Word> words; ///< longest first
    QJsonArray factors;
    std::vector<std::pair<QString, Seconds>> steps;
    QStringList values;                              ///< words of the role `value`
    std::vector<std::pair<QString, QString>> places; ///< word and what it says, longest first

    Vocabulary()
    {
        const QJsonObject table = importResource(QStringLiteral("header_words.json"));
        for (const QJsonValue &value : table[u"roles"].toArray()) {
            const QJsonObject role = value.toObject();
            addWords(words, role[u"words"], WordKind::Role, role[u"role"].toString(), role[u"score"].toDouble(1));
            if (role[u"role"].toString() == u"value") {
                for (const QJsonValue &word : role[u"words"].toArray())
                    values += folded(word.toString());
            }
        }
        factors = table[u"factors"].toArray();
        for (const QJsonValue &value : factors) {
            const QJsonObject factor = value.toObject();
            addWords(words, factor[u"words"], WordKind::Factor, factor[u"code"].toString(),
                     factor[u"score"].toDouble(1));
        }
        for (const QJsonValue &value : table[u"kinds"].toArray()) {
            const QJsonObject kind = value.toObject();
            addWords(words, kind[u"words"], WordKind::Kind, kind[u"suffix"].toString(), 1);
        }
        addWords(words, table[u"flag_words"], WordKind::Flag, {}, 1);
        addWords(words, table[u"noise"], WordKind::Noise, {}, 1);
        const QJsonObject registers = table[u"registers"].toObject();
        addWords(words, registers[u"forward"], WordKind::Forward, {}, 1);
        addWords(words, registers[u"other"], WordKind::OtherRegister, {}, 1);
        for (const QJsonValue &value : registers[u"periods"].toArray())
            addWords(words, value.toObject()[u"words"], WordKind::Period, value.toObject()[u"period"].toString(), 1);
        for (const QJsonValue &value : table[u"steps"].toArray()) {
            for (const QJsonValue &word : value.toObject()[u"words"].toArray())
                steps.emplace_back(folded(word.toString()), Seconds(value.toObject()[u"step"].toInteger()));
        }
        const QJsonObject sides = table[u"places"].toObject();
        for (auto side = sides.begin(); side != sides.end(); ++side) {
            for (const QJsonValue &word : side->toArray())
                places.emplace_back(folded(word.toString()), side.key());
        }
        std::stable_sort(places.begin(), places.end(),
                         [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
        std::stable_sort(words.begin(), words.end(),
                         [](const Word &a, const Word &b) { return a.text.size() > b.text.size(); });
    }
};

const Vocabulary &vocabulary()
{
    static const Vocabulary words;
    return words;
}

/// What was found of each kind: the first word of a length, longest first.
struct Found {
    std::array<const Word *, 8> first{};
    const Word *role(QStringView name) const
    {
        for (const Word *word : roles) {
            if (word->payload == name)
                return word;
        }
        return nullptr;
    }
    const Word *of(WordKind kind) const { return first[std::size_t(kind)]; }
    std::vector<const Word *> roles;
    double share = 0; ///< of the characters that words explain
};

/// Takes the longest words out of the text, one after the other. A text that is one word in two kinds (`示数`, `ph`)
/// has both.
Found lookUp(const QString &text)
{
    Found found;
    std::vector<char> taken(std::size_t(text.size()), 0);
    for (const Word &word : vocabulary().words) {
        for (qsizetype at = text.indexOf(word.text); at >= 0; at = text.indexOf(word.text, at + 1)) {
            const qsizetype end = at + word.text.size();
            const bool ascii = isAscii(word.text.front()) && isAscii(word.text.back());
            const bool alone = (at == 0 || !isAscii(text[at - 1])) && (end == text.size() || !isAscii(text[end]));
            const bool whole = word.text.size() == text.size();
            const auto begin = taken.begin() + at;
            const bool free = std::all_of(begin, begin + word.text.size(), [](char c) { return c == 0; });
            if ((ascii && !alone) || (!free && !whole))
                continue;
            std::fill(begin, begin + word.text.size(), 1);
            const Word *&first = found.first[std::size_t(word.kind)];
            if (!first)
                first = &word;
            if (word.kind == WordKind::Role)
                found.roles.push_back(&word);
            break;
        }
    }
    qsizetype letters = 0;
    qsizetype explained = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isLetterOrNumber())
            continue;
        ++letters;
        explained += taken[std::size_t(i)];
    }
    found.share = letters ? double(explained) / double(letters) : 0;
    return found;
}

/// Takes the unit out of a header: a part of its own, in brackets, or the last word.
QString takeUnit(QString &text)
{
    static const QRegularExpression brackets(QStringLiteral("[\\(\\[【（]([^\\(\\)\\[\\]】）]{1,20})[\\)\\]】）]"));
    for (auto matches = brackets.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const UnitWord unit = unitWord(match.captured(1));
        if (unit.known()) {
            text.remove(match.capturedStart(), match.capturedLength());
            return unit.unit;
        }
    }
    if (const UnitWord unit = unitWord(text); unit.known() && text.contains(u'/')) {
        text.clear();
        return unit.unit;
    }
    for (qsizetype length = std::min<qsizetype>(text.size() - 1, 10); length >= 2; --length) {
        const QChar before = text[text.size() - length - 1];
        const UnitWord unit = unitWord(text.last(length));
        if (!unit.known() || isAscii(before))
            continue;
        text.chop(length);
        while (!text.isEmpty() && QStringView(u" ,:：,/-").contains(text.back()))
            text.chop(1);
        return unit.unit;
    }
    return {};
}

/// Takes the words of a place out of a header: `进口`, `DA001`, `1号排口`, `2#锅炉`. Empty = it names none.
QString takePlace(QString &text)
{
    static const QRegularExpression outlet(QStringLiteral(
        "(?<![a-z0-9])(?:d[aw]\\d{3}(?!\\d)|\\d{1,2}#(?:废气|废水)?(?:排放口|排口|排气筒|烟囱|锅炉|炉|机组|生产线|线)?"
        "|\\d{1,2}号(?:废气|废水)?(?:排放口|排口|排气筒|烟囱|锅炉|炉|机组|生产线|线))"));
    QString place;
    qsizetype at = -1;
    qsizetype length = 0;
    if (const auto match = outlet.match(text); match.hasMatch()) {
        at = match.capturedStart();
        length = match.capturedLength();
        place = match.captured();
        if (place.startsWith(u'd'))
            place = place.toUpper();
    }
    for (const auto &[word, side] : vocabulary().places) {
        if (at >= 0)
            break;
        const qsizetype found = text.indexOf(word);
        const qsizetype end = found + word.size();
        if (found < 0 || (isAscii(word[0]) &&
                          ((found > 0 && isAscii(text[found - 1])) || (end < text.size() && isAscii(text[end])))))
            continue;
        at = found;
        length = word.size();
        place = side;
    }
    if (at >= 0)
        text = folded(text.left(at) + u' ' + text.mid(at + length));
    return place;
}

ColumnRole roleOf(const QString &name)
{
    static constexpr std::pair<const char16_t *, ColumnRole> names[] = {{u"time", ColumnRole::Time},
                                                                        {u"date", ColumnRole::Date},
                                                                        {u"clock", ColumnRole::Clock},
                                                                        {u"enterprise", ColumnRole::Enterprise},
                                                                        {u"point", ColumnRole::Point},
                                                                        {u"account", ColumnRole::Account},
                                                                        {u"meterNo", ColumnRole::MeterNo},
                                                                        {u"mn", ColumnRole::Mn},
                                                                        {u"factor", ColumnRole::Factor},
                                                                        {u"unit", ColumnRole::Unit},
                                                                        {u"multiplier", ColumnRole::Multiplier},
                                                                        {u"ct", ColumnRole::Multiplier},
                                                                        {u"pt", ColumnRole::Multiplier},
                                                                        {u"flag", ColumnRole::Flag},
                                                                        {u"value", ColumnRole::Value}};
    for (const auto &[text, role] : names) {
        if (name == QStringView(text))
            return role;
    }
    return ColumnRole::Ignored;
}

/// What the words say together.
void decide(const QString &text, const Found &found, HeaderMeaning &meaning)
{
    const Word *const factor = found.of(WordKind::Factor);
    const Word *const kind = found.of(WordKind::Kind);
    const Word *const period = found.of(WordKind::Period);
    const Word *const forward = found.of(WordKind::Forward);
    const Word *const role = found.roles.empty() ? nullptr : found.roles.front();
    const auto take = [&](ColumnRole chosen, const Word *word) {
        meaning.role = chosen;
        meaning.word = word->text;
        meaning.score = word->score * (0.4 + 0.6 * found.share);
    };
    // `SO2标准限值` is no value; but `NO` is a gas as well as a number.
    if (const Word *ignored = found.role(u"ignored"); ignored && !(factor && factor->text == ignored->text)) {
        take(ColumnRole::Ignored, ignored);
        return;
    }
    if (found.of(WordKind::OtherRegister) && !factor) {
        take(ColumnRole::Ignored, found.of(WordKind::OtherRegister));
        return;
    }
    const Word *const flag = found.role(u"flag") ? found.role(u"flag") : found.of(WordKind::Flag);
    if (flag && (!role || role->payload == u"flag")) {
        take(ColumnRole::Flag, flag);
        meaning.factor = factor ? factor->payload : QString();
        return;
    }
    if (!factor && (forward || (period && found.share > 0.99))) {
        take(ColumnRole::Register, forward ? forward : period);
        meaning.period = period ? period->payload : QStringLiteral("total");
        meaning.alsoValue = vocabulary().values.contains(text);
        if (!forward)
            meaning.score = 0.85;
        return;
    }
    if (factor && !(role && role->text.size() > factor->text.size())) {
        take(ColumnRole::Value, factor);
        meaning.factor = factor->payload;
        meaning.suffix = kind ? kind->payload : QString();
        return;
    }
    if (role) {
        take(roleOf(role->payload), role);
        meaning.ratio = role->payload == u"ct" || role->payload == u"pt";
        if (meaning.role == ColumnRole::Value && kind)
            meaning.suffix = kind->payload;
        return;
    }
    if (kind) {
        take(ColumnRole::Value, kind);
        meaning.suffix = kind->payload;
    }
}

/// The same where the text may name a place, too. `effluent flow` is a factor; `effluent COD` is one at a place.
void decideWithPlace(const QString &text, HeaderMeaning &meaning)
{
    const Found whole = lookUp(text);
    decide(text, whole, meaning);
    QString rest = text;
    const QString place = takePlace(rest);
    const Word *const factor = whole.of(WordKind::Factor);
    if (place.isEmpty() || rest.isEmpty() || (factor && !rest.contains(factor->text)))
        return;
    HeaderMeaning at;
    at.unit = meaning.unit;
    decide(rest, lookUp(rest), at);
    if ((at.role != ColumnRole::Value && at.role != ColumnRole::Flag) || at.factor.isEmpty())
        return;
    at.place = place;
    meaning = at;
}

} // namespace

HeaderMeaning meaningOfHeader(const QStringList &parts)
{
    HeaderMeaning meaning;
    QString text;
    for (const QString &part : parts) {
        QString one = folded(part);
        if (const QString unit = takeUnit(one); !unit.isEmpty())
            meaning.unit = unit;
        if (!text.isEmpty() && !one.isEmpty())
            text += u' ';
        text += one;
    }
    if (text.isEmpty() || text.size() > 120)
        return meaning;
    if (codeHeader(text, meaning) || intervalHeader(text, meaning))
        return meaning;
    decideWithPlace(text, meaning);
    return meaning;
}

QString factorOfMedium(const QString &factor, bool water)
{
    if (!factor.startsWith(u'*'))
        return factor;
    for (const QJsonValue &value : vocabulary().factors) {
        const QJsonObject entry = value.toObject();
        if (entry[u"code"].toString() == factor)
            return entry[water ? QStringView(u"water") : QStringView(u"gas")].toString();
    }
    return {};
}

NamedFactor factorOfName(const QString &name, bool water)
{
    NamedFactor named;
    QString text = folded(name);
    named.unit = takeUnit(text);
    HeaderMeaning meaning;
    if (codeHeader(text, meaning)) {
        named.factor = meaning.factor + meaning.suffix;
        named.step = meaning.suffix.endsWith(u"-h") || meaning.suffix.endsWith(u"-d");
        return named;
    }
    decideWithPlace(text, meaning);
    if (meaning.score < 0.6)
        return named;
    if (meaning.role == ColumnRole::Value && !meaning.factor.isEmpty()) {
        const QString base = factorOfMedium(meaning.factor, water);
        named.factor = base.isEmpty() ? base : base + meaning.suffix;
        named.place = meaning.place;
    } else if (meaning.role == ColumnRole::Register) {
        named.factor = QStringLiteral("kwh-reg");
        if (meaning.period != u"total")
            named.factor += u'-' + (meaning.period == u"deep-valley" ? QStringLiteral("deep") : meaning.period);
    }
    return named;
}

Seconds stepOfWords(const QString &text)
{
    const QString plain = folded(text);
    for (const auto &[word, step] : vocabulary().steps) {
        if (plain.contains(word))
            return step;
    }
    return 0;
}

QString periodSuffix(const QString &factor, Seconds step)
{
    const bool emission = factor.size() >= 6 && (factor[0] == u'a' || factor[0] == u'w') && factor[1].isDigit();
    if (!emission || factor.endsWith(u"-h") || factor.endsWith(u"-d") || factor.endsWith(u"-rt"))
        return {};
    return step == 3600 ? QStringLiteral("-h") : step == secondsPerDay ? QStringLiteral("-d") : QString();
}

} // namespace nightjar

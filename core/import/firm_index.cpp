// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/firm_index.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QStringList>

#include "core/import/text.h"
#include "core/registry/model.h"

namespace nightjar {
namespace {

constexpr double doubtfulFrom = 0.6;      ///< weaker resemblance is none
constexpr std::size_t mostCandidates = 5; ///< that an officer can read
constexpr std::size_t mostCompared = 64;  ///< entries that share most pairs of characters

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
int editDistance(QStringView a, QStringView b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    const auto width = std::size_t(a.size()) + 1;
    std::vector<int> before(width), above(width), row(width);
    std::iota(above.begin(), above.end(), 0);
    for (qsizetype j = 1; j <= b.size(); ++j) {
        row[0] = int(j);
        for (qsizetype i = 1; i <= a.size(); ++i) {
            const auto at = std::size_t(i);
            const int change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[at] = std::min({above[at] + 1, row[at - 1] + 1, above[at - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[at] = std::min(row[at], before[at - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[width - 1];
}

/// Pairs of neighbouring characters, with the begin marked, each once.
std::vector<quint32> pairsOf(const FirmName &name)
{
    std::vector<quint32> pairs;
    QChar last = u'^';
    for (const QChar c : QString(name.brand + name.branch)) {
        pairs.push_back(quint32(last.unicode()) << 16 | c.unicode());
        last = c;
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

bool contradict(LegalForm a, LegalForm b) { return a != b && a != LegalForm::None && b != LegalForm::None; }

struct Likeness {
    double score = 0;
    QString why;
};

QString missingOr(const QString &text)
{
    return text.isEmpty() ? importText(QT_TRANSLATE_NOOP("Import", "none")) : text;
}

/// How alike two names are that are not equal, and in words why.
Likeness likeness(const FirmName &asked, const FirmName &known)
{
    const QString &a = asked.brand;
    const QString &b = known.brand;
    const double longer = double(std::max(a.size(), b.size()));
    const double shorter = double(std::min(a.size(), b.size()));
    if (shorter == 0)
        return {};
    const int edits = editDistance(a, b);
    double score = 1 - edits / longer;
    int prefix = 0;
    while (prefix < 3 && prefix < shorter && a[prefix] == b[prefix])
        ++prefix;
    score += 0.1 * prefix * (1 - score); // trade names stand in front
    const bool contained = shorter >= 2 && edits > 0 && (a.contains(b) || b.contains(a));
    if (contained)
        score = std::max(score, 0.6 + 0.35 * shorter / longer);
    const QString numbers = numbersIn(a + u'|' + asked.branch);
    const QString otherNumbers = numbersIn(b + u'|' + known.branch);
    if (numbers != otherNumbers)
        score = std::min(score, 0.8);

    const bool samePlace = asked.place == known.place;
    const bool sameBranch = asked.branch == known.branch;
    if (!samePlace) {
        const bool onePlaceLess = asked.place.contains(known.place) || known.place.contains(asked.place);
        score -= onePlaceLess ? 0.03 : 0.25;
    }
    if (!sameBranch)
        score -= asked.branch.isEmpty() || known.branch.isEmpty() ? 0.12 : 0.2;
    if (contradict(asked.form, known.form))
        score -= 0.03;

    QString why;
    if (numbers != otherNumbers) {
        why = importText(QT_TRANSLATE_NOOP("Import", "the number differs: %1 instead of %2"))
                  .arg(missingOr(numbers), missingOr(otherNumbers));
    } else if (edits == 0 && !sameBranch) {
        why = importText(QT_TRANSLATE_NOOP("Import", "the branch differs: %1 instead of %2"))
                  .arg(missingOr(asked.branch), missingOr(known.branch));
    } else if (edits == 0 && !samePlace) {
        why = importText(QT_TRANSLATE_NOOP("Import", "the place differs: %1 instead of %2"))
                  .arg(missingOr(asked.place), missingOr(known.place));
    } else if (edits == 0) {
        why = importText(QT_TRANSLATE_NOOP("Import", "the legal form differs"));
    } else if (contained) {
        why = importText(QT_TRANSLATE_NOOP("Import", "one name is part of the other"));
    } else {
        why = importText(QT_TRANSLATE_NOOP("Import", "characters that differ: %1")).arg(edits);
    }
    return {std::clamp(score, 0.0, 0.99), why};
}

/// Further names of a firm stand in tags of its row.
QStringList otherNames(const Enterprise &enterprise)
{
    QStringList names;
    for (const char *column : {"alias", "aliases", "former_name", "short_name", "曾用名", "简称", "企业简称", "别名",
                               "原名", "原名称", "户名"}) {
        const QString cell = enterprise.facts.value(QString::fromUtf8(column));
        for (const QString &name : cell.split(u';', Qt::SkipEmptyParts))
            names += name.trimmed();
    }
    return names;
}

template <class T>
void addOnce(std::vector<T> &list, T value)
{
    if (std::find(list.begin(), list.end(), value) == list.end())
        list.push_back(value);
}

} // namespace

FirmIndex::FirmIndex(const Registry &registry)
{
    m_firms.reserve(registry.enterprises.size());
    for (const Enterprise &enterprise : registry.enterprises) {
        const int firm = int(m_firms.size());
        m_firms.push_back({enterprise.code, enterprise.name});
        m_byCode.insert(enterprise.code, firm);
        for (const QString &number : {enterprise.uscc, enterprise.permit}) {
            if (number.size() >= 6) // shorter ones are marks such as `yes`
                addOnce(m_byPlain[plainName(number)], firm);
        }
        add(firm, enterprise.code);
        if (enterprise.name != enterprise.code)
            add(firm, enterprise.name);
        for (const QString &name : otherNames(enterprise))
            add(firm, name);
    }
}

void FirmIndex::add(int firm, const QString &written)
{
    Entry entry{firm, firmName(written), 0};
    if (entry.name.plain.isEmpty())
        return;
    const std::size_t at = m_entries.size();
    addOnce(m_byPlain[entry.name.plain], firm);
    m_byKey[entry.name.key()].push_back(at);
    const auto pairs = pairsOf(entry.name);
    entry.grams = int(pairs.size());
    for (const quint32 pair : pairs)
        m_byGram[pair].push_back(std::uint32_t(at));
    m_entries.push_back(std::move(entry));
}

QString FirmIndex::nameOf(const QString &enterprise) const
{
    const auto at = m_byCode.constFind(enterprise);
    return at == m_byCode.constEnd() ? enterprise : m_firms[std::size_t(*at)].name;
}

FirmAnswer FirmIndex::among(const std::vector<int> &firms, double score, const QString &why) const
{
    FirmAnswer answer;
    if (firms.size() == 1) {
        answer.sureness = Sureness::Confident;
        answer.enterprise = m_firms[std::size_t(firms[0])].code;
        return answer;
    }
    answer.sureness = Sureness::Doubtful;
    for (const int firm : firms) {
        if (answer.candidates.size() == mostCandidates)
            break;
        answer.candidates.push_back({m_firms[std::size_t(firm)].code, m_firms[std::size_t(firm)].name, score, why});
    }
    return answer;
}

FirmAnswer FirmIndex::find(const QString &written) const
{
    const QString trimmed = written.trimmed();
    if (trimmed.isEmpty())
        return {};
    if (const auto code = m_byCode.constFind(trimmed); code != m_byCode.constEnd())
        return among({*code}, 1, {});
    const FirmName name = firmName(trimmed);
    if (const auto plain = m_byPlain.constFind(name.plain); plain != m_byPlain.constEnd())
        return among(*plain, 1, importText(QT_TRANSLATE_NOOP("Import", "several firms have this name or number")));
    if (const auto equal = m_byKey.constFind(name.key()); equal != m_byKey.constEnd() && !name.key().isEmpty()) {
        std::vector<int> firms;
        bool sure = true;
        for (const std::size_t at : *equal) {
            addOnce(firms, m_entries[at].firm);
            sure = sure && !contradict(name.form, m_entries[at].name.form);
        }
        if (sure)
            return among(firms, 0.98, importText(QT_TRANSLATE_NOOP("Import", "several firms have this name")));
    }
    FirmAnswer answer;
    answer.candidates = alike(name);
    answer.sureness = answer.candidates.empty() ? Sureness::Unknown : Sureness::Doubtful;
    return answer;
}

std::vector<FirmCandidate> FirmIndex::alike(const FirmName &name) const
{
    const auto pairs = pairsOf(name);
    std::vector<std::uint16_t> shared(m_entries.size());
    std::vector<std::uint32_t> touched;
    for (const quint32 pair : pairs) {
        const auto at = m_byGram.find(pair);
        if (at == m_byGram.end())
            continue;
        for (const std::uint32_t entry : at->second) {
            if (shared[entry]++ == 0)
                touched.push_back(entry);
        }
    }
    // A name inside another one shares all its pairs but the marked begin, so the shorter of both is the measure.
    const auto overlap = [&](std::uint32_t entry) {
        return double(shared[entry]) / double(std::min(int(pairs.size()), m_entries[entry].grams)) +
               double(shared[entry]) / double(int(pairs.size()) + m_entries[entry].grams);
    };
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        const double left = overlap(a), right = overlap(b);
        return left != right ? left > right : a < b;
    };
    if (touched.size() > mostCompared) {
        std::nth_element(touched.begin(), touched.begin() + mostCompared, touched.end(), better);
        touched.resize(mostCompared);
    }
    std::vector<FirmCandidate> candidates;
    for (const std::uint32_t entry : touched) {
        const Firm &firm = m_firms[std::size_t(m_entries[entry].firm)];
        const Likeness found = likeness(name, m_entries[entry].name);
        if (found.score < doubtfulFrom)
            continue;
        const double score = std::round(found.score * 1000) / 1000;
        const auto same = std::find_if(candidates.begin(), candidates.end(),
                                       [&](const FirmCandidate &other) { return other.enterprise == firm.code; });
        if (same == candidates.end())
            candidates.push_back({firm.code, firm.name, score, found.why});
        else if (same->score < score)
            *same = {firm.code, firm.name, score, found.why};
    }
    std::sort(candidates.begin(), candidates.end(), [](const FirmCandidate &a, const FirmCandidate &b) {
        return a.score != b.score ? a.score > b.score : a.enterprise < b.enterprise;
    });
    if (candidates.size() > mostCandidates)
        candidates.resize(mostCandidates);
    return candidates;
}

} // namespace nightjar

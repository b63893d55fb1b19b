// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/whose.h"

#include <algorithm>
#include <cmath>

#include <QStringList>

#include "core/import/sample_sink.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

QString withoutZeros(const QString &number)
{
    qsizetype zeros = 0;
    while (zeros < number.size() && number[zeros] == u'0')
        ++zeros;
    return number.mid(zeros);
}

/// Numbers as they are compared: evened out, and without the `.0` that spreadsheets add.
QString plainNumber(const QString &written)
{
    QString number = plainName(written);
    while (number.startsWith(u'\'')) // a spreadsheet's mark for text
        number.remove(0, 1);
    if (number.endsWith(u".0") && number.count(u'.') == 1)
        number.chop(2);
    return number;
}

bool isDigits(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// 1.23457E+09: a spreadsheet that lost the digits of an account.
bool lostDigits(const QString &text)
{
    bool isNumber = false;
    text.toDouble(&isNumber);
    return isNumber && text.contains(u'e', Qt::CaseInsensitive);
}

QString firstText(std::initializer_list<QString> texts)
{
    for (const QString &text : texts) {
        if (!text.trimmed().isEmpty())
            return text.trimmed();
    }
    return {};
}

} // namespace

OwnerIndex::OwnerIndex(const Registry &registry) : m_registry(registry)
{
    const auto add = [](Numbers &numbers, Numbers *stripped, const QString &written, const Point *point) {
        const QString number = plainNumber(written);
        if (number.isEmpty())
            return;
        numbers[number].push_back(point);
        if (stripped && isDigits(number))
            (*stripped)[withoutZeros(number)].push_back(point);
    };
    m_declaresFirms = std::any_of(registry.enterprises.begin(), registry.enterprises.end(), [](const Enterprise &firm) {
        return firm.name != firm.code || !firm.uscc.isEmpty() || !firm.industry.isEmpty() || !firm.facts.isEmpty();
    });
    for (const Point &point : registry.points) {
        add(m_accounts, &m_strippedAccounts, point.account, &point);
        add(m_meters, &m_strippedMeters, point.facts.value(QStringLiteral("meter_no")), &point);
        add(m_mns, nullptr, point.mn, &point);
    }
}

const FirmIndex &OwnerIndex::firms() const
{
    if (!m_firms)
        m_firms = std::make_unique<FirmIndex>(m_registry);
    return *m_firms;
}

std::vector<const Point *> OwnerIndex::look(const Numbers &numbers, const Numbers &stripped, const QString &text,
                                            bool *padded)
{
    const QString number = plainNumber(text);
    if (number.isEmpty())
        return {};
    if (const auto exact = numbers.constFind(number); exact != numbers.constEnd())
        return *exact;
    // Only a shorter text can have lost its zeros; two firms that differ in zeros alone stay apart.
    const auto shorter = isDigits(number) ? stripped.constFind(withoutZeros(number)) : stripped.constEnd();
    if (shorter == stripped.constEnd())
        return {};
    if (padded)
        *padded = true;
    return *shorter;
}

std::vector<const Point *> OwnerIndex::byAccount(const QString &account, bool *padded) const
{
    return look(m_accounts, m_strippedAccounts, account, padded);
}

std::vector<const Point *> OwnerIndex::byMeterNo(const QString &meterNo, bool *padded) const
{
    return look(m_meters, m_strippedMeters, meterNo, padded);
}

std::vector<const Point *> OwnerIndex::byMn(const QString &mn) const { return m_mns.value(plainNumber(mn)); }

QString candidatesText(const std::vector<FirmCandidate> &candidates)
{
    QStringList list;
    for (const FirmCandidate &candidate : candidates) {
        list += importText(QT_TRANSLATE_NOOP("Import", "%1 (%2, %3 %: %4)"))
                    .arg(candidate.name, candidate.enterprise, QString::number(std::lround(candidate.score * 100)),
                         candidate.why);
    }
    return list.join(importText(QT_TRANSLATE_NOOP("Import", "; ")));
}

void warnOfQuestions(const Whose &whose, SampleSink &sink)
{
    for (const NameQuestion &question : whose.questions())
        sink.warn(question.sentence);
}

Whose::Whose(const OwnerIndex &index, std::map<QString, QString> names) : m_index(index), m_names(std::move(names))
{
    for (const auto &[written, code] : m_names)
        m_plainNames.insert(plainName(written), code);
}

/// An officer's answer to any of the texts; the more special one first.
QString Whose::confirmed(const OwnerCells &cells) const
{
    if (m_names.empty())
        return {};
    for (const QString &text : {cells.account, cells.meterNo, cells.mn, cells.enterprise, cells.sheet}) {
        const QString plain = plainName(text);
        if (!plain.isEmpty() && m_plainNames.contains(plain))
            return m_plainNames.value(plain);
    }
    return {};
}

QString Whose::ask(const QString &text, const FirmAnswer &answer)
{
    const QString doubt =
        answer.candidates.empty()
            ? importText(QT_TRANSLATE_NOOP("Import", "no firm of the registry is called \"%1\" or like it")).arg(text)
            : importText(QT_TRANSLATE_NOOP("Import", "\"%1\" may be %2")).arg(text, candidatesText(answer.candidates));
    if (!m_asked.contains(text)) {
        m_asked.insert(text);
        const QString sentence =
            answer.candidates.empty()
                ? importText(QT_TRANSLATE_NOOP("Import",
                                               "Whose is \"%1\"? No firm of the registry is called so or like "
                                               "it; its rows were refused."))
                      .arg(text)
                : importText(QT_TRANSLATE_NOOP("Import", "Whose is \"%1\"? Perhaps %2; its rows were refused."))
                      .arg(text, candidatesText(answer.candidates));
        m_questions.push_back({text, answer.sureness, answer.candidates, sentence});
    }
    return doubt;
}

Whose::Firm Whose::firmOf(const OwnerCells &cells)
{
    Firm firm;
    const QString name = firstText({cells.enterprise, cells.sheet});
    bool padded = false;
    QString number; // the text that names the points below
    std::vector<const Point *> named;
    const std::pair<const QString &, std::vector<const Point *>> numbers[] = {
        {cells.meterNo, m_index.byMeterNo(cells.meterNo, &padded)},
        {cells.account, m_index.byAccount(cells.account, &padded)},
        {cells.mn, m_index.byMn(cells.mn)}};
    std::vector<FirmCandidate> owners; // firms that own one of the numbers
    for (const auto &[text, points] : numbers) {
        for (const Point *point : points) {
            const QString &code = point->key.enterprise;
            const QString owned = importText(QT_TRANSLATE_NOOP("Import", "it has the number %1 (%2)"))
                                      .arg(text.trimmed(), point->key.point);
            if (std::none_of(owners.begin(), owners.end(),
                             [&](const FirmCandidate &other) { return other.enterprise == code; }))
                owners.push_back({code, m_index.firms().nameOf(code), 1, owned});
        }
        if (named.empty() && !points.empty()) {
            named = points;
            number = text.trimmed();
        }
    }
    const auto ofKind = [&](const Point *point) { return point->kind == cells.kind; };
    if (owners.size() == 1 && std::count_if(named.begin(), named.end(), ofKind) == 1)
        firm.point = *std::find_if(named.begin(), named.end(), ofKind);

    if (const QString code = confirmed(cells); !code.isEmpty()) {
        firm.enterprise = code;
        if (firm.point && firm.point->key.enterprise != code)
            firm.point = nullptr;
        return firm;
    }
    if (owners.size() > 1) { // meters or accounts of two firms in one row, or a number that two firms declare
        firm.doubt = ask(firstText({name, number}), {Sureness::Doubtful, {}, owners});
        return firm;
    }
    const FirmAnswer byName = name.isEmpty() ? FirmAnswer() : m_index.firms().find(name);
    if (owners.size() == 1) {
        if (byName.sureness == Sureness::Confident && byName.enterprise != owners[0].enterprise) {
            owners.push_back({byName.enterprise, m_index.firms().nameOf(byName.enterprise), 1,
                              importText(QT_TRANSLATE_NOOP("Import", "it has this name"))});
            firm.doubt = ask(name, {Sureness::Doubtful, {}, owners});
            return firm;
        }
        firm.enterprise = owners[0].enterprise;
        if (padded) {
            firm.notice =
                importText(QT_TRANSLATE_NOOP("Import", "The number %1 was understood as one of %2 (%3), whose leading "
                                                       "zeros a spreadsheet dropped."))
                    .arg(number, owners[0].name, owners[0].enterprise);
        } else if (!name.isEmpty() && byName.sureness != Sureness::Confident) {
            firm.notice = importText(QT_TRANSLATE_NOOP(
                                         "Import", "\"%1\" was taken as %2 (%3), because the number %4 belongs to it."))
                              .arg(name, owners[0].name, owners[0].enterprise, number);
        }
        return firm;
    }
    if (byName.sureness == Sureness::Confident) {
        firm.enterprise = byName.enterprise;
        if (cells.enterprise.trimmed().isEmpty()) { // a sheet's name says less surely whose its rows are than a cell
            firm.notice = importText(QT_TRANSLATE_NOOP("Import", "No column says whose the rows of the sheet \"%1\" "
                                                                 "are: its name is that of %2 (%3)."))
                              .arg(name, m_index.firms().nameOf(firm.enterprise), firm.enterprise);
        }
        return firm;
    }
    const QString text = firstText({name, cells.account, cells.meterNo, cells.mn});
    if (text.isEmpty()) {
        firm.doubt = importText(QT_TRANSLATE_NOOP("Import", "the row does not say whose it is"));
    } else if (name.isEmpty() && lostDigits(text)) {
        firm.doubt =
            importText(QT_TRANSLATE_NOOP("Import", "the spreadsheet turned the number into %1, its digits are lost; "
                                                   "export the column as text"))
                .arg(text);
    } else {
        firm.doubt = ask(text, byName);
    }
    return firm;
}

RowOwner Whose::pointOf(const Firm &firm, const OwnerCells &cells)
{
    if (firm.point)
        return {firm.point->key, {}, firm.notice};
    RowOwner owner = pointOfEnterprise(m_index.registry(), firm.enterprise, cells);
    if (!owner.doubt.isEmpty())
        return owner;
    owner.notice = firm.notice;
    const Point *point = m_index.registry().point(owner.point);
    if (!point && owner.notice.isEmpty()) {
        owner.notice =
            importText(QT_TRANSLATE_NOOP("Import", "%1 has a new point %2, which the registry does not declare."))
                .arg(m_index.firms().nameOf(firm.enterprise), owner.point.point);
    }
    const QString account = cells.account.trimmed();
    if (!point || account.isEmpty() || !point->account.isEmpty() || !cells.point.trimmed().isEmpty())
        return owner;
    // The firm's only meter was taken for an account that no point declares; a second account is another meter.
    const auto [claim, isNew] = m_claims.try_emplace(owner.point, account);
    if (isNew) {
        owner.notice =
            importText(QT_TRANSLATE_NOOP("Import", "The account %1 was taken as %2/%3, the firm's only meter. Declare "
                                                   "the account in points.csv."))
                .arg(account, owner.point.enterprise, owner.point.point);
    } else if (claim->second != account) {
        return {{},
                importText(QT_TRANSLATE_NOOP("Import", "the accounts %1 and %2 cannot both be the meter %3 of %4; "
                                                       "declare them in points.csv"))
                    .arg(claim->second, account, owner.point.point, owner.point.enterprise),
                {}};
    }
    return owner;
}

/// What no registry declares gets its name as code, as the dataset format says.
RowOwner Whose::newFirm(const OwnerCells &cells)
{
    const QString text = firstText({cells.enterprise, cells.sheet, cells.account, cells.mn, cells.meterNo});
    const QString code = codeFromName(text);
    if (code.isEmpty())
        return {{}, importText(QT_TRANSLATE_NOOP("Import", "the row does not say whose it is")), {}};
    RowOwner owner = pointOfEnterprise(m_index.registry(), code, cells);
    if (owner.doubt.isEmpty()) {
        owner.notice =
            importText(QT_TRANSLATE_NOOP("Import", "%1 was not known: its data is kept as the new enterprise "
                                                   "%2."))
                .arg(text, code);
    }
    return owner;
}

RowOwner Whose::resolve(const OwnerCells &cells)
{
    const std::size_t asked = m_questions.size();
    const Firm firm = firmOf(cells);
    if (firm.doubt.isEmpty())
        return pointOf(firm, cells);
    if (m_index.declaresFirms())
        return {{}, firm.doubt, {}};
    // Names of other files are no register to doubt against: the firms of a new cache come one by one.
    for (; m_questions.size() > asked; m_questions.pop_back())
        m_asked.remove(m_questions.back().text);
    return newFirm(cells);
}

} // namespace nightjar

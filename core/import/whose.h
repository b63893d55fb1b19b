// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <vector>

#include <QHash>
#include <QSet>

#include "core/import/firm_index.h"
#include "core/import/row_owner.h"

namespace nightjar {

/// A text of a file that names a firm and that only an officer can answer.
struct NameQuestion {
    QString text; ///< as written: the key under which `TableMapping::names` takes the answer
    Sureness sureness = Sureness::Doubtful;
    std::vector<FirmCandidate> candidates; ///< best first; empty when nothing like it is registered
    QString sentence;                      ///< the same as a question in words
};

/// What a registry knows owners by. Built once for a registry and shared by all files that are read with it; the part
/// for names that are not exact is built when the first such name comes.
class OwnerIndex
{
public:
    /// The registry must outlive the index.
    explicit OwnerIndex(const Registry &registry);
    const Registry &registry() const { return m_registry; }
    const FirmIndex &firms() const;
    /// Does the registry declare firms, or does it only know what series were called?
    bool declaresFirms() const { return m_declaresFirms; }
    /// Points with this account (meter number, MN). `padded` is set when only leading zeros, which spreadsheets drop,
    /// made the difference.
    std::vector<const Point *> byAccount(const QString &account, bool *padded = nullptr) const;
    std::vector<const Point *> byMeterNo(const QString &meterNo, bool *padded = nullptr) const;
    std::vector<const Point *> byMn(const QString &mn) const;

private:
    using Numbers = QHash<QString, std::vector<const Point *>>;
    static std::vector<const Point *> look(const Numbers &numbers, const Numbers &stripped, const QString &text,
                                           bool *padded);
    const Registry &m_registry;
    bool m_declaresFirms = false;
    Numbers m_accounts, m_strippedAccounts;
    Numbers m_meters, m_strippedMeters;
    Numbers m_mns;
    mutable std::unique_ptr<FirmIndex> m_firms;
};

/// Whose the rows of one file are: by what an officer confirmed, account, meter number, MN, code, exact or evened-out
/// name. A name that is only like a registered one is a doubt: its rows are refused and the file has a question. Where
/// the registry declares no firm at all, what it does not know is new, as the dataset format says.
class Whose final : public OwnerResolver
{
public:
    Whose(const OwnerIndex &index, std::map<QString, QString> names);
    RowOwner resolve(const OwnerCells &cells) override;
    /// In the order in which the names came.
    const std::vector<NameQuestion> &questions() const { return m_questions; }

private:
    struct Firm {
        QString enterprise;
        QString doubt;
        QString notice;
        const Point *point = nullptr; ///< that a number names
    };
    QString confirmed(const OwnerCells &cells) const;
    Firm firmOf(const OwnerCells &cells);
    RowOwner pointOf(const Firm &firm, const OwnerCells &cells);
    RowOwner newFirm(const OwnerCells &cells);
    QString ask(const QString &text, const FirmAnswer &answer);

    const OwnerIndex &m_index;
    std::map<QString, QString> m_names;   ///< as written
    QHash<QString, QString> m_plainNames; ///< evened out
    std::vector<NameQuestion> m_questions;
    QSet<QString> m_asked;
    std::map<PointKey, QString> m_claims; ///< accounts that took a point without a declared account
};

class SampleSink;

/// Adds the questions of a file to its warnings.
void warnOfQuestions(const Whose &whose, SampleSink &sink);

/// `1. NAME (CODE, 93 %: the number differs ...); 2. ...` of the candidates.
QString candidatesText(const std::vector<FirmCandidate> &candidates);

} // namespace nightjar

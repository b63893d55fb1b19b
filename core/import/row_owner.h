// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include <QString>

#include "core/registry/model.h"

namespace nightjar {

/// What a row of a foreign table, its sheet, its titles or its file say about whose it is; empty = nothing.
struct OwnerCells {
    QString enterprise;                ///< name or code, as written
    QString point;                     ///< name or code of the outlet or meter
    QString account;                   ///< 户号
    QString meterNo;                   ///< 表号
    QString mn;                        ///< device number of HJ 212
    QString sheet;                     ///< the sheet's name where it says whose (a sheet a firm)
    PointKind kind = PointKind::Meter; ///< what the row's factor is measured at
};

/// Whose a row is. Either a point, or a doubt: then the row is refused with it and the officer confirms a name.
struct RowOwner {
    PointKey point; ///< codes; both are set unless there is a doubt
    QString doubt;  ///< a reason that lists the candidates; empty = the answer is sure
    QString notice; ///< a sentence for the report (`... is new`), told once
};

/// Answers whose rows are. Asked once for each set of cells: readers remember the answers.
class OwnerResolver
{
public:
    virtual ~OwnerResolver() = default;
    virtual RowOwner resolve(const OwnerCells &cells) = 0;
};

/// By code, exact name, account number, meter number and MN of the registry. What the registry does not know at all is
/// new: its name is the code where it may be one.
class ExactOwners : public OwnerResolver
{
public:
    /// `names`: name as written -> enterprise code that an officer confirmed.
    explicit ExactOwners(const Registry &registry, std::map<QString, QString> names = {})
        : m_registry(registry), m_names(std::move(names))
    {
    }
    RowOwner resolve(const OwnerCells &cells) override;

protected:
    const Registry &m_registry;
    std::map<QString, QString> m_names;
};

/// The firm's point that cells name, or its only point of that kind; a new code (account, name, `meter`, `outlet`)
/// where the registry has none. For resolvers that know the enterprise already.
RowOwner pointOfEnterprise(const Registry &registry, const QString &enterprise, const OwnerCells &cells);
/// A code made of a name: characters that no code holds become `-`; empty when nothing is left.
QString codeFromName(const QString &name);

} // namespace nightjar

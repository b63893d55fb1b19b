// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "core/base/result.h"
#include "core/registry/model.h"
#include "core/registry/tables.h"

namespace nightjar {

/// Checks of a row against the other rows of its table, stored ones and those before it in the file.
class TableChecks
{
public:
    explicit TableChecks(const TableShape &shape) : m_shape(shape) {}
    /// Takes over the rows that are stored already.
    void know(const std::vector<TableRow> &rows);
    /// The error says which minute of which tariff is covered twice, or which petitions repeat each other in a circle.
    /// A row that passes is known from then on.
    Outcome check(const TableRow &row);

private:
    struct KnownTariff {
        QStringList key;
        TariffRow row;
    };
    Outcome checkTariff(const TableRow &row);
    Outcome checkPetition(const TableRow &row);
    QString cell(const TableRow &row, const char *column) const;
    QStringList keyOf(const TableRow &row) const;

    const TableShape &m_shape;
    std::vector<KnownTariff> m_tariffs;
    std::map<QString, QString> m_repeats; ///< petition -> the one it repeats
};

} // namespace nightjar

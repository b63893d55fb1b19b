// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/import/cell_value.h"
#include "core/import/row_owner.h"
#include "core/import/sample_sink.h"
#include "core/import/sheet.h"
#include "core/import/table_mapping.h"

namespace nightjar {

/// The text of a cell; empty beyond the row's end.
inline std::string_view cellOf(const SheetRow &row, int column)
{
    return column >= 0 && std::size_t(column) < row.cells.size() ? row.cells[std::size_t(column)] : std::string_view();
}

/// The channel that one value column feeds for rows of one owner.
struct RowSlot {
    bool made = false;
    std::size_t channel = 0;
    ValueKind kind = ValueKind::Number;
    QString unit;    ///< what its cells are known to be in
    QString doubt;   ///< why its values are refused
    int energy = -1; ///< number of its register in RegisterEnergy
};

/// Everything that rows with the same owner cells share.
struct RowEntry {
    OwnerCells cells;
    std::array<std::optional<RowOwner>, 3> owners; ///< by PointKind
    QString factor;                                ///< of the row's factor cell
    QString place;                                 ///< the factor cell names a point, too: `进口COD`
    QString unit;                                  ///< of its unit cell
    QString doubt;                                 ///< of the row as a whole
    int doubtColumn = -1;
    bool total = false; ///< `合计` stands where a firm should
    std::vector<RowSlot> slots;
    std::string multiplier; ///< of the first row that names one
    bool multiplierChanged = false;
};

/// Finds channels for rows: asks the resolver once for each set of owner cells and declares what the file says of a
/// channel.
class RowChannels
{
public:
    RowChannels(const TableMapping &mapping, OwnerResolver &owners, const Registry &registry, SampleSink &sink);
    /// What sheet and titles say where the row says nothing.
    void setSheet(const OwnerCells &base)
    {
        m_base = base;
        m_entries.clear();
        m_last = nullptr;
    }
    /// Does anything say whose the rows are?
    bool knowsOwner() const;
    /// The row's entry; stays where it is until setSheet().
    RowEntry &find(const SheetRow &row, CellValues &words);
    /// Makes the slot of a value column for a factor; `place` is the column's (ColumnMapping::place).
    Outcome make(RowEntry &entry, RowSlot &slot, const QString &factor, const QString &unit, const QString &place = {});
    std::map<std::string, RowEntry> &entries() { return m_entries; }
    /// Tells how many notices of new names were not told one by one.
    void finish();

private:
    RowEntry entryOf(const SheetRow &row, CellValues &words) const;
    const RowOwner &owner(RowEntry &entry, PointKind kind);
    RowOwner resolve(const OwnerCells &cells) const;
    RowOwner ownerAt(const RowEntry &entry, PointKind kind, const QString &place);
    void tell(const QString &notice);
    Outcome declare(const ChannelKey &key, const QString &unit);

    const TableMapping &m_mapping;
    OwnerResolver &m_owners;
    const Registry &m_registry;
    SampleSink &m_sink;
    OwnerCells m_base;
    std::vector<int> m_columns; ///< whose text tells entries apart
    int m_enterprise = -1, m_point = -1, m_account = -1, m_meterNo = -1, m_mn = -1, m_factor = -1, m_unit = -1;
    bool m_water = false;
    std::size_t m_values = 0;
    std::map<std::string, RowEntry> m_entries;
    std::string m_text, m_lastText;
    RowEntry *m_last = nullptr;
    std::map<std::size_t, QString> m_unitOf; ///< of channels whose unit a file said
    std::set<QString> m_told;
};

/// Exact value of a multiplier cell: `8000`, `400/5`, `1,500`. False: none.
bool multiplierOf(std::string_view cell, CellValues &words, std::string &text);
/// Exact product of two decimals.
std::string exactProduct(std::string_view a, std::string_view b);

} // namespace nightjar

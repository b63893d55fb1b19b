// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/preview_model.h"

#include <algorithm>

#include "ui/theme.h"

namespace nightjar {

namespace {

enum SampleColumn { LineColumn, ChannelColumn, TimeColumn, ValueColumn, FlagColumn, RemarkColumn, SampleColumnCount };

} // namespace

void PreviewModel::setPreview(FilePreview preview)
{
    beginResetModel();
    m_preview = std::move(preview);
    m_lines.clear();
    for (const PreviewRow &row : m_preview.rows)
        m_lines.push_back({&row, nullptr});
    for (const RefusedRow &row : m_preview.refused)
        m_lines.push_back({nullptr, &row});
    const auto number = [](const Line &line) { return line.row ? line.row->line : line.refused->line; };
    std::stable_sort(m_lines.begin(), m_lines.end(), [&](const Line &a, const Line &b) { return number(a) < number(b); });
    endResetModel();
}

void PreviewModel::retranslate()
{
    if (columnCount() > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int PreviewModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_lines.size()); }

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return isTable() ? int(m_preview.columns.size()) + 2 : SampleColumnCount;
}

QString PreviewModel::cell(const Line &line, int column) const
{
    const qint64 number = line.row ? line.row->line : line.refused->line;
    if (column == LineColumn)
        return number > 0 ? QString::number(number) : QString();
    const bool last = column == columnCount() - 1;
    if (line.refused)
        return last ? (line.refused->field.isEmpty() ? tr("refused: %1").arg(line.refused->reason)
                                                     : tr("refused, %1: %2").arg(line.refused->field, line.refused->reason))
                    : column == 1 ? line.refused->text : QString();
    if (isTable())
        return last ? QString() : line.row->cells.value(column - 1).left(200);
    switch (column) {
    case ChannelColumn: return line.row->channel;
    case TimeColumn: return line.row->time;
    case ValueColumn: return line.row->value;
    case FlagColumn: return line.row->flag;
    case RemarkColumn: return line.row->origin;
    default: return {};
    }
}

QVariant PreviewModel::data(const QModelIndex &at, int role) const
{
    if (!at.isValid())
        return {};
    const Line &line = m_lines[std::size_t(at.row())];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return cell(line, at.column());
    if (role == Qt::ForegroundRole && line.refused)
        return currentTheme().warning;
    if (role == Qt::TextAlignmentRole && (at.column() == LineColumn || (!isTable() && at.column() == ValueColumn)))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == LineColumn)
        return tr("Line");
    if (section == columnCount() - 1)
        return isTable() ? tr("Remark") : tr("Origin, remark");
    if (isTable())
        return m_preview.columns.value(section - 1);
    switch (section) {
    case ChannelColumn: return tr("Channel");
    case TimeColumn: return tr("Time (UTC+8)");
    case ValueColumn: return m_preview.unit.isEmpty() ? tr("Value") : tr("Value, %1").arg(m_preview.unit);
    case FlagColumn: return tr("Flag");
    default: return {};
    }
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_parameters.h"

#include "core/import/text.h"
#include "core/registry/tables.h"

namespace nightjar {
namespace {

struct ParameterName {
    std::string_view sent; ///< in lower case
    std::string_view parameter;
};

/// Codes of HJ 212-2017's table of site information, as published drivers and platforms use them, and names in clear
/// that loggers write instead.
constexpr ParameterName names[] = {
    {"i13001", "range"},
    {"i13007", "intercept"},
    {"i13008", "slope"},
    {"i13119", "slope"},
    {"i13120", "intercept"},
    {"range", "range"},
    {"maxrange", "range"},
    {"slope", "slope"},
    {"k", "slope"},
    {"intercept", "intercept"},
    {"offset", "intercept"},
    {"b", "intercept"},
    {"velocitycoefficient", "velocity-coefficient"},
    {"velocity-coefficient", "velocity-coefficient"},
    {"speedfieldcoefficient", "velocity-coefficient"},
    {"pitot", "pitot"},
    {"pitotcoefficient", "pitot"},
    {"ductarea", "duct-area"},
    {"duct-area", "duct-area"},
    {"aircoefficient", "air-coefficient"},
    {"air-coefficient", "air-coefficient"},
    {"referenceoxygen", "reference-oxygen"},
    {"reference-oxygen", "reference-oxygen"},
    {"delay", "delay"},
};

/// A row of the table, or nothing when a cell does not hold what the table needs.
std::optional<TableRow> rowOf(const TableShape &shape, const std::vector<std::pair<const char *, QString>> &cells)
{
    TableRow row;
    row.cells.resize(qsizetype(shape.columns.size()));
    for (const auto &[name, text] : cells) {
        const int column = shape.columnIndex(QString::fromLatin1(name));
        Q_ASSERT(column >= 0); // a column of the dataset format
        auto cell = normaliseCell(shape.columns[std::size_t(column)], text);
        if (!cell)
            return {};
        row.cells[column] = *std::move(cell);
    }
    return row;
}

} // namespace

std::string_view parameterOf(std::string_view name)
{
    const std::string low = loweredCode(name);
    for (const ParameterName &entry : names) {
        if (entry.sent == low)
            return entry.parameter;
    }
    return {};
}

Outcome keepParameters(const Hj212Message &message, const Hj212Stream &stream, const std::vector<Hj212Item> &items,
                       Seconds at, qint64 line, SampleSink &sink, Hj212Notes &notes)
{
    const TableShape *shape = tableShape(u"parameters");
    Q_ASSERT(shape); // a table of the dataset format
    const bool set = message.cn == "3021";
    std::string_view pollutant;
    for (const Hj212Item &item : items) {
        if (item.code.empty() && loweredCode(item.name) == "polid") {
            pollutant = item.value;
            continue;
        }
        if (item.code.empty() && (item.name == "DataTime" || loweredCode(item.name) == "infoid"))
            continue;
        // `i13008-Info=1.02` behind its PolId, `a21026-Slope=1.02`, or `Slope=1.02`.
        std::string_view factor = pollutant;
        std::string_view parameter = parameterOf(item.code.empty() ? item.name : item.code);
        if (parameter.empty() && !item.code.empty()) {
            parameter = parameterOf(item.field);
            factor = item.code;
        }
        const std::string_view today = todaysCode(message.st, factor);
        std::optional<TableRow> row;
        if (!parameter.empty() && isUtf8(item.value)) {
            row = rowOf(*shape, {{"enterprise", stream.enterprise},
                                 {"point", stream.point},
                                 {"factor", fromUtf8(today.empty() ? factor : today)},
                                 {"parameter", fromUtf8(parameter)},
                                 {"value", fromUtf8(item.value)},
                                 {"source", set ? QStringLiteral("platform") : QStringLiteral("3020")},
                                 {"at", formatTime(at)}});
        }
        if (!row || item.value.empty()) {
            notes.unreadFields.add(item.code.empty() ? item.raw : item.code);
            continue;
        }
        row->tags.insert(QStringLiteral("hj212"), fromUtf8(item.name));
        const RowCounts before = sink.counts;
        if (auto outcome = sink.addRow(*shape, *row, line); !outcome)
            return outcome;
        sink.counts = before;
        ++notes.parameters;
    }
    return Done{};
}

} // namespace nightjar

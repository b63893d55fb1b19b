// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xls_sheet.h"

#include <algorithm>

#include "core/import/row_text.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr std::size_t mostCellRecords = 20'000'000; ///< a full sheet of 65,536 x 256 cells

/// The error values of cells (MS-XLS 2.5.10).
const char *errorText(std::uint8_t code)
{
    switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    default: return "#N/A";
    }
}

/// A number packed into 30 bits, with a bit for whole ones and a bit for hundredths.
double rkNumber(quint32 rk)
{
    double value = 0;
    if (rk & 2) {
        value = double(qint32(rk) >> 2);
    } else {
        const quint64 bits = quint64(rk & ~3U) << 32;
        std::memcpy(&value, &bits, sizeof value);
    }
    return rk & 1 ? value / 100 : value;
}

bool isCell(quint16 type)
{
    switch (type) {
    case xls::Formula:
    case xls::MulRk:
    case xls::RString:
    case xls::LabelSst:
    case xls::Number:
    case xls::Label:
    case xls::BoolErr:
    case xls::Rk: return true;
    default: return false;
    }
}

struct Cell {
    int column = 0;
    bool number = false;
    std::size_t from = 0;
    std::size_t length = 0;
};

class XlsSheetReader final : public SheetReader
{
public:
    XlsSheetReader(const OleStream &stream, const XlsGlobals &globals, QString file, std::function<Outcome()> onRow)
        : m_records(stream, 0), m_globals(globals), m_file(std::move(file)), m_onRow(std::move(onRow)),
          m_merges(m_ranges)
    {
    }
    Outcome scan(qint64 begin);
    Result<bool> next(SheetRow &row) override;

private:
    struct Place {
        quint16 row;
        qint64 at;
    };
    bool readCells();
    bool readFormula(std::string_view data);
    bool readPacked(std::string_view data);
    void readMerges(std::string_view data);
    void addText(int column, std::string_view text);
    void addNumber(int column, quint16 format, double value);
    XlsRecords m_records;
    const XlsGlobals &m_globals;
    QString m_file;
    std::function<Outcome()> m_onRow;
    std::vector<Place> m_places; ///< of the records that hold cells, by row
    std::size_t m_next = 0;
    std::vector<MergedRange> m_ranges;
    MergeFiller m_merges;
    std::vector<Cell> m_cells;
    std::string m_texts;
    std::string m_raw;
    std::vector<bool> m_isNumber;
    QString m_fault;
};

/// Goes over the records of the sheet once: where its cells are, which are merged, and whether it is whole.
Outcome XlsSheetReader::scan(qint64 begin)
{
    m_records.seek(begin);
    if (!m_records.next() || m_records.type() != xls::Bof)
        return xlsDamaged(m_file);
    int depth = 1; // charts inside a sheet are substreams of their own
    while (depth > 0) {
        if (!m_records.next())
            return xlsDamaged(m_file);
        const quint16 type = m_records.type();
        if (type == xls::Bof)
            ++depth;
        else if (type == xls::Eof)
            --depth;
        else if (depth == 1 && type == xls::MergedCells)
            readMerges(m_records.data());
        else if (depth == 1 && isCell(type) && m_records.data().size() >= 6 && m_places.size() < mostCellRecords)
            m_places.push_back({littleEndian<quint16>(m_records.data().data()), m_records.place()});
    }
    const auto byRow = [](const Place &a, const Place &b) { return a.row < b.row; };
    if (!std::is_sorted(m_places.begin(), m_places.end(), byRow))
        std::stable_sort(m_places.begin(), m_places.end(), byRow);
    std::stable_sort(m_ranges.begin(), m_ranges.end(),
                     [](const MergedRange &a, const MergedRange &b) { return a.firstRow < b.firstRow; });
    return Done{};
}

void XlsSheetReader::readMerges(std::string_view data)
{
    for (std::size_t at = 2; at + 8 <= data.size(); at += 8) {
        const char *range = data.data() + at;
        const MergedRange merged{littleEndian<quint16>(range) + 1, littleEndian<quint16>(range + 2) + 1,
                                 littleEndian<quint16>(range + 4), littleEndian<quint16>(range + 6)};
        if (merged.firstRow <= merged.lastRow && merged.firstColumn <= merged.lastColumn && merged.lastColumn < 256)
            m_ranges.push_back(merged);
    }
}

void XlsSheetReader::addText(int column, std::string_view text)
{
    m_cells.push_back({column, false, m_texts.size(), text.size()});
    m_texts += text;
}

void XlsSheetReader::addNumber(int column, quint16 format, double value)
{
    const CellFormat kind = format < m_globals.formats.size() ? m_globals.formats[format] : CellFormat::Number;
    const std::size_t from = m_texts.size();
    appendCell(m_texts, value, kind, m_globals.epoch);
    m_cells.push_back({column, kind == CellFormat::Number || kind == CellFormat::Percent, from, m_texts.size() - from});
}

/// Several packed numbers side by side.
bool XlsSheetReader::readPacked(std::string_view data)
{
    const int first = littleEndian<quint16>(data.data() + 2);
    int column = first;
    for (std::size_t at = 4; at + 8 <= data.size(); at += 6, ++column) // the last column follows behind
        addNumber(column, littleEndian<quint16>(data.data() + at),
                  rkNumber(littleEndian<quint32>(data.data() + at + 2)));
    return true;
}

/// The value that the formula had when the file was saved.
bool XlsSheetReader::readFormula(std::string_view data)
{
    if (data.size() < 14)
        return false;
    const int column = littleEndian<quint16>(data.data() + 2);
    if (littleEndian<quint16>(data.data() + 12) != 0xFFFF) {
        addNumber(column, littleEndian<quint16>(data.data() + 4), littleEndian<double>(data.data() + 6));
        return true;
    }
    const auto kind = std::uint8_t(data[6]);
    const auto value = std::uint8_t(data[8]);
    if (kind == 1) {
        addText(column, value ? "TRUE" : "FALSE");
    } else if (kind == 2) {
        addText(column, errorText(value));
    } else if (kind == 0) { // its text is in a record of its own
        do {
            if (!m_records.next())
                return false;
        } while (m_records.type() == xls::SharedFormula || m_records.type() == xls::Array ||
                 m_records.type() == xls::Table);
        std::string text;
        if (m_records.type() != xls::String || !xlsText(m_records.data(), 2, m_globals.rules, text))
            return false;
        addText(column, text);
    }
    return true;
}

bool XlsSheetReader::readCells()
{
    if (!m_records.next())
        return false;
    const std::string_view data = m_records.data();
    const int column = littleEndian<quint16>(data.data() + 2);
    const quint16 format = littleEndian<quint16>(data.data() + 4);
    std::string text;
    switch (m_records.type()) {
    case xls::Formula: return readFormula(data);
    case xls::MulRk: return readPacked(data);
    case xls::Number:
        if (data.size() < 14)
            return false;
        addNumber(column, format, littleEndian<double>(data.data() + 6));
        return true;
    case xls::Rk:
        if (data.size() < 10)
            return false;
        addNumber(column, format, rkNumber(littleEndian<quint32>(data.data() + 6)));
        return true;
    case xls::BoolErr:
        if (data.size() < 8)
            return false;
        addText(column, data[7] ? errorText(std::uint8_t(data[6])) : data[6] ? "TRUE" : "FALSE");
        return true;
    case xls::LabelSst: {
        if (data.size() < 10)
            return false;
        const auto index = littleEndian<quint32>(data.data() + 6);
        if (index < m_globals.texts.size()) {
            addText(column, m_globals.texts.at(index));
        } else if (m_fault.isEmpty()) {
            m_fault = importText(QT_TRANSLATE_NOOP("Import",
                                                   "column %1 names the text number %2, and the file holds %3 texts"))
                          .arg(column + 1)
                          .arg(index)
                          .arg(m_globals.texts.size());
        }
        return true;
    }
    default: // Label, RString
        if (!xlsText(data.substr(6), 2, m_globals.rules, text))
            return false;
        addText(column, text);
        return true;
    }
}

Result<bool> XlsSheetReader::next(SheetRow &row)
{
    if (m_next == m_places.size())
        return false;
    if (auto outcome = m_onRow(); !outcome)
        return outcome.error();
    const quint16 number = m_places[m_next].row;
    m_cells.clear();
    m_texts.clear();
    m_fault.clear();
    for (; m_next < m_places.size() && m_places[m_next].row == number; ++m_next) {
        m_records.seek(m_places[m_next].at);
        if (!readCells() && m_fault.isEmpty())
            m_fault = importText(QT_TRANSLATE_NOOP("Import", "a cell of the row is damaged"));
    }
    row.line = number + 1;
    row.fault = m_fault;
    row.cells.clear();
    m_isNumber.clear();
    for (const Cell &cell : m_cells) {
        const auto column = std::size_t(cell.column);
        if (column >= 256) {
            row.fault = importText(QT_TRANSLATE_NOOP("Import", "a cell of the row is damaged"));
            continue;
        }
        if (row.cells.size() <= column) {
            row.cells.resize(column + 1);
            m_isNumber.resize(column + 1);
        }
        row.cells[column] = std::string_view(m_texts).substr(cell.from, cell.length);
        m_isNumber[column] = cell.number;
    }
    if (!m_ranges.empty())
        m_merges.fill(row.line, row.cells, [this](int column) { return bool(m_isNumber[std::size_t(column)]); });
    joinRow(row.cells, m_raw);
    row.raw = m_raw;
    return true;
}

} // namespace

Error xlsDamaged(const QString &file)
{
    return Error{
        Error::Kind::Damaged,
        importText(QT_TRANSLATE_NOOP("Import", "%1 is damaged or was cut off: its sheets end too early. Copy it "
                                               "again from its source, or save it as XLSX."))
            .arg(file),
        file};
}

Result<std::unique_ptr<SheetReader>> readXlsSheet(const OleStream &stream, qint64 begin, const XlsGlobals &globals,
                                                  const QString &file, std::function<Outcome()> onRow)
{
    auto reader = std::make_unique<XlsSheetReader>(stream, globals, file, std::move(onRow));
    if (auto outcome = reader->scan(begin); !outcome)
        return outcome.error();
    return std::unique_ptr<SheetReader>(std::move(reader));
}

} // namespace nightjar

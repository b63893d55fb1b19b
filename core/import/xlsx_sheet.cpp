// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xlsx_sheet.h"

#include <charconv>

#include "core/import/row_text.h"
#include "core/import/text.h"
#include "core/import/xlsx_strings.h"
#include "core/import/xml_scanner.h"
#include "core/import/zip_reader.h"

namespace nightjar {
namespace {

constexpr std::size_t longestText = std::size_t(1) << 20;
constexpr std::size_t longestRow = std::size_t(16) << 20;
constexpr std::size_t mostCellsOfRow = 2 * std::size_t(sheetColumns);

enum class CellType : unsigned char { Number, Shared, Text, Inline, Boolean, Date };

CellType cellType(std::string_view type)
{
    if (type.empty() || type == "n")
        return CellType::Number;
    if (type == "s")
        return CellType::Shared;
    if (type == "inlineStr")
        return CellType::Inline;
    if (type == "b")
        return CellType::Boolean;
    return type == "d" ? CellType::Date : CellType::Text; // `str` of formulas, `e` of errors
}

struct Cell {
    int column = 0;
    bool number = false;
    const char *shared = nullptr; ///< a shared text; else the text begins at `from` of the batch
    std::size_t from = 0;
    std::size_t length = 0;
};

struct Row {
    qint64 number = 0;
    std::size_t cells = 0; ///< index behind its last cell
    QString fault;
};

/// `2025-07-01T08:00:00.000Z` as the other dates are written.
void appendIsoDate(std::string &out, std::string_view text)
{
    const std::size_t from = out.size();
    out += text.substr(0, text.find_first_of(".Z"));
    if (const std::size_t t = out.find('T', from); t != std::string::npos)
        out[t] = ' ';
}

/// Collects the rows of the pieces that were fed.
class RowEvents : public XmlEvents
{
public:
    explicit RowEvents(const XlsxSheetSource &source) : m_source(source) {}
    void begin(std::string_view name, const XmlAttributes &attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override
    {
        if (m_capture && m_value.size() < longestText)
            m_value += text;
        else if (m_inFormula && m_formula.size() < 200)
            m_formula += text;
    }

    /// Forgets the rows that were handed out and keeps the one that is being read.
    void forgetRows();
    std::vector<Row> rows;
    std::vector<Cell> cells;
    std::string texts;

private:
    void beginRow(const XmlAttributes &attributes);
    void beginCell(const XmlAttributes &attributes);
    void endCell();
    void addSharedText(Cell &cell);
    void spoil(const QString &fault)
    {
        if (m_fault.isEmpty())
            m_fault = fault;
    }

    const XlsxSheetSource &m_source;
    bool m_inData = false;
    bool m_inRow = false;
    bool m_inCell = false;
    bool m_capture = false;
    bool m_inFormula = false;
    bool m_hasValue = false;
    int m_reading = 0; ///< depth of reading aids (`rPh`), whose text is none of the cell's
    qint64 m_number = 0;
    int m_column = -1;
    CellType m_type = CellType::Number;
    CellFormat m_kind = CellFormat::Number;
    std::string m_value;
    std::string m_formula;
    QString m_fault;
    std::size_t m_rowCells = 0; ///< where the row that is being read begins
    std::size_t m_rowTexts = 0;
};

void RowEvents::begin(std::string_view name, const XmlAttributes &attributes)
{
    if (!m_inData) {
        m_inData = name == "sheetData";
    } else if (name == "c") {
        if (m_inRow)
            beginCell(attributes);
    } else if (name == "v" || name == "t") {
        m_capture = m_inCell && m_reading == 0 && (name == "v") != (m_type == CellType::Inline);
        m_hasValue = m_hasValue || m_capture;
    } else if (name == "row") {
        beginRow(attributes);
    } else if (name == "f") {
        m_inFormula = m_inCell;
        if (m_inFormula)
            m_formula.assign(1, '=');
    } else if (name == "rPh") {
        ++m_reading;
    }
}

void RowEvents::end(std::string_view name)
{
    m_capture = false;
    m_inFormula = false;
    if (!m_inData)
        return;
    if (name == "c") {
        if (m_inCell)
            endCell();
    } else if (name == "row") {
        if (m_inRow)
            rows.push_back({m_number, cells.size(), m_fault});
        m_inRow = false;
    } else if (name == "rPh") {
        m_reading = std::max(0, m_reading - 1);
    } else if (name == "sheetData") {
        m_inData = false;
    }
}

void RowEvents::beginRow(const XmlAttributes &attributes)
{
    qint64 number = 0;
    const std::string_view said = attributes.value("r");
    std::from_chars(said.data(), said.data() + said.size(), number);
    m_number = number > 0 ? number : m_number + 1;
    m_inRow = true;
    m_inCell = false;
    m_column = -1;
    m_fault.clear();
    m_rowCells = cells.size();
    m_rowTexts = texts.size();
}

void RowEvents::beginCell(const XmlAttributes &attributes)
{
    const CellPlace place = cellPlace(attributes.value("r"));
    m_column = place.column >= 0 ? place.column : m_column + 1;
    m_type = cellType(attributes.value("t"));
    m_kind = CellFormat::Number;
    if (m_type == CellType::Number) {
        const std::string_view said = attributes.value("s");
        std::size_t style = 0;
        std::from_chars(said.data(), said.data() + said.size(), style);
        if (style < m_source.package.styles.size())
            m_kind = m_source.package.styles[style];
    }
    m_inCell = true;
    m_hasValue = false;
    m_value.clear();
    m_formula.clear();
}

void RowEvents::addSharedText(Cell &cell)
{
    std::size_t index = 0;
    const auto [end, fault] = std::from_chars(m_value.data(), m_value.data() + m_value.size(), index);
    if (fault != std::errc() || end != m_value.data() + m_value.size() || index >= m_source.texts.size()) {
        spoil(importText(QT_TRANSLATE_NOOP("Import", "column %1 names the text number %2, and the file holds %3 texts"))
                  .arg(m_column + 1)
                  .arg(shownText(m_value))
                  .arg(m_source.texts.size()));
        return;
    }
    const std::string_view text = m_source.texts.at(index);
    cell.shared = text.data();
    cell.length = text.size();
}

void RowEvents::endCell()
{
    m_inCell = false;
    if (!m_hasValue && m_formula.empty())
        return;
    if (m_column >= sheetColumns || cells.size() - m_rowCells >= mostCellsOfRow) {
        spoil(importText(QT_TRANSLATE_NOOP("Import", "the row has more than %1 columns")).arg(sheetColumns));
        return;
    }
    if (m_value.size() >= longestText || texts.size() - m_rowTexts >= longestRow) {
        spoil(importText(QT_TRANSLATE_NOOP("Import", "the row is longer than a row of data ever is")));
        return;
    }
    Cell cell;
    cell.column = m_column;
    cell.from = texts.size();
    if (!m_hasValue) {
        texts += m_formula; // never calculated: shown, so that it is refused with what stands there
    } else if (m_type == CellType::Shared) {
        addSharedText(cell);
    } else if (m_type == CellType::Number) {
        cell.number = m_kind == CellFormat::Number || m_kind == CellFormat::Percent;
        appendCell(texts, m_value, m_kind, m_source.package.epoch);
    } else if (m_type == CellType::Boolean) {
        texts += m_value == "1" || m_value == "true" ? "TRUE" : "FALSE";
    } else if (m_type == CellType::Date) {
        appendIsoDate(texts, m_value);
    } else {
        unescapeText(m_value);
        texts += m_value;
    }
    if (!cell.shared)
        cell.length = texts.size() - cell.from;
    if (cell.length > 0)
        cells.push_back(cell);
}

void RowEvents::forgetRows()
{
    rows.clear();
    const std::size_t keepCells = m_inRow ? m_rowCells : cells.size();
    const std::size_t keepTexts = m_inRow ? m_rowTexts : texts.size();
    cells.erase(cells.begin(), cells.begin() + std::ptrdiff_t(keepCells));
    texts.erase(0, keepTexts);
    for (Cell &cell : cells)
        cell.from -= cell.shared ? 0 : keepTexts;
    m_rowCells = m_rowTexts = 0;
}

class XlsxSheetReader : public SheetReader
{
public:
    XlsxSheetReader(ZipReader zip, XlsxSheetSource source)
        : m_zip(std::move(zip)), m_source(std::move(source)), m_events(m_source), m_scanner(m_events),
          m_merges(m_source.merges)
    {
    }
    Outcome begin()
    {
        const ZipEntry *part = m_zip.find(m_source.part);
        Q_ASSERT(part); // readXlsx looked it up
        return m_zip.enter(*part);
    }
    Result<bool> next(SheetRow &row) override;

private:
    Outcome feed();
    ZipReader m_zip;
    XlsxSheetSource m_source;
    RowEvents m_events;
    XmlScanner m_scanner;
    std::unique_ptr<XmlParser> m_parser; ///< instead of the scanner for UTF-16
    MergeFiller m_merges;
    std::vector<char> m_piece = std::vector<char>(64 * 1024);
    std::vector<bool> m_isNumber;
    std::string m_raw;
    std::size_t m_nextRow = 0;
    std::size_t m_nextCell = 0;
    bool m_atStart = true;
    bool m_atEnd = false;
};

Outcome XlsxSheetReader::feed()
{
    m_events.forgetRows();
    m_nextRow = m_nextCell = 0;
    const auto got = m_zip.read(m_piece.data(), qint64(m_piece.size()));
    if (!got)
        return got.error();
    m_atEnd = *got == 0;
    const auto last = m_atEnd ? XmlParser::Last::Yes : XmlParser::Last::No;
    const std::string_view piece(m_piece.data(), std::size_t(*got));
    if (m_atStart && (piece.starts_with("\xFF\xFE") || piece.starts_with("\xFE\xFF")))
        m_parser = std::make_unique<XmlParser>(m_events);
    m_atStart = false;
    if (auto outcome = m_parser ? m_parser->feed(piece, last, m_source.part, m_source.file)
                                : m_scanner.feed(piece, last, m_source.part, m_source.file);
        !outcome)
        return outcome;
    return m_source.onPiece();
}

Result<bool> XlsxSheetReader::next(SheetRow &row)
{
    while (m_nextRow == m_events.rows.size()) {
        if (m_atEnd)
            return false;
        if (auto outcome = feed(); !outcome)
            return outcome.error();
    }
    Row &from = m_events.rows[m_nextRow++];
    row.line = from.number;
    row.fault = from.fault;
    row.cells.clear();
    m_isNumber.clear();
    for (; m_nextCell < from.cells; ++m_nextCell) {
        const Cell &cell = m_events.cells[m_nextCell];
        const auto column = std::size_t(cell.column);
        if (row.cells.size() <= column) {
            row.cells.resize(column + 1);
            m_isNumber.resize(column + 1);
        }
        row.cells[column] = {cell.shared ? cell.shared : m_events.texts.data() + cell.from, cell.length};
        m_isNumber[column] = cell.number;
    }
    if (!m_source.merges.empty())
        m_merges.fill(row.line, row.cells, [this](int column) { return bool(m_isNumber[std::size_t(column)]); });
    joinRow(row.cells, m_raw);
    row.raw = m_raw;
    return true;
}

} // namespace

Result<std::unique_ptr<SheetReader>> readXlsxSheet(ZipReader zip, XlsxSheetSource source)
{
    auto reader = std::make_unique<XlsxSheetReader>(std::move(zip), std::move(source));
    if (auto outcome = reader->begin(); !outcome)
        return outcome.error();
    return std::unique_ptr<SheetReader>(std::move(reader));
}

} // namespace nightjar

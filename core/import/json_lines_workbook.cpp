// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_lines_workbook.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "core/import/json_lines.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr std::size_t longestLine = std::size_t(1) << 20;
constexpr int headerLines = 200;

/// Lines of a file, one at a time; a line that is too long is left out and told.
class Lines
{
public:
    static Result<Lines> open(const QString &path, ByteStream::OnBytes onBytes)
    {
        auto bytes = ByteStream::open(path, std::move(onBytes));
        if (!bytes)
            return bytes.error();
        Lines lines(*std::move(bytes));
        lines.m_bytes.decodeText();
        return lines;
    }

    /// False: the end. The view is valid until the next call.
    Result<bool> next(std::string_view &line)
    {
        m_bytes.consume(m_taken);
        m_taken = 0;
        tooLong = false;
        ++number;
        for (std::size_t looked = 0;;) {
            const std::string_view window = m_bytes.window();
            const std::size_t end = window.find('\n', looked);
            if (end != std::string_view::npos || (m_bytes.atEnd() && !window.empty())) {
                const std::size_t length = std::min(end, window.size());
                line = window.substr(0, length);
                m_taken = std::min(length + 1, window.size());
                tooLong = tooLong || length > longestLine;
                if (number == 1 && line.starts_with("\xEF\xBB\xBF"))
                    line.remove_prefix(3);
                return true;
            }
            if (m_bytes.atEnd()) {
                line = {};
                return tooLong; // a line that is left out may be the last one
            }
            looked = window.size();
            if (looked > longestLine) {
                m_bytes.consume(looked);
                looked = 0;
                tooLong = true;
            }
            if (const auto more = m_bytes.more(); !more)
                return more.error();
        }
    }
    TextEncoding encoding() const { return m_bytes.encoding(); }
    Result<QString> finish() { return m_bytes.finish(); }

    qint64 number = 0;
    bool tooLong = false; ///< the line is longer than any line of data

private:
    explicit Lines(ByteStream &&bytes) : m_bytes(std::move(bytes)) {}
    ByteStream m_bytes;
    std::size_t m_taken = 0; ///< of the window, by the line that was given out
};

bool isBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

using Header = std::vector<std::string>;

class JsonLinesReader final : public SheetReader
{
public:
    JsonLinesReader(std::shared_ptr<Lines> lines, const Header &header) : m_lines(std::move(lines)), m_header(header)
    {
        for (std::size_t i = 0; i < header.size(); ++i)
            m_columns.emplace(header[i], i);
    }

    Result<bool> next(SheetRow &row) override
    {
        row.cells.assign(m_header.size(), {});
        row.fault.clear();
        row.raw = {};
        row.line = 1;
        if (!m_headerGiven) {
            m_headerGiven = true;
            row.cells.assign(m_header.begin(), m_header.end());
            return true;
        }
        std::string_view line;
        do {
            const auto got = m_lines->next(line);
            if (!got || !*got)
                return got;
        } while (isBlank(line) && !m_lines->tooLong);
        row.raw = line;
        row.line = m_lines->number;
        row.fault = m_lines->tooLong ? importText(QT_TRANSLATE_NOOP("Import", "the line is longer than 1 MB"))
                    : isUtf8(line)   ? flattenJson(line, m_fields)
                                     : importText(QT_TRANSLATE_NOOP("Import", "the line is no UTF-8"));
        if (row.fault.isEmpty())
            fill(row);
        return true;
    }

private:
    void fill(SheetRow &row) const
    {
        for (const JsonField &field : m_fields) {
            const auto column = m_columns.find(field.name);
            if (column != m_columns.end()) {
                row.cells[column->second] = field.value;
            } else if (row.fault.isEmpty()) {
                row.fault = importText(QT_TRANSLATE_NOOP("Import", "%1 is named in none of the first %2 lines"))
                                .arg(shownText(field.name))
                                .arg(headerLines);
            }
        }
    }
    std::shared_ptr<Lines> m_lines;
    Header m_header;
    std::unordered_map<std::string, std::size_t> m_columns;
    std::vector<JsonField> m_fields;
    bool m_headerGiven = false;
};

class JsonLinesWorkbook final : public Workbook
{
public:
    JsonLinesWorkbook(QString path, ByteStream::OnBytes onBytes)
        : m_path(std::move(path)), m_onBytes(std::move(onBytes))
    {
    }
    Outcome begin();
    QString format() const override { return QStringLiteral("jsonl"); }
    QString encoding() const override { return encodingName(m_lines->encoding()); }
    QStringList sheets() const override { return {QString()}; }
    Result<std::unique_ptr<SheetReader>> open(qsizetype) override
    {
        if (auto outcome = reopen(); !outcome)
            return outcome.error();
        return std::unique_ptr<SheetReader>(std::make_unique<JsonLinesReader>(m_lines, m_header));
    }
    Result<QString> sha256() override
    {
        if (m_sha256.isEmpty()) {
            const auto hash = m_lines->finish();
            if (!hash)
                return hash.error();
            m_sha256 = *hash;
        }
        return m_sha256;
    }

private:
    Outcome reopen()
    {
        auto lines = Lines::open(m_path, m_onBytes);
        if (!lines)
            return lines.error();
        m_lines = std::make_shared<Lines>(*std::move(lines));
        return Done{};
    }
    QString m_path;
    ByteStream::OnBytes m_onBytes;
    std::shared_ptr<Lines> m_lines;
    Header m_header;
    QString m_sha256;
};

/// Finds the header: the keys of the first lines in the order in which they appear.
Outcome JsonLinesWorkbook::begin()
{
    if (auto outcome = reopen(); !outcome)
        return outcome;
    std::vector<JsonField> fields;
    std::unordered_map<std::string, bool> known;
    std::string_view line;
    bool any = false;
    for (int i = 0; i < headerLines;) {
        const auto got = m_lines->next(line);
        if (!got)
            return got.error();
        if (!*got)
            break;
        if (isBlank(line) || m_lines->tooLong)
            continue;
        ++i;
        if (!isUtf8(line) || !flattenJson(line, fields).isEmpty())
            continue;
        any = true;
        for (const JsonField &field : fields) {
            if (known.emplace(field.name, true).second && m_header.size() < 4'096)
                m_header.push_back(field.name);
        }
    }
    if (any)
        return Done{};
    return Error{
        Error::Kind::BadInput,
        importText(QT_TRANSLATE_NOOP("Import", "%1 is not JSON with one object in a line, which is the only JSON "
                                               "that is read. Export it as JSON lines, CSV or XLSX."))
            .arg(m_path),
        m_path};
}

} // namespace

Result<std::unique_ptr<Workbook>> openJsonLines(const QString &path, ByteStream::OnBytes onBytes)
{
    auto workbook = std::make_unique<JsonLinesWorkbook>(path, std::move(onBytes));
    if (auto outcome = workbook->begin(); !outcome)
        return outcome.error();
    return std::unique_ptr<Workbook>(std::move(workbook));
}

} // namespace nightjar

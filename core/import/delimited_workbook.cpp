// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/delimited_workbook.h"

#include <optional>

#include "core/import/csv_stream.h"

namespace nightjar {
namespace {

/// A file and what cuts it into rows; stays where it is, because the one refers to the other.
struct OpenFile {
    explicit OpenFile(ByteStream &&stream) : bytes(std::move(stream)), csv(bytes) {}
    ByteStream bytes;
    CsvStream csv;
};

class DelimitedReader final : public SheetReader
{
public:
    explicit DelimitedReader(std::shared_ptr<OpenFile> file) : m_file(std::move(file)) {}

    Result<bool> next(SheetRow &row) override
    {
        m_record.fields.swap(row.cells); // keeps the memory of both
        const auto got = m_file->csv.next(m_record);
        m_record.fields.swap(row.cells);
        if (!got)
            return got.error();
        row.raw = m_record.raw;
        row.line = m_record.line;
        row.fault = csvFaultText(m_record.fault);
        for (std::string_view &cell : row.cells) { // ="0330" is how exports keep a spreadsheet from changing a text
            if (cell.size() >= 3 && cell[0] == '=' && cell[1] == '"' && cell.back() == '"')
                cell = cell.substr(2, cell.size() - 3);
        }
        return *got;
    }

private:
    std::shared_ptr<OpenFile> m_file;
    CsvRecord m_record;
};

class DelimitedWorkbook final : public Workbook
{
public:
    DelimitedWorkbook(QString path, ByteStream::OnBytes onBytes)
        : m_path(std::move(path)), m_onBytes(std::move(onBytes))
    {
    }

    Outcome prepare()
    {
        auto bytes = ByteStream::open(m_path, m_onBytes);
        if (!bytes)
            return bytes.error();
        m_file = std::make_shared<OpenFile>(*std::move(bytes));
        m_fresh = true;
        return m_file->csv.prepare();
    }

    QString format() const override
    {
        return m_file->csv.delimiter() == '\t' ? QStringLiteral("tsv") : QStringLiteral("csv");
    }
    QString encoding() const override { return encodingName(m_file->bytes.encoding()); }
    QStringList sheets() const override { return {QString()}; }

    Result<std::unique_ptr<SheetReader>> open(qsizetype) override
    {
        if (!m_fresh) {
            if (auto outcome = prepare(); !outcome)
                return outcome.error();
        }
        m_fresh = false;
        return std::unique_ptr<SheetReader>(std::make_unique<DelimitedReader>(m_file));
    }

    Result<QString> sha256() override
    {
        if (m_sha256.isEmpty()) {
            const auto hash = m_file->bytes.finish();
            if (!hash)
                return hash.error();
            m_sha256 = *hash;
            m_fresh = false; // the rows are consumed
        }
        return m_sha256;
    }

private:
    QString m_path;
    ByteStream::OnBytes m_onBytes;
    std::shared_ptr<OpenFile> m_file;
    QString m_sha256;
    bool m_fresh = false; ///< nothing of the open file was read yet
};

} // namespace

Result<std::unique_ptr<Workbook>> openDelimited(const QString &path, ByteStream::OnBytes onBytes)
{
    auto workbook = std::make_unique<DelimitedWorkbook>(path, std::move(onBytes));
    if (auto outcome = workbook->prepare(); !outcome)
        return outcome.error();
    return std::unique_ptr<Workbook>(std::move(workbook));
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/import/query_source.h"
#include "core/import/sheet.h"

namespace nightjar {

/// What is asked of a row while a query is read.
struct QueryProgress {
    qint64 rows = 0;
    Watermark greatest; ///< of the watermark column so far; the old one when no row was greater
};
using OnQueryRow = std::function<bool(const QueryProgress &)>; ///< false: stop

/// The rows of one SELECT as a sheet: the names of the columns are its first row, with line 0. Read forward only with
/// bounded memory, through a connection that cannot write and that sees one moment of the database. Needs a
/// QCoreApplication; belongs to one thread.
class QueryWorkbook final : public Workbook
{
public:
    /// Opens the connection. The error names what is wrong: no driver (and the Debian package that has it), no such
    /// file, a refused password. `from` is the watermark that the query gets.
    static Result<std::unique_ptr<QueryWorkbook>> open(const QuerySource &source, const QString &password,
                                                       const Watermark &from, OnQueryRow onRow = {});
    ~QueryWorkbook() override;

    QString format() const override { return QStringLiteral("query"); }
    QString encoding() const override { return {}; }
    QStringList sheets() const override { return {QString()}; }
    Result<std::unique_ptr<SheetReader>> open(qsizetype sheet) override;
    /// Of the query's text, its watermark and the rows that were read by the last reader.
    Result<QString> sha256() override;
    /// Of the last reader.
    const QueryProgress &progress() const;

    struct State;

private:
    explicit QueryWorkbook(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace nightjar

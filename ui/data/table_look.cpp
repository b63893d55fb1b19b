// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/table_look.h"

#include <algorithm>

#include <QFileInfo>

#include "core/cache/cache.h"
#include "core/import/collect_files.h"
#include "core/import/header_words.h"
#include "core/import/profile.h"
#include "core/import/workbook.h"

namespace nightjar {

namespace {

std::vector<TableMapping> profilesOf(const QString &cachePath)
{
    if (cachePath.isEmpty() || !QFileInfo::exists(cachePath))
        return {};
    auto cache = Cache::open(cachePath, OpenMode::ReadOnly);
    if (!cache)
        return {}; // the import itself says what is wrong with the cache
    auto profiles = cachedProfiles(*cache);
    return profiles ? *std::move(profiles) : std::vector<TableMapping>();
}

} // namespace

Result<QString> readablePath(const QString &file, const QStringList &dropped, Unpacker &unpacker)
{
    // A gzip goes by its own name, so that being there says nothing.
    const InputFiles inputs = collectFiles(dropped);
    for (const InputFile &input : inputs.files)
        if (input.path == file && input.packed)
            return unpacker.unpack(*input.packed);
    return file;
}

Result<TableLook> lookAtTable(const TableQuestion &question)
{
    Unpacker unpacker;
    const auto path = readablePath(question.path, question.dropped, unpacker);
    if (!path)
        return path.error();
    auto book = openWorkbook(*path);
    if (!book)
        return book.error();
    TableLook look;
    look.file = question.path;
    look.format = (*book)->format();
    look.encoding = (*book)->encoding();
    look.sheets = (*book)->sheets();
    const std::vector<TableMapping> profiles = profilesOf(question.cachePath);
    auto proposal =
        question.sheet >= 0 ? proposeMapping(**book, question.sheet, profiles) : proposeMapping(**book, profiles);
    if (!proposal)
        return proposal.error();
    look.sheet = std::max<qsizetype>(0, look.sheets.indexOf(proposal->sheet));
    look.rows = std::move(proposal->rows);
    look.others = std::move(proposal->others);
    if (question.given) {
        look.mapping = *question.given;
        look.others.insert(look.others.begin(), std::move(proposal->mapping));
    } else {
        look.mapping = std::move(proposal->mapping);
    }
    look.missing = missingOf(look.mapping);
    return look;
}

std::vector<ColumnMapping> columnsUnderHeader(const std::vector<QStringList> &rows, int titleRows, int headerRows)
{
    qsizetype width = 0;
    for (const QStringList &row : rows)
        width = std::max(width, row.size());
    std::vector<ColumnMapping> columns;
    for (qsizetype column = 0; column < width; ++column) {
        ColumnMapping mapped;
        mapped.column = int(column);
        QStringList parts;
        for (int line = titleRows; line < titleRows + headerRows && line < int(rows.size()); ++line) {
            const QString part = rows[std::size_t(line)].value(column).trimmed();
            if (!part.isEmpty() && !parts.contains(part))
                parts << part;
        }
        mapped.header = parts.join(u'/');
        if (!parts.isEmpty()) {
            const HeaderMeaning meaning = meaningOfHeader(parts);
            mapped.role = meaning.role;
            mapped.factor = meaning.factor.startsWith(u'*') ? QString() : meaning.factor + meaning.suffix;
            mapped.unit = meaning.unit;
            mapped.clock = meaning.clock;
            mapped.period = meaning.period;
            mapped.score = meaning.score;
        }
        columns.push_back(std::move(mapped));
    }
    return columns;
}

} // namespace nightjar

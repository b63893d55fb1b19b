// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/import_store.h"

#include "core/cache/database.h"
#include "core/cache/json_text.h"

namespace nightjar {
namespace {

#define NIGHTJAR_FILE_COLUMNS                                                                                          \
    "id, path, name, sha256, read_as, format, profile, bytes, rows_read, rows_taken, rows_refused, rows_duplicate, "   \
    "rows_conflict, channels, warnings, imported_at, imported_by, seconds"

ImportFile fileOf(const Statement &row)
{
    ImportFile file;
    file.id = row.integer(0);
    file.path = row.text(1);
    file.name = row.text(2);
    file.sha256 = row.text(3);
    file.readAs = row.text(4);
    file.format = row.text(5);
    file.profile = row.text(6);
    file.bytes = row.integer(7);
    file.rows = {row.integer(8), row.integer(9), row.integer(10), row.integer(11), row.integer(12)};
    file.channels = row.integer(13);
    file.warnings = listFromText(row.text(14));
    file.importedAt = row.integer(15);
    file.importedBy = row.text(16);
    file.seconds = row.real(17);
    return file;
}

void bindFile(Statement &statement, const ImportFile &file)
{
    statement.bind(":path", file.path).bind(":name", file.name).bind(":sha256", file.sha256);
    statement.bind(":readAs", file.readAs).bind(":format", file.format).bind(":profile", file.profile);
    statement.bind(":bytes", file.bytes).bind(":read", file.rows.read).bind(":taken", file.rows.taken);
    statement.bind(":refused", file.rows.refused).bind(":duplicate", file.rows.duplicate);
    statement.bind(":conflict", file.rows.conflict).bind(":channels", file.channels);
    statement.bind(":warnings", jsonText(file.warnings)).bind(":at", file.importedAt).bind(":by", file.importedBy);
    statement.bind(":seconds", file.seconds);
}

Result<std::optional<ImportFile>> oneFile(Statement &statement)
{
    const auto row = statement.step();
    if (!row)
        return row.error();
    return *row ? std::optional(fileOf(statement)) : std::optional<ImportFile>();
}

} // namespace

ImportStore::ImportStore(Database &database) : m_database(database) {}

Result<std::optional<ImportFile>> ImportStore::known(const QString &sha256, const QString &readAs)
{
    auto statement = m_database.prepare("SELECT " NIGHTJAR_FILE_COLUMNS " FROM import_files "
                                        "WHERE sha256 = :sha256 AND read_as = :readAs ORDER BY id LIMIT 1");
    if (!statement)
        return statement.error();
    statement->bind(":sha256", sha256).bind(":readAs", readAs);
    return oneFile(*statement);
}

Result<SourceId> ImportStore::add(const ImportFile &file)
{
    auto statement = m_database.prepare(
        "INSERT INTO import_files (path, name, sha256, read_as, format, profile, bytes, rows_read, rows_taken, "
        "rows_refused, "
        "rows_duplicate, rows_conflict, channels, warnings, imported_at, imported_by, seconds) VALUES (:path, :name, "
        ":sha256, :readAs, :format, :profile, :bytes, :read, :taken, :refused, :duplicate, :conflict, :channels, "
        ":warnings, :at, :by, :seconds)");
    if (!statement)
        return statement.error();
    bindFile(*statement, file);
    if (auto ok = statement->run(); !ok)
        return ok.error();
    return SourceId(m_database.lastInsertId());
}

Outcome ImportStore::update(const ImportFile &file)
{
    auto statement = m_database.prepare(
        "UPDATE import_files SET path = :path, name = :name, sha256 = :sha256, read_as = :readAs, format = :format, "
        "profile = :profile, bytes = :bytes, rows_read = :read, rows_taken = :taken, rows_refused = :refused, "
        "rows_duplicate = :duplicate, rows_conflict = :conflict, channels = :channels, warnings = :warnings, "
        "imported_at = :at, imported_by = :by, seconds = :seconds WHERE id = :id");
    if (!statement)
        return statement.error();
    bindFile(*statement, file);
    return statement->bind(":id", file.id).run();
}

Outcome ImportStore::addRefused(const RefusedRow &row)
{
    auto statement = m_database.prepare("INSERT INTO refused_rows (file, line, field, reason, text) "
                                        "VALUES (:file, :line, :field, :reason, :text)");
    if (!statement)
        return statement.error();
    statement->bind(":file", row.file).bind(":line", row.line).bind(":field", row.field);
    return statement->bind(":reason", row.reason).bind(":text", row.text).run();
}

Result<std::vector<ImportFile>> ImportStore::files()
{
    auto statement = m_database.prepare("SELECT " NIGHTJAR_FILE_COLUMNS " FROM import_files ORDER BY id");
    if (!statement)
        return statement.error();
    std::vector<ImportFile> files;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return files;
        files.push_back(fileOf(*statement));
    }
}

Result<std::optional<ImportFile>> ImportStore::file(SourceId id)
{
    auto statement = m_database.prepare("SELECT " NIGHTJAR_FILE_COLUMNS " FROM import_files WHERE id = :id");
    if (!statement)
        return statement.error();
    statement->bind(":id", id);
    return oneFile(*statement);
}

Result<std::vector<RefusedRow>> ImportStore::refused(SourceId file, qint64 limit)
{
    auto statement = m_database.prepare(
        "SELECT r.file, f.name, r.line, r.field, r.reason, r.text FROM refused_rows AS r JOIN import_files AS f "
        "ON f.id = r.file WHERE :file = 0 OR r.file = :file ORDER BY r.file, r.id LIMIT :limit");
    if (!statement)
        return statement.error();
    statement->bind(":file", file).bind(":limit", limit);
    std::vector<RefusedRow> rows;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return rows;
        rows.push_back({statement->integer(0), statement->text(1), statement->integer(2), statement->text(3),
                        statement->text(4), statement->text(5)});
    }
}

} // namespace nightjar

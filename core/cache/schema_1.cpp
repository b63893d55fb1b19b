// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/migrations.h"
#include "core/cache/registry_sql.h"

namespace nightjar {
namespace {

// A block's key is its channel and day in one integer (series_keys.h): the table itself lies in channel-time order,
// needs no index beside it, and appending tonight's hours stays inside the channel's pages. The blob stands last, so
// that the searchable columns are read without it.
constexpr char seriesTables[] = R"(
CREATE TABLE channels_seen (
    id INTEGER PRIMARY KEY,
    enterprise TEXT NOT NULL,
    point TEXT NOT NULL,
    factor TEXT NOT NULL,
    UNIQUE (enterprise, point, factor)) STRICT;
CREATE TABLE blocks (
    id INTEGER PRIMARY KEY,
    channel INTEGER GENERATED ALWAYS AS (id >> 22) VIRTUAL,
    day INTEGER GENERATED ALWAYS AS ((id & 4194303) - 1048576) VIRTUAL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    samples INTEGER NOT NULL,
    numbers INTEGER NOT NULL,
    min REAL,
    max REAL,
    sum REAL,
    hash BLOB NOT NULL,
    sources BLOB NOT NULL,
    data BLOB NOT NULL) STRICT;
CREATE TABLE pyramid (
    id INTEGER PRIMARY KEY,
    data BLOB NOT NULL) STRICT;
CREATE TABLE conflicts (
    id INTEGER PRIMARY KEY,
    channel INTEGER NOT NULL REFERENCES channels_seen (id),
    time INTEGER NOT NULL,
    kept_value TEXT NOT NULL,
    kept_flag TEXT NOT NULL,
    kept_source INTEGER NOT NULL,
    other_value TEXT NOT NULL,
    other_flag TEXT NOT NULL,
    other_origin INTEGER NOT NULL,
    other_source INTEGER NOT NULL,
    other_line INTEGER NOT NULL) STRICT;
CREATE INDEX conflicts_by_time ON conflicts (channel, time);
)";

constexpr char importTables[] = R"(
CREATE TABLE import_files (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    read_as TEXT NOT NULL,
    format TEXT NOT NULL,
    profile TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    rows_read INTEGER NOT NULL,
    rows_taken INTEGER NOT NULL,
    rows_refused INTEGER NOT NULL,
    rows_duplicate INTEGER NOT NULL,
    rows_conflict INTEGER NOT NULL,
    channels INTEGER NOT NULL,
    warnings TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    imported_by TEXT NOT NULL,
    seconds REAL NOT NULL) STRICT;
CREATE INDEX import_files_by_hash ON import_files (sha256, read_as);
CREATE TABLE refused_rows (
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL REFERENCES import_files (id),
    line INTEGER NOT NULL,
    field TEXT NOT NULL,
    reason TEXT NOT NULL,
    text TEXT NOT NULL) STRICT;
CREATE INDEX refused_rows_by_file ON refused_rows (file, id);
CREATE TABLE row_history (
    id INTEGER PRIMARY KEY,
    table_name TEXT NOT NULL,
    cells TEXT NOT NULL,
    tags TEXT NOT NULL,
    after_audit INTEGER NOT NULL) STRICT;
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL) STRICT, WITHOUT ROWID;
)";

constexpr char workTables[] = R"(
CREATE TABLE screenings (
    id INTEGER PRIMARY KEY,
    pack_name TEXT NOT NULL,
    pack_sha256 TEXT NOT NULL,
    rules TEXT NOT NULL,
    enterprises TEXT NOT NULL,
    range_from INTEGER NOT NULL,
    range_to INTEGER NOT NULL,
    min_strength REAL NOT NULL,
    data_sha256 TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    seconds REAL NOT NULL,
    samples INTEGER NOT NULL,
    leads INTEGER NOT NULL,
    hints INTEGER NOT NULL,
    pack BLOB NOT NULL) STRICT;
CREATE TABLE leads (
    id TEXT PRIMARY KEY,
    enterprise TEXT NOT NULL,
    rule TEXT NOT NULL,
    finding TEXT NOT NULL,
    head INTEGER NOT NULL,
    channels TEXT NOT NULL,
    witnesses TEXT NOT NULL,
    span_from INTEGER NOT NULL,
    span_to INTEGER NOT NULL,
    strength REAL NOT NULL,
    tier INTEGER NOT NULL,
    figures TEXT NOT NULL,
    screening INTEGER NOT NULL,
    state TEXT NOT NULL,
    gone INTEGER NOT NULL,
    hint INTEGER NOT NULL) STRICT;
CREATE INDEX leads_by_rule ON leads (rule, enterprise);
CREATE TABLE lead_history (
    id INTEGER PRIMARY KEY,
    lead TEXT NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL) STRICT;
CREATE INDEX lead_history_by_lead ON lead_history (lead, id);
CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    enterprise TEXT NOT NULL,
    stage TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    opened_by TEXT NOT NULL,
    leads TEXT NOT NULL) STRICT;
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    span_from INTEGER NOT NULL,
    span_to INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    sources TEXT NOT NULL,
    taken_at INTEGER NOT NULL,
    taken_by TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (case_id, name)) STRICT;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL,
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL) STRICT;
CREATE INDEX documents_by_case ON documents (case_id);
CREATE TABLE plans (
    id INTEGER PRIMARY KEY,
    night INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    plan TEXT NOT NULL) STRICT;
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL) STRICT;
)";

} // namespace

Outcome createSchema1(Database &database)
{
    for (const TableShape &shape : tableShapes()) {
        if (auto ok = database.execute(createTableSql(shape).constData()); !ok)
            return ok;
    }
    for (const char *sql : {seriesTables, importTables, workTables}) {
        if (auto ok = database.execute(sql); !ok)
            return ok;
    }
    return Done{};
}

} // namespace nightjar

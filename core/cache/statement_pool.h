// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>

#include <QString>

struct sqlite3;
struct sqlite3_stmt;

namespace nightjar {

/// The connection and its statements that nobody uses at the moment. Shared by the database and its statements, so that
/// the connection closes after the last of them.
struct StatementPool {
    sqlite3 *connection = nullptr;
    QString path;
    std::unordered_multimap<std::string, sqlite3_stmt *> idle;
    StatementPool() = default;
    StatementPool(const StatementPool &) = delete;
    StatementPool &operator=(const StatementPool &) = delete;
    ~StatementPool();
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "core/base/result.h"
#include "core/base/time.h"

namespace nightjar {

class Database;

/// A text that is kept by name: an import profile, a saved query, how far its pulls came. The cache does not look into
/// it.
struct StoredText {
    QString name;
    int version = 1; ///< counts the changes of the text
    QString text;
    Seconds changedAt = 0;
    QString changedBy;
};

/// Import profiles and saved queries. Names of one kind are unique; texts of old versions stay, because imports name
/// them.
class ProfileStore
{
public:
    enum class Kind { Profile, Source, Watermark };
    explicit ProfileStore(Database &database) : m_database(database) {}

    Result<std::vector<StoredText>> list(Kind kind); ///< by name
    Result<std::optional<StoredText>> find(Kind kind, const QString &name);
    /// Puts the text under its name as it is, inside the caller's transaction or in one of its own.
    Outcome put(Kind kind, const StoredText &stored);
    /// False: there is none of that name.
    Result<bool> remove(Kind kind, const QString &name);

    /// Keeps a text that an import was read with, and gives the SHA-256 under which it is found again.
    Result<QString> keepText(const QString &text);
    /// Empty when no import kept it.
    Result<QString> keptText(const QString &sha256);

private:
    Database &m_database;
};

} // namespace nightjar

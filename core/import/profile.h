// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>

#include "core/base/result.h"
#include "core/import/table_mapping.h"

namespace nightjar {

class Cache;

/// Who changes something and when, for the journal.
struct Actor {
    QString by;
    Seconds at = 0;
};

/// May a profile or a saved query be called so? 1 to 64 printable characters, no slash, no blank at its ends.
bool isProfileName(const QString &name);

/// The profiles of a cache, by name.
Result<std::vector<TableMapping>> cachedProfiles(Cache &cache);
/// A profile by name; the error is a sentence that lists the ones there are.
Result<TableMapping> cachedProfile(Cache &cache, const QString &name);
/// Keeps a mapping under its `profile` name and journals it. A changed profile gets the next version, an equal one
/// stays as it is. Gives it as it is kept.
Result<TableMapping> keepProfile(Cache &cache, TableMapping mapping, const Actor &actor);
Outcome deleteProfile(Cache &cache, const QString &name, const Actor &actor);
/// Answers a question: in files read with this profile `written` means the firm of that code from now on. An empty code
/// takes the answer back. A code that no firm has begins a new firm with the next file.
Result<TableMapping> nameFirm(Cache &cache, const QString &profile, const QString &written, const QString &enterprise,
                              const Actor &actor);

/// What `--profile` means: a profile of the cache, else a profile file. The error says what there is.
Result<TableMapping> chosenProfile(Cache &cache, const QString &nameOrFile);

/// The file that colleagues exchange, and what is read from it. A file that is damaged, too large or of another program
/// is refused with a sentence that names it.
QByteArray profileFile(const TableMapping &mapping);
Result<TableMapping> readProfileFile(const QString &path);

/// The profile whose header is that of `mapping`; the newest when there are several.
std::optional<TableMapping> profileWithHeaderOf(const TableMapping &mapping, const std::vector<TableMapping> &profiles);

/// Keeps the whole text of what a file is read with, inside the caller's transaction, so that the import can be
/// repeated. Gives its SHA-256, which stands in the import's record as `mapping=...`.
Result<QString> recordReading(Cache &cache, const TableMapping &mapping);
/// The mapping that a record's `readAs` names.
Result<TableMapping> recordedReading(Cache &cache, const QString &readAs);

} // namespace nightjar

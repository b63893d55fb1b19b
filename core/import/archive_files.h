// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/collect_files.h"

namespace nightjar {

/// Suffix in small letters, without a `.gz` behind it; `isData` tells whether files of folders with it are read.
QString dataSuffix(const QString &name);
bool isDataFile(const QString &name);

/// Texts of folders and archives are data or notes for people; `isNoteFile` looks into the file.
bool mayBeNote(const QString &name);
bool isNoteFile(const QString &path);

enum class Packing { None, Zip, Gzip };
/// By the first bytes. Workbooks and documents, which are ZIPs, too, are no archives.
Packing packingOf(const QString &path);

/// The table whose rows a file of that name holds; null when it is none.
const TableShape *tableNamed(const QString &fileName);

/// Adds the files of an archive to `out`; where it cannot be read or holds none, an entry with the sentence. `listed`
/// is its name in the list of skipped files.
void addArchive(const QString &path, const QString &shown, const QString &listed, Packing packing, InputFiles &out);

} // namespace nightjar

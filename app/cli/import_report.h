// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QJsonObject>

#include "core/import/importer.h"

namespace nightjar::cli {

class Call;

// What import and pull say of what they read, in the contract's words.

QJsonObject fileJson(const FileReport &file);
/// The first 1,000 refused rows; all of them are in `--refused`.
QJsonArray refusedJson(const std::vector<RefusedRow> &refused);
/// How the file was read, its warnings and questions, on standard error.
void noteFile(const Call &call, const FileReport &file);
/// The first refused rows on standard error.
void noteRefused(const Call &call, const std::vector<RefusedRow> &refused);

} // namespace nightjar::cli

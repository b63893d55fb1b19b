// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include "core/base/result.h"
#include "core/registry/casefile.h"

namespace nightjar {

class Cache;

/// A case as `case new`, `show` and `step` print it:
/// `{"case":"2026-0001","id","title","enterprise","stage","opened_at",
/// "opened_by","leads":[],"evidence":[{"item","kind","channel","from","to","size","sha256","taken_at","taken_by",
/// "sources"}],"documents":[{"kind","format","sha256","made_at","made_by"}]}`; unknown is null.
Result<QJsonObject> caseJson(Cache &cache, const CaseFile &file);

/// Every case without its evidence and documents, by number.
Result<QJsonArray> caseListJson(Cache &cache);

QJsonObject evidenceJson(const Evidence &item);

} // namespace nightjar

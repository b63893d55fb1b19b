// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include <QByteArray>
#include <QString>

#include "core/base/result.h"
#include "core/screening/rule_pack.h"

namespace nightjar {

class Cache;

/// Fingerprints of all registry rows that rules may look at: what belongs to one enterprise, and what to all.
struct RegistryPrints {
    QByteArray shared;
    std::map<QString, QByteArray> byEnterprise;
};
Result<RegistryPrints> registryPrints(Cache &cache);

/// What the answer of a rule on one enterprise follows from. `data` is the fingerprint of the enterprise's blocks.
QByteArray resultKey(const Rule &rule, const Params &params, const RegistryPrints &registry, const QString &enterprise,
                     const QByteArray &data);

/// A rule's answer as bytes, exact to the last digit of every figure; and the number of samples it was found from.
QByteArray resultBytes(const RuleResult &result, qint64 samples);
/// Damaged bytes are an error: the result is then found again.
Result<RuleResult> resultFromBytes(const QByteArray &bytes, qint64 &samples);

} // namespace nightjar

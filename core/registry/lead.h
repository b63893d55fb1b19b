// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "core/base/time.h"

namespace nightjar {

enum class LeadTier { Regulator, Firm };

/// 线索: what a rule found. Figures are kept, sentences are rendered from the pack's wording.
struct Lead {
    QString id; ///< `L` + 12 hex digits, see leadId()
    QString rule;
    QString finding; ///< id of the head lead of the finding
    bool head = true;
    QString enterprise;
    QStringList channels;  ///< channels whose data is doubted
    QStringList witnesses; ///< channels that prove it
    Span span;
    double strength = 0; ///< 0..1: the chance that a careful officer who checks will agree
    LeadTier tier = LeadTier::Regulator;
    QJsonObject figures; ///< snake_case keys with the unit at the end
};

/// Contract: `L` + 12 hex digits of SHA-256 over rule, enterprise, sorted channels and `from` in UTC.
QString leadId(const QString &rule, const QString &enterprise, QStringList channels, Seconds from);

/// What officers did with a lead. `new asked handed-over answered confirmed dismissed in-case in-plan`
struct LeadMark {
    QString state;
    QString why;
    QString by;
    Seconds at = 0;
};

/// A lead as the cache keeps it.
struct StoredLead {
    Lead lead;
    qint64 screening = 0; ///< the last screening that found it
    QString state = QStringLiteral("new");
    std::vector<LeadMark> history;
    bool gone = false; ///< a later screening of the same rule and scope did not find it again
    bool hint = false; ///< weaker than the strength asked for
};

bool isLeadState(const QString &state);

/// What a rule could not judge, and why (a key of the wording, such as "no-witness", with figures).
struct Unjudged {
    QString rule;
    QString channel; ///< channel or enterprise
    QString why;     ///< translated sentence
};

/// 筛查: one run of a rule pack over a scope, kept so that it can be repeated to the same leads.
struct Screening {
    qint64 id = 0;
    QString packName;
    QString packSha256;
    QByteArray pack;         ///< the pack's JSON, as run (with changed parameters)
    QStringList rules;       ///< empty = all of the pack
    QStringList enterprises; ///< empty = all
    Span range{0, 0};        ///< empty = all
    double minStrength = 0.5;
    QString dataSha256; ///< fingerprint of the blocks and registry rows that were read
    Seconds startedAt = 0;
    double seconds = 0;
    qint64 samples = 0;
    qint64 leads = 0;
    qint64 hints = 0;
};

} // namespace nightjar

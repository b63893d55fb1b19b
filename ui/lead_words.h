// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/registry/lead.h"

namespace nightjar {

/// What the inspector says about a lead, in the language in force. All of it is plain text.
struct LeadWords {
    QString title;  ///< "Suspected ..." as the pack words it
    QString reason; ///< one or two sentences with the figures
    std::vector<std::pair<QString, QString>> figures; ///< name, value
    QStringList causes; ///< innocent explanations
    QStringList checks; ///< what to look at on site
    QString basis;
};
LeadWords leadWords(const Lead &lead);
/// Title of a rule in the language in force; the id when the pack does not know it.
QString ruleTitle(const QString &rule);
/// Word of a lead state ("new", "dismissed" ...).
QString leadStateWord(const QString &state);

/// Sets the state of leads and writes the journal, in one transaction. Runs in a job.
Outcome markLeads(const QString &cachePath, const QStringList &ids, const LeadMark &mark);

} // namespace nightjar

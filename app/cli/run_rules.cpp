// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/base/language.h"
#include "core/screening/lead_json.h"

namespace nightjar::cli {

int runRules(const Call &call)
{
    const auto pack = RulePack::standard();
    if (!pack)
        return call.fail(pack.error());
    QJsonArray array;
    for (const RuleInfo &rule : pack->rules()) {
        array.append(ruleJson(*pack, rule));
        call.line(QStringLiteral("%1  %2").arg(rule.id, -18).arg(rule.title.in(currentLanguage())));
        for (const ParameterInfo &parameter : rule.parameters) {
            call.line(Text::tr("    %1 = %2 %3 (%4 to %5): %6")
                          .arg(parameter.name)
                          .arg(parameter.standard)
                          .arg(parameter.unit)
                          .arg(parameter.min)
                          .arg(parameter.max)
                          .arg(parameter.meaning.in(currentLanguage())));
        }
    }
    call.document(array);
    return done;
}

} // namespace nightjar::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_words.h"

#include <QCoreApplication>
#include <QJsonArray>

#include "core/registry/keys.h"
#include "core/registry/model.h"
#include "ui/paper/format.h"

namespace nightjar
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cases)
};

} // namespace

QString stageWord(const QString &stage)
{
    if (stage == u"clue")
        return Text::tr("clue", "stage of a case");
    if (stage == u"filed")
        return Text::tr("filed", "stage of a case");
    if (stage == u"closed")
        return Text::tr("closed", "stage of a case");
    return stage;
}

QString evidenceKindWord(const QString &kind)
{
    if (kind == u"extract-csv")
        return Text::tr("data extract");
    if (kind == u"chart-png" || kind == u"chart-svg")
        return Text::tr("curve picture");
    if (kind == u"lead-json")
        return Text::tr("clue record");
    if (kind == u"file")
        return Text::tr("file");
    if (kind == u"rule-pack")
        return Text::tr("rule pack");
    return kind;
}

QString documentKindWord(const QString &kind) { return kind == u"summary" ? Text::tr("case summary") : kind; }

QString journalActionWord(const QString &action)
{
    if (action == u"case-new")
        return Text::tr("case opened");
    if (action == u"evidence")
        return Text::tr("evidence frozen");
    if (action == u"case-step")
        return Text::tr("stage changed");
    if (action == u"case-document")
        return Text::tr("document made");
    if (action == u"case-export")
        return Text::tr("exported");
    return action;
}

QString journalDetailText(const AuditRow &row)
{
    const QJsonObject &d = row.details;
    if (row.action == u"case-step") {
        const QString from = stageWord(d.value(u"from").toString());
        const QString to = stageWord(d.value(u"to").toString());
        const QString why = d.value(u"why").toString();
        return why.isEmpty() ? Text::tr("%1 → %2").arg(from, to) : Text::tr("%1 → %2: %3").arg(from, to, why);
    }
    if (row.action == u"evidence")
        return Text::tr("%1 (%2), SHA-256 %3")
            .arg(d.value(u"item").toString(), evidenceKindWord(d.value(u"kind").toString()),
                 d.value(u"sha256").toString());
    if (row.action == u"case-new")
        return Text::tr("%1, %n clue(s)", nullptr, int(d.value(u"leads").toArray().size()))
            .arg(d.value(u"title").toString());
    if (row.action == u"case-document")
        return Text::tr("%1 (%2), SHA-256 %3")
            .arg(documentKindWord(d.value(u"kind").toString()), d.value(u"format").toString().toUpper(),
                 d.value(u"sha256").toString());
    if (row.action == u"case-export")
        return Text::tr("%1 (%2), SHA-256 %3")
            .arg(d.value(u"file").toString(), formatBytes(d.value(u"size").toInteger()), d.value(u"sha256").toString());
    QStringList parts;
    for (auto part = d.begin(); part != d.end(); ++part)
        parts << part.key() + QStringLiteral(": ") + part->toVariant().toString();
    return parts.join(QStringLiteral("; "));
}

QString channelWord(const QString &channel, const Registry &registry)
{
    if (channel.isEmpty())
        return {};
    const ChannelKey key = channelKeyFromText(channel);
    const Point *point = registry.point(key.pointKey());
    return (point && !point->name.isEmpty() ? point->name : key.point) + u' ' + factorName(key.factor);
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_tables.h"

#include <QCoreApplication>

#include "ui/cases/case_words.h"
#include "ui/paper/format.h"
#include "ui/lead_words.h"
#include "ui/theme.h"
#include "ui/workspace.h"

namespace nightjar
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cases)
};

QColor markColor(EvidenceMark mark)
{
    switch (mark) {
    case EvidenceMark::Ok: return currentTheme().good;
    case EvidenceMark::Bad: return currentTheme().bad;
    case EvidenceMark::Unknown: return currentTheme().quietText;
    }
    return {};
}

} // namespace

QString markWord(EvidenceMark mark)
{
    switch (mark) {
    case EvidenceMark::Ok: return Text::tr("✓ as frozen");
    case EvidenceMark::Bad: return Text::tr("✗ not as frozen");
    case EvidenceMark::Unknown: return Text::tr("not checked yet");
    }
    return {};
}

ListModel<CaseRow> *makeCaseModel(const Workspace &workspace, QObject *parent)
{
    const Workspace *names = &workspace;
    return new ListModel<CaseRow>(
        {{[] { return Text::tr("Number"); }, [](const CaseRow &r) { return r.file.number; }},
         {[] { return Text::tr("Title"); },
          [](const CaseRow &r) { return r.file.title; },
          {},
          false,
          {},
          [](const CaseRow &r) { return r.file.title; }},
         {[] { return Text::tr("Stage"); },
          [](const CaseRow &r) { return stageWord(r.file.stage); },
          {},
          false,
          [](const CaseRow &r) { return r.file.stage == u"closed" ? currentTheme().quietText : QColor(); }},
         {[] { return Text::tr("Firm"); },
          [names](const CaseRow &r) { return names->enterpriseName(r.file.enterprise); },
          {},
          false,
          {},
          [](const CaseRow &r) { return r.file.enterprise; }},
         {[] { return Text::tr("Opened"); },
          [](const CaseRow &r) { return formatShort(r.file.openedAt); },
          [](const CaseRow &r) { return QVariant(qint64(r.file.openedAt)); },
          false,
          {},
          [](const CaseRow &r) { return formatTime(r.file.openedAt); }},
         {[] { return Text::tr("Clues"); }, [](const CaseRow &r) { return formatCount(r.file.leads.size()); },
          [](const CaseRow &r) { return QVariant(r.file.leads.size()); }, true},
         {[] { return Text::tr("Evidence"); }, [](const CaseRow &r) { return formatCount(r.evidence); },
          [](const CaseRow &r) { return QVariant(r.evidence); }, true}},
        parent);
}

ListModel<CaseLeadRow> *makeCaseLeadModel(const Workspace &workspace, QObject *parent)
{
    return new ListModel<CaseLeadRow>(
        {{[] { return Text::tr("Clue"); },
          [](const CaseLeadRow &r) {
              return r.known ? ruleTitle(r.lead.lead.rule) : Text::tr("%1, no longer in the cache").arg(r.id);
          }},
         {[] { return Text::tr("Channel"); },
          [&workspace](const CaseLeadRow &r) {
              return r.known && !r.lead.lead.channels.isEmpty()
                         ? channelWord(r.lead.lead.channels.first(), workspace.registry())
                         : QString();
          }},
         {[] { return Text::tr("Interval"); },
          [](const CaseLeadRow &r) { return r.known ? formatSpan(r.lead.lead.span) : QString(); },
          [](const CaseLeadRow &r) { return QVariant(qint64(r.lead.lead.span.from)); }},
         {[] { return Text::tr("Why"); },
          [](const CaseLeadRow &r) { return r.known ? leadWords(r.lead.lead).reason : QString(); },
          {},
          false,
          {},
          [](const CaseLeadRow &r) { return r.known ? leadWords(r.lead.lead).reason : QString(); }}},
        parent);
}

ListModel<EvidenceRow> *makeEvidenceModel(const Workspace &workspace, QObject *parent)
{
    return new ListModel<EvidenceRow>(
        {{[] { return Text::tr("Check"); },
          [](const EvidenceRow &r) { return markWord(r.mark); },
          {},
          false,
          [](const EvidenceRow &r) { return markColor(r.mark); },
          [](const EvidenceRow &r) { return r.why; }},
         {[] { return Text::tr("Item"); },
          [](const EvidenceRow &r) { return r.item.name; },
          {},
          false,
          {},
          [](const EvidenceRow &r) { return r.item.name; }},
         {[] { return Text::tr("Kind"); }, [](const EvidenceRow &r) { return evidenceKindWord(r.item.kind); }},
         {[] { return Text::tr("Channel"); },
          [&workspace](const EvidenceRow &r) { return channelWord(r.item.channel, workspace.registry()); },
          {},
          false,
          {},
          [](const EvidenceRow &r) { return r.item.channel; }},
         {[] { return Text::tr("Interval"); },
          [](const EvidenceRow &r) { return r.item.span.empty() ? QString() : formatSpan(r.item.span); },
          [](const EvidenceRow &r) { return QVariant(qint64(r.item.span.from)); }},
         {[] { return Text::tr("Size"); }, [](const EvidenceRow &r) { return formatBytes(r.size); },
          [](const EvidenceRow &r) { return QVariant(r.size); }, true},
         {[] { return QStringLiteral("SHA-256"); },
          [](const EvidenceRow &r) { return r.item.sha256; },
          {},
          false,
          {},
          [](const EvidenceRow &r) { return r.item.sha256; }},
         {[] { return Text::tr("Taken"); },
          [](const EvidenceRow &r) { return r.item.takenAt ? formatShort(r.item.takenAt) : QString(); },
          [](const EvidenceRow &r) { return QVariant(qint64(r.item.takenAt)); }},
         {[] { return Text::tr("By"); }, [](const EvidenceRow &r) { return r.item.takenBy; }}},
        parent);
}

ListModel<CaseDocument> *makeDocumentModel(QObject *parent)
{
    return new ListModel<CaseDocument>(
        {{[] { return Text::tr("Document"); }, [](const CaseDocument &d) { return documentKindWord(d.kind); }},
         {[] { return Text::tr("Format"); }, [](const CaseDocument &d) { return d.format.toUpper(); }},
         {[] { return Text::tr("Made"); }, [](const CaseDocument &d) { return formatTime(d.madeAt); },
          [](const CaseDocument &d) { return QVariant(qint64(d.madeAt)); }},
         {[] { return Text::tr("By"); }, [](const CaseDocument &d) { return d.madeBy; }},
         {[] { return QStringLiteral("SHA-256"); },
          [](const CaseDocument &d) { return d.sha256; },
          {},
          false,
          {},
          [](const CaseDocument &d) { return d.sha256; }}},
        parent);
}

ListModel<AuditRow> *makeJournalModel(QObject *parent)
{
    return new ListModel<AuditRow>(
        {{[] { return Text::tr("Row"); }, [](const AuditRow &r) { return QString::number(r.id); },
          [](const AuditRow &r) { return QVariant(r.id); }, true},
         {[] { return Text::tr("When"); }, [](const AuditRow &r) { return formatTime(r.at); },
          [](const AuditRow &r) { return QVariant(qint64(r.at)); }},
         {[] { return Text::tr("By"); }, [](const AuditRow &r) { return r.by; }},
         {[] { return Text::tr("What"); }, [](const AuditRow &r) { return journalActionWord(r.action); }},
         {[] { return Text::tr("Details"); },
          [](const AuditRow &r) { return journalDetailText(r); },
          {},
          false,
          {},
          [](const AuditRow &r) { return journalDetailText(r); }}},
        parent);
}

void HashDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    QFont mono = option->font;
    mono.setFamilies(
        {QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono CJK SC"), QStringLiteral("monospace")});
    option->font = mono;
}

} // namespace nightjar

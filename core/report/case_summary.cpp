// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/case_summary.h"

#include <algorithm>
#include <map>

#include <QJsonObject>

#include "core/report/words.h"

namespace nightjar {
namespace {

/// Builds the document section by section.
class SummaryWriter
{
public:
    SummaryWriter(const CaseSummary &summary, Language language)
        : m_in(summary), m_words(QStringLiteral("case_summary"), language), m_language(language)
    {
    }

    Document write()
    {
        m_out.language = m_language;
        m_out.title = m_words("title");
        m_out.subtitle = m_in.file.number + QStringLiteral("  ") + m_in.enterprise.name;
        m_out.program = m_in.program;
        m_out.chainHead = QString::fromLatin1(m_in.verification.journalHead.toHex());
        m_out.madeAt = m_in.madeAt;
        m_out.pageText = m_words("page");
        m_out.headText = m_words("head");
        m_out.add(DocParagraph{m_words("notice"), DocParagraph::Kind::Notice});
        caseAndEnterprise();
        leads();
        basis();
        sources();
        evidence();
        integrity();
        m_out.add(DocHeading{1, m_words("section.signatures")});
        m_out.add(DocSignatures{
            {m_words("sign.officer1"), m_words("sign.officer2"), m_words("sign.party"), m_words("sign.date")}});
        return m_out;
    }

private:
    QString known(const QString &text) const { return text.isEmpty() ? m_words("unknown") : text; }

    void caseAndEnterprise()
    {
        const CaseFile &file = m_in.file;
        const Enterprise &firm = m_in.enterprise;
        m_out.add(DocHeading{1, m_words("section.case")});
        DocFacts facts;
        facts.rows = {{m_words("case.number"), file.number},
                      {m_words("case.title"), file.title},
                      {m_words("case.stage"), m_words(QStringLiteral("stage.") + file.stage)},
                      {m_words("case.opened"), m_words("by_at").arg(file.openedBy, formatTime(file.openedAt))},
                      {m_words("enterprise.name"),
                       firm.name == firm.code ? firm.code : QStringLiteral("%1 (%2)").arg(firm.name, firm.code)},
                      {m_words("enterprise.uscc"), known(firm.uscc)},
                      {m_words("enterprise.industry"), known(firm.industry)},
                      {m_words("enterprise.district"), known(firm.district)},
                      {m_words("enterprise.address"), known(firm.address)},
                      {m_words("enterprise.legal_rep"), known(firm.legalRep)},
                      {m_words("enterprise.permit"), known(firm.permit)},
                      {m_words("enterprise.shift"), known(firm.shift)}};
        m_out.add(facts);
    }

    QString channelText(const QString &channel) const
    {
        const ChannelKey key = channelKeyFromText(channel);
        const auto point = std::find_if(m_in.points.begin(), m_in.points.end(),
                                        [&](const Point &p) { return p.key == key.pointKey(); });
        const QString place = point == m_in.points.end() ? key.point : point->name;
        return m_words("channel").arg(channel, place, factorNameIn(key.factor, m_language));
    }

    QString channelLines(const QStringList &channels) const
    {
        QStringList lines;
        for (const QString &channel : channels)
            lines << channelText(channel);
        return lines.join(u'\n');
    }

    void leads()
    {
        m_out.add(DocHeading{1, m_words("section.leads")});
        int number = 0;
        int figure = 0;
        for (const SummaryLead &entry : m_in.leads) {
            const Lead &lead = entry.lead;
            m_out.add(DocHeading{2, m_words("lead.heading").arg(QString::number(++number), entry.title)});
            DocFacts facts;
            facts.rows = {{m_words("lead.id"), lead.id},
                          {m_words("lead.interval"), m_words("lead.interval.value")
                                                         .arg(formatTime(lead.span.from), formatTime(lead.span.to),
                                                              durationText(lead.span.length(), m_words))},
                          {m_words("lead.channels"), channelLines(lead.channels)}};
            if (!lead.witnesses.isEmpty())
                facts.rows.push_back({m_words("lead.witnesses"), channelLines(lead.witnesses)});
            facts.rows.push_back({m_words("lead.reason"), entry.reason});
            m_out.add(facts);
            chart(lead, figure);
            if (!entry.figures.empty()) {
                DocTable table{{m_words("lead.figure"), m_words("lead.value")}, {}, {45, 55}, {}};
                for (const auto &[name, value] : entry.figures)
                    table.rows.push_back({name, value});
                m_out.add(table);
            }
            for (const DocTable &table : entry.tables)
                m_out.add(table);
        }
    }

    void chart(const Lead &lead, int &figure)
    {
        const auto picture = std::find_if(m_in.evidence.begin(), m_in.evidence.end(), [&](const Evidence &item) {
            return item.kind == u"chart-png" && item.name.startsWith(lead.id + u'-');
        });
        if (picture == m_in.evidence.end()) {
            m_out.add(DocParagraph{m_words("lead.nochart"), DocParagraph::Kind::Small});
            return;
        }
        const Seconds context = std::max<Seconds>(0, lead.span.from - picture->span.from) / 3600;
        m_out.add(DocFigure{picture->bytes,
                            m_words("lead.chart").arg(QString::number(++figure), lead.id, QString::number(context)),
                            picture->sha256});
    }

    void basis()
    {
        m_out.add(DocHeading{1, m_words("section.basis")});
        m_out.add(DocHeading{2, m_words("basis.rules")});
        DocTable rules{
            {m_words("basis.rule"), m_words("basis.standard"), m_words("basis.parameters")}, {}, {22, 38, 40}, {}};
        QStringList listed;
        for (const SummaryLead &entry : m_in.leads) {
            if (listed.contains(entry.lead.rule))
                continue;
            listed << entry.lead.rule;
            rules.rows.push_back(
                {QStringLiteral("%1 (%2)").arg(entry.title, entry.lead.rule), entry.basis, entry.parameters});
        }
        m_out.add(rules);
        law();
    }

    void law()
    {
        m_out.add(DocHeading{2, m_words("basis.law")});
        DocTable table{
            {m_words("basis.article"), m_words("basis.matter"), m_words("basis.validity"), m_words("basis.clue")},
            {},
            {36, 34, 16, 14},
            {}};
        std::map<QString, std::size_t> rowOf; // one row an article, the clues gathered in it
        int number = 0;
        for (const SummaryLead &entry : m_in.leads) {
            ++number;
            QStringList factors;
            for (const QString &channel : entry.lead.channels + entry.lead.witnesses)
                factors << channelKeyFromText(channel).factor;
            for (const LegalArticle &article :
                 legalBasis(entry.lead.rule, factors, dayOf(entry.lead.span.to - 1), m_language)) {
                const QString key = article.id + (article.comparison ? u'c' : u' ');
                if (const auto known = rowOf.find(key); known != rowOf.end()) {
                    table.rows[known->second].last() += QStringLiteral(", %1").arg(number);
                    continue;
                }
                rowOf[key] = table.rows.size();
                table.rows.push_back(
                    {articleText(article), article.matter, validityText(article), QString::number(number)});
            }
        }
        m_out.add(table);
        m_out.add(DocParagraph{m_words("basis.choice"), DocParagraph::Kind::Small});
    }

    QString articleText(const LegalArticle &article) const
    {
        const QString name = m_language == Language::Chinese
                                 ? QStringLiteral("%1第 %2 条").arg(article.law, article.article)
                                 : QStringLiteral("%1, art. %2").arg(article.law, article.article);
        QStringList remarks;
        if (article.toConfirm)
            remarks << m_words("basis.to_confirm");
        if (article.comparison)
            remarks << m_words("basis.comparison");
        if (remarks.isEmpty())
            return name;
        return m_language == Language::Chinese
                   ? QStringLiteral("%1（%2）").arg(name, remarks.join(QStringLiteral("；")))
                   : QStringLiteral("%1 (%2)").arg(name, remarks.join(QStringLiteral("; ")));
    }

    QString validityText(const LegalArticle &article) const
    {
        const QString since = m_words("basis.since").arg(article.validFrom);
        if (article.validTo.isEmpty())
            return since;
        const Day last = parseDate(article.validTo.toStdString()).value_or(0) - 1; // people read an inclusive end
        return since + u'\n' + m_words("basis.until").arg(formatDate(last));
    }

    void sources()
    {
        m_out.add(DocHeading{1, m_words("section.sources")});
        struct Source {
            QJsonObject facts;
            qint64 samples = 0;
        };
        std::map<QString, Source> files; // by name and hash: items share their sources
        for (const Evidence &item : m_in.evidence) {
            for (auto it = item.sources.begin(); it != item.sources.end(); ++it) {
                const QJsonObject facts = it.value().toObject();
                if (!facts.contains(u"import"))
                    continue;
                Source &source = files[it.key() + u'\n' + facts.value(u"sha256").toString()];
                source.facts = facts;
                if (item.kind == u"extract-csv")
                    source.samples += facts.value(u"samples").toInteger();
            }
        }
        if (files.empty()) {
            m_out.add(DocParagraph{m_words("source.none")});
            return;
        }
        DocHashes hashes;
        for (const auto &[key, source] : files) {
            const QString at = source.facts.value(u"imported_at").toString();
            const auto time = parseTime(at.toStdString());
            hashes.rows.push_back(
                {key.section(u'\n', 0, 0),
                 m_words("source.note")
                     .arg(source.facts.value(u"format").toString(),
                          QString::number(source.facts.value(u"bytes").toInteger()), time ? formatTime(*time) : at,
                          source.facts.value(u"imported_by").toString(), QString::number(source.samples)),
                 source.facts.value(u"sha256").toString()});
        }
        m_out.add(hashes);
    }

    void evidence()
    {
        m_out.add(DocHeading{1, m_words("section.evidence")});
        DocHashes hashes;
        for (const Evidence &item : m_in.evidence) {
            hashes.rows.push_back({item.name,
                                   m_words("evidence.note")
                                       .arg(m_words(QStringLiteral("kind.") + item.kind),
                                            QString::number(item.bytes.size()), formatTime(item.takenAt), item.takenBy),
                                   item.sha256});
        }
        m_out.add(hashes);
    }

    void integrity()
    {
        m_out.add(DocHeading{1, m_words("section.integrity")});
        const CaseVerification &check = m_in.verification;
        const auto bad =
            std::count_if(check.items.begin(), check.items.end(), [](const VerifiedItem &i) { return !i.ok; });
        if (bad == 0) {
            m_out.add(DocParagraph{m_words("integrity.ok").arg(check.items.size())});
        } else {
            m_out.add(
                DocParagraph{m_words("integrity.bad").arg(QString::number(bad), QString::number(check.items.size())),
                             DocParagraph::Kind::Warning});
            DocTable table{{m_words("integrity.item"), m_words("integrity.why")}, {}, {35, 65}, {}};
            for (const VerifiedItem &item : check.items) {
                if (!item.ok)
                    table.rows.push_back({item.item, item.why});
            }
            m_out.add(table);
        }
        DocFacts facts;
        facts.rows.push_back({m_words("integrity.journal"),
                              check.journalOk
                                  ? m_words("integrity.journal.ok").arg(check.journalRows)
                                  : m_words("integrity.journal.bad").arg(check.journalRows).arg(check.journalFirstBad),
                              !check.journalOk});
        facts.rows.push_back({m_words("integrity.program"), m_in.program});
        DocHashes hashes;
        hashes.rows.push_back({m_words("integrity.head"), {}, m_out.chainHead});
        for (const Screening &run : m_in.screenings) {
            facts.rows.push_back({m_words("integrity.screening"),
                                  m_words("integrity.screening.value")
                                      .arg(QString::number(run.id), formatTime(run.startedAt), run.packName)});
            hashes.rows.push_back({m_words("integrity.pack"), run.packName, run.packSha256});
            if (!run.dataSha256.isEmpty())
                hashes.rows.push_back({m_words("integrity.data"), {}, run.dataSha256});
        }
        m_out.add(facts);
        m_out.add(hashes);
        m_out.add(DocParagraph{m_words("integrity.note"), DocParagraph::Kind::Small});
    }

    const CaseSummary &m_in;
    Words m_words;
    Language m_language;
    Document m_out;
};

} // namespace

Document caseSummary(const CaseSummary &summary, Language language) { return SummaryWriter(summary, language).write(); }

} // namespace nightjar

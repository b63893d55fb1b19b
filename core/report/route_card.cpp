// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/route_card.h"

#include <algorithm>

#include "core/report/words.h"

namespace nightjar {
namespace {

const char *problemKey(StopProblem::Kind kind)
{
    switch (kind) {
    case StopProblem::Kind::Clue: return "problem.clue";
    case StopProblem::Kind::Basis: return "problem.basis";
    case StopProblem::Kind::Approval: return "problem.approval";
    case StopProblem::Kind::Urgent: return "problem.urgent";
    case StopProblem::Kind::ActCode: return "problem.code";
    case StopProblem::Kind::Officers: return "problem.officers";
    }
    Q_UNREACHABLE();
}

/// Clock time of a night; the date is in the title and only confuses in a table.
QString clock(Seconds t) { return formatClock(secondOfDay(t) / 60); }

class CardWriter
{
public:
    CardWriter(const RouteCard &card, Language language)
        : m_in(card), m_words(QStringLiteral("route_card"), language), m_problems(planProblems(card.plan))
    {
        m_out.language = language;
    }

    Document write()
    {
        m_out.title = m_words("title");
        m_out.subtitle = m_words("subtitle").arg(formatDate(m_in.plan.night));
        m_out.program = m_in.program;
        m_out.chainHead = m_in.chainHead;
        m_out.madeAt = m_in.madeAt;
        m_out.pageText = m_words("page");
        m_out.headText = m_words("head");
        m_out.add(DocParagraph{m_words("notice"), DocParagraph::Kind::Notice});
        problems();
        for (std::size_t team = 0; team < m_in.plan.teams.size(); ++team) {
            if (team > 0)
                m_out.add(DocPageBreak{});
            writeTeam(team);
        }
        leftOut();
        return m_out;
    }

private:
    QString nameOf(const QString &code) const
    {
        const auto firm = m_in.enterprises.constFind(code);
        return firm == m_in.enterprises.cend() || firm->name.isEmpty() || firm->name == code
                   ? code
                   : QStringLiteral("%1 (%2)").arg(firm->name, code);
    }
    QString addressOf(const QString &code) const
    {
        const QString address = m_in.enterprises.value(code).address;
        return address.isEmpty() ? m_words("unknown") : address;
    }
    QString teamName(std::size_t team) const
    {
        const QString name = m_in.plan.teams[team].name;
        return name.isEmpty() ? m_words("team.unnamed").arg(team + 1) : m_words("team").arg(name);
    }
    bool lacksAnything(std::size_t stop) const
    {
        return std::any_of(m_problems.begin(), m_problems.end(), [&](const StopProblem &p) { return p.stop == stop; });
    }

    void problems()
    {
        if (m_problems.empty())
            return;
        m_out.add(DocHeading{1, m_words("problems").arg(m_problems.size())});
        DocTable table{{m_words("problem.where"), m_words("problem.what")}, {}, {50, 50}, {}};
        for (std::size_t i = 0; i < m_problems.size(); ++i) {
            if (i > 0 && m_problems[i - 1].stop == m_problems[i].stop) { // one row a stop
                table.rows.back().last() += m_words("problem.joint") + m_words(problemKey(m_problems[i].kind));
                continue;
            }
            const PlanStop &stop = m_in.plan.stops[m_problems[i].stop];
            table.rows.push_back(
                {QStringLiteral("%1  %2  %3")
                     .arg(teamName(std::size_t(stop.team)), clock(stop.arrive), nameOf(stop.enterprise)),
                 m_words(problemKey(m_problems[i].kind))});
        }
        table.marked.assign(table.rows.size(), true);
        m_out.add(table);
    }

    void writeTeam(std::size_t index)
    {
        const PlanTeam &team = m_in.plan.teams[index];
        m_out.add(DocHeading{1, teamName(index)});
        DocFacts facts;
        facts.rows = {{m_words("team.officers"),
                       team.officers.isEmpty() ? m_words("unknown") : team.officers.join(QStringLiteral(", ")),
                       team.officers.size() < 2},
                      {m_words("team.time"), m_words("team.time.value").arg(clock(team.from), clock(team.to))},
                      {m_words("team.start"), positionText(team.start)}};
        m_out.add(facts);
        DocTable table{{m_words("table.no"), m_words("table.arrive"), m_words("table.leave"),
                        m_words("table.enterprise"), m_words("table.address"), m_words("table.state")},
                       {},
                       {6, 10, 10, 32, 28, 14},
                       {}};
        std::vector<std::size_t> stops;
        for (std::size_t i = 0; i < m_in.plan.stops.size(); ++i) {
            const PlanStop &stop = m_in.plan.stops[i];
            if (stop.team != int(index))
                continue;
            stops.push_back(i);
            const bool lacks = lacksAnything(i);
            table.rows.push_back({QString::number(stops.size()), clock(stop.arrive), clock(stop.leave),
                                  nameOf(stop.enterprise), addressOf(stop.enterprise),
                                  m_words(lacks ? "state.bad" : "state.ok")});
            table.marked.push_back(lacks);
        }
        if (stops.empty()) {
            m_out.add(DocParagraph{m_words("team.none")});
            return;
        }
        m_out.add(table);
        for (std::size_t i = 0; i < stops.size(); ++i)
            writeStop(i + 1, m_in.plan.stops[stops[i]]);
        m_out.add(DocSignatures{{m_words("sign.approver"), m_words("sign.leader"), m_words("sign.date")}});
    }

    static QString positionText(const Position &position)
    {
        return QStringLiteral("%1, %2").arg(position.lon, 0, 'f', 5).arg(position.lat, 0, 'f', 5);
    }

    void writeStop(std::size_t number, const PlanStop &stop)
    {
        m_out.add(DocHeading{2, m_words("stop.heading").arg(QString::number(number), nameOf(stop.enterprise))});
        const auto position = m_in.enterprises.value(stop.enterprise).position;
        DocFacts facts;
        facts.rows = {{m_words("stop.address"), addressOf(stop.enterprise)},
                      {m_words("stop.position"), position ? positionText(*position) : m_words("unknown")},
                      {m_words("stop.window"),
                       m_words("stop.window.value").arg(clock(stop.arrive), clock(stop.start), clock(stop.leave))},
                      {m_words("stop.clue"), clueText(stop), stop.leads.isEmpty()},
                      {m_words("stop.kind"),
                       m_words(QStringLiteral("kind.") +
                               (stop.checkKind.isEmpty() ? QStringLiteral("clue-driven") : stop.checkKind))},
                      {m_words("stop.basis"), stop.basis.isEmpty() ? m_words("stop.basis.missing") : stop.basis,
                       stop.basis.isEmpty()},
                      {m_words("stop.checks"), m_words("stop.checks.value").arg(stop.checksThisYear)},
                      approvalRow(stop),
                      {m_words("stop.code"), stop.actCode.isEmpty() ? m_words("stop.code.missing") : stop.actCode,
                       stop.actCode.isEmpty()},
                      {m_words("stop.first"), lookText(stop)},
                      {m_words("stop.result"), m_words("stop.result.value")}};
        m_out.add(facts);
    }

    QString clueText(const PlanStop &stop) const
    {
        if (stop.leads.isEmpty())
            return m_words("stop.clue.missing");
        QStringList lines;
        for (const QString &id : stop.leads) {
            const auto clue = m_in.clues.constFind(id);
            lines << (clue == m_in.clues.cend() ? id : m_words("stop.clue.value").arg(clue->title, id, clue->reason));
        }
        return lines.join(u'\n');
    }

    QString lookText(const PlanStop &stop) const
    {
        QStringList lines;
        for (const QString &id : stop.leads) {
            const QString look = m_in.clues.value(id).lookAt;
            if (!look.isEmpty() && !lines.contains(look))
                lines << look;
        }
        return lines.isEmpty() ? m_words("look.default") : lines.join(u'\n');
    }

    DocFacts::Row approvalRow(const PlanStop &stop) const
    {
        const QString label = m_words("stop.approval");
        if (!stop.approvedBy.isEmpty())
            return {label, m_words("stop.approval.value").arg(stop.approvedBy, formatTime(stop.approvedAt)), false};
        return {label, m_words(stop.urgent ? "stop.approval.urgent" : "stop.approval.missing"), true};
    }

    void leftOut()
    {
        DocTable table{{m_words("table.enterprise"), m_words("leftout.why")}, {}, {40, 60}, {}};
        for (const PlanStop &stop : m_in.plan.stops) {
            if (stop.team < 0)
                table.rows.push_back({nameOf(stop.enterprise), stop.why});
        }
        if (table.rows.empty())
            return;
        m_out.add(DocHeading{1, m_words("leftout")});
        m_out.add(table);
    }

    const RouteCard &m_in;
    Words m_words;
    std::vector<StopProblem> m_problems;
    Document m_out;
};

} // namespace

std::vector<StopProblem> planProblems(const Plan &plan)
{
    std::vector<StopProblem> problems;
    for (std::size_t i = 0; i < plan.stops.size(); ++i) {
        const PlanStop &stop = plan.stops[i];
        if (stop.team < 0 || std::size_t(stop.team) >= plan.teams.size())
            continue;
        const auto add = [&](StopProblem::Kind kind) { problems.push_back({i, kind}); };
        if (stop.leads.isEmpty())
            add(StopProblem::Kind::Clue);
        if (stop.basis.isEmpty())
            add(StopProblem::Kind::Basis);
        if (stop.approvedBy.isEmpty())
            add(stop.urgent ? StopProblem::Kind::Urgent : StopProblem::Kind::Approval);
        if (stop.actCode.isEmpty())
            add(StopProblem::Kind::ActCode);
        if (plan.teams[std::size_t(stop.team)].officers.size() < 2)
            add(StopProblem::Kind::Officers);
    }
    return problems;
}

QString problemText(StopProblem::Kind kind, Language language)
{
    return Words(QStringLiteral("route_card"), language)(problemKey(kind));
}

Document routeCard(const RouteCard &card, Language language) { return CardWriter(card, language).write(); }

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/row_owner.h"

#include <algorithm>
#include <vector>

#include <QStringList>

#include "core/import/text.h"

namespace nightjar {
namespace {

QString plain(const QString &text) { return text.normalized(QString::NormalizationForm_KC).simplified().toLower(); }

bool same(const QString &a, const QString &b) { return a == b || plain(a) == plain(b); }

/// The only point of all that has this number in a column; nothing where two have.
template <class Member>
const Point *onlyPoint(const std::vector<const Point *> &points, const QString &text, Member member)
{
    const QString number = text.trimmed();
    if (number.isEmpty())
        return nullptr;
    const Point *found = nullptr;
    for (const Point *point : points) {
        if (member(*point) != number)
            continue;
        if (found)
            return nullptr;
        found = point;
    }
    return found;
}

const Point *pointOfNumbers(const std::vector<const Point *> &points, const OwnerCells &cells)
{
    const Point *found =
        onlyPoint(points, cells.meterNo, [](const Point &p) { return p.facts.value(QStringLiteral("meter_no")); });
    if (!found)
        found = onlyPoint(points, cells.account, [](const Point &p) { return p.account; });
    if (!found)
        found = onlyPoint(points, cells.mn, [](const Point &p) { return p.mn; });
    return found;
}

QString newPointCode(const OwnerCells &cells)
{
    for (const QString &text : {cells.point, cells.account, cells.meterNo}) {
        if (const QString code = codeFromName(text); !code.isEmpty())
            return code;
    }
    if (!cells.mn.trimmed().isEmpty())
        return QStringLiteral("mn"); // as HJ 212 logs do
    switch (cells.kind) {
    case PointKind::GasOutlet: return QStringLiteral("outlet");
    case PointKind::WaterOutlet: return QStringLiteral("wastewater");
    case PointKind::Meter: break;
    }
    return QStringLiteral("meter");
}

} // namespace

QString codeFromName(const QString &name)
{
    constexpr qsizetype longest = 64;
    QString code;
    for (const QChar c : name.normalized(QString::NormalizationForm_KC).simplified()) {
        const bool keeps = c.isLetterOrNumber() || c.isSurrogate() || c == u'.' || c == u'-';
        const QChar kept = keeps ? c : c == u'_' ? c : QChar(u'-');
        if ((kept == u'-' || kept == u'_') && !code.isEmpty() && (code.back() == u'-' || code.back() == u'_'))
            continue;
        code += kept;
    }
    code.truncate(longest);
    while (!code.isEmpty() && (code.back() == u'-' || code.back() == u'_'))
        code.chop(1);
    while (!code.isEmpty() && (code.front() == u'-' || code.front() == u'_'))
        code.remove(0, 1);
    return isCode(code) ? code : QString();
}

RowOwner pointOfEnterprise(const Registry &registry, const QString &enterprise, const OwnerCells &cells)
{
    const std::vector<const Point *> points = registry.pointsOf(enterprise);
    if (const Point *point = pointOfNumbers(points, cells); point && point->kind == cells.kind)
        return {point->key, {}, {}};
    const QString name = cells.point.trimmed();
    if (!name.isEmpty()) {
        std::vector<const Point *> called;
        for (const Point *point : points) {
            if (same(point->key.point, name) || same(point->name, name))
                called.push_back(point);
        }
        if (called.size() > 1)
            std::erase_if(called, [&](const Point *point) { return point->kind != cells.kind; });
        if (called.size() == 1)
            return {called.front()->key, {}, {}};
    } else if (cells.account.trimmed().isEmpty() && cells.meterNo.trimmed().isEmpty()) {
        std::vector<const Point *> kind;
        std::copy_if(points.begin(), points.end(), std::back_inserter(kind), [&](const Point *point) {
            const QString &code = point->key.point; // an inlet is never what a row without a point means
            return point->kind == cells.kind && code != u"inlet" && !code.endsWith(u"-inlet");
        });
        if (kind.size() > 1 && cells.kind == PointKind::Meter &&
            std::count_if(kind.begin(), kind.end(), [](const Point *p) { return p->role == MeterRole::Total; }) == 1)
            std::erase_if(kind, [](const Point *point) { return point->role != MeterRole::Total; });
        if (kind.size() == 1)
            return {kind.front()->key, {}, {}};
        if (kind.size() > 1) {
            QStringList codes;
            for (const Point *point : kind)
                codes += point->key.point;
            return {{},
                    importText(QT_TRANSLATE_NOOP("Import", "%1 has the points %2, and the row names none of them; "
                                                           "name one in a profile"))
                        .arg(enterprise, codes.join(QStringLiteral(", ")).left(200)),
                    {}};
        }
    } else {
        std::vector<const Point *> meters;
        for (const Point *point : points) {
            const QString code = codeFromName(cells.account.trimmed().isEmpty() ? cells.meterNo : cells.account);
            if (point->key.point == code)
                return {point->key, {}, {}};
            if (point->kind == cells.kind)
                meters.push_back(point);
        }
        if (meters.size() == 1 && meters.front()->account.isEmpty() &&
            !meters.front()->facts.contains(QStringLiteral("meter_no")))
            return {meters.front()->key, {}, {}};
    }
    const QString code = newPointCode(cells);
    if (code.isEmpty())
        return {{}, importText(QT_TRANSLATE_NOOP("Import", "%1 gives no code of a point")).arg(name), {}};
    return {{enterprise, code}, {}, {}};
}

RowOwner ExactOwners::resolve(const OwnerCells &cells)
{
    const QString name = cells.enterprise.trimmed().isEmpty() ? cells.sheet.trimmed() : cells.enterprise.trimmed();
    if (const auto confirmed = m_names.find(name); confirmed != m_names.end())
        return pointOfEnterprise(m_registry, confirmed->second, cells);
    std::vector<const Point *> all;
    std::transform(m_registry.points.begin(), m_registry.points.end(), std::back_inserter(all),
                   [](const Point &point) { return &point; });
    const Point *point = pointOfNumbers(all, cells);
    if (name.isEmpty() && point)
        return pointOfEnterprise(m_registry, point->key.enterprise, cells);
    std::vector<const Enterprise *> called;
    for (const Enterprise &firm : m_registry.enterprises) {
        if (!name.isEmpty() && (same(firm.code, name) || same(firm.name, name) || firm.uscc == name))
            called.push_back(&firm);
    }
    if (called.size() == 1)
        return pointOfEnterprise(m_registry, called.front()->code, cells);
    if (called.size() > 1)
        return {{}, importText(QT_TRANSLATE_NOOP("Import", "two firms are called %1; use their codes")).arg(name), {}};
    for (const QString &text : {name, cells.account, cells.mn, cells.meterNo}) {
        const QString code = codeFromName(text);
        if (code.isEmpty())
            continue;
        RowOwner owner = pointOfEnterprise(m_registry, code, cells);
        if (owner.doubt.isEmpty() && !m_registry.enterprise(code))
            owner.notice = importText(QT_TRANSLATE_NOOP("Import", "%1 was not known: its data is kept as the new "
                                                                  "enterprise %2."))
                               .arg(text.trimmed(), code);
        return owner;
    }
    return {{},
            importText(QT_TRANSLATE_NOOP("Import", "nothing in the row says whose it is; name the enterprise in a "
                                                   "profile, or the channel with --as and --column")),
            {}};
}

} // namespace nightjar

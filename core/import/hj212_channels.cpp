// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_channels.h"

#include "core/import/text.h"

namespace nightjar {
namespace {

/// The kind of point that a system type reports of; nothing where the type does not say.
std::optional<PointKind> kindOfSystem(std::string_view st)
{
    if (st == "31" || st == "22" || st == "27" || st == "39" || st == "51")
        return PointKind::GasOutlet;
    if (st == "21" || st == "24" || st == "32" || st == "33" || st == "52")
        return PointKind::WaterOutlet;
    if (st == "44" || st == "80")
        return PointKind::Meter;
    return {};
}

QString shortList(const std::set<QString> &texts)
{
    constexpr int most = 20;
    QStringList list;
    for (const QString &text : texts) {
        if (list.size() == most) {
            list += QStringLiteral("...");
            break;
        }
        list += text;
    }
    return list.join(QStringLiteral(", "));
}

} // namespace

Hj212Channels::Hj212Channels(const Registry &registry, SampleSink &sink) : m_registry(registry), m_sink(sink)
{
    for (const Point &point : registry.points) {
        if (!point.mn.isEmpty())
            m_pointsByMn[point.mn].push_back(&point);
    }
}

void Hj212Channels::findPoint(const QString &mn, std::string_view st, Hj212Stream &stream)
{
    const auto found = m_pointsByMn.find(mn);
    if (found == m_pointsByMn.end()) {
        stream.enterprise = stream.point = mn;
        m_unknownMns.insert(mn);
        return;
    }
    const Point *chosen = found->second.front();
    if (found->second.size() > 1) {
        // One logger may serve a stack and a water outlet.
        const auto kind = kindOfSystem(st);
        int fitting = 0;
        for (const Point *point : found->second) {
            if (kind && point->kind == *kind && fitting++ == 0)
                chosen = point;
        }
        if (fitting != 1)
            m_sharedMns.insert(mn);
    }
    stream.enterprise = chosen->key.enterprise;
    stream.point = chosen->key.point;
}

Hj212Stream &Hj212Channels::stream(const Hj212Message &message)
{
    m_key.assign(message.mn);
    m_key += '\0';
    m_key += message.st;
    m_key += '\0';
    m_key += message.cn;
    const auto [at, isNew] = m_streams.try_emplace(m_key);
    Hj212Stream &stream = at->second;
    if (isNew) {
        const QString mn = fromUtf8(message.mn);
        stream.realTime = message.cn == "2011";
        stream.badMn = !isUtf8(message.mn) || !isCode(mn);
        if (!stream.badMn)
            findPoint(mn, message.st, stream);
    }
    return stream;
}

Outcome Hj212Channels::declare(const Hj212Slot &slot, const ChannelKey &key, std::string_view code,
                               std::string_view today)
{
    ChannelFacts facts;
    if (slot.kind == ValueKind::State && usualUnit(key.factor) != u"state")
        facts.unit = QStringLiteral("state");
    if (key.factor.startsWith(u"furnace-temp-") && usualUnit(key.factor).isEmpty())
        facts.unit = usualUnit(QStringLiteral("furnace-temp"));
    if (!today.empty()) {
        facts.tags.insert(QStringLiteral("code_2005"), fromUtf8(code));
        m_oldCodes.insert(fromUtf8(code) + QStringLiteral(" = ") + fromUtf8(today));
    }
    if (facts.unit.isEmpty() && facts.tags.isEmpty())
        return Done{};
    return m_sink.declare(key, facts);
}

Result<const Hj212Slot *> Hj212Channels::slot(Hj212Stream &stream, const Hj212Item &item, const Hj212Message &message)
{
    if (const auto known = stream.slots.find(item.name); known != stream.slots.end())
        return &known->second;
    Hj212Slot slot;
    slot.name = item.name;
    if (!item.code.empty())
        slot.field = fieldOf(item.field);
    using Role = Hj212Field::Role;
    if (slot.field.role != Role::FlagLetter && slot.field.role != Role::Unread) {
        const std::string_view today =
            slot.field.role == Role::Value ? todaysCode(message.st, item.code) : std::string_view();
        std::string factor = factorOf(today.empty() ? item.code : today, slot.field, message.cn);
        if (message.cn == "2111") {
            // Two furnaces, or two places in one, must not meet in one channel.
            const std::string code = loweredCode(item.code);
            if (stream.factorCodes.emplace(factor, code).first->second != code) {
                factor += '-' + code;
                m_sharedFactors.insert(fromUtf8(factor));
            }
        }
        const ChannelKey key{stream.enterprise, stream.point, fromUtf8(factor)};
        slot.badCode = !isUtf8(factor) || !isCode(key.factor);
        if (!slot.badCode) {
            slot.channel = m_sink.channel(key);
            slot.kind = valueKind(key, m_registry);
            if (auto outcome = declare(slot, key, item.code, today); !outcome)
                return outcome.error();
        }
    }
    return &stream.slots.emplace(slot.name, std::move(slot)).first->second;
}

void Hj212Channels::report()
{
    if (!m_unknownMns.empty()) {
        m_sink.warn(
            importText(QT_TRANSLATE_NOOP(
                           "Import",
                           "No point in points.csv has these device numbers (MN), so enterprises of that name hold "
                           "their data: %1."))
                .arg(shortList(m_unknownMns)));
    }
    if (!m_sharedMns.empty()) {
        m_sink.warn(importText(QT_TRANSLATE_NOOP(
                                   "Import",
                                   "Several points have the same device number (MN); the first one got the data: %1."))
                        .arg(shortList(m_sharedMns)));
    }
    if (!m_oldCodes.empty())
        m_sink.warn(importText(QT_TRANSLATE_NOOP("Import", "Codes of the 2005 edition stored under today's codes: %1."))
                        .arg(shortList(m_oldCodes)));
    if (!m_sharedFactors.empty()) {
        m_sink.warn(
            importText(QT_TRANSLATE_NOOP("Import",
                                         "One device sends several furnace temperatures that carry no furnace number; "
                                         "the later ones are channels named with their code: %1."))
                .arg(shortList(m_sharedFactors)));
    }
}

} // namespace nightjar

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

const Hj212Slot *Hj212Stream::named(std::string_view name) const
{
    const auto found = m_slots.find(std::string(name));
    return found == m_slots.end() ? nullptr : &found->second;
}

void Hj212Stream::setPlace(std::size_t place, const Hj212Slot *slot)
{
    constexpr std::size_t most = 1000;
    if (place >= most)
        return;
    static const Hj212Slot nothing;
    while (m_places.size() <= place)
        m_places.push_back(&nothing);
    m_places[place] = slot;
}

const Hj212Slot &Hj212Stream::add(std::size_t place, Hj212Slot slot)
{
    const std::string name = slot.name;
    const Hj212Slot &added = m_slots.emplace(name, std::move(slot)).first->second;
    setPlace(place, &added);
    return added;
}

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

Result<Hj212Stream *> Hj212Channels::stream(const Hj212Message &message)
{
    m_key.assign(message.mn);
    m_key += '\0';
    m_key += message.st;
    m_key += '\0';
    m_key += message.cn;
    if (m_last && m_key == m_lastKey)
        return m_last;
    auto [at, isNew] = m_streams.try_emplace(m_key);
    if (isNew) {
        const QString mn = fromUtf8(message.mn);
        at->second.badMn = !isUtf8(message.mn) || !isCode(mn);
        if (!at->second.badMn)
            findPoint(mn, message.st, at->second);
    }
    m_lastKey = m_key;
    m_last = &at->second;
    return m_last;
}

Result<const Hj212Slot *> Hj212Channels::slot(Hj212Stream &stream, std::size_t place, const Hj212Item &item,
                                              const Hj212Message &message)
{
    if (const Hj212Slot *guessed = stream.at(place, item.name))
        return guessed;
    if (const Hj212Slot *known = stream.named(item.name)) {
        stream.setPlace(place, known);
        return known;
    }
    Hj212Slot slot;
    slot.name = item.name;
    if (!item.code.empty())
        slot.field = fieldOf(item.field);
    using Role = Hj212Field::Role;
    if (slot.field.role == Role::FlagLetter || slot.field.role == Role::Unread)
        return &stream.add(place, std::move(slot));

    const std::string_view today =
        slot.field.role == Role::Value ? todaysCode(message.st, item.code) : std::string_view();
    const std::string factor = factorOf(today.empty() ? item.code : today, slot.field, message.cn);
    const QString code = fromUtf8(factor);
    slot.badCode = !isUtf8(factor) || !isCode(code);
    if (!slot.badCode) {
        const ChannelKey key{stream.enterprise, stream.point, code};
        slot.channel = m_sink.channel(key);
        slot.kind = valueKind(key, m_registry);
        ChannelFacts facts;
        if (slot.kind == ValueKind::State && usualUnit(code) != u"state")
            facts.unit = QStringLiteral("state");
        if (!today.empty()) {
            facts.tags.insert(QStringLiteral("code_2005"), fromUtf8(item.code));
            m_oldCodes.insert(fromUtf8(item.code) + QStringLiteral(" = ") + fromUtf8(today));
        }
        if (!facts.unit.isEmpty() || !facts.tags.isEmpty()) {
            if (auto outcome = m_sink.declare(key, facts); !outcome)
                return outcome.error();
        }
    }
    return &stream.add(place, std::move(slot));
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
}

} // namespace nightjar

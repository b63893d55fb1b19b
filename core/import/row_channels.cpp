// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/row_channels.h"

#include <algorithm>

#include "core/import/header_words.h"
#include "core/import/recognise.h"
#include "core/import/text.h"
#include "core/import/units.h"
#include "core/series/decimal.h"

namespace nightjar {
namespace {

constexpr std::size_t mostTold = 10; ///< notices of one kind

QString trimmedText(const SheetRow &row, int column) { return fromUtf8(cellOf(row, column).substr(0, 400)).trimmed(); }

} // namespace

RowChannels::RowChannels(const TableMapping &mapping, OwnerResolver &owners, const Registry &registry, SampleSink &sink)
    : m_mapping(mapping), m_owners(owners), m_registry(registry), m_sink(sink)
{
    int water = 0;
    for (const ColumnMapping &column : mapping.columns) {
        int *place = nullptr;
        switch (column.role) {
        case ColumnRole::Enterprise: place = &m_enterprise; break;
        case ColumnRole::Point: place = &m_point; break;
        case ColumnRole::Account: place = &m_account; break;
        case ColumnRole::MeterNo: place = &m_meterNo; break;
        case ColumnRole::Mn: place = &m_mn; break;
        case ColumnRole::Factor: place = &m_factor; break;
        case ColumnRole::Unit: place = &m_unit; break;
        case ColumnRole::Value:
        case ColumnRole::Register: ++m_values; break;
        default: break;
        }
        if (place && *place < 0) {
            *place = column.column;
            m_columns.push_back(column.column);
        }
        water += column.factor.startsWith(u'w');
    }
    m_values = std::max<std::size_t>(m_values, 1);
    m_water = water > 0;
}

bool RowChannels::knowsOwner() const
{
    return !m_mapping.enterprise.isEmpty() || m_enterprise >= 0 || m_account >= 0 || m_meterNo >= 0 || m_mn >= 0 ||
           !m_base.enterprise.isEmpty() || !m_base.account.isEmpty() || !m_base.sheet.isEmpty();
}

RowEntry RowChannels::entryOf(const SheetRow &row, CellValues &words) const
{
    RowEntry entry;
    entry.cells = m_base;
    const auto take = [&](int column, QString &text) {
        const QString said = trimmedText(row, column);
        if (!said.isEmpty())
            text = said;
    };
    take(m_enterprise, entry.cells.enterprise);
    take(m_point, entry.cells.point);
    take(m_account, entry.cells.account);
    take(m_meterNo, entry.cells.meterNo);
    take(m_mn, entry.cells.mn);
    for (const int column : {m_enterprise, m_account, m_meterNo})
        entry.total = entry.total || words.isTotal(cellOf(row, column));
    // TOTAL is what many call their main meter: beside a firm's name, or where it is registered, it is a point.
    const bool ownerSaid = !trimmedText(row, m_enterprise).isEmpty() || !trimmedText(row, m_account).isEmpty();
    if (!ownerSaid && !entry.total && words.isTotal(cellOf(row, m_point))) {
        const QString name = entry.cells.point;
        entry.total = std::none_of(m_registry.points.begin(), m_registry.points.end(), [&](const Point &point) {
            return point.key.point.compare(name, Qt::CaseInsensitive) == 0 || point.name == name;
        });
    }
    entry.slots.resize(m_values);
    if (m_unit >= 0) {
        const QString written = trimmedText(row, m_unit);
        const UnitWord unit = unitWord(written);
        entry.unit = unit.known() ? unit.unit : written.left(40);
    }
    if (m_factor < 0) {
        entry.factor = m_mapping.factor;
    } else {
        const QString name = trimmedText(row, m_factor);
        bool water = m_water;
        for (const QString &text : {entry.cells.point, m_base.point})
            water = water || text.contains(QStringLiteral("废水")) || text.contains(QStringLiteral("污水"));
        const NamedFactor named = factorOfName(name, water);
        entry.factor = named.factor.isEmpty() && isCode(name) && m_mapping.layout == TableLayout::SampleRows &&
                               !name.isEmpty() && name[0].unicode() < 0x80 && usualUnit(name).size() > 0
                           ? name
                           : named.factor;
        if (entry.unit.isEmpty())
            entry.unit = named.unit;
        if (named.place != u"outlet") // the row's outlet is what it means without a word
            entry.place = named.place;
        if (entry.factor.isEmpty()) {
            entry.doubt =
                name.isEmpty()
                    ? importText(QT_TRANSLATE_NOOP("Import", "the factor is missing"))
                    : importText(QT_TRANSLATE_NOOP("Import", "the factor %1 is not known; use its HJ 212 code"))
                          .arg(name.left(60));
            entry.doubtColumn = m_factor;
        }
    }
    return entry;
}

RowEntry &RowChannels::find(const SheetRow &row, CellValues &words)
{
    m_text.clear();
    for (const int column : m_columns) {
        m_text += cellOf(row, column);
        m_text += '\0';
    }
    if (m_last && m_text == m_lastText)
        return *m_last;
    auto at = m_entries.find(m_text);
    if (at == m_entries.end()) {
        constexpr std::size_t most = 500'000; // cells that are no owners must not fill the memory
        if (m_entries.size() >= most)
            std::erase_if(m_entries, [](const auto &entry) { return !entry.second.doubt.isEmpty(); });
        at = m_entries.emplace(m_text, entryOf(row, words)).first;
    }
    m_lastText = m_text;
    m_last = &at->second;
    return at->second;
}

RowOwner RowChannels::resolve(const OwnerCells &cells) const
{
    if (m_mapping.enterprise.isEmpty()) {
        RowOwner owner = m_owners.resolve(cells);
        if (owner.doubt.isEmpty() && !m_mapping.point.isEmpty())
            owner.point.point = m_mapping.point;
        return owner;
    }
    return m_mapping.point.isEmpty() ? pointOfEnterprise(m_registry, m_mapping.enterprise, cells)
                                     : RowOwner{{m_mapping.enterprise, m_mapping.point}, {}, {}};
}

void RowChannels::tell(const QString &notice)
{
    if (!notice.isEmpty() && m_told.insert(notice).second && m_told.size() <= mostTold)
        m_sink.warn(notice);
}

const RowOwner &RowChannels::owner(RowEntry &entry, PointKind kind)
{
    std::optional<RowOwner> &owner = entry.owners[std::size_t(kind)];
    if (owner)
        return *owner;
    OwnerCells cells = entry.cells;
    cells.kind = kind;
    owner = resolve(cells);
    tell(owner->notice);
    return *owner;
}

/// The inlet of a point that the row names is `POINT-inlet`; the outlet is the firm's only one where it has one. Other
/// places are names of points.
RowOwner RowChannels::ownerAt(const RowEntry &entry, PointKind kind, const QString &place)
{
    OwnerCells cells = entry.cells;
    cells.kind = kind;
    const bool inlet = place == u"inlet";
    const QString base = m_mapping.point.isEmpty() ? codeFromName(cells.point) : m_mapping.point;
    RowOwner owner;
    if (inlet && !base.isEmpty()) {
        owner = resolve(cells);
        owner.point.point = base + QStringLiteral("-inlet");
    } else if (place == u"outlet") {
        owner = resolve(cells);
        if (owner.doubt.isEmpty() && base.isEmpty() && !m_registry.point(owner.point)) {
            cells.point = place;
            owner = resolve(cells);
        }
    } else {
        cells.point = place;
        owner = resolve(cells);
        if (!m_mapping.point.isEmpty()) // the header's word is the more special one
            owner.point.point = codeFromName(place);
    }
    if (owner.doubt.isEmpty())
        tell(importText(QT_TRANSLATE_NOOP("Import", "Columns of %1 are kept as the point %2 of %3."))
                 .arg(place, owner.point.point, owner.point.enterprise));
    return owner;
}

void RowChannels::finish()
{
    if (m_told.size() > mostTold)
        m_sink.warn(
            importText(QT_TRANSLATE_NOOP("Import", "Names of rows with a notice of this kind: %1; ten are listed."))
                .arg(m_told.size()));
}

/// What the file says of the channel's unit: where rules use another one, the exact factor between them.
Outcome RowChannels::declare(const ChannelKey &key, const QString &unit)
{
    ChannelFacts facts;
    const QString usual = usualUnit(key.factor);
    const UnitWord word = unitWord(unit);
    if (!unit.isEmpty() && unit != usual) {
        const bool scales = word.known() && !word.of.isEmpty();
        facts.unit = scales ? word.of : unit;
        if (scales) {
            facts.multiplier = word.times;
            facts.raw = true;
        }
    }
    if (m_mapping.layout == TableLayout::DayRows)
        facts.step = m_mapping.step;
    if (facts.unit.isEmpty() && facts.step == 0)
        return Done{};
    return m_sink.declare(key, facts);
}

Outcome RowChannels::make(RowEntry &entry, RowSlot &slot, const QString &factor, const QString &unit,
                          const QString &place)
{
    slot.made = true;
    const PointKind kind = pointKindForFactor(factor);
    const RowOwner found = place.isEmpty() ? owner(entry, kind) : ownerAt(entry, kind, place);
    slot.unit = unit.isEmpty() ? entry.unit : unit;
    if (!found.doubt.isEmpty()) {
        slot.doubt = found.doubt;
        return Done{};
    }
    const ChannelKey key{found.point.enterprise, found.point.point, factor};
    if (!isCode(key.enterprise) || !isCode(key.point) || !isCode(key.factor)) {
        slot.doubt =
            importText(QT_TRANSLATE_NOOP("Import", "%1 is no channel; name codes in a profile")).arg(key.text());
        return Done{};
    }
    const std::size_t before = m_sink.channelCount();
    slot.channel = m_sink.channel(key);
    slot.kind = valueKind(key, m_registry);
    const auto [known, isNew] = m_unitOf.emplace(slot.channel, slot.unit);
    if (!isNew && known->second != slot.unit && !slot.unit.isEmpty()) {
        slot.doubt = importText(QT_TRANSLATE_NOOP("Import", "the unit changes from %1 to %2 inside one channel"))
                         .arg(known->second.isEmpty() ? usualUnit(factor) : known->second, slot.unit);
        return Done{};
    }
    return m_sink.channelCount() > before || isNew ? declare(key, slot.unit) : Outcome(Done{});
}

std::string exactProduct(std::string_view a, std::string_view b)
{
    Reading x;
    Reading y;
    if (!parseReading(a, ValueKind::Number, x) || !parseReading(b, ValueKind::Number, y) || x.scale < 0 || y.scale < 0)
        return {};
    __extension__ using Wide = __int128;
    const Wide product = Wide(x.digits) * y.digits;
    constexpr Wide most = 999'999'999'999'999'999;
    const int scale = x.scale + y.scale;
    if (product > most || product < -most || scale > mostScale)
        return {};
    return readingText(std::int64_t(product), std::int8_t(scale));
}

bool multiplierOf(std::string_view cell, CellValues &words, std::string &text)
{
    text.clear();
    const std::size_t ratio = cell.find('/');
    if (ratio != std::string_view::npos) {
        const double above = textValue(cell.substr(0, ratio));
        const double below = textValue(cell.substr(ratio + 1));
        if (!(above > 0 && below > 0))
            return false;
        const double value = above / below;
        text = value == double(std::int64_t(value)) ? std::to_string(std::int64_t(value))
                                                    : QString::number(value, 'g', 15).toStdString();
        return true;
    }
    CellValue value;
    words.understand(cell, {}, value);
    if (value.kind != CellValue::Kind::Value || value.reading.scale < 0 || value.reading.digits <= 0)
        return false;
    text = value.text;
    while (text.find('.') != std::string::npos && (text.back() == '0' || text.back() == '.')) { // 80.00 is 80
        const bool point = text.back() == '.';
        text.pop_back();
        if (point)
            break;
    }
    return true;
}

} // namespace nightjar

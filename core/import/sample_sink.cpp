// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sample_sink.h"

#include <algorithm>

#include "core/cache/cache.h"
#include "core/cache/registry_store.h"
#include "core/import/text.h"

namespace nightjar {

std::size_t SampleSink::channel(const ChannelKey &key)
{
    const auto [at, isNew] = m_index.try_emplace(key, m_keys.size());
    if (isNew) {
        m_keys.push_back(key);
        m_batches.emplace_back();
    }
    return at->second;
}

SampleSink::Room SampleSink::room(std::size_t channel, std::size_t count)
{
    SampleBatch &batch = m_batches[channel];
    m_roomBegin = batch.size();
    const std::size_t size = m_roomBegin + count;
    batch.times.resize(size);
    batch.readings.resize(size);
    batch.flags.resize(size);
    batch.lines.resize(size);
    return {&batch.times[m_roomBegin], &batch.readings[m_roomBegin], &batch.flags[m_roomBegin],
            &batch.lines[m_roomBegin]};
}

void SampleSink::used(std::size_t channel, std::size_t count)
{
    SampleBatch &batch = m_batches[channel];
    const std::size_t size = m_roomBegin + count;
    batch.times.resize(size);
    batch.readings.resize(size);
    batch.flags.resize(size);
    batch.lines.resize(size);
    batch.origins.resize(size, Origin::Measured);
    m_pending += count;
    counts.read += qint64(count);
}

Flag SampleSink::flag(std::size_t channel, std::string_view text)
{
    const Flag code = flagCode(text, m_batches[channel].flagTexts);
    static constexpr std::string_view known = "NFMSDCTB?";
    if (code >= 128 || known.find(char(code)) == std::string_view::npos)
        countOddFlag(text);
    return code;
}

void SampleSink::countOddFlag(std::string_view text)
{
    constexpr std::size_t mostKinds = 1000; // a column that is no flag at all must not fill the memory
    const auto at = m_oddFlags.find(std::string(text));
    if (at != m_oddFlags.end())
        ++at->second;
    else if (m_oddFlags.size() < mostKinds)
        m_oddFlags.emplace(text, 1);
}

void SampleSink::reportFlags()
{
    if (m_oddFlags.empty())
        return;
    QStringList list;
    for (const auto &[text, count] : m_oddFlags) {
        if (list.size() == 20) {
            list += QStringLiteral("...");
            break;
        }
        list += QStringLiteral("%1 (%2)").arg(shownText(text)).arg(count);
    }
    warn(importText(QT_TRANSLATE_NOOP(
                        "Import", "Flags outside the list of HJ 212, kept as they came and not counted as valid: %1."))
             .arg(list.join(QStringLiteral(", "))));
}

Outcome SampleSink::flushAll()
{
    for (std::size_t i = 0; i < m_batches.size(); ++i) {
        if (m_batches[i].size() == 0)
            continue;
        if (auto outcome = flush(i, m_batches[i]); !outcome)
            return outcome;
        m_batches[i].clear();
    }
    m_pending = 0;
    return Done{};
}

Outcome SampleSink::refuse(qint64 line, const QString &field, const QString &reason, std::string_view raw)
{
    ++counts.read;
    ++counts.refused;
    RefusedRow row;
    row.fileName = m_fileName;
    row.line = line;
    row.field = field;
    row.reason = reason;
    row.text = shownText(raw);
    if (auto outcome = refused(row); !outcome)
        return outcome;
    if (!m_stopAtError)
        return Done{};
    return Error{Error::Kind::BadInput,
                 importText(QT_TRANSLATE_NOOP("Import", "Line %1 of %2: %3. Nothing of the file was kept; correct the "
                                                        "line or import without stopping at errors."))
                     .arg(QString::number(line), m_fileName, reason),
                 m_fileName, line};
}

Outcome SampleSink::addRow(const TableShape &shape, const TableRow &row, qint64 line)
{
    const auto outcome = put(shape, row, line);
    if (!outcome)
        return outcome.error();
    ++counts.read;
    ++(*outcome == RowOutcome::Taken ? counts.taken : counts.duplicate);
    return Done{};
}

void SampleSink::warn(const QString &sentence)
{
    constexpr int most = 100;
    if (warnings.size() < most)
        warnings += sentence;
    else if (warnings.size() == most)
        warnings += importText(QT_TRANSLATE_NOOP("Import", "More warnings than %1 are not listed.")).arg(most);
}

CacheSink::CacheSink(Cache &cache, SourceId source, const QString &fileName, bool stopAtError, OnRefused onRefused)
    : SampleSink(fileName, stopAtError), m_cache(cache), m_source(source), m_onRefused(std::move(onRefused))
{
}

Result<RowOutcome> CacheSink::put(const TableShape &shape, const TableRow &row, qint64)
{
    return noted(m_cache.registry().put(shape, row));
}

Result<std::vector<TableRow>> CacheSink::storedRows(const TableShape &shape)
{
    return noted(m_cache.registry().rows(shape));
}

Result<Series> CacheSink::storedSamples(const ChannelKey &channel, Span span)
{
    const auto id = noted(m_cache.series().find(channel));
    if (!id)
        return id.error();
    return *id == 0 ? Result<Series>(Series()) : noted(m_cache.series().read(*id, span));
}

qint64 CacheSink::channelsWithSamples() const
{
    return std::count_if(m_ids.begin(), m_ids.end(), [](ChannelId id) { return id != 0; });
}

QStringList CacheSink::enterprisesWithSamples() const
{
    QStringList codes;
    for (std::size_t channel = 0; channel < m_ids.size(); ++channel) {
        if (m_ids[channel] != 0)
            codes += key(channel).enterprise;
    }
    codes.sort();
    codes.removeDuplicates();
    return codes;
}

Outcome CacheSink::flush(std::size_t channel, SampleBatch &batch)
{
    if (m_ids.size() < channelCount())
        m_ids.resize(channelCount(), 0);
    if (m_ids[channel] == 0) {
        const auto id = m_cache.series().findOrCreate(key(channel));
        if (!id)
            return noted(Outcome(id.error()));
        m_ids[channel] = *id;
    }
    if (!batch.times.empty()) {
        const auto [first, last] = std::minmax_element(batch.times.begin(), batch.times.end());
        m_extent = m_any ? Span{std::min(m_extent.from, *first), std::max(m_extent.to, *last)} : Span{*first, *last};
        m_any = true;
    }
    return noted(m_cache.series().merge(m_ids[channel], batch, m_source, counts));
}

Outcome CacheSink::refused(const RefusedRow &row)
{
    RefusedRow stored = row;
    stored.file = m_source;
    if (m_onRefused)
        m_onRefused(stored);
    return noted(m_cache.imports().addRefused(stored));
}

Outcome CacheSink::declare(const ChannelKey &channel, const ChannelFacts &facts)
{
    const TableShape *shape = tableShape(u"channels");
    Q_ASSERT(shape); // a table of the dataset format
    if (!m_declared) {
        const auto rows = m_cache.registry().rows(*shape);
        if (!rows)
            return noted(Outcome(rows.error()));
        m_declared.emplace();
        for (const TableRow &row : *rows)
            m_declared->emplace(ChannelKey{row.cells[0], row.cells[1], row.cells[2]}, row);
    }
    TableRow &row = (*m_declared)[channel];
    const TableRow before = row;
    if (row.cells.isEmpty()) {
        row.cells.resize(qsizetype(shape->columns.size()));
        row.cells[0] = channel.enterprise;
        row.cells[1] = channel.point;
        row.cells[2] = channel.factor;
    }
    QString &unit = row.cells[shape->columnIndex(u"unit")];
    if (!facts.unit.isEmpty() && !unit.isEmpty() && unit != facts.unit)
        warn(importText(QT_TRANSLATE_NOOP("Import", "The declared unit %1 of %2 stays; %3 was not stored."))
                 .arg(unit, channel.text(), facts.unit));
    if (unit.isEmpty())
        unit = facts.unit;
    QString &step = row.cells[shape->columnIndex(u"step_s")];
    if (facts.step > 0 && !step.isEmpty() && step.toLongLong() != facts.step)
        warn(importText(QT_TRANSLATE_NOOP("Import", "The declared step of %1 s of %2 stays; %3 s was not stored."))
                 .arg(step, channel.text())
                 .arg(facts.step));
    if (step.isEmpty() && facts.step > 0)
        step = QString::number(facts.step);
    QString &multiplier = row.cells[shape->columnIndex(u"multiplier")];
    QString &raw = row.cells[shape->columnIndex(u"raw")];
    if (!facts.multiplier.isEmpty() && multiplier.isEmpty() && raw.isEmpty()) {
        multiplier = facts.multiplier;
        raw = facts.raw ? QStringLiteral("1") : QString();
    } else if (!facts.multiplier.isEmpty() && multiplier.toDouble() != facts.multiplier.toDouble()) {
        warn(importText(QT_TRANSLATE_NOOP("Import", "The declared multiplier %1 of %2 stays; %3 was not stored."))
                 .arg(multiplier.isEmpty() ? QStringLiteral("1") : multiplier, channel.text(), facts.multiplier));
    }
    for (auto tag = facts.tags.begin(); tag != facts.tags.end(); ++tag) {
        if (!row.tags.contains(tag.key()))
            row.tags.insert(tag.key(), tag.value());
    }
    if (row == before)
        return Done{};
    const auto put = m_cache.registry().put(*shape, row);
    return put ? Outcome(Done{}) : noted(Outcome(put.error()));
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/cache_sink.h"

#include <algorithm>

#include "core/cache/cache.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

/// Samples that may wait for the writing thread: 9 MB.
constexpr std::size_t laneRoom = std::size_t(1) << 18;
/// A refused row needs the room of so many samples.
constexpr std::size_t refusedWeight = 32;
/// Samples for which written batches may hold memory, to be used again.
constexpr std::size_t mostSpare = std::size_t(1) << 19;

} // namespace

CacheSink::CacheSink(Cache &cache, SourceId source, const QString &fileName, bool stopAtError, OnRefused onRefused,
                     Writing writing)
    : SampleSink(fileName, stopAtError), m_cache(cache), m_source(source), m_onRefused(std::move(onRefused)),
      m_writing(writing)
{
}

Result<RowOutcome> CacheSink::put(const TableShape &shape, const TableRow &row, qint64)
{
    if (auto outcome = settle(); !outcome)
        return outcome.error();
    return noted(m_cache.registry().put(shape, row));
}

Result<std::vector<TableRow>> CacheSink::storedRows(const TableShape &shape)
{
    if (auto outcome = settle(); !outcome)
        return outcome.error();
    return noted(m_cache.registry().rows(shape));
}

Result<Series> CacheSink::storedSamples(const ChannelKey &channel, Span span)
{
    if (auto outcome = settle(); !outcome)
        return outcome.error();
    const auto id = noted(m_cache.series().find(channel));
    if (!id)
        return id.error();
    return *id == 0 ? Result<Series>(Series()) : noted(m_cache.series().read(*id, span));
}

qint64 CacheSink::channelsWithSamples() const
{
    return std::count_if(m_written.ids.begin(), m_written.ids.end(), [](ChannelId id) { return id != 0; });
}

QStringList CacheSink::enterprisesWithSamples() const
{
    QStringList codes;
    for (std::size_t channel = 0; channel < m_written.ids.size(); ++channel) {
        if (m_written.ids[channel] != 0)
            codes += key(channel).enterprise;
    }
    codes.sort();
    codes.removeDuplicates();
    return codes;
}

/// Puts a job into the cache.
Outcome CacheSink::store(Job &job)
{
    if (job.refused)
        return m_cache.imports().addRefused(*job.refused);
    if (m_written.ids.size() <= job.channel)
        m_written.ids.resize(job.channel + 1, 0);
    ChannelId &id = m_written.ids[job.channel];
    if (job.key) {
        const auto found = m_cache.series().findOrCreate(*job.key);
        if (!found)
            return found.error();
        id = *found;
    }
    const std::vector<Seconds> &times = job.batch.times;
    if (!times.empty()) {
        const auto [first, last] = std::minmax_element(times.begin(), times.end());
        Span &extent = m_written.extent;
        extent = m_written.any ? Span{std::min(extent.from, *first), std::max(extent.to, *last)} : Span{*first, *last};
        m_written.any = true;
    }
    return m_cache.series().merge(id, job.batch, m_source, m_written.counts);
}

/// The writing thread's work. After a failure the rest of the file is worth nothing.
void CacheSink::write(Job &job)
{
    if (m_writingFailed)
        return;
    if (auto outcome = store(job); !outcome) {
        m_written.outcome = outcome;
        m_writingFailed = true;
    }
    const std::size_t room = job.batch.times.capacity();
    job.batch.clear();
    const std::lock_guard lock(m_spareMutex);
    if (job.refused || m_spareRoom + room > mostSpare)
        return;
    m_spareRoom += room;
    m_spare.push_back(std::move(job.batch));
}

SampleBatch CacheSink::spareBatch()
{
    const std::lock_guard lock(m_spareMutex);
    if (m_spare.empty())
        return {};
    SampleBatch batch = std::move(m_spare.back());
    m_spare.pop_back();
    m_spareRoom -= batch.times.capacity();
    return batch;
}

Outcome CacheSink::hand(Job job, std::size_t weight)
{
    if (m_writingFailed)
        return settle();
    m_lane->post(std::move(job), weight);
    return Done{};
}

Outcome CacheSink::settle()
{
    if (m_lane)
        m_lane->drain();
    if (!m_written.outcome)
        return noted(m_written.outcome);
    counts += std::exchange(m_written.counts, {});
    return Done{};
}

Outcome CacheSink::flush(std::size_t channel, SampleBatch &batch)
{
    Job job;
    job.channel = channel;
    if (m_begun.size() <= channel)
        m_begun.resize(std::max(channel + 1, channelCount()), false);
    if (!m_begun[channel])
        job.key = key(channel);
    m_begun[channel] = true;
    job.batch = std::move(batch);
    if (m_writing == Writing::Behind) {
        if (!m_lane)
            m_lane = std::make_unique<Lane<Job>>([this](Job &each) { write(each); }, laneRoom);
        batch = spareBatch();
        const std::size_t size = job.batch.size();
        return hand(std::move(job), size);
    }
    const Outcome outcome = noted(store(job));
    batch = std::move(job.batch);
    counts += std::exchange(m_written.counts, {});
    return outcome;
}

Outcome CacheSink::refused(const RefusedRow &row)
{
    Job job;
    job.refused = row;
    job.refused->file = m_source;
    if (m_onRefused)
        m_onRefused(*job.refused);
    return m_lane ? hand(std::move(job), refusedWeight) : noted(store(job));
}

Outcome CacheSink::declare(const ChannelKey &channel, const ChannelFacts &facts)
{
    const TableShape *shape = tableShape(u"channels");
    Q_ASSERT(shape); // a table of the dataset format
    if (auto outcome = settle(); !outcome)
        return outcome;
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

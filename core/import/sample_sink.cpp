// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sample_sink.h"

#include <algorithm>

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
    if (!isListedFlag(code))
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

void SampleSink::gatherDays()
{
    // One who wants the first rows soon gets them.
    m_staging = std::make_unique<SampleStaging>(
        [this](std::size_t channel, SampleBatch &batch) { return pour(channel, batch); }, m_pendingLimit * 4);
}

Outcome SampleSink::pour(std::size_t channel, SampleBatch &batch)
{
    batch.flagTexts = m_batches[channel].flagTexts; // known for as long as the file is read
    return flush(channel, batch);
}

Outcome SampleSink::flushAll()
{
    if (m_staging) {
        if (auto outcome = m_staging->pourAll(); !outcome)
            return outcome;
    }
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

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/preview.h"

#include <algorithm>

#include "core/import/read_file.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

/// Keeps the first rows for showing.
class PreviewSink final : public SampleSink
{
public:
    PreviewSink(FilePreview &preview, std::size_t most)
        : SampleSink(preview.file, false), m_preview(preview), m_most(most)
    {
        setPendingLimit(most);
    }
    bool full() const override { return m_preview.rows.size() + m_preview.refused.size() >= m_most; }
    Outcome declare(const ChannelKey &, const ChannelFacts &) override { return Done{}; }
    Result<std::vector<TableRow>> storedRows(const TableShape &) override { return std::vector<TableRow>(); }
    const std::vector<Seconds> &times() const { return m_times; }

protected:
    Outcome flush(std::size_t channel, SampleBatch &batch) override
    {
        std::size_t text = 0;
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const Reading &reading = batch.readings[i];
            PreviewRow row;
            row.line = batch.lines[i];
            row.channel = key(channel).text();
            row.time = formatTime(batch.times[i]);
            row.value = reading.scale == Reading::verbatim
                            ? QString::fromStdString(batch.texts[text++].second)
                            : QString::fromStdString(readingText(reading.digits, reading.scale));
            row.flag = QString::fromStdString(flagText(batch.flags[i], batch.flagTexts));
            row.origin = batch.origins[i] == Origin::Substituted ? QStringLiteral("substituted") : QString();
            m_preview.rows.push_back(std::move(row));
            m_times.push_back(batch.times[i]);
        }
        counts.taken += qint64(batch.size());
        return Done{};
    }
    Outcome refused(const RefusedRow &row) override
    {
        m_preview.refused.push_back(row);
        return Done{};
    }
    Result<RowOutcome> put(const TableShape &, const TableRow &row, qint64 line) override
    {
        PreviewRow shown;
        shown.line = line;
        shown.cells = row.cells;
        m_preview.rows.push_back(std::move(shown));
        return RowOutcome::Taken;
    }

private:
    FilePreview &m_preview;
    std::size_t m_most;
    std::vector<Seconds> m_times;
};

Seconds medianDistance(std::vector<Seconds> times)
{
    std::sort(times.begin(), times.end());
    std::vector<Seconds> distances;
    for (std::size_t i = 1; i < times.size(); ++i)
        distances.push_back(times[i] - times[i - 1]);
    if (distances.empty())
        return 0;
    std::nth_element(distances.begin(), distances.begin() + std::ptrdiff_t(distances.size() / 2), distances.end());
    return distances[distances.size() / 2];
}

} // namespace

Result<FilePreview> previewFile(const QString &path, const ImportOptions &options, const Registry &registry,
                                std::size_t most)
{
    FilePreview preview;
    preview.file = path;
    auto bytes = ByteStream::open(path);
    if (!bytes)
        return bytes.error();
    CsvStream csv(*bytes);
    const auto file = recognise(path, *bytes, csv, options, registry);
    if (!file)
        return file.error();
    preview.format = file->name();
    if (file->format == FileFormat::Table) {
        for (const TableColumn &column : file->table->columns)
            preview.columns += QString::fromLatin1(column.name);
    } else {
        preview.columns = file->header;
    }
    PreviewSink sink(preview, most);
    ImportOptions alone = options; // a few rows are wanted, not all cores
    alone.threads = 1;
    if (auto outcome = readFile(*bytes, csv, *file, alone, registry, sink); !outcome)
        return outcome.error();
    preview.encoding = file->book ? file->book->encoding() : encodingName(bytes->encoding());
    preview.complete = !sink.full();
    preview.counts = sink.counts;
    preview.warnings = sink.warnings;
    std::stable_sort(preview.rows.begin(), preview.rows.end(),
                     [](const PreviewRow &a, const PreviewRow &b) { return a.line < b.line; });
    if (preview.rows.size() > most)
        preview.rows.resize(most);
    if (file->format == FileFormat::SeriesCsv) {
        preview.channel = file->channel.text();
        const Channel *declared = registry.channel(file->channel);
        preview.unit = declared && !declared->unit.isEmpty() ? declared->unit
                       : !options.unit.isEmpty()             ? options.unit
                                                             : usualUnit(file->channel.factor);
        preview.step = declared && declared->step > 0 ? declared->step
                       : options.step > 0             ? options.step
                                                      : medianDistance(sink.times());
    }
    return preview;
}

} // namespace nightjar

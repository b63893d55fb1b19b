// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/read_file.h"

#include "core/base/pipeline.h"
#include "core/import/hj212_reader.h"
#include "core/import/importer.h"
#include "core/import/mapped_table.h"
#include "core/import/series_csv_reader.h"
#include "core/import/table_reader.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

/// The mapping says whose names an officer confirmed; all others are asked of the registry.
Outcome readForeign(const Recognised &file, const QString &path, const Registry &registry, SampleSink &sink,
                    std::vector<NameQuestion> *questions)
{
    const OwnerIndex owners(registry);
    Whose whose(owners, file.mapping.names);
    if (auto outcome = readMappedTable(*file.book, file.mapping, whose, registry, sink, path); !outcome)
        return outcome;
    warnOfQuestions(whose, sink);
    if (questions)
        *questions = whose.questions();
    return Done{};
}

/// Of a large file, for all cores but those that read it and that write what it holds.
std::unique_ptr<Workers> workersFor(const ByteStream &bytes, const ImportOptions &options)
{
    const int threads = threadCount(options.threads) - 2;
    if (threads < 1 || bytes.size() < worthThreads)
        return {};
    return std::make_unique<Workers>(threads);
}

Outcome read(ByteStream &bytes, CsvStream &csv, const Recognised &file, const ImportOptions &options,
             const Registry &registry, SampleSink &sink, std::vector<NameQuestion> *questions)
{
    switch (file.format) {
    case FileFormat::Table: return readTable(csv, file, sink);
    case FileFormat::SeriesCsv: return readSeriesCsv(csv, file, sink, workersFor(bytes, options).get());
    case FileFormat::LongCsv: return readLongCsv(csv, file, registry, sink, workersFor(bytes, options).get());
    case FileFormat::Hj212: return readHj212(bytes, registry, sink, workersFor(bytes, options).get());
    case FileFormat::Foreign: return readForeign(file, bytes.path(), registry, sink, questions);
    }
    Q_UNREACHABLE();
}

} // namespace

Outcome readFile(ByteStream &bytes, CsvStream &csv, const Recognised &file, const ImportOptions &options,
                 const Registry &registry, SampleSink &sink, std::vector<NameQuestion> *questions)
{
    if (!file.ignored.isEmpty())
        sink.warn(importText(QT_TRANSLATE_NOOP("Import", "Columns that are not read: %1."))
                      .arg(file.ignored.join(QStringLiteral(", ")).left(500)));
    const bool facts = !options.unit.isEmpty() || options.step > 0;
    if (facts && !file.channel.factor.isEmpty()) {
        if (auto outcome = sink.declare(file.channel, {options.unit, options.step, {}}); !outcome)
            return outcome;
    } else if (facts) {
        sink.warn(importText(
            QT_TRANSLATE_NOOP("Import", "Unit and step were not used: they belong to a file with one channel.")));
    }
    if (auto outcome = read(bytes, csv, file, options, registry, sink, questions); !outcome)
        return outcome;
    if (auto outcome = sink.flushAll(); !outcome)
        return outcome;
    if (auto outcome = sink.settle(); !outcome)
        return outcome;
    sink.reportFlags();
    return Done{};
}

} // namespace nightjar

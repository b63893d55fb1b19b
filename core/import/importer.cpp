// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/importer.h"

#include <algorithm>
#include <chrono>
#include <set>

#include <QFileInfo>
#include <QTemporaryDir>

#include "core/base/hash.h"
#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/import/collect_files.h"
#include "core/import/import_unit.h"
#include "core/import/read_file.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr std::size_t mostListed = 100'000; ///< refused rows that a report holds in memory

/// One run over a list of files.
class Run
{
public:
    Run(Cache &cache, const ImportOptions &options, const OnProgress &onProgress)
        : m_cache(cache), m_options(options), m_onProgress(onProgress)
    {
    }
    Result<ImportReport> import(const QStringList &paths);

private:
    enum class After { Continue, Stop };
    Result<After> importFile(const InputFile &input, FileReport &report);
    Result<bool> isKnown(const InputFile &input, const Recognised &file, const QString &readAs, FileReport &report);
    Outcome replayKnown(const ImportFile &record, FileReport &report);
    Outcome keep(const InputFile &input, const Recognised &file, const QString &readAs, ByteStream &bytes,
                 CsvStream &csv, FileReport &report);
    Outcome journal(const FileReport &report);
    void noteRefused(const RefusedRow &row);
    Outcome loadRegistry();
    bool progress(qint64 bytesOfFile) const
    {
        return !m_onProgress || m_onProgress({m_doneBytes + bytesOfFile, m_totalBytes});
    }
    ImportUnit::Nesting nesting() const
    {
        return m_options.dryRun ? ImportUnit::Nesting::InTransaction : ImportUnit::Nesting::Own;
    }

    Cache &m_cache;
    const ImportOptions &m_options;
    const OnProgress &m_onProgress;
    ImportReport m_report;
    std::optional<Registry> m_registry; ///< read when needed, forgotten when a file changes it
    std::set<qint64> m_knownSizes;      ///< of files imported before: only these can be known by their hash
    qint64 m_doneBytes = 0;
    qint64 m_totalBytes = 0;
    bool m_cacheFailed = false;
};

Outcome Run::loadRegistry()
{
    if (m_registry)
        return Done{};
    auto registry = m_cache.registry().load();
    if (!registry)
        return registry.error();
    m_registry = *std::move(registry);
    return Done{};
}

void Run::noteRefused(const RefusedRow &row)
{
    ++m_report.refusedTotal;
    if (m_report.refused.size() < mostListed)
        m_report.refused.push_back(row);
    if (m_options.onRefused)
        m_options.onRefused(row);
}

Outcome Run::journal(const FileReport &report)
{
    const QJsonObject rows{{QStringLiteral("read"), report.rows.read},
                           {QStringLiteral("taken"), report.rows.taken},
                           {QStringLiteral("refused"), report.rows.refused},
                           {QStringLiteral("duplicate"), report.rows.duplicate},
                           {QStringLiteral("conflict"), report.rows.conflict}};
    return m_cache.audit().append(m_options.now, m_options.by, QStringLiteral("import"), report.file,
                                  {{QStringLiteral("sha256"), report.sha256},
                                   {QStringLiteral("format"), report.format},
                                   {QStringLiteral("already"), report.already},
                                   {QStringLiteral("rows"), rows}});
}

/// The contract: nothing is taken, what was read and not refused is a duplicate, the refused rows are told again.
Outcome Run::replayKnown(const ImportFile &record, FileReport &report)
{
    report.already = true;
    report.sha256 = record.sha256;
    report.rows.read = record.rows.read;
    report.rows.refused = record.rows.refused;
    report.rows.duplicate = record.rows.read - record.rows.refused;
    report.channels = record.channels;
    report.warnings = record.warnings;
    const auto refused = m_cache.imports().refused(record.id);
    if (!refused)
        return refused.error();
    for (RefusedRow row : *refused) {
        row.fileName = report.file;
        noteRefused(row);
    }
    if (record.format.startsWith(u"table:")) {
        const auto files = m_cache.imports().files();
        if (!files)
            return files.error();
        const bool later = std::any_of(files->begin(), files->end(), [&](const ImportFile &other) {
            return other.id > record.id && other.format == record.format;
        });
        if (later) {
            report.warnings += importText(QT_TRANSLATE_NOOP(
                "Import", "This file was imported before, and other files changed the table since; nothing of it "
                          "was taken again. To return to its rows, change the file and import it again."));
        }
    }
    auto unit = ImportUnit::begin(m_cache.database(), nesting());
    if (!unit)
        return unit.error();
    if (auto outcome = journal(report); !outcome)
        return outcome;
    return unit->commit();
}

Result<bool> Run::isKnown(const InputFile &input, const Recognised &, const QString &readAs, FileReport &report)
{
    if (!m_knownSizes.contains(input.size))
        return false;
    const auto hash = sha256OfFile(input.path, [&](Progress) { return progress(0); });
    if (!hash)
        return hash.error();
    const auto record = m_cache.imports().known(*hash, readAs);
    if (!record || *record)
        m_cacheFailed = true; // until the replay below has gone well
    if (!record)
        return record.error();
    if (!*record)
        return false;
    if (auto outcome = replayKnown(**record, report); !outcome)
        return outcome.error();
    m_cacheFailed = false;
    return true;
}

/// Reads the file into the cache inside one unit. An error leaves the cache as it was.
Outcome Run::keep(const InputFile &input, const Recognised &file, const QString &readAs, ByteStream &bytes,
                  CsvStream &csv, FileReport &report)
{
    const auto start = std::chrono::steady_clock::now();
    m_cacheFailed = true; // until the reader begins: what fails here is the cache
    auto unit = ImportUnit::begin(m_cache.database(), nesting());
    if (!unit)
        return unit.error();
    ImportFile record;
    record.path = input.path;
    record.name = QFileInfo(input.path).fileName();
    record.readAs = readAs;
    record.format = report.format;
    record.profile = report.profile;
    record.importedAt = m_options.now;
    record.importedBy = m_options.by;
    const auto id = m_cache.imports().add(record);
    if (!id)
        return id.error();
    record.id = *id;

    CacheSink sink(m_cache, *id, input.path, m_options.stopAtError,
                   [this](const RefusedRow &row) { noteRefused(row); });
    auto outcome = readFile(bytes, csv, file, m_options, *m_registry, sink);
    m_cacheFailed = sink.cacheFailed();
    if (!outcome)
        return outcome;
    const auto hash = bytes.finish();
    if (!hash)
        return hash.error();
    m_cacheFailed = true;
    report.sha256 = record.sha256 = *hash;
    report.rows = record.rows = sink.counts;
    report.channels = record.channels = sink.channelsWithSamples();
    report.warnings = record.warnings = sink.warnings;
    record.bytes = bytes.size();
    record.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (outcome = m_cache.imports().update(record); !outcome)
        return outcome;
    if (outcome = journal(report); !outcome)
        return outcome;
    if (outcome = unit->commit(); !outcome)
        return outcome;
    m_cacheFailed = false;
    m_knownSizes.insert(input.size);
    if (file.format == FileFormat::Table || file.format == FileFormat::Hj212 || !m_options.unit.isEmpty() ||
        m_options.step > 0)
        m_registry.reset();
    return Done{};
}

Result<Run::After> Run::importFile(const InputFile &input, FileReport &report)
{
    report.file = input.path;
    report.profile = m_options.profile;
    if (input.error) {
        report.error = input.error;
        return After::Continue;
    }
    if (auto outcome = loadRegistry(); !outcome)
        return outcome.error();
    auto bytes = ByteStream::open(input.path, [this](qint64 done) { return progress(done); });
    if (!bytes) {
        report.error = bytes.error();
        return After::Continue;
    }
    CsvStream csv(*bytes);
    const std::size_t listedBefore = m_report.refused.size();
    const qint64 refusedBefore = m_report.refusedTotal;
    Outcome outcome = Done{};
    m_cacheFailed = false;
    if (const auto file = recognise(input.path, *bytes, csv, m_options, *m_registry); !file) {
        outcome = file.error();
    } else {
        report.format = file->name();
        const QString readAs = file->readAs(m_options, *m_registry);
        const auto known = isKnown(input, *file, readAs, report);
        if (!known)
            outcome = known.error();
        else if (!*known)
            outcome = keep(input, *file, readAs, *bytes, csv, report);
    }
    if (outcome)
        return After::Continue;
    if (m_cacheFailed)
        return outcome.error();
    report.rows = {};
    report.channels = 0;
    report.sha256.clear();
    report.warnings.clear();
    report.error = outcome.error();
    m_report.cancelled = outcome.error().kind == Error::Kind::Cancelled;
    m_report.stopped = m_options.stopAtError && outcome.error().row >= 0;
    if (m_report.stopped)
        return After::Stop;
    m_report.refused.resize(listedBefore);
    m_report.refusedTotal = refusedBefore;
    return m_report.cancelled ? After::Stop : After::Continue;
}

Result<ImportReport> Run::import(const QStringList &paths)
{
    InputFiles input = collectFiles(paths);
    m_report.skipped = std::move(input.skipped);
    m_report.notices = std::move(input.notices);
    for (const InputFile &file : input.files)
        m_totalBytes += file.size;
    std::optional<Transaction> whole; // of a dry run: never committed
    if (m_options.dryRun) {
        auto transaction = Transaction::begin(m_cache.database());
        if (!transaction)
            return transaction.error();
        whole.emplace(*std::move(transaction));
    }
    const auto known = m_cache.imports().files();
    if (!known)
        return known.error();
    for (const ImportFile &file : *known)
        m_knownSizes.insert(file.bytes);
    for (const InputFile &file : input.files) {
        FileReport report;
        const auto start = std::chrono::steady_clock::now();
        const auto after = importFile(file, report);
        if (!after)
            return after.error();
        report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        m_report.files.push_back(std::move(report));
        m_doneBytes += file.size;
        if (*after == After::Stop)
            break;
    }
    return std::move(m_report);
}

Outcome checkOptions(const ImportOptions &options)
{
    if (!options.profile.isEmpty()) {
        return Error{Error::Kind::NotFound,
                     importText(QT_TRANSLATE_NOOP("Import", "There is no import profile %1. Leave out --profile."))
                         .arg(options.profile)};
    }
    const ChannelKey channel = channelKeyFromText(options.as);
    if (!options.as.isEmpty() && (!isCode(channel.enterprise) || !isCode(channel.point) || !isCode(channel.factor))) {
        return Error{
            Error::Kind::BadInput,
            importText(QT_TRANSLATE_NOOP(
                           "Import",
                           "%1 is no channel. Write ENTERPRISE/POINT/FACTOR with codes of 1 to 64 letters and digits."))
                .arg(options.as)};
    }
    return Done{};
}

} // namespace

bool ImportReport::ok() const
{
    return !cancelled &&
           std::none_of(files.begin(), files.end(), [](const FileReport &file) { return file.error.has_value(); });
}

Result<ImportReport> importPaths(Cache &cache, const QStringList &paths, const ImportOptions &options,
                                 const OnProgress &onProgress)
{
    if (auto outcome = checkOptions(options); !outcome)
        return outcome.error();
    return Run(cache, options, onProgress).import(paths);
}

Result<ImportReport> dryRunImport(const QString &cachePath, const QStringList &paths, ImportOptions options,
                                  const OnProgress &onProgress)
{
    options.dryRun = true;
    QTemporaryDir folder;
    const bool exists = QFileInfo::exists(cachePath);
    if (!exists && !folder.isValid()) {
        return Error{Error::Kind::Io,
                     importText(QT_TRANSLATE_NOOP(
                                    "Import", "No temporary folder could be made for the dry run: %1. Free some room."))
                         .arg(folder.errorString())};
    }
    auto cache = Cache::open(exists ? cachePath : folder.filePath(QStringLiteral("dry-run.nightjar")),
                             exists ? OpenMode::ReadWrite : OpenMode::Create);
    if (!cache)
        return cache.error();
    return importPaths(*cache, paths, options, onProgress);
}

} // namespace nightjar

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
#include "core/import/delimiter.h"
#include "core/import/import_unit.h"
#include "core/import/profile.h"
#include "core/import/propose_mapping.h"
#include "core/import/read_file.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

/// What was not UTF-8 with commas is shown, so that a wrong guess is seen.
void warnOfEncoding(const ByteStream &bytes, const CsvStream &csv, const Recognised &file, SampleSink &sink)
{
    if (file.format == FileFormat::Hj212)
        return;
    if (file.book) {
        const QString encoding = file.book->encoding();
        if (!encoding.isEmpty() && encoding != u"UTF-8")
            sink.warn(importText(QT_TRANSLATE_NOOP("Import", "Read as %1.")).arg(encoding));
        for (const QString &notice : file.book->notices())
            sink.warn(notice);
        return;
    }
    if (bytes.encoding() != TextEncoding::Utf8) {
        sink.warn(
            bytes.encodingDoubtful()
                ? importText(QT_TRANSLATE_NOOP("Import", "Read as %1, judging by few characters: compare the names."))
                      .arg(encodingName(bytes.encoding()))
                : importText(QT_TRANSLATE_NOOP("Import", "Read as %1.")).arg(encodingName(bytes.encoding())));
    }
    if (csv.delimiter() != ',')
        sink.warn(
            importText(QT_TRANSLATE_NOOP("Import", "Cells are separated by: %1.")).arg(delimiterName(csv.delimiter())));
}

constexpr std::size_t mostListed = 100'000; ///< refused rows that a report holds in memory

/// One run over a list of files.
class Run
{
public:
    Run(Cache &cache, const ImportOptions &options, const OnProgress &onProgress)
        : m_cache(cache), m_options(options), m_onProgress(onProgress), m_group(cache.database(), !options.dryRun)
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
    bool withThreads(qint64 bytesOfFile) const
    {
        return bytesOfFile >= worthThreads && threadCount(m_options.threads) > 1;
    }
    bool progress(qint64 bytesOfFile) const
    {
        return !m_onProgress ||
               m_onProgress({m_doneBytes + bytesOfFile, m_totalBytes, m_doneRows + (m_sink ? m_sink->counts.read : 0)});
    }
    Result<After> importInGroup(const InputFile &input, FileReport &report);
    void unpack(InputFile &input);

    Cache &m_cache;
    const ImportOptions &m_options;
    const OnProgress &m_onProgress;
    ImportGroup m_group;
    Unpacker m_unpacker;
    ImportReport m_report;
    std::optional<Registry> m_registry; ///< read when needed, forgotten when a file changes it
    std::set<qint64> m_knownSizes;      ///< of files imported before: only these can be known by their hash
    const SampleSink *m_sink = nullptr; ///< of the file that is being read
    qint64 m_doneRows = 0;
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
    auto unit = ImportUnit::begin(m_cache.database());
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
    const auto hash = sha256OfFile(input.diskPath(), [&](Progress) { return progress(0); });
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
    auto unit = ImportUnit::begin(m_cache.database());
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
    if (file.format == FileFormat::Foreign) { // so that the import can be repeated when its profile has changed
        if (const auto kept = recordReading(m_cache, file.mapping); !kept)
            return kept.error();
    }

    CacheSink sink(
        m_cache, *id, input.path, m_options.stopAtError, [this](const RefusedRow &row) { noteRefused(row); },
        withThreads(bytes.size()) ? CacheSink::Writing::Behind : CacheSink::Writing::Here);
    m_sink = &sink;
    auto outcome = readFile(bytes, csv, file, m_options, *m_registry, sink, &report.questions);
    m_sink = nullptr;
    m_doneRows += sink.counts.read;
    m_cacheFailed = sink.cacheFailed();
    if (!outcome)
        return outcome;
    const auto hash = file.book ? file.book->sha256() : bytes.finish();
    if (!hash)
        return hash.error();
    warnOfEncoding(bytes, csv, file, sink);
    m_cacheFailed = true;
    report.sha256 = record.sha256 = *hash;
    report.rows = record.rows = sink.counts;
    report.channels = record.channels = sink.channelsWithSamples();
    report.enterprises = sink.enterprisesWithSamples();
    report.extent = sink.extent();
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
    if (file.format == FileFormat::Table || file.format == FileFormat::Hj212 || file.format == FileFormat::Foreign ||
        !m_options.unit.isEmpty() || m_options.step > 0)
        m_registry.reset();
    return Done{};
}

Result<Run::After> Run::importFile(const InputFile &input, FileReport &report)
{
    report.file = input.path;
    if (input.error) {
        report.error = input.error;
        m_report.cancelled = input.error->kind == Error::Kind::Cancelled;
        return m_report.cancelled ? After::Stop : After::Continue;
    }
    if (auto outcome = loadRegistry(); !outcome)
        return outcome.error();
    auto bytes = ByteStream::open(
        input.diskPath(), [this](qint64 done) { return progress(done); },
        withThreads(input.size) ? ByteStream::Reading::Ahead : ByteStream::Reading::Here);
    if (!bytes) {
        report.error = bytes.error();
        return After::Continue;
    }
    CsvStream csv(*bytes);
    const std::size_t listedBefore = m_report.refused.size();
    const qint64 refusedBefore = m_report.refusedTotal;
    Outcome outcome = Done{};
    m_cacheFailed = false;
    std::optional<ImportOptions> own; // of a file whose mapping an officer corrected
    if (const auto given = m_options.mappings.find(input.path); given != m_options.mappings.end()) {
        own = m_options;
        own->mapping = given->second;
    }
    const ImportOptions &options = own ? *own : m_options;
    if (const auto file = recognise(input.diskPath(), *bytes, csv, options, *m_registry); !file) {
        outcome = file.error();
    } else {
        report.format = file->name();
        report.profile = file->mapping.profile;
        if (file->book) {
            report.encoding = file->book->encoding();
            report.layout = layoutName(file->mapping.layout);
            report.profileVersion = report.profile.isEmpty() ? 0 : file->mapping.version;
        }
        const QString readAs = file->readAs(options, *m_registry);
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
    report.enterprises.clear();
    report.extent = {};
    report.sha256.clear();
    report.warnings.clear();
    report.error = outcome.error();
    if (!input.onDisk.isEmpty()) { // readers know the unpacked file; people know the archive
        report.error->text.replace(input.onDisk, input.path);
        report.error->source.replace(input.onDisk, input.path);
    }
    m_report.cancelled = outcome.error().kind == Error::Kind::Cancelled;
    m_report.stopped = m_options.stopAtError && outcome.error().row >= 0;
    if (m_report.stopped)
        return After::Stop;
    m_report.refused.resize(listedBefore);
    m_report.refusedTotal = refusedBefore;
    return m_report.cancelled ? After::Stop : After::Continue;
}

/// Puts the content of a packed file on the disk; what keeps it from there becomes the file's error.
void Run::unpack(InputFile &input)
{
    if (!input.packed || input.error)
        return;
    const auto path = m_unpacker.unpack(*input.packed, [this] { return progress(0); });
    if (!path) {
        input.error = path.error();
        return;
    }
    input.onDisk = *path;
    input.size = QFileInfo(*path).size();
}

/// A failure of the cache ends the import; the files before it that are whole are kept where that can still be done.
Result<Run::After> Run::importInGroup(const InputFile &input, FileReport &report)
{
    if (input.error)
        return importFile(input, report);
    if (auto outcome = m_group.begin(input.size); !outcome)
        return outcome.error();
    const auto after = importFile(input, report);
    const auto outcome = after ? m_group.end(input.size) : m_group.commit();
    return after && !outcome ? Result<After>(outcome.error()) : after;
}

Result<ImportReport> Run::import(const QStringList &paths)
{
    InputFiles input = collectFiles(paths);
    m_report.skipped = std::move(input.skipped);
    m_report.notices = std::move(input.notices);
    for (const InputFile &file : input.files)
        m_totalBytes += file.size;
    if (m_options.dryRun) { // all it sees is one moment, never committed
        if (auto outcome = m_group.begin(0); !outcome)
            return outcome.error();
    }
    const auto known = m_cache.imports().files();
    if (!known)
        return known.error();
    for (const ImportFile &file : *known)
        m_knownSizes.insert(file.bytes);
    for (InputFile &file : input.files) {
        FileReport report;
        const auto start = std::chrono::steady_clock::now();
        const qint64 announced = file.size;
        unpack(file);
        const auto after = importInGroup(file, report);
        if (!after)
            return after.error();
        report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        m_report.files.push_back(std::move(report));
        m_doneBytes += announced;
        if (*after == After::Stop)
            break;
    }
    if (m_options.dryRun) {
        if (auto outcome = loadRegistry(); !outcome)
            return outcome.error();
        m_report.registry = std::make_shared<const Registry>(*m_registry);
    }
    if (auto outcome = m_group.commit(); !outcome)
        return outcome.error();
    return std::move(m_report);
}

Outcome checkOptions(const ImportOptions &options)
{
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
    ImportOptions whole = options;
    if (!options.profile.isEmpty() && !options.mapping) {
        auto profile = chosenProfile(cache, options.profile);
        if (!profile)
            return profile.error();
        whole.mapping = *std::move(profile);
    }
    if (whole.profiles.empty()) {
        auto profiles = cachedProfiles(cache);
        if (!profiles)
            return profiles.error();
        whole.profiles = *std::move(profiles);
    }
    return Run(cache, whole, onProgress).import(paths);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pull.h"

#include <algorithm>
#include <chrono>

#include "core/cache/audit_store.h"
#include "core/cache/cache.h"
#include "core/cache/registry_store.h"
#include "core/import/cache_sink.h"
#include "core/import/mapped_table.h"
#include "core/import/propose_mapping.h"
#include "core/import/query_workbook.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr std::size_t mostListed = 100'000; ///< refused rows that a report holds in memory

/// Columns named as in the dataset format: then factors are codes as they are meant, and hours do not become `-h`.
bool isDatasetForm(const TableMapping &mapping)
{
    static const QStringList names{QStringLiteral("enterprise"), QStringLiteral("point"), QStringLiteral("factor"),
                                   QStringLiteral("time"), QStringLiteral("value")};
    QStringList headers;
    for (const ColumnMapping &column : mapping.columns)
        headers += column.header;
    return mapping.layout == TableLayout::SampleRows && mapping.profile.isEmpty() &&
           std::all_of(names.begin(), names.end(), [&](const QString &name) { return headers.contains(name); });
}

/// The profile of the source, else what the names of the columns say where that is clear.
Result<TableMapping> mappingOf(Cache &cache, const QuerySource &source, QueryWorkbook &book)
{
    if (!source.profile.isEmpty())
        return chosenProfile(cache, source.profile);
    const auto profiles = cachedProfiles(cache);
    if (!profiles)
        return profiles.error();
    auto proposal = proposeMapping(book, *profiles);
    if (!proposal)
        return proposal.error();
    const QString missing = missingOf(proposal->mapping);
    if (proposal->clear() && missing.isEmpty()) {
        if (isDatasetForm(proposal->mapping))
            proposal->mapping.step = 0;
        return std::move(proposal->mapping);
    }
    QStringList columns;
    for (const ColumnMapping &column : proposal->mapping.columns)
        columns += column.header;
    return Error{
        Error::Kind::BadInput,
        importText(QT_TRANSLATE_NOOP("Import", "The columns of source %1 (%2) are not understood for sure. Name "
                                               "them in the SELECT (AS enterprise, point, factor, time, value) "
                                               "or give the source a profile."))
            .arg(source.name, columns.join(QStringLiteral(", ")).left(200)),
        source.name};
}

QJsonObject journalOf(const PullReport &report)
{
    const RowCounts &rows = report.file.rows;
    return {{QStringLiteral("sha256"), report.file.sha256},
            {QStringLiteral("profile"), report.file.profile},
            {QStringLiteral("from"), report.from.value},
            {QStringLiteral("to"), report.to.value},
            {QStringLiteral("rows"), QJsonObject{{QStringLiteral("read"), rows.read},
                                                 {QStringLiteral("taken"), rows.taken},
                                                 {QStringLiteral("refused"), rows.refused},
                                                 {QStringLiteral("duplicate"), rows.duplicate},
                                                 {QStringLiteral("conflict"), rows.conflict}}}};
}

/// Everything of one pull that is written; the caller's transaction holds it together.
Outcome keepPull(Cache &cache, const QuerySource &source, const PullOptions &options, QueryWorkbook &book,
                 PullReport &report)
{
    const auto start = std::chrono::steady_clock::now();
    const auto mapping = mappingOf(cache, source, book);
    if (!mapping)
        return mapping.error();
    const auto registry = cache.registry().load();
    if (!registry)
        return registry.error();
    const auto reading = recordReading(cache, *mapping);
    if (!reading)
        return reading.error();
    FileReport &file = report.file;
    file.profile = mapping->profile;
    file.profileVersion = mapping->profile.isEmpty() ? 0 : mapping->version;
    file.layout = layoutName(mapping->layout);

    ImportFile record;
    record.path = file.file;
    record.name = source.name;
    record.readAs = QStringLiteral("query;source=%1;from=%2;mapping=%3").arg(source.name, report.from.value, *reading);
    record.format = file.format;
    record.profile = file.profile;
    record.importedAt = options.actor.at;
    record.importedBy = options.actor.by;
    const auto id = cache.imports().add(record);
    if (!id)
        return id.error();
    record.id = *id;

    const OwnerIndex owners(*registry);
    Whose whose(owners, mapping->names);
    CacheSink sink(cache, *id, file.file, false, [&](const RefusedRow &row) {
        if (report.refused.size() < mostListed)
            report.refused.push_back(row);
        if (options.onRefused)
            options.onRefused(row);
    });
    if (auto ok = readMappedTable(book, *mapping, whose, *registry, sink); !ok)
        return ok;
    if (auto ok = sink.flushAll(); !ok)
        return ok;
    sink.reportFlags();
    warnOfQuestions(whose, sink);
    const auto hash = book.sha256();
    if (!hash)
        return hash.error();
    report.queryRows = book.progress().rows;
    report.to = book.progress().greatest;
    file.sha256 = record.sha256 = *hash;
    file.rows = record.rows = sink.counts;
    file.channels = record.channels = sink.channelsWithSamples();
    file.warnings = record.warnings = sink.warnings;
    file.questions = whose.questions();
    file.seconds = record.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (auto ok = cache.imports().update(record); !ok)
        return ok;
    if (!source.watermark.isEmpty()) {
        if (auto ok = setWatermark(cache, source.name, report.to, options.actor); !ok)
            return ok;
    }
    return cache.audit().append(options.actor.at, options.actor.by, QStringLiteral("pull"), source.name,
                                journalOf(report));
}

} // namespace

Result<PullReport> pullSource(Cache &cache, const QuerySource &source, const PullOptions &options,
                              const OnProgress &onProgress)
{
    PullReport report;
    report.file.file = QStringLiteral("query:") + source.name;
    report.file.format = QStringLiteral("query");
    // The write lock comes first: two pulls of one source take turns, and the second begins where the first ended.
    auto transaction = Transaction::begin(cache.database());
    if (!transaction)
        return transaction.error();
    const auto mark = watermarkOf(cache, source.name);
    if (!mark)
        return mark.error();
    report.from = mark->value.isEmpty() ? Watermark{source.start, false} : *mark;
    constexpr qint64 rowsBetween = 1024;
    const auto onRow = [&onProgress](const QueryProgress &progress) {
        return !onProgress || progress.rows % rowsBetween != 1 || onProgress({progress.rows, 0});
    };
    auto book = QueryWorkbook::open(source, options.password, report.from, onRow);
    if (!book)
        return book.error();
    if (auto ok = keepPull(cache, source, options, **book, report); !ok)
        return ok.error();
    if (report.queryRows == 0 || options.dryRun) // nothing new is no import
        return report;
    if (auto ok = transaction->commit(); !ok)
        return ok.error();
    return report;
}

Result<TableMapping> proposePullMapping(Cache &cache, const QuerySource &source, const QString &password)
{
    const auto mark = watermarkOf(cache, source.name);
    if (!mark)
        return mark.error();
    auto book = QueryWorkbook::open(source, password, *mark);
    if (!book)
        return book.error();
    const auto profiles = cachedProfiles(cache);
    if (!profiles)
        return profiles.error();
    auto proposal = proposeMapping(**book, *profiles);
    if (!proposal)
        return proposal.error();
    return proposal->mapping;
}

} // namespace nightjar

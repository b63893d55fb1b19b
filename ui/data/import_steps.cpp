// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/import_steps.h"

#include <algorithm>

#include <QCoreApplication>
#include <QElapsedTimer>

#include "core/cache/cache.h"
#include "core/import/profile.h"
#include "core/import/propose_mapping.h"
#include "ui/data/mapping_words.h"
#include "ui/data/table_look.h"
#include "ui/paper/format.h"

namespace nightjar {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportPage)
};

} // namespace

Result<ImportReport> importInto(const QString &cachePath, const QStringList &paths, const ImportOptions &options,
                                const OnProgress &onProgress)
{
    auto cache = Cache::open(cachePath, OpenMode::Create);
    if (!cache)
        return cache.error();
    QElapsedTimer clock;
    clock.start();
    auto report = importPaths(*cache, paths, options, onProgress);
    if (report && !report->cancelled) {
        const auto tidied = compactWhenItPays(*cache, double(clock.elapsed()) / 1000, onProgress);
        if (!tidied && tidied.error().kind != Error::Kind::Cancelled)
            report->notices += tidied.error().text; // the import itself is done and safe
    }
    return report;
}

Result<FilePreview> previewInto(const QString &cachePath, const QString &file, const QStringList &dropped,
                                ImportOptions options, const Registry &registry)
{
    if (const TableMapping *given = options.mappingOf(file)) {
        options.mapping = *given;
    } else if (!cachePath.isEmpty()) {
        auto cache = Cache::open(cachePath, OpenMode::ReadOnly);
        if (!cache)
            return cache.error();
        auto profiles = cachedProfiles(*cache);
        if (!profiles)
            return profiles.error();
        options.profiles = *std::move(profiles);
    }
    Unpacker unpacker;
    const auto path = readablePath(file, dropped, unpacker);
    return path ? previewFile(*path, options, registry) : Result<FilePreview>(path.error());
}

RowCounts totalRows(const ImportReport &report)
{
    RowCounts total;
    for (const FileReport &file : report.files)
        total += file.rows;
    return total;
}

QString countsSentence(const RowCounts &counts)
{
    return Text::tr("%1 rows read: %2 taken, %3 refused, %4 already known, %5 in conflict.")
        .arg(formatCount(counts.read), formatCount(counts.taken), formatCount(counts.refused),
             formatCount(counts.duplicate), formatCount(counts.conflict));
}

QString importSummary(const ImportReport &report)
{
    const auto bad = std::count_if(report.files.begin(), report.files.end(), [](const auto &file) { return file.error; });
    const QString counts = countsSentence(totalRows(report));
    if (report.cancelled)
        return Text::tr("Import cancelled: the files before it are kept, nothing of the last one is. %1").arg(counts);
    if (bad > 0)
        return Text::tr("%n file(s) could not be read. %1", nullptr, int(bad)).arg(counts);
    return Text::tr("%n file(s) imported. %1", nullptr, int(report.files.size())).arg(counts);
}

QString formatWord(const QString &format)
{
    if (format == u"series-csv")
        return Text::tr("One-channel series");
    if (format == u"long-csv")
        return Text::tr("Many-channel series");
    if (format == u"hj212")
        return Text::tr("HJ 212 log");
    if (format.startsWith(u"table:"))
        return Text::tr("Table %1").arg(format.mid(6));
    // A foreign table: `xlsx:day-rows`.
    const QString kind = format.section(u':', 0, 0).toUpper();
    for (const TableLayout layout :
         {TableLayout::TimeRows, TableLayout::DayRows, TableLayout::SampleRows, TableLayout::Registers}) {
        if (format.section(u':', 1) == layoutName(layout)) {
            //: a recognised table: %1 the kind of file (XLSX), %2 how its samples lie in it
            return Text::tr("%1, %2").arg(kind, layoutWord(layout).toLower());
        }
    }
    return format;
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QFile>
#include <QSaveFile>

#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/import_report.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/import/importer.h"
#include "core/import/refused_csv.h"

namespace nightjar::cli {
namespace {

QJsonObject reportJson(const ImportReport &report)
{
    QJsonArray files;
    for (const FileReport &file : report.files)
        files.append(fileJson(file));
    return {{QStringLiteral("files"), files},
            {QStringLiteral("skipped"), QJsonArray::fromStringList(report.skipped)},
            {QStringLiteral("refused"), refusedJson(report.refused)}};
}

void printReport(const Call &call, const ImportReport &report)
{
    RowCounts sum;
    for (const FileReport &file : report.files) {
        sum += file.rows;
        noteFile(call, file);
    }
    noteRefused(call, report.refused);
    for (const QString &notice : report.notices)
        call.note(notice);
    call.line(Text::tr("%n file(s): %1 rows read, %2 taken, %3 refused, %4 already known, %5 in conflict.", nullptr,
                       int(report.files.size()))
                  .arg(sum.read)
                  .arg(sum.taken)
                  .arg(sum.refused)
                  .arg(sum.duplicate)
                  .arg(sum.conflict));
}

std::optional<ImportOptions> optionsOf(const Call &call, int &status)
{
    ImportOptions options;
    options.as = call.option("as");
    options.unit = call.option("unit");
    options.column = call.option("column");
    options.profile = call.option("profile");
    options.dryRun = call.has("dry-run");
    options.stopAtError = call.has("stop-at-error");
    options.threads = call.threads();
    options.by = userName();
    options.now = clockNow();
    if (call.has("step")) {
        bool ok = false;
        options.step = call.option("step").toLongLong(&ok);
        if (!ok || options.step < 1 || options.step > 366 * secondsPerDay) {
            status = call.misuse(Text::tr("--step takes the whole seconds between two samples, such as 900."));
            return {};
        }
    }
    if (call.has("as")) {
        const ChannelKey key = channelKeyFromText(options.as);
        if (!isCode(key.enterprise) || !isCode(key.point) || !isCode(key.factor)) {
            status = call.misuse(
                Text::tr("--as takes a channel ENTERPRISE/POINT/FACTOR of valid codes, not %1.").arg(options.as));
            return {};
        }
    }
    return options;
}

} // namespace

int runImport(const Call &call)
{
    const QStringList paths = call.arguments();
    if (paths.isEmpty())
        return call.misuse(Text::tr("import takes at least one file or folder."));
    int status = done;
    auto options = optionsOf(call, status);
    if (!options)
        return status;

    QSaveFile refused(call.option("refused"));
    if (call.has("refused")) {
        if (!refused.open(QIODevice::WriteOnly)) {
            return call.fail({Error::Kind::Io,
                              Text::tr("%1 cannot be written: %2. Choose another folder for --refused.")
                                  .arg(refused.fileName(), refused.errorString()),
                              refused.fileName()});
        }
        refused.write(refusedCsvHeader());
        options->onRefused = [&refused](const RefusedRow &row) { refused.write(refusedCsvLine(row)); };
    }

    const OnProgress progress = call.progress(Text::tr("Importing"));
    Result<ImportReport> report = [&]() -> Result<ImportReport> {
        if (options->dryRun)
            return dryRunImport(call.option("cache"), paths, *options, progress);
        auto cache = call.openCache(OpenMode::Create);
        if (!cache)
            return cache.error();
        QElapsedTimer clock;
        clock.start();
        auto imported = importPaths(*cache, paths, *options, progress);
        if (imported && !imported->cancelled) {
            const auto compacted =
                compactWhenItPays(*cache, double(clock.elapsed()) / 1000, call.progress(Text::tr("Tidying")));
            if (!compacted && compacted.error().kind != Error::Kind::Cancelled)
                call.note(compacted.error().text); // the import itself is done and safe
        }
        return imported;
    }();
    if (!report)
        return call.fail(report.error());
    if (call.has("refused") && !refused.commit())
        return call.fail(
            {Error::Kind::Io,
             Text::tr("%1 cannot be written: %2. Free some space.").arg(refused.fileName(), refused.errorString()),
             refused.fileName()});
    printReport(call, *report);
    call.document(reportJson(*report));
    return report->ok() && !report->stopped && !report->cancelled ? done : failed;
}

} // namespace nightjar::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/sample_district.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "core/cache/cache.h"
#include "core/sample/sample.h"

namespace nightjar {

namespace {

constexpr const char *cacheName = "sample-district.nightjar";

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Sample)
};

void removeCache(const QString &path)
{
    for (const char *tail : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(tail));
}

/// Maps the progress of one step onto [from, to] per mille of the whole.
OnProgress part(const OnProgress &onProgress, qint64 from, qint64 to)
{
    if (!onProgress)
        return {};
    return [=](Progress step) {
        const double share = step.total > 0 ? std::clamp(double(step.done) / double(step.total), 0.0, 1.0) : 0.0;
        return onProgress({from + qint64(share * double(to - from)), 1000});
    };
}

/// Imports into `path`; the cache is closed, hence complete in one file, when this returns.
Result<ImportReport> fill(const QString &path, const QStringList &folders, const SampleDistrictRequest &request,
                          const OnProgress &onProgress)
{
    auto cache = Cache::open(path, OpenMode::Create);
    if (!cache)
        return cache.error();
    ImportOptions options;
    options.by = request.by;
    options.now = request.now;
    return importPaths(*cache, folders, options, onProgress);
}

} // namespace

QString sampleResourceFolder()
{
    QStringList places{QCoreApplication::applicationDirPath() + QStringLiteral("/../share/nightjar/sample")};
#ifdef NIGHTJAR_RESOURCE_DIR
    places.append(QStringLiteral(NIGHTJAR_RESOURCE_DIR "/sample"));
#endif
    for (const QString &place : std::as_const(places)) {
        if (QFileInfo::exists(place + QStringLiteral("/recipe.json")))
            return QDir::cleanPath(place);
    }
    return {};
}

Result<SampleDistrict> openSampleDistrict(const SampleDistrictRequest &request, const OnProgress &onProgress)
{
    const QDir folder(request.dataFolder);
    SampleDistrict district;
    district.cachePath = folder.filePath(QLatin1String(cacheName));
    if (QFileInfo::exists(district.cachePath))
        return district;
    if (!QDir().mkpath(folder.path()))
        return Error{
            Error::Kind::Io,
            Text::tr("The folder %1 cannot be made. Choose another data folder or free the place.").arg(folder.path()),
            folder.path()};
    const QString resources = request.resources.isEmpty() ? sampleResourceFolder() : request.resources;
    SampleRecipe recipe;
    if (!resources.isEmpty()) {
        auto read = readSampleRecipe(resources + QStringLiteral("/recipe.json"));
        if (!read)
            return read.error();
        recipe = *read;
    }
    const QString simulated = folder.filePath(QStringLiteral("sample-district"));
    if (auto written = writeSample(recipe, simulated, part(onProgress, 0, 250)); !written)
        return written.error();

    const QString unfinished = district.cachePath + QStringLiteral(".part");
    removeCache(unfinished); // what an earlier run left that did not come to its end
    QStringList folders{simulated};
    if (!resources.isEmpty())
        folders.append(resources);
    auto report = fill(unfinished, folders, request, part(onProgress, 250, 1000));
    if (!report || report->cancelled) {
        removeCache(unfinished);
        if (!report)
            return report.error();
        return Error{Error::Kind::Cancelled,
                     Text::tr("Making the sample district was cancelled; nothing of it was kept.")};
    }
    const auto bad =
        std::find_if(report->files.begin(), report->files.end(), [](const auto &file) { return file.error; });
    if (bad != report->files.end()) {
        removeCache(unfinished);
        return *bad->error;
    }
    if (!QFile::rename(unfinished, district.cachePath)) {
        const bool other =
            QFileInfo::exists(district.cachePath); // a second program was quicker: its district is as good
        removeCache(unfinished);
        if (!other)
            return Error{Error::Kind::Io,
                         Text::tr("%1 cannot be renamed to %2. Check that the folder can be written.")
                             .arg(unfinished, district.cachePath),
                         district.cachePath};
    }
    district.made = true;
    district.report = *std::move(report);
    return district;
}

} // namespace nightjar

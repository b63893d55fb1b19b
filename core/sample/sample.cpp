// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/sample.h"

#include <QTemporaryDir>

#include "core/sample/csv_files.h"
#include "core/sample/district.h"
#include "core/sample/names.h"
#include "core/sample/scenario.h"

namespace nightjar {
namespace {

using namespace sample;

/// Raised with every change of the simulator that changes bytes; part of the recipe.
constexpr int simulatorVersion = 3;

/// Free functions have no tr() of their own; this gives lupdate the context to file the sentences under.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Sample)
};

std::optional<Error> refusalOf(const SampleRecipe &recipe)
{
    if (recipe.enterprises < 1 || recipe.enterprises > 100'000)
        return Error{Error::Kind::BadInput,
                     Text::tr("A sample needs between 1 and 100,000 enterprises, not %1. Give another number.")
                         .arg(recipe.enterprises)};
    if (recipe.days < 1 || recipe.days > 3660)
        return Error{
            Error::Kind::BadInput,
            Text::tr("A sample covers between 1 and 3,660 days, not %1. Give another number.").arg(recipe.days)};
    const Civil first = civilOf(recipe.from);
    if (first.year < 1990 || first.year > 2100)
        return Error{Error::Kind::BadInput,
                     Text::tr("A sample begins between 1990 and 2100, not on %1. Give another date.")
                         .arg(formatDate(recipe.from))};
    return {};
}

QJsonObject recipeJson(const SampleRecipe &recipe)
{
    return {{"simulator", simulatorVersion},
            {"enterprises", recipe.enterprises},
            {"days", recipe.days},
            {"seed", QString::number(recipe.seed)},
            {"from", formatDate(recipe.from)}};
}

QJsonObject summaryJson(const SampleSummary &summary)
{
    return {{"enterprises", summary.enterprises},
            {"points", summary.points},
            {"channels", summary.channels},
            {"labels", summary.labels},
            {"files", summary.files},
            {"samples", summary.samples},
            {"bytes", summary.bytes}};
}

/// The summary of a folder that holds this recipe already.
std::optional<SampleSummary> madeBefore(const SampleRecipe &recipe, const QString &folder)
{
    QFile file(QDir(folder).filePath("recipe.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(file.read(1 << 16)).object();
    if (object.value("recipe").toObject() != recipeJson(recipe))
        return {};
    const QJsonObject made = object.value("made").toObject();
    SampleSummary summary;
    summary.enterprises = made.value("enterprises").toInt();
    summary.points = made.value("points").toInt();
    summary.channels = made.value("channels").toInt();
    summary.labels = made.value("labels").toInt();
    summary.files = made.value("files").toInt();
    summary.samples = made.value("samples").toInteger();
    summary.bytes = made.value("bytes").toInteger();
    summary.reused = true;
    // Somebody may have taken files away; then it is no longer the sample.
    const int present = int(QDir(folder).entryList(QDir::Files).size());
    if (summary.files <= 0 || present < summary.files)
        return {};
    return summary;
}

std::optional<Error> folderRefusal(const QFileInfo &info)
{
    const QString path = info.absoluteFilePath();
    if (info.exists() && !info.isDir())
        return Error{Error::Kind::Conflict, Text::tr("%1 is a file. Name a folder for the sample.").arg(path), path};
    if (info.isDir() && !QDir(path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
        return Error{Error::Kind::Conflict,
                     Text::tr("The folder %1 is not empty and does not hold this sample. Name a new folder or empty it "
                              "first.")
                         .arg(path),
                     path};
    return {};
}

Plant makePlant(const Clock &clock, quint64 seed, int index)
{
    const std::size_t first = scenarios().size();
    const Scenario &scenario = scenarios()[std::size_t(index) % first];
    Site site{clock, Random(seed, quint64(index) + 1), index, std::size_t(index) >= first, scenario.acts, {}};
    // A city is honest for the most part: beyond the first district every fourth firm has its scenario's acts.
    const bool acts = !site.lean || site.random.chance(0.25);
    if (!acts)
        std::erase_if(site.acts, [](Act act) { return act < Act::OpenNights; });
    site.plant.firm = makeFirm(scenario, index, site.random);
    scenario.build(site);
    return std::move(site.plant);
}

/// Writes the channels of one firm.
Outcome writeSeries(const Plant &plant, const Clock &clock, const QDir &dir, SampleSummary &summary)
{
    for (const Channel &channel : plant.channels) {
        const QString name = QString::fromUtf8(plant.firm.code + "__" + channel.point + "__" + channel.factor + ".csv");
        const QByteArray bytes = seriesFile(channel, clock, summary.samples);
        if (const Outcome done = writeFile(dir.filePath(name), bytes); !done)
            return done;
        summary.bytes += bytes.size();
        ++summary.files;
    }
    return Done{};
}

Outcome writeTables(DistrictTables &tables, const SampleRecipe &recipe, const QDir &dir, SampleSummary &summary)
{
    summary.labels = tables.labels();
    for (const auto &[name, bytes] : tables.finish()) {
        if (const Outcome done = writeFile(dir.filePath(QString::fromUtf8(name)), bytes); !done)
            return done;
        summary.bytes += bytes.size();
        ++summary.files;
    }
    ++summary.files;
    const QJsonObject all{{"recipe", recipeJson(recipe)},
                          {"made", summaryJson(summary)},
                          {"note", "Simulated data. No enterprise, person or value in this folder is real."}};
    return writeFile(dir.filePath("recipe.json"), QJsonDocument(all).toJson());
}

} // namespace

Result<SampleSummary> writeSample(const SampleRecipe &recipe, const QString &folder, const OnProgress &onProgress)
{
    if (const auto refusal = refusalOf(recipe))
        return *refusal;
    const QFileInfo info(QDir::cleanPath(folder));
    const QString path = info.absoluteFilePath();
    if (folder.isEmpty())
        return Error{Error::Kind::BadInput, Text::tr("No folder is named for the sample. Name one.")};
    if (const auto summary = madeBefore(recipe, path))
        return *summary;
    if (const auto refusal = folderRefusal(info))
        return *refusal;

    const QString parent = info.absolutePath();
    if (!QDir().mkpath(parent))
        return Error{Error::Kind::Io,
                     Text::tr("The folder %1 cannot be made, so the sample cannot be written to %2. Choose another "
                              "place.")
                         .arg(parent, path),
                     path};
    QTemporaryDir work(QDir(parent).filePath(".nightjar-sample-XXXXXX"));
    if (!work.isValid())
        return Error{Error::Kind::Io,
                     Text::tr("The sample cannot be written to %1: %2. Choose a folder that can be written.")
                         .arg(path, work.errorString()),
                     path};
    const QDir dir(work.path());

    const Clock clock{recipe.from, recipe.days};
    DistrictTables tables(clock, recipe.seed);
    SampleSummary summary;
    for (int index = 0; index < recipe.enterprises; ++index) {
        if (onProgress && !onProgress({index, recipe.enterprises}))
            return Error{Error::Kind::Cancelled,
                         Text::tr("The sample was cancelled; nothing was left at %1.").arg(path), path};
        const Plant plant = makePlant(clock, recipe.seed, index);
        if (const Outcome done = writeSeries(plant, clock, dir, summary); !done)
            return done.error();
        tables.add(plant);
        ++summary.enterprises;
        summary.points += int(plant.points.size());
        summary.channels += int(plant.channels.size());
    }
    if (const Outcome done = writeTables(tables, recipe, dir, summary); !done)
        return done.error();

    // An empty folder may stand in the way of the rename.
    if (QFileInfo::exists(path) && !QDir().rmdir(path))
        return Error{Error::Kind::Io, Text::tr("The empty folder %1 cannot be replaced. Name a new folder.").arg(path),
                     path};
    if (!QDir().rename(work.path(), path))
        return Error{Error::Kind::Io,
                     Text::tr("The finished sample cannot be moved to %1. Name another folder.").arg(path), path};
    work.setAutoRemove(false);
    // QTemporaryDir keeps others out; a sample is for everyone who may read the place.
    QFile::setPermissions(path, QFile::permissions(path) | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther |
                                    QFile::ExeOther);
    if (onProgress)
        onProgress({recipe.enterprises, recipe.enterprises});
    return summary;
}

Result<SampleRecipe> readSampleRecipe(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::NotFound,
                     Text::tr("The recipe %1 cannot be read: %2. Name another file.").arg(path, file.errorString()),
                     path};
    const QJsonDocument document = QJsonDocument::fromJson(file.read(1 << 16));
    QJsonObject object = document.object();
    if (object.contains("recipe")) // the file that a finished sample holds
        object = object.value("recipe").toObject();
    SampleRecipe recipe;
    recipe.enterprises = object.value("enterprises").toInt(-1);
    recipe.days = object.value("days").toInt(-1);
    bool seedRead = false;
    recipe.seed = object.value("seed").toVariant().toString().toULongLong(&seedRead);
    const auto from = parseDate(object.value("from").toString().toStdString());
    if (!document.isObject() || !seedRead || !from)
        return Error{Error::Kind::BadInput,
                     Text::tr("%1 is no recipe of a sample: it needs enterprises, days, seed and from. Correct the "
                              "file.")
                         .arg(path),
                     path};
    recipe.from = *from;
    if (auto refusal = refusalOf(recipe)) {
        refusal->source = path;
        return *refusal;
    }
    return recipe;
}

} // namespace nightjar

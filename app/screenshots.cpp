// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshots.h"

#include <cstdio>

#include <QApplication>
#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QEventLoop>
#include <QTimer>

#include "core/base/language.h"
#include "core/cache/cache.h"
#include "core/cache/screening_store.h"
#include "core/casework/case_open.h"
#include "core/sample/sample_district.h"
#include "core/screening/screening_run.h"
#include "ui/job_board.h"
#include "ui/main_window.h"
#include "ui/pages.h"
#include "ui/paper/lead_picture.h"
#include "ui/plans/night_form.h"
#include "ui/plans/night_work.h"
#include "ui/settings.h"
#include "ui/theme.h"

namespace nightjar {

namespace {

constexpr int longestWaitMs = 60'000;

/// Lets the window work until its jobs are done and nothing was painted anew for a moment.
void settle(MainWindow &window, int quietMs = 300)
{
    const QDeadlineTimer end(longestWaitMs);
    qint64 quietSince = QDateTime::currentMSecsSinceEpoch();
    while (!end.hasExpired()) {
        QEventLoop loop;
        QTimer::singleShot(20, &loop, &QEventLoop::quit);
        loop.exec();
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        if (!window.pagesReady() || window.workspace().jobs().busy() || window.workspace().loading())
            quietSince = now;
        else if (now - quietSince >= quietMs)
            return;
    }
}

bool isNox(const QString &channel) { return channel.contains(u"/a21002"); }

/// The lead that shows most: a measured value that stands still, NOx before others; else the strongest of the last
/// months.
const StoredLead *leadToShow(const std::vector<StoredLead> &leads, Seconds now)
{
    const auto rank = [](const StoredLead &stored) {
        const bool still = stored.lead.rule == u"long-constant";
        const bool nox = !stored.lead.channels.isEmpty() && isNox(stored.lead.channels.first());
        return (still ? 4.0 : 0.0) + (still && nox ? 2.0 : 0.0) + stored.lead.strength;
    };
    const StoredLead *best = nullptr;
    for (const StoredLead &stored : leads) {
        if (stored.hint || stored.gone || stored.lead.tier == LeadTier::Firm ||
            stored.lead.span.to < now - 180 * secondsPerDay)
            continue;
        if (!best || rank(stored) > rank(*best))
            best = &stored;
    }
    return best;
}

/// What is doubted and one witness beside it, a meter where there is one: two axes that can be read.
QStringList channelsToShow(const Lead &lead)
{
    QStringList channels = lead.channels;
    const auto meter = std::find_if(lead.witnesses.begin(), lead.witnesses.end(),
                                    [](const QString &channel) { return channel.endsWith(u"/kw"); });
    if (meter != lead.witnesses.end())
        channels << *meter;
    else if (!lead.witnesses.isEmpty())
        channels << lead.witnesses.first();
    return channels;
}

/// A copy of the cache with a case and a kept plan of two teams, so that every page has something to show and the
/// officer's own cache stays as it is. Without leads there is neither, and the pages say so.
Outcome furnish(const QString &path)
{
    auto content = loadCacheContent(path, OpenMode::ReadWrite);
    if (!content)
        return content.error();
    const QString by = QStringLiteral("nightjar");
    if (const StoredLead *stored = leadToShow(content->leads, content->now); stored && stored->state == u"new") {
        auto cache = Cache::open(path, OpenMode::ReadWrite);
        if (!cache)
            return cache.error();
        NewCase request;
        request.leads = {stored->lead.id};
        request.by = by;
        request.at = content->now;
        request.program = QStringLiteral("Nightjar " NIGHTJAR_VERSION);
        if (auto file = newCase(*cache, request, drawLeadPicture); !file)
            return file.error();
    }
    NightForm form;
    form.night = dayOf(content->now);
    form.teams.resize(2);
    const auto candidates = loadCandidates(path, form.night, {});
    if (!candidates)
        return candidates.error();
    if (candidates->candidates.empty())
        return Done{};
    auto night = nightSettings(form, candidates->candidates);
    if (!night)
        return night.error();
    night->route.seconds = 1;
    auto plan = planNight(*candidates, *night, {});
    if (!plan)
        return plan.error();
    if (auto kept = keepPlan({path, by, content->now}, *std::move(plan)); !kept)
        return kept.error();
    return Done{};
}

Result<QString> cacheToShow(const QString &file)
{
    QString path = file;
    if (path.isEmpty()) {
        SampleDistrictRequest request;
        request.dataFolder = settings::dataFolder();
        request.by = QStringLiteral("nightjar");
        request.now = QDateTime::currentSecsSinceEpoch();
        auto district = openSampleDistrict(request);
        if (!district)
            return district.error();
        path = district->cachePath;
    }
    // Pictures of a cache that nobody screened would show empty tables.
    bool empty = false;
    {
        auto cache = Cache::open(path, OpenMode::ReadOnly);
        if (!cache)
            return cache.error();
        const auto leads = cache->screenings().leads();
        empty = leads && leads->empty();
    }
    if (empty) {
        auto pack = RulePack::standard();
        if (!pack)
            return pack.error();
        ScreeningScope scope;
        scope.pack = *std::move(pack);
        scope.now = QDateTime::currentSecsSinceEpoch();
        scope.by = QStringLiteral("nightjar");
        if (auto report = runScreening(path, scope); !report)
            return report.error();
    }
    return path;
}

} // namespace

int takeScreenshots(const QString &file, const QString &folder)
{
    const auto fail = [](const QString &text) {
        std::fprintf(stderr, "nightjar: %s\n", qPrintable(text));
        return 1;
    };
    if (!QDir().mkpath(folder))
        return fail(QStringLiteral("The folder %1 cannot be made.").arg(folder));
    const auto path = cacheToShow(file);
    if (!path)
        return fail(path.error().text);
    for (const Language language : {Language::English, Language::Chinese}) {
        useLanguage(language); // the plan's teams are named in it
        QTemporaryDir temporary;
        const QString copy = temporary.filePath(QFileInfo(*path).fileName());
        if (!temporary.isValid() || !QFile::copy(*path, copy))
            return fail(QStringLiteral("%1 cannot be copied to %2.").arg(*path, temporary.path()));
        if (auto outcome = furnish(copy); !outcome)
            return fail(outcome.error().text);
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            applyTheme(mode);
            MainWindow window;
            window.resize(1366, 768);
            window.show();
            window.openCache(copy);
            settle(window);
            // Something has to be selected, or the inspector and the curves have nothing to say.
            const StoredLead *stored = leadToShow(window.workspace().leads(), window.workspace().now());
            const QString lead = stored ? stored->lead.id : QString();
            if (stored) {
                const Span span = stored->lead.span;
                window.workspace().selectLead(lead);
                Q_EMIT window.workspace().openCurvesRequested(
                    channelsToShow(stored->lead),
                    {span.from - 2 * secondsPerDay,
                     std::min(span.to, span.from + 8 * secondsPerDay) + 2 * secondsPerDay});
            }
            // The Data page looks at files; looking writes nothing.
            if (const QString resources = sampleResourceFolder(); !resources.isEmpty())
                Q_EMIT window.workspace().importRequested({resources});
            for (const PageEntry &entry : pageEntries()) {
                window.showPage(entry.id);
                settle(window);
                const QString name =
                    QStringLiteral("%1-%2-%3.png")
                        .arg(entry.id, languageCode(language),
                             mode == ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
                if (!window.grab().save(QDir(folder).filePath(name)))
                    return fail(QStringLiteral("%1 cannot be written in %2.").arg(name, folder));
                std::printf("%s\n", qPrintable(name));
            }
        }
    }
    return 0;
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshots.h"

#include <cstdio>

#include <QApplication>
#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QEventLoop>
#include <QTimer>

#include "core/base/language.h"
#include "core/cache/cache.h"
#include "core/cache/screening_store.h"
#include "core/sample/sample_district.h"
#include "core/screening/screening_run.h"
#include "ui/job_board.h"
#include "ui/main_window.h"
#include "ui/pages.h"
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
        if (window.workspace().jobs().busy() || window.workspace().loading())
            quietSince = now;
        else if (now - quietSince >= quietMs)
            return;
    }
}

/// The strongest lead of the last months: one that the other pages can show, too.
const StoredLead *leadToShow(const Workspace &workspace)
{
    const StoredLead *best = nullptr;
    for (const StoredLead &stored : workspace.leads()) {
        if (stored.hint || stored.gone || stored.lead.tier == LeadTier::Firm
            || stored.lead.span.to < workspace.now() - 180 * secondsPerDay)
            continue;
        if (!best || stored.lead.strength > best->lead.strength)
            best = &stored;
    }
    return best;
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
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            useLanguage(language);
            applyTheme(mode);
            MainWindow window;
            window.resize(1366, 768);
            window.show();
            window.openCache(*path);
            settle(window);
            // Something has to be selected, or the inspector and the curves have nothing to say.
            if (const StoredLead *stored = leadToShow(window.workspace())) {
                const Span span = stored->lead.span;
                window.workspace().selectLead(stored->lead.id);
                Q_EMIT window.workspace().openCurvesRequested(
                    stored->lead.channels + stored->lead.witnesses,
                    {span.from - 2 * secondsPerDay, std::min(span.to, span.from + 8 * secondsPerDay) + 2 * secondsPerDay});
            }
            // The Data page looks at files; looking writes nothing.
            if (const QString resources = sampleResourceFolder(); !resources.isEmpty())
                Q_EMIT window.workspace().importRequested({resources});
            for (const PageEntry &entry : pageEntries()) {
                window.showPage(entry.id);
                settle(window);
                const QString name = QStringLiteral("%1-%2-%3.png")
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

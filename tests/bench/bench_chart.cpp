// SPDX-License-Identifier: GPL-3.0-or-later
// A year of minutes: from the cache to columns (cold connection, warm, decoded and by the pyramid), and columns to
// pixels.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include <QApplication>
#include <QElapsedTimer>
#include <QGraphicsScene>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

#include "core/cache/cache.h"
#include "core/cache/series_store.h"
#include "ui/paper/chart_item.h"
#include "ui/paper/chart_query.h"

using namespace nightjar;

namespace {

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

template <class Work>
double medianMs(int times, Work work)
{
    std::vector<double> ms;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer clock;
        clock.start();
        work();
        ms.push_back(double(clock.nsecsElapsed()) / 1e6);
    }
    return median(ms);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QTemporaryDir folder;
    auto cache = Cache::open(folder.filePath(QStringLiteral("bench.nightjar")), OpenMode::Create);
    if (!cache)
        return 1;
    const Span year{*parseTime("2025-01-01 00:00"), *parseTime("2026-01-01 00:00")};
    std::vector<ChannelKey> keys;
    {
        auto transaction = Transaction::begin(cache->database());
        if (!transaction)
            return 1;
        for (int c = 0; c < 12; ++c) {
            keys.push_back({QStringLiteral("E"), QStringLiteral("P%1").arg(c), QStringLiteral("a21002")});
            const auto id = cache->series().findOrCreate(keys.back());
            SampleBatch batch;
            unsigned state = unsigned(c) + 1;
            for (Seconds t = year.from; t < year.to; t += 60) {
                state = state * 1664525U + 1013904223U;
                batch.times.push_back(t);
                batch.readings.push_back({300 + int(state >> 26) + int(100 * std::sin(double(t) / 30000)), 1});
                batch.flags.push_back(flagNormal);
                batch.origins.push_back(Origin::Measured);
                batch.lines.push_back(1);
            }
            RowCounts counts;
            if (!id || !cache->series().merge(*id, batch, 1, counts))
                return 1;
        }
        if (!transaction->commit())
            return 1;
    }
    ChartRequest request;
    request.registry = std::make_shared<Registry>();
    request.span = year;
    request.withLeads = false;
    request.withHashes = false;
    for (const int channels : {1, 12}) {
        request.channels.assign(keys.begin(), keys.begin() + channels);
        for (const int pixels : {1200, 2000}) {
            request.pixels = pixels;
            for (const bool decode : {false, true}) {
                request.decodeAtMost = decode ? 100'000'000 : 0;
                const double ms = medianMs(7, [&] {
                    if (!loadChartScene(*cache, request))
                        std::abort();
                });
                std::printf("query   %2d channel(s), year of minutes, %d px, %s: %.1f ms\n", channels, pixels,
                            decode ? "decoded with flags" : "pyramid", ms);
            }
            request.decodeAtMost = 0;
            auto scene = loadChartScene(*cache, request);
            if (!scene)
                return 1;
            QGraphicsScene stage;
            auto *item = new ChartItem;
            stage.addItem(item);
            item->resize(pixels, 600);
            item->setScene(std::move(*scene));
            QImage image(pixels, 600, QImage::Format_RGB32);
            int frame = 0;
            const double ms = medianMs(61, [&] {
                item->setView({year.from + 600 * ++frame, year.to + 600 * frame});
                QPainter painter(&image);
                stage.render(&painter, image.rect(), image.rect());
            });
            std::printf("paint   %2d channel(s), %d x 600, panning: %.1f ms a frame\n", channels, pixels, ms);
        }
    }
    return 0;
}

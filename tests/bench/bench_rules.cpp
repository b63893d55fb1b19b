// SPDX-License-Identifier: GPL-3.0-or-later
// bench_rules --make CACHE [CHANNELS] [DAYS]: a made city of stacks with minute values (17 channels a firm).
// bench_rules CACHE [THREADS] [RULE...]: what each rule costs on a cache, in nanoseconds of processor time a value
// (each firm decoded once, each rule timed by itself over what the firm's context already holds), then the whole
// screening.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <map>
#include <random>

#include <sys/resource.h>

#include <QCoreApplication>
#include <QFile>

#include "core/cache/cache.h"
#include "core/cache/registry_store.h"
#include "core/cache/series_store.h"
#include "core/screening/firm_jobs.h"
#include "core/screening/outlet_context.h"
#include "core/screening/screening_run.h"

using namespace nightjar;

namespace {

double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

double processSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &t) { return double(t.tv_sec) + 1e-6 * double(t.tv_usec); };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

int fail(const Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.text));
    return 1;
}

// ---- the made city ----

void put(Cache &cache, const char *table, const std::map<QString, QString> &cells)
{
    const TableShape *shape = tableShape(QString::fromLatin1(table));
    TableRow row;
    for (const TableColumn &column : shape->columns) {
        const auto cell = cells.find(QString::fromLatin1(column.name));
        row.cells << (cell == cells.end() ? QString() : cell->second);
    }
    if (const auto done = cache.registry().put(*shape, row); !done)
        std::fprintf(stderr, "%s\n", qPrintable(done.error().text));
}

/// Noise that costs little: the sum of four uniform numbers, of deviation 1.
struct Noise {
    std::uint64_t state = 1;
    double operator()()
    {
        state = state * 6364136223846793005u + 1442695040888963407u;
        const std::uint64_t bits = state ^ (state >> 31);
        const double sum = double(bits & 0xffff) + double(bits >> 16 & 0xffff) + double(bits >> 32 & 0xffff) +
                           double(bits >> 48 & 0xffff);
        return (sum / 65536.0 - 2.0) * std::sqrt(3.0);
    }
};

struct Made {
    const char *point;
    const char *factor;
    double level; ///< while the plant runs
    double noise; ///< from sample to sample, of the level
    int digits;
    double idle; ///< while it stands
};

constexpr Made channelsOfFirm[] = {
    {"DA001", "a34013", 6.0, 0.04, 2, 0.2},     {"DA001", "a21026", 18.0, 0.05, 2, 0.5},
    {"DA001", "a21002", 34.0, 0.03, 1, 0.4},    {"DA001", "a21005", 40.0, 0.08, 1, 1.0},
    {"DA001", "a34013-zs", 7.2, 0.04, 2, 0.2},  {"DA001", "a21026-zs", 21.6, 0.05, 2, 0.5},
    {"DA001", "a21002-zs", 40.8, 0.03, 1, 0.4}, {"DA001", "a21005-zs", 48.0, 0.08, 1, 1.0},
    {"DA001", "a19001", 7.5, 0.01, 2, 20.7},    {"DA001", "a00000", 52'000, 0.02, 0, 300},
    {"DA001", "a01011", 11.0, 0.02, 2, 0.3},    {"DA001", "a01012", 118.0, 0.002, 1, 30.0},
    {"DA001", "a01013", -0.4, 0.05, 2, 0.0},    {"DA001", "a01014", 9.0, 0.01, 2, 2.0},
    {"total", "kw", 900.0, 0.01, 1, 60.0},      {"line", "kw", 420.0, 0.01, 1, 3.0},
    {"fan", "kw", 75.0, 0.01, 1, 0.5},
};

int makeCity(const QString &path, int channels, int days)
{
    QFile::remove(path);
    Result<Cache> cache = Cache::open(path, OpenMode::Create);
    if (!cache)
        return fail(cache.error());
    const Seconds begin = dayStart(20'514); // 2026-03-02
    const int firms = (channels + int(std::size(channelsOfFirm)) - 1) / int(std::size(channelsOfFirm));
    const std::size_t minutes = std::size_t(days) * 1440;
    std::vector<double> load(minutes);
    SampleBatch batch;
    for (int f = 0; f < firms; ++f) {
        Result<Transaction> transaction = Transaction::begin(cache->database());
        if (!transaction)
            return fail(transaction.error());
        Noise noise{std::uint64_t(f) * 77 + 5};
        const QString code = QStringLiteral("B%1").arg(f, 3, 10, QLatin1Char('0'));
        put(*cache, "enterprises", {{QStringLiteral("enterprise"), code}, {QStringLiteral("name"), code}});
        const auto point = [&](const char *name, const char *kind, const char *role, const char *process) {
            put(*cache, "points",
                {{QStringLiteral("enterprise"), code},
                 {QStringLiteral("point"), QString::fromLatin1(name)},
                 {QStringLiteral("kind"), QString::fromLatin1(kind)},
                 {QStringLiteral("role"), QString::fromLatin1(role)},
                 {QStringLiteral("process"), QString::fromLatin1(process)}});
        };
        point("DA001", "gas-outlet", "", "combustion");
        point("total", "meter", "total", "");
        point("line", "meter", "production", "");
        point("fan", "meter", "treatment", "");
        const auto limit = [&](const char *factor, const char *value) {
            put(*cache, "limits",
                {{QStringLiteral("enterprise"), code},
                 {QStringLiteral("point"), QStringLiteral("DA001")},
                 {QStringLiteral("factor"), QString::fromLatin1(factor)},
                 {QStringLiteral("kind"), QStringLiteral("hour")},
                 {QStringLiteral("value"), QString::fromLatin1(value)},
                 {QStringLiteral("reference_oxygen"), QStringLiteral("6")},
                 {QStringLiteral("source"), QStringLiteral("permit")}});
        };
        limit("a34013", "10");
        limit("a21026", "35");
        limit("a21002", "50");
        // A third of the firms stop at night, the others once in ten days.
        double slow = 0;
        for (std::size_t m = 0; m < minutes; ++m) {
            const int clock = int(m % 1440);
            const bool stands = f % 3 == 0 ? clock < 360 || clock >= 1320 : int(m / 1440) % 10 == f % 10 && clock < 300;
            slow = 0.995 * slow + 0.008 * noise();
            load[m] = stands ? 0 : 0.85 + 0.1 * std::sin(double(m) / 400.0 + f) + slow;
        }
        for (const Made &made : channelsOfFirm) {
            const bool stack = QLatin1StringView(made.point) == QLatin1StringView("DA001");
            const std::size_t frozen = f % 5 == 1 && stack ? std::size_t(f % days) * 1440 + 600 : minutes;
            const double power = std::pow(10.0, made.digits);
            double own = 0;
            std::int64_t last = 0;
            for (std::size_t m = 0; m < minutes; ++m) {
                own = 0.9 * own + 0.44 * made.noise * noise();
                const double follow = QLatin1StringView(made.factor) == QLatin1StringView("a19001")
                                          ? 1.3 - 0.35 * load[m]
                                          : 0.4 + 0.7 * load[m];
                const double value = load[m] > 0 ? made.level * follow * (1 + own + 0.3 * made.noise * noise())
                                                 : made.idle * (1 + 0.05 * noise());
                if (m < frozen || m >= frozen + 700)
                    last = std::int64_t(std::llround(value * power));
                batch.times.push_back(begin + Seconds(m) * 60);
                batch.readings.push_back({last, std::int8_t(made.digits)});
                const bool calibrates = stack && m % (7 * 1440) >= 600 && m % (7 * 1440) < 640;
                batch.flags.push_back(calibrates ? Flag('C') : flagNormal);
                batch.origins.push_back(Origin::Measured);
                batch.lines.push_back(std::uint32_t(m + 2));
            }
            RowCounts counts;
            const Result<ChannelId> id =
                cache->series().findOrCreate({code, QString::fromLatin1(made.point), QString::fromLatin1(made.factor)});
            if (!id)
                return fail(id.error());
            if (const Outcome merged = cache->series().merge(*id, batch, 1, counts); !merged)
                return fail(merged.error());
        }
        if (const Outcome done = transaction->commit(); !done)
            return fail(done.error());
    }
    return 0;
}

// ---- the measuring ----

int measureRules(const QString &path, const RulePack &pack, const QStringList &rules)
{
    const Result<FirmJobs> jobs = FirmJobs::open(path, {});
    if (!jobs)
        return fail(jobs.error());
    Result<Cache> cache = Cache::open(path, OpenMode::ReadOnly);
    if (!cache)
        return fail(cache.error());
    std::map<QString, double> spent;
    double decoding = 0;
    double contexts = 0;
    double values = 0;
    for (const QString &code : jobs->firms()) {
        double from = threadSeconds();
        Result<FirmData> firm = loadFirm(*cache, jobs->registry(), code, jobs->tariffs(), jobs->workdays());
        if (!firm)
            return fail(firm.error());
        decoding += threadSeconds() - from;
        values += double(firm->samples());
        {
            const FirmContextScope scope(*firm);
            from = threadSeconds();
            for (const Point &point : firm->points) {
                if (point.kind != PointKind::Meter)
                    runningOutlet(*firm, point);
            }
            contexts += threadSeconds() - from;
            for (const Rule &rule : allRules()) {
                const QString id = QString::fromLatin1(rule.id);
                if (!rules.isEmpty() && !rules.contains(id))
                    continue;
                from = threadSeconds();
                const RuleResult result = rule.judge(*firm, pack.params(id));
                spent[id] += threadSeconds() - from;
            }
        }
        for (ChannelData &channel : firm->channels)
            cache->series().giveBack(std::move(channel.series));
    }
    double sum = decoding + contexts;
    const auto print = [&](const QString &name, double seconds) {
        std::printf("%-30s %7.3f s %8.2f ns a value\n", qPrintable(name), seconds, 1e9 * seconds / values);
    };
    print(QStringLiteral("(decoding)"), decoding);
    print(QStringLiteral("(state and valid samples)"), contexts);
    for (const auto &[id, seconds] : spent) {
        print(id, seconds);
        sum += seconds;
    }
    print(QStringLiteral("(sum)"), sum);
    std::printf("%.0f values\n", values);
    return 0;
}

int measureScreening(const QString &path, const RulePack &pack, const QStringList &rules, int threads)
{
    ScreeningScope scope;
    scope.pack = pack;
    scope.rules = rules;
    scope.store = false;
    scope.threads = threads;
    const double from = processSeconds();
    const auto start = std::chrono::steady_clock::now();
    // The longest the run goes without asking whether it is to be stopped.
    auto asked = start;
    double longest = 0;
    const Result<ScreeningReport> report = runScreening(path, scope, [&](const Progress &) {
        const auto now = std::chrono::steady_clock::now();
        longest = std::max(longest, std::chrono::duration<double>(now - asked).count());
        asked = now;
        return true;
    });
    if (!report)
        return fail(report.error());
    const double cpu = processSeconds() - from;
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("%d threads: %lld values, %.2f s of processor time (%.1f M values/s a core), %.2f s by the clock, "
                "%zu leads, %zu hints, progress at least every %.2f s\n",
                threads, static_cast<long long>(report->samples), cpu, double(report->samples) / cpu / 1e6, wall,
                report->leads.size(), report->hints.size(), longest);
    // And how long a stop takes, asked for in the middle.
    const auto half = std::chrono::duration<double>(wall / 2);
    const auto again = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point said;
    bool stopped = false;
    const Result<ScreeningReport> cut = runScreening(path, scope, [&](const Progress &) {
        const auto now = std::chrono::steady_clock::now();
        if (now - again >= half && !stopped) {
            said = now;
            stopped = true;
        }
        return !stopped;
    });
    if (stopped && !cut)
        std::printf("stopped within %.3f s\n",
                    std::chrono::duration<double>(std::chrono::steady_clock::now() - said).count());
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments().mid(1);
    if (arguments.isEmpty())
        return 2;
    if (arguments.first() == u"--make")
        return makeCity(arguments.value(1), arguments.value(2, QStringLiteral("1003")).toInt(),
                        arguments.value(3, QStringLiteral("90")).toInt());
    const Result<RulePack> pack = RulePack::standard();
    if (!pack)
        return fail(pack.error());
    const QStringList rules = arguments.mid(2);
    if (const int bad = measureRules(arguments.first(), *pack, rules))
        return bad;
    return measureScreening(arguments.first(), *pack, rules, arguments.value(1, QStringLiteral("1")).toInt());
}

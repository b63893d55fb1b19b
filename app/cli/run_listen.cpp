// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <sys/signalfd.h>
#include <unistd.h>

#include <QEventLoop>
#include <QSocketNotifier>
#include <QTimer>

#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/import/hj212_listener.h"

namespace nightjar::cli {
namespace {

/// SIGINT and SIGTERM as something an event loop can wait for; as they were when it goes.
class EndSignals
{
public:
    EndSignals()
    {
        sigemptyset(&m_set);
        sigaddset(&m_set, SIGINT);
        sigaddset(&m_set, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &m_set, &m_before);
        m_descriptor = signalfd(-1, &m_set, SFD_CLOEXEC | SFD_NONBLOCK);
    }
    ~EndSignals()
    {
        if (m_descriptor >= 0) {
            // What is pending was the wish to end; it must not strike once more.
            signalfd_siginfo info{};
            while (::read(m_descriptor, &info, sizeof info) == ssize_t(sizeof info)) {
            }
            ::close(m_descriptor);
        }
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    EndSignals(const EndSignals &) = delete;
    EndSignals &operator=(const EndSignals &) = delete;
    int descriptor() const { return m_descriptor; }

private:
    sigset_t m_set{};
    sigset_t m_before{};
    int m_descriptor = -1;
};

QJsonObject documentOf(const QString &source, const ListenSummary &summary, double seconds)
{
    const RowCounts &rows = summary.rows;
    return {{QStringLiteral("source"), source},
            {QStringLiteral("connections"), summary.connections},
            {QStringLiteral("refused_connections"), summary.refusedConnections},
            {QStringLiteral("cut_off"), summary.cutOff},
            {QStringLiteral("packets"), summary.packets},
            {QStringLiteral("answers"), summary.answers},
            {QStringLiteral("commits"), summary.commits},
            {QStringLiteral("longest_commit_s"), summary.longestCommit},
            {QStringLiteral("bytes"), summary.bytes},
            {QStringLiteral("sha256"), summary.sha256},
            {QStringLiteral("rows"), QJsonObject{{QStringLiteral("read"), rows.read},
                                                 {QStringLiteral("taken"), rows.taken},
                                                 {QStringLiteral("refused"), rows.refused},
                                                 {QStringLiteral("duplicate"), rows.duplicate},
                                                 {QStringLiteral("conflict"), rows.conflict}}},
            {QStringLiteral("seconds"), seconds}};
}

} // namespace

int runListen(const Call &call)
{
    bool ok = false;
    const int port = call.option("port").toInt(&ok);
    if (!ok || port < 0 || port > 65535)
        return call.misuse(Text::tr("--port takes a number of 1 to 65535, or 0 for one that is free."));
    ListenOptions options;
    options.port = quint16(port);
    if (call.has("address"))
        options.address = call.option("address");
    if (QHostAddress(options.address).isNull())
        return call.misuse(
            Text::tr("--address takes an address of this computer such as 192.168.1.20, not %1.").arg(options.address));
    double most = 0;
    if (call.has("seconds")) {
        most = call.option("seconds").toDouble(&ok);
        if (!ok || !(most > 0) || most > 1e7)
            return call.misuse(Text::tr("--seconds takes how long to listen, such as 3600."));
    }
    options.by = userName();
    options.clock = clockNow;
    options.tell = [&call](const QString &sentence) { call.note(sentence); };

    const EndSignals signals;
    auto cache = call.openCache(OpenMode::Create);
    if (!cache)
        return call.fail(cache.error());
    const auto listener = Hj212Listener::open(*cache, options);
    if (!listener)
        return call.fail(listener.error());
    const QString source = (*listener)->source();
    const QString sentence =
        Text::tr("Listening on %1 for HJ 212 packets; Ctrl+C ends it and says what came.").arg(source);
    if (call.json())
        call.note(sentence);
    else
        call.line(sentence);
    call.flush();

    QEventLoop loop;
    QSocketNotifier ended(signals.descriptor(), QSocketNotifier::Read);
    QObject::connect(&ended, &QSocketNotifier::activated, &loop, &QEventLoop::quit);
    if (most > 0)
        QTimer::singleShot(std::chrono::milliseconds(qint64(most * 1000)), &loop, &QEventLoop::quit);
    const Seconds begin = clockNow();
    loop.exec();

    if (auto outcome = (*listener)->finish(); !outcome)
        return call.fail(outcome.error());
    const ListenSummary summary = (*listener)->summary();
    call.line(Text::tr("%1 packets of %2 connections: %3 rows read, %4 taken, %5 refused, %6 already known, %7 in "
                       "conflict; %8 senders cut off.")
                  .arg(summary.packets)
                  .arg(summary.connections)
                  .arg(summary.rows.read)
                  .arg(summary.rows.taken)
                  .arg(summary.rows.refused)
                  .arg(summary.rows.duplicate)
                  .arg(summary.rows.conflict)
                  .arg(summary.cutOff));
    call.document(documentOf(source, summary, double(clockNow() - begin)));
    return done;
}

} // namespace nightjar::cli

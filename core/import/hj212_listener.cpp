// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_listener.h"

#include <map>

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include "core/cache/cache.h"
#include "core/import/hj212_connection.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

using Clock = Hj212Connection::Clock;

constexpr qint64 socketBuffer = 64 * 1024;
constexpr std::size_t commitFrames = 4096;           ///< a group is committed at once when it has so many packets
constexpr std::size_t mostWaiting = 8 * 1024 * 1024; ///< bytes; senders wait while a commit does not succeed
constexpr qint64 mostUnsent = 64 * 1024;             ///< of answers that a sender does not read

QString cutOffText(CutOff why)
{
    switch (why) {
    case CutOff::None: return {};
    case CutOff::Garbage:
        return importText(QT_TRANSLATE_NOOP("Import", "%1 was cut off: it sent too many bytes that are no packet."));
    case CutOff::BadPackets:
        return importText(QT_TRANSLATE_NOOP("Import", "%1 was cut off: it sent too many bad packets in a row."));
    case CutOff::Slow:
        return importText(QT_TRANSLATE_NOOP("Import", "%1 was cut off: it did not finish a packet in time."));
    case CutOff::Idle:
        return importText(QT_TRANSLATE_NOOP("Import", "%1 was cut off: it sent no packet for too long."));
    }
    Q_UNREACHABLE();
}

} // namespace

struct Hj212Listener::State {
    Cache &cache;
    ListenOptions options;
    QTcpServer server;
    QTimer commitTimer; ///< runs while packets wait
    QTimer checkTimer;
    std::unique_ptr<Hj212Session> session;
    std::map<QTcpSocket *, Hj212Connection> connections;
    ListenSummary summary;
    Clock::time_point partsSince{};
    bool failing = false; ///< the last commit did not succeed

    State(Cache &target, const ListenOptions &chosen) : cache(target), options(chosen) {}

    Seconds now() const { return options.clock ? options.clock() : 0; }
    void tell(const QString &sentence) const
    {
        if (options.tell)
            options.tell(sentence);
    }
    static QString nameOf(const QTcpSocket &socket)
    {
        return QStringLiteral("%1:%2").arg(socket.peerAddress().toString()).arg(socket.peerPort());
    }

    void accept();
    void read(QTcpSocket &socket, bool atEnd);
    void forget(QTcpSocket &socket);
    void cut(QTcpSocket &socket, CutOff why);
    void commit();
    void sendAnswers();
    void check();
};

void Hj212Listener::State::accept()
{
    while (QTcpSocket *socket = server.nextPendingConnection()) {
        ++summary.connections;
        int same = 0;
        for (const auto &[other, connection] : connections)
            same += other->peerAddress() == socket->peerAddress();
        if (int(connections.size()) >= options.mostConnections || same >= options.mostOfOneSender) {
            ++summary.refusedConnections;
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setReadBufferSize(socketBuffer);
        const Hj212Connection::Limits limits{options.mostGarbage, options.mostBadPackets, options.idle,
                                             options.packetIn};
        connections.try_emplace(socket, limits, Clock::now());
        QObject::connect(socket, &QTcpSocket::readyRead, &server, [this, socket] { read(*socket, false); });
        QObject::connect(socket, &QTcpSocket::disconnected, &server, [this, socket] {
            read(*socket, true);
            forget(*socket);
        });
        if (socket->bytesAvailable() > 0)
            read(*socket, false);
        // It may have gone before anybody was connected to its signals.
        if (connections.contains(socket) && socket->state() != QAbstractSocket::ConnectedState) {
            read(*socket, true);
            forget(*socket);
        }
    }
}

void Hj212Listener::State::read(QTcpSocket &socket, bool atEnd)
{
    const auto found = connections.find(&socket);
    if (found == connections.end())
        return;
    // While the cache does not take anything, bytes stay in the sockets and the senders wait.
    if (!atEnd && session->waitingBytes() > mostWaiting)
        return;
    const QByteArray bytes = socket.readAll();
    const auto cutOff =
        found->second.receive({bytes.constData(), std::size_t(bytes.size())}, atEnd, Clock::now(), *session);
    if (session->waitingFrames() >= commitFrames && !failing)
        commitTimer.start(0);
    else if (session->waitingFrames() > 0 && !commitTimer.isActive())
        commitTimer.start(options.commitEvery);
    if (cutOff != CutOff::None && !atEnd)
        cut(socket, cutOff);
}

void Hj212Listener::State::forget(QTcpSocket &socket)
{
    const auto found = connections.find(&socket);
    if (found == connections.end())
        return;
    summary.packets += found->second.packets();
    summary.answers += found->second.answered();
    connections.erase(found);
    socket.deleteLater();
}

void Hj212Listener::State::cut(QTcpSocket &socket, CutOff why)
{
    ++summary.cutOff;
    tell(cutOffText(why).arg(nameOf(socket)));
    socket.disconnect(&server);
    forget(socket);
    socket.abort();
}

void Hj212Listener::State::commit()
{
    commitTimer.stop();
    const auto at = Clock::now();
    const bool heldBefore = session->holdsParts();
    const bool giveUp = heldBefore && at - partsSince > options.partsWait;
    if (auto outcome = giveUp ? session->commitAll(now()) : session->commit(now()); !outcome) {
        if (!failing)
            tell(outcome.error().text);
        failing = true;
        commitTimer.start(std::chrono::seconds(2));
        return;
    }
    if (session->holdsParts() && !heldBefore)
        partsSince = at;
    sendAnswers();
    if (std::exchange(failing, false)) {
        std::vector<QTcpSocket *> waiting;
        for (const auto &[socket, connection] : connections)
            waiting.push_back(socket);
        for (QTcpSocket *socket : waiting)
            read(*socket, false);
    }
}

void Hj212Listener::State::sendAnswers()
{
    const bool held = session->holdsParts();
    std::vector<QTcpSocket *> deaf;
    for (auto &[socket, connection] : connections) {
        const QByteArray answers = connection.answers(held);
        if (answers.isEmpty())
            continue;
        socket->write(answers);
        if (socket->bytesToWrite() > mostUnsent)
            deaf.push_back(socket);
    }
    for (QTcpSocket *socket : deaf)
        cut(*socket, CutOff::Slow);
}

void Hj212Listener::State::check()
{
    const auto at = Clock::now();
    std::vector<std::pair<QTcpSocket *, CutOff>> late;
    for (const auto &[socket, connection] : connections) {
        if (const CutOff why = connection.check(at); why != CutOff::None)
            late.emplace_back(socket, why);
    }
    for (const auto &[socket, why] : late)
        cut(*socket, why);
    if (session->holdsParts() && at - partsSince > options.partsWait && !commitTimer.isActive())
        commit();
}

Hj212Listener::Hj212Listener(std::unique_ptr<State> state) : m_state(std::move(state)) {}

Hj212Listener::~Hj212Listener()
{
    for (const auto &[socket, connection] : m_state->connections)
        socket->disconnect(&m_state->server);
}

Result<std::unique_ptr<Hj212Listener>> Hj212Listener::open(Cache &cache, const ListenOptions &options)
{
    auto state = std::make_unique<State>(cache, options);
    State *const own = state.get();
    const QHostAddress address(options.address);
    if (address.isNull()) {
        return Error{Error::Kind::BadInput,
                     importText(QT_TRANSLATE_NOOP("Import", "%1 is no address of this computer. Write one such as "
                                                            "127.0.0.1 or 192.168.1.20."))
                         .arg(options.address)};
    }
    if (!own->server.listen(address, options.port)) {
        return Error{Error::Kind::Io,
                     importText(QT_TRANSLATE_NOOP("Import", "Port %1 of %2 cannot be listened to: %3. Choose another "
                                                            "port, or end the program that uses it."))
                         .arg(QString::number(options.port), options.address, own->server.errorString())};
    }
    std::unique_ptr<Hj212Listener> listener(new Hj212Listener(std::move(state)));
    auto session = Hj212Session::begin(cache, listener->source(), options.by, own->now());
    if (!session)
        return session.error();
    own->session = *std::move(session);
    own->commitTimer.setSingleShot(true);
    QObject::connect(&own->server, &QTcpServer::newConnection, &own->server, [own] { own->accept(); });
    QObject::connect(&own->commitTimer, &QTimer::timeout, &own->server, [own] { own->commit(); });
    QObject::connect(&own->checkTimer, &QTimer::timeout, &own->server, [own] { own->check(); });
    const auto least = std::min({options.idle, options.packetIn, options.partsWait, std::chrono::milliseconds(4000)});
    own->checkTimer.start(std::max(least / 4, std::chrono::milliseconds(10)));
    return listener;
}

quint16 Hj212Listener::port() const { return m_state->server.serverPort(); }

QString Hj212Listener::source() const
{
    const QString address = m_state->server.serverAddress().toString();
    return (address.contains(u':') ? QStringLiteral("tcp://[%1]:%2") : QStringLiteral("tcp://%1:%2"))
        .arg(address)
        .arg(port());
}

ListenSummary Hj212Listener::summary() const
{
    ListenSummary summary = m_state->summary;
    for (const auto &[socket, connection] : m_state->connections) {
        summary.packets += connection.packets();
        summary.answers += connection.answered();
    }
    const ImportFile &record = m_state->session->record();
    summary.rows = record.rows;
    summary.bytes = record.bytes;
    summary.sha256 = record.sha256;
    summary.commits = m_state->session->commits();
    summary.longestCommit = m_state->session->longestCommit();
    return summary;
}

Outcome Hj212Listener::finish()
{
    State &state = *m_state;
    state.server.close();
    state.commitTimer.stop();
    state.checkTimer.stop();
    // What lies in the sockets was sent in good faith.
    std::vector<QTcpSocket *> sockets;
    for (const auto &[socket, connection] : state.connections)
        sockets.push_back(socket);
    for (QTcpSocket *socket : sockets)
        state.read(*socket, false);
    state.commitTimer.stop();
    const Outcome outcome = state.session->end(state.now());
    if (outcome)
        state.sendAnswers();
    sockets.clear();
    for (const auto &[socket, connection] : state.connections)
        sockets.push_back(socket);
    for (QTcpSocket *socket : sockets) {
        socket->disconnect(&state.server);
        socket->flush();
        socket->disconnectFromHost();
        if (socket->state() != QAbstractSocket::UnconnectedState && socket->bytesToWrite() > 0)
            socket->waitForDisconnected(200);
        state.forget(*socket);
    }
    return outcome;
}

} // namespace nightjar

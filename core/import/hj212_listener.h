// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include <QHostAddress>

#include "core/import/hj212_session.h"

namespace nightjar {

struct ListenOptions {
    QString address = QStringLiteral("127.0.0.1"); ///< of the interface; the loopback unless named
    quint16 port = 0;                              ///< 0: one that is free
    QString by;                                    ///< who listens, for the journal
    std::function<Seconds()> clock;                ///< seconds since the epoch
    int mostConnections = 500;
    int mostOfOneSender = 100;                   ///< connections from one address
    std::chrono::milliseconds idle{900'000};     ///< without a packet
    std::chrono::milliseconds packetIn{30'000};  ///< a packet that has begun must be complete
    std::chrono::milliseconds commitEvery{300};  ///< the longest that a packet waits for its answer
    std::chrono::milliseconds partsWait{60'000}; ///< for the missing parts of a split message
    std::size_t mostGarbage = 16 * 1024;         ///< bytes without a good packet among them
    int mostBadPackets = 20;                     ///< one after the other
    std::function<void(const QString &)> tell;   ///< sentences for whoever watches
};

/// What a listening did.
struct ListenSummary {
    qint64 connections = 0;
    qint64 refusedConnections = 0; ///< too many at a time
    qint64 cutOff = 0;             ///< slow or hostile senders
    qint64 packets = 0;            ///< good ones
    qint64 answers = 0;
    qint64 commits = 0;
    double longestCommit = 0; ///< seconds
    RowCounts rows;
    qint64 bytes = 0;
    QString sha256; ///< of what was received and kept
};

/// Receives HJ 212 over TCP into a cache, in the event loop of the thread that made it. Packets are kept and committed
/// in groups; an answer leaves only after its packet is committed. Each sender has 64 KiB of room; one that is slow,
/// idle or sends garbage is cut off. Readers of the cache go on working.
class Hj212Listener
{
public:
    static Result<std::unique_ptr<Hj212Listener>> open(Cache &cache, const ListenOptions &options);
    ~Hj212Listener();
    Hj212Listener(const Hj212Listener &) = delete;
    Hj212Listener &operator=(const Hj212Listener &) = delete;

    quint16 port() const;
    /// `tcp://127.0.0.1:9001`, as the import record and the journal name it.
    QString source() const;
    ListenSummary summary() const;
    /// Takes no more, commits what came, answers it, closes all and ends the record. Once.
    Outcome finish();

private:
    struct State;
    explicit Hj212Listener(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_session.h"

#include <chrono>

#include "core/cache/audit_store.h"
#include "core/cache/cache.h"

namespace nightjar {
namespace {

constexpr Seconds journalEvery = 3600;
constexpr qsizetype mostWarnings = 100;

/// Changes when another connection wrote to the file.
Result<qint64> dataVersion(Database &database)
{
    auto statement = database.prepare("PRAGMA data_version");
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? statement->integer(0) : 0;
}

} // namespace

Result<std::unique_ptr<Hj212Session>> Hj212Session::begin(Cache &cache, const QString &source, const QString &by,
                                                          Seconds now)
{
    std::unique_ptr<Hj212Session> session(new Hj212Session(cache, by));
    ImportFile &record = session->m_record;
    record.path = record.name = source;
    record.format = record.readAs = QStringLiteral("hj212-listen");
    record.sha256 = QString::fromLatin1(session->m_hash.soFar().toHex());
    record.importedAt = now;
    record.importedBy = by;
    auto transaction = Transaction::begin(cache.database());
    if (!transaction)
        return transaction.error();
    const auto id = cache.imports().add(record);
    if (!id)
        return id.error();
    record.id = *id;
    if (auto outcome = session->journal(now, QStringLiteral("begin")); !outcome)
        return outcome.error();
    if (auto outcome = transaction->commit(); !outcome)
        return outcome.error();
    return session;
}

void Hj212Session::add(std::string_view frame)
{
    m_waiting += frame;
    m_waiting += "\r\n";
    ++m_waitingFrames;
}

Outcome Hj212Session::journal(Seconds now, const QString &what)
{
    const RowCounts &rows = m_record.rows;
    m_journalled = now;
    return m_cache.audit().append(now, m_by, QStringLiteral("listen"), m_record.path,
                                  {{QStringLiteral("state"), what},
                                   {QStringLiteral("file"), m_record.id},
                                   {QStringLiteral("sha256"), m_record.sha256},
                                   {QStringLiteral("packets"), m_frames},
                                   {QStringLiteral("rows"), QJsonObject{{QStringLiteral("read"), rows.read},
                                                                        {QStringLiteral("taken"), rows.taken},
                                                                        {QStringLiteral("refused"), rows.refused},
                                                                        {QStringLiteral("duplicate"), rows.duplicate},
                                                                        {QStringLiteral("conflict"), rows.conflict}}}});
}

/// A decoder that knows what is declared now; the one before stays unless another program wrote to the cache.
Outcome Hj212Session::prepare()
{
    const auto version = dataVersion(m_cache.database());
    if (!version)
        return version.error();
    // Parts that wait inside a decoder would be lost with it.
    if (m_decoder && (*version == m_dataVersion || m_decoder->holdsParts()))
        return Done{};
    auto registry = m_cache.registry().load();
    if (!registry)
        return registry.error();
    if (m_sink) {
        m_before = m_record.rows;
        if (auto outcome = m_decoder->finish(); !outcome)
            return outcome;
        for (const QString &warning : std::as_const(m_sink->warnings)) {
            if (m_warnings.size() < mostWarnings && !m_warnings.contains(warning))
                m_warnings += warning;
        }
    }
    m_decoder.reset();
    m_registry = std::make_unique<Registry>(*std::move(registry));
    m_sink = std::make_unique<CacheSink>(m_cache, m_record.id, m_record.name, false, OnRefused());
    m_decoder = std::make_unique<Hj212Decoder>(*m_registry, *m_sink);
    m_decoder->readPartsAtOnce();
    m_dataVersion = *version;
    return Done{};
}

Outcome Hj212Session::commitInTransaction(Seconds now, Parts parts, bool last)
{
    auto transaction = Transaction::begin(m_cache.database());
    if (!transaction)
        return transaction.error();
    if (auto outcome = prepare(); !outcome)
        return outcome;
    m_decoder->setLine(m_frames + 1);
    if (const auto used = m_decoder->take(m_waiting, true); !used)
        return used.error();
    Outcome outcome = last ? m_decoder->finish() : Outcome(Done{});
    if (outcome && parts == Parts::GiveUp)
        outcome = m_decoder->giveUpParts();
    if (outcome)
        outcome = m_decoder->pour();
    if (outcome)
        outcome = m_sink->flushAll();
    if (!outcome)
        return outcome;
    if (last)
        m_sink->reportFlags();

    const ImportFile before = m_record;
    const qint64 framesBefore = m_frames;
    m_hash.add(QByteArrayView(m_waiting.data(), qsizetype(m_waiting.size())));
    m_record.sha256 = QString::fromLatin1(m_hash.soFar().toHex());
    m_record.bytes += qint64(m_waiting.size());
    m_record.rows = m_before;
    m_record.rows += m_sink->counts;
    m_record.channels = std::max(m_record.channels, m_sink->channelsWithSamples());
    m_record.warnings = (m_warnings + m_sink->warnings).mid(0, mostWarnings);
    m_record.seconds = double(now - m_record.importedAt);
    m_frames += qint64(m_waitingFrames);
    outcome = m_cache.imports().update(m_record);
    if (outcome && (last || now - m_journalled >= journalEvery))
        outcome = journal(now, last ? QStringLiteral("end") : QStringLiteral("running"));
    if (outcome)
        outcome = transaction->commit();
    if (!outcome) {
        m_record = before;
        m_frames = framesBefore;
    }
    return outcome;
}

Outcome Hj212Session::commit(Seconds now, Parts parts, bool last)
{
    if (m_waitingFrames == 0 && !last && (parts == Parts::Wait || !holdsParts()))
        return Done{};
    const auto start = std::chrono::steady_clock::now();
    Sha256 hashBefore = m_hash.copy();
    if (auto outcome = commitInTransaction(now, parts, last); !outcome) {
        // What decoder and sink remember was rolled back: the next commit begins with new ones and the same packets.
        m_hash = std::move(hashBefore);
        m_decoder.reset();
        m_sink.reset();
        m_before = m_record.rows;
        m_dataVersion = -1;
        return outcome;
    }
    m_waiting.clear();
    m_waitingFrames = 0;
    ++m_commits;
    m_longestCommit =
        std::max(m_longestCommit, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    return Done{};
}

Outcome Hj212Session::commit(Seconds now) { return commit(now, Parts::Wait, false); }

Outcome Hj212Session::commitAll(Seconds now) { return commit(now, Parts::GiveUp, false); }

Outcome Hj212Session::end(Seconds now) { return commit(now, Parts::GiveUp, true); }

} // namespace nightjar

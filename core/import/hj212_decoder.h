// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/import/hj212_ahead.h"
#include "core/import/hj212_frame.h"
#include "core/import/hj212_known.h"
#include "core/import/hj212_notes.h"
#include "core/import/hj212_split.h"

namespace nightjar {

/// Turns bytes of HJ 212 packets of 2005, 2017 and 2025 into samples, refused rows and notes, however the bytes come:
/// from a log, a hex dump or a socket. Every value of a valid message is a sample; a bad packet or line is one refused
/// row; messages without data count nothing.
class Hj212Decoder
{
public:
    /// Workers, where there are any, read the frames of long stretches ahead.
    Hj212Decoder(const Registry &registry, SampleSink &sink, Workers *workers = nullptr);

    /// Takes whole packets and lines from the front of `bytes` and says how many bytes are done with. What is left is
    /// the begin of something: to be given again with more behind it. Never leaves over 64 KiB.
    Result<std::size_t> take(std::string_view bytes, bool atEnd);
    /// The same for one packet or line; 0: more bytes are needed.
    Result<std::size_t> takeOne(std::string_view bytes, bool atEnd);
    /// A part of a split message that carries DataTime is read when it comes, not when the message is complete: for
    /// senders that wait for an answer to it.
    void readPartsAtOnce() { m_partsAtOnce = true; }
    /// Do parts of split messages wait whose values were not read?
    bool holdsParts() const { return m_split.holdsUnread(); }
    /// Reads what there is of split messages that are not complete.
    Outcome giveUpParts();
    /// Hands all samples that wait here to the sink.
    Outcome pour() { return m_sink.flushAll(); }
    /// After the last byte: split messages that stay incomplete, the rest of the samples, the notes.
    Outcome finish();

    /// 1-based line of the next byte, for readers that count lines themselves.
    void setLine(qint64 line) { m_line = line; }

private:
    /// A packet that a message came in.
    struct Source {
        qint64 line = 0;
        std::string_view segment;
    };
    Outcome packet(const FrameEvent &event);
    void frameAhead(const Hj212Ahead::Frame &frame);
    template <class ReadingAt, class FlagAt>
    void takeValues(const Hj212Known::Message &message, ReadingAt readingAt, FlagAt flagAt);
    std::size_t tail(std::string_view behind);
    Outcome message(const Hj212Message &message, const Source &source);
    Outcome splitMessage(const SplitMessage &split);
    Outcome items(const Hj212Message &message, std::span<const Source> sources, std::optional<Seconds> splitTime,
                  bool isSplit);
    bool ownTime(std::optional<Seconds> &time);
    Outcome values(Seconds time, qint64 line);
    Outcome value(std::size_t item, Seconds time, qint64 line);
    void noteClock(const Hj212Stream &stream, std::string_view qn, bool resent, Seconds time);
    Outcome endLine();
    Outcome refuse(std::span<const Source> sources, const QString &reason);

    SampleSink &m_sink;
    Hj212Channels m_channels;
    Hj212Notes m_notes;
    SplitCollector m_split;
    Hj212Known m_known;
    Hj212Known::Memory m_memory;
    std::optional<Hj212Ahead> m_ahead;
    DataTimeReader m_times;
    std::vector<Hj212Item> m_items;
    std::vector<const Hj212Slot *> m_slots;
    std::vector<std::size_t> m_order; ///< value items of a message, as they are taken
    bool m_hasFlags = false;          ///< of the message at hand
    qint64 m_line = 1;
    bool m_partsAtOnce = false;
    bool m_lineHasPacket = false;
    std::string m_lineText; ///< text outside packets on this line, for a refusal
};

} // namespace nightjar

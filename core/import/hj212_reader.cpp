// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_reader.h"

#include "core/import/hj212_decoder.h"
#include "core/import/hj212_hexdump.h"

namespace nightjar {
namespace {

/// Reads the packets that a hex dump spells.
Outcome readDump(ByteStream &bytes, Hj212Decoder &decoder, SampleSink &sink)
{
    HexDump dump;
    while (!sink.full()) {
        bytes.consume(dump.take(bytes.window(), bytes.atEnd()));
        while (!sink.full()) {
            decoder.setLine(dump.line());
            const auto used = decoder.takeOne(dump.bytes(), bytes.atEnd());
            if (!used)
                return used.error();
            if (*used == 0)
                break;
            dump.consume(*used);
        }
        if (bytes.atEnd())
            break;
        if (const auto more = bytes.more(); !more)
            return more.error();
    }
    return Done{};
}

/// Makes the window long enough for all workers.
Outcome fill(ByteStream &bytes, const Workers *workers)
{
    constexpr std::size_t shareOfOne = 512 * 1024;
    while (workers && bytes.window().size() < workers->hands() * shareOfOne) {
        const auto more = bytes.more();
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    return Done{};
}

Outcome readLog(ByteStream &bytes, Hj212Decoder &decoder, SampleSink &sink, const Workers *workers)
{
    if (bytes.window().starts_with("\xEF\xBB\xBF"))
        bytes.consume(3);
    while (!sink.full()) {
        if (auto outcome = fill(bytes, workers); !outcome)
            return outcome;
        const auto used = decoder.take(bytes.window(), bytes.atEnd());
        if (!used)
            return used.error();
        bytes.consume(*used);
        if (bytes.atEnd())
            break;
        if (const auto more = bytes.more(); !more)
            return more.error();
    }
    return Done{};
}

} // namespace

Outcome readHj212(ByteStream &bytes, const Registry &registry, SampleSink &sink, Workers *workers)
{
    Hj212Decoder decoder(registry, sink, workers);
    const bool dump = isHexDump(bytes.window());
    if (auto outcome = dump ? readDump(bytes, decoder, sink) : readLog(bytes, decoder, sink, workers); !outcome)
        return outcome;
    return decoder.finish();
}

} // namespace nightjar

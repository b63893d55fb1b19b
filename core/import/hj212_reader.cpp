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

Outcome readLog(ByteStream &bytes, Hj212Decoder &decoder, SampleSink &sink)
{
    if (bytes.window().starts_with("\xEF\xBB\xBF"))
        bytes.consume(3);
    while (!sink.full()) {
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

Outcome readHj212(ByteStream &bytes, const Registry &registry, SampleSink &sink)
{
    Hj212Decoder decoder(registry, sink);
    const bool dump = isHexDump(bytes.window());
    if (auto outcome = dump ? readDump(bytes, decoder, sink) : readLog(bytes, decoder, sink); !outcome)
        return outcome;
    return decoder.finish();
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_notes.h"

#include "core/import/sample_sink.h"
#include "core/import/text.h"

namespace nightjar {

void TextCounts::add(std::string_view text)
{
    constexpr std::size_t mostKinds = 100;
    if (const auto at = m_counts.find(std::string(text)); at != m_counts.end())
        ++at->second;
    else if (m_counts.size() < mostKinds)
        m_counts.emplace(text, 1);
}

QString TextCounts::list() const
{
    QStringList list;
    for (const auto &[text, count] : m_counts) {
        if (list.size() == 20) {
            list += QStringLiteral("...");
            break;
        }
        list += QStringLiteral("%1 (%2)").arg(shownText(text).left(40)).arg(count);
    }
    return list.join(QStringLiteral(", "));
}

void Hj212Notes::tell(SampleSink &sink) const
{
    for (std::size_t kind = 1; kind < crcKinds.size(); ++kind) {
        if (crcKinds[kind] > 0) {
            sink.warn(importText(QT_TRANSLATE_NOOP("Import", "Packets whose CRC fits only as %1: %2."))
                          .arg(crcKindName(CrcKind(kind)), QString::number(crcKinds[kind])));
        }
    }
    const auto counted = [&sink](qint64 count, const char *sentence) {
        if (count > 0)
            sink.warn(importText(sentence).arg(count));
    };
    counted(lengthsOff, QT_TRANSLATE_NOOP("Import", "Packets taken although their length is wrong by 1 or 2: %1."));
    counted(resent, QT_TRANSLATE_NOOP("Import", "Packets marked as sent again (RF=1): %1."));
    counted(late, QT_TRANSLATE_NOOP("Import", "Real-time packets that came more than a day late: %1."));
    counted(clockDrift, QT_TRANSLATE_NOOP("Import", "Real-time packets whose sending time (QN) and DataTime are more "
                                                    "than 5 minutes apart: %1. Check the logger's clock."));
    counted(fractions, QT_TRANSLATE_NOOP("Import", "Times with milliseconds, which were cut off: %1."));
    counted(repeated, QT_TRANSLATE_NOOP("Import", "Factors that came twice in one packet: %1. The last value rules, "
                                                  "the others are kept as duplicates or conflicts."));
    counted(transcoded, QT_TRANSLATE_NOOP("Import", "Texts written in GBK, read as such: %1."));
    counted(parameters, QT_TRANSLATE_NOOP("Import", "Instrument parameters reported by CN 3020 or set by CN 3021, "
                                                    "kept in the table of parameters: %1."));
    const auto listed = [&sink](const TextCounts &counts, const char *sentence) {
        if (!counts.empty())
            sink.warn(importText(sentence).arg(counts.list()));
    };
    listed(encrypted, QT_TRANSLATE_NOOP("Import", "Encrypted packets (SM4) cannot be read. Ask the monitoring centre "
                                                  "for the clear text of these devices: %1."));
    listed(incomplete,
           QT_TRANSLATE_NOOP("Import", "Split messages of which a part never came, by device: %1. The parts that came "
                                       "were read as far as they stand alone."));
    listed(unreadCommands, QT_TRANSLATE_NOOP("Import", "Messages of commands that are not read: %1."));
    listed(unreadFields, QT_TRANSLATE_NOOP("Import", "Fields that are not read: %1."));
}

} // namespace nightjar

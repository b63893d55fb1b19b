// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_answer.h"

#include <algorithm>

namespace nightjar {
namespace {

bool isOneOf(std::string_view cn, std::initializer_list<std::string_view> commands)
{
    return std::find(commands.begin(), commands.end(), cn) != commands.end();
}

QByteArray bytesOf(std::string_view text) { return QByteArray(text.data(), qsizetype(text.size())); }

std::uint16_t crcOf(std::string_view segment, CrcKind kind)
{
    const auto swapped = [](std::uint16_t crc) { return std::uint16_t((crc << 8) | (crc >> 8)); };
    switch (kind) {
    case CrcKind::Hj212: return hj212Crc(segment);
    case CrcKind::Modbus: return modbusCrc(segment);
    case CrcKind::Hj212Swapped: return swapped(hj212Crc(segment));
    case CrcKind::ModbusSwapped: return swapped(modbusCrc(segment));
    }
    Q_UNREACHABLE();
}

} // namespace

QByteArray hj212Answer(const Hj212Message &message, CrcKind crc)
{
    constexpr int answerBit = 1;
    constexpr int splitBit = 2;
    if (message.flag < 0 || (message.flag & answerBit) == 0 || message.cn.empty())
        return {};
    QByteArray command;
    QByteArray body;
    if (message.cn[0] == '9' && !isOneOf(message.cn, {"9015", "9021"}))
        return {}; // an answer is never answered
    if (isOneOf(message.cn, {"2012", "2022"}) || (message.cn[0] == '1' && !isOneOf(message.cn, {"1001", "1013"})) ||
        (message.cn[0] == '3' && message.hasCp && message.cp.empty())) {
        command = "9011";
        body = "QnRtn=2";
    } else if (message.cn[0] == '2' || message.cn[0] == '3') {
        command = "9014";
    } else {
        command = "9013";
    }
    QByteArray segment;
    if (!message.qn.empty())
        segment += "QN=" + bytesOf(message.qn) + ';';
    segment += "ST=91;CN=" + command + ";PW=" + bytesOf(message.pw) + ";MN=" + bytesOf(message.mn) +
               ";Flag=" + QByteArray::number(message.flag & ~(answerBit | splitBit)) + ";CP=&&" + body + "&&";
    const std::string_view view(segment.constData(), std::size_t(segment.size()));
    return "##" + QByteArray::number(segment.size()).rightJustified(4, '0') + segment +
           QByteArray::number(crcOf(view, crc), 16).toUpper().rightJustified(4, '0') + "\r\n";
}

} // namespace nightjar

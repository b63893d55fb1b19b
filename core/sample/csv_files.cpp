// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/csv_files.h"

#include <array>

namespace nightjar::sample {
namespace {

char *putTwo(char *at, int value)
{
    *at++ = char('0' + value / 10);
    *at++ = char('0' + value % 10);
    return at;
}

/// `value` is the number times 10^digits.
char *putDecimal(char *at, qint32 value, int digits)
{
    std::array<char, 16> reversed{};
    std::size_t n = 0;
    const bool negative = value < 0;
    quint32 rest = negative ? quint32(0) - quint32(value) : quint32(value);
    do {
        reversed[n++] = char('0' + rest % 10);
        rest /= 10;
        if (int(n) == digits)
            reversed[n++] = '.';
    } while (rest > 0 || int(n) <= digits + (digits > 0 ? 1 : 0));
    if (negative)
        *at++ = '-';
    while (n > 0)
        *at++ = reversed[--n];
    return at;
}

} // namespace

QByteArray cell(const QByteArray &text)
{
    if (!text.contains(',') && !text.contains('"') && !text.contains('\n'))
        return text;
    QByteArray quoted = text;
    return '"' + quoted.replace("\"", "\"\"") + '"';
}

QByteArray numberCell(double value)
{
    if (value < 0)
        return {};
    QByteArray text = QByteArray::number(value, 'f', 6);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text;
}

QByteArray seriesFile(const Channel &channel, const Clock &clock, qint64 &samples)
{
    constexpr int longestLine = 40;
    const QByteArray header = "time,value,flag\n";
    QByteArray bytes(header.size() + qsizetype(channel.values.size()) * longestLine, Qt::Uninitialized);
    char *at = std::copy(header.begin(), header.end(), bytes.data());
    const std::size_t perDay = std::size_t(secondsPerDay / channel.stepS);
    QByteArray date;
    for (std::size_t i = 0; i < channel.values.size(); ++i) {
        if (i % perDay == 0)
            date = formatDate(clock.first + Day(i / perDay)).toLatin1();
        if (channel.letters[i] == 0)
            continue;
        const int minute = int(i % perDay) * channel.stepS / 60;
        at = std::copy(date.begin(), date.end(), at);
        *at++ = ' ';
        at = putTwo(at, minute / 60);
        *at++ = ':';
        at = putTwo(at, minute % 60);
        *at++ = ',';
        if (channel.values[i] != Channel::missing)
            at = putDecimal(at, channel.values[i], channel.digits);
        *at++ = ',';
        if (channel.letters[i] != 'N')
            *at++ = channel.letters[i];
        *at++ = '\n';
        ++samples;
    }
    bytes.resize(at - bytes.data());
    return bytes;
}

Outcome writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(bytes) == bytes.size() && file.flush())
        return Done{};
    return Error{Error::Kind::Io,
                 QCoreApplication::translate("Sample", "%1 cannot be written: %2. Choose a folder that can be "
                                                       "written or free some space.")
                     .arg(path, file.errorString()),
                 path};
}

} // namespace nightjar::sample

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <QByteArray>

namespace nightjar {

/// Zigzag: small negative numbers become small unsigned ones.
constexpr std::uint64_t zigzag(std::int64_t value) { return (std::uint64_t(value) << 1) ^ std::uint64_t(value >> 63); }
constexpr std::int64_t unzigzag(std::uint64_t value) { return std::int64_t(value >> 1) ^ -std::int64_t(value & 1); }

/// Appends the parts of a block to a byte string. Numbers are LEB128.
class ByteWriter
{
public:
    void byte(std::uint8_t value) { m_bytes.push_back(char(value)); }
    void number(std::uint64_t value)
    {
        while (value >= 0x80) {
            byte(std::uint8_t(value | 0x80));
            value >>= 7;
        }
        byte(std::uint8_t(value));
    }
    void signedNumber(std::int64_t value) { number(zigzag(value)); }
    void text(std::string_view value)
    {
        number(value.size());
        m_bytes.append(value);
    }
    std::string &bytes() { return m_bytes; }

private:
    std::string m_bytes;
};

/// Reads what ByteWriter wrote. After the first read beyond the end or of a malformed number `ok()` is false and every
/// further read gives 0: callers check once at the end of a part.
class ByteReader
{
public:
    ByteReader(const std::uint8_t *begin, const std::uint8_t *end) : m_at(begin), m_end(end) {}

    bool ok() const { return m_ok; }
    bool atEnd() const { return m_at == m_end; }
    std::size_t left() const { return std::size_t(m_end - m_at); }
    void fail() { m_ok = false, m_at = m_end; }

    std::uint8_t byte()
    {
        if (m_at == m_end) {
            m_ok = false;
            return 0;
        }
        return *m_at++;
    }
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const std::uint8_t part = byte();
            value |= std::uint64_t(part & 0x7f) << shift;
            if (part < 0x80)
                return value;
        }
        fail();
        return 0;
    }
    /// A number that may not exceed `most`.
    std::uint64_t number(std::uint64_t most)
    {
        const std::uint64_t value = number();
        if (value <= most)
            return value;
        fail();
        return 0;
    }
    std::int64_t signedNumber() { return unzigzag(number()); }
    /// The next `count` bytes; nullptr when there are fewer.
    const std::uint8_t *take(std::size_t count)
    {
        if (count > left()) {
            fail();
            return nullptr;
        }
        const std::uint8_t *const at = m_at;
        m_at += count;
        return at;
    }
    std::string_view text(std::size_t most)
    {
        const std::size_t size = number(most);
        const std::uint8_t *const at = take(size);
        return at ? std::string_view(reinterpret_cast<const char *>(at), size) : std::string_view();
    }

private:
    const std::uint8_t *m_at;
    const std::uint8_t *m_end;
    bool m_ok = true;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/time.h"

namespace nightjar {

/// The HJ 212 letter of a sample as reported: `N F M S D C T B`, `?` unknown, any other ASCII letter as it came.
/// Codes from 128 on stand for longer texts and index `flagTexts` (code - 128) of the container that holds them.
using Flag = std::uint8_t;
inline constexpr Flag flagNormal = 'N';
inline constexpr Flag flagUnknown = '?';

/// May a sample with this flag enter means and patterns? N and unknown may; every other letter may not.
constexpr bool isValidFlag(Flag flag) { return flag == flagNormal || flag == flagUnknown; }

enum class Origin : std::uint8_t { Measured = 0, Substituted = 1 };

/// A reported value, exact. `digits * 10^-scale` when the text is the plain way to write it; otherwise the text itself
/// is kept beside the sample and `scale` says so.
struct Reading {
    static constexpr std::int8_t missing = -1; ///< empty value: "not known"
    static constexpr std::int8_t verbatim =
        -2; ///< look in `texts`: exponents, leading zeros or plus, over 18 digits, state text
    std::int64_t digits = 0;
    std::int8_t scale = missing;
};

/// Arrays from this size on lie on huge pages where the system has them: taking a year of minutes from the system in
/// pages of 4 KiB costs three times its decoding.
inline constexpr std::size_t longArrayBytes = std::size_t(2) << 20;
void *allocateLongArray(std::size_t bytes);
void freeLongArray(void *array);

/// Leaves new elements unset: a decoder writes each of them anyway, and zeros first would cost a fifth of its time.
template <class T>
struct UnsetAllocator : std::allocator<T> {
    template <class U>
    struct rebind {
        using other = UnsetAllocator<U>;
    };
    T *allocate(std::size_t count)
    {
        if (count < longArrayBytes / sizeof(T))
            return std::allocator<T>::allocate(count);
        return static_cast<T *>(allocateLongArray(count * sizeof(T)));
    }
    void deallocate(T *at, std::size_t count)
    {
        if (count < longArrayBytes / sizeof(T))
            std::allocator<T>::deallocate(at, count);
        else
            freeLongArray(at);
    }
    template <class U, class... Arguments>
    void construct(U *at, Arguments &&...arguments)
    {
        if constexpr (sizeof...(Arguments) == 0)
            ::new (static_cast<void *>(at)) U;
        else
            ::new (static_cast<void *>(at)) U(std::forward<Arguments>(arguments)...);
    }
};
/// An array of a series; `resize()` leaves what is new unset.
template <class T>
using Column = std::vector<T, UnsetAllocator<T>>;

/// What is decoded of a series. `Numbers`: times, values, flags and origins, 18 of 27 bytes a sample and all that rules
/// look at; the texts of the values (`digits`, `scales`, `texts`, `cells`) stay empty.
enum class SeriesParts { All, Numbers };

/// Samples of one channel decoded into parallel arrays, ascending in time, one sample an instant.
struct Series {
    Column<Seconds> times;
    Column<double> values;       ///< as reported, without multiplier; NaN for an empty value or a state text
    Column<std::int64_t> digits; ///< scaled decimals as reported
    Column<std::int8_t> scales;  ///< digits after the point, or Reading::missing / Reading::verbatim
    Column<Flag> flags;
    Column<Origin> origins;
    std::vector<std::pair<std::uint32_t, std::string>> texts; ///< index -> text, ascending; for Reading::verbatim
    std::vector<std::string> flagTexts;                       ///< for flag codes from 128 on
    /// index -> the cell as it stood in the file, ascending; only where it said more than the value (`<0.5`, `12.3(C)`)
    std::vector<std::pair<std::uint32_t, std::string>> cells;

    std::size_t size() const { return times.size(); }
    bool empty() const { return times.empty(); }
    void clear(); ///< keeps the arrays' memory
    void reserve(std::size_t size, SeriesParts parts = SeriesParts::All);
    void resize(std::size_t size, SeriesParts parts = SeriesParts::All); ///< the arrays; new elements are unset
};

/// Samples of one channel as a reader found them: any order, duplicates allowed. Same arrays, plus the line of each.
struct SampleBatch {
    std::vector<Seconds> times;
    std::vector<Reading> readings;
    std::vector<Flag> flags;
    std::vector<Origin> origins;
    std::vector<std::pair<std::uint32_t, std::string>> texts;
    std::vector<std::string> flagTexts;
    std::vector<std::pair<std::uint32_t, std::string>> cells; ///< as in Series
    std::vector<std::uint32_t> lines;                         ///< 1-based line of the source file; shown with conflicts

    std::size_t size() const { return times.size(); }
    void clear();
};

/// What a channel may hold: numbers, or (unit `state`) short texts.
enum class ValueKind { Number, State };

/// Reads a value cell: `[+-]digits[.digits][e[+-]digits]`, at most 40 characters, finite as a double; empty means
/// missing. State channels take any text of at most 40 characters. False: the cell is to be refused.
bool parseReading(std::string_view text, ValueKind kind, Reading &reading, double *value = nullptr);

/// The text kept for a sample in `texts` or `cells`; nullptr when there is none.
const std::string *textAt(const std::vector<std::pair<std::uint32_t, std::string>> &texts, std::size_t index);
/// The very text that was reported; empty for a missing value. Of a series, it asks for all its parts.
std::string readingText(std::int64_t digits, std::int8_t scale);
std::string valueText(const Series &series, std::size_t index);
/// The cell as it stood in the file where it said more than the value, else the value's text.
std::string cellText(const Series &series, std::size_t index);
/// The very flag that was reported.
std::string flagText(const Series &series, std::size_t index);
std::string flagText(Flag flag, const std::vector<std::string> &flagTexts);
/// Code of a flag text; appends to `flagTexts` when it is longer than one ASCII character.
Flag flagCode(std::string_view text, std::vector<std::string> &flagTexts);

/// Index of the first sample at or after `t`.
std::size_t lowerIndex(const Series &series, Seconds t);
/// Median distance of neighbouring samples in seconds; 0 with fewer than two samples.
Seconds medianStep(const Series &series);
/// The samples [begin, end) with their texts and cells.
Series slice(const Series &series, std::size_t begin, std::size_t end);
/// Appends `tail`, whose samples must all be later.
void append(Series &series, const Series &tail);

} // namespace nightjar

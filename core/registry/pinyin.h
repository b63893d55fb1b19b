// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace nightjar {

/// What a Chinese name is found by on a keyboard without an input method: its pinyin without tones or blanks, a blank,
/// and the initials of its syllables, in lower case (`宏业电镀` -> `hongyediandu hydd`). Place names that ICU reads
/// wrongly (长兴 as "zhang xing") stand in a small table. Text without Chinese gives its own letters and word initials.
QString pinyinKeys(const QString &text);

/// Does `haystack` (see pinyinKeys, joined with code, name, address; lower case) hold every word of `needle`?
bool matchesFilter(const QString &haystack, const QString &needle);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/pinyin.h"

#include <memory>

#include <QStringList>

#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace nightjar {

namespace {

struct Reading {
    const char *han;
    const char *pinyin;
};
// Readings that ICU's Han-Latin gets wrong in names of places and firms; longer ones first.
constexpr Reading readings[] = {
    {"重庆", "chong qing"},
    {"乐清", "yue qing"},
    {"长兴", "chang xing"},
    {"长沙", "chang sha"},
    {"长春", "chang chun"},
    {"长江", "chang jiang"},
    {"长三角", "chang san jiao"},
    {"长治", "chang zhi"},
    {"长乐", "chang le"},
    {"大碶", "da qi"},
    {"鄞州", "yin zhou"},
    {"台州", "tai zhou"},
    {"丽水", "li shui"},
    {"厦门", "xia men"},
    {"六安", "lu an"},
    {"蚌埠", "beng bu"},
    {"亳州", "bo zhou"},
    {"番禺", "pan yu"},
    {"单县", "shan xian"},
    {"银行", "yin hang"},
    {"重工", "zhong gong"},
    {"重型", "zhong xing"},
    {"长", "chang"},
    {"行", "hang"},
};

/// Blanks between syllables, no tones.
QString syllables(const QString &text)
{
    // Opening a transliterator reads a table of some hundred kilobytes; one a thread is enough, and it is not shared.
    thread_local const std::unique_ptr<icu::Transliterator> latin = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
            "Han-Latin; NFD; [:Nonspacing Mark:] Remove; NFC", UTRANS_FORWARD, status));
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    }();
    QString prepared = text;
    for (const Reading &reading : readings) {
        if (const QString han = QString::fromUtf8(reading.han); prepared.contains(han))
            prepared.replace(han, u' ' + QLatin1String(reading.pinyin) + u' ');
    }
    if (!latin)
        return prepared;
    icu::UnicodeString buffer(reinterpret_cast<const UChar *>(prepared.utf16()), int32_t(prepared.size()));
    latin->transliterate(buffer);
    return QString::fromUtf16(reinterpret_cast<const char16_t *>(buffer.getBuffer()), buffer.length());
}

} // namespace

QString pinyinKeys(const QString &text)
{
    const QString spaced = syllables(text);
    QString whole;
    QString initials;
    bool starts = true;
    for (const QChar c : spaced) {
        if (!c.isLetterOrNumber()) {
            starts = true;
            continue;
        }
        whole += c.toLower();
        if (starts || c.isDigit())
            initials += c.toLower();
        starts = false;
    }
    return whole + u' ' + initials;
}

bool matchesFilter(const QString &haystack, const QString &needle)
{
    const QStringList words = needle.toLower().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (!haystack.contains(word))
            return false;
    }
    return true;
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/plain_form.h"

namespace nightjar {

PlainForm::PlainForm(const Recognised &file, char separator) : delimiter(separator)
{
    const SampleColumns &c = file.columns;
    owners = file.format == FileFormat::LongCsv;
    const int first = owners ? 3 : 0;
    flags = c.flag == first + 2;
    missingFlag = file.missingFlag;
    more = int(file.header.size()) - first - (flags ? 3 : 2);
    const bool ownersFirst = !owners || (c.enterprise == 0 && c.point == 1 && c.factor == 2);
    usable = plain::usable && ownersFirst && file.kind == ValueKind::Number && c.time == first &&
             c.value == first + 1 && (flags || c.flag < 0) && c.origin < 0 && !file.emptyIsNothing;
}

/// The begin of the next line, when no more cells stand before it than the header has; null otherwise.
const char *PlainForm::lineEnd(const char *at, const char *end) const
{
    if (more > 0 && *at == delimiter) {
        const auto *stop = static_cast<const char *>(std::memchr(at, '\n', std::size_t(end - at)));
        if (!stop || std::count(at, stop, delimiter) > more)
            return nullptr;
        return stop + 1;
    }
    at += *at == '\r';
    return at != end && *at == '\n' ? at + 1 : nullptr;
}

bool PlainOwners::learn(std::string_view prefix, std::size_t channel)
{
    constexpr std::size_t most = 100'000;
    if (prefix.empty() || m_owners.size() >= most || m_byPrefix.contains(prefix))
        return false;
    PlainOwner &owner = m_owners.emplace_back();
    owner.prefix = prefix;
    owner.channel = channel;
    owner.number = m_owners.size() - 1;
    if (prefix.size() <= sizeof owner.words) {
        std::memcpy(owner.words, prefix.data(), prefix.size());
        std::memset(owner.masks, 0xFF, prefix.size());
    }
    m_byPrefix.emplace(owner.prefix, &owner);
    return true;
}

const PlainOwner *PlainOwners::search(const char *at, const char *end, char delimiter, Guess &guess) const
{
    const char *to = at;
    for (int i = 0; i < 3; ++i) {
        to = static_cast<const char *>(std::memchr(to, delimiter, std::size_t(end - to)));
        if (!to++)
            return nullptr;
    }
    const auto known = m_byPrefix.find(std::string_view(at, std::size_t(to - at)));
    if (known == m_byPrefix.end())
        return nullptr;
    guess.next.resize(m_owners.size(), nullptr);
    if (guess.last)
        guess.next[guess.last->number] = known->second;
    return guess.last = known->second;
}

} // namespace nightjar

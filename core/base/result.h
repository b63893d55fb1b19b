// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <variant>

#include <QString>

namespace nightjar {

/// Why something was refused, as a sentence the officer can act on.
struct Error {
    enum class Kind { BadInput, NotFound, Conflict, Damaged, Io, Cancelled };
    Kind kind = Kind::BadInput;
    QString text = {};   ///< translated, complete: what is wrong and what to do
    QString source = {}; ///< file or channel; empty if neither is meant
    qint64 row = -1;     ///< 1-based line or sheet row; -1 if none is meant
};

/// Stable English word of an error kind, used in JSON ("bad-input", "not-found", ...).
QString errorKindName(Error::Kind kind);

/// A value or the reason there is none.
template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return m_state.index() == 0; }
    T &operator*() & { return std::get<0>(m_state); }
    const T &operator*() const & { return std::get<0>(m_state); }
    T &&operator*() && { return std::get<0>(std::move(m_state)); }
    T *operator->() { return &std::get<0>(m_state); }
    const T *operator->() const { return &std::get<0>(m_state); }
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// The value of an operation that succeeds without an answer.
struct Done {
};
using Outcome = Result<Done>;

} // namespace nightjar

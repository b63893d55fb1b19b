// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <optional>

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonObject>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/cache/cache.h"
#include "core/registry/keys.h"

namespace nightjar::cli {

/// Kind of an error document with exit status 2.
inline const QString usageKind = QStringLiteral("usage");

/// One call of a verb: its parsed options, its two streams and the ways to answer.
class Call
{
public:
    Call(const QCommandLineParser &options, std::ostream &out, std::ostream &err);

    bool json() const { return m_options.isSet(QStringLiteral("json")); }
    bool quiet() const { return m_options.isSet(QStringLiteral("quiet")); }
    int threads() const; ///< 0 = as many as there are cores
    QString option(const char *name) const { return m_options.value(QString::fromLatin1(name)); }
    QStringList options(const char *name) const { return m_options.values(QString::fromLatin1(name)); }
    bool has(const char *name) const { return m_options.isSet(QString::fromLatin1(name)); }
    QStringList arguments() const { return m_options.positionalArguments().mid(1); }

    /// A line for people on standard output; nothing with --json.
    void line(const QString &text) const;
    /// A sentence on standard error; nothing with --quiet.
    void note(const QString &text) const;
    /// A sentence on standard error, also with --quiet: why the exit status is not 0.
    void complain(const QString &text) const;
    /// The one JSON document of --json; nothing without it.
    void document(const QJsonObject &object) const;
    void document(const QJsonArray &array) const;
    /// Bytes as they are, such as a CSV on standard output.
    void bytes(QByteArrayView text) const;
    /// Brings out what was written, for verbs that go on for long.
    void flush() const;

    /// The sentence of an error, and with --json its document; the exit status 1.
    int fail(const Error &error) const;
    /// A sentence on wrong usage, and with --json its document; the exit status 2.
    int misuse(const QString &text) const;
    /// Progress on standard error, twice a second, if that is a terminal and --quiet is not given.
    OnProgress progress(const QString &what) const;

    /// The cache that --cache names; what it has to say of its own goes to standard error.
    Result<Cache> openCache(OpenMode mode) const;

private:
    const QCommandLineParser &m_options;
    std::ostream &m_out;
    std::ostream &m_err;
};

/// The document of `--json` for an error.
QJsonObject errorJson(const QString &kind, const QString &text, const QString &file = {}, qint64 line = -1);
/// `from` and `to` of a verb; nothing: the exit status of the misuse that was already told.
std::optional<Span> spanOf(const Call &call, int &status);
/// A time option that may also be a date.
std::optional<Seconds> momentOf(const QString &text);
/// Seconds since the epoch on the system's clock.
Seconds clockNow();

/// Who runs the program, for the journal.
QString userName();
/// JSON of a number; null when it is not finite.
QJsonValue jsonNumber(double value);
/// JSON text of an instant; null when there is none.
QJsonValue jsonTime(std::optional<Seconds> t);

} // namespace nightjar::cli

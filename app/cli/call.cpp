// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"

#include <chrono>
#include <cmath>
#include <ostream>

#include <unistd.h>

#include <QJsonDocument>

#include "app/cli/cli.h"
#include "app/cli/text.h"

namespace nightjar::cli {
namespace {

void write(std::ostream &stream, QByteArrayView bytes) { stream.write(bytes.data(), bytes.size()); }

} // namespace

Call::Call(const QCommandLineParser &options, std::ostream &out, std::ostream &err)
    : m_options(options), m_out(out), m_err(err)
{
}

int Call::threads() const { return option("threads").toInt(); }

void Call::line(const QString &text) const
{
    if (!json())
        write(m_out, text.toUtf8() + '\n');
}

void Call::note(const QString &text) const
{
    if (!quiet())
        write(m_err, text.toUtf8() + '\n');
}

void Call::document(const QJsonObject &object) const
{
    if (json())
        write(m_out, QJsonDocument(object).toJson(QJsonDocument::Indented));
}

void Call::document(const QJsonArray &array) const
{
    if (json())
        write(m_out, QJsonDocument(array).toJson(QJsonDocument::Indented));
}

void Call::bytes(QByteArrayView text) const { write(m_out, text); }

void Call::flush() const
{
    m_out.flush();
    m_err.flush();
}

void Call::complain(const QString &text) const { write(m_err, text.toUtf8() + '\n'); }

int Call::fail(const Error &error) const
{
    complain(error.text);
    document(errorJson(errorKindName(error.kind), error.text, error.source, error.row));
    return failed;
}

int Call::misuse(const QString &text) const
{
    complain(text);
    document(errorJson(usageKind, text));
    return badUsage;
}

OnProgress Call::progress(const QString &what) const
{
    if (quiet() || isatty(STDERR_FILENO) == 0)
        return {};
    const auto start = std::chrono::steady_clock::now();
    return [this, what, start, last = start](Progress p) mutable {
        const auto now = std::chrono::steady_clock::now();
        if (now - last >= std::chrono::milliseconds(500)) {
            last = now;
            const qint64 percent = p.total > 0 ? p.done * 100 / p.total : 0;
            QString line = QStringLiteral("\r%1 %2 % ").arg(what).arg(percent);
            const double seconds = std::chrono::duration<double>(now - start).count();
            if (p.rows > 0 && p.done > 0) {
                const double left = seconds * double(p.total - p.done) / double(p.done);
                line += Text::tr("%1 rows/s, %2 s left ").arg(qint64(double(p.rows) / seconds)).arg(qint64(left) + 1);
            }
            write(m_err, line.toUtf8());
            m_err.flush();
        }
        return true;
    };
}

Result<Cache> Call::openCache(OpenMode mode) const
{
    auto cache = Cache::open(option("cache"), mode);
    if (cache && !cache->notice().isEmpty())
        note(cache->notice());
    return cache;
}

QJsonObject errorJson(const QString &kind, const QString &text, const QString &file, qint64 line)
{
    return {{QStringLiteral("error"), QJsonObject{{QStringLiteral("kind"), kind},
                                                  {QStringLiteral("text"), text},
                                                  {QStringLiteral("file"), file.isEmpty() ? QJsonValue() : file},
                                                  {QStringLiteral("line"), line < 0 ? QJsonValue() : line}}}};
}

std::optional<Seconds> momentOf(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const std::string_view view(bytes.constData(), std::size_t(bytes.size()));
    if (const auto t = parseTime(view))
        return t;
    if (const auto day = parseDate(view))
        return dayStart(*day);
    return {};
}

std::optional<Span> spanOf(const Call &call, int &status)
{
    // Open ends reach beyond every sample, so that one of the two may stand alone.
    constexpr Seconds farAway = 400'000'000'000;
    Span span{0, 0};
    const bool from = call.has("from");
    const bool to = call.has("to");
    if (!from && !to)
        return span;
    span = {-farAway, farAway};
    for (const char *name : {"from", "to"}) {
        if (!call.has(name))
            continue;
        const auto t = momentOf(call.option(name));
        if (!t) {
            status = call.misuse(
                Text::tr("--%1 %2 is no time that exists. Write YYYY-MM-DD HH:MM, such as 2026-04-01 22:00.")
                    .arg(QString::fromLatin1(name), call.option(name)));
            return {};
        }
        (name[0] == 'f' ? span.from : span.to) = *t;
    }
    if (span.empty()) {
        status = call.misuse(Text::tr("--to must lie after --from."));
        return {};
    }
    return span;
}

Seconds clockNow()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

QString userName()
{
    for (const char *variable : {"NIGHTJAR_OFFICER", "USER", "LOGNAME"}) {
        const QString name = qEnvironmentVariable(variable);
        if (!name.isEmpty())
            return name;
    }
    return QStringLiteral("uid-%1").arg(getuid());
}

QJsonValue jsonNumber(double value) { return std::isfinite(value) ? QJsonValue(value) : QJsonValue(); }

QJsonValue jsonTime(std::optional<Seconds> t) { return t ? QJsonValue(formatIso(*t)) : QJsonValue(); }

} // namespace nightjar::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include <ostream>

#include <QCommandLineParser>
#include <QJsonDocument>

#include "app/cli/call.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/base/language.h"

namespace nightjar::cli {
namespace {

void print(std::ostream &stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    stream.write(bytes.constData(), bytes.size());
    stream.put('\n');
}

const Verb *findVerb(const QString &name)
{
    for (const Verb &verb : verbs()) {
        if (name == QLatin1StringView(verb.name))
            return &verb;
    }
    return nullptr;
}

void printOverview(std::ostream &out)
{
    print(out, Text::tr("Usage: nightjar-cli VERB ... [--json] [--lang zh|en] [--quiet] [--threads N] [--help]"));
    print(out, {});
    for (const Verb &verb : verbs())
        print(out, QStringLiteral("  %1  %2").arg(QString::fromLatin1(verb.name), -9).arg(Text::tr(verb.summary)));
    print(out, {});
    print(out, Text::tr("'nightjar-cli VERB --help' shows the options of a verb with an example."));
}

void printVerb(const Verb &verb, std::ostream &out)
{
    print(out, Text::tr(verb.summary));
    print(out, {});
    print(out, Text::tr("Usage: %1").arg(QStringLiteral("nightjar-cli ") + QString::fromUtf8(verb.usage)));
    print(out, Text::tr("Everywhere: --json (one JSON document), --lang zh|en, --quiet, --threads N, --help"));
    print(out, Text::tr("Example: %1").arg(QString::fromUtf8(verb.example)));
}

/// The language has to be known before the first sentence, also before the options are read.
std::optional<Language> languageOf(const QStringList &arguments)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == u"--lang" && i + 1 < arguments.size())
            return languageFromCode(arguments[i + 1]);
        if (arguments[i].startsWith(u"--lang="))
            return languageFromCode(arguments[i].mid(7));
    }
    return systemLanguage();
}

void addOptions(QCommandLineParser &parser, const Verb &verb)
{
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    parser.addOption(QCommandLineOption(QStringLiteral("quiet")));
    parser.addOption(QCommandLineOption(QStringLiteral("help")));
    parser.addOption(QCommandLineOption(QStringLiteral("lang"), {}, QStringLiteral("zh|en")));
    parser.addOption(QCommandLineOption(QStringLiteral("threads"), {}, QStringLiteral("N")));
    for (const auto &[name, value] : verb.options)
        parser.addOption(QCommandLineOption(QString::fromLatin1(name), {}, QString::fromLatin1(value)));
}

int runVerb(const Verb &verb, const QStringList &arguments, std::ostream &out, std::ostream &err)
{
    QCommandLineParser parser;
    addOptions(parser, verb);
    const bool understood = parser.parse(QStringList{QStringLiteral("nightjar-cli")} + arguments);
    const Call call(parser, out, err);
    if (call.has("help")) {
        printVerb(verb, out);
        return done;
    }
    if (!understood)
        return call.misuse(Text::tr("%1 'nightjar-cli %2 --help' shows what there is.")
                               .arg(parser.errorText(), QString::fromLatin1(verb.name)));
    if (call.has("threads")) {
        bool ok = false;
        const int threads = call.option("threads").toInt(&ok);
        if (!ok || threads < 1 || threads > 1024)
            return call.misuse(Text::tr("--threads takes a whole number from 1 to 1024."));
    }
    if (!verb.takesArguments && !call.arguments().isEmpty())
        return call.misuse(Text::tr("%1 takes no argument \"%2\". 'nightjar-cli %1 --help' shows what there is.")
                               .arg(QString::fromLatin1(verb.name), call.arguments().first()));
    if (verb.needsCache && call.option("cache").isEmpty())
        return call.misuse(Text::tr("--cache is missing: name the cache file, such as --cache district.nightjar."));
    return verb.run(call);
}

} // namespace

int run(const QStringList &arguments, std::ostream &out, std::ostream &err)
{
    const auto language = languageOf(arguments);
    useLanguage(language.value_or(systemLanguage()));
    const auto misuse = [&](const QString &text) {
        print(err, text);
        if (arguments.contains(QStringLiteral("--json")))
            out << QJsonDocument(errorJson(usageKind, text)).toJson(QJsonDocument::Indented).constData();
        return badUsage;
    };
    if (!language)
        return misuse(Text::tr("--lang takes zh or en."));
    if (arguments.isEmpty()) {
        printOverview(err);
        return badUsage;
    }
    const QString first = arguments.first();
    if (first == u"--help" || first == u"-h" || first == u"help") {
        printOverview(out);
        return done;
    }
    if (first == u"--version") {
        print(out, QStringLiteral("nightjar-cli " NIGHTJAR_VERSION));
        return done;
    }
    const Verb *verb = findVerb(first);
    if (!verb)
        return misuse(Text::tr("There is no verb %1. 'nightjar-cli --help' lists the verbs.").arg(first));
    return runVerb(*verb, arguments, out, err);
}

} // namespace nightjar::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/cli.h"
#include "app/cli/text.h"
#include "app/cli/verb.h"
#include "core/base/hash.h"
#include "core/base/language.h"
#include "core/casework/bundle_zip.h"
#include "core/casework/case_json.h"
#include "core/casework/case_open.h"
#include "core/casework/reproduce.h"
#include "core/casework/verify.h"
#include "core/report/case_summary.h"
#include "ui/paper/document_pdf.h"
#include "ui/paper/lead_picture.h"

namespace nightjar::cli {
namespace {

const QString program = QStringLiteral("Nightjar " NIGHTJAR_VERSION);

int answerCase(const Call &call, Cache &cache, const CaseFile &file, const QString &sentence)
{
    const auto json = caseJson(cache, file);
    if (!json)
        return call.fail(json.error());
    call.document(*json);
    call.line(sentence);
    return done;
}

int openNew(const Call &call, Cache &cache)
{
    if (!call.has("lead"))
        return call.misuse(Text::tr("case new needs --lead ID, once or more. 'nightjar-cli leads' lists the ids."));
    NewCase request;
    request.leads = call.options("lead");
    request.title = call.option("title");
    request.by = userName();
    request.at = clockNow();
    request.program = program;
    const auto file = newCase(cache, request, drawLeadPicture);
    if (!file)
        return call.fail(file.error());
    return answerCase(call, cache, *file,
                      Text::tr("Case %1 (%2) opened with its evidence frozen.").arg(file->number, file->title));
}

int list(const Call &call, Cache &cache)
{
    const auto cases = caseListJson(cache);
    if (!cases)
        return call.fail(cases.error());
    call.document(*cases);
    for (const QJsonValue &value : *cases) {
        const QJsonObject object = value.toObject();
        call.line(QStringLiteral("%1  %2  %3  %4")
                      .arg(object.value(u"case").toString(), object.value(u"enterprise").toString(),
                           object.value(u"stage").toString(), object.value(u"title").toString()));
    }
    return done;
}

int addToCase(const Call &call, Cache &cache, const CaseFile &file)
{
    const QStringList paths = call.arguments().mid(2);
    if (paths.isEmpty())
        return call.misuse(Text::tr("case add takes the case and one or more files."));
    const auto added = addFiles(cache, file.id, paths, userName(), clockNow());
    if (!added)
        return call.fail(added.error());
    for (const Evidence &item : *added)
        call.line(QStringLiteral("%1  %2").arg(item.sha256, item.name));
    return answerCase(call, cache, file, Text::tr("%1 files frozen in case %2.").arg(added->size()).arg(file.number));
}

int show(const Call &call, Cache &cache, const CaseFile &file)
{
    const auto json = caseJson(cache, file);
    if (!json)
        return call.fail(json.error());
    call.document(*json);
    call.line(QStringLiteral("%1  %2  %3  %4").arg(file.number, file.enterprise, file.stage, file.title));
    for (const QJsonValue &value : json->value(u"evidence").toArray()) {
        const QJsonObject item = value.toObject();
        call.line(QStringLiteral("  %1  %2").arg(item.value(u"sha256").toString(), item.value(u"item").toString()));
    }
    return done;
}

int step(const Call &call, Cache &cache, const CaseFile &file)
{
    if (!call.has("stage"))
        return call.misuse(Text::tr("case step needs --stage filed or closed, and --why for closing."));
    const auto after = stepCase(cache, file.id, call.option("stage"), call.option("why"), userName(), clockNow());
    if (!after)
        return call.fail(after.error());
    return answerCase(call, cache, *after, Text::tr("Case %1 is now at stage %2.").arg(after->number, after->stage));
}

int makeDocument(const Call &call, Cache &cache, const CaseFile &file)
{
    if (call.option("kind") != u"summary" || !call.has("out"))
        return call.misuse(Text::tr("case document needs --kind summary and --out F.pdf, F.docx or F.odt."));
    const auto format = documentFormat(call.option("out"));
    if (!format)
        return call.misuse(format.error().text);
    const Seconds now = clockNow();
    const auto summary = loadCaseSummary(cache, file.id, currentLanguage(), program, now);
    if (!summary)
        return call.fail(summary.error());
    const auto sha256 = writeDocument(caseSummary(*summary, currentLanguage()), call.option("out"));
    if (!sha256)
        return call.fail(sha256.error());
    CaseDocument record;
    record.caseId = file.id;
    record.kind = QStringLiteral("summary");
    record.format = *format;
    record.sha256 = *sha256;
    record.madeAt = now;
    record.madeBy = userName();
    if (const auto kept = recordDocument(cache, record); !kept)
        return call.fail(kept.error());
    call.document(QJsonObject{{QStringLiteral("case"), file.number},
                              {QStringLiteral("kind"), record.kind},
                              {QStringLiteral("file"), call.option("out")},
                              {QStringLiteral("sha256"), *sha256}});
    call.line(Text::tr("Written to %1 (SHA-256 %2).").arg(call.option("out"), *sha256));
    return done;
}

int exportZip(const Call &call, Cache &cache, const CaseFile &file)
{
    if (!call.has("out"))
        return call.misuse(Text::tr("case export needs --out F.zip."));
    const auto summary = loadCaseSummary(cache, file.id, currentLanguage(), program, clockNow());
    if (!summary)
        return call.fail(summary.error());
    const auto pdf = documentPdf(caseSummary(*summary, currentLanguage()));
    if (!pdf)
        return call.fail(pdf.error());
    const auto exported = exportCase(cache, file.id, call.option("out"),
                                     {{QStringLiteral("documents/summary.pdf"), *pdf, QStringLiteral("document")}},
                                     program, userName(), clockNow());
    if (!exported)
        return call.fail(exported.error());
    call.document(QJsonObject{{QStringLiteral("case"), file.number},
                              {QStringLiteral("file"), exported->path},
                              {QStringLiteral("sha256"), exported->sha256},
                              {QStringLiteral("files"), exported->files}});
    call.line(
        Text::tr("%1 files written to %2 (SHA-256 %3).").arg(exported->files).arg(exported->path, exported->sha256));
    return done;
}

int verify(const Call &call, Cache &cache, const CaseFile &file)
{
    const auto result = verifyCase(cache, file.id, call.progress(Text::tr("Verifying")));
    if (!result)
        return call.fail(result.error());
    call.document(verificationJson(*result));
    for (const VerifiedItem &item : result->items)
        call.line(
            QStringLiteral("%1  %2  %3").arg(item.ok ? QStringLiteral("✓") : QStringLiteral("✗"), item.item, item.why));
    call.line(result->ok ? Text::tr("Everything still is what was frozen (%1 items, journal of %2 rows).")
                               .arg(result->items.size())
                               .arg(result->journalRows)
                         : Text::tr("Not everything still is what was frozen."));
    return result->ok ? done : failed;
}

int reproduce(const Call &call, Cache &cache, const CaseFile &file)
{
    const auto result = reproduceCase(cache, file.id, call.progress(Text::tr("Screening again")));
    if (!result)
        return call.fail(result.error());
    call.document(reproductionJson(*result));
    call.line(result->ok ? Text::tr("The same rules find the same leads in today's data.")
                         : Text::tr("%1 leads were not found again, %2 are new.")
                               .arg(result->missing.size())
                               .arg(result->added.size()));
    return result->ok ? done : failed;
}

struct Step {
    const char *name;
    OpenMode mode;
    int (*run)(const Call &, Cache &, const CaseFile &);
};

constexpr Step steps[] = {{"add", OpenMode::ReadWrite, addToCase},     {"show", OpenMode::ReadOnly, show},
                          {"step", OpenMode::ReadWrite, step},         {"document", OpenMode::ReadWrite, makeDocument},
                          {"export", OpenMode::ReadWrite, exportZip},  {"verify", OpenMode::ReadOnly, verify},
                          {"reproduce", OpenMode::ReadOnly, reproduce}};

} // namespace

int runCase(const Call &call)
{
    const QStringList arguments = call.arguments();
    const QString name = arguments.value(0);
    const Step *wanted = nullptr;
    for (const Step &candidate : steps) {
        if (name == QLatin1StringView(candidate.name))
            wanted = &candidate;
    }
    const bool alone = name == u"new" || name == u"list";
    if (!wanted && !alone)
        return call.misuse(Text::tr("case takes new, add, list, show, step, document, export, verify or reproduce."));
    if (wanted && arguments.size() < 2)
        return call.misuse(Text::tr("case %1 takes a case number. 'nightjar-cli case list' lists them.").arg(name));
    const OpenMode mode = wanted ? wanted->mode : name == u"new" ? OpenMode::ReadWrite : OpenMode::ReadOnly;
    auto cache = call.openCache(mode);
    if (!cache)
        return call.fail(cache.error());
    if (name == u"new")
        return openNew(call, *cache);
    if (name == u"list")
        return list(call, *cache);
    const auto file = findCase(*cache, arguments[1]);
    if (!file)
        return call.fail(file.error());
    return wanted->run(call, *cache, *file);
}

} // namespace nightjar::cli

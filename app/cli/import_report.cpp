// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import_report.h"

#include <algorithm>

#include <QFileInfo>
#include <QJsonArray>

#include "app/cli/call.h"
#include "app/cli/text.h"

namespace nightjar::cli {
namespace {

constexpr std::size_t refusedInJson = 1000; // contract
constexpr std::size_t refusedShown = 20;

QJsonValue textOrNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

/// `night.xlsx was read as day-rows with the profile grid, version 2 (GB18030).`
QString readAs(const FileReport &file)
{
    const QString name = QFileInfo(file.file).fileName();
    const QString what = file.layout.isEmpty() ? file.format : file.layout;
    const QString encoding = file.encoding.isEmpty() ? file.format : file.encoding;
    if (file.profile.isEmpty())
        return Text::tr("%1 was read as %2 by its own header (%3).").arg(name, what, encoding);
    return Text::tr("%1 was read as %2 with the profile %3, version %4 (%5).")
        .arg(name, what, file.profile, QString::number(file.profileVersion), encoding);
}

/// How a question is answered: in a kept profile, or by keeping one first.
QString howToAnswer(const Call &call, const FileReport &file)
{
    const NameQuestion &question = file.questions.front();
    const QString code =
        question.candidates.size() == 1 ? question.candidates.front().enterprise : QStringLiteral("CODE");
    const QString given = call.has("profile") ? call.option("profile") : QString();
    if (QFileInfo(given).isFile())
        return Text::tr("Answer in %1: write \"names\": {\"%2\": \"%3\"}, then import the file again.")
            .arg(given, question.text, code);
    if (!file.profile.isEmpty())
        return Text::tr(
                   "Answer with: profiles name --cache C \"%1\" \"%2\" %3, then import the file again. A firm that is "
                   "not registered yet gets a new code.")
            .arg(file.profile, question.text, code);
    return Text::tr(
               "Answer by a profile: profiles propose --cache C FILE --out P.json, write \"names\": {\"%1\": \"%2\"} "
               "in it, then import --profile P.json. Or declare the firms in enterprises.csv.")
        .arg(question.text, code);
}

} // namespace

QJsonObject fileJson(const FileReport &file)
{
    const QJsonObject rows{{QStringLiteral("read"), file.rows.read},
                           {QStringLiteral("taken"), file.rows.taken},
                           {QStringLiteral("refused"), file.rows.refused},
                           {QStringLiteral("duplicate"), file.rows.duplicate},
                           {QStringLiteral("conflict"), file.rows.conflict}};
    return {{QStringLiteral("file"), file.file},
            {QStringLiteral("sha256"), textOrNull(file.sha256)},
            {QStringLiteral("format"), textOrNull(file.format)},
            {QStringLiteral("profile"), textOrNull(file.profile)},
            {QStringLiteral("already"), file.already},
            {QStringLiteral("rows"), rows},
            {QStringLiteral("channels"), file.channels},
            {QStringLiteral("warnings"), QJsonArray::fromStringList(file.warnings)},
            {QStringLiteral("error"), file.error ? QJsonValue(file.error->text) : QJsonValue()},
            {QStringLiteral("seconds"), file.seconds}};
}

QJsonArray refusedJson(const std::vector<RefusedRow> &refused)
{
    QJsonArray array;
    for (std::size_t i = 0; i < std::min(refused.size(), refusedInJson); ++i) {
        const RefusedRow &row = refused[i];
        array.append(QJsonObject{{QStringLiteral("file"), row.fileName},
                                 {QStringLiteral("line"), row.line},
                                 {QStringLiteral("field"), textOrNull(row.field)},
                                 {QStringLiteral("reason"), row.reason},
                                 {QStringLiteral("text"), row.text}});
    }
    return array;
}

void noteFile(const Call &call, const FileReport &file)
{
    if (!file.error && !file.layout.isEmpty())
        call.note(readAs(file));
    for (const QString &warning : file.warnings)
        call.note(QStringLiteral("%1: %2").arg(QFileInfo(file.file).fileName(), warning));
    if (!file.questions.empty())
        call.note(howToAnswer(call, file));
    if (file.error)
        call.note(file.error->text);
}

void noteRefused(const Call &call, const std::vector<RefusedRow> &refused)
{
    for (std::size_t i = 0; i < std::min(refused.size(), refusedShown); ++i) {
        const RefusedRow &row = refused[i];
        call.note(Text::tr("%1 line %2: %3").arg(QFileInfo(row.fileName).fileName()).arg(row.line).arg(row.reason));
    }
}

} // namespace nightjar::cli

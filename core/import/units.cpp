// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/units.h"

#include <QHash>
#include <QJsonArray>

#include "core/import/import_resource.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

QString folded(const QString &text)
{
    QString out = text.normalized(QString::NormalizationForm_KC).toLower();
    out.removeIf([](QChar c) { return c.isSpace(); });
    out.replace(QChar(0x03BC), u'u'); // NFKC makes a Greek mu of the micro sign
    out.replace(u'\u22C5', u'\u00B7');
    out.replace(u'\u30FB', u'\u00B7');
    return out;
}

const QHash<QString, UnitWord> &words()
{
    static const QHash<QString, UnitWord> table = [] {
        QHash<QString, UnitWord> found;
        for (const QJsonValue &value : importResource(QStringLiteral("units.json"))[u"units"].toArray()) {
            const QJsonObject entry = value.toObject();
            const UnitWord unit{entry[u"unit"].toString(), entry[u"of"].toString(), entry[u"times"].toString()};
            found.insert(folded(unit.unit), unit);
            for (const QJsonValue &word : entry[u"words"].toArray())
                found.insert(folded(word.toString()), unit);
        }
        return found;
    }();
    return table;
}

} // namespace

UnitWord unitWord(const QString &text)
{
    if (text.isEmpty() || text.size() > 20)
        return {};
    QString word = folded(text);
    if (word.size() > 2 && word.startsWith(u'(') && word.endsWith(u')'))
        word = word.sliced(1, word.size() - 2);
    return words().value(word);
}

UnitWord unitWord(std::string_view utf8) { return utf8.size() > 60 ? UnitWord() : unitWord(fromUtf8(utf8)); }

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/words.h"

#include <cmath>

#include <QFile>
#include <QJsonDocument>

// Q_INIT_RESOURCE must stand outside of any namespace; without it the linker drops the resource of a static library.
static void initTemplates() { Q_INIT_RESOURCE(templates); }

namespace nightjar {

QJsonObject documentTemplate(const QString &name)
{
    initTemplates();
    QFile file(QStringLiteral(":/templates/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

Words::Words(const QString &name, Language language) : m_language(language)
{
    const QJsonObject json = documentTemplate(name);
    const QString code = languageCode(language);
    for (auto it = json.begin(); it != json.end(); ++it)
        m_texts.insert(it.key(), it.value().toObject().value(code).toString());
}

QString Words::either(const QString &key, const QString &otherwise) const
{
    return m_texts.contains(key) ? m_texts.value(key) : (*this)(otherwise);
}

QString factorNameIn(const QString &factor, Language language)
{
    const Words words(QStringLiteral("factors"), language);
    // The longest known factor that this one is or begins with: `kwh-reg-peak` is a register by period, not energy.
    QString base = factor;
    while (!words.has(QStringLiteral("name.") + base)) {
        const qsizetype dash = base.lastIndexOf(u'-');
        if (dash < 0)
            return factor;
        base.truncate(dash);
    }
    QString name = words(QStringLiteral("name.") + base);
    const QStringList suffixes = factor.mid(base.size()).split(u'-', Qt::SkipEmptyParts);
    for (const QString &suffix : suffixes) {
        const QString key = QStringLiteral("suffix.-") + suffix;
        if (!words.has(key))
            return factor;
        name = words(key).arg(name);
    }
    return name;
}

QString plainNumber(double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("-");
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-6 || size >= 1e15))
        return QString::number(value, 'g', 6);
    QString text = QString::number(value, 'f', 6);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text == u"-0" ? QStringLiteral("0") : text;
}

QString durationText(Seconds length, const Words &words)
{
    QStringList parts;
    const Seconds days = length / secondsPerDay;
    const Seconds hours = length % secondsPerDay / 3600;
    const Seconds minutes = length % 3600 / 60;
    if (days > 0)
        parts << words("duration.day").arg(days);
    if (hours > 0)
        parts << words("duration.hour").arg(hours);
    if (minutes > 0 || parts.isEmpty())
        parts << words("duration.minute").arg(minutes);
    return parts.join(u' ');
}

} // namespace nightjar

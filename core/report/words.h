// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>

#include "core/base/language.h"
#include "core/base/time.h"

namespace nightjar {

/// Words of one document template (resources/templates/NAME.json) in one language. A document has a language of its
/// own, whatever the window speaks, so its words are data beside the translations.
class Words
{
public:
    Words(const QString &name, Language language);
    /// The text of a key; the key itself when the template lacks it.
    QString operator()(const QString &key) const { return m_texts.value(key, key); }
    QString operator()(const char *key) const { return (*this)(QString::fromLatin1(key)); }
    /// The text of a key, or of another when the first is missing.
    QString either(const QString &key, const QString &otherwise) const;
    bool has(const QString &key) const { return m_texts.contains(key); }
    Language language() const { return m_language; }

private:
    Language m_language;
    QHash<QString, QString> m_texts;
};

/// A built-in template file as JSON; empty when there is none of this name.
QJsonObject documentTemplate(const QString &name);

/// Name of a factor in a language ("NOx converted, hour"); the code itself when it is not known.
QString factorNameIn(const QString &factor, Language language);

/// A number as documents print it: no more digits than are there, never an exponent between 1e-6 and 1e15.
QString plainNumber(double value);

/// `3 d 4 h 12 min` in the words of a template that has `duration.*`.
QString durationText(Seconds length, const Words &words);

} // namespace nightjar

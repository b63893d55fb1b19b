// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"

#include <memory>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace nightjar {
namespace {

struct Installed {
    Language language = Language::English;
    std::unique_ptr<QTranslator> own;
    std::unique_ptr<QTranslator> qt;
};

Installed &installed()
{
    static Installed state;
    return state;
}

std::unique_ptr<QTranslator> install(const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(name, folder))
        return {};
    QCoreApplication::installTranslator(translator.get());
    return translator;
}

} // namespace

QString languageCode(Language language)
{
    return language == Language::Chinese ? QStringLiteral("zh") : QStringLiteral("en");
}

std::optional<Language> languageFromCode(const QString &code)
{
    if (code == u"zh")
        return Language::Chinese;
    if (code == u"en")
        return Language::English;
    return {};
}

std::optional<Language> languageFromName(const QString &name)
{
    const QString lower = name.trimmed().toLower();
    if (lower.startsWith(u"zh"))
        return Language::Chinese;
    if (lower.startsWith(u"en"))
        return Language::English;
    return {};
}

Language systemLanguage()
{
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString &name : wanted) {
        if (const auto language = languageFromName(name))
            return *language;
    }
    return Language::English;
}

void useLanguage(Language language)
{
    Installed &state = installed();
    state.own.reset(); // the destructor takes a translator out of the application
    state.qt.reset();
    state.language = language;
    const bool chinese = language == Language::Chinese;
    QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                : QLocale(QLocale::English, QLocale::UnitedKingdom));
    // English needs the file, too: it holds the plural forms.
    state.qt = install(chinese ? QStringLiteral("qtbase_zh_CN") : QStringLiteral("qtbase_en"),
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    state.own =
        install(chinese ? QStringLiteral("nightjar_zh_CN") : QStringLiteral("nightjar_en"), QStringLiteral(":/i18n"));
}

Language currentLanguage() { return installed().language; }

} // namespace nightjar

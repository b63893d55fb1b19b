// SPDX-License-Identifier: GPL-3.0-or-later
// The workbench: nightjar [FILE.nightjar] [--lang zh|en] [--sample] [--screenshots DIR] [--version] [--help]
#include <cstdio>
#include <cstring>
#include <optional>

#include <QApplication>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>

#include "app/screenshots.h"
#include "core/base/language.h"
#include "ui/icons.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/theme.h"

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Workbench)
};

QString help()
{
    return Text::tr(
        "nightjar - the workbench: import, curves, screening, cases, night plans\n"
        "\n"
        "Usage: nightjar [OPTIONS] [FILE.nightjar]\n"
        "  --lang zh|en        language of this start (default: as last chosen, else the system's, else English)\n"
        "  --sample            open the sample district; made on the first use\n"
        "  --screenshots DIR   write a picture of each page by language and theme, then end\n"
        "  --version           print the version\n"
        "  --help              print this text\n"
        "\n"
        "Example: nightjar --lang zh district.nightjar\n");
}

struct Arguments {
    QString file;
    std::optional<nightjar::Language> language;
    QString screenshots;
    bool sample = false;
    QString wrong; ///< what is wrong with them
};

void useLanguageOf(const std::optional<nightjar::Language> &wanted)
{
    const auto stored = nightjar::languageFromCode(nightjar::settings::language());
    nightjar::useLanguage(wanted ? *wanted : stored ? *stored : nightjar::systemLanguage());
}

Arguments readArguments(const QStringList &given);

/// Says how the program is called, and first what was wrong with the call, in the language of this start. Needs no
/// display.
int sayWithoutWindow(int argc, char **argv, std::FILE *out, int status)
{
    QStringList given;
    for (int i = 0; i < argc; ++i)
        given.append(QString::fromLocal8Bit(argv[i]));
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("nightjar"));
    QCoreApplication::setOrganizationName(QStringLiteral("nightjar"));
    useLanguageOf(readArguments(given).language);
    if (status != 0)
        std::fprintf(out, "nightjar: %s\n", qPrintable(readArguments(given).wrong));
    std::fputs(qPrintable(help()), out);
    return status;
}

/// Answers that need no window, hence no display.
int answerWithoutWindow(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--help") == 0 || std::strcmp(argv[i], "-h") == 0)
            return sayWithoutWindow(argc, argv, stdout, 0);
        if (std::strcmp(argv[i], "--version") == 0 || std::strcmp(argv[i], "-v") == 0) {
            std::printf("nightjar %s\n", NIGHTJAR_VERSION);
            return 0;
        }
        if (std::strcmp(argv[i], "--screenshots") == 0 && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen"); // pictures need no screen, and a screen's size must not clamp them
    }
    return -1;
}

Arguments readArguments(const QStringList &given)
{
    Arguments arguments;
    QCommandLineParser parser;
    const QCommandLineOption lang(QStringLiteral("lang"), {}, QStringLiteral("language"));
    const QCommandLineOption screenshots(QStringLiteral("screenshots"), {}, QStringLiteral("folder"));
    const QCommandLineOption sample(QStringLiteral("sample"));
    parser.addOptions({lang, screenshots, sample});
    if (!parser.parse(given)) {
        arguments.wrong = parser.errorText();
        return arguments;
    }
    arguments.sample = parser.isSet(sample);
    arguments.screenshots = parser.value(screenshots);
    if (parser.isSet(lang)) {
        arguments.language = nightjar::languageFromCode(parser.value(lang));
        if (!arguments.language)
            arguments.wrong = Text::tr("--lang takes zh or en, not %1.").arg(parser.value(lang));
    }
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        arguments.wrong = Text::tr("One cache at a time: %1 files were named.").arg(files.size());
    else if (!files.isEmpty())
        arguments.file = files.first();
    return arguments;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace nightjar;
    if (const int answered = answerWithoutWindow(argc, argv); answered >= 0)
        return answered;
    QStringList given;
    for (int i = 0; i < argc; ++i)
        given.append(QString::fromLocal8Bit(argv[i]));
    // Qt's own options (-platform ...) are taken out by QApplication; only ours are looked at before a display is
    // needed.
    const Arguments early = readArguments(given);
    if (!early.wrong.isEmpty() && !given.contains(QStringLiteral("-platform")) &&
        !given.contains(QStringLiteral("-style")))
        return sayWithoutWindow(argc, argv, stderr, 2);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("nightjar"));
    QApplication::setOrganizationName(QStringLiteral("nightjar"));
    QApplication::setApplicationVersion(QStringLiteral(NIGHTJAR_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.nightjar.Nightjar"));

    const Arguments arguments = readArguments(QApplication::arguments());
    if (!arguments.wrong.isEmpty()) {
        std::fprintf(stderr, "nightjar: %s\n%s", qPrintable(arguments.wrong), qPrintable(help()));
        return 2;
    }
    useLanguageOf(arguments.language);
    applyTheme(settings::themeMode());
    QApplication::setWindowIcon(applicationIcon());
    if (!arguments.screenshots.isEmpty())
        return takeScreenshots(arguments.file, arguments.screenshots);

    MainWindow window;
    window.restoreLayout();
    window.show();
    // The window is drawn before anything is read.
    QTimer::singleShot(0, &window, [&] {
        const QString last = settings::lastCache();
        if (arguments.sample)
            window.openSample();
        else if (!arguments.file.isEmpty())
            window.openCache(arguments.file);
        else if (QFileInfo::exists(last))
            window.openCache(last);
    });
    return QApplication::exec();
}

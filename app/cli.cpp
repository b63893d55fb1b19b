// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include <QApplication>

#include "app/cli/cli.h"
#include "app/cli/verb.h"

namespace {

/// Verbs that draw need a QApplication; it draws into memory, whether there is a display or not. All others do without,
/// which starts faster and needs no fonts.
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    const QString verb = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    for (const nightjar::cli::Verb &entry : nightjar::cli::verbs()) {
        if (entry.draws && verb == QLatin1StringView(entry.name)) {
            qputenv("QT_QPA_PLATFORM", "offscreen");
            return std::make_unique<QApplication>(argc, argv);
        }
    }
    return std::make_unique<QCoreApplication>(argc, argv);
}

/// Qt tells everybody on a server that there is no desktop session; nobody has to know.
void tellMessages(QtMsgType, const QMessageLogContext &, const QString &text)
{
    if (!text.startsWith(QLatin1StringView("QStandardPaths: XDG_RUNTIME_DIR")))
        std::cerr << text.toStdString() << '\n';
}

} // namespace

int main(int argc, char **argv)
{
    qInstallMessageHandler(tellMessages);
    const auto application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("nightjar"));
    QCoreApplication::setApplicationVersion(QStringLiteral(NIGHTJAR_VERSION));
    const int status = nightjar::cli::run(QCoreApplication::arguments().mid(1), std::cout, std::cerr);
    std::cout.flush();
    return status;
}

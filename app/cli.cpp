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

} // namespace

int main(int argc, char **argv)
{
    const auto application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("nightjar"));
    QCoreApplication::setApplicationVersion(QStringLiteral(NIGHTJAR_VERSION));
    const int status = nightjar::cli::run(QCoreApplication::arguments().mid(1), std::cout, std::cerr);
    std::cout.flush();
    return status;
}

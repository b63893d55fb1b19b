// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ask_secret.h"

#include <cstdio>

#include <termios.h>
#include <unistd.h>

namespace nightjar::cli {

std::optional<QString> askSecret(const QString &question)
{
    if (isatty(STDIN_FILENO) == 0)
        return {};
    termios shown{};
    if (tcgetattr(STDIN_FILENO, &shown) != 0)
        return {};
    termios hidden = shown;
    hidden.c_lflag &= ~tcflag_t(ECHO);
    if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) != 0)
        return {};
    std::fputs(qPrintable(question + u' '), stderr);
    char line[1024];
    const bool got = std::fgets(line, sizeof line, stdin) != nullptr;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    std::fputc('\n', stderr);
    if (!got)
        return {};
    QString secret = QString::fromLocal8Bit(line);
    while (secret.endsWith(u'\n') || secret.endsWith(u'\r'))
        secret.chop(1);
    return secret;
}

} // namespace nightjar::cli

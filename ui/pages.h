// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QString>

class QWidget;

namespace nightjar {

class Workspace;

/// A page of the workbench: its name in the program, its icon, its number for Ctrl+N, and who makes it.
struct PageEntry {
    QString id; ///< `today curves screening cases plans petitions data`
    QString icon;
    int number = 0;
    std::function<QWidget *(Workspace &, QWidget *)> make;
};

/// Pages in the order of the rail. Add a page here when its folder is built.
std::vector<PageEntry> pageEntries();
/// Word of a page in the language in force.
QString pageTitle(const QString &id);

} // namespace nightjar

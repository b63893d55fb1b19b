// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include <QCommandLineOption>
#include <QString>

namespace nightjar::cli {

class Call;

/// One verb of the command line. Texts are English sources of context Cli.
struct Verb {
    const char *name;
    const char *usage;   ///< arguments and options as in the contract
    const char *summary; ///< one sentence
    const char *example; ///< a whole command line
    /// Options besides the common ones: name, and the name of its value (empty = a switch).
    std::vector<std::pair<const char *, const char *>> options;
    int (*run)(const Call &call);
    bool needsCache = true;
    bool draws = false;          ///< needs a QApplication on the offscreen platform
    bool takesArguments = false; ///< words beside the options: files, ids, names of steps
};

/// Every verb that is built, in the order of the contract.
std::span<const Verb> verbs();

// One function a verb, each in a file of its name.
int runImport(const Call &call);
int runProfiles(const Call &call);
int runPull(const Call &call);
int runChannels(const Call &call);
int runExport(const Call &call);
int runChart(const Call &call);
int runRules(const Call &call);
int runScreen(const Call &call);
int runTonight(const Call &call);
int runLeads(const Call &call);
int runCase(const Call &call);
int runRoute(const Call &call);
int runCache(const Call &call);
int runSample(const Call &call);
int runListen(const Call &call);

} // namespace nightjar::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QString>
#include <QStringList>

class QWidget;

namespace nightjar {

enum class FileQuestion { OpenCache, CreateCache, ImportFiles, ImportFolder, SaveFile };

/// All file dialogs go through here, so that a test can answer in advance. An empty list means cancelled.
QStringList askFiles(QWidget *parent, FileQuestion question, const QString &title, const QString &filter,
                     const QString &suggested = {});
/// Dangerous steps ask once and name what is lost. True: go on.
bool askConfirm(QWidget *parent, const QString &title, const QString &text, const QString &yes);
/// One line or several of free text, such as a reason. A null string means cancelled.
QString askText(QWidget *parent, const QString &title, const QString &label, const QString &initial = {});

/// For tests: these answers are used, in order, instead of showing a dialog.
void answerNextFiles(const QStringList &files);
void answerNextConfirm(bool yes);
void answerNextText(const QString &text);

} // namespace nightjar

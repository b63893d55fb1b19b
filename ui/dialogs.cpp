// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs.h"

#include <deque>
#include <optional>

#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/settings.h"

namespace nightjar {

namespace {

std::deque<QStringList> fileAnswers;
std::deque<bool> confirmAnswers;
std::deque<QString> textAnswers;

template <class T>
std::optional<T> takeAnswer(std::deque<T> &answers)
{
    if (answers.empty())
        return {};
    T answer = std::move(answers.front());
    answers.pop_front();
    return answer;
}

QStringList chooseFiles(QWidget *parent, FileQuestion question, const QString &title, const QString &filter,
                        const QString &suggested)
{
    const QString start = suggested.isEmpty() ? settings::lastFolder()
                          : QFileInfo(suggested).isAbsolute()
                              ? suggested
                              : settings::lastFolder() + u'/' + suggested;
    QString one;
    switch (question) {
    case FileQuestion::OpenCache:
        one = QFileDialog::getOpenFileName(parent, title, start, filter);
        break;
    case FileQuestion::CreateCache:
    case FileQuestion::SaveFile:
        one = QFileDialog::getSaveFileName(parent, title, start, filter);
        break;
    case FileQuestion::ImportFolder:
        one = QFileDialog::getExistingDirectory(parent, title, start);
        break;
    case FileQuestion::ImportFiles:
        return QFileDialog::getOpenFileNames(parent, title, start, filter);
    }
    return one.isEmpty() ? QStringList() : QStringList{one};
}

} // namespace

QStringList askFiles(QWidget *parent, FileQuestion question, const QString &title, const QString &filter,
                     const QString &suggested)
{
    if (auto answer = takeAnswer(fileAnswers))
        return *answer;
    const QStringList files = chooseFiles(parent, question, title, filter, suggested);
    if (!files.isEmpty())
        settings::setLastFolder(QFileInfo(files.first()).absolutePath());
    return files;
}

bool askConfirm(QWidget *parent, const QString &title, const QString &text, const QString &yes)
{
    if (auto answer = takeAnswer(confirmAnswers))
        return *answer;
    QMessageBox box(QMessageBox::Warning, title, text, QMessageBox::NoButton, parent);
    box.setObjectName(QStringLiteral("confirm"));
    box.setTextFormat(Qt::PlainText);
    QPushButton *go = box.addButton(yes, QMessageBox::AcceptRole);
    QPushButton *stay = box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(stay);
    box.setEscapeButton(stay);
    box.exec();
    return box.clickedButton() == go;
}

QString askText(QWidget *parent, const QString &title, const QString &label, const QString &initial)
{
    if (auto answer = takeAnswer(textAnswers))
        return *answer;
    QDialog dialog(parent);
    dialog.setObjectName(QStringLiteral("askText"));
    dialog.setWindowTitle(title);
    auto *layout = new QVBoxLayout(&dialog);
    auto *caption = new QLabel(label, &dialog);
    caption->setWordWrap(true);
    caption->setTextFormat(Qt::PlainText);
    auto *edit = new QPlainTextEdit(initial, &dialog);
    edit->setObjectName(QStringLiteral("text"));
    edit->setAccessibleName(label);
    edit->setTabChangesFocus(true);
    caption->setBuddy(edit);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    // A reason that says nothing is no reason.
    const auto check = [=] {
        buttons->button(QDialogButtonBox::Ok)->setEnabled(!edit->toPlainText().trimmed().isEmpty());
    };
    QObject::connect(edit, &QPlainTextEdit::textChanged, &dialog, check);
    check();
    layout->addWidget(caption);
    layout->addWidget(edit);
    layout->addWidget(buttons);
    dialog.resize(440, 200);
    if (dialog.exec() != QDialog::Accepted)
        return {};
    return edit->toPlainText().trimmed();
}

void answerNextFiles(const QStringList &files) { fileAnswers.push_back(files); }
void answerNextConfirm(bool yes) { confirmAnswers.push_back(yes); }
void answerNextText(const QString &text) { textAnswers.push_back(text); }

} // namespace nightjar

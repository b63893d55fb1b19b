// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QLineEdit>
#include <QStringListModel>

class QFrame;
class QListView;

namespace nightjar {

/// Something that the command box can do.
struct Command {
    QString title;  ///< shown first
    QString detail; ///< shown after it, quiet: code, shortcut
    QString search; ///< lower-case text that is matched
    int rank = 0;   ///< lower comes first among equal matches: pages 0, commands 1, enterprises 2
    std::function<void()> run;
};

/// Best `limit` commands for a text: those that start with it before those that hold it; every word must be found.
std::vector<const Command *> findCommands(const std::vector<Command> &commands, const QString &text, std::size_t limit);

/// The box in the top bar (Ctrl+K): type an enterprise, a page or a command; Enter goes there.
class CommandBox : public QLineEdit
{
    Q_OBJECT
public:
    explicit CommandBox(QWidget *parent = nullptr);
    /// Asked each time that the box is entered, so that the list is of now.
    void setSource(std::function<std::vector<Command>()> source) { m_source = std::move(source); }
    void retranslate();
    /// Titles on offer, for tests.
    QStringList offered() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fitHint();
    void search();
    void place();
    void run(int row);
    void leave();

    std::function<std::vector<Command>()> m_source;
    std::vector<Command> m_commands;
    std::vector<const Command *> m_found;
    QFrame *m_popup = nullptr;
    QListView *m_list = nullptr;
    QStringListModel m_rows;
    QAction *m_icon = nullptr;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace nightjar {

class HelpBrowser;

/// Help on the rules: what each finds, how, what else it may be, what to look at on site, how well it works.
/// A window beside the workbench, so that it can be read while a clue is looked at.
class HelpWindow : public QDialog
{
    Q_OBJECT
public:
    explicit HelpWindow(QWidget *parent = nullptr);
    /// Shows the page of a rule; a rule without a page leaves the one that is shown.
    void showRule(const QString &rule);
    QString shownRule() const { return m_shown; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void filter(const QString &text);
    QLineEdit *m_filter;
    QListWidget *m_rules;
    HelpBrowser *m_page;
    QString m_shown;
};

/// Is there a help page for this rule?
bool hasHelp(const QString &rule);

} // namespace nightjar

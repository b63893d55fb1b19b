// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

#include "core/screening/rule_pack.h"

class QVBoxLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace nightjar {

/// The rules of the pack: on or off, how many leads each has, and the parameters of the selected one with unit, default,
/// allowed range and basis. Changed ones are marked.
class RulesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit RulesPanel(QWidget *parent = nullptr);

    /// The pack as set here; runs with it are repeatable because the screening keeps it.
    const RulePack &pack() const { return m_pack; }
    QStringList rulesThatAreOn() const;
    void setCounts(const QHash<QString, int> &leadsByRule);
    void retranslate();

Q_SIGNALS:
    void ruleSelected(const QString &rule);
    void helpWanted(const QString &rule);

private:
    void showRules();
    void showParameters();
    void reset();
    void setValue(const QString &parameter, double value);
    QString selectedRule() const;

    RulePack m_pack;
    RulePack m_standard;
    QHash<QString, int> m_counts;
    QLabel *m_heading;
    QLineEdit *m_filter;
    QListWidget *m_rules;
    QLabel *m_ruleTitle;
    QVBoxLayout *m_form;
    QLabel *m_basis;
    QPushButton *m_reset;
    QPushButton *m_help;
};

} // namespace nightjar

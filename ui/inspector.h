// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

class QFormLayout;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace nightjar {

class DockTitle;
class Workspace;

/// The right dock: what is selected, and what can be done with it. A lead says why in a sentence, shows its figures and
/// its basis, and offers Open curves, Add to case, Plan a visit, Dismiss with a reason; without a lead, the enterprise
/// of the scope says what is known of it.
class Inspector : public QDockWidget
{
    Q_OBJECT
public:
    explicit Inspector(Workspace &workspace, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showIcons();
    void refresh();
    void showLead();
    void showEnterprise();
    void showNothing();
    void clearFacts();
    void addFact(const QString &name, const QString &value);
    void step(int by);
    void dismiss();
    void openCurves();
    QStringList order() const;

    Workspace &m_workspace;
    DockTitle *m_bar;
    QLabel *m_position;
    QToolButton *m_previous;
    QToolButton *m_next;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_reason;
    QWidget *m_facts;
    QGridLayout *m_factRows;
    QLabel *m_more;
    QPushButton *m_help; ///< opens the page on the rule of the clue
    QPushButton *m_case;
    QPushButton *m_plan;
    QPushButton *m_curves;
    QPushButton *m_dismiss;
    QWidget *m_actions;
};

} // namespace nightjar

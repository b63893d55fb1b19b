// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QDateTimeEdit;
class QRadioButton;

namespace nightjar {

class Workspace;

/// Sets the cache's own "now": as the data says, or a chosen time.
class NowDialog : public QDialog
{
    Q_OBJECT
public:
    explicit NowDialog(Workspace &workspace, QWidget *parent = nullptr);
    void accept() override;

private:
    Workspace &m_workspace;
    QRadioButton *m_automatic;
    QRadioButton *m_chosen;
    QDateTimeEdit *m_time;
};

} // namespace nightjar

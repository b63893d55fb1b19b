// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "core/import/whose.h"
#include "ui/widgets/list_model.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace nightjar {

class RowsView;

/// Names in a file of which nobody is sure: each with the firms that it may mean, for an officer to say which.
class NamesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit NamesPanel(QWidget *parent = nullptr);
    void setQuestions(std::vector<NameQuestion> questions);

Q_SIGNALS:
    void confirmed(const QString &written, const QString &enterprise);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showQuestion();
    void confirm();

    ListModel<NameQuestion> *m_questions;
    RowsView *m_rows;
    QLabel *m_sentence;
    QLabel *m_label;
    QComboBox *m_firm;
    QPushButton *m_confirm;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace nightjar {

/// The middle of an empty page: says what will be here, and offers the steps that bring it.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);
    void setTexts(const QString &title, const QString &text);
    /// Adds a button; the first one is the filled one. Its text is set by the owner's retranslate().
    QPushButton *addButton(const QString &objectName);

private:
    QLabel *m_title;
    QLabel *m_text;
    QVBoxLayout *m_buttons;
};

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace nightjar {

class LinkRow;

/// One box of the Today page: a heading, a large number, rows that lead on, a quiet sentence.
class TodayCard : public QFrame
{
    Q_OBJECT
public:
    explicit TodayCard(const QString &name, QWidget *parent = nullptr);
    void begin(const QString &heading, const QString &number);
    LinkRow *addRow(const QString &text, const QString &detail, const QString &number, std::function<void()> open);
    void finish(const QString &note);

private:
    QLabel *m_heading;
    QLabel *m_number;
    QVBoxLayout *m_rows;
    QLabel *m_note;
};

} // namespace nightjar

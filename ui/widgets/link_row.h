// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace nightjar {

/// A line that leads to the rows behind a number: text, quiet detail, number at the right. Click, Enter or Space go there.
class LinkRow : public QAbstractButton
{
    Q_OBJECT
public:
    explicit LinkRow(QWidget *parent = nullptr);
    void setContent(const QString &text, const QString &detail, const QString &number);
    /// Share 0..1 shown as a thin bar left of the number; negative = none.
    void setShare(double share);
    QString detail() const { return m_detail; }
    QString number() const { return m_number; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_detail;
    QString m_number;
    double m_share = -1;
};

} // namespace nightjar

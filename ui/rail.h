// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractButton>
#include <QHash>
#include <QToolBar>

namespace nightjar {

/// One page in the rail: icon over word, a badge where something waits.
class RailButton : public QAbstractButton
{
    Q_OBJECT
public:
    RailButton(const QString &page, const QString &icon, QWidget *parent = nullptr);
    void setBadge(int count, const QString &meaning);
    QString page() const { return m_page; }
    int badge() const { return m_badge; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_page;
    QString m_icon;
    QString m_meaning;
    int m_badge = 0;
};

/// The left edge: one button a page.
class Rail : public QToolBar
{
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);
    /// Texts come from pageTitle(), so that the language may change.
    void addPage(const QString &page, const QString &icon, int number);
    void setCurrent(const QString &page);
    RailButton *button(const QString &page) const;
    void retranslate();

Q_SIGNALS:
    void chosen(const QString &page);

private:
    struct Entry { RailButton *button; int number; };
    std::vector<Entry> m_entries;
};

} // namespace nightjar

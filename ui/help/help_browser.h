// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace nightjar {

/// Shows a help page (Markdown of resources/help) with its pictures drawn sharp and as wide as the page.
class HelpBrowser : public QTextBrowser
{
    Q_OBJECT
public:
    explicit HelpBrowser(QWidget *parent = nullptr);
    /// False when there is no such page; what was shown stays.
    bool showPage(const QString &resourcePath);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setPage();
    int pictureWidth() const;
    QString m_text;
    int m_drawnWidth = 0;
};

} // namespace nightjar

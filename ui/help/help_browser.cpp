// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_browser.h"

#include <QEvent>
#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QScrollBar>
#include <QSvgRenderer>
#include <QTextBlock>
#include <QTextDocument>

#include "ui/theme.h"

namespace nightjar {

namespace {

constexpr int margin = 20;
constexpr int widestPicture = 900;

} // namespace

HelpBrowser::HelpBrowser(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(margin);
}

bool HelpBrowser::showPage(const QString &resourcePath)
{
    QFile file(resourcePath);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    m_text = QString::fromUtf8(file.readAll());
    setPage();
    verticalScrollBar()->setValue(0);
    return true;
}

void HelpBrowser::setPage()
{
    const int at = verticalScrollBar()->value();
    m_drawnWidth = pictureWidth();
    document()->clear();
    setMarkdown(m_text);
    document()->setDocumentMargin(margin);
    // Qt's Markdown leaves lines close and headings without room above.
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(format.headingLevel() > 1 ? 14 : format.topMargin());
        format.setBottomMargin(6);
        cursor.setBlockFormat(format);
    }
    verticalScrollBar()->setValue(at);
}

int HelpBrowser::pictureWidth() const
{
    return std::clamp(viewport()->width() - 2 * margin - 8, 200, widestPicture);
}

QVariant HelpBrowser::loadResource(int type, const QUrl &name)
{
    if (type != QTextDocument::ImageResource)
        return {}; // a help page has nothing else, and nothing comes from outside
    QSvgRenderer picture(QStringLiteral(":/help/") + name.toString());
    if (!picture.isValid())
        return {};
    const double ratio = devicePixelRatioF();
    const QSize size = picture.defaultSize().scaled(pictureWidth(), 4000, Qt::KeepAspectRatio);
    QPixmap drawn(size * ratio);
    drawn.setDevicePixelRatio(ratio);
    drawn.fill(Qt::white); // pictures are drawn for paper
    QPainter painter(&drawn);
    picture.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
    return drawn;
}

void HelpBrowser::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::FontChange && !m_text.isEmpty())
        setPage();
}

void HelpBrowser::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    if (!m_text.isEmpty() && pictureWidth() != m_drawnWidth)
        setPage();
}

} // namespace nightjar

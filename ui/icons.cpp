// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "ui/theme.h"

namespace nightjar {

namespace {

QPixmap drawn(const QByteArray &svg, int size, int scale)
{
    QPixmap pixmap(size * scale, size * scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

QByteArray source(const QString &name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QIcon lineIcon(const QString &name, const QColor &color, int size)
{
    QByteArray svg = source(name);
    svg.replace("currentColor", color.name().toLatin1());
    QIcon icon;
    for (int scale = 1; scale <= 3; ++scale) {
        const QString key = QStringLiteral("nightjar/%1/%2/%3/%4").arg(name, color.name()).arg(size).arg(scale);
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = drawn(svg, size, scale);
            QPixmapCache::insert(key, pixmap);
        }
        icon.addPixmap(pixmap);
    }
    return icon;
}

QIcon lineIcon(const QString &name) { return lineIcon(name, currentTheme().quietText); }

QIcon applicationIcon()
{
    const QByteArray svg = source(QStringLiteral("nightjar"));
    QIcon icon;
    for (int size : {16, 32, 48, 64, 128, 256})
        icon.addPixmap(drawn(svg, size, 1));
    return icon;
}

} // namespace nightjar

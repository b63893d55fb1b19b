// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>

#include "tests/core/casework/sample_case.h"
#include "ui/job_board.h"
#include "ui/theme.h"
#include "ui/workspace.h"

namespace nightjar::testing
{

/// A cache with two firms that have positions, series and three leads, and a workspace that has it open.
struct CaseCache {
    CaseCache()
    {
        sample.fill();
        sample.addRow("enterprises", {QStringLiteral("enterprise=E1"), QStringLiteral("name=东港电镀有限公司"),
                                      QStringLiteral("industry=电镀"), QStringLiteral("district=东港区"),
                                      QStringLiteral("address=港城路 18 号"), QStringLiteral("lon=121.85"),
                                      QStringLiteral("lat=29.93")});
        sample.addRow("enterprises", {QStringLiteral("enterprise=E2"), QStringLiteral("name=Second Foundry"),
                                      QStringLiteral("lon=121.91"), QStringLiteral("lat=29.95")});
    }
    void open(Workspace &workspace) const
    {
        QSignalSpy opened(&workspace, &Workspace::cacheChanged);
        workspace.open(sample.path());
        QVERIFY(opened.count() > 0 || opened.wait(10'000));
    }
    SampleCase sample;
};

/// A cache without any lead.
inline QString emptyCache(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QStringLiteral("empty.nightjar"));
    auto cache = Cache::open(path, OpenMode::Create);
    if (!cache)
        qFatal("%s", qPrintable(cache.error().text));
    return path;
}

inline void prepareSettings()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("nightjar-test"));
    QCoreApplication::setApplicationName(QString::number(QCoreApplication::applicationPid()));
}

/// Clicks only what a person could click.
inline void press(QWidget *page, const char *name)
{
    auto *button = page->findChild<QAbstractButton *>(QString::fromLatin1(name));
    QVERIFY2(button, name);
    QVERIFY2(button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

/// Saves a picture of a page when NIGHTJAR_GRABS names a folder.
inline void grab(QWidget *page, const QString &name)
{
    const QString folder = qEnvironmentVariable("NIGHTJAR_GRABS");
    if (!folder.isEmpty())
        page->grab().save(folder + u'/' + name + QStringLiteral(".png"));
}

/// Every control of a page that a person can use has both names.
inline QStringList namelessControls(const QWidget *page)
{
    QStringList out;
    for (const QWidget *widget : page->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
            widget->objectName().startsWith(QLatin1String("qt_")) || widget->inherits("QScrollArea") ||
            widget->inherits("QTabBar") || widget->inherits("QLabel") ||
            (widget->parentWidget() && widget->parentWidget()->inherits("QAbstractSpinBox")))
            continue;
        bool labelled = !widget->accessibleName().isEmpty() || widget->inherits("QTabWidget");
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            labelled = labelled || !button->text().isEmpty();
        for (const QLabel *label : page->findChildren<QLabel *>())
            labelled = labelled || label->buddy() == widget;
        if (widget->objectName().isEmpty() || !labelled)
            out << QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
    }
    return out;
}

} // namespace nightjar::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dock_title.h"

#include <QDockWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "ui/icons.h"
#include "ui/theme.h"

namespace nightjar {

DockTitle::DockTitle(QDockWidget *dock)
    : QWidget(dock), m_dock(dock), m_name(new QLabel(this)), m_hide(new QToolButton(this))
{
    setProperty("role", "panel");
    setAttribute(Qt::WA_StyledBackground);
    m_name->setProperty("role", "heading");
    m_hide->setObjectName(dock->objectName() + QStringLiteral("Hide"));
    m_hide->setProperty("role", "flat");
    m_hide->setIconSize({12, 12});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 6, 4);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_hide);
    connect(m_hide, &QToolButton::clicked, dock, &QDockWidget::hide);
    dock->setTitleBarWidget(this);
}

void DockTitle::retranslate(const QString &hide)
{
    m_name->setText(m_dock->windowTitle());
    m_hide->setIcon(lineIcon(QStringLiteral("close"), currentTheme().quietText, 12));
    m_hide->setToolTip(hide);
    m_hide->setAccessibleName(hide);
}

void DockTitle::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_hide->setIcon(lineIcon(QStringLiteral("close"), currentTheme().quietText, 12));
}

} // namespace nightjar

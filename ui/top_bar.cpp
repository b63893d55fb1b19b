// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/top_bar.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "core/base/language.h"
#include "ui/command_box.h"
#include "ui/paper/format.h"
#include "ui/icons.h"
#include "core/base/language.h"
#include "ui/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/workspace.h"

namespace nightjar {

TopBar::TopBar(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_name(new QLabel(this)), m_cache(new ElidedLabel(this)),
      m_box(new CommandBox(this)), m_day(new QLabel(this)), m_language(new QToolButton(this)), m_menu(new QToolButton(this))
{
    setObjectName(QStringLiteral("topBar"));
    setProperty("role", "bar");
    setAttribute(Qt::WA_StyledBackground);
    m_name->setProperty("role", "title");
    m_cache->setObjectName(QStringLiteral("cacheName"));
    m_cache->setProperty("role", "quiet");
    m_cache->setElideMode(Qt::ElideMiddle);
    m_day->setProperty("role", "quiet");
    m_language->setObjectName(QStringLiteral("language"));
    m_language->setFocusPolicy(Qt::TabFocus);
    m_menu->setObjectName(QStringLiteral("mainMenu"));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setFocusPolicy(Qt::TabFocus);
    auto *left = new QWidget(this);
    auto *leftRow = new QHBoxLayout(left);
    leftRow->setContentsMargins(0, 0, 0, 0);
    leftRow->setSpacing(10);
    leftRow->addWidget(m_name);
    leftRow->addWidget(m_cache, 1);
    auto *right = new QWidget(this);
    auto *rightRow = new QHBoxLayout(right);
    rightRow->setContentsMargins(0, 0, 0, 0);
    rightRow->setSpacing(8);
    rightRow->addStretch(1);
    rightRow->addWidget(m_day);
    rightRow->addWidget(m_language);
    rightRow->addWidget(m_menu);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(12);
    layout->addWidget(left, 1);
    layout->addWidget(m_box, 1);
    layout->addWidget(right, 1);
    connect(m_language, &QToolButton::clicked, this, [this] {
        Q_EMIT languageChosen(currentLanguage() == Language::Chinese ? QStringLiteral("en") : QStringLiteral("zh"));
    });
    connect(&workspace, &Workspace::cacheChanged, this, &TopBar::showCache);
    connect(&workspace, &Workspace::nowChanged, this, &TopBar::showCache);
    retranslate();
}

void TopBar::showCache()
{
    m_cache->setText(m_workspace.isOpen() ? QFileInfo(m_workspace.path()).fileName() : QString());
    m_cache->updateGeometry();
    const Seconds now = m_workspace.now();
    m_day->setText(formatDayWithWeekday(dayOf(now)) + u' ' + formatClock(secondOfDay(now) / 60));
}

void TopBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

void TopBar::retranslate()
{
    m_name->setText(tr("Nightjar"));
    // Each language is offered in its own words.
    m_language->setText(currentLanguage() == Language::Chinese ? QStringLiteral("中 / EN") : QStringLiteral("EN / 中"));
    m_language->setToolTip(currentLanguage() == Language::Chinese ? QStringLiteral("Switch to English") : QStringLiteral("切换为中文"));
    m_language->setAccessibleName(m_language->toolTip());
    m_menu->setIcon(lineIcon(QStringLiteral("menu"), currentTheme().text, 18));
    m_menu->setToolTip(tr("Menu"));
    m_menu->setAccessibleName(tr("Menu"));
    m_box->retranslate();
    showCache();
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>
#include <QVBoxLayout>

namespace nightjar {

/// An empty tab, to make its content in. Under a style sheet a widget that is moved to another parent is styled anew
/// with all that it holds, which took half of a page's making.
inline QWidget *tabBox(QTabWidget *tabs)
{
    auto *box = new QWidget;
    tabs->addTab(box, QString());
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    return box;
}

/// Makes a widget in a tab of its own.
template <class Widget, class... Arguments>
Widget *makeInTab(QTabWidget *tabs, Arguments &&...arguments)
{
    QWidget *box = tabBox(tabs);
    auto *widget = new Widget(std::forward<Arguments>(arguments)..., box);
    box->layout()->addWidget(widget);
    return widget;
}

} // namespace nightjar

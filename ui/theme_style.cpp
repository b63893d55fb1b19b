// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme_style.h"

#include <QStyle>
#include <QWidget>

namespace nightjar {

namespace {

/// `@name` is replaced by the theme's colour, `@NNpx` lengths stay; sizes of type come in points so that they scale.
constexpr const char *sheet = R"(
QMainWindow, QDialog { background: @ground; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4px 6px; }
QWidget[role="panel"], QDockWidget > QWidget { background: @panel; }
QWidget[role="ground"] { background: @ground; }
QWidget[role="bar"] { background: @panel; border: 0; border-bottom: 1px solid @line; }
QWidget[role="strip"] { background: @panel; border: 0; border-top: 1px solid @line; }
QStatusBar { background: @panel; border: 0; border-top: 1px solid @line; }
QStatusBar::item { border: 0; }
QToolBar { background: @panel; border: 0; spacing: 0; padding: 0; }
QToolBar#rail { border-right: 1px solid @line; }
QDockWidget { color: @quiet; }
QDockWidget::title { background: @panel; text-align: left; padding: 6px 12px; border-bottom: 0; }
QFrame[role="line"] { background: @line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[role="card"] { background: @panel; border: 1px solid @line; border-radius: 4px; }
QLabel[role="title"] { font-size: @t15; font-weight: 600; }
QLabel[role="display"] { font-size: @t24; font-weight: 600; }
QLabel[role="heading"] { color: @quiet; font-weight: 600; }
QLabel[role="quiet"] { color: @quiet; }
QLabel[role="warning"] { color: @warning; }
QLabel[role="bad"] { color: @bad; }
QLabel[role="good"] { color: @good; }
QPushButton, QToolButton { background: @raised; color: @text; border: 1px solid @line; border-radius: 4px; padding: 3px 10px; }
QPushButton:hover, QToolButton:hover { border-color: @quiet; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked { background: @accentGround; border-color: @accent; color: @text; }
QPushButton:focus, QToolButton:focus { border-color: @accent; }
QPushButton:disabled, QToolButton:disabled { color: @quiet; background: @panel; border-color: @line; }
QPushButton[role="primary"] { background: @accent; color: @accentText; border-color: @accent; font-weight: 600; }
QPushButton[role="primary"]:hover { border-color: @text; }
QPushButton[role="primary"]:focus { border: 2px solid @text; padding: 2px 9px; }
QPushButton[role="primary"]:disabled { background: @raised; color: @quiet; border-color: @line; }
QPushButton[role="large"] { padding: 14px 24px; font-size: @t15; font-weight: 600; }
QPushButton[role="largePrimary"] { padding: 14px 24px; font-size: @t15; font-weight: 600; background: @accent; color: @accentText; border-color: @accent; }
QPushButton[role="largePrimary"]:focus { border: 2px solid @text; padding: 13px 23px; }
QPushButton[role="largePrimary"]:disabled { background: @raised; color: @quiet; border-color: @line; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: @accent; padding: 2px 4px; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: @accent; }
QPushButton[role="link"]:disabled { color: @quiet; }
QToolButton[role="flat"] { background: transparent; border: 1px solid transparent; padding: 2px 6px; }
QToolButton[role="flat"]:hover { background: @raised; border-color: @line; }
QToolButton[role="flat"]:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; }
QPushButton::menu-indicator { subcontrol-position: right center; subcontrol-origin: padding; right: 2px; }
QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit, QDateEdit, QDateTimeEdit { background: @raised; color: @text; border: 1px solid @line; border-radius: 4px; padding: 3px 6px; selection-background-color: @accent; selection-color: @accentText; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: @accent; }
QAbstractSpinBox { padding-right: 20px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 18px; border: 0; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 2px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @line; }
QAbstractSpinBox::up-arrow { image: url(:/icons/arrow-up-@kind.svg); width: 8px; height: 8px; }
QAbstractSpinBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow, QComboBox::down-arrow { image: url(:/icons/arrow-down-@kind.svg); width: 8px; height: 8px; }
QDateEdit::drop-down, QDateTimeEdit::drop-down, QComboBox::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 18px; border: 0; background: transparent; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @line; selection-background-color: @accentGround; selection-color: @text; }
QAbstractItemView { background: @panel; alternate-background-color: @panel; border: 0; outline: 0; selection-background-color: @accentGround; selection-color: @text; }
QTableView { gridline-color: @line; }
QTableView::item { padding: 0 6px; border: 0; border-bottom: 1px solid @line; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: @accentGround; color: @text; }
QTreeView::item { height: @r24; border: 0; }
QTreeView::branch { background: @panel; }
QTreeView::branch:selected { background: @accentGround; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid @accent; }
QTableView, QTreeView, QListView { border: 1px solid transparent; }
QHeaderView { background: @panel; border: 0; }
QHeaderView::section { background: @panel; color: @quiet; font-weight: 600; border: 0; border-bottom: 1px solid @line; padding: 4px 6px; }
QHeaderView::section:hover { color: @text; }
QTableCornerButton::section { background: @panel; border: 0; }
QTabWidget::pane { border: 0; border-top: 1px solid @line; background: @panel; }
QTabBar::tab { background: transparent; color: @quiet; border: 0; border-bottom: 2px solid transparent; padding: 6px 12px; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; font-weight: 600; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { background: @accentGround; }
QScrollArea { border: 0; background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 3px; min-height: 24px; min-width: 24px; margin: 2px; }
QScrollBar::handle:hover { background: @quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @line; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QMenu { background: @panel; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 12px; border-radius: 4px; }
QMenu::item:selected { background: @accentGround; color: @text; }
QMenu::item:disabled { color: @quiet; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QCheckBox, QRadioButton { spacing: 6px; }
QCheckBox:focus, QRadioButton:focus { color: @accent; }
QCheckBox::indicator:unchecked, QTableView::indicator:unchecked { width: 12px; height: 12px; border: 1px solid @quiet; border-radius: 2px; background: @raised; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QGroupBox { border: 1px solid @line; border-radius: 4px; margin-top: 10px; padding-top: 6px; }
QGroupBox::title { subcontrol-origin: margin; left: 8px; color: @quiet; }
)";

} // namespace

QString themeStyleSheet(const Theme &theme, double textScale)
{
    const auto points = [&](double pixels) {
        return QString::number(pixels * 0.75 * textScale, 'f', 2) + QStringLiteral("pt");
    };
    const auto rows = [&](double pixels) { return QString::number(qRound(pixels * textScale)) + QStringLiteral("px"); };
    // Longer names first: `@accentText` must not be read as `@accent` + `Text`.
    const QString kind = theme.text.lightness() > 128 ? QStringLiteral("dark") : QStringLiteral("light");
    const std::pair<const char *, QString> words[] = {
        {"@kind", kind},
        {"@accentGround", theme.accentGround.name()}, {"@accentText", theme.accentText.name()},
        {"@accent", theme.accent.name()},             {"@ground", theme.ground.name()},
        {"@panel", theme.panel.name()},               {"@raised", theme.raised.name()},
        {"@line", theme.line.name()},                 {"@quiet", theme.quietText.name()},
        {"@warning", theme.warning.name()},           {"@bad", theme.bad.name()},
        {"@good", theme.good.name()},                 {"@t15", points(15)},
        {"@t24", points(24)},                         {"@r24", rows(24)},
        {"@text", theme.text.name()}};
    QString result = QString::fromLatin1(sheet);
    for (const auto &[name, value] : words)
        result.replace(QLatin1String(name), value);
    return result;
}

void setRole(QWidget *widget, const char *role)
{
    widget->setProperty("role", QString::fromLatin1(role));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace nightjar

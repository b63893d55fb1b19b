// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/theme.h"

#include <algorithm>
#include <cmath>

namespace nightjar {

namespace {

const Theme *theCurrent = nullptr;

} // namespace

const Theme &darkTheme()
{
    static const Theme theme{.dark = true,
                             .ground = QColor(0x13161a),
                             .panel = QColor(0x1a1e23),
                             .raised = QColor(0x232930),
                             .line = QColor(0x2e353d),
                             .text = QColor(0xe7eaed),
                             .quietText = QColor(0x9aa5af),
                             .accent = QColor(0x45b6bd),
                             .accentGround = QColor(0x17353a),
                             .accentText = QColor(0x0c1417),
                             .night = QColor(0x1e2a4a),
                             .warning = QColor(0xf0b429),
                             .bad = QColor(0xef6f5b),
                             .good = QColor(0x46b98a),
                             .series = {QColor(0x56b4e9), QColor(0xe69f00), QColor(0x2fbf95), QColor(0xef7d45),
                                        QColor(0xd68fb8), QColor(0xf0e442), QColor(0x8fa3ff), QColor(0xb9c46a),
                                        QColor(0xc9a27e), QColor(0x7fd4d9), QColor(0xe58fa0), QColor(0xb7bec6)}};
    return theme;
}

const Theme &lightTheme()
{
    static const Theme theme{.dark = false,
                             .ground = QColor(0xeef0f2),
                             .panel = QColor(0xffffff),
                             .raised = QColor(0xf4f6f7),
                             .line = QColor(0xd5dae0),
                             .text = QColor(0x1b2127),
                             .quietText = QColor(0x55616c),
                             .accent = QColor(0x0a6b72),
                             .accentGround = QColor(0xd9eef0),
                             .accentText = QColor(0xffffff),
                             .night = QColor(0xe3e8f4),
                             .warning = QColor(0x8a5a00),
                             .bad = QColor(0xb3261e),
                             .good = QColor(0x17704b),
                             .series = {QColor(0x0072b2), QColor(0xb87700), QColor(0x00795a), QColor(0xc14f00),
                                        QColor(0xa14f80), QColor(0x7a6a00), QColor(0x4a52b5), QColor(0x5f7000),
                                        QColor(0x7d5330), QColor(0x00707a), QColor(0xa33b55), QColor(0x59636e)}};
    return theme;
}

const Theme &currentTheme() { return theCurrent ? *theCurrent : lightTheme(); }

void setCurrentTheme(const Theme &theme) { theCurrent = &theme; }

QPalette themePalette(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.panel);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.raised);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.quietText);
    palette.setColor(QPalette::Button, theme.raised);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.bad);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accentGround);
    palette.setColor(QPalette::HighlightedText, theme.text);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::Light, theme.raised);
    palette.setColor(QPalette::Midlight, theme.line);
    palette.setColor(QPalette::Mid, theme.line);
    palette.setColor(QPalette::Dark, theme.line);
    palette.setColor(QPalette::Shadow, theme.ground);
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, theme.quietText);
    return palette;
}

QColor cividis(double share)
{
    // Anchors of the published map (Nunez, Anderton, Renslow 2018) at every tenth.
    static constexpr std::array<std::array<int, 3>, 11> anchors{{{0, 32, 81},
                                                                 {5, 54, 110},
                                                                 {50, 71, 108},
                                                                 {77, 88, 109},
                                                                 {100, 106, 112},
                                                                 {124, 123, 120},
                                                                 {149, 143, 120},
                                                                 {175, 163, 113},
                                                                 {203, 184, 101},
                                                                 {231, 209, 80},
                                                                 {253, 234, 69}}};
    const double at = std::clamp(std::isnan(share) ? 0.0 : share, 0.0, 1.0) * (anchors.size() - 1);
    const auto low = std::min(std::size_t(at), anchors.size() - 2);
    const double part = at - double(low);
    const auto mix = [&](std::size_t i) {
        return int(std::lround(anchors[low][i] + part * (anchors[low + 1][i] - anchors[low][i])));
    };
    return {mix(0), mix(1), mix(2)};
}

} // namespace nightjar

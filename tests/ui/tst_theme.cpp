// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QTest>

#include "ui/theme.h"
#include "ui/theme_style.h"

using namespace nightjar;

namespace {

double channel(double share) { return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4); }

/// Relative luminance of WCAG 2.
double luminance(const QColor &c)
{
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formula()
    {
        QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21.0) < 0.01);
        QVERIFY(contrast(QColor(0x777777), Qt::white) < 4.5); // the well-known grey that just fails
    }

    void textIsReadable_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const Theme *theme : {&lightTheme(), &darkTheme()}) {
            const QByteArray name = theme->dark ? "dark: " : "light: ";
            const std::pair<const char *, QColor> grounds[] = {
                {"ground", theme->ground}, {"panel", theme->panel}, {"raised", theme->raised}, {"selected", theme->accentGround}};
            const std::pair<const char *, QColor> texts[] = {{"text", theme->text},       {"quiet", theme->quietText},
                                                             {"accent", theme->accent},   {"warning", theme->warning},
                                                             {"bad", theme->bad},         {"good", theme->good}};
            for (const auto &[groundName, ground] : grounds) {
                for (const auto &[textName, text] : texts) {
                    // On a selected row nothing is written in the colour of "bad": style sheet and delegates take `text`.
                    if (ground == theme->accentGround && text == theme->bad)
                        continue;
                    QTest::newRow(name + textName + " on " + groundName) << text << ground;
                }
            }
            QTest::newRow(name + "filled button") << theme->accentText << theme->accent;
            QTest::newRow(name + "badge") << (theme->dark ? theme->accentText : theme->panel) << theme->bad;
        }
    }
    void textIsReadable()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        const double ratio = contrast(text, ground);
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(text.name(), ground.name()).arg(ratio)));
    }

    void seriesStandOutFromThePanel()
    {
        for (const Theme *theme : {&lightTheme(), &darkTheme()}) {
            for (const QColor &color : theme->series)
                QVERIFY2(contrast(color, theme->panel) >= 3.0, qPrintable(color.name()));
        }
    }

    void paletteUsesTheTable()
    {
        for (const Theme *theme : {&lightTheme(), &darkTheme()}) {
            const QPalette palette = themePalette(*theme);
            QCOMPARE(palette.color(QPalette::WindowText), theme->text);
            QCOMPARE(palette.color(QPalette::Window), theme->panel);
            for (auto role : {QPalette::Text, QPalette::ButtonText, QPalette::WindowText})
                QVERIFY(contrast(palette.color(QPalette::Disabled, role), palette.color(QPalette::Window)) >= 4.5);
        }
    }

    void styleSheetNamesOnlyKnownColours()
    {
        for (double scale : {1.0, 1.5}) {
            const QString sheet = themeStyleSheet(darkTheme(), scale);
            QVERIFY2(!sheet.contains(u'@'), "a colour name was left unreplaced");
            QVERIFY(sheet.contains(darkTheme().accent.name()));
            QVERIFY(!sheet.contains(lightTheme().accent.name()));
        }
    }

    void modeSwitches()
    {
        applyTheme(ThemeMode::Dark);
        QVERIFY(currentTheme().dark);
        QCOMPARE(QGuiApplication::palette().color(QPalette::Window), darkTheme().panel);
        applyTheme(ThemeMode::Light);
        QVERIFY(!currentTheme().dark);
        QCOMPARE(QGuiApplication::palette().color(QPalette::Window), lightTheme().panel);
    }

    void cividisRunsFromBlueToYellow()
    {
        QVERIFY(cividis(0).blue() > cividis(0).red());
        QVERIFY(cividis(1).red() > cividis(1).blue());
        double before = -1;
        for (int i = 0; i <= 20; ++i) {
            const double now = luminance(cividis(i / 20.0));
            QVERIFY2(now > before, "lighter with each step, or a carpet lies");
            before = now;
        }
        QCOMPARE(cividis(-1), cividis(0));
        QCOMPARE(cividis(7), cividis(1));
        QCOMPARE(cividis(std::nan("")), cividis(0));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "core/base/language.h"
#include "core/screening/rule_pack.h"
#include "ui/help/help_browser.h"
#include "ui/help/help_window.h"

using namespace nightjar;

class TestHelp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { useLanguage(Language::English); }
    void everyRuleHasAPage_data();
    void everyRuleHasAPage();
    void picturesAreThere();
    void thePageFollowsTheLanguage();
    void aRuleIsFoundByItsName();
    void anUnknownRuleLeavesThePage();
};

namespace {

QString page(const QString &language, const QString &rule)
{
    QFile file(QStringLiteral(":/help/%1/%2.md").arg(language, rule));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

void TestHelp::everyRuleHasAPage_data()
{
    QTest::addColumn<QString>("rule");
    const auto pack = RulePack::standard();
    QVERIFY(pack);
    for (const RuleInfo &rule : pack->rules())
        QTest::newRow(qPrintable(rule.id)) << rule.id;
}

void TestHelp::everyRuleHasAPage()
{
    QFETCH(QString, rule);
    const QStringList headings[] = {{QStringLiteral("## What it finds"), QStringLiteral("## How it works"),
                                     QStringLiteral("## Innocent causes"), QStringLiteral("## What to check on site"),
                                     QStringLiteral("## How well it works")},
                                    {QStringLiteral("## 找什么"), QStringLiteral("## 怎么找"), QStringLiteral("## 无辜的原因"),
                                     QStringLiteral("## 现场查什么"), QStringLiteral("## 效果如何")}};
    for (const bool chinese : {false, true}) {
        const QString text = page(chinese ? QStringLiteral("zh") : QStringLiteral("en"), rule);
        QVERIFY2(!text.isEmpty(), qPrintable(rule));
        QVERIFY(text.startsWith(u"# "));
        qsizetype at = 0;
        for (const QString &heading : headings[chinese]) {
            const qsizetype found = text.indexOf(u'\n' + heading + u'\n', at);
            QVERIFY2(found > at, qPrintable(rule + QStringLiteral(": ") + heading));
            at = found;
        }
        QVERIFY2(text.size() > (chinese ? 250 : 800), "a page says more than its headings");
        // Before a decision nobody is called guilty, not even in a help page.
        static const QRegularExpression guilt(QStringLiteral("违法企业|造假者|guilty|criminal|cheater"));
        QVERIFY2(!text.contains(guilt), qPrintable(rule));
    }
}

void TestHelp::picturesAreThere()
{
    static const QRegularExpression picture(QStringLiteral("!\\[[^\\]]*\\]\\(([^)]+)\\)"));
    int seen = 0;
    const auto pack = RulePack::standard();
    QVERIFY(pack);
    for (const RuleInfo &rule : pack->rules()) {
        for (const char *language : {"en", "zh"}) {
            auto matches = picture.globalMatch(page(QLatin1String(language), rule.id));
            while (matches.hasNext()) {
                const QString name = matches.next().captured(1);
                QVERIFY2(QFile::exists(QStringLiteral(":/help/") + name), qPrintable(rule.id + QStringLiteral(": ") + name));
                ++seen;
            }
        }
    }
    QVERIFY(seen > 0);
}

void TestHelp::thePageFollowsTheLanguage()
{
    HelpWindow window;
    window.showRule(QStringLiteral("night-production"));
    auto *shown = window.findChild<HelpBrowser *>(QStringLiteral("helpPage"));
    QVERIFY(shown->toPlainText().contains(u"What it finds"));
    useLanguage(Language::Chinese);
    QEvent changed(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&window, &changed);
    QVERIFY(shown->toPlainText().contains(u"找什么"));
    QCOMPARE(window.shownRule(), QStringLiteral("night-production"));
}

void TestHelp::aRuleIsFoundByItsName()
{
    HelpWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto *list = window.findChild<QListWidget *>(QStringLiteral("helpRules"));
    QTest::keyClicks(window.findChild<QLineEdit *>(QStringLiteral("helpFilter")), QStringLiteral("treatment not"));
    int visible = -1;
    for (int i = 0; i < list->count(); ++i) {
        if (!list->item(i)->isHidden()) {
            QCOMPARE(visible, -1);
            visible = i;
        }
    }
    QVERIFY(visible >= 0);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(visible)).center());
    QCOMPARE(window.shownRule(), QStringLiteral("treatment-idle"));
    QVERIFY(window.findChild<HelpBrowser *>()->toPlainText().contains(u"90 minutes"));
}

void TestHelp::anUnknownRuleLeavesThePage()
{
    HelpWindow window;
    window.showRule(QStringLiteral("treatment-idle"));
    window.showRule(QStringLiteral("no-such-rule"));
    QCOMPARE(window.shownRule(), QStringLiteral("treatment-idle"));
}

QTEST_MAIN(TestHelp)
#include "tst_help.moc"

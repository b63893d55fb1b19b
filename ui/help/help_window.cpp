// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_window.h"

#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include "core/base/language.h"
#include "core/screening/rule_pack.h"
#include "ui/help/help_browser.h"
#include "ui/settings.h"

namespace nightjar {

namespace {

QString pagePath(const QString &rule, Language language)
{
    return QStringLiteral(":/help/%1/%2.md").arg(languageCode(language), rule);
}

} // namespace

bool hasHelp(const QString &rule)
{
    return QFile::exists(pagePath(rule, Language::English)) && QFile::exists(pagePath(rule, Language::Chinese));
}

HelpWindow::HelpWindow(QWidget *parent)
    : QDialog(parent, Qt::Window), m_filter(new QLineEdit(this)), m_rules(new QListWidget(this)),
      m_page(new HelpBrowser(this))
{
    setObjectName(QStringLiteral("helpWindow"));
    m_filter->setObjectName(QStringLiteral("helpFilter"));
    m_filter->setClearButtonEnabled(true);
    m_rules->setObjectName(QStringLiteral("helpRules"));
    m_page->setObjectName(QStringLiteral("helpPage"));
    const int side = qRound(216 * settings::textScale());
    m_filter->setFixedWidth(side);
    m_rules->setFixedWidth(side);

    auto *left = new QVBoxLayout;
    left->setContentsMargins(12, 12, 0, 12);
    left->setSpacing(8);
    left->addWidget(m_filter);
    left->addWidget(m_rules, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(left);
    layout->addWidget(m_page, 1);
    resize(qRound(900 * settings::textScale()), qRound(640 * settings::textScale()));

    connect(m_filter, &QLineEdit::textChanged, this, &HelpWindow::filter);
    connect(m_rules, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            showRule(item->data(Qt::UserRole).toString());
    });
    retranslate();
    if (m_rules->count() > 0)
        m_rules->setCurrentRow(0);
}

void HelpWindow::showRule(const QString &rule)
{
    if (!m_page->showPage(pagePath(rule, currentLanguage())))
        return;
    m_shown = rule;
    for (int i = 0; i < m_rules->count(); ++i) {
        if (m_rules->item(i)->data(Qt::UserRole).toString() == rule && m_rules->currentRow() != i)
            m_rules->setCurrentRow(i);
    }
}

void HelpWindow::filter(const QString &text)
{
    for (int i = 0; i < m_rules->count(); ++i)
        m_rules->item(i)->setHidden(!m_rules->item(i)->text().contains(text.trimmed(), Qt::CaseInsensitive));
}

void HelpWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void HelpWindow::retranslate()
{
    setWindowTitle(tr("Help on the rules"));
    m_filter->setPlaceholderText(tr("Find a rule"));
    m_filter->setAccessibleName(tr("Find a rule"));
    m_rules->setAccessibleName(tr("Rules"));
    m_page->setAccessibleName(tr("Help page"));
    const QString shown = m_shown;
    {
        const QSignalBlocker quiet(m_rules);
        m_rules->clear();
        const auto pack = RulePack::standard();
        if (!pack)
            return;
        for (const RuleInfo &rule : pack->rules()) {
            if (!hasHelp(rule.id))
                continue;
            auto *item = new QListWidgetItem(rule.title.in(currentLanguage()), m_rules);
            item->setData(Qt::UserRole, rule.id);
        }
    }
    filter(m_filter->text());
    if (!shown.isEmpty())
        showRule(shown);
}

} // namespace nightjar

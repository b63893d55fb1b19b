// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/rules_panel.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/base/language.h"
#include "ui/paper/format.h"

namespace nightjar {

namespace {

constexpr int ruleRole = Qt::UserRole;

RulePack standardPack()
{
    auto pack = RulePack::standard();
    Q_ASSERT(pack); // built into the program and checked by a test
    return pack ? *pack : RulePack();
}

QLabel *quietLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("role", "quiet");
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

RulesPanel::RulesPanel(QWidget *parent)
    : QWidget(parent), m_pack(standardPack()), m_standard(m_pack), m_heading(new QLabel(this)), m_filter(new QLineEdit(this)),
      m_rules(new QListWidget(this)), m_ruleTitle(new QLabel(this)), m_form(new QVBoxLayout), m_basis(quietLabel(this)),
      m_reset(new QPushButton(this)), m_help(new QPushButton(this))
{
    setObjectName(QStringLiteral("rulesPanel"));
    setProperty("role", "panel");
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(200);
    m_heading->setProperty("role", "heading");
    m_ruleTitle->setProperty("role", "heading");
    m_ruleTitle->setTextFormat(Qt::PlainText);
    m_ruleTitle->setWordWrap(true);
    m_filter->setObjectName(QStringLiteral("ruleFilter"));
    m_filter->setClearButtonEnabled(true);
    m_rules->setObjectName(QStringLiteral("ruleList"));
    m_reset->setObjectName(QStringLiteral("resetRule"));
    m_help->setObjectName(QStringLiteral("ruleHelp"));
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setSpacing(4); // words above boxes: they are longer than a column of 200 px

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_heading);
    layout->addWidget(m_filter);
    layout->addWidget(m_rules, 2);
    layout->addWidget(m_ruleTitle);
    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("ruleParameters"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(area);
    body->setProperty("role", "panel");
    auto *bodyLayout = new QVBoxLayout(body);
    bodyLayout->setContentsMargins(0, 0, 8, 0);
    bodyLayout->setSpacing(8);
    bodyLayout->addLayout(m_form);
    bodyLayout->addWidget(m_basis);
    bodyLayout->addStretch(1);
    area->setWidget(body);
    layout->addWidget(area, 3);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_help);
    buttons->addWidget(m_reset);
    buttons->addStretch(1);
    layout->addLayout(buttons);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        for (int i = 0; i < m_rules->count(); ++i)
            m_rules->item(i)->setHidden(!m_rules->item(i)->text().contains(text, Qt::CaseInsensitive));
    });
    connect(m_rules, &QListWidget::currentItemChanged, this, [this] {
        showParameters();
        Q_EMIT ruleSelected(selectedRule());
    });
    connect(m_rules, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        m_pack.setEnabled(item->data(ruleRole).toString(), item->checkState() == Qt::Checked);
    });
    connect(m_reset, &QPushButton::clicked, this, &RulesPanel::reset);
    connect(m_help, &QPushButton::clicked, this, [this] { Q_EMIT helpWanted(selectedRule()); });
    showRules();
    m_rules->setCurrentRow(0);
    retranslate();
}

QString RulesPanel::selectedRule() const
{
    const QListWidgetItem *item = m_rules->currentItem();
    return item ? item->data(ruleRole).toString() : QString();
}

QStringList RulesPanel::rulesThatAreOn() const
{
    QStringList on;
    for (const RuleInfo &rule : m_pack.rules()) {
        if (m_pack.enabled(rule.id))
            on << rule.id;
    }
    return on;
}

void RulesPanel::setCounts(const QHash<QString, int> &leadsByRule)
{
    m_counts = leadsByRule;
    showRules();
}

void RulesPanel::showRules()
{
    const QSignalBlocker quiet(m_rules);
    const QString selected = selectedRule();
    m_rules->clear();
    for (const RuleInfo &rule : m_pack.rules()) {
        const int count = m_counts.value(rule.id);
        auto *item = new QListWidgetItem(count > 0 ? tr("%1 (%2)").arg(rule.title.in(currentLanguage())).arg(count)
                                                   : rule.title.in(currentLanguage()));
        item->setData(ruleRole, rule.id);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(m_pack.enabled(rule.id) ? Qt::Checked : Qt::Unchecked);
        m_rules->addItem(item);
        if (rule.id == selected)
            m_rules->setCurrentItem(item);
    }
}

void RulesPanel::showParameters()
{
    while (QLayoutItem *item = m_form->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const RuleInfo *rule = m_pack.rule(selectedRule());
    m_ruleTitle->setVisible(rule);
    m_basis->setVisible(rule);
    if (!rule)
        return;
    const Params params = m_pack.params(rule->id);
    const Params standard = m_standard.params(rule->id);
    for (const ParameterInfo &info : rule->parameters) {
        auto *box = new QDoubleSpinBox(this);
        box->setObjectName(QStringLiteral("parameter-") + info.name);
        // Minutes and nights are set in whole numbers, shares and factors finely.
        box->setDecimals(info.integer || info.max - info.min > 50 ? 0 : 2);
        box->setRange(info.min, info.max);
        box->setValue(params(info.name.toLatin1().constData()));
        box->setSingleStep(info.integer ? 1 : std::max(0.01, (info.max - info.min) / 100));
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        box->setAccessibleName(info.meaning.in(currentLanguage()));
        box->setToolTip(tr("Default %1, allowed %2 to %3")
                            .arg(formatNumber(info.standard), formatNumber(info.min), formatNumber(info.max)));
        const bool changed = !qFuzzyCompare(1 + params(info.name.toLatin1().constData()), 1 + standard(info.name.toLatin1().constData()));
        const bool hasUnit = !info.unit.isEmpty() && info.unit != u"1";
        QString text = !hasUnit ? info.meaning.in(currentLanguage())
                                           : tr("%1, %2").arg(info.meaning.in(currentLanguage()), formatUnit(info.unit));
        if (changed)
            text = tr("%1 (changed)").arg(text);
        auto *label = quietLabel(this);
        label->setText(text);
        label->setBuddy(box);
        box->setMinimumWidth(60);
        m_form->addWidget(label);
        m_form->addWidget(box);
        connect(box, &QDoubleSpinBox::editingFinished, this, [this, box, name = info.name] { setValue(name, box->value()); });
    }
    m_ruleTitle->setText(rule->title.in(currentLanguage()));
    m_basis->setText(tr("Basis: %1").arg(rule->basis.in(currentLanguage())));
}

void RulesPanel::setValue(const QString &parameter, double value)
{
    // The box keeps the range, so that nothing can be refused here.
    if (m_pack.setParameter(selectedRule() + u'.' + parameter, value))
        QMetaObject::invokeMethod(this, &RulesPanel::showParameters, Qt::QueuedConnection);
}

void RulesPanel::reset()
{
    const RuleInfo *rule = m_pack.rule(selectedRule());
    if (!rule)
        return;
    for (const ParameterInfo &info : rule->parameters)
        (void)m_pack.setParameter(rule->id + u'.' + info.name, info.standard);
    showParameters();
}

void RulesPanel::retranslate()
{
    m_heading->setText(tr("Rules"));
    m_filter->setPlaceholderText(tr("Filter rules"));
    m_filter->setAccessibleName(tr("Filter rules"));
    m_rules->setAccessibleName(tr("Rules of the pack"));
    m_reset->setText(tr("Back to defaults"));
    m_help->setText(tr("How it works"));
    m_help->setToolTip(tr("What this rule finds, how, and how well (F1)"));
    showRules();
    showParameters();
}

} // namespace nightjar

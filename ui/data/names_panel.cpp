// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/names_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/rows_view.h"

namespace nightjar {

namespace {

std::vector<ListColumn<NameQuestion>> nameColumns()
{
    std::vector<ListColumn<NameQuestion>> columns;
    columns.push_back({[] { return NamesPanel::tr("Written"); }, [](const NameQuestion &row) { return row.text; }});
    columns.push_back({[] { return NamesPanel::tr("Nearest firm"); },
                       [](const NameQuestion &row) {
                           return row.candidates.empty() ? NamesPanel::tr("none like it") : row.candidates.front().name;
                       },
                       {},
                       false,
                       {},
                       [](const NameQuestion &row) { return row.sentence; }});
    return columns;
}

} // namespace

NamesPanel::NamesPanel(QWidget *parent)
    : QWidget(parent), m_questions(new ListModel<NameQuestion>(nameColumns(), this)), m_rows(new RowsView(this)),
      m_sentence(new QLabel(this)), m_label(new QLabel(this)), m_firm(new QComboBox(this)),
      m_confirm(new QPushButton(this))
{
    setObjectName(QStringLiteral("namesPanel"));
    m_rows->setObjectName(QStringLiteral("nameQuestions"));
    m_firm->setObjectName(QStringLiteral("nameFirm"));
    m_confirm->setObjectName(QStringLiteral("confirmName"));
    m_rows->setModel(m_questions);
    m_rows->setSortingEnabled(false);
    m_rows->setSelectionMode(QAbstractItemView::SingleSelection);
    m_rows->setColumnWidth(0, 150);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setProperty("role", "quiet");
    m_label->setBuddy(m_firm);
    m_firm->setEditable(true); // a code that no candidate has may be typed
    m_firm->setInsertPolicy(QComboBox::NoInsert);
    m_firm->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_firm->setMinimumContentsLength(12);
    auto *answer = new QHBoxLayout;
    answer->addWidget(m_label);
    answer->addWidget(m_firm, 1);
    answer->addWidget(m_confirm);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_sentence);
    layout->addLayout(answer);
    connect(m_rows->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &NamesPanel::showQuestion);
    connect(m_confirm, &QPushButton::clicked, this, &NamesPanel::confirm);
    retranslate();
    showQuestion();
}

void NamesPanel::setQuestions(std::vector<NameQuestion> questions)
{
    const int row = std::max(0, m_rows->currentIndex().row());
    m_questions->setRows(std::move(questions));
    if (!m_questions->rows().empty())
        m_rows->selectRow(std::min(row, int(m_questions->rows().size()) - 1));
    showQuestion();
}

void NamesPanel::showQuestion()
{
    const int row = m_rows->currentIndex().row();
    const bool any = row >= 0 && row < int(m_questions->rows().size());
    m_firm->clear();
    m_firm->setEnabled(any);
    m_confirm->setEnabled(any);
    m_sentence->clear();
    if (!any)
        return;
    const NameQuestion &question = m_questions->rows()[std::size_t(row)];
    m_sentence->setText(question.sentence);
    for (const FirmCandidate &candidate : question.candidates) {
        //: a firm that a name may mean: %1 its name, %2 its code, %3 percent of likeness
        m_firm->addItem(
            tr("%1 (%2), %3 %").arg(candidate.name, candidate.enterprise).arg(qRound(candidate.score * 100)),
            candidate.enterprise);
        m_firm->setItemData(m_firm->count() - 1, candidate.why, Qt::ToolTipRole);
    }
}

void NamesPanel::confirm()
{
    const int row = m_rows->currentIndex().row();
    if (row < 0 || row >= int(m_questions->rows().size()))
        return;
    const QString typed = m_firm->currentText().trimmed();
    const int known = m_firm->findText(typed);
    const QString code = known >= 0 ? m_firm->itemData(known).toString() : typed;
    if (!code.isEmpty())
        Q_EMIT confirmed(m_questions->rows()[std::size_t(row)].text, code);
}

void NamesPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NamesPanel::retranslate()
{
    m_rows->setAccessibleName(tr("Names that are in doubt"));
    m_rows->setEmptyText(tr("Every name is known. A name that only resembles a registered firm's will stand here."));
    m_label->setText(tr("means"));
    m_firm->setAccessibleName(tr("Firm that the name means"));
    m_firm->lineEdit()->setPlaceholderText(tr("code of the firm"));
    m_confirm->setText(tr("Confirm"));
    m_questions->retranslate();
}

} // namespace nightjar

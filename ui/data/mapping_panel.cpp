// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/mapping_panel.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStringListModel>
#include <QVBoxLayout>

#include "core/registry/model.h"
#include "ui/data/mapping_words.h"
#include "ui/paper/format.h"
#include "ui/theme.h"
#include "ui/widgets/rows_view.h"

namespace nightjar {

namespace {

std::vector<ListColumn<ColumnMapping>> columnColumns(const std::function<const TableMapping &()> &mapping)
{
    const auto weak = [](const ColumnMapping &row) {
        return row.role == ColumnRole::Ignored ? currentTheme().quietText
               : row.score < clearMapping      ? currentTheme().warning
                                               : QColor();
    };
    std::vector<ListColumn<ColumnMapping>> columns;
    columns.push_back({[] { return MappingPanel::tr("Column"); },
                       [](const ColumnMapping &row) {
                           return row.header.isEmpty() ? columnLetter(row.column)
                                                       : columnLetter(row.column) + QStringLiteral("  ") + row.header;
                       },
                       [](const ColumnMapping &row) { return QVariant(row.column); }, false, {},
                       [](const ColumnMapping &row) { return row.header; }});
    columns.push_back({[] { return MappingPanel::tr("Says"); },
                       [mapping](const ColumnMapping &row) { return columnWord(row, mapping()); }, {}, false, weak,
                       [](const ColumnMapping &row) { return row.why; }});
    columns.push_back({[] { return MappingPanel::tr("Unit"); },
                       [mapping](const ColumnMapping &row) {
                           const bool value = row.role == ColumnRole::Value || row.role == ColumnRole::Interval ||
                                              row.role == ColumnRole::Register;
                           const QString factor = row.factor.isEmpty() ? mapping().factor : row.factor;
                           return value ? formatUnit(row.unit.isEmpty() ? usualUnit(factor) : row.unit) : QString();
                       }});
    return columns;
}

} // namespace

MappingPanel::MappingPanel(QWidget *tableBox, QWidget *parent)
    : QWidget(parent), m_table(new QWidget(tableBox)), m_other(new QComboBox(m_table)), m_sheet(new QComboBox(m_table)),
      m_layout(new QComboBox(m_table)), m_titles(new QSpinBox(m_table)), m_headers(new QSpinBox(m_table)),
      m_stamps(new QComboBox(m_table)), m_dates(new QComboBox(m_table)), m_step(new QSpinBox(m_table)),
      m_factor(new QComboBox(m_table)), m_enterprise(new QLineEdit(m_table)), m_point(new QLineEdit(m_table)),
      m_firmSheets(new QCheckBox(m_table)), m_secondary(new QCheckBox(m_table)), m_comma(new QCheckBox(m_table)),
      m_columns(new ListModel<ColumnMapping>(
          columnColumns([this]() -> const TableMapping & { return m_look.mapping; }), this)),
      m_columnRows(new RowsView(this)), m_role(new QComboBox(this)), m_what(new QComboBox(this)),
      m_unit(new QComboBox(this)), m_place(new QLineEdit(this)), m_why(new QLabel(this)), m_missing(new QLabel(this)), m_keep(new QPushButton(this)),
      m_firms(new QStringListModel(this)), m_points(new QStringListModel(this))
{
    setObjectName(QStringLiteral("mappingPanel"));
    for (QLabel *&label : m_labels)
        label = new QLabel(m_table);
    tableBox->layout()->addWidget(m_table);
    build();
    retranslate();
}

void MappingPanel::build()
{
    const std::pair<QWidget *, const char *> names[] = {
        {m_other, "otherReading"},   {m_sheet, "mapSheet"},           {m_layout, "mapLayout"},
        {m_titles, "mapTitleRows"},  {m_headers, "mapHeaderRows"},    {m_stamps, "mapStamps"},
        {m_factor, "mapFactor"},
        {m_dates, "mapDates"},       {m_step, "mapStep"},             {m_enterprise, "mapEnterprise"},
        {m_point, "mapPoint"},       {m_firmSheets, "mapFirmSheets"}, {m_secondary, "mapSecondary"},
        {m_comma, "mapComma"},       {m_columnRows, "mapColumns"},    {m_role, "columnRole"},
        {m_what, "columnFactor"},    {m_unit, "columnUnit"},          {m_place, "columnPoint"},        {m_why, "columnWhy"},
        {m_missing, "mapMissing"},   {m_keep, "keepProfile"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QLatin1String(name));
    m_titles->setRange(0, 200);
    m_headers->setRange(0, 3);
    m_step->setRange(0, 366 * 86400);
    for (QComboBox *box : {m_other, m_sheet, m_layout, m_stamps, m_dates, m_factor, m_role, m_what, m_unit}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
    }
    for (QComboBox *box : {m_factor, m_what, m_unit}) {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
    }
    m_why->setProperty("role", "quiet");
    m_missing->setProperty("role", "bad");
    for (QLabel *label : {m_why, m_missing}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_columnRows->setModel(listProxy(m_columns, this));
    m_columnRows->setSortingEnabled(false);
    m_columnRows->setSelectionMode(QAbstractItemView::SingleSelection);
    m_columnRows->setColumnWidth(0, 120);
    m_columnRows->setColumnWidth(1, 170);
    m_columnRows->setMinimumHeight(90);

    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    QWidget *const fields[] = {m_other, m_sheet, m_layout, m_titles, m_headers, m_stamps,
                               m_dates, m_step,  m_factor, m_enterprise, m_point};
    // Label, field and how many columns it takes: narrow fields stand two in a line.
    const int places[][3] = {{0, 0, 3}, {1, 0, 3}, {2, 0, 3}, {3, 0, 1}, {3, 2, 1}, {4, 0, 3},
                             {5, 0, 1}, {5, 2, 1}, {6, 0, 3}, {7, 0, 1}, {7, 2, 1}};
    for (int i = 0; i < 11; ++i) {
        m_labels[i]->setBuddy(fields[i]);
        m_labels[i]->setProperty("role", "quiet");
        grid->addWidget(m_labels[i], places[i][0], places[i][1]);
        grid->addWidget(fields[i], places[i][0], places[i][1] + 1, 1, places[i][2]);
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    auto *column = new QHBoxLayout;
    column->setSpacing(6);
    column->addWidget(m_role, 3);
    column->addWidget(m_what, 3);
    column->addWidget(m_unit, 2);
    column->addWidget(m_place, 2);
    auto *whole = new QVBoxLayout(m_table);
    whole->setContentsMargins(12, 8, 8, 8);
    whole->setSpacing(6);
    whole->addLayout(grid);
    whole->addWidget(m_firmSheets);
    whole->addWidget(m_secondary);
    whole->addWidget(m_comma);
    whole->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_missing);
    layout->addWidget(m_columnRows, 1);
    layout->addLayout(column);
    layout->addWidget(m_why);
    layout->addWidget(m_keep);

    const auto on = [this](auto change) {
        return [this, change] {
            if (!m_quiet)
                change();
        };
    };
    connect(m_other, &QComboBox::activated, this, [this](int index) { takeOther(m_other->itemData(index).toInt()); });
    connect(m_sheet, &QComboBox::activated, this, [this](int index) { Q_EMIT sheetChosen(index); });
    connect(m_layout, &QComboBox::activated, this, [this] {
        changeMapping([this](TableMapping &m) { m.layout = TableLayout(m_layout->currentData().toInt()); });
    });
    connect(m_titles, &QSpinBox::valueChanged, this, on([this] { moveHeader(); }));
    connect(m_headers, &QSpinBox::valueChanged, this, on([this] { moveHeader(); }));
    connect(m_stamps, &QComboBox::activated, this, [this] {
        changeMapping([this](TableMapping &m) { m.stampsAtEnd = m_stamps->currentData().toBool(); });
    });
    connect(m_dates, &QComboBox::activated, this, [this] {
        changeMapping([this](TableMapping &m) { m.dateOrder = m_dates->currentData().toString(); });
    });
    connect(m_step, &QSpinBox::valueChanged, this, on([this] {
                changeMapping([this](TableMapping &m) { m.step = Seconds(m_step->value()) * 60; });
            }));
    // `CODE name` is offered, the code is taken: codes hold no blank.
    const auto code = [this](QLineEdit *edit, QStringListModel *offered, QString TableMapping::*member) {
        auto *completer = new QCompleter(offered, edit);
        completer->setFilterMode(Qt::MatchContains);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        edit->setCompleter(completer);
        const auto take = [this, member](const QString &text) {
            changeMapping([&](TableMapping &m) { m.*member = text.trimmed().section(u' ', 0, 0); });
        };
        connect(edit, &QLineEdit::textEdited, this, take);
        connect(completer, qOverload<const QString &>(&QCompleter::activated), this,
                [edit, take](const QString &text) {
                    QMetaObject::invokeMethod(edit, [edit, text] { edit->setText(text.section(u' ', 0, 0)); }, Qt::QueuedConnection);
                    take(text);
                });
    };
    code(m_enterprise, m_firms, &TableMapping::enterprise);
    code(m_point, m_points, &TableMapping::point);
    const auto check = [&](QCheckBox *box, bool TableMapping::*member) {
        connect(box, &QCheckBox::clicked, this,
                [this, member](bool yes) { changeMapping([&](TableMapping &m) { m.*member = yes; }); });
    };
    check(m_firmSheets, &TableMapping::enterpriseFromSheet);
    check(m_secondary, &TableMapping::secondary);
    check(m_comma, &TableMapping::decimalComma);
    connect(m_columnRows->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showColumn();
        if (const ColumnMapping *chosen = selected(); chosen && !m_quiet)
            Q_EMIT columnSelected(chosen->column);
    });
    connect(m_role, &QComboBox::activated, this, [this] {
        changeColumn([this](ColumnMapping &c) {
            c.role = ColumnRole(m_role->currentData().toInt());
            if (c.role != ColumnRole::Flag)
                c.of = -1;
            if (c.role == ColumnRole::Register && c.period.isEmpty())
                c.period = QStringLiteral("total");
        });
    });
    const auto what = [this] {
        const QVariant chosen = m_what->currentData();
        changeColumn([&](ColumnMapping &c) {
            if (c.role == ColumnRole::Flag)
                c.of = chosen.toInt();
            else if (c.role == ColumnRole::Register)
                c.period = chosen.toString();
            else if (c.role != ColumnRole::Interval)
                c.factor = typedOrChosen(m_what);
            else if (const Seconds clock = clockOfText(m_what->currentText()); clock >= 0)
                c.clock = clock;
        });
        showColumn(); // a text that is no time of day goes
    };
    const auto factor = [this] { changeMapping([this](TableMapping &m) { m.factor = typedOrChosen(m_factor); }); };
    connect(m_factor, &QComboBox::activated, this, factor);
    connect(m_factor->lineEdit(), &QLineEdit::editingFinished, this, on(factor));
    connect(m_what, &QComboBox::activated, this, what);
    connect(m_what->lineEdit(), &QLineEdit::editingFinished, this, on(what));
    const auto unit = [this] { changeColumn([this](ColumnMapping &c) { c.unit = m_unit->currentText().trimmed(); }); };
    connect(m_unit, &QComboBox::activated, this, unit);
    connect(m_unit->lineEdit(), &QLineEdit::editingFinished, this, on(unit));
    connect(m_place, &QLineEdit::editingFinished, this, on([this] {
                changeColumn([this](ColumnMapping &c) { c.place = m_place->text().trimmed(); });
            }));
    connect(m_keep, &QPushButton::clicked, this, &MappingPanel::keepRequested);
}

} // namespace nightjar

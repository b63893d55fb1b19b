// SPDX-License-Identifier: GPL-3.0-or-later
// What the mapping panel shows, and what changes in it do to the mapping.
#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStringListModel>

#include "core/registry/model.h"
#include "ui/data/mapping_panel.h"
#include "ui/data/mapping_words.h"
#include "ui/widgets/rows_view.h"

namespace nightjar {

namespace {

void fill(QComboBox *box, const std::vector<std::pair<QString, QVariant>> &entries, const QVariant &chosen)
{
    const QSignalBlocker quiet(box);
    box->clear();
    for (const auto &[text, data] : entries)
        box->addItem(text, data);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
}

} // namespace

void MappingPanel::setLook(TableLook look)
{
    const int column = m_look.file == look.file && m_look.sheet == look.sheet ? selectedRow() : -1;
    m_look = std::move(look);
    show();
    // Without a choice, the first column that is unsure or that says a value.
    int row = column;
    const auto &columns = m_look.mapping.columns;
    for (int i = 0; row < 0 && i < int(columns.size()); ++i)
        if (columns[std::size_t(i)].role == ColumnRole::Value || columns[std::size_t(i)].role == ColumnRole::Interval)
            row = i;
    const QScopedValueRollback quiet(m_quiet, true);
    m_columnRows->selectRow(std::clamp(row, 0, std::max(0, int(columns.size()) - 1)));
    showColumn();
}

void MappingPanel::selectColumn(int column)
{
    for (int i = 0; i < int(m_look.mapping.columns.size()); ++i)
        if (m_look.mapping.columns[std::size_t(i)].column == column)
            m_columnRows->selectRow(i);
}

void MappingPanel::setRegistry(const Registry &registry)
{
    QStringList firms;
    for (const Enterprise &enterprise : registry.enterprises)
        firms << enterprise.code + u' ' + enterprise.name;
    m_firms->setStringList(firms);
    m_pointsOf.clear();
    for (const Point &point : registry.points)
        m_pointsOf.emplace_back(point.key.enterprise, point.key.point + u' ' + point.name);
    offerPoints();
}

void MappingPanel::offerPoints()
{
    QStringList points;
    for (const auto &[enterprise, point] : m_pointsOf)
        if (enterprise == m_look.mapping.enterprise)
            points << point;
    m_points->setStringList(points);
}

bool MappingPanel::needsOwner() const
{
    const TableMapping &m = m_look.mapping;
    return m.enterprise.isEmpty() && !m.enterpriseFromSheet &&
           std::none_of(m.columns.begin(), m.columns.end(), [](const ColumnMapping &column) {
               return column.role == ColumnRole::Enterprise || column.role == ColumnRole::Account ||
                      column.role == ColumnRole::MeterNo || column.role == ColumnRole::Mn;
           });
}

void MappingPanel::setCanKeep(bool can, const QString &whyNot)
{
    m_keep->setEnabled(can);
    m_keep->setToolTip(can ? QString() : whyNot);
}

int MappingPanel::selectedRow() const { return m_columnRows->currentIndex().row(); }

ColumnMapping *MappingPanel::selected()
{
    const int row = selectedRow();
    return row >= 0 && row < int(m_look.mapping.columns.size()) ? &m_look.mapping.columns[std::size_t(row)] : nullptr;
}

void MappingPanel::show()
{
    const QScopedValueRollback quiet(m_quiet, true);
    const TableMapping &m = m_look.mapping;
    std::vector<std::pair<QString, QVariant>> entries{
        {m.profile.isEmpty() ? tr("by its header, %1 % sure").arg(qRound(m.score * 100))
                             : tr("profile %1").arg(m.profile),
         -1}};
    for (std::size_t i = 0; i < m_look.others.size(); ++i) {
        const TableMapping &other = m_look.others[i];
        //: another way to read a table: %1 its layout, %2 line of its header, %3 percent
        entries.emplace_back(tr("%1, header in line %2, %3 % sure")
                                 .arg(layoutWord(other.layout))
                                 .arg(other.titleRows + 1)
                                 .arg(qRound(other.score * 100)),
                             int(i));
    }
    fill(m_other, entries, -1);
    entries.clear();
    for (const QString &sheet : m_look.sheets)
        entries.emplace_back(sheet, int(entries.size()));
    fill(m_sheet, entries, int(m_look.sheet));
    const bool sheets = m_look.sheets.size() > 1;
    m_sheet->setVisible(sheets);
    m_labels[1]->setVisible(sheets);
    entries.clear();
    for (const TableLayout layout :
         {TableLayout::TimeRows, TableLayout::DayRows, TableLayout::SampleRows, TableLayout::Registers})
        entries.emplace_back(layoutWord(layout), int(layout));
    fill(m_layout, entries, int(m.layout));
    m_titles->setValue(m.titleRows);
    m_headers->setValue(m.headerRows);
    fill(m_stamps,
         {{m.layout == TableLayout::DayRows ? tr("the begin: 00:00 opens its day") : tr("the begin of what they measure"),
           false},
          {m.layout == TableLayout::DayRows ? tr("the end: 24:00 closes its day") : tr("the end of what they measure"),
           true}},
         m.stampsAtEnd);
    fill(m_dates,
         {{tr("year first"), QString()},
          {tr("yy-mm-dd"), QStringLiteral("ymd")},
          {tr("dd-mm-yyyy"), QStringLiteral("dmy")},
          {tr("mm-dd-yyyy"), QStringLiteral("mdy")}},
         m.dateOrder);
    m_step->setValue(int(m.step / 60));
    const bool whole = m.layout == TableLayout::DayRows || !m.factor.isEmpty();
    m_factor->setVisible(whole);
    m_labels[8]->setVisible(whole);
    entries.clear();
    entries.emplace_back(QString(), QString());
    QStringList factors = offeredFactors(m.layout);
    if (!m.factor.isEmpty() && !factors.contains(m.factor))
        factors.prepend(m.factor);
    for (const QString &factor : std::as_const(factors))
        entries.emplace_back(factorWord(factor), factor);
    fill(m_factor, entries, m.factor);
    if (m_enterprise->text().trimmed() != m.enterprise)
        m_enterprise->setText(m.enterprise);
    if (m_point->text().trimmed() != m.point)
        m_point->setText(m.point);
    offerPoints();
    m_firmSheets->setVisible(sheets);
    m_firmSheets->setChecked(m.enterpriseFromSheet);
    const bool multiplied = std::any_of(m.columns.begin(), m.columns.end(), [](const ColumnMapping &column) {
        return column.role == ColumnRole::Multiplier;
    });
    m_secondary->setVisible(multiplied);
    m_secondary->setChecked(m.secondary);
    m_comma->setChecked(m.decimalComma);
    m_missing->setText(m_look.missing);
    m_missing->setVisible(!m_look.missing.isEmpty());
    const int row = selectedRow();
    m_columns->setRows(m.columns);
    if (row >= 0)
        m_columnRows->selectRow(std::min(row, int(m.columns.size()) - 1));
}

void MappingPanel::showColumn()
{
    const QScopedValueRollback quiet(m_quiet, true);
    const ColumnMapping *column = selected();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_role, m_what, m_unit, m_place})
        widget->setEnabled(column != nullptr);
    if (!column) {
        m_why->clear();
        return;
    }
    const TableMapping &m = m_look.mapping;
    std::vector<std::pair<QString, QVariant>> entries;
    std::vector<ColumnRole> roles = rolesOf(m.layout);
    if (std::find(roles.begin(), roles.end(), column->role) == roles.end())
        roles.push_back(column->role);
    for (const ColumnRole role : roles)
        entries.emplace_back(roleWord(role), int(role));
    fill(m_role, entries, int(column->role));

    const bool value = column->role == ColumnRole::Value; // of intervals the whole table says the factor
    entries.clear();
    QVariant chosen;
    if (column->role == ColumnRole::Flag) {
        entries.emplace_back(tr("the whole row"), -1);
        for (const ColumnMapping &other : m.columns)
            if (other.role == ColumnRole::Value)
                entries.emplace_back(other.header, other.column);
        chosen = column->of;
    } else if (column->role == ColumnRole::Register) {
        for (const QString &period : periods())
            entries.emplace_back(periodWord(period), period);
        chosen = column->period;
    } else if (column->role == ColumnRole::Interval) {
        const Seconds step = m.step > 0 ? m.step : 900;
        if (column->clock < 0 || column->clock % step != 0)
            entries.emplace_back(column->clock < 0 ? QString() : formatClock(int(column->clock / 60)), qint64(column->clock));
        for (Seconds clock = 0; clock <= secondsPerDay; clock += step)
            entries.emplace_back(formatClock(int(clock / 60)), qint64(clock));
        chosen = qint64(column->clock);
    } else if (value) {
        entries.emplace_back(QString(), QString());
        QStringList factors = offeredFactors(m.layout);
        if (!column->factor.isEmpty() && !factors.contains(column->factor))
            factors.prepend(column->factor);
        for (const QString &factor : std::as_const(factors))
            entries.emplace_back(factorWord(factor), factor);
        chosen = column->factor;
    }
    m_what->setVisible(!entries.empty());
    m_what->lineEdit()->setReadOnly(!value && column->role != ColumnRole::Interval);
    fill(m_what, entries, chosen);
    const bool unit = value || column->role == ColumnRole::Interval || column->role == ColumnRole::Register;
    m_unit->setVisible(unit);
    entries.clear();
    entries.emplace_back(QString(), QString());
    QStringList units = offeredUnits();
    if (!column->unit.isEmpty() && !units.contains(column->unit))
        units.prepend(column->unit);
    for (const QString &one : std::as_const(units))
        entries.emplace_back(one, one);
    fill(m_unit, entries, column->unit);
    m_unit->lineEdit()->setPlaceholderText(usualUnit(column->factor.isEmpty() ? m.factor : column->factor));
    m_place->setVisible(value && m.layout == TableLayout::TimeRows);
    m_place->setText(column->place);
    m_why->setText(column->why);
    m_why->setVisible(!column->why.isEmpty());
}

QString MappingPanel::typedOrChosen(const QComboBox *box)
{
    const int known = box->findText(box->currentText());
    return known >= 0 ? box->itemData(known).toString() : box->currentText().trimmed();
}

void MappingPanel::changeMapping(const std::function<void(TableMapping &)> &change)
{
    if (m_quiet)
        return;
    TableMapping mapping = m_look.mapping;
    change(mapping);
    if (mappingIdentity(mapping) == mappingIdentity(m_look.mapping))
        return;
    m_look.mapping = mapping;
    m_look.missing = missingOf(mapping);
    show();
    showColumn();
    Q_EMIT changed(m_look.mapping);
}

void MappingPanel::changeColumn(const std::function<void(ColumnMapping &)> &change)
{
    const int row = selectedRow();
    if (m_quiet || row < 0 || row >= int(m_look.mapping.columns.size()))
        return;
    changeMapping([&](TableMapping &mapping) {
        ColumnMapping &column = mapping.columns[std::size_t(row)];
        const ColumnMapping before = column;
        change(column);
        if (before.role != column.role || before.factor != column.factor || before.unit != column.unit ||
            before.period != column.period || before.of != column.of || before.clock != column.clock ||
            before.place != column.place) {
            column.score = 1;
            column.why = tr("You said so.");
        }
    });
}

void MappingPanel::moveHeader()
{
    changeMapping([this](TableMapping &mapping) {
        mapping.titleRows = m_titles->value();
        mapping.headerRows = m_headers->value();
        mapping.columns = columnsUnderHeader(m_look.rows, mapping.titleRows, mapping.headerRows);
    });
}

void MappingPanel::takeOther(int index)
{
    if (index < 0 || index >= int(m_look.others.size()))
        return;
    std::swap(m_look.mapping, m_look.others[std::size_t(index)]);
    m_look.missing = missingOf(m_look.mapping);
    show();
    showColumn();
    Q_EMIT changed(m_look.mapping);
}

void MappingPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MappingPanel::retranslate()
{
    const QString texts[] = {tr("Read"),           tr("Sheet"), tr("Layout"), tr("Titles"),
                             tr("Header lines"),   tr("Stamps name"), tr("Dates"),
                             tr("Step"),           tr("Factor"), tr("Firm"),  tr("Point")};
    for (int i = 0; i < 11; ++i)
        m_labels[i]->setText(texts[i]);
    m_other->setAccessibleName(tr("How the table is read"));
    m_titles->setAccessibleName(tr("Title lines above the header"));
    m_titles->setToolTip(tr("Lines above the header, blank ones included"));
    m_headers->setAccessibleName(tr("Lines of the header"));
    m_factor->setAccessibleName(tr("Factor of the whole table"));
    m_step->setSuffix(tr(" min"));
    m_step->setSpecialValueText(tr("as it lies"));
    m_step->setAccessibleName(tr("Step of the values in minutes"));
    m_enterprise->setAccessibleName(tr("Code of the firm"));
    m_enterprise->setPlaceholderText(tr("by its columns"));
    m_enterprise->setToolTip(tr("Code of the firm where no column and no sheet says whose the rows are"));
    m_point->setAccessibleName(tr("Code of the point"));
    m_point->setPlaceholderText(tr("by its columns"));
    m_firmSheets->setText(tr("Each sheet is a firm"));
    m_secondary->setText(tr("Values are secondary: times CT × PT"));
    m_comma->setText(tr("A comma is the decimal point (2,6)"));
    m_columnRows->setAccessibleName(tr("What each column says"));
    m_columnRows->setEmptyText(tr("The columns of the table will stand here."));
    m_role->setAccessibleName(tr("What the selected column says"));
    m_what->setAccessibleName(tr("Factor, period, time of day or value column of the selected column"));
    m_place->setAccessibleName(tr("Point of the selected column"));
    m_place->setPlaceholderText(tr("point"));
    m_place->setToolTip(tr("Where a row has the values of several points: inlet, outlet, or the point's code or name"));
    m_unit->setAccessibleName(tr("Unit of the selected column"));
    m_unit->setToolTip(tr("Unit of the values; empty: the factor's usual one"));
    m_keep->setText(tr("Keep as profile…"));
    m_columns->retranslate();
    show();
    showColumn();
}

} // namespace nightjar

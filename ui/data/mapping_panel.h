// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/data/table_look.h"
#include "ui/widgets/list_model.h"

class QCheckBox;
class QStringListModel;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace nightjar {

class RowsView;
struct Registry;

/// How a foreign table is read, to be corrected: layout, header, stamps, step, owner, and what each column says with the
/// reason for it. It knows the mapping only; whoever owns it shows the rows that follow from it.
class MappingPanel : public QWidget
{
    Q_OBJECT
public:
    /// Fields of the table as a whole (layout, header, stamps, owner) are made in `tableBox`, which has a layout.
    MappingPanel(QWidget *tableBox, QWidget *parent);
    void setLook(TableLook look);
    const TableLook &look() const { return m_look; }
    /// Goes to a column of the table, as when its header was clicked.
    void selectColumn(int column);
    /// Firms and points that are offered while their codes are typed.
    void setRegistry(const Registry &registry);
    /// Nothing says whose the rows are: the officer has to.
    bool needsOwner() const;
    void setCanKeep(bool can, const QString &whyNot);

Q_SIGNALS:
    void changed(const nightjar::TableMapping &mapping);
    void sheetChosen(int sheet);
    void columnSelected(int column);
    void keepRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void show();       ///< the mapping in the fields
    void showColumn(); ///< the selected column in its choosers
    void changeMapping(const std::function<void(TableMapping &)> &change);
    void changeColumn(const std::function<void(ColumnMapping &)> &change);
    void offerPoints();
    void moveHeader();
    ColumnMapping *selected();
    int selectedRow() const;
    void takeOther(int index);
    static QString typedOrChosen(const QComboBox *box);

    TableLook m_look;
    bool m_quiet = false; ///< fields are being filled
    QWidget *m_table;
    QComboBox *m_other;
    QComboBox *m_sheet;
    QComboBox *m_layout;
    QSpinBox *m_titles;
    QSpinBox *m_headers;
    QComboBox *m_stamps;
    QComboBox *m_dates;
    QSpinBox *m_step;
    QComboBox *m_factor;
    QLineEdit *m_enterprise;
    QLineEdit *m_point;
    QCheckBox *m_firmSheets;
    QCheckBox *m_secondary;
    QCheckBox *m_comma;
    QLabel *m_labels[11];
    ListModel<ColumnMapping> *m_columns;
    RowsView *m_columnRows;
    QComboBox *m_role;
    QComboBox *m_what; ///< factor, period of a register, clock of an interval, or the column that a flag belongs to
    QComboBox *m_unit;
    QLineEdit *m_place; ///< point of a value column, where a row has several
    QLabel *m_why;
    QLabel *m_missing;
    QPushButton *m_keep;
    QStringListModel *m_firms;
    QStringListModel *m_points;
    std::vector<std::pair<QString, QString>> m_pointsOf; ///< enterprise, `CODE name` of a point
};

} // namespace nightjar

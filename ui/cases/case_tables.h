// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include "core/registry/lead.h"
#include "ui/cases/case_content.h"
#include "ui/widgets/list_model.h"

namespace nightjar
{

class Workspace;

/// A clue of a case; `known` is false when the cache no longer holds it.
struct CaseLeadRow {
    QString id;
    bool known = false;
    StoredLead lead;
};

/// The tables of the cases page. Names of firms come from the workspace, which must outlive the model.
ListModel<CaseRow> *makeCaseModel(const Workspace &workspace, QObject *parent);
ListModel<CaseLeadRow> *makeCaseLeadModel(const Workspace &workspace, QObject *parent);
ListModel<EvidenceRow> *makeEvidenceModel(const Workspace &workspace, QObject *parent);
inline constexpr int evidenceHashColumn = 6;
ListModel<CaseDocument> *makeDocumentModel(QObject *parent);
inline constexpr int documentHashColumn = 4;
ListModel<AuditRow> *makeJournalModel(QObject *parent);

/// "✓ as frozen", "✗ not as frozen", "not checked yet".
QString markWord(EvidenceMark mark);

/// Hashes in a fixed-width face, so that two can be compared by eye.
class HashDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace nightjar

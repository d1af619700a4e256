// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/CredentialTable.h"

#include <QHeaderView>

namespace lentera {

CredentialTable::CredentialTable(QWidget *parent) : QTableView(parent), m_model(new CredentialModel(this))
{
    setModel(m_model);
    setAccessibleName(tr("Fields of the credential"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(2 * fontMetrics().height() + 10);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int letter = fontMetrics().averageCharWidth();
    int column = 0;
    for (const int letters : {20, 24, 16, 12, 16, 16})
        header->resizeSection(column++, letters * letter + 12);
    header->setSectionResizeMode(CredentialModel::ValueColumn, QHeaderView::Stretch);
    setMinimumHeight(4 * verticalHeader()->defaultSectionSize());
}

void CredentialTable::showRows(const QList<CredentialRow> &rows)
{
    if (rows.size() != m_model->rows().size())
        return m_model->replace(rows);
    for (int row = 0; row < rows.size(); ++row)
        m_model->update(row, rows.at(row));
}

}

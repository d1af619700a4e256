// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QList>

namespace lentera {

template <class Row>
struct Column {
    const char *title; //!< marked with QT_TRANSLATE_NOOP("Columns", ...)
    QVariant (*value)(const Row &, int role);
};

//! Rows of values shown through a table of columns; a subclass only names its columns.
template <class Row>
class TableModel : public QAbstractTableModel {
public:
    explicit TableModel(QList<Column<Row>> columns, QObject *parent = nullptr)
        : QAbstractTableModel(parent), m_columns(std::move(columns))
    {
    }

    void append(QList<Row> rows)
    {
        if (rows.isEmpty())
            return;
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
        m_rows += std::move(rows);
        endInsertRows();
    }
    //! Shows other rows; a view's selection and place are lost, so use update() where rows are the same.
    void replace(QList<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    void update(int index, Row row)
    {
        m_rows[index] = std::move(row);
        Q_EMIT dataChanged(this->index(index, 0), this->index(index, columnCount() - 1));
    }
    const Row &row(int index) const { return m_rows.at(index); }
    const QList<Row> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const final { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const final { return parent.isValid() ? 0 : int(m_columns.size()); }
    QVariant data(const QModelIndex &index, int role) const final
    {
        return index.isValid() ? m_columns.at(index.column()).value(m_rows.at(index.row()), role) : QVariant();
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= m_columns.size())
            return {};
        return QCoreApplication::translate("Columns", m_columns.at(section).title);
    }

private:
    QList<Column<Row>> m_columns;
    QList<Row> m_rows;
};

}

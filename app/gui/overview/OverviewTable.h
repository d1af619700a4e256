// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "overview/OverviewPresenter.h"

#include <QTableView>

class QSortFilterProxyModel;

namespace lentera {

//! The overview's connections: sorted, filtered, opened with Enter, copied with the shortcuts of its menu.
class OverviewTable : public QTableView {
    Q_OBJECT
public:
    explicit OverviewTable(OverviewPresenter &presenter, QWidget *parent = nullptr);

    void setFilter(const QString &text);
    int shownRows() const;
    QList<Selection> selectedPlaces() const;
    void selectPlaces(const QList<Selection> &places);

Q_SIGNALS:
    void selectedChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showRows();
    void showColumns();
    void fitColumns();
    void keepColumns();
    void addActions();
    QAction *addMenuAction(QLatin1StringView iconName, const QString &text, const QKeySequence &key,
                           std::function<void()> run);
    QList<OverviewRow> selectedRows() const;
    void copy(OverviewForm form);
    void openCurrent(const QModelIndex &index);

    OverviewPresenter &m_presenter;
    OverviewModel *m_model;
    QSortFilterProxyModel *m_shown;
    TenantId m_columnsOf; //!< the tenant whose columns are shown
    bool m_restoring = false;
};

}

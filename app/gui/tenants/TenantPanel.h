// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Shortcut.h"
#include "tenants/TenantTreeModel.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace lentera {

//! The window's left side: a filter and the tree of tenants. What is current there is the desk's selection.
class TenantPanel : public QWidget {
    Q_OBJECT
public:
    explicit TenantPanel(Desk &desk, QWidget *parent = nullptr);

    void focusFilter();
    //! Gives the tree the focus where there are tenants: page numbers work from there, as they do not in the filter.
    void focusTree();
    //! What keys do here, which are no actions.
    static QList<Shortcut> shortcuts();

Q_SIGNALS:
    //! A context menu is wanted for what is selected; \a where is on the screen.
    void menuWanted(const QPoint &where);
    //! A connection was opened by Return or double click.
    void activated();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeTree();
    void showSelection();
    void takeSelection(const QModelIndex &current);
    void expandAsBefore();
    void showHint();
    QModelIndex wantedRow() const;
    bool leavesFilter(const QKeyEvent &event);
    bool isTyped(const QKeyEvent &event);
    void setCollapsed(const QModelIndex &index, bool collapsed);
    void wantMenu(const QPoint &inView);

    Desk &m_desk;
    TenantTreeModel *m_model;
    QSortFilterProxyModel *m_shown;
    QLineEdit *m_filter;
    QTreeView *m_tree;
    QLabel *m_hint;
    QSet<QString> m_collapsed; //!< ids of tenants that the person closed
    bool m_syncing = false;    //!< the tree follows the desk, not the person
};

}

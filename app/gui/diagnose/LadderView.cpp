// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnose/LadderView.h"

#include "diagnose/LadderModel.h"
#include "shared/Theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! Draws a step's part of the run's time as a bar; the same is said in words in the columns before it.
class BarDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const double length = index.data(LadderModel::lengthRole).toDouble();
        if (length < 0)
            return;
        const int margin = option.fontMetrics.descent() + 1;
        const QRect room = option.rect.adjusted(margin, margin, -margin, -margin);
        const int left = room.left() + int(index.data(LadderModel::startRole).toDouble() * room.width());
        const int width = std::clamp(int(length * room.width()), 3, std::max(3, room.right() - left + 1));
        const Standing standing = Standing(index.data(LadderModel::statusRole).toInt());
        const int height = std::max(6, room.height() / 2);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(toneColour(toneOf(standing), option.palette));
        painter->drawRoundedRect(QRect(left, room.center().y() - height / 2, width, height), 2, 2);
    }
};

}

LadderView::LadderView(QWidget *parent) : QTreeView(parent), m_model(new LadderModel(this))
{
    setModel(m_model);
    setAccessibleName(tr("Steps of the check"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setItemDelegateForColumn(LadderModel::Bar, new BarDelegate(this));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 4); // else the bars leave a narrow view
    header()->setStretchLastSection(true);
    for (const int column : {int(LadderModel::Name), int(LadderModel::State), int(LadderModel::Duration)})
        header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT chosen(m_model->row(index.row()).step.phase);
    });
}

void LadderView::showSteps(const QList<Step> &steps)
{
    const qsizetype before = m_model->rows().size();
    m_model->show(steps);
    if (before != m_model->rows().size())
        updateGeometry();
}

void LadderView::choose(Phase phase)
{
    for (int i = 0; i < m_model->rowCount(); ++i)
        if (m_model->row(i).step.phase == phase && currentIndex().row() != i)
            setCurrentIndex(m_model->index(i, 0));
}

// As high as its rows: the ladder is seen whole, what is below it takes the rest.
QSize LadderView::sizeHint() const
{
    const int rows = std::max(m_model->rowCount(), 8);
    const int rowHeight = m_model->rowCount() > 0 ? sizeHintForRow(0) : fontMetrics().height() + 4;
    return {420, header()->sizeHint().height() + rows * rowHeight + 2 * frameWidth()};
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/FieldForm.h"

#include "base/visible.h"
#include "shared/PlainLabel.h"
#include "shared/Theme.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr int labelCharacters = 24;
static constexpr int fewestCharacters = 12;

FieldForm::FieldForm(QWidget *parent) : QWidget(parent), m_layout(new QFormLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void FieldForm::addField(const QString &id, const QString &label, QWidget *field, const QString &note)
{
    if (auto *choice = qobject_cast<QComboBox *>(field)) { // its longest entry does not widen a small window
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choice->setMinimumContentsLength(fewestCharacters);
    }
    if (qobject_cast<QComboBox *>(field) || qobject_cast<QAbstractSpinBox *>(field)) {
        field->setFocusPolicy(Qt::StrongFocus); // the wheel gives it no focus
        field->installEventFilter(this);
    }
    auto *cell = new QWidget;
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(field);
    if (!note.isEmpty())
        column->addWidget(noteLabel(note));
    QLabel *problem = plainLabel({});
    problem->hide();
    column->addWidget(problem);

    auto *name = new QLabel(label);
    name->setTextFormat(Qt::PlainText);
    name->setBuddy(field);
    name->setWordWrap(true);
    name->setFixedWidth(name->fontMetrics().averageCharWidth() * labelCharacters); // forms below each other line up
    QString spoken = label;
    field->setAccessibleName(spoken.remove(u'&'));
    field->setAccessibleDescription(note);
    m_layout->addRow(name, cell);
    m_rows.insert(id, {field, cell, problem});
}

bool FieldForm::eventFilter(QObject *watched, QEvent *event)
{
    const auto *field = qobject_cast<QWidget *>(watched);
    if (event->type() != QEvent::Wheel || !field || field->hasFocus())
        return QWidget::eventFilter(watched, event);
    event->ignore();
    return true;
}

void FieldForm::setFieldVisible(const QString &id, bool visible)
{
    if (const auto row = m_rows.constFind(id); row != m_rows.cend())
        m_layout->setRowVisible(row->cell, visible);
}

void FieldForm::showProblem(const QString &id, const QString &text)
{
    const auto row = m_rows.constFind(id);
    if (row == m_rows.cend())
        return;
    QPalette palette = row->problem->palette();
    palette.setColor(QPalette::WindowText, toneColour(Tone::Bad, this->palette()));
    row->problem->setPalette(palette);
    row->problem->setText(visible(text));
    row->problem->show();
    row->field->setAccessibleDescription(text);
    if (!m_hasProblem)
        row->field->setFocus(Qt::OtherFocusReason);
    m_hasProblem = true;
}

void FieldForm::clearProblems()
{
    m_hasProblem = false;
    for (const Row &row : std::as_const(m_rows)) {
        row.problem->clear();
        row.problem->hide();
    }
}

}

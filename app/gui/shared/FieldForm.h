// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QWidget>

class QFormLayout;
class QLabel;

namespace lentera {

//! A form of named fields: each has a label (its buddy and accessible name), a note below it where one helps, and room
//! for the problem found in it.
class FieldForm : public QWidget {
    Q_OBJECT
public:
    explicit FieldForm(QWidget *parent = nullptr);

    //! Takes \a field over and answers it. \a label may carry an accelerator (`&Name`).
    template <class Field>
    Field *add(const QString &id, const QString &label, Field *field, const QString &note = {})
    {
        addField(id, label, field, note);
        return field;
    }
    bool contains(const QString &id) const { return m_rows.contains(id); }
    void setFieldVisible(const QString &id, bool visible);

    //! Shows \a text at the field; the first problem shown since the last clearing gets the focus.
    void showProblem(const QString &id, const QString &text);
    void clearProblems();

    //! Leaves the wheel to what scrolls the form unless a field has the focus: no value changes in passing.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row {
        QWidget *field;
        QWidget *cell;
        QLabel *problem;
    };
    void addField(const QString &id, const QString &label, QWidget *field, const QString &note);

    QFormLayout *m_layout;
    QMap<QString, Row> m_rows;
    bool m_hasProblem = false;
};

}

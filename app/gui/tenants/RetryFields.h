// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/RetryRange.h"

#include <QCoreApplication>

class QDoubleSpinBox;
class QLineEdit;

namespace lentera {

class FieldForm;

//! A retry policy's fields in a form, under the names that retryProblems() uses. The form owns the widgets.
class RetryFields {
    Q_DECLARE_TR_FUNCTIONS(RetryFields)
public:
    RetryFields(FieldForm &form, const RetryPolicy &policy);

    //! What was entered; a number that nobody touched stays as exact as it was.
    RetryPolicy entered() const;

private:
    struct Number {
        QDoubleSpinBox *field;
        double start; //!< as it was stored
        double shown; //!< what the field made of it
        double value() const;
    };
    static Number number(FieldForm &form, const RetryRange &range, double start, const QString &label,
                         const QString &note);

    Number m_attempts;
    Number m_initial;
    Number m_factor;
    Number m_cap;
    Number m_jitter;
    QLineEdit *m_statuses;
};

}

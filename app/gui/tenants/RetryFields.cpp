// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenants/RetryFields.h"

#include "shared/FieldForm.h"

#include <QDoubleSpinBox>
#include <QLineEdit>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lentera {

RetryFields::RetryFields(FieldForm &form, const RetryPolicy &policy)
    : m_attempts(number(form, retryRanges[0], policy.attempts, tr("Attempts"),
                        tr("For a call whose failure may pass. A check itself tries at most twice."))),
      m_initial(number(form, retryRanges[1], policy.initialSeconds, tr("First wait"), {})),
      m_factor(number(form, retryRanges[2], policy.factor, tr("Factor"),
                      tr("Each further wait is this many times as long as the one before it."))),
      m_cap(number(form, retryRanges[3], policy.capSeconds, tr("Longest wait"), {})),
      m_jitter(number(form, retryRanges[4], policy.jitter, tr("Jitter"),
                      tr("Chance in each wait, so that not all try again at once: 0.1 is 10 % more or less."))),
      m_statuses(form.add(u"retry.statuses"_s, tr("Tried again after"), new QLineEdit(statusesText(policy.statuses)),
                          tr("HTTP status codes separated by commas. A refused sign-in is never repeated.")))
{
    for (const Number &wait : {m_initial, m_cap})
        wait.field->setSuffix(tr(" s"));
}

RetryFields::Number RetryFields::number(FieldForm &form, const RetryRange &range, double start, const QString &label,
                                        const QString &note)
{
    auto *field = new QDoubleSpinBox;
    field->setDecimals(range.decimals);
    field->setRange(range.least, range.most);
    field->setSingleStep(range.most > 1 ? 1 : 0.05);
    field->setValue(start);
    form.add(u"retry."_s + range.member, label, field, note);
    return {field, start, field->value()};
}

double RetryFields::Number::value() const
{
    const double now = field->value();
    const bool onlyRounded = std::abs(start - shown) < std::pow(10, -field->decimals());
    return now == shown && onlyRounded ? start : now;
}

RetryPolicy RetryFields::entered() const
{
    return {int(std::lround(m_attempts.value())), m_initial.value(), m_factor.value(), m_cap.value(), m_jitter.value(),
            statusesFrom(m_statuses->text())};
}

}

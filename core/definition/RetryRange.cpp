// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/RetryRange.h"

#include "base/Json.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lentera {

static Error invalid(const QString &member, const QString &value, const QString &expected)
{
    return {u"config.parameter.invalid"_s,
            {{u"parameter"_s, u"retry."_s + member}, {u"value"_s, value}, {u"expected"_s, expected}}};
}

static QString expectedOf(const RetryRange &range)
{
    return u"%1 … %2"_s.arg(range.least).arg(range.most);
}

static bool fits(double number, const RetryRange &range)
{
    return number >= range.least && number <= range.most && (range.decimals > 0 || std::floor(number) == number);
}

static bool mayBeRepeated(int status)
{
    return status >= 400 && status <= 599 && status != 401 && status != 403 && status != 407;
}

QList<Error> retryProblems(const RetryPolicy &policy)
{
    QList<Error> problems;
    const QJsonObject members = toJson(policy).toObject();
    for (const RetryRange &range : retryRanges)
        if (const double number = members.value(range.member).toDouble(); !fits(number, range))
            problems << invalid(range.member, QString::number(number), expectedOf(range));
    if (problems.isEmpty() && policy.capSeconds < policy.initialSeconds)
        problems << invalid(u"capSeconds"_s, QString::number(policy.capSeconds),
                            u"≥ %1 (initialSeconds)"_s.arg(policy.initialSeconds));
    if (!std::all_of(policy.statuses.cbegin(), policy.statuses.cend(), mayBeRepeated))
        problems << invalid(u"statuses"_s, statusesText(policy.statuses), u"400 … 599, ≠ 401, 403, 407"_s);
    return problems;
}

Result<void> setRetry(RetryPolicy &policy, const QString &member, const QString &text)
{
    if (member == "statuses"_L1) {
        policy.statuses = statusesFrom(text);
        return {};
    }
    const auto range = std::find_if(retryRanges.cbegin(), retryRanges.cend(),
                                    [&](const RetryRange &one) { return member == one.member; });
    if (range == retryRanges.cend())
        return failure("config.parameter.unknown"_L1, {{u"parameter"_s, u"retry."_s + member}});
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || !fits(number, *range))
        return tl::make_unexpected(invalid(member, text, expectedOf(*range)));
    fromJson(QJsonObject{{member, number}}, policy);
    return {};
}

QList<int> statusesFrom(const QString &text)
{
    static const QRegularExpression separators(u"[,\\s]+"_s);
    QList<int> statuses;
    for (const QString &word : text.split(separators, Qt::SkipEmptyParts))
        statuses << word.toInt();
    return statuses;
}

QString statusesText(const QList<int> &statuses)
{
    QStringList words;
    for (const int status : statuses)
        words << QString::number(status);
    return words.join(u", "_s);
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsDates.h"

#include "check/FactsConfig.h"
#include "check/FactsTarget.h"
#include "check/Rules.h"

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 daysBefore = 180;
static constexpr qint64 daysAfter = 90;

static qint64 daysTo(const Case &judged, const VendorDate &date)
{
    return judged.evidence.startedAt.toUTC().date().daysTo(date.date);
}

static bool concerns(const VendorDate &date, const Case &judged)
{
    if (!holds(date.when, judged.connection.parameters, judged.connector))
        return false;
    const SignIn *used = date.signIns.isEmpty() ? nullptr : usedSignIn(judged);
    return date.signIns.isEmpty() || (used && date.signIns.contains(used->id));
}

// Whether what the signed call was answered is what the day brings.
static bool mayExplain(const VendorDate &date, const Case &judged)
{
    const seen::HttpSeen *answer = judged.signedAnswer();
    if (!answer || answer->end != seen::HttpEnd::Answered)
        return false;
    if (const std::optional<RuleMatch> match = matchedRule(judged.connector, *answer))
        return date.explains.contains(match->finding);
    return answer->status == 401 && !date.explains.isEmpty();
}

const VendorDate *passedDate(const Case &judged)
{
    const VendorDate *last = nullptr;
    for (const VendorDate &date : judged.connector.dates)
        if (daysTo(judged, date) <= 0 && concerns(date, judged) && (!last || last->date < date.date))
            last = &date;
    return last && (daysTo(judged, *last) >= -daysAfter || mayExplain(*last, judged)) ? last : nullptr;
}

const VendorDate *comingDate(const Case &judged)
{
    const VendorDate *first = nullptr;
    for (const VendorDate &date : judged.connector.dates)
        if (const qint64 days = daysTo(judged, date);
            days > 0 && days <= daysBefore && concerns(date, judged) && (!first || date.date < first->date))
            first = &date;
    return first;
}

static void insertText(Facts &facts, const QString &name, const LocalText &text)
{
    facts.insert(name, localText(text, u"en"_s));
    for (auto each = text.cbegin(); each != text.cend(); ++each)
        if (each.key() != "en"_L1)
            facts.insert(name + u'@' + each.key(), *each);
}

Facts dateFacts(const Case &judged, const VendorDate &date)
{
    Facts facts = targetFactsWith(judged, {{u"date"_s, date.date.toString(Qt::ISODate)},
                                           {u"days"_s, QString::number(std::abs(daysTo(judged, date)))},
                                           {u"source"_s, date.source}});
    insertText(facts, u"what"_s, date.what);
    insertText(facts, u"fix"_s, date.fix);
    return facts;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsClock.h"

#include "check/FactsTarget.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpSeen;

// RFC 9110, section 5.6.7: the one form that servers may still send.
static QDateTime dateOf(const HttpSeen &answer)
{
    QString text = answer.header("Date"_L1).trimmed();
    if (!text.endsWith(" GMT"_L1))
        return {};
    text.chop(4);
    QDateTime date = QLocale::c().toDateTime(text, u"ddd, dd MMM yyyy hh:mm:ss"_s);
    date.setTimeSpec(Qt::UTC);
    return date;
}

// What a cache answers bears the date of when it was stored.
static bool isFresh(const HttpSeen &answer)
{
    return answer.receivedAt.isValid() && answer.header("Age"_L1).trimmed().toLongLong() <= 0 &&
           dateOf(answer).isValid();
}

// The server wrote its date while the answer was on its way: half the time that it took.
static QDateTime hereWhenWritten(const HttpSeen &answer)
{
    const double ready = std::max({answer.phases.appconnect, answer.phases.connect, 0.0});
    const double took = std::max(answer.phases.starttransfer - ready, 0.0);
    return answer.receivedAt.addMSecs(-qRound64(took / 2));
}

std::optional<Facts> clockFacts(const Case &judged, qint64 above, qint64 most)
{
    const HttpSeen *answer = nullptr;
    for (const HttpSeen *one : judged.evidence.all<HttpSeen>())
        if (isFresh(*one))
            answer = one;
    if (!answer)
        return {};
    const qint64 ahead = dateOf(*answer).secsTo(hereWhenWritten(*answer));
    if (std::abs(ahead) <= above || std::abs(ahead) > most)
        return {};
    return targetFactsWith(judged, {{u"seconds"_s, QString::number(std::abs(ahead))},
                                    {u"direction"_s, ahead > 0 ? u"+"_s : u"−"_s},
                                    {u"here"_s, utcText(hereWhenWritten(*answer))},
                                    {u"server"_s, utcText(dateOf(*answer))}});
}

}

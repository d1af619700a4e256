// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsContent.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpSeen;

static constexpr qsizetype searched = 16 * 1024;

bool namesPortal(const QString &text)
{
    static const QRegularExpression words(
        u"captive|hotspot|securelogin|(?:^|[^a-z])(portal|wifi|wlan|guest|wispr|walled)(?:[^a-z]|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(text).hasMatch();
}

// WISPr's words stand in the page for phones to read.
static bool isMarked(const QString &page)
{
    return page.contains("<WISPAccessGatewayParam"_L1, Qt::CaseInsensitive);
}

// What such pages say to people.
static bool saysPortal(const QString &page)
{
    static const QRegularExpression words(
        u"captive.?portal|hotspot|\\bwi-?fi\\b|walled garden|guest (?:network|access|internet)|"
        "network (?:login|access|authentication)|internet access|akses internet|jaringan tamu"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(page).hasMatch();
}

static bool asksForSomething(const QString &page)
{
    static const QRegularExpression parts(u"<form\\b|<button\\b|http-equiv\\s*=\\s*[\"']?refresh"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return parts.match(page).hasMatch();
}

// Only where a page is not what was asked for: a hotel's own booking system may speak of Wi-Fi.
static std::optional<Facts> wrongPage(const Case &judged)
{
    for (const ContentFault fault : {ContentFault::LoginPage, ContentFault::Html})
        if (auto facts = contentFacts(judged, fault))
            return facts;
    return {};
}

std::optional<Facts> portalPageFacts(const Case &judged)
{
    for (const HttpSeen *answer : wholeAnswers(judged)) {
        const QString page = QString::fromUtf8(answer->body.left(searched));
        if (QUrl(answer->finalUrl).scheme() != "http"_L1 || answer->status != 200)
            continue;
        if (isMarked(page))
            return answerFacts(judged, *answer);
        if (saysPortal(page) && asksForSomething(page))
            return wrongPage(judged);
    }
    return {};
}

}

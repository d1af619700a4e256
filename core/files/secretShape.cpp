// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/secretShape.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype shortestKnown = 16;
static constexpr qsizetype shortestUnknown = 24;
static constexpr int fewestDifferent = 12;

static QString kindByBeginning(const QString &text)
{
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> beginnings[] = {
        {"ghp_"_L1, "GitHub"_L1},      {"gho_"_L1, "GitHub"_L1},       {"ghu_"_L1, "GitHub"_L1},
        {"ghs_"_L1, "GitHub"_L1},      {"ghr_"_L1, "GitHub"_L1},       {"github_pat_"_L1, "GitHub"_L1},
        {"sk_live_"_L1, "Stripe"_L1},  {"sk_test_"_L1, "Stripe"_L1},   {"rk_live_"_L1, "Stripe"_L1},
        {"rk_test_"_L1, "Stripe"_L1},  {"whsec_"_L1, "Stripe"_L1},     {"xoxb-"_L1, "Slack"_L1},
        {"xoxp-"_L1, "Slack"_L1},      {"xoxa-"_L1, "Slack"_L1},       {"xapp-"_L1, "Slack"_L1},
        {"glpat-"_L1, "GitLab"_L1},    {"shpat_"_L1, "Shopify"_L1},    {"shpss_"_L1, "Shopify"_L1},
        {"lin_api_"_L1, "Linear"_L1},  {"secret_"_L1, "Notion"_L1},    {"ntn_"_L1, "Notion"_L1},
        {"pat-na1-"_L1, "HubSpot"_L1}, {"pat-eu1-"_L1, "HubSpot"_L1},  {"ATATT"_L1, "Atlassian"_L1},
        {"AKIA"_L1, "AWS"_L1},         {"ASIA"_L1, "AWS"_L1},          {"AIza"_L1, "Google"_L1},
        {"ya29."_L1, "Google"_L1},     {"sk-ant-"_L1, "Anthropic"_L1}, {"sk-"_L1, "OpenAI"_L1},
        {"SG."_L1, "SendGrid"_L1},     {"-----BEGIN "_L1, "PEM"_L1}};
    for (const auto &[beginning, kind] : beginnings)
        if (text.startsWith(beginning))
            return kind;
    return {};
}

// Letters and digits without a word in between: no path, no address, no sentence, no name of several words.
static bool isChance(const QString &text)
{
    static const QRegularExpression shape(u"\\A(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9+=_-]+\\z"_s);
    static const QRegularExpression name(u"\\A(?:[A-Z0-9]+(?:_[A-Z0-9]+)+|[a-z0-9]+(?:[-_][a-z0-9]+)+)\\z"_s);
    return text.size() >= shortestUnknown && !name.match(text).hasMatch() && shape.match(text).hasMatch() &&
           QSet<QChar>(text.cbegin(), text.cend()).size() >= fewestDifferent;
}

QString secretKind(const QString &text)
{
    if (text.size() < shortestKnown)
        return {};
    if (const QString kind = kindByBeginning(text); !kind.isEmpty())
        return kind;
    static const QRegularExpression token(u"\\AeyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\."_s);
    if (token.match(text).hasMatch())
        return u"JWT"_s;
    return isChance(text) ? u"?"_s : QString();
}

}

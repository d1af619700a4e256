// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/Topics.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! A topic and the areas of ids that belong to it.
struct Topic {
    QLatin1StringView id;
    QLatin1StringView areas;
};

}

static constexpr std::array topics{
    Topic{"network"_L1, "net dns tcp captive"_L1},
    Topic{"proxy"_L1, "proxy squid"_L1},
    Topic{"tls"_L1, "tls"_L1},
    Topic{"http"_L1, "http content request template"_L1},
    Topic{"sign-in"_L1, "auth scope oauth signing"_L1},
    Topic{"limits"_L1, "rate clock"_L1},
    Topic{"credentials"_L1, "credential keychain env"_L1},
    Topic{"webhooks"_L1, "webhook"_L1},
    Topic{"airbyte"_L1, "airbyte"_L1},
    Topic{"dify"_L1, "dify docker postgres redis host"_L1},
    Topic{"mcp"_L1, "mcp"_L1},
    Topic{"plugins"_L1, "plugin ticketing python pythonpackage mypy pytest"_L1},
    Topic{"promptops"_L1, "promptops"_L1},
    Topic{"files"_L1, "file lint import connector"_L1},
    Topic{"lentera"_L1, "case cli config connection explanation practice run store tenant"_L1},
};

static QString areaOf(const QString &id)
{
    return id.section(u'.', 0, 0);
}

QStringList topicIds()
{
    QStringList ids;
    for (const Topic &topic : topics)
        ids << topic.id;
    return ids;
}

QStringList explanationsOf(const QString &topic, const Explanations &explanations)
{
    const auto known = std::find_if(topics.begin(), topics.end(), [&](const Topic &one) { return one.id == topic; });
    if (known == topics.end())
        return {};
    const QStringList areas = QString(known->areas).split(u' ');
    QStringList ids;
    for (const QString &id : explanations.ids())
        if (areas.contains(areaOf(id)))
            ids << id;
    return ids;
}

QStringList explanationsOf(const Connector &system, const Explanations &explanations)
{
    QSet<QString> found;
    for (const AnswerRule &rule : system.rules)
        found << rule.finding;
    QStringList ids;
    for (const QString &id : explanations.ids()) {
        const QString own = id + u'@' + system.id;
        if (explanations.contains(own))
            ids << own;
        else if (found.contains(id) || areaOf(id) == system.id.section(u'-', 0, 0))
            ids << id;
    }
    return ids;
}

}

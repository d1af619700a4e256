// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/Request.h"

#include <QHostAddress>

namespace lentera {

inline const QHostAddress loopback(QHostAddress::LocalHost);

//! A plan to a loopback server under the name `practice.test`, with short time-outs and no credential.
inline Plan practicePlan(const QString &scheme, int port)
{
    Plan plan;
    plan.connection.parameters.insert(QStringLiteral("baseUrl"),
                                      QStringLiteral("%1://practice.test:%2").arg(scheme).arg(port));
    plan.proxy.origin = QStringLiteral("none");
    plan.attempts = 1;
    plan.experiments = false; // what a server is asked is counted
    return plan;
}

inline Request getFrom(const Plan &plan, const QString &pathAndQuery = QStringLiteral("/"))
{
    Request request{.callId = QStringLiteral("call"), .method = "GET"};
    request.url = plan.connection.baseUrl().resolved(QUrl(pathAndQuery));
    return request;
}

}

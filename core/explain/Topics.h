// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connector.h"
#include "explain/Explanation.h"

namespace lentera {

//! Ids of the topics by which explanations are browsed, in their order: `network`, `tls`, `sign-in`, `dify` …
QStringList topicIds();

//! The explanations of a topic, sorted.
QStringList explanationsOf(const QString &topic, const Explanations &explanations);

//! The explanations that a system's own knowledge leads to, sorted: what its rules find, what it words by itself
//! (`<id>@<connector>`), and what only it has.
QStringList explanationsOf(const Connector &system, const Explanations &explanations);

}

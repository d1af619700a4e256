// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/RunJson.h"

namespace lentera {

//! What \a finding explains, without phases that this run's ladder does not have.
QStringList explainedIn(const Finding &finding, const QList<Step> &steps);

//! `tenant/connection`, or the host (the program) of a connection that is not stored.
QString subjectOf(const Connection &connection);

//! \a text with `removed` for the user information when it is a URL with one, also when it is a broken one. That there
//! was user information stays to be seen: judging a case again gives the same finding.
QString maskedUrl(const QString &text);

//! The base URL without user information; the command of a program.
QString targetOf(const Connection &connection);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lentera {

//! The one of \a known that \a name was probably meant to be: at most two letters differ (Levenshtein), less in short
//! names, case aside. Empty when there is none, or when \a name is itself known.
QString nearest(const QString &name, const QStringList &known);

}

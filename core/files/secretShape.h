// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lentera {

//! Whose secret \a text looks like, by its beginning: `GitHub`, `Stripe`, `JWT` …; `?` for a long text as only chance
//! writes it; empty when it looks like none. Never part of the text itself.
QString secretKind(const QString &text);

}

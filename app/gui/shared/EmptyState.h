// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

namespace lentera {

//! What stands where nothing is yet: what belongs here, and the first step. No button when \a actionText is empty.
QWidget *emptyState(QLatin1StringView iconName, const QString &title, const QString &text,
                    const QString &actionText = {}, std::function<void()> action = {});

}

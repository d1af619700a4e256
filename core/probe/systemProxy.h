// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "plan/Plan.h"

#include <QUrl>

#include <stop_token>

namespace lentera {

//! What the desktop's own settings say of proxies: GNOME's (gsettings) or KDE's (kioslaverc) here, Windows' and macOS'
//! by Qt for \a target. Empty where there are none. Blocks, at most 2 s, and ends within 200 ms of a stop.
//! Errors: proxy.system.unreadable {desktop, reason}, run.stopped.
Result<SystemProxy> systemProxy(const QUrl &target, std::stop_token stop);

//! What `gsettings list-recursively org.gnome.system.proxy` printed.
SystemProxy gnomeProxy(const QByteArray &printed);
//! The group `[Proxy Settings]` of kioslaverc; \a variables for the kind that names variables.
SystemProxy kdeProxy(const QByteArray &file, const EnvironmentVariables &variables);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace lentera {

enum class MessageLevel { Information, Success, Warning, Error };

//! One sentence for the message bar, with at most one thing to do about it.
struct Message {
    MessageLevel level = MessageLevel::Information;
    QString text;
    QString actionText; //!< a verb; empty when there is nothing to do
    std::function<void()> action;
};

}

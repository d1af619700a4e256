// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/ticketingPlugin.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lentera {

bool isTicketingPlugin(const LintSubject &subject)
{
    return !subject.isFolder && QFileInfo(subject.path).fileName() == "plugin.py"_L1 &&
           subject.content.contains("TicketingToolPlugin");
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"
#include "dify/DifySeen.h"

namespace lentera {

//! Collects the findings of one stack. The ids and how bad each is stand in one table, in the order in which one can
//! explain another.
class DifyVerdict {
public:
    //! \a id is one of ids(). Facts that are empty are left out.
    void add(QLatin1StringView id, Facts facts = {});
    //! What another area found: the linter of `.env` files, or a cause that a log names.
    void addFound(const QString &id, Severity severity, Facts facts);
    bool has(QLatin1StringView id) const;

    //! All findings, reduced to their root causes: those first, the worst first.
    QList<Finding> take(const seen::DifySeen &seen);

    static QStringList ids();

private:
    QList<Finding> m_findings;
};

}

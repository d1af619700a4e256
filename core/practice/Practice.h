// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "definition/Connection.h"
#include "definition/Tenant.h"

#include <QList>
#include <QMap>

#include <memory>

namespace lentera {

class Workspace;

//! One system of the practice workspace: what is wrong with it, and what Lentera should say.
struct PracticeSystem {
    Connection connection;
    QMap<QString, QByteArray> credential; //!< invented values
    QString expected;                     //!< id of the root cause; empty for the healthy one
};

//! Servers on loopback inside the program: a DNS responder and HTTPS servers with certificates made at start, some
//! healthy, some broken in instructive ways. They run on threads of their own and stop with this object.
class PracticeServers {
public:
    //! Errors: practice.start {reason}.
    static Result<std::unique_ptr<PracticeServers>> start();
    ~PracticeServers();

    QList<Tenant> tenants() const;
    QList<PracticeSystem> systems() const;

private:
    struct Private;
    explicit PracticeServers(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

//! Fills an empty workspace with the practice tenants, connections and credentials.
Result<void> furnish(Workspace &workspace, const PracticeServers &servers);

}

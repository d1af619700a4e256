// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "definition/Connection.h"

namespace lentera {

//! The programs that this person agreed to have started by checks, in a file of their own: a connection that came with
//! an import or out of a shared store starts nothing before somebody here has seen its command.
class ApprovedPrograms {
public:
    //! Kept in \a file; with none, every program is approved.
    explicit ApprovedPrograms(QString file) : m_file(std::move(file)) {}

    //! Whether exactly this program, with these arguments, folder and variables, was approved.
    bool hold(const ProcessSetting &process) const;
    //! Approves it; the oldest go when there are more than 1,000. Nothing to do without a program. Errors: file.write
    //! {path, reason}.
    Result<void> add(const ProcessSetting &process) const;

private:
    QStringList read() const;

    QString m_file;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace lentera {
namespace phases {
Q_NAMESPACE

//! The steps of a ladder, in the order in which they depend on each other. Each step and each finding has one.
enum class Phase {
    Config,     //!< the connection's own settings, judged without network
    Credential, //!< the credential in the keychain: there, readable, well formed
    Dns,        //!< the name of the first hop: the target, or the proxy
    Tcp,        //!< every address of the first hop
    Proxy,      //!< the way through the proxy to the target
    Tls,
    Http,    //!< a request was answered, whatever the answer
    Auth,    //!< the credential was accepted and may do what is needed
    Content, //!< the answer is the good answer that the connector describes
    Clock,   //!< this machine's clock against the server's
    // Of a program on this machine, after Config and Credential.
    Start,    //!< the system began to run it
    Greeting, //!< it speaks the protocol, in a version that is known
    Tools,    //!< it told what it can do
    Stop      //!< it ended when it was asked to, and left nothing behind
};
Q_ENUM_NS(Phase)

//! How bad a finding is.
enum class Severity { Info, Warning, Failure };
Q_ENUM_NS(Severity)

enum class StepStatus { Waiting, Running, Ok, Warn, Fail, Skipped, Stopped };
Q_ENUM_NS(StepStatus)

}

using phases::Phase;
using phases::Severity;
using phases::StepStatus;

//! Lower-case name as documents write it: `dns`, `failure`, `skipped`.
QString phaseText(Phase phase);
QString severityText(Severity severity);
QString statusText(StepStatus status);
Phase phaseFrom(const QString &text);
Severity severityFrom(const QString &text);
StepStatus statusFrom(const QString &text);

}

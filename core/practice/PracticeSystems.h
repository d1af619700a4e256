// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Tenant.h"
#include "practice/PracticeCertificates.h"
#include "practice/PracticeHttps.h"

namespace lentera {

enum class PracticeName { Known, Unknown };

//! One row of the practice workspace: a system, what is wrong with it, and what Lentera should say.
struct PracticeRow {
    const char *tenant;
    const char *id;
    const char *name;
    const char *host;
    const char *connector;
    QMap<QString, QString> parameters; //!< beside the base URL
    QString signIn;
    QMap<QString, QByteArray> credential;
    PracticeHandler handler;
    QString expected; //!< id of the root cause; empty for a healthy system
    PracticeValidity validity = PracticeValidity::Good;
    PracticeSending sending = PracticeSending::WholeChain;
    PracticeName dnsName = PracticeName::Known;
    QString certificateHost = {}; //!< another name for the certificate; empty for the host's own
};

QList<Tenant> practiceTenants();
QList<PracticeRow> practiceRows();

}

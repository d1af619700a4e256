// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

#include <qt6keychain/keychain.h>

namespace lentera {

//! How a job of QtKeychain ended.
struct JobEnd {
    QKeychain::Error error = QKeychain::NoError;
    QString text;    //!< QtKeychain's own words, in the language of its libraries
    QByteArray data; //!< of a job that reads; whoever takes it wipes it
};

//! Each blocks until the job has ended; nothing after \a budget. A job that has not ended goes on, and holds up every
//! later one: QtKeychain can neither cancel it nor bear its deletion. The process must then end without cleaning up.
std::optional<JobEnd> readEntry(const QString &key, std::chrono::milliseconds budget);
std::optional<JobEnd> writeEntry(const QString &key, const QByteArray &value, std::chrono::milliseconds budget);
std::optional<JobEnd> removeEntry(const QString &key, std::chrono::milliseconds budget);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Backend.h"
#include "Jobs.h"
#include "tenant/KeychainLine.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

namespace lentera {

//! Answers KeychainStore's requests, one at a time. Never starts a job on a keychain that is not usable.
class Requests {
public:
    explicit Requests(Backend &backend) : m_backend(backend) {}

    //! The answer line; at most 4.5 s, but for `unlock`, which waits for the person.
    QByteArray answer(QByteArray line);
    //! Whether a job never ended: no request can be answered after that.
    bool stuck() const { return m_stuck; }

private:
    Result<KeychainLine> perform(const KeychainLine &request);
    Result<KeychainLine> status();
    Result<KeychainLine> read(const QString &key);
    Result<KeychainLine> write(const QString &key, const QByteArray &value);
    Result<KeychainLine> remove(const QString &key);
    Result<KeychainLine> unlock();

    Result<void> usable(const QString &key);
    Result<void> gone(const QString &key);
    Result<QByteArray> valueOf(const QString &key);
    Result<QByteArray> valueIn(std::optional<JobEnd> end);
    tl::unexpected<Error> stateError(const KeychainStatus &status) const;
    std::chrono::milliseconds forJobs() const;

    Backend &m_backend;
    QElapsedTimer m_clock;
    bool m_stuck = false;
};

}

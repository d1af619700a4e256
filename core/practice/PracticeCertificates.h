// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace lentera {

//! A certificate chain as a server sends it, and its key; all PEM.
struct PracticeChain {
    QByteArray certificates; //!< the server's own first
    QByteArray key;
};

enum class PracticeValidity { Good, Expired };
enum class PracticeSending { WholeChain, LeafOnly };

//! A certificate authority of the practice workspace: a root and an intermediate, made anew at each start, in memory.
class PracticeAuthority {
public:
    //! Errors: practice.start {reason}.
    static Result<std::unique_ptr<PracticeAuthority>> make();
    ~PracticeAuthority();

    QByteArray root() const;
    //! A server certificate for \a host. Errors: practice.start {reason}.
    Result<PracticeChain> issue(const QString &host, PracticeValidity validity, PracticeSending sending) const;

private:
    struct Private;
    explicit PracticeAuthority(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> d;
};

}

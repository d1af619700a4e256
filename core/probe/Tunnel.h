// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/CurlTransfer.h"

namespace lentera {

//! A byte stream to a plan's target, made by libcurl exactly as for a request: through the proxy when there is one.
class Tunnel {
public:
    enum class End { Open, Closed, Reset, TimedOut, Stopped, Failed };

    //! Connects to \a address, the first hop. Open, TimedOut, Stopped or Failed; detail() says more.
    End open(const Plan &plan, const QHostAddress &address, Wait &wait);
    //! Waits for bytes and appends them: Open when some came.
    End read(QByteArray &to, Wait &wait);
    //! Sends all of \a bytes.
    End write(const QByteArray &bytes, Wait &wait);
    QString detail() const { return m_detail; }

private:
    End await(short events, Wait &wait);
    End endOf(CURLcode code);

    CurlTransfer m_transfer;
    QString m_detail;
};

}

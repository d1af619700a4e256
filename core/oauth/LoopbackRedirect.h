// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Wait.h"
#include "oauth/OAuthRequest.h"

#include <QTcpServer>

namespace lentera {

//! The query of the one redirect that was taken. The code is a secret.
struct RedirectAnswer {
    QMap<QString, QString> parameters; //!< without the code
    SharedSecret code;                 //!< null when none came
};

//! Waits on 127.0.0.1 for the browser that comes back from the authorisation page (RFC 8252, section 7.3), answers it
//! with a page, and takes one answer only: a plain GET of the redirect address, as a page of its own, with the right
//! Host. Anything else is refused and changes nothing.
class LoopbackRedirect {
public:
    //! \a host is what the redirect address says, `127.0.0.1` or `localhost`.
    LoopbackRedirect(QString host, OAuthPage page) : m_host(std::move(host)), m_page(std::move(page)) {}

    //! Listens from now on. Errors: oauth.listen {port, reason}.
    Result<void> listen(int port);
    //! `http://127.0.0.1:PORT/callback`.
    QString address() const;
    //! The first answer; nothing when \a wait ended before. \a isRefused tells from the parameters which page fits.
    std::optional<RedirectAnswer> wait(Wait &wait, const std::function<bool(const RedirectAnswer &)> &isRefused);

private:
    void accept();
    void read(QTcpSocket &socket);
    QByteArray answerTo(const QByteArray &head);
    bool isOurHost(const QByteArray &head) const;
    QByteArray page(bool refused) const;

    QString m_host;
    OAuthPage m_page;
    QTcpServer m_server;
    std::optional<RedirectAnswer> m_answer;
    std::function<bool(const RedirectAnswer &)> m_isRefused;
    std::function<void()> m_done;
};

}

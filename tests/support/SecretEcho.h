// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/LoopbackServer.h"

#include <QByteArrayList>

#include <atomic>
#include <mutex>

namespace lentera {

//! The forms in which a secret must be found nowhere (design.md section 5).
inline QByteArrayList formsOf(const QByteArray &secret)
{
    QByteArray json = secret;
    json.replace('\\', "\\\\").replace('"', "\\\"");
    QByteArray jsonWithSlashes = json;
    jsonWithSlashes.replace('/', "\\/");
    QByteArrayList forms{secret, secret.toHex(), secret.toHex().toUpper(), secret.toPercentEncoding(),
                         json,   jsonWithSlashes};
    for (int lead = 0; lead < 3; ++lead) {
        // The part that does not depend on what stands before and after.
        const QByteArray padded = QByteArray(lead, 'x') + secret;
        for (const auto option : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding})
            forms << padded.toBase64(option).mid(4, secret.size() - 4);
    }
    return forms;
}

//! A server that answers with the credential it was sent: in a header, in the body, in base64, hexadecimal and
//! percent-encoded. Keeps what came.
class SecretEcho {
public:
    //! The status of the answers from now on; 401 at first.
    void answerWith(int status) { m_status = status; }
    int port() const { return m_server.port(); }
    int connections() const { return m_server.connections(); }
    //! All credentials that were sent, one per line.
    QByteArray received() const
    {
        const std::lock_guard lock(m_mutex);
        return m_received;
    }

private:
    void answer(LoopbackPeer &peer)
    {
        const QByteArray request = peer.readUntil("\r\n\r\n");
        QByteArray sent;
        for (const QByteArray &line : request.split('\n'))
            if (line.toLower().startsWith("authorization:") || line.toLower().startsWith("x-api-key:"))
                sent = line.mid(line.indexOf(':') + 1).trimmed();
        {
            const std::lock_guard lock(m_mutex);
            m_received += sent + '\n';
        }
        const QByteArray body = "{\"sent\":\"" + sent + "\",\"encoded\":\"" + sent.toBase64() + "\",\"hex\":\"" +
                                sent.toHex() + "\",\"percent\":\"" + sent.toPercentEncoding() + "\"}";
        peer.write("HTTP/1.1 " + (m_status == 200 ? QByteArray("200 OK") : QByteArray("401 Unauthorized")) +
                   "\r\nContent-Type: application/json\r\nX-Echo: " + sent +
                   "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
    }

    mutable std::mutex m_mutex;
    QByteArray m_received;
    std::atomic<int> m_status = 401;
    LoopbackServer m_server{[this](LoopbackPeer &peer) {
        answer(peer);
    }};
};

}

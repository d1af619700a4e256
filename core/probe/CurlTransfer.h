// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Wait.h"
#include "plan/Plan.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QUrl>

#include <array>
#include <functional>
#include <optional>
#include <vector>

#include <curl/curl.h>
#include <openssl/ssl.h>

namespace lentera {

//! libcurl on the calling pool thread: one easy handle in a multi handle of its own, woken by a stop request. Reads no
//! environment variables, no .netrc and no cookies; speaks to the given address only.
class CurlTransfer {
public:
    enum class Ended { Done, Idle, Deadline, Stopped };
    //! Whether certificates have to be valid today.
    enum class Dates { Matter, Overlooked };

    CurlTransfer();
    ~CurlTransfer();
    CurlTransfer(const CurlTransfer &) = delete;
    CurlTransfer &operator=(const CurlTransfer &) = delete;

    CURL *easy() const { return m_easy.get(); }

    //! Sets the URL and the way to it: proxy with its credentials, connect-to rules, and \a address in place of a name
    //! lookup where it belongs to this URL (the connection's own host, or the proxy). \a url has no user information.
    void setRoute(const Plan &plan, const QUrl &url, const QHostAddress &address);
    //! Judges every TLS peer (target and https proxy) by applyTrust() alone; \a plan must outlive this object.
    void setTrust(const Plan &plan, Dates dates = Dates::Matter);
    //! Gives libcurl a list for an option that takes one; wiped and freed with this object.
    void setList(CURLoption option, const QByteArrayList &lines);

    //! Runs the transfer until it ends, \a wait ends, or no byte came for \a idle since the last pulse().
    Ended perform(Wait &wait, std::chrono::milliseconds idle = std::chrono::hours(24));
    //! A byte came: the idle time starts anew. Before the first pulse there is none.
    void pulse() { m_lastByte.start(); }
    //! Waits until the connection of a CURLOPT_CONNECT_ONLY transfer can be read or written.
    Woken awaitSocket(short events, Wait &wait);

    //! libcurl's verdict of the last perform() that was Done.
    CURLcode code() const { return m_code; }
    //! libcurl's own words for it, or trustDetail() when trust could not be set up.
    QString detail() const;
    bool trustFailed() const { return !m_trustProblem.isEmpty(); }
    qint64 number(CURLINFO info) const;

private:
    template <auto release>
    struct Release {
        template <class Handle>
        void operator()(Handle *handle) const
        {
            release(handle);
        }
    };
    struct WipedList {
        void operator()(curl_slist *list) const;
    };

    std::chrono::milliseconds idleLeft(std::chrono::milliseconds idle) const;
    std::optional<Ended> endNow(const Wait &wait, std::chrono::milliseconds idle) const;
    static int socketOpened(void *self, curl_socket_t socket, curlsocktype);
    static void recordCame(int sent, int version, int type, const void *bytes, size_t size, SSL *ssl, void *self);
    static CURLcode trustContext(CURL *, void *context, void *self);
    void poll(curl_waitfd *sockets, unsigned count, std::chrono::milliseconds longest);

    std::vector<std::unique_ptr<curl_slist, WipedList>> m_lists; // outlive the easy handle
    std::unique_ptr<CURLM, Release<curl_multi_cleanup>> m_multi;
    std::unique_ptr<CURL, Release<curl_easy_cleanup>> m_easy;
    std::array<char, CURL_ERROR_SIZE> m_words{};
    CURLcode m_code = CURLE_OK;
    bool m_added = false;
    const Plan *m_trusting = nullptr;
    Dates m_dates = Dates::Matter;
    QString m_trustProblem;
    QElapsedTimer m_lastByte;
    curl_socket_t m_socket = CURL_SOCKET_BAD;
    std::function<bool()> m_isOver; // while perform() runs
};

}

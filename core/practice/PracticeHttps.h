// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/PracticeCertificates.h"

#include <QMap>
#include <QSslConfiguration>
#include <QTcpServer>

#include <chrono>
#include <functional>

namespace lentera {

//! The head of a request, as far as a practice system looks at it.
struct PracticeRequest {
    QByteArray path;                      //!< without query
    QMap<QByteArray, QByteArray> headers; //!< names in lower case
};

struct PracticeAnswer {
    int status = 200;
    QByteArray reason = "OK";
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::chrono::milliseconds delay{0};
};

using PracticeHandler = std::function<PracticeAnswer(const PracticeRequest &)>;

//! One HTTPS system of the practice workspace, on a free port of 127.0.0.1. One request a connection, heads up to
//! 16 KiB, bodies ignored. Lives on the thread that made it.
class PracticeHttps : public QTcpServer {
    Q_OBJECT

public:
    PracticeHttps(const PracticeChain &chain, PracticeHandler handler, QObject *parent = nullptr);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    QSslConfiguration m_configuration;
    PracticeHandler m_handler;
};

}

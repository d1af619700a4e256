// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/KeyringSession.h"
#include "tenant/KeychainStore.h"

#include <QTest>

#define VERIFY_SESSION(session) QVERIFY2((session).trouble().isEmpty(), qPrintable((session).trouble()))

namespace lentera {

inline SecretKey key(const QString &field = QStringLiteral("token"), int version = 1)
{
    using namespace Qt::StringLiterals;
    return {u"0badcafe"_s, TenantId(u"pt-maju"_s), ConnectionId(u"servicedesk"_s), field, version};
}

//! The error's id, or `ok`.
inline QString idOf(const auto &result)
{
    return result ? QStringLiteral("ok") : result.error().id;
}

//! The bytes, or the error's id in their place.
inline QByteArray textOf(const Result<Secret> &result)
{
    return result ? result->reveal() : result.error().id.toUtf8();
}

inline Secret secret(QByteArray bytes)
{
    return Secret(std::move(bytes));
}

}

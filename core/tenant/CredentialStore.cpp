// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/CredentialStore.h"

using namespace Qt::StringLiterals;

namespace lentera {

QString SecretKey::text() const
{
    return profile + u'/' + tenant.text() + u'/' + connection.text() + u'/' + field + u"/v"_s +
           QString::number(version);
}

QString keychainStateText(KeychainState state)
{
    switch (state) {
    case KeychainState::Usable:
        return u"usable"_s;
    case KeychainState::Locked:
        return u"locked"_s;
    case KeychainState::Waiting:
        return u"waiting"_s;
    case KeychainState::Absent:
        return u"absent"_s;
    case KeychainState::Silent:
        return u"silent"_s;
    }
    Q_UNREACHABLE();
}

}

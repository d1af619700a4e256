// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace lentera {

//! What resolv.conf(5) tells the system's resolver.
struct ResolverSettings {
    QStringList servers; //!< addresses, at most 3 as the system takes
    QStringList search;  //!< domains that complete a name, at most 6
    int dots = 1;        //!< a name with that many is asked for as it stands first
};
//! Reads \a file; an unreadable one says nothing.
ResolverSettings resolverSettings(const QString &file);

//! What the hosts file \a file says of \a name (ASCII, without its last dot), as addresses. A name that it does not
//! know costs one pass over the file, which may be long: lists of blocked names are.
QStringList hostsFileAddresses(const QString &file, const QByteArray &name);

}

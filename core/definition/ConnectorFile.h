// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connector.h"

#include <memory>

namespace lentera {

//! A mistake in a connector file: where it is and what is wrong with it.
struct FileProblem {
    QString file;
    int line = 0; //!< 1-based; 0 when the whole file is meant
    Error error;  //!< connector.* ids; facts name the field (JSON pointer) and the value
};

//! One connector from the bytes of its file. Every mistake that can be told is reported, not only the first:
//! syntax, unknown or missing members, wrong types, bad patterns, references to calls or fields that do not exist.
//! Trusted reading, for what is compiled in and was linted as a whole by the tests, looks for none but mistakes of
//! syntax and leaves the samples out: a quarter of the time.
enum class ConnectorReading { Whole, Trusted };
tl::expected<Connector, QList<FileProblem>> readConnector(const QByteArray &json, const QString &file,
                                                          ConnectorReading reading = ConnectorReading::Whole);

//! The connectors of several folders. Those of a resource folder (`:/…`) bear their ids as names and are read as
//! trusted, each when it is first asked for; they win their ids. The others' files are read together; a duplicate id is
//! a problem, the rest still work. Copies share what was read; any thread may ask.
class ConnectorCatalogue {
public:
    ConnectorCatalogue() : ConnectorCatalogue(QStringList()) {}
    explicit ConnectorCatalogue(const QStringList &folders);
    explicit ConnectorCatalogue(const QList<Connector> &connectors);

    //! Null when there is none. Lives as long as any copy of this object.
    const Connector *find(const QString &id) const;
    const QList<Connector> &all() const;        //!< sorted by id
    const QList<FileProblem> &problems() const; //!< of what is not compiled in

private:
    struct Shelf;

    std::shared_ptr<Shelf> m_shelf;
};

}

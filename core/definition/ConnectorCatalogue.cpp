// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"
#include "definition/ConnectorFile.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 largestFile = 1024 * 1024;

const Connector *ConnectorCatalogue::find(const QString &id) const
{
    const auto found = std::find_if(connectors.cbegin(), connectors.cend(),
                                    [&](const Connector &connector) { return connector.id == id; });
    return found == connectors.cend() ? nullptr : &*found;
}

static void addFile(ConnectorCatalogue &catalogue, const QString &file)
{
    const Result<QByteArray> json = readWhole(file, largestFile);
    if (!json) {
        Error error = json.error();
        if (error.id == "file.too-large"_L1)
            error.id = u"connector.too-large"_s;
        catalogue.problems << FileProblem{file, 0, error};
        return;
    }
    const bool compiledIn = file.startsWith(":/"_L1);
    const auto connector = readConnector(*json, file, compiledIn ? ConnectorReading::Trusted : ConnectorReading::Whole);
    if (!connector)
        catalogue.problems << connector.error();
    else if (const Connector *other = catalogue.find(connector->id))
        catalogue.problems << FileProblem{
            file, 0, Error{u"connector.duplicate"_s, {{u"connector"_s, connector->id}, {u"other"_s, other->file}}}};
    else
        catalogue.connectors << *connector;
}

ConnectorCatalogue readConnectors(const QStringList &folders)
{
    ConnectorCatalogue catalogue;
    for (const QString &folder : folders) {
        const QDir dir(folder);
        const QStringList names = dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
        for (const QString &name : names)
            addFile(catalogue, dir.filePath(name));
    }
    std::sort(catalogue.connectors.begin(), catalogue.connectors.end(),
              [](const Connector &a, const Connector &b) { return a.id < b.id; });
    return catalogue;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"
#include "definition/ConnectorFile.h"

#include <QDir>
#include <QFileInfo>

#include <map>
#include <mutex>
#include <utility>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 largestFile = 1024 * 1024;

static bool isCompiledIn(const QString &path)
{
    return path.startsWith(":/"_L1);
}

static tl::expected<Connector, QList<FileProblem>> connectorIn(const QString &file)
{
    const Result<QByteArray> json = readWhole(file, largestFile);
    if (!json) {
        Error error = json.error();
        if (error.id == "file.too-large"_L1)
            error.id = u"connector.too-large"_s;
        return tl::make_unexpected(QList<FileProblem>{FileProblem{file, 0, error}});
    }
    return readConnector(*json, file, isCompiledIn(file) ? ConnectorReading::Trusted : ConnectorReading::Whole);
}

struct ConnectorCatalogue::Shelf {
    const Connector *find(const QString &id);
    void readOwn();
    void readAll();

    QStringList compiledIn; //!< folders of resources
    QStringList own;        //!< all others, read at once when one of them is asked for
    std::mutex mutex;
    std::map<QString, Connector> known; //!< by id; what it holds keeps its address
    QList<FileProblem> problems;
    QList<Connector> all; //!< once it was asked for

private:
    const Connector *findCompiledIn(const QString &id);
    void add(const QString &file);

    bool m_ownRead = false;
};

static QStringList filesIn(const QString &folder)
{
    const QDir dir(folder);
    QStringList files;
    const QStringList names = dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names)
        files << dir.filePath(name);
    return files;
}

const Connector *ConnectorCatalogue::Shelf::findCompiledIn(const QString &id)
{
    if (const auto found = known.find(id); found != known.end())
        return &found->second;
    for (const QString &folder : std::as_const(compiledIn)) {
        const QString file = folder + u'/' + id + ".json"_L1;
        if (id.contains(u'/') || !QFileInfo::exists(file))
            continue;
        if (auto connector = connectorIn(file); connector && connector->id == id)
            return &known.emplace(id, *std::move(connector)).first->second;
    }
    return nullptr;
}

const Connector *ConnectorCatalogue::Shelf::find(const QString &id)
{
    if (const Connector *connector = findCompiledIn(id))
        return connector;
    readOwn();
    const auto found = known.find(id);
    return found == known.end() ? nullptr : &found->second;
}

void ConnectorCatalogue::Shelf::add(const QString &file)
{
    auto connector = connectorIn(file);
    if (!connector)
        problems << connector.error();
    else if (const Connector *other = findCompiledIn(connector->id))
        problems << FileProblem{
            file, 0, Error{u"connector.duplicate"_s, {{u"connector"_s, connector->id}, {u"other"_s, other->file}}}};
    else
        known.emplace(connector->id, *std::move(connector));
}

void ConnectorCatalogue::Shelf::readOwn()
{
    if (std::exchange(m_ownRead, true))
        return;
    for (const QString &folder : std::as_const(own))
        for (const QString &file : filesIn(folder))
            add(file);
}

void ConnectorCatalogue::Shelf::readAll()
{
    if (!all.isEmpty())
        return;
    for (const QString &folder : std::as_const(compiledIn))
        for (const QString &file : filesIn(folder))
            findCompiledIn(QFileInfo(file).completeBaseName());
    readOwn();
    for (const auto &[id, connector] : known)
        all << connector;
}

ConnectorCatalogue::ConnectorCatalogue(const QStringList &folders) : m_shelf(std::make_shared<Shelf>())
{
    for (const QString &folder : folders)
        (isCompiledIn(folder) ? m_shelf->compiledIn : m_shelf->own) << folder;
}

ConnectorCatalogue::ConnectorCatalogue(const QList<Connector> &connectors) : ConnectorCatalogue(QStringList())
{
    for (const Connector &connector : connectors)
        m_shelf->known.try_emplace(connector.id, connector);
}

const Connector *ConnectorCatalogue::find(const QString &id) const
{
    const std::scoped_lock lock(m_shelf->mutex);
    return m_shelf->find(id);
}

const QList<Connector> &ConnectorCatalogue::all() const
{
    const std::scoped_lock lock(m_shelf->mutex);
    m_shelf->readAll();
    return m_shelf->all;
}

const QList<FileProblem> &ConnectorCatalogue::problems() const
{
    const std::scoped_lock lock(m_shelf->mutex);
    m_shelf->readOwn();
    return m_shelf->problems;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"
#include "definition/Phase.h"

#include <algorithm>

namespace lentera::seen {
namespace difyNames {
Q_NAMESPACE

//! How far docker let itself be asked.
enum class DockerAnswer {
    NotAsked,
    Answered,
    ClientMissing,
    DaemonUnreachable,
    Forbidden,      //!< the socket lets this user not in
    ComposeMissing, //!< the client has no compose plugin
    FileMissing,    //!< the folder has no compose file
    FileInvalid,    //!< compose refuses it
    Silent,         //!< no answer in time
    Failed
};
Q_ENUM_NS(DockerAnswer)

//! What became of asking one service.
enum class DifyEnd {
    NotAsked,
    NoWay,   //!< no address that this machine can reach is known
    Nowhere, //!< the name is unknown
    Answered,
    Unreachable,   //!< refused, or no route
    Silent,        //!< nothing in time
    SignInRefused, //!< user or password
    SignInNeeded,  //!< a password is asked for, and there is none
    SignInUnknown, //!< a password was given, and the server has none
    Forbidden,     //!< the account may not do this
    ClientRefused, //!< by address: pg_hba.conf, protected mode
    DatabaseMissing,
    Full,    //!< no connection left
    Loading, //!< starting up
    TlsRefused,
    Failed
};
Q_ENUM_NS(DifyEnd)

}

using difyNames::DifyEnd;
using difyNames::DockerAnswer;

//! A cause that a service names itself in its log.
struct DifyCause {
    QString id; //!< of the explanation that knows the line
    QMap<QString, QString> facts;
    QString line;

    template <class V>
    void members(V &v)
    {
        v("id", id);
        v("facts", facts);
        v("line", line);
    }
};

struct DifyContainer {
    QString service;
    QString name;
    QString image;
    QString state;  //!< `running`, `exited`, `restarting`, `created`, `paused`, `dead`
    QString health; //!< empty, `starting`, `healthy`, `unhealthy`
    int exitCode = 0;
    int restarts = 0;
    bool outOfMemory = false;
    QString address;              //!< in the first of its networks
    QMap<QString, int> published; //!< port of this machine by port inside
    QString healthOutput;         //!< what the last health check said, when it failed
    QStringList logTail;          //!< of one that is not well
    QList<DifyCause> causes;      //!< in its log, the likeliest first

    //! One that is to end by itself, and did.
    bool isDone() const
    {
        return state == QLatin1StringView("exited") && exitCode == 0 && service.startsWith(QLatin1StringView("init"));
    }
    bool isWell() const
    {
        return isDone() || (state == QLatin1StringView("running") && health != QLatin1StringView("unhealthy"));
    }

    template <class V>
    void members(V &v)
    {
        v("service", service);
        v("name", name);
        v("image", image);
        v("state", state);
        v("health", health);
        v("exitCode", exitCode);
        v("restarts", restarts);
        v("outOfMemory", outOfMemory);
        v("address", address);
        v("published", published);
        v("healthOutput", healthOutput);
        v("logTail", logTail);
        v("causes", causes);
    }
};

struct DifyCompose {
    DockerAnswer answer = DockerAnswer::NotAsked;
    QString detail; //!< docker's own words
    QString clientVersion;
    QString composeVersion;
    QString otherProject;       //!< runs from this folder under another name
    QStringList services;       //!< that the compose file and its profiles ask for
    QStringList unsetVariables; //!< that the compose file names and nobody sets
    QList<DifyContainer> containers;

    //! The container of the first of \a names that has one; null when there is none.
    const DifyContainer *find(const QStringList &names) const
    {
        for (const QString &name : names) {
            const auto found = std::find_if(containers.cbegin(), containers.cend(),
                                            [&](const DifyContainer &one) { return one.service == name; });
            if (found != containers.cend())
                return &*found;
        }
        return nullptr;
    }

    template <class V>
    void members(V &v)
    {
        v("answer", answer);
        v("detail", detail);
        v("clientVersion", clientVersion);
        v("composeVersion", composeVersion);
        v("otherProject", otherProject);
        v("services", services);
        v("unsetVariables", unsetVariables);
        v("containers", containers);
    }
};

//! A mistake in the `.env` file, as the linter of such files found it.
struct DifyEnvFault {
    QString id;
    Severity severity = Severity::Warning;
    int line = 0;
    QMap<QString, QString> facts;

    template <class V>
    void members(V &v)
    {
        v("id", id);
        v("severity", severity);
        v("line", line);
        v("facts", facts);
    }
};

//! A session of the database that is doing something.
struct DifySession {
    int pid = 0;
    QString state;
    double transactionSeconds = 0;
    double querySeconds = 0;
    QString waitsFor;    //!< PostgreSQL's wait event type
    QList<int> blockers; //!< pids that it waits for
    QString query;       //!< its beginning, literals left out; empty where the role may not see it
    QString application;

    template <class V>
    void members(V &v)
    {
        v("pid", pid);
        v("state", state);
        v("transactionSeconds", transactionSeconds);
        v("querySeconds", querySeconds);
        v("waitsFor", waitsFor);
        v("blockers", blockers);
        v("query", query);
        v("application", application);
    }
};

struct DifyTable {
    QString name;
    qint64 live = 0; //!< rows
    qint64 dead = 0;
    qint64 bytes = 0;   //!< with indexes
    QString lastVacuum; //!< ISO 8601; empty for never
    QString lastAnalyze;

    template <class V>
    void members(V &v)
    {
        v("name", name);
        v("live", live);
        v("dead", dead);
        v("bytes", bytes);
        v("lastVacuum", lastVacuum);
        v("lastAnalyze", lastAnalyze);
    }
};

struct DifyStatement {
    QString query; //!< as PostgreSQL normalised it
    qint64 calls = 0;
    double meanMs = 0;

    template <class V>
    void members(V &v)
    {
        v("query", query);
        v("calls", calls);
        v("meanMs", meanMs);
    }
};

//! Where a service was asked, and what became of it.
struct DifyDoor {
    QString host;
    int port = 0;
    QString from; //!< `option`, `published`, `container` or `env`

    template <class V>
    void members(V &v)
    {
        v("host", host);
        v("port", port);
        v("from", from);
    }
};

struct DifyDatabase {
    DifyEnd end = DifyEnd::NotAsked;
    QString detail; //!< the server's or the library's own words
    DifyDoor door;
    QString user;
    QString name;
    QString version;
    bool encrypted = false;
    bool standby = false;
    bool seesAll = true; //!< the role may see other roles' sessions
    int connections = 0;
    int connectionLimit = 0;
    qint64 bytes = 0;
    bool migrated = true; //!< there is a table alembic_version
    QStringList revisions;
    QStringList missingTables;
    QString pluginDatabase; //!< name of the plugin daemon's
    bool pluginDatabaseMissing = false;
    bool messageIndexMissing = false;
    QList<DifySession> sessions;
    QList<DifyTable> tables;         //!< those with the most dead rows
    QList<DifyStatement> statements; //!< the slowest, where pg_stat_statements is there
    QStringList failed;              //!< questions that had no answer

    template <class V>
    void members(V &v)
    {
        v("end", end);
        v("detail", detail);
        v("door", door);
        v("user", user);
        v("name", name);
        v("version", version);
        v("encrypted", encrypted);
        v("standby", standby);
        v("seesAll", seesAll);
        v("connections", connections);
        v("connectionLimit", connectionLimit);
        v("bytes", bytes);
        v("migrated", migrated);
        v("revisions", revisions);
        v("missingTables", missingTables);
        v("pluginDatabase", pluginDatabase);
        v("pluginDatabaseMissing", pluginDatabaseMissing);
        v("messageIndexMissing", messageIndexMissing);
        v("sessions", sessions);
        v("tables", tables);
        v("statements", statements);
        v("failed", failed);
    }
};

struct DifyRedis {
    DifyEnd end = DifyEnd::NotAsked;
    QString detail;
    DifyDoor door;
    QString version;
    QString role; //!< `master` or `slave`
    qint64 usedMemory = 0;
    qint64 memoryLimit = 0; //!< 0 for none
    QString policy;         //!< what happens at the limit
    qint64 evicted = 0;
    qint64 rejected = 0;
    int blockedClients = 0;
    int clients = 0;
    bool snapshotFailed = false;  //!< the last one could not be written
    bool appendFailed = false;    //!< the last write of the append-only file failed
    QMap<QString, qint64> queues; //!< length of those that are not empty
    QStringList denied;           //!< commands that the account may not use

    template <class V>
    void members(V &v)
    {
        v("end", end);
        v("detail", detail);
        v("door", door);
        v("version", version);
        v("role", role);
        v("usedMemory", usedMemory);
        v("memoryLimit", memoryLimit);
        v("policy", policy);
        v("evicted", evicted);
        v("rejected", rejected);
        v("blockedClients", blockedClients);
        v("clients", clients);
        v("snapshotFailed", snapshotFailed);
        v("appendFailed", appendFailed);
        v("queues", queues);
        v("denied", denied);
    }
};

//! One HTTP question to a service.
struct DifyQuestion {
    QString service; //!< `api`, `plugin_daemon`, `sandbox`, `ssrf_proxy`, `vector_store`
    QString about;   //!< `health`, `ping`, `setup`, `key`, `target`, `direct`
    QString url;
    QString proxy; //!< that it went through; empty for none
    DifyEnd end = DifyEnd::NotAsked;
    QString detail;
    int status = 0;
    QString contentType;
    QString server;     //!< header Server
    QString via;        //!< header Via
    QString squidError; //!< header X-Squid-Error
    QString version;    //!< that the answer names
    QString word;       //!< `result`, `step` or `status` of a JSON answer

    template <class V>
    void members(V &v)
    {
        v("service", service);
        v("about", about);
        v("url", url);
        v("proxy", proxy);
        v("end", end);
        v("detail", detail);
        v("status", status);
        v("contentType", contentType);
        v("server", server);
        v("via", via);
        v("squidError", squidError);
        v("version", version);
        v("word", word);
    }
};

//! The file system that holds a folder.
struct DifyDisk {
    QString path;
    qint64 bytes = 0; //!< 0 when it was not asked
    qint64 freeBytes = 0;
    qint64 inodes = 0; //!< 0 where the file system has none to count
    qint64 freeInodes = 0;

    template <class V>
    void members(V &v)
    {
        v("path", path);
        v("bytes", bytes);
        v("freeBytes", freeBytes);
        v("inodes", inodes);
        v("freeInodes", freeInodes);
    }
};

//! All that one look at a self-hosted Dify showed. Nothing in it holds a known secret.
struct DifySeen {
    QString folder;
    QString composeFile;     //!< as given; empty for compose's own choice
    QString envFile;         //!< empty when there is none
    bool envMissing = false; //!< it was looked for, and there is none
    QString vectorStore;     //!< VECTOR_STORE of the `.env` file
    DifyCompose compose;
    QList<DifyEnvFault> envFaults;
    DifyDatabase database;
    DifyRedis redis;
    QList<DifyQuestion> questions;
    DifyDisk disk;

    //! The version that runs: of the api's image, else as it says itself; empty when nobody knows.
    QString version() const;
    //! The question to \a service about \a about; null when it was not asked.
    const DifyQuestion *question(QLatin1StringView service, QLatin1StringView about) const;

    template <class V>
    void members(V &v)
    {
        v("folder", folder);
        v("composeFile", composeFile);
        v("envFile", envFile);
        v("envMissing", envMissing);
        v("vectorStore", vectorStore);
        v("compose", compose);
        v("envFaults", envFaults);
        v("database", database);
        v("redis", redis);
        v("questions", questions);
        v("disk", disk);
    }
};

//! `langgenius/dify-api:1.14.2` gives `1.14.2`; empty for an image without one, or `latest`.
QString imageVersion(const QString &image);
//! `langgenius/dify-api:1.14.2` gives `langgenius/dify-api`.
QString imageName(const QString &image);

}

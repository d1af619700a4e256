// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/composeAnswers.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DifyContainer;
using seen::DockerAnswer;

static constexpr qsizetype mostContainers = 200;

// The objects of an array, or one a line.
static QList<QJsonObject> objectsIn(const QByteArray &text)
{
    QList<QJsonObject> objects;
    const QJsonDocument whole = QJsonDocument::fromJson(text);
    if (whole.isArray()) {
        for (const QJsonValue &value : whole.array())
            objects << value.toObject();
        return objects;
    }
    for (const QByteArray &line : text.split('\n'))
        if (const QJsonDocument one = QJsonDocument::fromJson(line); one.isObject())
            objects << one.object();
    return objects;
}

static DifyContainer containerOf(const QJsonObject &row)
{
    DifyContainer container;
    container.service = row.value("Service"_L1).toString();
    container.name = row.value("Name"_L1).toString();
    container.image = row.value("Image"_L1).toString();
    container.state = row.value("State"_L1).toString().toLower();
    container.health = row.value("Health"_L1).toString();
    container.exitCode = row.value("ExitCode"_L1).toInt();
    for (const QJsonValue &port : row.value("Publishers"_L1).toArray())
        if (const int outside = port["PublishedPort"_L1].toInt(); outside > 0)
            container.published.insert(QString::number(port["TargetPort"_L1].toInt()), outside);
    return container;
}

QList<DifyContainer> readContainers(const QByteArray &text)
{
    QList<DifyContainer> containers;
    for (const QJsonObject &row : objectsIn(text))
        if (row.contains("Service"_L1) && containers.size() < mostContainers)
            containers << containerOf(row);
    return containers;
}

QString inspectFormat()
{
    return u"{\"Name\":{{json .Name}},\"RestartCount\":{{json .RestartCount}},\"State\":{{json .State}},"
           "\"Image\":{{json .Config.Image}},\"Networks\":{{json .NetworkSettings.Networks}}}"_s;
}

static void addInspected(const QJsonObject &row, DifyContainer &container)
{
    const QJsonObject state = row.value("State"_L1).toObject();
    container.restarts = row.value("RestartCount"_L1).toInt();
    container.outOfMemory = state.value("OOMKilled"_L1).toBool();
    if (container.image.isEmpty())
        container.image = row.value("Image"_L1).toString();
    const QJsonObject health = state.value("Health"_L1).toObject();
    const QJsonObject lastCheck = health.value("Log"_L1).toArray().last().toObject();
    if (lastCheck.value("ExitCode"_L1).toInt() != 0)
        container.healthOutput = lastCheck.value("Output"_L1).toString().trimmed().left(400);
    for (const QJsonValue &network : row.value("Networks"_L1).toObject())
        if (const QString address = network["IPAddress"_L1].toString(); container.address.isEmpty())
            container.address = address;
}

void addInspected(const QByteArray &text, QList<DifyContainer> &containers)
{
    for (const QJsonObject &row : objectsIn(text)) {
        const QString name = row.value("Name"_L1).toString();
        for (DifyContainer &container : containers)
            if (name == container.name || name == u'/' + container.name)
                addInspected(row, container);
    }
}

QString projectIn(const QByteArray &text, const QString &folder)
{
    for (const QJsonObject &row : objectsIn(text))
        for (const QString &file : row.value("ConfigFiles"_L1).toString().split(u','))
            if (file.section(u'/', 0, -2) == folder)
                return row.value("Name"_L1).toString();
    return {};
}

QStringList unsetVariablesIn(const QByteArray &errors)
{
    static const QRegularExpression warning(u"The \\\\?\"([A-Za-z_][A-Za-z0-9_]*)\\\\?\" variable is not set"_s);
    QStringList names;
    for (auto found = warning.globalMatch(QString::fromUtf8(errors)); found.hasNext() && names.size() < 50;)
        names << found.next().captured(1);
    names.removeDuplicates();
    return names;
}

DockerAnswer dockerAnswerOf(const QByteArray &errors)
{
    const QByteArray text = errors.toLower();
    const auto says = [&text](const char *words) {
        return text.contains(words);
    };
    if (says("permission denied"))
        return DockerAnswer::Forbidden;
    if (says("cannot connect to the docker daemon") || says("error during connect") ||
        says("is the docker daemon running") || says("failed to connect to the docker api"))
        return DockerAnswer::DaemonUnreachable;
    if (says("no configuration file provided"))
        return DockerAnswer::FileMissing;
    return DockerAnswer::Failed;
}

}

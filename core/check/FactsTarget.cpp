// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsTarget.h"

#include "check/FactsHop.h"
#include "definition/ConnectionProblems.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace lentera {

// A base URL that cannot be read is quoted as it stands, but never with the password that it may hold.
static QString shownUrl(const Connection &connection)
{
    const QUrl url = connection.baseUrl();
    if (url.isValid() && !url.host().isEmpty())
        return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    return withoutUserInfo(oneLine(connection.parameters.value(u"baseUrl"_s)));
}

// A program stands where a host would.
static Facts programFacts(const ProcessSetting &process)
{
    return {{u"host"_s, process.program.section(u'/', -1)}, {u"command"_s, process.program}};
}

Facts targetFacts(const Case &judged)
{
    if (judged.connector.kind == ConnectorKind::Process)
        return programFacts(judged.connection.process);
    return {{u"host"_s, judged.connection.host()},
            {u"port"_s, QString::number(judged.connection.port())},
            {u"url"_s, shownUrl(judged.connection)}};
}

Facts targetFactsWith(const Case &judged, const Facts &facts)
{
    Facts all = targetFacts(judged);
    for (auto it = facts.cbegin(); it != facts.cend(); ++it)
        all.insert(it.key(), it.value());
    return all;
}

QString oneLine(const QString &text, qsizetype limit)
{
    QString line;
    for (const QChar character : text) {
        if (line.size() >= limit)
            return line.trimmed() + u'…';
        const bool visible = character.isPrint() || character.isSurrogate();
        if (visible && !character.isSpace())
            line += character;
        else if (character.isSpace() && !line.isEmpty() && !line.endsWith(u' '))
            line += u' ';
    }
    return line.trimmed();
}

QString utcText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

QString wholeText(double number)
{
    return QString::number(qRound64(number));
}

bool isLoopback(const QString &host)
{
    const QString name = host.toLower();
    return name == "localhost"_L1 || name.endsWith(".localhost"_L1) || QHostAddress(name).isLoopback();
}

bool earlierStepFailed(const Case &judged)
{
    const bool tlsFailed = judged.tls() && !judged.tls()->verified();
    return tlsFailed || wayFailed(judged);
}

}

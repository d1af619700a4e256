// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Pac.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::PacEnd;
using seen::PacSeen;
using std::chrono::milliseconds;

static constexpr milliseconds scriptTime{1500};
static constexpr qsizetype longestLine = 512 * 1024;
static constexpr qsizetype longestText = 4096;

QString pacHelperPath()
{
#ifdef Q_OS_WIN
    return QCoreApplication::applicationDirPath() + "/lentera-pac.exe"_L1;
#else
    return QCoreApplication::applicationDirPath() + "/lentera-pac"_L1;
#endif
}

static QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

// Browsers hand on no more of an https URL than its host, and nobody needs a query to find a proxy.
static QUrl shownToScript(const QUrl &url)
{
    QUrl shown = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (shown.path().isEmpty() || shown.scheme() == "https"_L1)
        shown.setPath(u"/"_s);
    return shown;
}

static QString decoded(const QByteArray &script)
{
    const QString text = QString::fromUtf8(script);
    return text.contains(QChar::ReplacementCharacter) ? QString::fromLatin1(script) : text;
}

namespace {

//! The child, from its request to its last line.
class PacChild {
public:
    PacChild(const PacWorld &world, PacSeen &seen, Wait &wait) : m_world(world), m_seen(seen), m_wait(wait) {}
    ~PacChild()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    PacChild(const PacChild &) = delete;
    PacChild &operator=(const PacChild &) = delete;

    //! The child's last line; empty, with the end noted, when there is none.
    QJsonObject answerTo(const QByteArray &request);

private:
    bool awaitLine();
    void end(PacEnd end, const QString &detail) { m_seen.end = end, m_seen.detail = detail; }
    QJsonObject lookUp(const QString &name);

    const PacWorld &m_world;
    PacSeen &m_seen;
    Wait &m_wait;
    QEventLoop m_dispatcher; // a thread that never had one would not hear of the process
    QProcess m_process;
    QElapsedTimer m_clock;
    qint64 m_lookupMs = 0;
};

}

// Until the child has a line for us. Its time is its own: waiting for name servers does not count.
bool PacChild::awaitLine()
{
    while (!m_process.canReadLine()) {
        if (m_process.state() == QProcess::NotRunning || m_process.bytesAvailable() > longestLine) {
            end(PacEnd::Failed, m_process.error() == QProcess::FailedToStart ? u"not found: "_s + m_process.program()
                                                                             : u"the evaluator ended"_s);
            return false;
        }
        const milliseconds left = scriptTime - milliseconds(m_clock.elapsed() - m_lookupMs);
        Wait own = m_wait.within(std::max(left, milliseconds::zero()));
        const Woken woken = own.until(
            &m_process, [] {}, &QProcess::readyReadStandardOutput, &QProcess::finished, &QProcess::errorOccurred);
        if (woken != Woken::Signal && !m_process.canReadLine()) {
            end(woken == Woken::Stopped ? PacEnd::Stopped : PacEnd::Limit, u"time"_s);
            return false;
        }
    }
    return true;
}

QJsonObject PacChild::lookUp(const QString &name)
{
    QElapsedTimer clock;
    clock.start();
    m_seen.lookups << name.left(255);
    const QStringList addresses = m_world.resolve(name, m_wait);
    m_lookupMs += clock.elapsed();
    return {{u"addresses"_s, QJsonArray::fromStringList(addresses)}};
}

QJsonObject PacChild::answerTo(const QByteArray &request)
{
    m_process.setProgram(pacHelperPath());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(QIODevice::ReadWrite);
    m_clock.start();
    if (m_process.state() != QProcess::NotRunning)
        m_process.write(request);
    while (awaitLine()) {
        const QJsonObject said = QJsonDocument::fromJson(m_process.readLine(longestLine)).object();
        if (said.contains("resolve"_L1)) {
            m_process.write(line(lookUp(said.value("resolve"_L1).toString())));
            continue;
        }
        if (said.contains("end"_L1))
            return said;
        end(PacEnd::Failed, u"the evaluator's answer is none"_s);
        return {};
    }
    return {};
}

static PacEnd endOf(const QString &end)
{
    const QMap<QString, PacEnd> ends{{u"result"_s, PacEnd::Evaluated},
                                     {u"syntax"_s, PacEnd::SyntaxError},
                                     {u"exception"_s, PacEnd::Exception},
                                     {u"no-function"_s, PacEnd::NoFunction},
                                     {u"limit"_s, PacEnd::Limit}};
    return ends.value(end, PacEnd::Failed);
}

// Whatever a script says may hold a password.
static QString told(const QJsonValue &value)
{
    return withoutUsers(value.toString().left(longestText));
}

void evaluatePac(const QByteArray &script, const PacWorld &world, PacSeen &seen, Wait &wait)
{
    QElapsedTimer clock;
    clock.start();
    const QUrl shown = shownToScript(world.url);
    seen.asked = shown.toString(QUrl::FullyEncoded);
    const QByteArray request = line({{u"script"_s, decoded(script)},
                                     {u"url"_s, seen.asked},
                                     {u"host"_s, shown.host(QUrl::FullyEncoded)},
                                     {u"now"_s, double(world.now.toMSecsSinceEpoch())},
                                     {u"addresses"_s, QJsonArray::fromStringList(world.ownAddresses)}});
    const QJsonObject answer = PacChild(world, seen, wait).answerTo(request);
    seen.evaluateMs = double(clock.nsecsElapsed()) / 1e6;
    if (answer.isEmpty())
        return;
    seen.end = endOf(answer.value("end"_L1).toString());
    seen.detail = told(answer.value("message"_L1));
    seen.line = answer.value("line"_L1).toInt();
    seen.result = told(answer.value("value"_L1));
    for (const QJsonValue &alert : answer.value("alerts"_L1).toArray())
        seen.alerts << told(alert);
}

}

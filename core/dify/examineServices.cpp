// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/examineServices.h"

#include "base/HostText.h"
#include "dify/DifyDoors.h"
#include "probe/HttpExchange.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::DifyCompose;
using seen::DifyDoor;
using seen::DifyEnd;
using seen::DifyQuestion;
using seen::HttpEnd;

static constexpr auto longestQuestion = 8s;

static DifyEnd endOf(const RawAnswer &answer)
{
    switch (answer.end) {
    case HttpEnd::Answered:
        return DifyEnd::Answered;
    case HttpEnd::NameFailed:
        return DifyEnd::Nowhere;
    case HttpEnd::ConnectFailed:
    case HttpEnd::ProxyFailed:
        // libcurl's word for a connect that took too long
        return answer.detail.contains("timed out"_L1, Qt::CaseInsensitive) ? DifyEnd::Silent : DifyEnd::Unreachable;
    case HttpEnd::TlsFailed:
        return DifyEnd::TlsRefused;
    case HttpEnd::TimedOut:
        return DifyEnd::Silent;
    default:
        return DifyEnd::Failed;
    }
}

// The member that says how it is: `{"result": "pong"}`, `{"step": "finished"}`, `{"status": "ok"}`.
static QString wordOf(const QJsonObject &object)
{
    for (const QLatin1StringView name : {"result"_L1, "step"_L1, "status"_L1})
        if (const QString word = object.value(name).toString(); !word.isEmpty())
            return word.left(60);
    return {};
}

static QString versionOf(const RawAnswer &answer, const QJsonObject &object)
{
    for (const QLatin1StringView name : {"version"_L1, "server_version"_L1})
        if (const QString version = object.value(name).toString(); !version.isEmpty())
            return version.left(60);
    return QString::fromUtf8(answer.header("X-Version")).left(60);
}

namespace {

//! Asks one question after the other.
class Questions {
public:
    Questions(const Redactor &redactor, const Wait &wait) : m_redactor(redactor), m_wait(wait) {}

    QList<DifyQuestion> asked;

    //! \a door has no host where there is no way.
    void ask(const QString &service, const QString &about, const DifyDoor &door, const QString &path,
             const QList<RequestHeader> &headers = {})
    {
        DifyQuestion question{service, about};
        if (door.host.isEmpty()) {
            question.end = DifyEnd::NoWay;
            asked << question;
            return;
        }
        question.url = u"http://"_s + hostPort(door.host, door.port) + path;
        send(question, headers);
        if (door.from == "container"_L1 && question.end == DifyEnd::Silent) // no route there but on a Linux host
            question.end = DifyEnd::NoWay;
        asked << question;
    }
    void ask(DifyQuestion question)
    {
        send(question, {});
        asked << question;
    }

private:
    void send(DifyQuestion &question, const QList<RequestHeader> &headers)
    {
        Plan plan;
        plan.connection.parameters.insert(u"baseUrl"_s, question.url);
        plan.connection.timeouts.connect = 4'000;
        plan.connection.timeouts.idle = 6'000;
        plan.proxy.url = question.proxy;
        plan.http1 = true;
        Request request;
        request.method = "GET";
        request.url = QUrl(question.url);
        request.headers = headers;
        CurlTransfer transfer;
        Wait brief = m_wait.within(longestQuestion);
        take(HttpExchange(transfer, plan).run(request, request.url, {}, brief), question);
    }
    void take(const RawAnswer &answer, DifyQuestion &question) const
    {
        const auto header = [&](QByteArrayView name) {
            return m_redactor.redacted(QString::fromUtf8(answer.header(name))).left(200);
        };
        question.end = endOf(answer);
        question.detail = m_redactor.redacted(answer.detail).left(300);
        question.status = answer.status;
        question.contentType = header("Content-Type");
        question.server = header("Server");
        question.via = header("Via");
        question.squidError = header("X-Squid-Error");
        const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
        question.version = m_redactor.redacted(versionOf(answer, object));
        question.word = m_redactor.redacted(wordOf(object));
    }

    const Redactor &m_redactor;
    const Wait &m_wait;
};

//! A vector store that tells over HTTP whether it is ready.
struct VectorStore {
    QLatin1StringView name; //!< as VECTOR_STORE says it; the service is called so too
    int port;
    QLatin1StringView path;
};

}

static constexpr VectorStore vectorStores[] = {{"weaviate"_L1, 8080, "/v1/.well-known/ready"_L1},
                                               {"qdrant"_L1, 6333, "/readyz"_L1}};

// Through the proxy to the target, as Dify's tools go; and past it, from this machine, to compare.
static void askThroughProxy(const DifyStack &stack, const DifyCompose &compose, Questions &questions)
{
    const DifyDoor proxy = doorTo({u"ssrf_proxy"_s}, 3128, {}, {}, compose);
    DifyQuestion question{u"ssrf_proxy"_s, u"target"_s};
    question.url = stack.target.isEmpty() ? u"http://api:5001/health"_s : stack.target.toString(QUrl::RemoveUserInfo);
    if (proxy.host.isEmpty()) {
        question.end = DifyEnd::NoWay;
        questions.asked << question;
        return;
    }
    question.proxy = u"http://"_s + hostPort(proxy.host, proxy.port);
    questions.ask(question);
    if (stack.target.isEmpty()) // what is inside cannot be reached from here by its name
        return;
    question.about = u"direct"_s;
    question.proxy.clear();
    questions.ask(question);
}

QList<DifyQuestion> examineServices(const DifyStack &stack, const ComposeEnv &env, const DifyCompose &compose,
                                    const Redactor &redactor, const Wait &wait)
{
    Questions questions(redactor, wait);
    const DifyDoor daemon = doorTo({u"plugin_daemon"_s}, 5002, {}, {}, compose);
    questions.ask(u"plugin_daemon"_s, u"health"_s, daemon, u"/health/check"_s);
    if (const SharedSecret key = env.secret(u"PLUGIN_DAEMON_KEY"); key && questions.asked.last().status == 200)
        // Of a tenant that is none, so that the answer is short; the key is judged before.
        questions.ask(u"plugin_daemon"_s, u"key"_s, daemon,
                      u"/plugin/00000000-0000-0000-0000-000000000000/management/list?page=1&page_size=1"_s,
                      {{"X-Api-Key", key->reveal(), true}});
    questions.ask(u"sandbox"_s, u"health"_s, doorTo({u"sandbox"_s}, 8194, {}, {}, compose), u"/health"_s);
    const QString store = env.text(u"VECTOR_STORE");
    for (const VectorStore &known : vectorStores)
        if (store == known.name)
            questions.ask(u"vector_store"_s, u"health"_s, doorTo({store}, known.port, {}, {}, compose), known.path);
    askThroughProxy(stack, compose, questions);
    return questions.asked;
}

QList<DifyQuestion> examineApi(const DifyStack &stack, const DifyCompose &compose, const Redactor &redactor,
                               const Wait &wait)
{
    Questions questions(redactor, wait);
    if (stack.apiUrl.isEmpty() || !doorTo({u"api"_s}, 5001, {}, {}, compose).host.isEmpty())
        questions.ask(u"api"_s, u"health"_s, doorTo({u"api"_s}, 5001, {}, {}, compose), u"/health"_s);
    QString base = stack.apiUrl.toString(QUrl::RemoveUserInfo);
    while (base.endsWith(u'/'))
        base.chop(1);
    const DifyDoor nginx = doorTo({u"nginx"_s}, 80, {}, {}, compose);
    for (const auto &[about, path] :
         {std::pair("ping"_L1, "/console/api/ping"_L1), {"setup"_L1, "/console/api/setup"_L1}}) {
        if (stack.apiUrl.isEmpty()) {
            questions.ask(u"api"_s, about, nginx, path);
            continue;
        }
        DifyQuestion question{u"api"_s, about};
        question.url = base + path;
        questions.ask(question);
    }
    return questions.asked;
}

}

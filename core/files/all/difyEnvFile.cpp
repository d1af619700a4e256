// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"
#include "files/ComposeEnv.h"
#include "files/FileLinter.h"
#include "files/judgeReaders.h"

#include <QFileInfo>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QList<FileRule> rules()
{
    return QList<FileRule>{{"dify.env.encoding"_L1, Severity::Failure},
                           {"dify.env.syntax"_L1, Severity::Failure},
                           {"dify.env.duplicate"_L1, Severity::Warning},
                           {"dify.env.shadowed"_L1, Severity::Warning},
                           {"dify.env.dollar"_L1, Severity::Failure},
                           {"dify.env.published-value"_L1, Severity::Warning},
                           {"dify.env.secret-key-empty"_L1, Severity::Warning},
                           {"dify.env.secret-key-short"_L1, Severity::Warning},
                           {"dify.env.pair-differs"_L1, Severity::Failure},
                           {"dify.env.broker-database"_L1, Severity::Warning},
                           {"dify.env.host-local"_L1, Severity::Failure},
                           {"dify.env.host-renamed"_L1, Severity::Failure},
                           {"dify.env.url-invalid"_L1, Severity::Failure},
                           {"dify.env.url-mixed"_L1, Severity::Warning},
                           {"dify.env.url-local"_L1, Severity::Warning},
                           {"dify.env.files-url-missing"_L1, Severity::Warning},
                           {"dify.env.origin-missing"_L1, Severity::Warning},
                           {"dify.env.profile-missing"_L1, Severity::Warning},
                           {"dify.env.proxy-empty"_L1, Severity::Warning},
                           {"dify.env.upload-limit"_L1, Severity::Warning},
                           {"dify.env.init-password-long"_L1, Severity::Failure},
                           {"dify.env.migration-off"_L1, Severity::Warning},
                           {"dify.env.signature-off"_L1, Severity::Warning},
                           {"dify.debug.left-on"_L1, Severity::Warning}} +
           readerRules();
}

// What the compose file beside holds; empty when there is none.
static QString composeBeside(const QString &path)
{
    for (const QString &name : {u"docker-compose.yaml"_s, u"docker-compose.yml"_s, u"compose.yaml"_s}) {
        const QString beside = QFileInfo(path).path() + u'/' + name;
        if (QFileInfo(beside).isFile())
            if (const Result<QByteArray> text = readWhole(beside, 1024 * 1024))
                return QString::fromUtf8(*text);
    }
    return {};
}

static bool recognises(const LintSubject &subject)
{
    const QString name = QFileInfo(subject.path).fileName();
    if (subject.isFolder || (name != ".env"_L1 && !name.endsWith(".env"_L1)))
        return false;
    static constexpr std::array marks{"PLUGIN_DAEMON_KEY", "CODE_EXECUTION_ENDPOINT", "SSRF_PROXY_HTTP_URL",
                                      "PLUGIN_DIFY_INNER_API_KEY", "SANDBOX_API_KEY"};
    return std::any_of(marks.begin(), marks.end(), [&](const char *mark) { return subject.content.contains(mark); }) ||
           (name == ".env"_L1 && composeBeside(subject.path).contains("langgenius/dify-api"_L1));
}

namespace {

//! The names of the services in a compose file, by their place in the text: Dify's has too many aliases to be read as
//! a document.
class ComposeText {
public:
    explicit ComposeText(const QString &text) : m_text(text)
    {
        static const QRegularExpression service(u"^  ([a-z][\\w-]*):\\s*$"_s, QRegularExpression::MultilineOption);
        const qsizetype from = text.indexOf("services:"_L1);
        for (auto found = service.globalMatch(text, std::max<qsizetype>(from, 0)); found.hasNext();)
            m_services << found.next().captured(1);
    }

    bool isThere() const { return !m_text.isEmpty(); }
    bool hasService(const QString &name) const { return m_services.contains(name); }
    //! Whether a service starts only with that profile.
    bool hasProfile(const QString &name) const
    {
        const QRegularExpression profile(u"^\\s*-\\s*['\"]?"_s + QRegularExpression::escape(name) + u"['\"]?\\s*$"_s,
                                         QRegularExpression::MultilineOption);
        return m_text.contains(profile);
    }

private:
    QString m_text;
    QStringList m_services;
};

//! Judges one `.env` file of Dify.
class DifyEnv {
public:
    DifyEnv(const ComposeEnv &env, const QString &compose, FileFindings &findings)
        : m_env(env), m_compose(compose), m_findings(findings)
    {
    }

    void judge()
    {
        for (const ComposeVariable &variable : m_env.variables)
            judgeLine(variable);
        judgeSecretKey();
        judgePairs();
        judgeHosts();
        judgeAddresses();
        judgeOrigins();
        judgeSwitches();
    }

private:
    void report(QLatin1StringView id, const ComposeVariable *variable, Facts facts = {})
    {
        if (!variable)
            return;
        facts.insert(u"name"_s, variable->name);
        m_findings.add(id, variable->place, std::move(facts));
    }
    const ComposeVariable *find(QLatin1StringView name) const { return m_env.find(QString(name)); }
    // Its value when it is there, even empty.
    QString text(QLatin1StringView name) const { return m_env.text(QString(name)); }
    bool isSwitchedOff(QLatin1StringView name) const { return text(name).toLower() == "false"_L1; }
    bool isSwitchedOn(QLatin1StringView name) const
    {
        return text(name).toLower() == "true"_L1 || text(name) == "1"_L1;
    }

    void judgeLine(const ComposeVariable &variable);
    void judgeSecretKey();
    void judgePairs();
    void judgePair(QLatin1StringView first, QLatin1StringView second);
    void judgeHosts();
    void judgeAddresses();
    void judgeOrigins();
    void judgeSwitches();
    void judgeSizes();

    const ComposeEnv &m_env;
    ComposeText m_compose;
    FileFindings &m_findings;
    QMap<QString, int> m_lines;
};

}

static constexpr qsizetype shortestKey = 32;
static constexpr qsizetype longestInitPassword = 30;

// SHA-256 of the values that Dify's own .env.example publishes, or published before 1.14.
static bool isPublished(const QByteArray &digest)
{
    static const QSet<QByteArray> known{
        QByteArray::fromHex("b8ba9c61cc9ff699c426c75e748fcf200e8b47869d76fde8bb36ec2f7a34f038"),
        QByteArray::fromHex("a4b744973756871c1d844ccf4a34d21170bf2e6a54ee13af60c4395a632cdca2"),
        QByteArray::fromHex("481c0ab8a6f9e9dcb9391fb1c8b649d19f493c5253e4dc20c2c32ec21875b8ab"),
        QByteArray::fromHex("217ef27f7b2a2f8949eb2e0973f7dfa099f887427b9a6626b2395e2417239ff2"),
        QByteArray::fromHex("1989496b76464a0cf3ba21e4dbad83e8a1dfc4ffa83862ab09d0782306e6d43e"),
        QByteArray::fromHex("0f44b34c6311bcb547867d393c1c56e6564e03d905fdd023637f549358bf3670")};
    return known.contains(digest);
}

void DifyEnv::judgeLine(const ComposeVariable &variable)
{
    if (const auto before = m_lines.constFind(variable.name); before != m_lines.cend())
        report("dify.env.duplicate"_L1, &variable, {{u"first"_s, QString::number(*before)}});
    m_lines.insert(variable.name, variable.place.line);
    // Everybody's shell has a language of its own.
    if (variable.differs && variable.name != "LANG"_L1 && !variable.name.startsWith("LC_"_L1))
        report("dify.env.shadowed"_L1, &variable);
    if (!variable.unset.isEmpty()) // of a secret the name is a part
        report("dify.env.dollar"_L1, &variable,
               {{u"variable"_s, variable.secret ? QString() : variable.unset.first()}});
    if (isPublished(variable.digest))
        report("dify.env.published-value"_L1, &variable);
}

void DifyEnv::judgeSecretKey()
{
    const ComposeVariable *key = find("SECRET_KEY"_L1);
    if (!key && m_compose.isThere())
        m_findings.add("dify.env.secret-key-empty"_L1, {}, {{u"name"_s, u"SECRET_KEY"_s}});
    else if (key && !key->isSet)
        report("dify.env.secret-key-empty"_L1, key);
    else if (key && key->secret && key->secret->length() < shortestKey)
        report("dify.env.secret-key-short"_L1, key,
               {{u"length"_s, QString::number(key->secret->length())}, {u"least"_s, QString::number(shortestKey)}});
}

void DifyEnv::judgePair(QLatin1StringView first, QLatin1StringView second)
{
    const SharedSecret one = m_env.secret(QString(first));
    const SharedSecret other = m_env.secret(QString(second));
    if (one && other && !one->equals(*other))
        report("dify.env.pair-differs"_L1, find(second), {{u"other"_s, first}});
}

void DifyEnv::judgePairs()
{
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> pairs[] = {
        {"CODE_EXECUTION_API_KEY"_L1, "SANDBOX_API_KEY"_L1},
        {"DB_PASSWORD"_L1, "POSTGRES_PASSWORD"_L1},
        {"REDIS_PASSWORD"_L1, "CELERY_BROKER_URL"_L1},
        {"PLUGIN_DAEMON_KEY"_L1, "SERVER_KEY"_L1},
        {"PLUGIN_DIFY_INNER_API_KEY"_L1, "DIFY_INNER_API_KEY"_L1},
        {"PLUGIN_DIFY_INNER_API_KEY"_L1, "INNER_API_KEY_FOR_PLUGIN"_L1}};
    for (const auto &[first, second] : pairs)
        judgePair(first, second);
    const ComposeVariable *broker = find("CELERY_BROKER_URL"_L1);
    const ComposeVariable *cache = find("REDIS_DB"_L1);
    if (broker && cache && cache->isSet && QUrl(broker->text).path().mid(1) == cache->text)
        report("dify.env.broker-database"_L1, broker, {{u"number"_s, cache->text}});
}

static bool isLocal(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

// The host of an address, or the value itself where it is one.
static QString hostOf(const QString &value)
{
    return value.contains("://"_L1) ? QUrl(value).host() : value;
}

void DifyEnv::judgeHosts()
{
    if (!m_compose.isThere()) // without containers this machine is the right place to look
        return;
    for (const QLatin1StringView name :
         {"DB_HOST"_L1, "REDIS_HOST"_L1, "CELERY_BROKER_URL"_L1, "CODE_EXECUTION_ENDPOINT"_L1, "PLUGIN_DAEMON_URL"_L1,
          "PLUGIN_DIFY_INNER_API_URL"_L1, "SSRF_PROXY_HTTP_URL"_L1, "SSRF_PROXY_HTTPS_URL"_L1, "WEAVIATE_ENDPOINT"_L1,
          "QDRANT_URL"_L1})
        if (const QString host = hostOf(text(name)); isLocal(host))
            report("dify.env.host-local"_L1, find(name), {{u"host"_s, host}});
    const QString host = text("DB_HOST"_L1);
    const QString other = host == "db"_L1 ? u"db_postgres"_s : u"db"_s;
    if ((host == "db"_L1 || host == "db_postgres"_L1) && !m_compose.hasService(host) && m_compose.hasService(other))
        report("dify.env.host-renamed"_L1, find("DB_HOST"_L1), {{u"host"_s, host}, {u"service"_s, other}});
    const QString store = text("VECTOR_STORE"_L1);
    const ComposeVariable *profiles = find("COMPOSE_PROFILES"_L1);
    if (profiles && !store.isEmpty() && m_compose.hasProfile(store) && !profiles->text.split(u',').contains(store))
        report("dify.env.profile-missing"_L1, profiles, {{u"profile"_s, store}});
}

// The addresses that people's browsers and other systems use.
static constexpr std::array publicAddresses{"CONSOLE_API_URL"_L1, "CONSOLE_WEB_URL"_L1, "SERVICE_API_URL"_L1,
                                            "APP_API_URL"_L1,     "APP_WEB_URL"_L1,     "FILES_URL"_L1,
                                            "TRIGGER_URL"_L1};

static QString faultOf(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.scheme().startsWith("http"_L1))
        return u"scheme"_s;
    return address.endsWith(u'/') ? u"slash"_s : QString();
}

void DifyEnv::judgeAddresses()
{
    const ComposeVariable *encrypted = nullptr;
    const ComposeVariable *plain = nullptr;
    const ComposeVariable *local = nullptr;
    bool anyOutside = false;
    for (const QLatin1StringView name : publicAddresses) {
        const ComposeVariable *variable = find(name);
        if (!variable || !variable->isSet)
            continue;
        if (const QString fault = faultOf(variable->text); !fault.isEmpty()) {
            report("dify.env.url-invalid"_L1, variable, {{u"fault"_s, fault}});
            continue;
        }
        const QUrl url(variable->text);
        (url.scheme() == "https"_L1 ? encrypted : plain) = variable;
        if (isLocal(url.host()))
            local = variable;
        else
            anyOutside = true;
    }
    if (encrypted && plain && plain != local)
        report("dify.env.url-mixed"_L1, plain, {{u"other"_s, encrypted->name}});
    if (local && anyOutside)
        report("dify.env.url-local"_L1, local);
    const ComposeVariable *files = find("FILES_URL"_L1);
    const auto isEmpty = [this](QLatin1StringView name) {
        return text(name).isEmpty();
    };
    if (files && isEmpty("FILES_URL"_L1) && isEmpty("INTERNAL_FILES_URL"_L1) && isEmpty("CONSOLE_API_URL"_L1))
        report("dify.env.files-url-missing"_L1, files);
}

// Where a browser comes from must be among the origins that the api allows.
void DifyEnv::judgeOrigins()
{
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> pairs[] = {
        {"CONSOLE_CORS_ALLOW_ORIGINS"_L1, "CONSOLE_WEB_URL"_L1}, {"WEB_API_CORS_ALLOW_ORIGINS"_L1, "APP_WEB_URL"_L1}};
    for (const auto &[list, page] : pairs) {
        const QStringList origins = text(list).remove(u' ').split(u',', Qt::SkipEmptyParts);
        const QUrl url(text(page));
        const QString origin = url.scheme() + "://"_L1 + url.authority();
        if (!origins.isEmpty() && !origins.contains(u"*"_s) && url.isValid() && !url.host().isEmpty() &&
            !origins.contains(origin))
            report("dify.env.origin-missing"_L1, find(list), {{u"origin"_s, origin}, {u"page"_s, page}});
    }
}

// `100M`, `1g`, `15` (mebibytes without a letter where Dify counts them so); 0 for anything else.
static qint64 mebibytes(const QString &text)
{
    static const QRegularExpression size(u"\\A(\\d{1,6})([mMgG]?)\\z"_s);
    const QRegularExpressionMatch match = size.match(text.trimmed());
    return match.captured(1).toLongLong() * (match.captured(2).toLower() == "g"_L1 ? 1024 : 1);
}

void DifyEnv::judgeSizes()
{
    const qint64 upload = mebibytes(text("UPLOAD_FILE_SIZE_LIMIT"_L1));
    const qint64 body = mebibytes(text("NGINX_CLIENT_MAX_BODY_SIZE"_L1));
    if (upload > 0 && body > 0 && upload > body)
        report("dify.env.upload-limit"_L1, find("UPLOAD_FILE_SIZE_LIMIT"_L1),
               {{u"upload"_s, QString::number(upload)}, {u"body"_s, QString::number(body)}});
    const SharedSecret first = m_env.secret(u"INIT_PASSWORD");
    if (first && first->length() > longestInitPassword)
        report("dify.env.init-password-long"_L1, find("INIT_PASSWORD"_L1),
               {{u"length"_s, QString::number(first->length())}});
}

void DifyEnv::judgeSwitches()
{
    judgeSizes();
    for (const QLatin1StringView name : {"SSRF_PROXY_HTTP_URL"_L1, "SSRF_PROXY_HTTPS_URL"_L1})
        if (const ComposeVariable *proxy = find(name); proxy && !proxy->isSet)
            report("dify.env.proxy-empty"_L1, proxy);
    if (isSwitchedOff("MIGRATION_ENABLED"_L1))
        report("dify.env.migration-off"_L1, find("MIGRATION_ENABLED"_L1));
    if (isSwitchedOff("FORCE_VERIFYING_SIGNATURE"_L1))
        report("dify.env.signature-off"_L1, find("FORCE_VERIFYING_SIGNATURE"_L1));
    if (isSwitchedOn("DEBUG"_L1))
        report("dify.debug.left-on"_L1, find("DEBUG"_L1));
    else if (text("LOG_LEVEL"_L1).toUpper() == "DEBUG"_L1)
        report("dify.debug.left-on"_L1, find("LOG_LEVEL"_L1));
    else if (isSwitchedOn("ENABLE_REQUEST_LOGGING"_L1))
        report("dify.debug.left-on"_L1, find("ENABLE_REQUEST_LOGGING"_L1));
}

static void lint(const LintSubject &subject, const LintContext &context, FileFindings &findings)
{
    const ComposeEnv env = readComposeEnv(subject.content, context.environment);
    if (!env.readable)
        return findings.add("dify.env.encoding"_L1, {});
    if (env.fault.line > 0)
        findings.add("dify.env.syntax"_L1, env.fault);
    DifyEnv(env, composeBeside(subject.path), findings).judge();
    judgeReaders(subject.path, findings);
}

extern const FileLinter difyEnvFile{"dify-env"_L1, rules, recognises, lint};

}

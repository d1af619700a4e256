// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/KeychainStore.h"

#include "base/Wait.h"
#include "tenant/KeychainLine.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace lentera {

//! How long a call waits for its child, and what it answers after that.
struct Patience {
    std::chrono::seconds budget;
    QLatin1StringView late;
};
static constexpr Patience forAnswer{std::chrono::seconds(5), "keychain.silent"_L1};
// The child opens the prompt only when the service answers: from then on only the person is awaited.
static constexpr Patience forPerson{std::chrono::minutes(2), "keychain.waiting"_L1};
// A stop must end a call within 200 ms.
static constexpr std::chrono::milliseconds farewell{120};

KeychainStore::KeychainStore(QString helper) : m_helper(std::move(helper)) {}

static QProcessEnvironment childEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // QtKeychain hangs for ever without the GLib event dispatcher.
    environment.remove(u"QT_NO_GLIB"_s);
    return environment;
}

//! Blocks until the child has answered \a line with a line, has ended, or the wait is over.
static Woken converse(QProcess &child, const QByteArray &line, Wait &wait)
{
    const auto start = [&] {
        child.start(QIODevice::ReadWrite);
        if (child.state() == QProcess::NotRunning)
            return;
        child.write(line);
    };
    const auto next = [&](auto &&begin) {
        return wait.until(&child, begin, &QProcess::readyReadStandardOutput, &QProcess::finished,
                          &QProcess::errorOccurred);
    };
    Woken woken = next(start);
    // A signal may have come while the last wait was ending: the child's state decides, not the signal.
    while (woken == Woken::Signal && !child.canReadLine() && child.state() != QProcess::NotRunning &&
           child.bytesAvailable() <= longestKeychainLine)
        woken = next([] {});
    return woken;
}

static QString helperTrouble(const QProcess &child)
{
    if (child.error() == QProcess::FailedToStart)
        return QFileInfo::exists(child.program()) ? u"not executable"_s : u"not found"_s;
    if (child.state() != QProcess::NotRunning)
        return u"answer not understood"_s;
    return child.exitStatus() == QProcess::CrashExit ? u"crashed"_s : u"ended with status %1"_s.arg(child.exitCode());
}

//! The end of its input asks the child to end; it may have a prompt to take away first. Then it is killed.
static void end(QProcess &child)
{
    child.closeWriteChannel();
    if (child.state() != QProcess::NotRunning && !child.waitForFinished(int(farewell.count()))) {
        child.kill();
        child.waitForFinished();
    }
}

//! The line that a child of its own answered \a line with.
static Result<QByteArray> answerTo(const QByteArray &line, const QString &helper, const Patience &patience,
                                   const std::stop_token &stop)
{
    Wait wait(stop, patience.budget);
    QProcess child;
    child.setProgram(helper);
    child.setProcessEnvironment(childEnvironment());
    child.setStandardErrorFile(QProcess::nullDevice());
    const Woken woken = converse(child, line, wait);
    Result<QByteArray> answer =
        failure("keychain.helper"_L1, {{u"path"_s, helper}, {u"reason"_s, helperTrouble(child)}});
    if (child.canReadLine())
        answer = child.readLine();
    else if (woken == Woken::Stopped)
        answer = failure("run.stopped"_L1);
    else if (woken == Woken::Deadline)
        answer = failure(patience.late, {{u"seconds"_s, QString::number(patience.budget.count())}});
    end(child);
    return answer;
}

static tl::unexpected<Error> notUnderstood(const QString &helper)
{
    return failure("keychain.helper"_L1, {{u"path"_s, helper}, {u"reason"_s, u"answer not understood"_s}});
}

//! What the child answered; its own errors are errors here.
static Result<KeychainLine> understood(QByteArray answer, const QString &helper)
{
    std::optional<KeychainLine> line = readKeychainLine(std::move(answer));
    if (!line)
        return notUnderstood(helper);
    if (line->fields.value("ok"_L1).toBool())
        return std::move(*line);
    Error error{line->fields.value("error"_L1).toString(), {}};
    if (!error.id.startsWith("keychain."_L1))
        return notUnderstood(helper);
    const QJsonObject facts = line->fields.value("facts"_L1).toObject();
    for (auto fact = facts.begin(); fact != facts.end(); ++fact)
        error.facts.insert(fact.key(), fact.value().toString());
    return tl::unexpected<Error>(std::move(error));
}

//! One child, one request, one answer. Wipes \a line.
static Result<KeychainLine> ask(const QString &helper, QByteArray line, const Patience &patience,
                                const std::stop_token &stop)
{
    Result<QByteArray> answer = failure("run.stopped"_L1);
    if (!stop.stop_requested())
        answer = answerTo(line, helper, patience, stop);
    // Not earlier: the child's write buffer shares these bytes until it is gone.
    wipeBytes(line);
    if (!answer)
        return failureOf(answer);
    return understood(std::move(*answer), helper);
}

static QByteArray request(QLatin1StringView operation, const SecretKey &key, const QByteArray &value = {})
{
    return writeKeychainLine({{u"op"_s, operation}, {u"key"_s, key.text()}}, value);
}

static QByteArray request(QLatin1StringView operation)
{
    return writeKeychainLine({{u"op"_s, operation}}, {});
}

static KeychainState stateOf(const QString &text)
{
    for (const KeychainState state :
         {KeychainState::Usable, KeychainState::Locked, KeychainState::Waiting, KeychainState::Silent}) {
        if (text == keychainStateText(state))
            return state;
    }
    return KeychainState::Absent;
}

static KeychainStatus statusOf(const Error &error)
{
    if (error.id == "keychain.silent"_L1)
        return {KeychainState::Silent, {}, u"no answer in %1 s"_s.arg(error.facts.value(u"seconds"_s))};
    if (error.id == "run.stopped"_L1)
        return {KeychainState::Silent, {}, u"stopped"_s};
    return {KeychainState::Absent, {}, u"%1: %2"_s.arg(error.facts.value(u"path"_s), error.facts.value(u"reason"_s))};
}

KeychainStatus KeychainStore::status(std::stop_token stop)
{
    const Result<KeychainLine> answer = ask(m_helper, request("status"_L1), forAnswer, stop);
    if (!answer)
        return statusOf(answer.error());
    const QJsonObject &fields = answer->fields;
    KeychainState state = stateOf(fields.value("state"_L1).toString());
    if (state == KeychainState::Locked && m_unlocking > 0)
        state = KeychainState::Waiting;
    return {state, fields.value("backend"_L1).toString(), fields.value("detail"_L1).toString()};
}

Error KeychainStore::asSeenHere(Error error) const
{
    if (error.id == "keychain.locked"_L1 && m_unlocking > 0)
        error.id = u"keychain.waiting"_s;
    return error;
}

Result<Secret> KeychainStore::read(const SecretKey &key, std::stop_token stop)
{
    Result<KeychainLine> answer = ask(m_helper, request("read"_L1, key), forAnswer, stop);
    if (!answer)
        return tl::unexpected(asSeenHere(answer.error()));
    return Secret(std::move(answer->value));
}

Result<void> KeychainStore::write(const SecretKey &key, const Secret &secret, std::stop_token stop)
{
    if (secret.isEmpty())
        return failure("keychain.failed"_L1, {{u"detail"_s, u"empty value"_s}});
    if (secret.length() > largestSecret)
        return failure("keychain.too-large"_L1, {{u"limit"_s, QString::number(largestSecret)}});
    const Result<KeychainLine> answer = ask(m_helper, request("write"_L1, key, secret.reveal()), forAnswer, stop);
    if (!answer)
        return tl::unexpected(asSeenHere(answer.error()));
    return {};
}

Result<void> KeychainStore::remove(const SecretKey &key, std::stop_token stop)
{
    const Result<KeychainLine> answer = ask(m_helper, request("remove"_L1, key), forAnswer, stop);
    if (!answer)
        return tl::unexpected(asSeenHere(answer.error()));
    return {};
}

Result<void> KeychainStore::unlock(std::stop_token stop)
{
    ++m_unlocking;
    const Result<KeychainLine> answer = ask(m_helper, request("unlock"_L1), forPerson, stop);
    --m_unlocking;
    if (!answer)
        return failureOf(answer);
    return {};
}

QString keychainHelperPath()
{
#ifdef Q_OS_WIN
    return QCoreApplication::applicationDirPath() + "/lentera-keychain.exe"_L1;
#else
    return QCoreApplication::applicationDirPath() + "/lentera-keychain"_L1;
#endif
}

}

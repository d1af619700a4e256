// SPDX-License-Identifier: GPL-3.0-or-later
#include "Requests.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

// After this a job is given up; what is left of the parent's 5 s is for asking why.
static constexpr std::chrono::milliseconds jobsEnd{3000};

static QByteArray lineFor(const Result<KeychainLine> &result)
{
    if (result)
        return writeKeychainLine(result->fields, result->value);
    QJsonObject facts;
    for (auto fact = result.error().facts.cbegin(); fact != result.error().facts.cend(); ++fact)
        facts.insert(fact.key(), fact.value());
    return writeKeychainLine({{u"error"_s, result.error().id}, {u"facts"_s, facts}}, {});
}

static tl::unexpected<Error> failed(const QString &detail)
{
    return failure("keychain.failed"_L1, {{u"detail"_s, detail}});
}

static KeychainLine done(QByteArray value = {})
{
    return {{{u"ok"_s, true}}, std::move(value)};
}

QByteArray Requests::answer(QByteArray line)
{
    m_clock.start();
    std::optional<KeychainLine> request = readKeychainLine(std::move(line));
    if (!request)
        return lineFor(failed(u"request not understood"_s));
    Result<KeychainLine> result = perform(*request);
    wipeBytes(request->value);
    QByteArray answered = lineFor(result);
    if (result)
        wipeBytes(result->value);
    return answered;
}

Result<KeychainLine> Requests::perform(const KeychainLine &request)
{
    const QString operation = request.fields.value("op"_L1).toString();
    const QString key = request.fields.value("key"_L1).toString();
    if (operation == "status"_L1)
        return status();
    if (operation == "unlock"_L1)
        return unlock();
    if (key.isEmpty())
        return failed(u"no key"_s);
    if (operation == "read"_L1)
        return read(key);
    if (operation == "write"_L1)
        return write(key, request.value);
    if (operation == "remove"_L1)
        return remove(key);
    return failed(u"unknown operation"_s);
}

Result<KeychainLine> Requests::status()
{
    const KeychainStatus status = m_backend.status();
    KeychainLine line = done();
    line.fields.insert(u"state"_s, keychainStateText(status.state));
    line.fields.insert(u"backend"_s, status.backend);
    line.fields.insert(u"detail"_s, status.detail);
    return line;
}

Result<KeychainLine> Requests::read(const QString &key)
{
    if (const Result<void> ready = usable(key); !ready)
        return failureOf(ready);
    Result<QByteArray> value = valueOf(key);
    if (!value)
        return failureOf(value);
    return done(std::move(*value));
}

Result<KeychainLine> Requests::write(const QString &key, const QByteArray &value)
{
    if (value.isEmpty())
        return failed(u"empty value"_s);
    if (value.size() > largestSecret)
        return failure("keychain.too-large"_L1, {{u"limit"_s, QString::number(largestSecret)}});
    if (const Result<void> ready = usable(key); !ready)
        return failureOf(ready);
    if (const auto written = valueIn(writeEntry(key, value, forJobs())); !written)
        return failureOf(written);
    Result<QByteArray> there = valueOf(key);
    if (!there)
        return failureOf(there);
    const bool same = *there == value;
    wipeBytes(*there);
    if (!same)
        return failed(u"read back another value"_s);
    return done();
}

Result<KeychainLine> Requests::remove(const QString &key)
{
    if (const Result<void> ready = usable(key); !ready)
        return failureOf(ready);
    const auto removed = valueIn(removeEntry(key, forJobs()));
    if (!removed && removed.error().id != "keychain.missing"_L1)
        return failureOf(removed);
    if (const Result<void> after = gone(key); !after)
        return failureOf(after);
    return done();
}

Result<KeychainLine> Requests::unlock()
{
    KeychainStatus status = m_backend.status();
    if (status.state == KeychainState::Locked || status.detail == noKeyring) {
        if (const Result<void> asked = m_backend.unlock(); !asked)
            return failureOf(asked);
        status = m_backend.status();
    }
    if (status.state != KeychainState::Usable)
        return stateError(status);
    return done();
}

//! Whether the keychain may be asked about \a key: on a locked one QtKeychain reports it as missing, or as deleted.
Result<void> Requests::usable(const QString &key)
{
    const KeychainStatus status = m_backend.status();
    if (status.state != KeychainState::Usable)
        return stateError(status);
    if (m_backend.find(key) == EntryPlace::Locked)
        return failure("keychain.locked"_L1);
    return {};
}

//! After a deletion: QtKeychain reports success even when nothing was deleted.
Result<void> Requests::gone(const QString &key)
{
    Result<QByteArray> left = valueOf(key);
    if (!left && left.error().id == "keychain.missing"_L1)
        return {};
    if (!left)
        return failureOf(left);
    wipeBytes(*left);
    return failed(u"still there after deletion"_s);
}

Result<QByteArray> Requests::valueOf(const QString &key)
{
    Result<QByteArray> value = valueIn(readEntry(key, forJobs()));
    if (value || value.error().id != "keychain.missing"_L1)
        return value;
    // It may have been locked just before the job began: only a keychain that is still usable can say "missing".
    if (const Result<void> still = usable(key); !still)
        return failureOf(still);
    return failure("keychain.missing"_L1, {{u"key"_s, key}});
}

Result<QByteArray> Requests::valueIn(std::optional<JobEnd> end)
{
    if (!end) {
        m_stuck = true;
        const KeychainStatus now = m_backend.status();
        // The service answers, but not the job: it has opened a prompt.
        return now.state == KeychainState::Silent ? stateError(now) : failure("keychain.waiting"_L1);
    }
    switch (end->error) {
    case QKeychain::NoError:
        return std::move(end->data);
    case QKeychain::EntryNotFound:
        return failure("keychain.missing"_L1);
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return failure("keychain.denied"_L1, {{u"detail"_s, end->text}});
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return failure("keychain.absent"_L1, {{u"detail"_s, end->text}});
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return failed(end->text);
}

tl::unexpected<Error> Requests::stateError(const KeychainStatus &status) const
{
    const qint64 seconds = std::max<qint64>((m_clock.elapsed() + 500) / 1000, 1);
    switch (status.state) {
    case KeychainState::Locked:
        return failure("keychain.locked"_L1);
    case KeychainState::Waiting:
        return failure("keychain.waiting"_L1);
    case KeychainState::Silent:
        return failure("keychain.silent"_L1, {{u"seconds"_s, QString::number(seconds)}});
    case KeychainState::Absent:
    case KeychainState::Usable:
        break;
    }
    return failure("keychain.absent"_L1, {{u"detail"_s, status.detail}});
}

std::chrono::milliseconds Requests::forJobs() const
{
    return jobsEnd - std::chrono::milliseconds(m_clock.elapsed());
}

}

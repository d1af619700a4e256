// SPDX-License-Identifier: GPL-3.0-or-later
#include "Jobs.h"

#include "Backend.h"

#include <QEventLoop>
#include <QTimer>

#include <functional>

namespace lentera {

using TakeData = std::function<QByteArray()>;

static std::optional<JobEnd> run(
    QKeychain::Job *job, const QString &key, std::chrono::milliseconds budget,
    const TakeData &takeData = [] { return QByteArray(); })
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    std::optional<JobEnd> end;
    QEventLoop loop;
    QObject::connect(job, &QKeychain::Job::finished, &loop, [&](const QKeychain::Job *finished) {
        end = JobEnd{finished->error(), finished->errorString(), takeData()};
        loop.quit();
    });
    job->start();
    QTimer::singleShot(std::max(budget, std::chrono::milliseconds(0)), &loop, &QEventLoop::quit);
    loop.exec();
    return end;
}

std::optional<JobEnd> readEntry(const QString &key, std::chrono::milliseconds budget)
{
    auto *job = new QKeychain::ReadPasswordJob(keychainService);
    return run(job, key, budget, [job] { return job->binaryData(); });
}

std::optional<JobEnd> writeEntry(const QString &key, const QByteArray &value, std::chrono::milliseconds budget)
{
    auto *job = new QKeychain::WritePasswordJob(keychainService);
    job->setBinaryData(value);
    return run(job, key, budget);
}

std::optional<JobEnd> removeEntry(const QString &key, std::chrono::milliseconds budget)
{
    return run(new QKeychain::DeletePasswordJob(keychainService), key, budget);
}

}

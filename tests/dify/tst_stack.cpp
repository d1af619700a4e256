// SPDX-License-Identifier: GPL-3.0-or-later
#include "DockerStandIn.h"
#include "dify/composeAnswers.h"
#include "dify/difyReport.h"
#include "dify/examineDify.h"
#include "dify/judgeDify.h"
#include "support/LoopbackServer.h"
#include "support/StoppedJob.h"
#include "support/runTests.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DifySeen;
using seen::DockerAnswer;

static Explanations shipped()
{
    return Explanations::open(QStringLiteral(SOURCE_DIR "/resources/explanations"));
}

// The processes that a stand-in for docker started and left.
static int sleepers(const DockerStandIn &docker)
{
    int count = 0;
    for (const QString &id : QDir(u"/proc"_s).entryList({u"[1-9]*"_s}, QDir::Dirs)) {
        QFile file(u"/proc/%1/environ"_s.arg(id));
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(docker.answers().toUtf8()))
            ++count;
    }
    return count;
}

//! A whole stack, its docker replaced by a program that answers as recorded.
class StackTest : public QObject {
    Q_OBJECT

    static DifySeen looked(const DockerStandIn &docker)
    {
        const Result<DifySeen> seen = examineDify(docker.stack, shipped(), Wait({}, std::chrono::minutes(2)));
        return seen.value_or(DifySeen());
    }
    static QStringList idsOf(const DifySeen &seen)
    {
        QStringList ids;
        for (const Finding &finding : judgeDify(seen))
            ids << finding.id;
        return ids;
    }

private Q_SLOTS:
    void answersOfDocker_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("finding");
        QTest::newRow("forbidden") << u"forbidden"_s << u"Forbidden"_s << u"docker.socket.forbidden"_s;
        QTest::newRow("daemon down") << u"daemon-down"_s << u"DaemonUnreachable"_s << u"docker.daemon.unreachable"_s;
        QTest::newRow("no plugin") << u"no-compose"_s << u"ComposeMissing"_s << u"docker.compose.missing"_s;
        QTest::newRow("no file") << u"no-file"_s << u"FileMissing"_s << u"docker.compose.file-missing"_s;
        QTest::newRow("bad file") << u"bad-file"_s << u"FileInvalid"_s << u"docker.compose.file-invalid"_s;
        QTest::newRow("nothing there") << u"empty"_s << u"Answered"_s << u"docker.project.empty"_s;
        QTest::newRow("other name") << u"other-name"_s << u"Answered"_s << u"docker.project.other-name"_s;
        QTest::newRow("unknown words") << u"strange"_s << u"Failed"_s << u"docker.call.failed"_s;
    }

    void answersOfDocker()
    {
        QFETCH(const QString, fixture);
        QFETCH(const QString, finding);
        DockerStandIn docker(fixture);
        docker.stack.areas = {u"compose"_s};
        const DifySeen seen = looked(docker);
        QTEST(toJson(seen.compose.answer).toString(), "answer");
        QCOMPARE(idsOf(seen).value(0), finding);
    }

    void withoutDockerTheRestGoesOn()
    {
        DockerStandIn docker(u"healthy"_s);
        docker.stack.environment.insert(u"PATH"_s, u"/there/is/none"_s);
        docker.write(u".env"_s, "SANDBOX_API_KEY=one-secret-value\nCODE_EXECUTION_API_KEY=another-secret-value\n");
        const DifySeen seen = looked(docker);
        QCOMPARE(seen.compose.answer, DockerAnswer::ClientMissing);
        QVERIFY(seen.disk.bytes > 0);
        const QStringList ids = idsOf(seen);
        QVERIFY2(ids.contains(u"docker.client.missing"_s) && ids.contains(u"dify.env.pair-differs"_s) &&
                     ids.contains(u"dify.service.no-way"_s),
                 qPrintable(ids.join(u' ')));
    }

    void aHealthyProjectIsRead()
    {
        DockerStandIn docker(u"healthy"_s);
        docker.stack.areas = {u"compose"_s};
        const DifySeen seen = looked(docker);
        QCOMPARE(seen.compose.containers.size(), 12);
        QCOMPARE(seen.version(), u"1.14.2"_s);
        const seen::DifyContainer *nginx = seen.compose.find({u"nginx"_s});
        QVERIFY(nginx);
        QCOMPARE(nginx->published, (QMap<QString, int>{{u"80"_s, 18080}}));
        QCOMPARE(nginx->address, u"127.0.0.77"_s);
        QCOMPARE(idsOf(seen), QStringList());
    }

    // The older array, without images; causes from logs; what hangs together is told once.
    void aBrokenProjectIsReduced()
    {
        DockerStandIn docker(u"broken"_s);
        docker.stack.areas = {u"compose"_s};
        docker.write(u".env"_s, "REDIS_PASSWORD=planted-redis-canary-77\n");
        const DifySeen seen = looked(docker);
        QCOMPARE(seen.compose.containers.size(), 6);
        const seen::DifyContainer *database = seen.compose.find({u"db_postgres"_s});
        QVERIFY(database && !database->causes.isEmpty());
        QCOMPARE(database->causes.first().id, u"host.disk.full"_s);
        QCOMPARE(seen.compose.find({u"api"_s})->restarts, 7);
        QVERIFY(seen.compose.find({u"redis"_s})->healthOutput.startsWith("MISCONF"_L1));
        QCOMPARE(seen.compose.unsetVariables, QStringList{u"CERTBOT_EMAIL"_s});
        const QList<Finding> findings = judgeDify(seen);
        QCOMPARE(findings.first().id, u"host.disk.full"_s);
        QVERIFY2(findings.first().explained.contains(u"docker.service.restarting"_s),
                 qPrintable(findings.first().explained.join(u' ')));
        QStringList roots;
        for (const Finding &finding : findings)
            if (finding.rootCause)
                roots << finding.id;
        QCOMPARE(roots.join(u' '), u"host.disk.full docker.container.killed docker.service.missing docker.compose.old "
                                   "docker.variable.unset docker.image.mixed"_s);
        const QByteArray json = QJsonDocument(difyJson(seen, shipped(), u"en"_s)).toJson();
        QVERIFY(json.contains("[secret:REDIS_PASSWORD]") && !json.contains("canary"));
    }

    void aPartOfASecretIsNotShown()
    {
        DockerStandIn docker(u"healthy"_s);
        docker.stack.areas = {u"compose"_s, u"env"_s};
        docker.write(u".env"_s, "PLUGIN_DAEMON_KEY=long$plantedcanary\nAPP_WEB_URL=https://$TENANT.example.com\n");
        docker.answer(u"config.err"_s,
                      "level=warning msg=\"The \\\"plantedcanary\\\" variable is not set. Defaulting to a "
                      "blank string.\"\nlevel=warning msg=\"The \\\"TENANT\\\" variable is not set.\"\n");
        const DifySeen seen = looked(docker);
        QCOMPARE(seen.compose.unsetVariables, QStringList{u"TENANT"_s});
        const QByteArray json = QJsonDocument(difyJson(seen, shipped(), u"en"_s)).toJson();
        QVERIFY(json.contains("dify.env.dollar") && json.contains("TENANT") && !json.contains("canary"));
    }

    void whatIsAskedOfDockerChangesNothing()
    {
        DockerStandIn docker(u"broken"_s);
        const QString record = docker.bin() + "/asked"_L1;
        QVERIFY(QFile::rename(docker.bin() + "/docker"_L1, docker.bin() + "/answers"_L1));
        QFile script(docker.bin() + "/docker"_L1);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\necho \"$*\" >>" + record.toUtf8() + "\nenv >>" + record.toUtf8() + ".env\nexec " +
                     docker.bin().toUtf8() + "/answers \"$@\"\n");
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        script.close();
        docker.stack.environment.insert(u"DIFY_TOKEN"_s, u"planted-environment-canary"_s);
        docker.stack.environment.insert(u"DOCKER_AUTH_CONFIG"_s, u"planted-environment-canary"_s);
        looked(docker);
        QFile asked(record);
        QVERIFY(asked.open(QIODevice::ReadOnly));
        static const QStringList harmless{u"version"_s, u"config"_s, u"ps"_s, u"ls"_s, u"logs"_s, u"inspect"_s};
        for (const QString &line : QString::fromUtf8(asked.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
            const QStringList words = line.split(u' ');
            const auto known =
                std::any_of(words.cbegin(), words.cend(), [](const QString &word) { return harmless.contains(word); });
            QVERIFY2(known && !words.contains(u"exec"_s) && !words.contains(u"up"_s), qPrintable(line));
        }
        QFile environment(record + ".env"_L1);
        QVERIFY(environment.open(QIODevice::ReadOnly));
        const QByteArray variables = environment.readAll();
        QVERIFY(variables.contains("DOCKER_FIXTURE") && !variables.contains("canary"));
    }

    void aHangingDockerEndsWhenStoppedAndLeavesNothing()
    {
        DockerStandIn docker(u"hanging"_s);
        docker.stack.areas = {u"compose"_s};
        QVERIFY(endsWhenStopped([&](Wait &wait) { static_cast<void>(examineDify(docker.stack, shipped(), wait)); },
                                [&] { return sleepers(docker) > 0; }));
        QTRY_COMPARE(sleepers(docker), 0);
    }

    void tooMuchOutputIsCut()
    {
        DockerStandIn docker(u"healthy"_s);
        docker.stack.areas = {u"compose"_s};
        docker.answer(u"ps.out"_s, QByteArray(8 << 20, 'x'));
        const DifySeen seen = looked(docker);
        QCOMPARE(seen.compose.answer, DockerAnswer::Failed);
        QCOMPARE(seen.compose.detail, u"> 4194304 bytes"_s);
    }

    void aMissingFolderIsAnError()
    {
        DifyStack stack;
        stack.folder = u"/there/is/none"_s;
        const Result<DifySeen> seen = examineDify(stack, shipped(), Wait({}, std::chrono::minutes(1)));
        QVERIFY(!seen);
        QCOMPARE(seen.error().id, u"file.read"_s);
    }

    void strangeTextIsPassedOver()
    {
        QVERIFY(readContainers("not json\n{\"Service\":\n[1,2]\n").isEmpty());
        QVERIFY(readContainers("[1, null, {\"Name\": \"no service\"}]").isEmpty());
        QCOMPARE(readContainers("{\"Service\":\"a\"}\nnoise\n{\"Service\":\"b\",\"Publishers\":null}\n").size(), 2);
        QCOMPARE(readContainers(QByteArray("{\"Service\":\"a\"}\n").repeated(500)).size(), 200);
        QList<seen::DifyContainer> none;
        addInspected("{\"Name\":\"/x\",\"State\":null}", none);
        QVERIFY(none.isEmpty());
    }
};

}

LENTERA_TEST(tst_stack, lentera::StackTest)
#include "tst_stack.moc"

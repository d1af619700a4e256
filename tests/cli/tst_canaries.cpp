// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CliProgram.h"
#include "support/KeyringSession.h"
#include "support/SecretEcho.h"
#include "support/runTests.h"

#include <QDirIterator>
#include <QFile>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace lentera;

//! Forty secrets go in through every door of the command line; afterwards they are in no file and no output.
class CanariesTest : public QObject {
    Q_OBJECT

    struct Canary {
        QByteArray secret;
        QString origin;
    };
    QList<Canary> m_canaries;
    QByteArray m_said; //!< all that was printed

    QByteArray plant(const QString &origin)
    {
        const QByteArray secret = "Canary/" + QByteArray::number(m_canaries.size()) + "+\xC3\xA9\"~" +
                                  QByteArray::number(quint64(qHash(origin, 7)), 36) + "?end";
        m_canaries << Canary{secret, origin};
        return secret;
    }
    void say(const CliAnswer &answer) { m_said += answer.out + answer.err; }
    void lookInto(const QByteArray &bytes, const QString &where) const
    {
        for (const Canary &canary : m_canaries)
            for (const QByteArray &form : formsOf(canary.secret))
                QVERIFY2(!bytes.contains(form),
                         qPrintable(u"%1 is in %2 as %3"_s.arg(canary.origin, where, QString::fromLatin1(form))));
    }

private Q_SLOTS:
    void nothingWrittenHoldsASecret()
    {
        KeyringSession session;
        session.startUnlocked();
        QVERIFY2(session.trouble().isEmpty(), qPrintable(session.trouble()));
        const SecretEcho server;
        const QString url = u"http://127.0.0.1:%1/"_s.arg(server.port());
        CliProgram cli(session.environment());
        const QString cases = cli.home() + u"/case-%1.json"_s;
        say(cli.run({u"tenant"_s, u"add"_s, u"acme"_s}));

        for (int i = 0; i < 10; ++i) {
            const QString target = u"acme/c%1"_s.arg(i);
            const QString kind = QStringList{u"bearer"_s, u"api-key"_s, u"basic"_s}.at(i % 3);
            const QString field = QStringList{u"token"_s, u"apiKey"_s, u"password"_s}.at(i % 3);
            QStringList add{u"connection"_s, u"add"_s, target, u"--url"_s, url, u"--auth"_s, kind};
            if (kind == "api-key"_L1)
                add << u"--param"_s << u"headerName=X-Api-Key"_s;
            const CliAnswer added = cli.run(add);
            QVERIFY2(added.status == 0, added.err.constData());

            QStringList set{u"credential"_s, u"set"_s, target, u"--secret-stdin"_s, field};
            if (kind == "basic"_L1)
                set << u"--field"_s << u"user=somebody"_s;
            const CliAnswer stored = cli.run(set, plant(u"stdin of credential set"_s) + '\n');
            QVERIFY2(stored.status == 0, stored.err.constData());
            say(stored);

            cli.environment().insert(u"CANARY"_s, QString::fromUtf8(plant(u"environment of credential rotate"_s)));
            say(cli.run({u"credential"_s, u"rotate"_s, target, u"--secret-env"_s, field + u"=CANARY"_s}));
            cli.environment().remove(u"CANARY"_s);

            say(cli.run({u"check"_s, target, u"--save"_s, cases.arg(i), i % 2 ? u"--json"_s : u"--markdown"_s}));
            QStringList passing{u"check"_s,          u"--url"_s, url,         u"--auth"_s,        kind,
                                u"--secret-stdin"_s, field,      u"--save"_s, cases.arg(100 + i), u"--json"_s};
            if (kind == "basic"_L1)
                passing << u"--field"_s << u"user=somebody"_s;
            say(cli.run(passing, plant(u"stdin of an ad-hoc check"_s)));
            cli.environment().insert(u"CANARY"_s, QString::fromUtf8(plant(u"environment of an ad-hoc check"_s)));
            say(cli.run({u"check"_s, u"--url"_s, url, u"--auth"_s, u"bearer"_s, u"--secret-env"_s, u"token=CANARY"_s}));
            cli.environment().remove(u"CANARY"_s);
            say(cli.run({u"credential"_s, u"list"_s, target, u"--json"_s}));
        }
        QCOMPARE(m_canaries.size(), 40);
        QVERIFY2(server.connections() >= 40, "the secrets were not sent, so their absence would prove nothing");
        say(cli.run({u"tenant"_s, u"export"_s, u"-"_s}));

        lookInto(m_said, u"what was printed"_s);
        int files = 0;
        for (QDirIterator it(cli.home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();
             ++files) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            lookInto(file.readAll(), file.fileName());
        }
        QVERIFY2(files > 20, "the database and the case files were not written");
    }
};

LENTERA_TEST(tst_canaries, CanariesTest)
#include "tst_canaries.moc"

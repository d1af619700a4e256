// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectorFile.h"
#include "files/AirbyteManifest.h"
#include "support/runTests.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace lentera {

//! What a connector.yaml becomes.
class AirbyteManifestTest : public QObject {
    Q_OBJECT

    static QByteArray example()
    {
        QFile file(QStringLiteral(SOURCE_DIR "/tests/data/files/airbyte/connector.yaml"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QString told(const Result<AirbyteManifest> &manifest)
    {
        if (!manifest)
            return u"error %1 %2"_s.arg(manifest.error().id, manifest.error().facts.value(u"field"_s)).trimmed();
        QStringList notes;
        for (const ManifestNote &note : manifest->notes)
            notes << note.error.id.section(u'.', 1) + u'@' + QString::number(note.place.line);
        return notes.join(u' ');
    }

private Q_SLOTS:
    void theExampleBecomesAConnector()
    {
        const Result<AirbyteManifest> manifest = readAirbyteManifest(example(), u"connector.yaml"_s);
        QVERIFY2(manifest, qPrintable(told(manifest)));
        QCOMPARE(told(manifest), u"manifest-server@15 manifest-check@64 manifest-scheme@50 manifest-scheme@54"_s);
        QCOMPARE(manifest->id, u"airbyte-acme-crm"_s);
        QCOMPARE(manifest->known.entities.value(u"customers"_s), (QStringList{u"get"_s, u"list"_s}));
        QCOMPARE(manifest->known.settings, QStringList{u"subdomain"_s});
        const auto read = readConnector(manifest->connector, u"x.json"_s);
        QVERIFY(read);
        QCOMPARE(read->name.value(u"id"_s), u"Acme CRM (milik sendiri)"_s);
        QVERIFY(read->findParameter(u"baseUrl"_s)->defaultValue.isEmpty());
        QCOMPARE(read->findParameter(u"baseUrl"_s)->example, u"https://{subdomain}.acme.example/api/v2"_s);
        QCOMPARE(read->signIns.size(), 2);
        const SignIn &basic = read->signIns.at(0);
        QCOMPARE(basic.headers.first().value, u"Basic {base64(email'/token':apiToken)}"_s);
        QCOMPARE(basic.fields.size(), 2);
        QVERIFY(!basic.fields.at(0).secret && basic.fields.at(1).secret);
        QCOMPARE(basic.fields.at(1).variables, QStringList{u"ACME_CRM_API_TOKEN"_s});
        const SignIn &key = read->signIns.at(1);
        QCOMPARE(key.headers.at(0).name, u"X-Api-Key"_s);
        QCOMPARE(key.headers.at(1).value, u"{account}"_s);
        QVERIFY(!key.fields.at(1).required);
        const Call check = read->calls.value(u"check"_s);
        QCOMPARE(check.path, u"/customers"_s);
        QCOMPARE(check.query.value(u"limit"_s), u"1"_s);
        QCOMPARE(check.headers.at(1).value, u"2026-01-01"_s);
        QCOMPARE(check.good.contentType, u"application/json"_s);
        QCOMPARE(check.good.fields.first().pointer, u"/ok"_s);
        QCOMPARE(check.good.fields.first().oneOf, QList<QJsonValue>{true});
    }

    void whatCannotBeRead_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("expected");
        QTest::newRow("no name") << QByteArray("x-airbyte-connector-name: acme-crm") << QByteArray("x-name: acme")
                                 << u"error import.manifest info/x-airbyte-connector-name"_s;
        QTest::newRow("another name") << QByteArray("name: acme-crm") << QByteArray("name: ../../etc")
                                      << u"error import.manifest info/x-airbyte-connector-name"_s;
        QTest::newRow("no server") << QByteArray("servers:") << QByteArray("server:")
                                   << u"error import.manifest servers/0/url"_s;
        QTest::newRow("no operations") << QByteArray("paths:") << QByteArray("path:")
                                       << u"error import.manifest paths"_s;
        QTest::newRow("no call") << QByteArray("  /customers:\n    get:") << QByteArray("  /customers:\n    put:")
                                 << u"error import.manifest-call"_s;
        QTest::newRow("no sign-in") << QByteArray("      scheme: basic\n") << QByteArray("      scheme: digest\n")
                                    << QString();
        QTest::newRow("a tag") << QByteArray("openapi: 3.1.0") << QByteArray("openapi: !!python/name:os.system")
                               << u"error import.yaml"_s;
        QTest::newRow("no YAML") << QByteArray("openapi:") << QByteArray("openapi: [") << u"error import.yaml"_s;
    }
    void whatCannotBeRead()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QFETCH(const QString, expected);
        QByteArray yaml = example();
        QVERIFY(yaml.contains(before));
        yaml.replace(before, after);
        const QString answer = told(readAirbyteManifest(yaml, u"connector.yaml"_s));
        if (expected.isEmpty()) // one scheme less, and told so
            QCOMPARE(answer.count("manifest-scheme"_L1), 3);
        else
            QCOMPARE(answer, expected);
    }

    void withoutSchemesABearerIsTaken()
    {
        QByteArray yaml = example();
        yaml.replace("components:", "parts:");
        const auto manifest = readAirbyteManifest(yaml, u"connector.yaml"_s);
        QVERIFY(manifest);
        const auto read = readConnector(manifest->connector, u"x.json"_s);
        QCOMPARE(read->signIns.first().headers.first().value, u"Bearer {token}"_s);
    }

    void onlySuchFilesAreTaken()
    {
        QVERIFY(isAirbyteManifest(example()));
        QVERIFY(!isAirbyteManifest("openapi: 3.1.0\ninfo: {}\n"));
        QVERIFY(!isAirbyteManifest("connectors: []\n"));
    }

    void aHostileFileIsRefusedInTime()
    {
        for (const QByteArray &yaml :
             {QByteArray(3 * 1024 * 1024, 'a'), "a: " + QByteArray(100'000, '['),
              QByteArray(
                  "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n"
                  "d: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e]\n")})
            QVERIFY(!readAirbyteManifest(yaml, u"connector.yaml"_s));
    }
};

}

LENTERA_TEST(tst_airbyteManifest, lentera::AirbyteManifestTest)
#include "tst_airbyteManifest.moc"

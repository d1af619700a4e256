// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchangeDocuments.h"
#include "samples.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lentera;

static QString fieldError(const QString &pointer, const QString &value)
{
    return u"import.field field=%1 path=x.json value=%2"_s.arg(pointer, value);
}

class ExchangeErrorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = storeInMemory(m_clock);
        QVERIFY(m_store);
        QVERIFY(m_store->addTenant(someTenant(u"acme"_s)));
    }

    void aFileWithASecretIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        const QString connection = u"/tenants/0/connections/0"_s;
        QTest::newRow("password") << withConnection("'password': 'x'") << connection + u"/password"_s;
        QTest::newRow("secret of a tenant") << withTenant("'secret': 'x'") << u"/tenants/0/secret"_s;
        QTest::newRow("token beside the tenants")
            << asJson("{'schema': 'lentera.tenants/1', 'token': 'x', 'tenants': []}") << u"/token"_s;
        QTest::newRow("apiKey among the parameters")
            << withConnection("'parameters': {'apiKey': 'x'}") << connection + u"/parameters/apiKey"_s;
        QTest::newRow("API-KEY") << withConnection("'API-KEY': 'x'") << connection + u"/API-KEY"_s;
        QTest::newRow("client_secret") << withConnection("'client_secret': 'x'") << connection + u"/client_secret"_s;
        QTest::newRow("a number") << withConnection("'password': 123456") << connection + u"/password"_s;
        QTest::newRow("anything below credentials")
            << withConnection("'credentials': [{'user': '', 'pw': 'x'}]") << connection + u"/credentials/0/pw"_s;
        QTest::newRow("a name that needs escaping")
            << withConnection("'a/b~c': {'token': 'x'}") << connection + u"/a~1b~0c/token"_s;
        QTest::newRow("user information in the base URL")
            << withConnection("'parameters': {'baseUrl': 'https://u:p@h/'}") << connection + u"/parameters/baseUrl"_s;
        QTest::newRow("a token as user in the proxy")
            << withConnection("'proxy': {'url': ' HTTP://t@h:1'}") << connection + u"/proxy/url"_s;
        QTest::newRow("a private key in the notes")
            << withConnection("'notes': '-----BEGIN RSA PRIVATE KEY-----\\nA'") << connection + u"/notes"_s;
        QTest::newRow("a private key among the roots")
            << withConnection("'trust': {'ownRoots': '" + QByteArray("-----BEGIN PRIVATE KEY-----\nA").toBase64() +
                              "'}")
            << connection + u"/trust/ownRoots"_s;
    }
    void aFileWithASecretIsRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, field);
        QCOMPARE(imported(json), u"import.secret field=%1 path=x.json"_s.arg(field));
    }

    void whatOnlyLooksLikeASecretIsTaken_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("an empty password") << withConnection("'password': '', 'token': null");
        QTest::newRow("a word in a value") << withConnection("'notes': 'password: ask Budi, mail a@b.example'");
        QTest::newRow("an at-sign in a path") << withConnection("'parameters': {'baseUrl': 'https://h/a@b'}");
        QTest::newRow("a name that goes on") << withConnection("'parameters': {'tokenUrl': 'https://h/token'}");
    }
    void whatOnlyLooksLikeASecretIsTaken()
    {
        QFETCH(QByteArray, json);
        QCOMPARE(imported(json), u"added ; updated acme; unchanged "_s);
    }

    void aBadFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("error");
        const auto syntax = [](int line, int column, const char *reason) {
            return u"import.syntax column=%1 line=%2 path=x.json reason=%3"_s.arg(column).arg(line).arg(
                QLatin1StringView(reason));
        };
        QTest::newRow("empty") << QByteArray() << syntax(1, 1, "illegal value");
        QTest::newRow("not JSON") << QByteArray("tenants:\n  - acme\n") << syntax(1, 2, "illegal value");
        QTest::newRow("a comma too many") << QByteArray("{\"schema\": \"lentera.tenants/1\",\n \"tenants\": [],\n}")
                                          << syntax(3, 2, "object is missing after a comma");
        QTest::newRow("bytes that are no UTF-8")
            << QByteArray("{\"a\": \"\xff\xfe\"}") << syntax(1, 8, "invalid UTF8 string");
        const auto schema = [](const QString &found) {
            return u"import.schema found=%1 path=x.json"_s.arg(found);
        };
        QTest::newRow("another schema") << asJson("{'schema': 'lentera.tenants/2'}") << schema(u"lentera.tenants/2"_s);
        QTest::newRow("a number as schema") << asJson("{'schema': 1}") << schema(u"1"_s);
        QTest::newRow("no schema") << QByteArray("{}") << schema({});
        QTest::newRow("an array") << QByteArray("[]") << schema({});
        QTest::newRow("a long schema is cut")
            << "{\"schema\": \"" + QByteArray(1000, 'x') + "\"}" << schema(QString(80, u'x'));
    }
    void aBadFileIsRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, error);
        QCOMPARE(imported(json), error);
    }

    void aMemberThatDoesNotFitIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("error");
        QTest::newRow("no tenants") << asJson("{'schema': 'lentera.tenants/1'}") << fieldError(u"/tenants"_s, {});
        QTest::newRow("tenants are no list") << asJson("{'schema': 'lentera.tenants/1', 'tenants': {'a': 1}}")
                                             << fieldError(u"/tenants"_s, u"{\"a\":1}"_s);
        QTest::newRow("a tenant is no object")
            << asJson("{'schema': 'lentera.tenants/1', 'tenants': [null]}") << fieldError(u"/tenants/0"_s, u"null"_s);
        QTest::newRow("no id") << asJson("{'schema': 'lentera.tenants/1', 'tenants': [{}]}")
                               << fieldError(u"/tenants/0/id"_s, {});
        QTest::newRow("a bad id") << asJson("{'schema': 'lentera.tenants/1', 'tenants': [{'id': 'A b'}]}")
                                  << fieldError(u"/tenants/0/id"_s, u"A b"_s);
        QTest::newRow("a tenant twice") << asJson(
                                               "{'schema': 'lentera.tenants/1', 'tenants': [{'id': 'a'}, {'id': 'a'}]}")
                                        << fieldError(u"/tenants/1/id"_s, u"a"_s);
        QTest::newRow("name") << withTenant("'name': 7") << fieldError(u"/tenants/0/name"_s, u"7"_s);
        QTest::newRow("colour") << withTenant("'colour': 'red'") << fieldError(u"/tenants/0/colour"_s, u"red"_s);
        QTest::newRow("environment") << withTenant("'environment': false")
                                     << fieldError(u"/tenants/0/environment"_s, u"false"_s);
        QTest::newRow("connections") << withTenant("'connections': 'none'")
                                     << fieldError(u"/tenants/0/connections"_s, u"none"_s);
        const QString connection = u"/tenants/0/connections/0"_s;
        QTest::newRow("connection without id")
            << withTenant("'connections': [{}]") << fieldError(connection + u"/id"_s, {});
        QTest::newRow("connection without connector")
            << withTenant("'connections': [{'id': 'a'}]") << fieldError(connection + u"/connector"_s, {});
        QTest::newRow("a connection twice")
            << withTenant("'connections': [{'id': 'a', 'connector': 'c'}, {'id': 'a', 'connector': 'c'}]")
            << fieldError(u"/tenants/0/connections/1/id"_s, u"a"_s);
        QTest::newRow("a parameter that is no text") << withConnection("'parameters': {'base/Url': [1]}")
                                                     << fieldError(connection + u"/parameters/base~1Url"_s, u"[1]"_s);
        QTest::newRow("an unknown proxy source") << withConnection("'proxy': {'source': 'Magic'}")
                                                 << fieldError(connection + u"/proxy/source"_s, u"Magic"_s);
        QTest::newRow("roots that are no base64")
            << withConnection("'trust': {'ownRoots': '%%'}") << fieldError(connection + u"/trust/ownRoots"_s, u"%%"_s);
        QTest::newRow("a negative time-out") << withConnection("'timeouts': {'connect': -1}")
                                             << fieldError(connection + u"/timeouts/connect"_s, u"-1"_s);
        QTest::newRow("half an attempt") << withConnection("'retry': {'attempts': 1.5}")
                                         << fieldError(connection + u"/retry/attempts"_s, u"1.5"_s);
        QTest::newRow("more attempts than an int holds")
            << withConnection("'retry': {'attempts': 5000000000}")
            << fieldError(connection + u"/retry/attempts"_s, u"5000000000"_s);
        QTest::newRow("a status in quotes") << withConnection("'retry': {'statuses': [429, '503']}")
                                            << fieldError(connection + u"/retry/statuses/1"_s, u"503"_s);
        QTest::newRow("resolvers") << withConnection("'resolvers': '9.9.9.9'")
                                   << fieldError(connection + u"/resolvers"_s, u"9.9.9.9"_s);
    }
    void aMemberThatDoesNotFitIsNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, error);
        QCOMPARE(imported(json), error);
    }

private:
    //! What the import into a store that knows acme did, or its error.
    QString imported(const QByteArray &json)
    {
        const auto outcome = importTenants(*m_store, json, u"x.json"_s);
        return outcome ? summary(*outcome) : outcomeOf(outcome);
    }

    FixedClock m_clock;
    std::unique_ptr<Store> m_store;
};

LENTERA_TEST(tst_exchangeErrors, ExchangeErrorsTest)
#include "tst_exchangeErrors.moc"

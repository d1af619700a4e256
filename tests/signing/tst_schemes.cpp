// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/SigningSchemeFile.h"
#include "signing/timestampForm.h"
#include "support/runTests.h"

#include <QDir>
#include <QFile>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace lentera {

static const QString folder = QStringLiteral(SOURCE_DIR "/resources/signing");

static QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static QString told(const QList<FileProblem> &problems)
{
    QStringList lines;
    for (const FileProblem &problem : problems) {
        QStringList facts;
        for (auto it = problem.error.facts.cbegin(); it != problem.error.facts.cend(); ++it)
            facts << it.key() + u'=' + *it;
        lines << u"%1 %2 %3"_s.arg(problem.line).arg(problem.error.id, facts.join(u' '));
    }
    return lines.join(u'\n');
}

//! The scheme files: those that ship prove themselves, and mistakes are named by line.
class SchemesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyShippedSchemeProvesItself()
    {
        const SigningCatalogue catalogue = readSigningSchemes(folder);
        QCOMPARE(told(catalogue.problems), QString());
        QCOMPARE(catalogue.schemes.size(), QDir(folder).entryList({u"*.json"_s}).size());
        QVERIFY(catalogue.schemes.size() >= 10);
        for (const SigningScheme &scheme : catalogue.schemes) {
            QCOMPARE(scheme.id + ".json"_L1, QFileInfo(scheme.file).fileName());
            QVERIFY2(scheme.samples.size() >= 2, qPrintable(scheme.id));
            for (const SigningSample &sample : scheme.samples)
                QVERIFY2(!sample.source.isEmpty(), qPrintable(scheme.id));
        }
        QCOMPARE(shippedSigningSchemes().schemes.size(), catalogue.schemes.size());
    }

    void theConventionsOfOneFamilyAreRelatives()
    {
        const SigningCatalogue catalogue = readSigningSchemes(folder);
        const SigningScheme *server = catalogue.find(u"promptops-server"_s);
        QVERIFY(server);
        QCOMPARE(catalogue.relatives(*server).size(), 3);
        QVERIFY(!catalogue.find(u"there-is-none"_s));
        QVERIFY(!server->covers("body") && !server->covers("query") && server->covers("path"));
        QVERIFY(catalogue.find(u"aws-sigv4"_s)->covers("body"));
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const char *from, const char *to, const char *problem) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(problem);
        };
        row("syntax", "\"hex\",", "\"hex\"", "6 signing.syntax line=6");
        row("another schema", "lentera.signing/1", "lentera.signing/2",
            "2 signing.member.type expected=lentera.signing/1");
        row("an unknown member", "\"encoding\"", "\"encode\"", "5 signing.member.unknown field=/encode");
        row("a missing member", "\"name\": { \"en\": \"A\", \"id\": \"A\" },", "",
            "1 signing.member.missing field=/name");
        row("a repeated member", "\"encoding\": \"hex\"", "\"id\": \"again\"", "5 signing.member.repeated field=/id");
        row("an unknown algorithm", "hmac-sha256", "sha256", "4 signing.member.type");
        row("an unknown encoding", "\"hex\"", "\"hexa\"", "5 signing.member.type");
        row("an unknown value", "{method}", "{methud}", "6 signing.template.invalid field=/signs found={methud}");
        row("an unknown step", "{method}", "{method|upper|no}", "6 signing.template.invalid field=/signs");
        row("a brace without partner", "{method}", "{method", "6 signing.template.invalid field=/signs");
        row("a bracket without partner", "{method}", "{method}[", "6 signing.template.invalid field=/signs");
        row("the secret in what is signed", "{method}", "{secret}", "6 signing.template.invalid field=/signs");
        row("an unknown form of time", "unix-seconds", "unix", "7 signing.member.type");
        row("a wrong signature", "SIGNATURE", "00", "12 signing.sample.wrong expected=00");
        row("a header that cannot be sent", "X-Signature", "X Signature", "8 signing.member.type");
        row("an address that is none", "https://a.example/x", "a.example", "11 signing.sample.wrong");
    }
    void mistakesAreNamed()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const QString, problem);
        const QByteArray signature = QByteArray("SIGNATURE");
        QByteArray json = bytesOf(QStringLiteral(SOURCE_DIR "/tests/data/signing/small.json"));
        QVERIFY(json.contains(from));
        json.replace(json.indexOf(from), from.size(), to);
        json.replace(signature,
                     QMessageAuthenticationCode::hash("GET.1768446245", "k", QCryptographicHash::Sha256).toHex());
        const auto scheme = readSigningScheme(json, u"a.json"_s);
        QVERIFY(!scheme);
        QVERIFY2(told(scheme.error()).contains(problem), qPrintable(told(scheme.error())));
    }

    void aTextThatNamesItselfIsRefused()
    {
        QByteArray json = bytesOf(folder + "/aws-sigv4.json"_L1);
        json.replace("{signedHeaders}\\n{body|sha256|hex}", "{request}");
        const auto scheme = readSigningScheme(json, u"a.json"_s);
        QVERIFY(!scheme);
        QVERIFY2(told(scheme.error()).contains("signing.template.invalid field=/texts"_L1),
                 qPrintable(told(scheme.error())));
    }

    void timesAreReadAndWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("form");
        QTest::newRow("seconds") << QByteArray("1768446245") << QByteArray("unix-seconds");
        QTest::newRow("milliseconds") << QByteArray("1768446245000") << QByteArray("unix-milliseconds");
        QTest::newRow("a fraction") << QByteArray("1768446245.12") << QByteArray("unix-fraction");
        QTest::newRow("Z") << QByteArray("2026-01-15T03:04:05Z") << QByteArray("iso-z");
        QTest::newRow("Z with milliseconds")
            << QByteArray("2026-01-15T03:04:05.000Z") << QByteArray("iso-z-milliseconds");
        QTest::newRow("ZZ") << QByteArray("2026-01-15T03:04:05.000ZZ") << QByteArray("iso-double-z");
        QTest::newRow("no zone") << QByteArray("2026-01-15T03:04:05") << QByteArray("iso-naive");
        QTest::newRow("no zone, a fraction")
            << QByteArray("2026-01-15T03:04:05.123456") << QByteArray("iso-naive-fraction");
        QTest::newRow("an offset") << QByteArray("2026-01-15T10:04:05+07:00") << QByteArray("iso-offset");
        QTest::newRow("a blank") << QByteArray("2026-01-15 03:04:05") << QByteArray("iso-space");
        QTest::newRow("basic") << QByteArray("20260115T030405Z") << QByteArray("iso-basic");
        QTest::newRow("HTTP") << QByteArray("Thu, 15 Jan 2026 03:04:05 GMT") << QByteArray("http-date");
    }
    void timesAreReadAndWritten()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, form);
        const auto written = readTimestamp(text);
        QVERIFY(written);
        QCOMPARE(written->form, form);
        QCOMPARE(written->time.toSecsSinceEpoch(), 1768446245);
        if (timestampForms().contains(form) && form != "iso-offset")
            QCOMPARE(timestampText(form, written->time), text);
        QVERIFY(!readTimestamp("yesterday") && !readTimestamp("") && !readTimestamp("2026-13-15T03:04:05Z"));
    }
};

}

LENTERA_TEST(tst_schemes, lentera::SchemesTest)
#include "tst_schemes.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/Explanation.h"
#include "explain/Placeholders.h"
#include "support/runTests.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

static const QByteArray whole = R"(owner: service-operator
match: certificate has expired
match: ~CERT_HAS_EXPIRED|error 10\b

# en: The certificate of {host} expired {days:one day|# days} ago
## cause
It was valid until {notAfter}.

Nobody renewed it.
## fix
Renew it.
## prevention
Watch it.
## evidence
notAfter | after {now} | {notAfter}
days | {limit:one|# days} | {days}
key | a \| b | fixed
lost | {nowhere} | {never}

# id: Sertifikat {host} kedaluwarsa {days:# hari} lalu
## cause
Sertifikat berlaku sampai {notAfter}.
## fix
Perbarui sertifikat.
## prevention
Pantau sertifikat.
## evidence
notAfter | setelah {now} | {notAfter}
)";

static QByteArray replaced(const QByteArray &what, const QByteArray &by)
{
    return QByteArray(whole).replace(what, by);
}

class ExplanationFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeFileIsRead();
    void mistakesAreNamedWithTheirLine_data();
    void mistakesAreNamedWithTheirLine();
    void aConnectorsWordingNeedsNoOwner();
    void placeholders_data();
    void placeholders();
    void timesAreShownByTheClockOnTheWall();
    void textFromOutsideIsMadeVisible_data();
    void textFromOutsideIsMadeVisible();
    void longTextIsCut();
};

void ExplanationFileTest::aWholeFileIsRead()
{
    const Result<ExplanationFile> file = readExplanation(whole, u"tls.certificate.expired"_s);
    QVERIFY(file);
    QCOMPARE(file->owner, u"service-operator"_s);
    QCOMPARE(file->matches.size(), 2);
    QCOMPARE(file->texts.keys(), (QStringList{u"en"_s, u"id"_s}));
    const ExplanationFile::Text english = file->texts.value(u"en"_s);
    QCOMPARE(english.title, u"The certificate of {host} expired {days:one day|# days} ago"_s);
    QCOMPARE(english.cause, u"It was valid until {notAfter}.\n\nNobody renewed it."_s);
    QCOMPARE(english.fix, u"Renew it."_s);
    QCOMPARE(english.evidence.size(), 4);
    QCOMPARE(english.evidence.at(1), (EvidenceRow{u"days"_s, u"{limit:one|# days}"_s, u"{days}"_s}));
    QCOMPARE(english.evidence.at(2), (EvidenceRow{u"key"_s, u"a | b"_s, u"fixed"_s}));
    QVERIFY(readExplanation(replaced("\n", "\r\n"), u"x"_s));
}

void ExplanationFileTest::mistakesAreNamedWithTheirLine_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QByteArray &markdown, const QString &error) {
        QTest::newRow(name) << markdown << error;
    };
    row("nothing at all", "", u"explanation.language line=1 language=en"_s);
    row("an unknown key", replaced("match: cert", "mtach: cert"), u"explanation.syntax line=2"_s);
    row("a line that is no key", replaced("match: certificate has expired", "hello"), u"explanation.syntax line=2"_s);
    row("a broken pattern", replaced("~CERT_HAS", "~(CERT_HAS"), u"explanation.syntax line=3"_s);
    row("an owner twice", replaced("match: cert", "owner: vendor\nmatch: cert"),
        u"explanation.owner line=2 owner=vendor"_s);
    row("an unknown owner", replaced("service-operator", "somebody"), u"explanation.owner line=1 owner=somebody"_s);
    row("no owner", replaced("owner: service-operator\n", ""), u"explanation.owner line=28 owner="_s);
    row("an unknown language", replaced("# id:", "# de:"), u"explanation.language line=20 language=de"_s);
    row("a language twice", replaced("# id:", "# en:"), u"explanation.language line=20 language=en"_s);
    row("a language missing", whole.left(whole.indexOf("# id:")), u"explanation.language line=20 language=id"_s);
    row("no title", replaced("# id: Sertifikat {host} kedaluwarsa {days:# hari} lalu", "# id:"),
        u"explanation.section line=20 section=title"_s);
    row("text before a section", replaced("## cause\nIt was", "It was"), u"explanation.syntax line=6"_s);
    row("an unknown section", replaced("## fix\nRenew", "## remedy\nRenew"),
        u"explanation.section line=10 section=remedy"_s);
    row("a section twice", replaced("## fix\nRenew", "## cause\nRenew"),
        u"explanation.section line=10 section=cause"_s);
    row("an empty section", replaced("Watch it.", ""), u"explanation.section line=5 section=prevention"_s);
    row("a section before a language", replaced("# en", "## en"),
        u"explanation.section line=5 section=en: The certificate of {host} expired {days:one day|# days} ago"_s);
    row("a row of two cells", replaced("after {now} | {notAfter}", "after {now}"), u"explanation.syntax line=15"_s);
    row("a row without a name", replaced("notAfter | after", "| after"), u"explanation.syntax line=15"_s);
    row("no UTF-8", replaced("Renew it", "\xff\xfe"), u"explanation.syntax line=0"_s);
}

void ExplanationFileTest::mistakesAreNamedWithTheirLine()
{
    QFETCH(const QByteArray, markdown);
    const Result<ExplanationFile> file = readExplanation(markdown, u"x.y.z"_s);
    QVERIFY(!file);
    QCOMPARE(file.error().facts.value(u"file"_s), u"x.y.z.md"_s);
    QString text = file.error().id + " line="_L1 + file.error().facts.value(u"line"_s);
    for (const QString &name : {u"language"_s, u"section"_s, u"owner"_s})
        if (file.error().facts.contains(name))
            text += u' ' + name + u'=' + file.error().facts.value(name);
    QTEST(text, "error");
}

void ExplanationFileTest::aConnectorsWordingNeedsNoOwner()
{
    const QByteArray markdown = replaced("owner: service-operator\n", "");
    QVERIFY(readExplanation(markdown, u"tls.certificate.expired@jira"_s));
}

void ExplanationFileTest::placeholders_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("filled");
    QTest::newRow("a fact") << u"of {host}."_s << u"en"_s << u"of desk.example."_s;
    QTest::newRow("an unknown fact") << u"of {nobody}."_s << u"en"_s << u"of …."_s;
    QTest::newRow("an empty fact") << u"of {empty}."_s << u"en"_s << u"of …."_s;
    QTest::newRow("one") << u"{one:one day|# days}"_s << u"en"_s << u"one day"_s;
    QTest::newRow("many") << u"{many:one day|# days}"_s << u"en"_s << u"12 days"_s;
    QTest::newRow("Indonesian has one form") << u"{one:# hari}"_s << u"id"_s << u"1 hari"_s;
    QTest::newRow("Indonesian takes the last of two") << u"{one:satu|# hari}"_s << u"id"_s << u"1 hari"_s;
    QTest::newRow("an unknown number") << u"{nobody:one day|# days}"_s << u"en"_s << u"… days"_s;
    QTest::newRow("JSON is no placeholder") << u"{\"a\": 1} {} {A}"_s << u"en"_s << u"{\"a\": 1} {} {A}"_s;
    QTest::newRow("a fact is not filled again") << u"{trick}"_s << u"en"_s << u"{host}"_s;
}

void ExplanationFileTest::placeholders()
{
    QFETCH(const QString, text);
    QFETCH(const QString, language);
    const Facts facts{{u"host"_s, u"desk.example"_s},
                      {u"one"_s, u"1"_s},
                      {u"many"_s, u"12"_s},
                      {u"empty"_s, QString()},
                      {u"trick"_s, u"{host}"_s}};
    QTEST(filledText(text, facts, language), "filled");
}

void ExplanationFileTest::timesAreShownByTheClockOnTheWall()
{
    const QByteArray zone = qgetenv("TZ");
    const auto inZone = [](const char *name, const QString &fact) {
        qputenv("TZ", name);
        tzset();
        return filledText(u"{moment:local}"_s, {{u"moment"_s, fact}}, u"en"_s);
    };
    QCOMPARE(inZone("WIB-7", u"2026-11-22T05:00:00Z"_s), u"2026-11-22 12:00:00 (UTC+07:00)"_s);
    QCOMPARE(inZone("NST3:30", u"2026-11-22T02:00:00Z"_s), u"2026-11-21 22:30:00 (UTC-03:30)"_s);
    QCOMPARE(inZone("UTC0", u"soon"_s), u"soon"_s);
    QCOMPARE(inZone("UTC0", QString()), u"…"_s);
    zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone);
    tzset();
}

void ExplanationFileTest::textFromOutsideIsMadeVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("visible");
    QTest::newRow("plain") << u"abc <b> é 漢"_s << u"abc <b> é 漢"_s;
    QTest::newRow("a terminal's escape") << u"\x1b[31m"_s << u"␛[31m"_s;
    QTest::newRow("line break and NUL") << QString(u"a\nb\0"_s) << u"a␊b␀"_s;
    QTest::newRow("right to left") << u"a\u202egpj.exe"_s << u"a<U+202E>gpj.exe"_s;
    QTest::newRow("nothing to see") << u"a\u200bb"_s << u"a<U+200B>b"_s;
    QTest::newRow("C1 control") << u"\u009b1m"_s << u"<U+009B>1m"_s;
    QTest::newRow("tags beyond the first plane") << QString::fromUcs4(U"\U000e0041") << u"<U+E0041>"_s;
    QTest::newRow("a password in a URL") << u"see https://me:pw@desk.example/a@b"_s
                                         << u"see https://removed@desk.example/a@b"_s;
    QTest::newRow("no user in this URL") << u"https://desk.example/@me"_s << u"https://desk.example/@me"_s;
}

void ExplanationFileTest::textFromOutsideIsMadeVisible()
{
    QFETCH(const QString, text);
    QTEST(visibleText(text), "visible");
}

void ExplanationFileTest::longTextIsCut()
{
    QCOMPARE(visibleText(QString(100'000, u'x')).size(), 2001);
}

}

LENTERA_TEST(tst_explanationFile, lentera::ExplanationFileTest)
#include "tst_explanationFile.moc"

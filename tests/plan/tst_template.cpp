// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/Template.h"
#include "support/runTests.h"

#include "definition/TemplateText.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

static std::optional<QByteArray> lookup(const QString &name)
{
    static const QMap<QString, QByteArray> values{
        {u"email"_s, "budi@example.com"}, {u"token"_s, "s3cret"}, {u"empty"_s, ""}, {u"braces"_s, "{token}"}};
    const auto found = values.constFind(name);
    return found == values.cend() ? std::nullopt : std::optional(*found);
}

class TemplateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void templatesAreFilled_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QString &text, const QByteArray &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("nothing", {}, {});
        row("literal text", u"application/json"_s, "application/json");
        row("one name", u"Bearer {token}"_s, "Bearer s3cret");
        row("a name twice", u"{token}{token}"_s, "s3crets3cret");
        row("an empty value", u"<{empty}>"_s, "<>");
        row("base64 of two values", u"Basic {base64(email:token)}"_s,
            "Basic " + QByteArray("budi@example.com:s3cret").toBase64());
        row("base64 with an empty second value", u"{base64(token:)}"_s, QByteArray("s3cret:").toBase64());
        row("base64 with quoted text", u"{base64(email'/token:'token)}"_s,
            QByteArray("budi@example.com/token:s3cret").toBase64());
        row("JSON stays as it is", u"{\"list_info\":{\"row_count\":1}}"_s, R"({"list_info":{"row_count":1}})");
        row("other braces stay as they are", u"{} {a-b} { token } {1a} }{"_s, "{} {a-b} { token } {1a} }{");
        row("a value is not filled again", u"{braces}"_s, "{token}");
        row("letters beyond ASCII", u"é {token}"_s, QByteArray("\xC3\xA9 s3cret"));
    }

    void templatesAreFilled()
    {
        QFETCH(QString, text);
        const Result<QByteArray> result = filled(text, lookup);
        QVERIFY(result);
        QTEST(*result, "expected");
    }

    void anUnknownNameIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("alone") << u"{apiKey}"_s;
        QTest::newRow("in base64") << u"{token} {base64(email:apiKey)}"_s;
    }

    void anUnknownNameIsNamed()
    {
        QFETCH(QString, text);
        const Result<QByteArray> result = filled(text, lookup);
        QVERIFY(!result);
        QCOMPARE(result.error(), (Error{u"template.unknown"_s, {{u"name"_s, u"apiKey"_s}}}));
    }

    void namesAreListedOnce()
    {
        QCOMPARE(templateNames(u"{b}{a} {base64(a:c'd')} {\"e\":1}"_s), (QStringList{u"b"_s, u"a"_s, u"c"_s}));
    }
};

}

LENTERA_TEST(tst_template, lentera::TemplateTest)
#include "tst_template.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/TokenAnswer.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

static QString shown(const TokenAnswer &answer)
{
    QStringList parts;
    for (auto field = answer.fields.cbegin(); field != answer.fields.cend(); ++field)
        parts << field.key() + u'=' + *field;
    for (auto secret = answer.secrets.cbegin(); secret != answer.secrets.cend(); ++secret)
        parts << secret.key() + u':' + QString::fromUtf8((*secret)->reveal());
    return answer.readable ? parts.join(u' ') : u"unreadable "_s + parts.join(u' ');
}

//! What token end points answer, read apart.
class TokenAnswerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("read");
        const auto row = [](const char *name, const char *body, const QString &read) {
            QTest::newRow(name) << QByteArray(body) << read;
        };
        row("JSON", "{\"access_token\":\"canary-a\", \"expires_in\" : 3600,\"refresh_token\": \"canary-r\"}",
            u"expires_in=3600 access_token:canary-a refresh_token:canary-r"_s);
        row("a form", "access_token=canary-a%2Fb&scope=repo%2Cuser&token_type=bearer",
            u"scope=repo,user token_type=bearer access_token:canary-a/b"_s);
        row("an error as a form", "error=bad_refresh_token&error_description=It+is+over",
            u"error=bad_refresh_token error_description=It is over"_s);
        row("an escaped token", "{\"access_token\":\"canary-\\u0041\\/\\\"x\"}", u"access_token:canary-A/\"x"_s);
        row("inner members", "{\"ok\":true,\"authed_user\":{\"id\":\"U1\",\"access_token\":\"canary-u\"}}",
            u"authed_user.id=U1 ok=true access_token:canary-u"_s);
        row("the first of two tokens",
            "{\"access_token\":\"canary-a\",\"authed_user\":{\"access_token\":\"canary-b\"}}",
            u"access_token:canary-a"_s);
        row("a token's name as a value", "{\"error\":\"access_token\",\"x\":\":\"}", u"error=access_token x=:"_s);
        row("a token that is no text", "{\"access_token\":null}", QString());
        row("broken JSON keeps no token either", "{\"access_token\":\"canary-a\"",
            u"unreadable access_token:canary-a"_s);
        row("an unended token", "{\"access_token\":\"canary-a", u"unreadable access_token:canary-a"_s);
        row("a page", "<html>access_token=1</html>", u"unreadable "_s);
        row("nothing", "", u"unreadable "_s);
        row("a list", "[{\"errorCode\":\"X\"}]", u"unreadable "_s);
    }

    void bodies()
    {
        QFETCH(QByteArray, body);
        QFETCH(const QString, read);
        const qsizetype size = body.size();
        QCOMPARE(shown(readTokenAnswer(body)), read);
        QVERIFY2(!body.contains("canary"), body.constData());
        QCOMPARE(body.size(), size);
    }

    void manyMembersAreCut()
    {
        QByteArray body = "{";
        for (int i = 0; i < 500; ++i)
            body += "\"m" + QByteArray::number(i) + "\":\"" + QByteArray(5000, 'x') + "\",";
        body.chop(1);
        body += '}';
        const TokenAnswer answer = readTokenAnswer(body);
        QCOMPARE(answer.fields.size(), 60);
        QCOMPARE(answer.fields.first().size(), 1000);
    }
};

}

LENTERA_TEST(tst_tokenAnswer, lentera::TokenAnswerTest)
#include "tst_tokenAnswer.moc"
